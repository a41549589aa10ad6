"""A BagIt bag (RFC 8493) as a tar archive, piece by piece: nothing is kept of a telegram that is written but two lines of checksums."""

import datetime as dt
import hashlib
import io
import tarfile
import tempfile
from collections.abc import Iterable, Iterator
from typing import IO, Final

import msgspec

from reftel.archive.values import Collection, Whole
from reftel.exports.bag import FOLDED, bag_info
from reftel.exports.plain import name_of
from reftel.exports.records import line_of

ROOT: Final = "telegrams"
_BLOCK: Final = 512
_IN_MEMORY: Final = 1_000_000
"""Bytes of checksums that are kept in memory; more go into a temporary file."""

_CHECKSUMS: Final = ("sha256", "sha512")


def bagged(wholes: Iterable[Whole], collection: Collection, *, now: dt.datetime) -> Iterator[bytes]:
    """Yield the bag: the originals as received, their records by the thousand, the collection record, checksums of all."""
    packer = _Packer(now)
    try:
        yield packer.file("bagit.txt", b"BagIt-Version: 0.97\nTag-File-Character-Encoding: UTF-8\n", is_payload=False)
        records = bytearray()
        count = 0
        for count, whole in enumerate(wholes, 1):
            folder = f"{(count - 1) // FOLDED:04d}"
            yield packer.file(f"data/originals/{folder}/{name_of(whole)}", whole.data)
            records += line_of(whole)
            if count % FOLDED == 0:
                yield packer.file(f"data/records/{folder}.jsonl", bytes(records))
                records.clear()
        if records:
            yield packer.file(f"data/records/{(count - 1) // FOLDED:04d}.jsonl", bytes(records))
        about = msgspec.json.format(msgspec.json.encode(collection)) + b"\n"
        yield packer.file("data/collection.json", about)
        yield from packer.ending(collection)
    finally:
        packer.close()


class _Packer:
    """Packs files and remembers their checksums: those of the payload outside memory, where they are many."""

    def __init__(self, now: dt.datetime) -> None:
        self._now = now
        self._manifests: dict[str, IO[bytes]] = {
            name: tempfile.SpooledTemporaryFile(_IN_MEMORY)  # noqa: SIM115 - closed in `close`
            for name in _CHECKSUMS
        }
        self._tags: dict[str, list[bytes]] = {name: [] for name in _CHECKSUMS}
        self._bytes = self._files = 0

    def close(self) -> None:
        """Forget the checksums."""
        for manifest in self._manifests.values():
            manifest.close()

    def file(self, path: str, data: bytes, *, is_payload: bool = True) -> bytes:
        """Return a file as tar has it, its checksums noted."""
        for name in _CHECKSUMS:
            line = f"{hashlib.new(name, data).hexdigest()}  {path}\n".encode()
            if is_payload:
                self._manifests[name].write(line)
            else:
                self._tags[name].append(line)
        if is_payload:
            self._bytes += len(data)
            self._files += 1
        return self._head(path, len(data)) + data + _padding(len(data))

    def ending(self, collection: Collection) -> Iterator[bytes]:
        """Yield what the bag says of itself, the checksums of all files, and the end of the archive."""
        said = {**bag_info(collection, self._now), "Payload-Oxum": f"{self._bytes}.{self._files}"}
        info = "".join(f"{name}: {value}\n" for name, value in said.items()).encode("utf-8", "replace")
        yield self.file("bag-info.txt", info, is_payload=False)
        for name, manifest in self._manifests.items():
            yield from self._copied(f"manifest-{name}.txt", manifest)
        for name in _CHECKSUMS:
            lines = b"".join(self._tags[name])
            yield self._head(f"tagmanifest-{name}.txt", len(lines)) + lines + _padding(len(lines))
        yield bytes(2 * _BLOCK)

    def _copied(self, path: str, held: IO[bytes]) -> Iterator[bytes]:
        size = held.tell()
        held.seek(0)
        sums = {name: hashlib.new(name) for name in _CHECKSUMS}
        yield self._head(path, size)
        while piece := held.read(io.DEFAULT_BUFFER_SIZE * 8):
            for one in sums.values():
                one.update(piece)
            yield piece
        yield _padding(size)
        for name, one in sums.items():
            self._tags[name].append(f"{one.hexdigest()}  {path}\n".encode())

    def _head(self, path: str, size: int) -> bytes:
        entry = tarfile.TarInfo(f"{ROOT}/{path}")
        entry.size, entry.mtime = size, int(self._now.timestamp())
        return entry.tobuf(tarfile.PAX_FORMAT)


def _padding(size: int) -> bytes:
    return bytes(-size % _BLOCK)
