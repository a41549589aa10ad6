"""Packed streams (gzip, bzip2, xz, zstd), told by their first bytes and unpacked as they are read, never to disk."""

import bz2
import gzip
import io
import lzma
import zlib
from collections.abc import Callable
from typing import TYPE_CHECKING, BinaryIO, Final, NamedTuple, cast

from reftel.corpus.values import Limits

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

UNPACK_ERRORS: Final = (EOFError, zlib.error, lzma.LZMAError, OSError)
"""What a damaged or truncated stream raises while it is read."""

_CHUNK: Final = 64 * 1024


class XzStream(io.RawIOBase):
    """Unpacks xz and lzma with a limit on memory, which the standard library's file object does not take."""

    def __init__(self, packed: BinaryIO, memory: int) -> None:
        super().__init__()
        self._packed = packed
        self._memory = memory
        self._decoder = lzma.LZMADecompressor(memlimit=memory)

    def readable(self) -> bool:
        """Tell that this stream can be read."""
        return True

    def readinto(self, buffer: "WriteableBuffer", /) -> int:
        """Fill the buffer; 0 at the end. Raises `EOFError` where the packed stream breaks off."""
        view = memoryview(buffer).cast("B")
        data = b""
        while not data:
            if self._decoder.eof:
                rest = self._next_stream()
                if not rest:
                    return 0
                data = self._decoder.decompress(rest, len(view))
            else:
                packed = self._packed.read(_CHUNK) if self._decoder.needs_input else b""
                if self._decoder.needs_input and not packed:
                    raise EOFError("the packed stream breaks off")
                data = self._decoder.decompress(packed, len(view))
        view[: len(data)] = data
        return len(data)

    def _next_stream(self) -> bytes:
        """Return the first bytes of the stream that follows, after padding; empty at the end of the file."""
        rest = self._decoder.unused_data.lstrip(b"\0")
        while not rest:
            more = self._packed.read(_CHUNK)
            if not more:
                return b""
            rest = more.lstrip(b"\0")
        self._decoder = lzma.LZMADecompressor(memlimit=self._memory)
        return rest


class Packing(NamedTuple):
    """A way of packing: how it begins, what its file names end with, how it is opened."""

    magic: bytes
    suffixes: tuple[str, ...]
    open: Callable[[BinaryIO, Limits], BinaryIO]


def _open_zstd(stream: BinaryIO, limits: Limits) -> BinaryIO:
    from reftel.corpus.containers.zstd_stream import ZstdStream

    return cast(BinaryIO, ZstdStream(stream, limits.unpacker_bytes))


PACKINGS: Final = (
    Packing(
        b"\x1f\x8b\x08", (".gz", ".tgz"), lambda stream, _: cast(BinaryIO, gzip.GzipFile(fileobj=stream, mode="rb"))
    ),
    Packing(b"BZh", (".bz2", ".tbz2", ".tbz"), lambda stream, _: cast(BinaryIO, bz2.BZ2File(stream))),
    Packing(
        b"\xfd7zXZ\0",
        (".xz", ".txz"),
        lambda stream, limits: cast(BinaryIO, XzStream(stream, limits.unpacker_bytes)),
    ),
    Packing(
        b"\x28\xb5\x2f\xfd",
        (".zst", ".tzst"),
        _open_zstd,
    ),
)


def find_packing(head: bytes) -> Packing | None:
    """Return how a file that begins like this is packed, None where it is not."""
    return next((packing for packing in PACKINGS if head.startswith(packing.magic)), None)


def open_packed(packing: Packing, stream: BinaryIO, limits: Limits) -> io.BufferedReader:
    """Return the unpacked stream, read forward only; what it raises is in `UNPACK_ERRORS`."""
    return io.BufferedReader(cast(io.RawIOBase, packing.open(stream, limits)), _CHUNK)


def unpacked_name(name: str, packing: Packing) -> str:
    """Return the name of what is inside: the file's name without the packing's ending."""
    base = name.replace("\\", "/").rsplit("/", 1)[-1]
    for suffix in packing.suffixes:
        if base.lower().endswith(suffix) and len(base) > len(suffix):
            return base[: -len(suffix)]
    return base
