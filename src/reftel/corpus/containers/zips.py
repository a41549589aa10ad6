"""Zip archives: their table of contents is judged before anything is unpacked, so a bomb is refused whole."""

import stat
import struct
import zipfile
from collections.abc import Iterator, Mapping
from typing import BinaryIO, Final, cast

from reftel.corpus.containers.bags import looks_like_bag
from reftel.corpus.containers.member_names import is_furniture, objection, shown
from reftel.corpus.containers.packed import UNPACK_ERRORS
from reftel.corpus.containers.packed_bags import names_of_zip, read_unpacked, unpack_member, unpacking_folder
from reftel.corpus.containers.spooling import spool
from reftel.corpus.extractors import Extractor, named
from reftel.corpus.inputs import Input, Job
from reftel.corpus.seam import Holds
from reftel.corpus.values import Item, Limits, Rejected
from reftel.errors import LimitExceeded, TelegramError

_ENCRYPTED: Final = 0x1
_REPAIR: Final = "Fetch it again, or unpack what can be saved of it and name the folder."

# APPNOTE.TXT 4.3.16 (end of central directory) and 4.3.14 (its 64-bit form): the sizes of the table of contents.
_END: Final = struct.Struct("<4s4H2LH")
_END_MAGIC: Final = b"PK\x05\x06"
_END64: Final = struct.Struct("<4sQ2H2L4Q")
_LOCATOR_MAGIC: Final = b"PK\x06\x07"
_LOCATOR_BYTES: Final = 20
_TAIL_BYTES: Final = 64 * 1024 + _END.size + _END64.size + _LOCATOR_BYTES


class ZipReader:
    """Reads zip archives."""

    name = "zip"
    what = "a zip archive, by its first bytes"
    holds = Holds.INPUTS
    extractors: Mapping[str, Extractor] = named()

    def recognises(self, head: bytes, name: str) -> bool:  # noqa: ARG002 - one signature for all readers
        """Tell whether the input is a zip archive, empty ones included."""
        return head.startswith((b"PK\x03\x04", _END_MAGIC))

    def read(self, source: Input, job: Job) -> Iterator[Item | Rejected]:
        """Yield what the members hold, in the archive's order. Raises `TelegramError` where nothing of it can be read."""
        inside = job.inside()
        _check_directory(source, job.limits)
        try:
            archive = zipfile.ZipFile(source.stream)
        except (zipfile.BadZipFile, *UNPACK_ERRORS, ValueError, NotImplementedError) as error:
            reason = f"the archive is damaged ({' '.join(str(error).split())})"
            raise TelegramError(reason, next_step=_REPAIR) from error
        with archive:
            infos = archive.infolist()
            job.budget.check_bytes(job.budget.unpacked_bytes + sum(info.file_size for info in infos))
            for _ in infos:
                job.budget.take_member()
            if looks_like_bag(names_of_zip(archive)):
                yield from _read_bag(source, archive, inside)
                return
            for info in infos:
                yield from _read_member(source, archive, info, inside)


def _read_bag(source: Input, archive: zipfile.ZipFile, job: Job) -> Iterator[Item | Rejected]:
    """Unpack a bag and read it. A member that cannot be unpacked is refused; the bag then lacks it, and says so."""
    with unpacking_folder() as folder:
        for info in archive.infolist():
            name = shown(info.filename)
            reason = objection(name, job.limits) or _member_objection(info, job.limits)
            try:
                if reason is None and not info.is_dir():
                    with archive.open(info) as file:
                        unpack_member(cast(BinaryIO, file), name, folder, job, is_counted=False)
            except (zipfile.BadZipFile, *UNPACK_ERRORS, NotImplementedError, RuntimeError, ValueError) as error:
                reason = _damaged(error)
            if reason is not None:
                yield Rejected(
                    path=source.path, member=source.member_path(name[: job.limits.name_chars]), reason=reason
                )
        yield from read_unpacked(source, folder, job)


def _damaged(error: Exception) -> str:
    return f"the member is damaged or packed in an unknown way ({' '.join(str(error).split()) or 'it breaks off'})"


def _check_directory(source: Input, limits: Limits) -> None:
    """Raise `LimitExceeded` where the table of contents is too long to be read, before it is."""
    size = _directory_bytes(source.stream, source.size)
    if size > limits.directory_bytes:
        raise LimitExceeded("bytes of an archive's table of contents", limits.directory_bytes)


def _directory_bytes(stream: BinaryIO, size: int) -> int:
    """Return the length of the table of contents as the archive gives it, 0 where it has no end record."""
    stream.seek(max(0, size - _TAIL_BYTES))
    tail = stream.read(_TAIL_BYTES)
    stream.seek(0)
    at = tail.rfind(_END_MAGIC, 0, len(tail) - _END.size + len(_END_MAGIC))
    if at < 0:
        return 0
    locator = at - _LOCATOR_BYTES
    if locator >= _END64.size and tail.startswith(_LOCATOR_MAGIC, locator):
        return int(_END64.unpack_from(tail, locator - _END64.size)[8])
    return int(_END.unpack_from(tail, at)[5])


def _read_member(source: Input, archive: zipfile.ZipFile, info: zipfile.ZipInfo, job: Job) -> Iterator[Item | Rejected]:
    name = shown(info.filename)
    reason = objection(name, job.limits) or _member_objection(info, job.limits)
    if reason is None and (info.is_dir() or is_furniture(name)):
        return
    if reason is None:
        try:
            with archive.open(info) as file:
                held, size = spool(file, job)
        except (zipfile.BadZipFile, *UNPACK_ERRORS, NotImplementedError, RuntimeError, ValueError) as error:
            reason = _damaged(error)
    if reason is not None:
        yield Rejected(path=source.path, member=source.member_path(name[: job.limits.name_chars]), reason=reason)
        return
    with held:
        yield from job.dispatch(Input(source.path, source.member_path(name), held, size), job)


def _member_objection(info: zipfile.ZipInfo, limits: Limits) -> str | None:
    kind = stat.S_IFMT(info.external_attr >> 16)  # 0 where the archive was not made on a Unix system
    if kind == stat.S_IFLNK:
        return "a link, which is not followed"
    if kind not in (0, stat.S_IFREG, stat.S_IFDIR):
        return "neither a file nor a folder"
    if info.flag_bits & _ENCRYPTED:
        return "an encrypted member"
    if info.file_size > limits.member_bytes:
        return f"{info.file_size:,} bytes; the limit for one member is {limits.member_bytes:,}"
    return None
