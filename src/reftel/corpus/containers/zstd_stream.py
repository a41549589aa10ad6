"""Unpacking zstd as a stream. In a module of its own, because the library is loaded only for what is packed so."""

import io
from typing import TYPE_CHECKING, BinaryIO, Final

import zstandard

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

_CHUNK: Final = 512
"""Packed bytes unpacked at once: the ratio of zstd can reach tens of thousands, and what they give is held in memory."""


class ZstdStream(io.RawIOBase):
    """Unpacks zstd, frames one after the other, with a limit on memory; one that breaks off is an error, not an end."""

    def __init__(self, packed: BinaryIO, memory: int) -> None:
        super().__init__()
        self._packed = packed
        self._unpacker = zstandard.ZstdDecompressor(max_window_size=memory)
        self._frame: zstandard.ZstdDecompressionObj | None = None
        self._fed = b""
        self._ready = memoryview(b"")

    def readable(self) -> bool:
        """Tell that this stream can be read."""
        return True

    def readinto(self, buffer: "WriteableBuffer", /) -> int:
        """Fill the buffer; 0 at the end. Raises `EOFError` where the packed stream breaks off."""
        view = memoryview(buffer).cast("B")
        while not self._ready:
            packed = self._fed or self._packed.read(_CHUNK)
            if not packed:
                if self._frame is not None:
                    raise EOFError("the packed stream breaks off")
                return 0
            self._ready = memoryview(self._unpack(packed))
        count = min(len(view), len(self._ready))
        view[:count] = self._ready[:count]
        self._ready = self._ready[count:]
        return count

    def _unpack(self, packed: bytes) -> bytes:
        if self._frame is None:
            self._frame = self._unpacker.decompressobj()
        try:
            data = self._frame.decompress(packed)
        except zstandard.ZstdError as error:
            raise OSError(str(error)) from error
        self._fed = b""
        if self._frame.eof:
            self._fed, self._frame = self._frame.unused_data, None
        return data
