"""Adding texts to an archive: in batches, each whole or not at all, so that a kill at any moment costs one batch of work.

Order of a commit: records, then index, then `indexed_revision`. Between the first and the last the index may lack what
the records hold; opening the archive for writing makes it good (`indexing`).
"""

import datetime as dt
import hashlib
import logging
import time
from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator, Sequence, Sized
from typing import Final

from reftel.archive.docket.answering import refresh_answers
from reftel.archive.docket.projecting import project_versions
from reftel.archive.finding.indexing import IndexKeeper
from reftel.archive.ingest.batches import batches
from reftel.archive.ingest.packing import Refusal, fault_name, place_of
from reftel.archive.ingest.prepare import Prepared
from reftel.archive.ingest.preparing import Preparer
from reftel.archive.ingest.writer import BatchWriter, Fate, Known, Reading
from reftel.archive.reports import IngestReport, Progress
from reftel.archive.store.compression import Codec
from reftel.archive.store.database import Store, driver_cursor
from reftel.archive.store.training import train_when_due
from reftel.codes import TelegramKind
from reftel.corpus import Item, Rejected
from reftel.errors import ArchiveError

BATCHES_AHEAD: Final = 2
"""Batches that are prepared while one is written."""

_log = logging.getLogger(__name__)

_KNOWN: Final = """
SELECT sightings.version FROM items JOIN sightings ON sightings.item = items.id
WHERE items.sha256 = ? AND sightings.extractor = ? AND sightings.start = ? AND sightings."end" = ?
  AND sightings.version IS NOT NULL
LIMIT 1
"""
"""The version that the same stretch of the same bytes gave before: such an item need not be parsed again."""


class Ingest:
    """One run of `add`. The caller holds the writer's lock, and closes the preparer."""

    def __init__(
        self, store: Store, codec: Codec, keeper: IndexKeeper, preparer: Preparer, *, now: dt.datetime
    ) -> None:
        self._store = store
        self._codec = codec
        self._keeper = keeper
        self._preparer = preparer
        self._now = now
        self._fates: Counter[Fate] = Counter()
        self._unrecognised = 0
        self._cards = 0
        self._with_findings = 0
        self._refused: list[tuple[str, str]] = []
        self._started = time.monotonic()

    def run(
        self, entries: Iterable[Item | Rejected], *, batch: int, progress: Callable[[Progress], None] | None
    ) -> IngestReport:
        """Take in everything; return the summary. What was written stays written, whatever stops the run."""
        total = len(entries) if isinstance(entries, Sized) else None
        try:
            for some, readings in self._ahead(batches(entries, batch)):
                self._refused += [(entry.place, entry.reason) for entry in some if isinstance(entry, Rejected)]
                self._take(readings())
                if progress is not None:
                    progress(self._progress(total))
        finally:
            self._keeper.settle()
        return self._report()

    def _ahead(
        self, batches: Iterable[list[Item | Rejected]]
    ) -> Iterator[tuple[list[Item | Rejected], Callable[[], list[Reading]]]]:
        """Yield each batch once the next ones have been started, so that they are prepared while it is written."""
        started: deque[tuple[list[Item | Rejected], Callable[[], list[Reading]]]] = deque()
        try:
            for some in batches:
                started.append((some, self._start([entry for entry in some if isinstance(entry, Item)])))
                if len(started) > BATCHES_AHEAD:
                    yield started.popleft()
        except Exception:
            yield from started  # what was read before the reader failed is not lost
            raise
        yield from started

    def _start(self, items: Sequence[Item]) -> Callable[[], list[Reading]]:
        """Begin to read items; those whose bytes are known are not read again."""
        hashes = [hashlib.sha256(item.data).digest() for item in items]
        known = self._known(items, hashes)
        fresh = [item for item, version in zip(items, known, strict=True) if version is None]
        results = self._preparer.start(fresh, self._codec)

        def readings() -> list[Reading]:
            read = iter(results())
            return [
                Reading(item=item, sha256=sha256, result=version or next(read))
                for item, sha256, version in zip(items, hashes, known, strict=True)
            ]

        return readings

    def _known(self, items: Sequence[Item], hashes: Sequence[bytes]) -> list[Known | None]:
        with self._store.reading() as connection:
            cursor = driver_cursor(connection)
            rows = (
                cursor.execute(_KNOWN, (sha256, item.source.extractor, *item.extent)).fetchone()
                for item, sha256 in zip(items, hashes, strict=True)
            )
            return [None if row is None else Known(row[0]) for row in rows]

    def _take(self, readings: Sequence[Reading]) -> None:
        if readings:
            self._write(readings)
            train_when_due(self._store, self._codec)

    def _write(self, readings: Sequence[Reading]) -> None:
        """Write a batch. Where one text cannot be written, the others of its batch are, and it is refused."""
        try:
            with self._store.writing() as connection:
                written = BatchWriter(connection, self._codec, now=self._now).write(readings)
                refresh_answers(connection, self._codec, written.versions)
                project_versions(connection, written.versions)
        except ArchiveError:
            raise
        except Exception as error:  # noqa: BLE001 - one text must never stop the rest, whatever is wrong with it
            self._write_singly(readings, error)
            return
        self._count(readings, written.fates)
        fresh = (Fate.NEW, Fate.OTHER_VERSION)
        documents = [
            reading.result.packed.document
            for reading, fate in zip(readings, written.fates, strict=True)
            if fate in fresh and isinstance(reading.result, Prepared) and reading.result.packed is not None
        ]
        self._keeper.add(documents, written.revision)

    def _write_singly(self, readings: Sequence[Reading], error: Exception) -> None:
        if len(readings) > 1:
            for reading in readings:
                self._write((reading,))
            return
        refused = readings[0]
        _log.warning("%s could not be written: %s", place_of(refused.item), fault_name(error))
        _log.debug("the fault in full", exc_info=error)
        if isinstance(refused.result, Prepared):
            reason = f"could not be written ({fault_name(error)})"
            self._write((Reading(item=refused.item, sha256=refused.sha256, result=Refusal(reason)),))
        else:
            self._fates[Fate.REFUSED] += 1
            self._refused.append((place_of(refused.item), f"could not be stored ({fault_name(error)})"))

    def _count(self, readings: Sequence[Reading], fates: Sequence[Fate]) -> None:
        self._fates.update(fates)
        for reading, fate in zip(readings, fates, strict=True):
            if isinstance(reading.result, Refusal):
                _log.warning("%s %s", place_of(reading.item), reading.result.reason)
                self._refused.append((place_of(reading.item), reading.result.reason))
            elif isinstance(reading.result, Prepared) and fate is not Fate.KNOWN:
                self._unrecognised += reading.result.kind is TelegramKind.UNRECOGNISED
                self._cards += reading.result.kind is TelegramKind.CARD
                self._with_findings += reading.result.findings > 0

    def _progress(self, total: int | None) -> Progress:
        return Progress(
            done=self._read_so_far(),
            total=total,
            new=self._fates[Fate.NEW] + self._fates[Fate.OTHER_VERSION],
            refused=len(self._refused),
            seconds=time.monotonic() - self._started,
        )

    def _report(self) -> IngestReport:
        return IngestReport(
            read=self._read_so_far(),
            new=self._fates[Fate.NEW],
            known=self._fates[Fate.KNOWN],
            other_versions=self._fates[Fate.OTHER_VERSION],
            unrecognised=self._unrecognised,
            cards=self._cards,
            with_findings=self._with_findings,
            refused=tuple(self._refused),
            seconds=time.monotonic() - self._started,
        )

    def _read_so_far(self) -> int:
        return sum(count for fate, count in self._fates.items() if fate is not Fate.REFUSED) + len(self._refused)
