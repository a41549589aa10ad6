"""Compression of originals and records: zstd, with dictionaries trained on the archive's own first texts.

A telegram is short and its heading repeats from one to the next, so a dictionary saves a fifth of its compressed size.
Dictionaries live in the records database beside what they compress; what was stored before the training stays as it is.
"""

import threading
from collections.abc import Iterable, Sequence
from enum import StrEnum
from typing import Final, NamedTuple

import msgspec
import zstandard
from sqlalchemy import Connection, insert, select

from reftel.archive.store import schema
from reftel.errors import ArchiveError

LEVEL: Final = 3
"""50 µs for a telegram. Level 9 saves another 3 % of the text's size at five times the time."""

SAMPLE_BYTES: Final = 32_768
"""Longer samples are cut: a dictionary learns from beginnings, and training time grows with the whole."""

MAXIMUM_BYTES: Final = 1 << 31
"""No stored frame may unpack to more: a damaged length field must not take the machine's memory."""

# Fixed parameters: without them the trainer searches for the best ones, five times as long for half a percent.
_SEGMENT, _WORD = 500, 8


class Purpose(StrEnum):
    """What a dictionary is for."""

    ITEM = "item"
    RECORD = "record"


class Dictionary(msgspec.Struct, frozen=True):
    """A trained dictionary under its number."""

    number: int
    purpose: Purpose
    data: bytes


class Frame(NamedTuple):
    """Compressed bytes, and the number of the dictionary that was used, null for none."""

    dictionary: int | None
    data: bytes


class Codec:
    """Compresses with the newest dictionary of each purpose, decompresses with any. Safe to share between threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()  # zstd's contexts are for one thread at a time
        self._plain = zstandard.ZstdCompressor(level=LEVEL, write_checksum=True)
        self._taken: list[Dictionary] = []
        self._compressors: dict[Purpose, tuple[int, zstandard.ZstdCompressor]] = {}
        self._decompressors: dict[int | None, zstandard.ZstdDecompressor] = {None: zstandard.ZstdDecompressor()}

    def load(self, connection: Connection) -> None:
        """Take in the dictionaries of the database that are not known yet."""
        known = len(self._taken)
        rows = connection.execute(select(schema.dictionaries).order_by(schema.dictionaries.c.id).offset(known))
        self.admit([Dictionary(number, Purpose(purpose), data) for number, purpose, data in rows])

    def admit(self, dictionaries: Iterable[Dictionary]) -> None:
        """Take in dictionaries, those known already excepted."""
        with self._lock:
            for dictionary in dictionaries:
                if dictionary.number not in self._decompressors:
                    self._admit(dictionary)

    def dictionaries(self) -> tuple[Dictionary, ...]:
        """Return the dictionaries taken in, in that order."""
        with self._lock:
            return tuple(self._taken)

    def compress(self, data: bytes, purpose: Purpose) -> Frame:
        """Compress with the newest dictionary of a purpose."""
        with self._lock:
            number, compressor = self._compressors.get(purpose, (None, self._plain))
            return Frame(number, compressor.compress(data))

    def decompress(self, frame: bytes, dictionary: int | None, *, what: str) -> bytes:
        """Return the bytes of a frame, or raise `ArchiveError` naming `what` was being read."""
        with self._lock:
            decompressor = self._decompressors.get(dictionary)
            if decompressor is None:
                raise _damaged(what, f"its compression dictionary {dictionary} is missing")
            try:
                believable = zstandard.frame_content_size(frame) <= MAXIMUM_BYTES
                data = decompressor.decompress(frame) if believable else None
            except (zstandard.ZstdError, MemoryError) as error:
                raise _damaged(what, f"its bytes do not unpack: {error}") from error
        if data is None:
            raise _damaged(what, "its length cannot be right")
        return data

    def trained(self, purpose: Purpose) -> int:
        """Return how many dictionaries for this purpose have been trained."""
        with self._lock:
            return sum(one.purpose is purpose for one in self._taken)

    def _admit(self, taken: Dictionary) -> None:
        dictionary = zstandard.ZstdCompressionDict(taken.data)
        dictionary.precompute_compress(level=LEVEL)
        compressor = zstandard.ZstdCompressor(level=LEVEL, dict_data=dictionary, write_checksum=True)
        self._taken.append(taken)
        self._compressors[taken.purpose] = (taken.number, compressor)
        self._decompressors[taken.number] = zstandard.ZstdDecompressor(dict_data=dictionary)


def train_dictionary(samples: Sequence[bytes], size: int) -> bytes | None:
    """Return a dictionary trained on `samples`, or None where they do not suffice for one."""
    cut: list[bytes | bytearray | memoryview] = [sample[:SAMPLE_BYTES] for sample in samples]
    try:
        return zstandard.train_dictionary(size, cut, k=_SEGMENT, d=_WORD).as_bytes()
    except zstandard.ZstdError:
        return None


def store_dictionary(connection: Connection, purpose: Purpose, data: bytes) -> None:
    """Keep a dictionary; `Codec.load` takes it into use, once the transaction is through."""
    connection.execute(insert(schema.dictionaries).values(purpose=purpose.value, data=data))


def _damaged(what: str, how: str) -> ArchiveError:
    return ArchiveError(
        f"{what} is damaged: {how}", next_step="Run `reftel verify`, then restore the archive from a copy."
    )
