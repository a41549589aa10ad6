"""The archive: one folder, opened for reading or for writing; the front of this room.

Every read takes the viewer first. Reading never waits for writing; there is one writer at a time.
"""

import datetime as dt
import secrets
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import cached_property
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from sqlalchemy import Connection

from reftel.access import Viewer
from reftel.archive.docket.front import Docket
from reftel.archive.docket.papers import later_of
from reftel.archive.docket.quoting import Quotes, quotes_in
from reftel.archive.finding import completing, fetching, locating, roll, searching
from reftel.archive.finding import figures as counting
from reftel.archive.finding.indexing import IndexKeeper
from reftel.archive.finding.likeness import Likenesses
from reftel.archive.finding.people import People
from reftel.archive.finding.quality import Qualities
from reftel.archive.finding.remembering import Recent, Remembered, Standing
from reftel.archive.finding.resolving import Seeker
from reftel.archive.finding.traffic import Flows
from reftel.archive.finding.wholes import WHOLES_AT_ONCE, wholes
from reftel.archive.ingest.batches import BATCH_TEXTS
from reftel.archive.references.citing import missing_keys
from reftel.archive.references.web import Web
from reftel.archive.reports import CopyReport, IngestReport, Progress, RereadReport, UpgradeReport, VerifyReport
from reftel.archive.sight import permitted_labels
from reftel.archive.store import layout
from reftel.archive.store.compression import Codec
from reftel.archive.store.database import Store, check_store, create_store
from reftel.archive.store.layout import FORMAT_VERSION, Layout, Settings
from reftel.archive.store.lock import WriterLock
from reftel.archive.values import Brief, Collection, Completion, Figures, Holding, KeyChoice, Marks, Result, Whole
from reftel.archive.versions import lookup
from reftel.archive.versions.briefs import brief_of, filed_key
from reftel.archive.versions.front import Versions
from reftel.archive.work.work import Work
from reftel.corpus import Item, Rejected
from reftel.errors import ArchiveError
from reftel.matters import DOCUMENT, Matter
from reftel.search import USUAL_FACETS, create_index
from reftel.search.query.composing import clause
from reftel.telegram import Key

if TYPE_CHECKING:
    from reftel.archive.care.caring import Care
    from reftel.archive.consultations.front import Consultations


NANOSECONDS = 1_000_000_000

RESULTS = 200
"""Results that are remembered until something is written: readers turn pages back and forth. About five megabytes."""

MOST_CITING = 50
"""Telegrams that cite a paper's telegram in which its later versions are looked for."""

# Modules that write and check are imported where they are used: with them come the parser and the rules, and who only reads an
# archive would wait for both.


class Archive:
    """A system of record: texts with their originals, the reference web, matters and what people said of them."""

    def __init__(self, place: Layout, settings: Settings, store: Store) -> None:
        self.path = place.root
        self.collection = settings.collection
        self._layout = place
        self._settings = settings
        self._store = store
        self._codec = Codec()
        self._keeper = IndexKeeper(place, store, self._codec, archive_id=settings.archive_id)
        self.work = Work(store, self._codec, self._keeper, self._seeker)
        self._figures: Remembered[Figures] = Remembered()
        self._results: Recent[Result] = Recent(RESULTS)
        self._missing: Remembered[tuple[tuple[Key, int], ...]] = Remembered()
        self.web = Web(self._as, self._codec)
        self.docket = Docket(self._as, store)
        self.flows = Flows(self._as, self._seeker)
        self.qualities = Qualities(self._as, self._seeker)
        self.people = People(self._as, self._seeker)
        self.versions = Versions(self._as, self._codec)
        self.likenesses = Likenesses(self._as, self._seeker)

    @classmethod
    def create(cls, path: Path | str, *, title: str) -> Self:
        """Make an empty archive in a folder that does not exist or is empty, and open it for writing."""
        root = Path(path)
        layout.require_vacant(root)
        settings = Settings(FORMAT_VERSION, secrets.token_hex(16), Collection(title=title))
        draft = layout.make_draft(root)
        try:
            create_store(draft.records, archive_id=settings.archive_id)
            create_index(draft.index, owner=settings.archive_id).close()
            layout.write_settings(draft, settings)
            layout.publish(draft, root)
        finally:
            layout.discard(draft.root)
        return cls.open(root)

    @classmethod
    def open(cls, path: Path | str, *, read_only: bool = False) -> Self:
        """Open an archive. For writing, what a killed writer left undone in the index is done first."""
        place = Layout(Path(path))
        settings = layout.read_settings(place)
        is_writable = place.is_writable()
        if not (read_only or is_writable):
            raise ArchiveError(
                f"{place.root} cannot be written to", next_step="Open it for reading only, or check the permissions."
            )
        store = Store(place.records, read_only=read_only, immutable=not is_writable and not place.has_unsaved_log())
        try:
            check_store(store, archive_id=settings.archive_id)
            archive = cls(place, settings, store)
            if not read_only:
                archive.catch_up()
        except BaseException:
            store.close()
            raise
        return archive

    @staticmethod
    def upgrade(
        path: Path | str, *, now: dt.datetime, workers: int = 0, progress: Callable[[Progress], None] | None = None
    ) -> UpgradeReport:
        """Bring an archive of an older Reftel to today's schema: back it up, make everything again, verify it."""
        from reftel.archive.care.upgrade import upgrade

        return upgrade(Path(path), now=now, workers=workers, progress=progress)

    @staticmethod
    def restore(
        source: Path | str, path: Path | str, *, quick: bool = False, progress: Callable[[Progress], None] | None = None
    ) -> CopyReport:
        """Make an archive, in a folder that does not exist or is empty, from a backup, and verify it."""
        from reftel.archive.care.copying import restore

        return restore(Path(source), Path(path), quick=quick, progress=progress)

    def standing(self) -> Standing:
        """Return what tells whether anything was written since; it costs some microseconds."""
        return Standing(self._store.change(), self._keeper.stamp())

    def changed_at(self) -> float:
        """Return the moment of the last change to records or index, in seconds since 1970; a cleaning up counts as one."""
        return max(self._layout.changed_at(), self._keeper.stamp()[0] / NANOSECONDS)

    def close(self) -> None:
        """Release everything."""
        self._keeper.close()
        self._store.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()

    @property
    def care(self) -> "Care":
        """Return what keeps the archive sound: rebuilding, backups, compacting, status, the repair queue."""
        from reftel.archive.care.caring import Care

        return Care(self._layout, self._settings, self._store, self._codec, self._keeper, add=self.add)

    @cached_property
    def consultations(self) -> "Consultations":
        """Return what is kept of consultations between states, and what records it."""
        from reftel.archive.consultations.front import Consultations

        return Consultations(self._as, self._store, self._codec, fetch=self.fetch, search=self.search)

    # Writing ---------------------------------------------------------------------------------------------------------

    def add(
        self,
        items: Iterable[Item | Rejected],
        *,
        now: dt.datetime,
        progress: Callable[[Progress], None] | None = None,
        batch: int = BATCH_TEXTS,
        workers: int | None = None,
    ) -> IngestReport:
        """Take in texts; return the summary. The same again adds nothing, and after a kill goes on where it stopped.

        Many texts are read in `workers` other processes: by default one for each processor, with 0 none. They are programs
        of their own, whatever the calling one is.
        """
        from reftel.archive.care.refusing import Refusing
        from reftel.archive.ingest.processes import preparer_for
        from reftel.archive.ingest.run import Ingest

        preparer = preparer_for(workers)
        try:
            with self._as_writer():
                ingest = Ingest(self._store, self._codec, self._keeper, preparer, now=now)
                refusing = Refusing(self._store, now=now)
                try:
                    report = ingest.run(refusing.passing(items), batch=batch, progress=progress)
                finally:
                    refusing.flush()
                refusing.finish()
                return report
        finally:
            preparer.close()

    def preview(
        self,
        items: Iterable[Item | Rejected],
        *,
        progress: Callable[[Progress], None] | None = None,
        workers: int | None = None,
    ) -> IngestReport:
        """Return the summary that `add` would give, and write nothing."""
        from reftel.archive.ingest.preview import preview

        return preview(self._store, items, progress=progress, workers=workers)

    def reindex(self) -> None:
        """Make the index anew from the records; originals and records are not touched."""
        with self._as_writer():
            self._keeper.rebuild()

    def reread(self, *, now: dt.datetime) -> RereadReport:
        """Make records, references and suggestions anew from the originals, then the index; what people said stays."""
        from reftel.archive.care.reread import Reread

        with self._as_writer():
            report = Reread(self._store, self._codec, now=now).run()
            self._keeper.rebuild()
            return report

    def catch_up(self) -> None:
        """Bring the index to the state of the records, unless a writer is at work, who does it himself."""
        if not self._keeper.is_behind():
            return
        lock = WriterLock(self._layout.lock)
        if lock.try_take():
            try:
                self._keeper.catch_up()
            finally:
                self._keeper.close()
                lock.release()

    # Reading ---------------------------------------------------------------------------------------------------------

    def fetch(self, viewer: Viewer, address: str) -> Holding:
        """Return what an address means. Raises `NotFound`, also for what may not be read, and `Ambiguous`."""
        with self._as(viewer) as (connection, labels):
            return fetching.fetch(connection, self._codec, labels, address)

    def choices(self, viewer: Viewer, name: str) -> KeyChoice:
        """Return the telegrams that a name stands for: what to show where `fetch` raises `Ambiguous`."""
        with self._as(viewer) as (connection, labels):
            rows = lookup.version_choices(connection, labels, name)
            key = filed_key(rows[0]) if rows else None
            return KeyChoice(name=name, key=key, choices=tuple(brief_of(row) for row in rows))

    def original(self, viewer: Viewer, address: str) -> bytes:
        """Return the original's bytes, exactly as received."""
        with self._as(viewer) as (connection, labels):
            return fetching.fetch_original(connection, self._codec, labels, address)

    def wholes(self, viewer: Viewer, addresses: Sequence[str]) -> Iterator[Whole]:
        """Yield whole versions in the order of their addresses. Raises as `fetch` does, before the first."""
        with self._as(viewer) as (connection, labels):
            found = [lookup.find_version(connection, labels, address).version_id for address in addresses]
        return self._wholes(viewer, found)

    def wholes_of(self, viewer: Viewer, query: str) -> Iterator[Whole]:
        """Yield every version that a query finds, the oldest first. Raises `QueryError`, before the first."""
        with self._as(viewer) as (connection, labels):
            found = searching.identify(connection, labels, self._seeker(viewer), query)
        return self._wholes(viewer, found)

    def excerpt(self, viewer: Viewer, query: str, path: Path | str) -> Self:
        """Make a new archive, in a folder that does not exist or is empty, of what a query finds, and nothing else. Raises `QueryError`.

        What people recorded or noted does not come along; places on the disk come as names of files.
        """
        from reftel.archive.care.excerpting import excerpt

        with self._as(viewer) as (connection, labels):
            wanted = searching.identify(connection, labels, self._seeker(viewer), query)
            made = type(self).create(path, title=self.collection.title)
            layout.write_settings(made._layout, Settings(FORMAT_VERSION, made._settings.archive_id, self.collection))
            for seen_at, found in groupby(excerpt(connection, self._codec, wanted), key=itemgetter(0)):
                made.add((item for _, item in found), now=seen_at)
        made.close()
        return type(self).open(path, read_only=True)

    def _wholes(self, viewer: Viewer, version_ids: Sequence[str]) -> Iterator[Whole]:
        """Yield versions, some at a time: however slowly they are taken, no transaction stays open for long."""
        for start in range(0, len(version_ids), WHOLES_AT_ONCE):
            with self._as(viewer) as (connection, labels):
                some = list(wholes(connection, self._codec, labels, version_ids[start : start + WHOLES_AT_ONCE]))
            yield from some

    def search(
        self,
        viewer: Viewer,
        query: str,
        *,
        limit: int = 20,
        offset: int = 0,
        sort: str = "relevance",
        facets: Sequence[str] = USUAL_FACETS,
        places: bool = False,
    ) -> Result:
        """Search; raises `QueryError` for a query that cannot be understood. `facets` are names of `search.FACETS`, or none."""
        page = searching.Page(limit=limit, offset=offset, sort=sort, facets=tuple(facets), places=places)
        asked = viewer, query, page
        standing = (self.standing(), dt.datetime.now(dt.UTC).astimezone().date())
        known = self._results.get(asked, standing)
        if known is None:
            seeker = self._seeker(viewer)
            with self._as(viewer) as (connection, labels):
                known = searching.search(connection, labels, seeker, query, page)
            self._results.keep(asked, standing, known)
        return known

    def marks(self, viewer: Viewer, query: str, address: str) -> Marks:
        """Return where a telegram has what a query asks for. Raises `QueryError`, and as `fetch` does."""
        seeker = self._seeker(viewer)
        with self._as(viewer) as (connection, labels):
            return locating.marks_of(connection, labels, seeker, query, address)

    def said_by(self, viewer: Viewer, name: str, *, query: str = "", limit: int = 20, offset: int = 0) -> Quotes:
        """Return what somebody is told to have said, the oldest telegrams first; `query` narrows the telegrams, `limit` counts them."""
        asked = " ".join(filter(None, (clause("speaker", name), query)))
        found = self.search(viewer, asked, limit=limit, offset=offset, sort="oldest", facets=())
        wholes_found = self._wholes(viewer, [hit.brief.version_id for hit in found.hits])
        return Quotes(name=name, total=found.total, offset=offset, quotes=tuple(quotes_in(wholes_found, name)))

    def later_papers(self, viewer: Viewer, matter: Matter) -> tuple[Matter, ...]:
        """Return papers that may be later versions of one: those of the same name in later telegrams that cite its telegram."""
        if matter.kind != DOCUMENT or matter.telegram.address is None:
            return ()
        citing = self.fetch(viewer, matter.telegram.address).cited_by[:MOST_CITING]
        return later_of(matter, (one for brief in citing for one in self.docket.of_telegram(viewer, brief.address)))

    def complete(self, viewer: Viewer, beginning: str, *, limit: int = 20) -> tuple[Completion, ...]:
        """Return what may end a query that is being typed: fields, and values that occur in what the viewer may read."""
        return completing.complete(self._keeper.reader(), viewer, beginning, limit=limit)

    def figures(self, viewer: Viewer) -> Figures:
        """Return the collection in figures."""
        with self._as(viewer) as (connection, labels):
            return self._figures.get(connection, labels, counting.figures)

    def sending(self, viewer: Viewer, stations: Iterable[str]) -> frozenset[str]:
        """Return those of some stations that sent a telegram that the viewer may read."""
        with self._as(viewer) as (connection, labels):
            return counting.sending(connection, labels, stations)

    def recent(self, viewer: Viewer, limit: int) -> tuple[Brief, ...]:
        """Return the telegrams with the latest dates, latest first."""
        with self._as(viewer) as (connection, labels):
            return counting.recent(connection, labels, limit)

    def sheets(self, viewer: Viewer) -> int:
        """Return how many sheets the roll of all telegrams has."""
        with self._as(viewer) as (connection, _):
            return roll.sheets(connection)

    def sheet(self, viewer: Viewer, number: int) -> tuple[Brief, ...]:
        """Return the telegrams of one sheet of the roll, from 0, at most `roll.SHEET`."""
        with self._as(viewer) as (connection, labels):
            return roll.sheet(connection, labels, number)

    def missing(self, viewer: Viewer) -> tuple[tuple[Key, int], ...]:
        """Return the numbers that are cited but not held, each with how many telegrams cite it, most cited first."""
        with self._as(viewer) as (connection, labels):
            return self._missing.get(connection, labels, missing_keys)

    def verify(
        self,
        *,
        quick: bool = False,
        progress: Callable[[Progress], None] | None = None,
        now: dt.datetime | None = None,
    ) -> VerifyReport:
        """Check everything against the originals; with `quick` all but what reading every text again would show.

        Nobody may write meanwhile. With `now` it is recorded that a whole verification was made, where the archive can be written to.
        """
        from reftel.archive.care.verify import verify, verify_and_note

        if not self._layout.is_writable():
            return verify(self._store, self._codec, self._keeper, quick=quick, progress=progress)
        with WriterLock(self._layout.lock):
            if quick or now is None:
                return verify(self._store, self._codec, self._keeper, quick=quick, progress=progress)
            return verify_and_note(self._layout, self._store, self._codec, self._keeper, now=now, progress=progress)

    def _seeker(self, viewer: Viewer) -> Seeker:
        return Seeker(index=self._keeper.reader(), viewer=viewer, codec=self._codec, matters=self.docket.versions)

    @contextmanager
    def _as(self, viewer: Viewer) -> Iterator[tuple[Connection, str]]:
        """Give a connection, and what the viewer may read, of one moment."""
        with self._store.reading() as connection:
            yield connection, permitted_labels(connection, viewer)

    @contextmanager
    def _as_writer(self) -> Iterator[None]:
        """Hold the writer's lock, with the index at the state of the records; release the index afterwards."""
        with WriterLock(self._layout.lock):
            with self._store.reading() as connection:
                self._codec.load(connection)
            try:
                if self._keeper.is_behind():
                    self._keeper.catch_up()
                yield
            finally:
                self._keeper.close()
