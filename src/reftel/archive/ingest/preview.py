"""Saying what an `add` would do, without writing anything into the archive.

What was seen in the run itself is noted in a database of its own, which SQLite keeps in a temporary file without a name: as
for adding, memory stays the same however much is looked at.
"""

import hashlib
import sqlite3
import time
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import Final

from reftel.archive.ingest.batches import BATCH_TEXTS, batches
from reftel.archive.ingest.packing import Refusal, place_of
from reftel.archive.ingest.prepare import Prepared
from reftel.archive.ingest.preparing import Preparer
from reftel.archive.ingest.processes import preparer_for
from reftel.archive.ingest.writer import Fate
from reftel.archive.reports import IngestReport, Progress
from reftel.archive.store.compression import Codec
from reftel.archive.store.database import Store, driver_cursor
from reftel.archive.versions.grouping import Member, group_members
from reftel.codes import TelegramKind
from reftel.corpus import Item, Rejected

_SCRATCH: Final = """
CREATE TABLE seen (version_id TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE numbered (id INTEGER PRIMARY KEY, year INTEGER, station TEXT, serial INTEGER, day TEXT, corrected INTEGER);
CREATE INDEX numbered_by_number ON numbered (station, serial, year);
"""

_READ_BEFORE: Final = """
SELECT 1 FROM items JOIN sightings ON sightings.item = items.id
WHERE items.sha256 = ? AND sightings.extractor = ? AND sightings.start = ? AND sightings."end" = ?
  AND sightings.version IS NOT NULL
"""


def preview(
    store: Store | None,
    entries: Iterable[Item | Rejected],
    *,
    progress: Callable[[Progress], None] | None = None,
    batch: int = BATCH_TEXTS,
    workers: int | None = None,
) -> IngestReport:
    """Return the summary that adding these would give, and write nothing; `store` is null for an archive yet to be made."""
    preparer = preparer_for(workers)
    try:
        return Preview(store, preparer).run(entries, batch=batch, progress=progress)
    finally:
        preparer.close()


class Preview:
    """One look at what is there to be added; `store` is null where the archive is yet to be made."""

    def __init__(self, store: Store | None, preparer: Preparer) -> None:
        self._store = store
        self._preparer = preparer
        self._codec = Codec()
        self._scratch = sqlite3.connect("")
        self._scratch.executescript(_SCRATCH)
        self._fates: Counter[Fate] = Counter()
        self._unrecognised = self._with_findings = 0
        self._refused: list[tuple[str, str]] = []
        self._started = time.monotonic()

    def run(
        self, entries: Iterable[Item | Rejected], *, batch: int, progress: Callable[[Progress], None] | None
    ) -> IngestReport:
        """Look at everything; return the summary that adding it would give."""
        try:
            for some in batches(entries, batch):
                self._refused += [(entry.place, entry.reason) for entry in some if isinstance(entry, Rejected)]
                self._look([entry for entry in some if isinstance(entry, Item)])
                if progress is not None:
                    progress(self._progress())
        finally:
            self._scratch.close()
        return IngestReport(
            read=self._progress().done,
            new=self._fates[Fate.NEW],
            known=self._fates[Fate.KNOWN],
            other_versions=self._fates[Fate.OTHER_VERSION],
            unrecognised=self._unrecognised,
            with_findings=self._with_findings,
            refused=tuple(self._refused),
            seconds=time.monotonic() - self._started,
        )

    def _look(self, items: Sequence[Item]) -> None:
        fresh = [item for item in items if not self._was_read(item)]
        self._fates[Fate.KNOWN] += len(items) - len(fresh)
        for item, result in zip(fresh, self._preparer.start(fresh, self._codec)(), strict=True):
            if isinstance(result, Refusal):
                self._refused.append((place_of(item), result.reason))
            else:
                self._judge(result)

    def _judge(self, prepared: Prepared) -> None:
        if self._ask("SELECT 1 FROM versions WHERE version_id = ?", prepared.version_id) or not self._note(prepared):
            self._fates[Fate.KNOWN] += 1
            return
        self._unrecognised += prepared.kind is TelegramKind.UNRECOGNISED
        self._with_findings += prepared.findings > 0
        self._fates[Fate.OTHER_VERSION if self._joins_another(prepared) else Fate.NEW] += 1

    def _note(self, prepared: Prepared) -> bool:
        """Note a text as seen; tell whether this is the first time."""
        noted = self._scratch.execute("INSERT OR IGNORE INTO seen VALUES (?)", (prepared.version_id,))
        return noted.rowcount > 0

    def _joins_another(self, prepared: Prepared) -> bool:
        """Tell whether a text belongs to a telegram of which the archive, or this run, has a text already."""
        key = prepared.filing.key
        if key is None or key.year is None:
            return False
        number = (key.year, key.station, key.serial)
        asked = "SELECT id, day, corrected FROM {} WHERE year = ? AND station = ? AND serial = ?"
        held = self._ask(asked.format("versions"), *number)
        seen = self._scratch.execute(asked.format("numbered"), number).fetchall()
        members = [Member(row, day, bool(corrected)) for row, day, corrected in held]
        members += [Member(-row, day, bool(corrected)) for row, day, corrected in seen]
        self._scratch.execute(
            "INSERT INTO numbered (year, station, serial, day, corrected) VALUES (?, ?, ?, ?, ?)",
            (*number, prepared.day, int(prepared.corrected)),
        )
        groups = group_members([*members, Member(0, prepared.day, prepared.corrected)])
        return any(0 in group.versions and len(group.versions) > 1 for group in groups)

    def _was_read(self, item: Item) -> bool:
        sha256 = hashlib.sha256(item.data).digest()
        return bool(self._ask(_READ_BEFORE, sha256, item.source.extractor, *item.extent))

    def _ask(self, query: str, *values: object) -> list[tuple[int, str | None, int]]:
        if self._store is None:
            return []
        with self._store.reading() as connection:
            return driver_cursor(connection).execute(query, values).fetchall()

    def _progress(self) -> Progress:
        done = sum(self._fates.values()) + len(self._refused)
        new = self._fates[Fate.NEW] + self._fates[Fate.OTHER_VERSION]
        seconds = time.monotonic() - self._started
        return Progress(done=done, total=None, new=new, refused=len(self._refused), seconds=seconds)
