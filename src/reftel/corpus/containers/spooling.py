"""What is unpacked, held so that it can be read from any place: in memory while it is small, else in a file without a name."""

import contextlib
import io
import itertools
import tempfile
from collections.abc import Iterator
from typing import BinaryIO, Final, Protocol, cast

from reftel.corpus.inputs import Job
from reftel.errors import LimitExceeded

SPOOL_BYTES: Final = 16 * 1024 * 1024
"""What is kept in memory of one unpacked input; nearly every telegram and page is far below it."""

_CHUNK: Final = 256 * 1024


class _Readable(Protocol):
    def read(self, size: int, /) -> bytes: ...


def spool(stream: _Readable, job: Job, *, is_counted: bool = False) -> tuple[BinaryIO, int]:
    """Copy a stream that is read forward only; return the copy, at its start, and its size. The caller closes it.

    The budget is told of each chunk before the next is unpacked, unless the stream does that itself (`is_counted`). Raises
    `LimitExceeded`, and whatever the stream raises.
    """
    chunks = _chunks(stream, job, is_counted=is_counted)
    first, second = next(chunks, b""), next(chunks, b"")
    if not second:
        return io.BytesIO(first), len(first)
    with contextlib.ExitStack() as on_failure:
        held = tempfile.SpooledTemporaryFile(SPOOL_BYTES)  # noqa: SIM115 - the caller closes it
        on_failure.callback(held.close)
        for data in itertools.chain((first, second), chunks):
            held.write(data)
        on_failure.pop_all()
    size = held.tell()
    held.seek(0)
    return cast(BinaryIO, held), size


def _chunks(stream: _Readable, job: Job, *, is_counted: bool) -> Iterator[bytes]:
    size = 0
    while data := stream.read(_CHUNK):
        size += len(data)
        if not is_counted:
            job.budget.take_bytes(len(data))
        if size > job.limits.member_bytes:
            raise LimitExceeded("bytes of one member", job.limits.member_bytes, next_step="Cut it into several files.")
        yield data
