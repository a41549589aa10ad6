"""Care of one archive, as its keeper sees it: made again, copied, described, and what was refused looked after.

What is counted and listed here says nothing of who may read what, and is for whoever keeps the archive, its owner.
"""

import datetime as dt
import hashlib
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Protocol

from reftel.access import Viewer
from reftel.archive.care import copying, repairs
from reftel.archive.care.compacting import Compacting
from reftel.archive.care.condition import describe
from reftel.archive.care.rebuild import Rebuild
from reftel.archive.care.reread import Reread
from reftel.archive.care.sources import Present
from reftel.archive.finding.indexing import IndexKeeper
from reftel.archive.ingest.processes import preparer_for
from reftel.archive.reports import (
    CompactReport,
    CopyReport,
    Deed,
    IngestReport,
    Progress,
    QueueEntry,
    RebuildReport,
    RetryReport,
    Status,
)
from reftel.archive.store.compression import Codec
from reftel.archive.store.database import Store
from reftel.archive.store.layout import Layout, Settings
from reftel.archive.store.lock import WriterLock
from reftel.corpus import Item, Rejected, read, read_again
from reftel.errors import AccessDenied, TelegramError

_Tell = Callable[[Progress], None] | None


class Adder(Protocol):
    """What takes in texts: `Archive.add`."""

    def __call__(self, items: Iterable[Item | Rejected], *, now: dt.datetime) -> IngestReport:
        """Take them in."""
        ...


class Care:
    """What keeps an archive sound. Made by `Archive.care`."""

    def __init__(
        self, place: Layout, settings: Settings, store: Store, codec: Codec, keeper: IndexKeeper, *, add: Adder
    ) -> None:
        self._place = place
        self._settings = settings
        self._store = store
        self._codec = codec
        self._keeper = keeper
        self._add = add

    def rebuild(self, *, now: dt.datetime, workers: int | None = None, progress: _Tell = None) -> RebuildReport:
        """Make everything again from the originals, beside, and put it in place once it is whole; people's work is kept."""
        preparer = preparer_for(workers)
        with WriterLock(self._place.lock):
            self._keeper.close()
            try:
                with Present(self._store, self._codec) as source:
                    return Rebuild(
                        self._place,
                        source,
                        preparer,
                        archive_id=self._settings.archive_id,
                        now=now,
                        progress=progress,
                    ).run()
            finally:
                preparer.close()

    def compact(self, *, progress: _Tell = None) -> CompactReport:
        """Make the archive small: compress anew with what all its texts teach, give back empty pages, merge the index."""
        with WriterLock(self._place.lock):
            try:
                return Compacting(self._place, self._store, self._codec, self._keeper, progress=progress).run()
            finally:
                self._keeper.close()

    def back_up(self, destination: Path | str, *, quick: bool = True, progress: _Tell = None) -> CopyReport:
        """Copy the archive, in use or not, to a folder or a `.tar.zst` file that does not exist yet, and verify the copy."""
        return copying.back_up(self._place, Path(destination), quick=quick, progress=progress)

    def status(self, viewer: Viewer, *, findings: bool = False) -> Status:
        """Describe the archive; with `findings` count these by code, which reads every record."""
        _require_keeper(viewer)
        with self._store.reading() as connection:
            return describe(connection, self._place, self._codec, findings=findings)

    def repair_queue(self, viewer: Viewer, state: str | None = None) -> tuple[QueueEntry, ...]:
        """Return the entries of the repair queue in a state ("open", "dismissed", "mended", "read"), all without one."""
        _require_keeper(viewer)
        with self._store.reading() as connection:
            return repairs.list_queue(connection, state)

    def repair_entry(self, viewer: Viewer, name: str) -> QueueEntry:
        """Return one entry by its name or the beginning of it; raise `NotFound`."""
        _require_keeper(viewer)
        with self._store.reading() as connection:
            return repairs.find_entry(connection, name)

    def refused_bytes(self, viewer: Viewer, name: str) -> bytes:
        """Return what was refused, exactly as received; raise `ArchiveError` where it was not kept."""
        _require_keeper(viewer)
        with self._store.reading() as connection:
            return repairs.entry_bytes(connection, self._codec, repairs.find_entry(connection, name))

    def judge_entry(self, viewer: Viewer, name: str, deed: str, *, now: dt.datetime, note: str = "") -> QueueEntry:
        """Dismiss an entry (`deed` "dismissed") or put it back ("reopened"); it stays recorded, with who said so and why."""
        return self._note(viewer, name, Deed(deed=deed, at=now, by=viewer.name, note=note))

    def mend(self, viewer: Viewer, name: str, path: Path, *, now: dt.datetime) -> QueueEntry:
        """Take in a corrected file for what was refused, which itself is kept; the entry says which telegrams came of it."""
        entry = self.repair_entry(viewer, name)
        taken = list(read([path]))
        refused = [found for found in taken if isinstance(found, Rejected)]
        if refused or not taken:
            reason = refused[0].reason if refused else "it holds nothing"
            raise TelegramError(reason, place=str(path), next_step="Correct it further; nothing was taken in.")
        self._add(taken, now=now)
        sha256 = hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else None
        deed = Deed(deed=repairs.MENDED, at=now, by=viewer.name, note=str(path), input=sha256)
        return self._note(viewer, entry.name, deed)

    def retry(self, viewer: Viewer, names: Iterable[str] = (), *, now: dt.datetime) -> RetryReport:
        """Read entries again, all open ones where none is named; what can be read now is taken in, and its entry says so."""
        tried = [self.repair_entry(viewer, name) for name in names] or self.repair_queue(viewer, repairs.OPEN)
        inputs = [entry for entry in tried if entry.kind == "input"]
        gone = [entry for entry in inputs if not (_is_whole(entry) or Path(entry.path).exists())]
        if any(entry.kind == "text" for entry in tried):
            self._read_texts_again(now)
        if inputs:
            self._add(self._again([entry for entry in inputs if entry not in gone]), now=now)
        waiting = {entry.name: entry for entry in self.repair_queue(viewer, repairs.OPEN)}
        failed = [waiting[entry.name] for entry in tried if entry.name in waiting]
        return RetryReport(
            tried=len(tried),
            read=len(tried) - len(failed),
            failed=tuple(
                (entry.place, f"{entry.reason}; its file is no longer there" if entry in gone else entry.reason)
                for entry in failed
            ),
        )

    def _again(self, entries: Iterable[QueueEntry]) -> Iterator[Item | Rejected]:
        """Yield what refused inputs hold: from their bytes where these were kept whole, else from where they were found."""
        paths: dict[str, None] = {}
        for entry in entries:
            if _is_whole(entry):
                with self._store.reading() as connection:
                    data = repairs.entry_bytes(connection, self._codec, entry)
                yield from read_again(entry.path, entry.member, data)
            else:
                paths[entry.path] = None
        yield from read([Path(path) for path in paths])

    def _read_texts_again(self, now: dt.datetime) -> None:
        with WriterLock(self._place.lock):
            try:
                Reread(self._store, self._codec, now=now).try_refused()
                self._keeper.catch_up()
            finally:
                self._keeper.close()

    def _note(self, viewer: Viewer, name: str, deed: Deed) -> QueueEntry:
        entry = self.repair_entry(viewer, name)
        with self._store.writing() as connection:
            repairs.note_deed(connection, entry.name, deed)
            return repairs.find_entry(connection, entry.name)


def _is_whole(entry: QueueEntry) -> bool:
    return entry.kept and not entry.is_part


def _require_keeper(viewer: Viewer) -> None:
    """Raise `AccessDenied` for everybody but the owner: an entry's label cannot be known."""
    if not viewer.is_owner:
        raise AccessDenied("this is for the keeper of the archive")
