"""Making an archive small: better compression of what is stored, empty pages given back, the index in few segments.

Every step is whole or not at all, and leaves an archive that is as sound as before; a run that was killed is simply started again.
Nothing is replaced before what replaces it has been unpacked and compared.
"""

import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from typing import Final, NamedTuple

import zstandard
from sqlalchemy import Connection, func, select

from reftel.archive.care.condition import index_state, measure
from reftel.archive.finding.indexing import IndexKeeper
from reftel.archive.reports import CompactReport, Progress
from reftel.archive.store.compression import Codec, Dictionary, Purpose, store_dictionary, train_dictionary
from reftel.archive.store.database import Store, driver_cursor
from reftel.archive.store.layout import Layout
from reftel.archive.store.training import MOST_SAMPLES, SAMPLED, TRAININGS
from reftel.errors import ArchiveError

LEVEL: Final = 17
"""Slower than adding can afford, 3 ms a telegram: what is compacted once is read for years. Level 12 takes a quarter of that and
leaves 2 % of the text's size more, level 19 twice that and saves nothing worth while."""

FEW_SEGMENTS: Final = 4
"""An index in more segments than these, or with deleted documents, is made anew."""

WORTHWHILE: Final = 0.97
"""A new dictionary is taken where it makes samples smaller than this share of what the old one makes of them."""

_COMPARED: Final = 200
_AT_ONCE: Final = 500


class _Text(NamedTuple):
    """What is stored under a number: compressed, and plain."""

    row: int
    frame: bytes
    data: bytes


class Compacting:
    """One run. The caller holds the writer's lock."""

    def __init__(
        self,
        place: Layout,
        store: Store,
        codec: Codec,
        keeper: IndexKeeper,
        *,
        progress: Callable[[Progress], None] | None,
    ) -> None:
        self._place = place
        self._store = store
        self._codec = codec
        self._keeper = keeper
        self._progress = progress
        self._started = time.monotonic()
        self._done = 0
        self._smaller = 0

    def run(self) -> CompactReport:
        """Do everything; return what each part took before and takes now."""
        before = measure(self._place.root)
        total = self._total()
        for purpose in Purpose:
            self._train(purpose)
            self._compress_again(purpose, total)
        self._give_back()
        self._merge_index()
        return CompactReport(before=before, after=measure(self._place.root), compressed=self._smaller)

    def _total(self) -> int:
        with self._store.reading() as connection:
            self._codec.load(connection)
            counts = [select(func.count()).select_from(table) for table, _ in SAMPLED.values()]
            return sum(connection.execute(count).scalar_one() for count in counts)

    def _train(self, purpose: Purpose) -> None:
        """Train a dictionary on samples of everything; the first one knows only what was added first."""
        with self._store.reading() as connection:
            size = _dictionary_bytes(connection, purpose)
            samples = _samples(connection, self._codec, purpose) if size else []
        learnt, compared = samples[_COMPARED:], samples[:_COMPARED]
        trained = train_dictionary(learnt, size) if learnt else None
        if trained is None:
            return
        now = sum(len(self._codec.compress(sample, purpose).data) for sample in compared)
        compressor = zstandard.ZstdCompressor(dict_data=zstandard.ZstdCompressionDict(trained))
        if sum(len(compressor.compress(sample)) for sample in compared) >= now * WORTHWHILE:
            return
        with self._store.writing() as connection:
            store_dictionary(connection, purpose, trained)
        with self._store.reading() as connection:
            self._codec.load(connection)

    def _compress_again(self, purpose: Purpose, total: int) -> None:
        table, number = SAMPLED[purpose]
        newest = next((one for one in reversed(self._codec.dictionaries()) if one.purpose is purpose), None)
        compressor = _compressor(newest)
        update = f"UPDATE {table.name} SET dictionary = ?, data = ? WHERE {number.name} = ?"  # noqa: S608 - our own names
        query = select(number, table.c.dictionary, table.c.data).order_by(number).limit(_AT_ONCE)
        after = 0
        while True:
            with self._store.reading() as connection:
                rows = connection.execute(query.where(number > after)).all()
            if not rows:
                return
            after = rows[-1][0]
            texts = list(self._unpacked(purpose, [(row[0], row[1], row[2]) for row in rows]))
            frames = _compress_all(compressor, [data for _, _, data in texts])
            fresh = [
                (None if newest is None else newest.number, smaller, row)
                for (row, frame, data), smaller in zip(texts, frames, strict=True)
                if len(smaller) < len(frame) and self._gives(smaller, newest, data)
            ]
            if fresh:
                with self._store.writing() as connection:
                    driver_cursor(connection).executemany(update, fresh)
            self._smaller += len(fresh)
            self._tell(len(rows), total)

    def _unpacked(self, purpose: Purpose, rows: Iterable[tuple[int, int | None, bytes]]) -> Iterator[_Text]:
        """Yield what is stored in some rows, but for what is damaged: `verify` lists it, and here it stays as it is."""
        for row, dictionary, frame in rows:
            with suppress(ArchiveError):
                yield _Text(row, frame, self._codec.decompress(frame, dictionary, what=f"{purpose} {row}"))

    def _gives(self, frame: bytes, dictionary: Dictionary | None, data: bytes) -> bool:
        number = None if dictionary is None else dictionary.number
        return self._codec.decompress(frame, number, what="what was just compressed") == data

    def _tell(self, count: int, total: int) -> None:
        self._done += count
        if self._progress is not None:
            seconds = time.monotonic() - self._started
            self._progress(Progress(done=self._done, total=total, new=0, refused=0, seconds=seconds))

    def _give_back(self) -> None:
        """Let SQLite write the file anew without its empty pages, in one transaction of its own."""
        self._store.vacuum()

    def _merge_index(self) -> None:
        with self._store.reading() as connection:
            state = index_state(connection, self._place)
        if state.segments is None or state.segments > FEW_SEGMENTS or state.deleted:
            self._keeper.rebuild()


def _compress_all(compressor: zstandard.ZstdCompressor, texts: Iterable[bytes]) -> list[bytes]:
    """Return the texts compressed, by all processors together."""
    some: list[bytes | bytearray | memoryview] = list(texts)
    if not some:
        return []
    frames = compressor.multi_compress_to_buffer(some, threads=-1)
    return [frames[place].tobytes() for place in range(len(some))]


def _compressor(dictionary: Dictionary | None) -> zstandard.ZstdCompressor:
    if dictionary is None:
        return zstandard.ZstdCompressor(level=LEVEL, write_checksum=True)
    data = zstandard.ZstdCompressionDict(dictionary.data)
    return zstandard.ZstdCompressor(level=LEVEL, dict_data=data, write_checksum=True)


def _dictionary_bytes(connection: Connection, purpose: Purpose) -> int:
    """Return how large a dictionary the archive has texts enough for, 0 for none."""
    table, _ = SAMPLED[purpose]
    count = connection.execute(select(func.count()).select_from(table)).scalar_one()
    return max((size for texts, size in TRAININGS if count >= texts), default=0)


def _samples(connection: Connection, codec: Codec, purpose: Purpose) -> list[bytes]:
    """Return samples from all over a table, in no order that means anything: some to compare by, the others to learn from."""
    table, number = SAMPLED[purpose]
    highest = connection.execute(select(func.max(number))).scalar_one() or 0
    wanted = MOST_SAMPLES + _COMPARED
    step = max(highest // wanted, 1)
    query = (
        select(table.c.dictionary, table.c.data).where(number % step == 0).order_by(number % 7, number).limit(wanted)
    )
    samples = []
    for dictionary, data in connection.execute(query):
        try:
            samples.append(codec.decompress(data, dictionary, what=f"a sample of {purpose}"))
        except ArchiveError:  # damaged: nothing to learn from
            continue
    return samples
