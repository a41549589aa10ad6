"""Rebuilding: everything made again from the originals into a fresh database and index beside, compared, then put in place.

Nothing of the archive is touched before the fresh one is whole and holds every original, every sighting and everything that
people made. A run that is killed leaves a folder, which the next one removes.
"""

import datetime as dt
import sqlite3
from collections.abc import Callable, Iterator, Mapping
from typing import Final

from reftel.archive.care.carrying import carried_tables, carry_dictionaries, carry_over
from reftel.archive.care.digest import digest_carried, digest_derived, digest_sightings
from reftel.archive.care.sources import Present, Sighted, Source, column_names
from reftel.archive.docket.projecting import project_all
from reftel.archive.finding.indexing import IndexKeeper
from reftel.archive.ingest.batches import BATCH_TEXTS
from reftel.archive.ingest.preparing import Preparer
from reftel.archive.ingest.run import Ingest
from reftel.archive.reports import Progress, RebuildReport
from reftel.archive.store import layout, schema
from reftel.archive.store.compression import Codec
from reftel.archive.store.database import Store, create_store, driver_cursor, meta_number, set_meta_number
from reftel.archive.store.layout import Layout
from reftel.archive.store.replacing import replace_records
from reftel.corpus import Item
from reftel.errors import ArchiveError
from reftel.search import create_index

_SEEN_AT: Final = """
UPDATE sightings SET seen_at = ?, seal = ? WHERE item = (SELECT id FROM items WHERE sha256 = ?)
  AND input = (
    SELECT id FROM inputs WHERE path = ? AND member = ? AND +sha256 = ? AND substr(sha256, 1, 16) = substr(?, 1, 16)
  )
  AND byte_start = ? AND byte_end = ? AND extractor = ? AND start = ? AND "end" = ?
"""

_OLD_PARSERS: Final = "SELECT count(*) FROM (SELECT DISTINCT grammar, tables, rules FROM versions)"


class Rebuild:
    """One run. The caller holds the writer's lock, has closed the index, and closes the preparer."""

    def __init__(
        self,
        place: Layout,
        source: Source,
        preparer: Preparer,
        *,
        archive_id: str,
        now: dt.datetime,
        progress: Callable[[Progress], None] | None = None,
    ) -> None:
        self._place = place
        self._source = source
        self._preparer = preparer
        self._archive_id = archive_id
        self._now = now
        self._progress = progress
        self._unwritten = 0

    def run(self) -> RebuildReport:
        """Make everything again, compare, and put it in place; return what came of it."""
        draft = layout.make_rebuild_draft(self._place)
        try:
            create_store(draft.records, archive_id=self._archive_id, page_bytes=self._source.page_bytes())
            create_index(draft.index, owner=self._archive_id).close()
            store = Store(draft.records, read_only=False)
            try:
                report = self._fill(draft, store)
            finally:
                store.close()
            self._put_in_place(draft)
            return report
        finally:
            layout.discard(draft.root)

    def _fill(self, draft: Layout, store: Store) -> RebuildReport:
        codec = Codec()
        with store.writing() as connection:
            carry_dictionaries(self._source, driver_cursor(connection))
            # Greater than any number before: whoever has the old records open sees that these are others.
            set_meta_number(connection, "revision", self._source.revision())
        with store.reading() as connection:
            codec.load(connection)
        keeper = IndexKeeper(draft, store, codec, archive_id=self._archive_id)
        try:
            added = Ingest(store, codec, keeper, self._preparer, now=self._now).run(
                _Sightings(self._source), batch=BATCH_TEXTS, progress=self._progress
            )
        finally:
            keeper.close()
        self._date_sightings(store)
        self._require_equal_originals(store, codec)
        differences = self._differences(store, codec)
        # From here on nothing may be written to the archive: what people say now would not be carried over.
        self._unwritten = self._source.data_version()
        with store.writing() as connection:
            carried = carry_over(self._source, driver_cursor(connection))
            project_all(connection)
            set_meta_number(connection, "indexed_revision", 0)
        self._require_equal_work(store, codec)
        return RebuildReport(read=added.read, carried=carried, refused=added.refused, differences=differences)

    def _date_sightings(self, store: Store) -> None:
        """Give every sighting the time at which it was made: they were all added at once just now."""
        with store.writing() as connection:
            driver_cursor(connection).executemany(_SEEN_AT, (_dated(one) for one in self._source.sighted()))

    def _require_equal_originals(self, store: Store, codec: Codec) -> None:
        with Present(store, codec) as fresh:
            if digest_sightings(fresh.sighted()) != digest_sightings(self._source.sighted()):
                raise _unequal("originals and sightings")

    def _require_equal_work(self, store: Store, codec: Codec) -> None:
        old = self._source.cursor()
        compared = [table for table in carried_tables(old) if _has_all_columns(old, table.name)]
        with Present(store, codec) as fresh:
            was, is_now = digest_carried(old, compared), digest_carried(fresh.cursor(), compared)
        self._require_unwritten()
        if was != is_now:
            raise _unequal(", ".join(name for name in was if was[name] != is_now[name]))

    def _differences(self, store: Store, codec: Codec) -> Mapping[str, str] | None:
        """Return the derived tables that have come out otherwise, each with its counts; None where an older parser made them."""
        old = self._source.cursor()
        if not isinstance(self._source, Present) or old.execute(_OLD_PARSERS).fetchone()[0] > 1:
            return None
        with Present(store, codec) as fresh:
            new = fresh.cursor()
            if not _same_parser(old, new):
                return None
            try:
                was, is_now = digest_derived(old, codec), digest_derived(new, codec)
            except (ArchiveError, sqlite3.Error) as error:
                return {"records": str(error)}
        return {
            name: f"{was[name].split(':')[0]} rows before, {is_now[name].split(':')[0]} now"
            for name in was
            if was[name] != is_now[name] and name != "labels"
        }

    def _put_in_place(self, draft: Layout) -> None:
        live = Store(self._place.records, read_only=False)
        try:
            with live.translated():
                replace_records(self._place.records, draft.records, check=self._require_unwritten)
            layout.replace_index(self._place, draft.index)
            with live.writing() as connection:
                set_meta_number(connection, "indexed_revision", meta_number(connection, "revision"))
        finally:
            live.close()

    def _require_unwritten(self) -> None:
        if self._source.data_version() != self._unwritten:
            raise ArchiveError(
                f"{self._place.root} was written to while it was made again", next_step="Say this again."
            )


class _Sightings:
    """The items of a source, with their number."""

    def __init__(self, source: Source) -> None:
        self._source = source

    def __len__(self) -> int:
        return self._source.count()

    def __iter__(self) -> Iterator[Item]:
        return (self._source.unpack(one) for one in self._source.sighted())


def _dated(one: Sighted) -> tuple[object, ...]:
    stored = one.stored
    sha256 = stored.input_sha256
    place = (stored.path, stored.member, sha256, sha256, stored.byte_start, stored.byte_end)
    return one.seen_at, one.seal(), stored.sha256, *place, stored.extractor, stored.start, stored.end


def _same_parser(old: sqlite3.Cursor, new: sqlite3.Cursor) -> bool:
    query = "SELECT DISTINCT grammar, tables, rules FROM versions"
    return old.execute(query).fetchall() == new.execute(query).fetchall()


def _has_all_columns(cursor: sqlite3.Cursor, table: str) -> bool:
    return set(column_names(cursor, table)) >= {column.name for column in schema.metadata.tables[table].columns}


def _unequal(what: str) -> ArchiveError:
    return ArchiveError(
        f"what was made again does not hold the same {what}; the archive was left as it is",
        next_step="Run `reftel verify`, and please report this.",
    )
