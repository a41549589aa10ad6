"""Reading: paths become items, one after the other, with a refusal for everything that cannot be read."""

import io
import stat
import sys
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO, Final, NamedTuple, cast

from reftel.corpus.containers.folders import walk_folder
from reftel.corpus.containers.member_names import shown
from reftel.corpus.inputs import Budget, Input, Job
from reftel.corpus.ledger import Ledger
from reftel.corpus.readers import read_input
from reftel.corpus.values import LIMITS, Item, Limits, Rejected
from reftel.errors import LimitExceeded

STANDARD_INPUT: Final = "-"
_SPOOL_BYTES: Final = 16 * 1024 * 1024
"""What is kept of a stream in memory; more goes to a temporary file without a name."""

_CHUNK: Final = 1024 * 1024

_LOOK_AT_THE_NAME: Final = "Look at the name: files, folders and archives can be named, and - for standard input."


def read(
    paths: Iterable[Path | str],
    *,
    limits: Limits = LIMITS,
    stdin: BinaryIO | None = None,
    ledger: Ledger | None = None,
) -> Iterator[Item | Rejected]:
    """Yield the items of files, folders and archives in the order given, folders sorted; "-" is standard input.

    Streams: one text is in memory at a time. Never raises for what it reads: each input that cannot be read, or only in
    part, gives a `Rejected`. The ledger, where one is given, is complete when the last entry has been taken.
    """
    terms = _Terms(limits, Ledger() if ledger is None else ledger)
    for path in paths:
        if str(path) == STANDARD_INPUT:
            yield from _read_stream(STANDARD_INPUT, stdin if stdin is not None else sys.stdin.buffer, terms)
        else:
            yield from _read_path(Path(path), terms)


def read_again(path: str, member: str | None, data: bytes, *, limits: Limits = LIMITS) -> Iterator[Item | Rejected]:
    """Yield what the bytes of an input hold that was refused before and kept; it goes by its old path and member."""
    job = Job(limits, Budget(limits, packed_bytes=len(data)), read_input, ledger=Ledger())
    return read_input(Input(path, member, io.BytesIO(data), len(data)), job)


class _Terms(NamedTuple):
    """What holds for a whole run."""

    limits: Limits
    ledger: Ledger


def _read_path(path: Path, terms: _Terms) -> Iterator[Item | Rejected]:
    try:
        mode = path.stat().st_mode
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        yield Rejected(
            path=shown(str(path)), member=None, reason=f"it cannot be read ({reason})", next_step=_LOOK_AT_THE_NAME
        )
        return
    if stat.S_ISDIR(mode):
        for found in walk_folder(path):
            if isinstance(found, Rejected):
                yield found
            else:
                yield from _read_file(found, terms)
    else:
        yield from _read_file(path, terms, is_stream=not stat.S_ISREG(mode))


def _read_file(path: Path, terms: _Terms, *, is_stream: bool = False) -> Iterator[Item | Rejected]:
    """Open and read one file. A pipe (`<(command)`) named by the user is read as a stream."""
    name = shown(str(path))
    try:
        file = path.open("rb")
    except OSError as error:
        yield Rejected(path=name, member=None, reason=f"it cannot be read ({error.strerror})")
        return
    with file:
        if is_stream:
            yield from _read_stream(name, file, terms)
        else:
            yield from _read_open(name, file, path.stat().st_size, terms)


def _read_stream(name: str, stream: BinaryIO, terms: _Terms) -> Iterator[Item | Rejected]:
    with tempfile.SpooledTemporaryFile(max_size=_SPOOL_BYTES) as spool:
        try:
            size = _copy(stream, cast(BinaryIO, spool), terms)
        except (OSError, LimitExceeded) as error:
            yield Rejected(path=name, member=None, reason=str(error))
            return
        yield from _read_open(name, cast(BinaryIO, spool), size, terms)


def _copy(stream: BinaryIO, spool: BinaryIO, terms: _Terms) -> int:
    """Copy a stream that cannot seek to one that can; return the number of bytes."""
    size = 0
    while chunk := stream.read(_CHUNK):
        size += len(chunk)
        if size > terms.limits.total_bytes:
            raise LimitExceeded("bytes of one stream", terms.limits.total_bytes)
        spool.write(chunk)
    spool.seek(0)
    return size


def _read_open(name: str, stream: BinaryIO, size: int, terms: _Terms) -> Iterator[Item | Rejected]:
    job = Job(terms.limits, Budget(terms.limits, packed_bytes=size), read_input, ledger=terms.ledger)
    before = terms.ledger.read_bytes
    for entry in read_input(Input(name, None, stream, size), job):
        terms.ledger.read_bytes = before + min(stream.tell(), size)
        yield entry
    terms.ledger.read_bytes = before + size
