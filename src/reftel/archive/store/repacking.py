"""Compressing again what was compressed quickly: with dictionaries trained on the whole archive, at a level that takes its time.

For `compact`, which then gives the file's free pages back. Each batch is a transaction; stopped at any moment, the archive is as
good as before, and partly smaller.
"""

from collections.abc import Callable, Iterator
from typing import Final

import zstandard
from sqlalchemy import Connection, func, insert, select

from reftel.archive.store import schema
from reftel.archive.store.compression import Codec, Purpose, train_dictionary
from reftel.archive.store.database import Store, driver_cursor
from reftel.archive.store.training import MOST_SAMPLES, SAMPLED

SLOW_LEVEL: Final = 12
"""Half a millisecond for a telegram, and 5 % of the text's size less than while adding. Above it nothing more is saved."""

FRAMES_AT_ONCE: Final = 500

SMALLEST_DICTIONARY: Final = 112_640
LARGEST_DICTIONARY: Final = 1_048_576
DICTIONARY_SHARE: Final = 64
"""A dictionary takes a 64th of the texts' size at most, but for the smallest archives."""

_FEWEST: Final = 1_000
"""Texts below which a dictionary costs more than it saves."""


def repack(store: Store, codec: Codec, *, progress: Callable[[int, int], None] | None = None) -> int:
    """Compress everything anew where that makes it smaller; return how many bytes were saved. The caller holds the writer's lock.

    `progress` is told how many frames are done, of how many.
    """
    with store.reading() as connection:
        codec.load(connection)
        counts = {purpose: _count(connection, purpose) for purpose in Purpose}
    done = saved = 0
    for purpose in Purpose:
        if counts[purpose] < _FEWEST:
            continue
        for seen, gained in _repacked(store, codec, purpose, _packing(store, codec, purpose)):
            done, saved = done + seen, saved + gained
            if progress is not None:
                progress(done, sum(counts.values()))
    return saved


def _count(connection: Connection, purpose: Purpose) -> int:
    table, _ = SAMPLED[purpose]
    return connection.execute(select(func.count()).select_from(table)).scalar_one()


def _packing(store: Store, codec: Codec, purpose: Purpose) -> tuple[int | None, zstandard.ZstdCompressor]:
    """Train a dictionary on samples from everywhere and take it into use; return its number and what compresses with it."""
    table, number = SAMPLED[purpose]
    with store.reading() as connection:
        highest = connection.execute(select(func.max(number))).scalar_one() or 0
        query = select(number, table.c.dictionary, table.c.data).where(number % max(1, highest // MOST_SAMPLES) == 0)
        samples = [
            codec.decompress(data, before, what=f"{purpose} {row}") for row, before, data in connection.execute(query)
        ]
        text_bytes = connection.execute(select(func.sum(schema.items.c.length))).scalar_one() or 0
    size = min(LARGEST_DICTIONARY, max(SMALLEST_DICTIONARY, text_bytes // DICTIONARY_SHARE))
    trained = train_dictionary(samples, size)
    if trained is None:  # the texts have nothing in common
        return None, zstandard.ZstdCompressor(level=SLOW_LEVEL, write_checksum=True)
    with store.writing() as connection:
        made = connection.execute(insert(schema.dictionaries).values(purpose=purpose.value, data=trained))
        (key,) = made.inserted_primary_key or (None,)
    with store.reading() as connection:
        codec.load(connection)
    dictionary = zstandard.ZstdCompressionDict(trained)
    dictionary.precompute_compress(level=SLOW_LEVEL)
    return key, zstandard.ZstdCompressor(level=SLOW_LEVEL, dict_data=dictionary, write_checksum=True)


def _repacked(
    store: Store, codec: Codec, purpose: Purpose, packing: tuple[int | None, zstandard.ZstdCompressor]
) -> Iterator[tuple[int, int]]:
    """Pack batch after batch; yield for each how many frames were looked at and how many bytes saved."""
    table, key = SAMPLED[purpose]
    select_frames = f"SELECT {key.name}, dictionary, data FROM {table.name} WHERE {key.name} > ? ORDER BY 1 LIMIT ?"  # noqa: S608 - our own names
    update = f"UPDATE {table.name} SET dictionary = ?, data = ? WHERE {key.name} = ?"  # noqa: S608 - our own names
    number, compressor = packing
    last = 0
    while True:
        with store.writing() as connection:
            cursor = driver_cursor(connection)
            rows = cursor.execute(select_frames, (last, FRAMES_AT_ONCE)).fetchall()
            smaller = []
            for row, before, data in rows:
                packed = compressor.compress(codec.decompress(data, before, what=f"{purpose} {row}"))
                if len(packed) < len(data):
                    smaller.append((number, packed, row, len(data) - len(packed)))
            cursor.executemany(update, (change[:3] for change in smaller))
        if not rows:
            return
        last = rows[-1][0]
        yield len(rows), sum(change[3] for change in smaller)
