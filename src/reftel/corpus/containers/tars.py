"""Tar archives, packed or not, read as a stream: nothing is written to disk, nothing is taken on trust.

`tarfile` reads the headers; it ends quietly at a damaged one, so the stream remembers what it read last: an archive that
does not end with its end mark is reported, and so is whatever follows the mark.
"""

import tarfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO, Final, cast

from reftel.corpus.containers.bags import looks_like_bag
from reftel.corpus.containers.member_names import is_furniture, objection, shown
from reftel.corpus.containers.packed import UNPACK_ERRORS
from reftel.corpus.containers.packed_bags import names_of_tar, read_unpacked, unpack_member, unpacking_folder
from reftel.corpus.containers.spooling import spool
from reftel.corpus.extractors import Extractor, named
from reftel.corpus.inputs import Budget, Input, Job
from reftel.corpus.seam import Holds
from reftel.corpus.values import Item, Limits, Rejected
from reftel.errors import LimitExceeded

_BLOCK: Final = tarfile.BLOCKSIZE
_CHUNK: Final = 256 * 1024
_REPAIR: Final = "Fetch it again, or unpack what can be saved of it and name the folder."


def is_tar(head: bytes) -> bool:
    """Tell by the first block, whose checksum must fit, whether a file is a tar archive."""
    if len(head) < _BLOCK:
        return False
    try:
        tarfile.TarInfo.frombuf(head[:_BLOCK], "utf-8", "surrogateescape")
    except tarfile.HeaderError:
        return False
    return True


class TarReader:
    """Reads tar archives that are not packed; `read_tar` serves the packed ones too."""

    name = "tar"
    what = "a tar archive, by the checksum of its first header"
    holds = Holds.INPUTS
    extractors: Mapping[str, Extractor] = named()

    def recognises(self, head: bytes, name: str) -> bool:  # noqa: ARG002 - one signature for all readers
        """Tell whether the input is a tar archive."""
        return is_tar(head)

    def read(self, source: Input, job: Job) -> Iterator[Item | Rejected]:
        """Yield what the members hold, in the archive's order."""
        return read_tar(source, lambda: source.stream, job)


class _Forward:
    """The archive's bytes, read forward only, each counted; remembers the last block."""

    def __init__(self, stream: BinaryIO, budget: Budget, limits: Limits) -> None:
        self._stream = stream
        self._budget = budget
        self._most = limits.input_bytes
        self._at = 0
        self.last_block = b""

    def tell(self) -> int:
        return self._at

    def read(self, size: int = -1) -> bytes:
        if size < 0 or size > self._most:  # a header that claims to be longer than any text may be
            raise LimitExceeded("bytes of one text", self._most)
        data = self._stream.read(size)
        self._at += len(data)
        self._budget.take_bytes(len(data))
        if size == _BLOCK:
            self.last_block = data
        return data

    def seek(self, position: int) -> int:
        if position < self._at:
            raise tarfile.ReadError("a header points backwards")
        while self._at < position and self.read(min(_CHUNK, self._most, position - self._at)):
            pass
        return self._at

    def drain(self) -> int:
        """Read to the end; return how many bytes other than zeros there were."""
        rest = 0
        while data := self.read(min(_CHUNK, self._most)):
            rest += len(data) - data.count(0)
        return rest


def read_tar(source: Input, unpack: Callable[[], BinaryIO], job: Job) -> Iterator[Item | Rejected]:
    """Yield what the members of a tar archive hold; `unpack` gives its bytes from the start, unpacked, each time it is called.

    Raises `LimitExceeded`; damage is reported as a refusal after what came before it.
    """
    inside = job.inside()
    is_bag = _is_bag(unpack(), job)  # its manifests may stand last, so this cannot be told on the way
    source.stream.seek(0)
    forward = _Forward(unpack(), job.budget, job.limits)
    try:
        with tarfile.open(fileobj=cast(BinaryIO, forward), mode="r:") as archive, unpacking_folder() as folder:
            while (info := archive.next()) is not None:
                archive.members.clear()  # type: ignore[attr-defined]  # else every header is kept until the end
                job.budget.take_member()
                yield from _read_member(source, archive, info, inside, unpack_to=folder if is_bag else None)
            if is_bag:
                yield from read_unpacked(source, folder, inside)
        if forward.last_block != bytes(_BLOCK):
            yield source.refuse(_broken(job.budget, "it lacks the mark at its end"), _REPAIR)
        elif forward.drain():
            yield source.refuse("the archive goes on after the mark at its end; that part was not read", _REPAIR)
    except RecursionError:  # headers that announce one another without end
        yield source.refuse(_broken(job.budget, "its headers are nested too deep"), _REPAIR)
    except (tarfile.TarError, *UNPACK_ERRORS, ValueError, OverflowError) as error:
        yield source.refuse(_broken(job.budget, str(error) or "it breaks off"), _REPAIR)


def _broken(budget: Budget, why: str) -> str:
    return f"the archive is damaged after {budget.members:,} members ({' '.join(why.split())})"


def _is_bag(stream: BinaryIO, job: Job) -> bool:
    """Tell whether the archive holds a bag, by the names of its members: of what is none, after the first few."""
    forward = _Forward(stream, replace(job.budget), job.limits)

    def names() -> Iterator[str]:
        try:
            with tarfile.open(fileobj=cast(BinaryIO, forward), mode="r:") as archive:
                yield from names_of_tar(archive)
        except (RecursionError, tarfile.TarError, *UNPACK_ERRORS, ValueError, OverflowError, LimitExceeded):
            return  # when it is read, it will say what is wrong

    return looks_like_bag(names())


def _read_member(
    source: Input, archive: tarfile.TarFile, info: tarfile.TarInfo, job: Job, *, unpack_to: Path | None
) -> Iterator[Item | Rejected]:
    name = shown(info.name)
    reason = objection(name, job.limits) or _kind_objection(info) or _size_objection(info.size, job.limits)
    if reason is not None:
        yield Rejected(path=source.path, member=source.member_path(name[: job.limits.name_chars]), reason=reason)
    elif info.isfile() and not is_furniture(name):
        file = archive.extractfile(info)
        if file is None:
            return
        if unpack_to is not None:
            unpack_member(cast(BinaryIO, file), name, unpack_to, job, is_counted=True)
            return
        held, size = spool(file, job, is_counted=True)
        with held:
            if size < info.size:
                raise EOFError("a member breaks off")
            yield from job.dispatch(Input(source.path, source.member_path(name), held, size), job)


def _kind_objection(info: tarfile.TarInfo) -> str | None:
    if info.issym() or info.islnk():
        return "a link, which is not followed"
    if info.issparse():
        return "a file with holes"
    return None if info.isfile() or info.isdir() else "neither a file nor a folder"


def _size_objection(size: int, limits: Limits) -> str | None:
    if size > limits.member_bytes:
        return f"{size:,} bytes; the limit for one member is {limits.member_bytes:,}"
    return None
