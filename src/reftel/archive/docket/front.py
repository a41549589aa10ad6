"""The front of matters: `archive.docket`. Every method takes the viewer first."""

import datetime as dt
import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, closing, contextmanager

import msgspec
from sqlalchemy import Connection

from reftel.access import Viewer
from reftel.archive.docket import listing
from reftel.archive.docket.listing import Counts, Owing, Wanted
from reftel.archive.docket.matters import find_matter, list_matters, matters_named, matters_of_version
from reftel.archive.docket.verdicts import Desk
from reftel.archive.finding.remembering import Remembered
from reftel.archive.sight import permitted_labels, sees_all
from reftel.archive.store.database import Store, driver_cursor
from reftel.archive.versions import lookup
from reftel.matters import Closing, Matter

Reading = Callable[[Viewer], AbstractContextManager[tuple[Connection, str]]]
"""Gives a connection, and what the viewer may read, of one moment."""


class MatterList(msgspec.Struct, frozen=True, kw_only=True):
    """Some matters of a longer list."""

    total: int
    offset: int
    matters: tuple[Matter, ...]


class Docket:
    """Matters as one viewer sees them, and what he says of them."""

    def __init__(self, reading: Reading, store: Store) -> None:
        self._reading = reading
        self._store = store
        self._memory: Remembered[sqlite3.Connection] = Remembered()

    # Reading ---------------------------------------------------------------------------------------------------------

    def find(
        self,
        viewer: Viewer,
        wanted: Wanted | None = None,
        *,
        order: str = "newest",
        limit: int | None = None,
        offset: int = 0,
        as_of: dt.datetime | None = None,
    ) -> MatterList:
        """Return the matters that are wanted, in order; `as_of` as they stood then. Raises `ConfigError` for an unknown order."""
        wanted = wanted or Wanted()
        with self._reading(viewer) as (connection, labels), self._rows(connection, labels, as_of) as cursor:
            names = listing.names_of(cursor, wanted, order=order, limit=limit, offset=offset)
            total = listing.count(cursor, wanted)
            if as_of is None:
                found: Mapping[str, Matter] = matters_named(connection, labels, names)
            else:
                found = {matter.id: matter for matter in list_matters(connection, labels, as_of)}
        return MatterList(total=total, offset=offset, matters=tuple(found[name] for name in names if name in found))

    def counts(self, viewer: Viewer, wanted: Wanted | None = None, *, as_of: dt.datetime | None = None) -> Counts:
        """Count the matters that are wanted by kind, state and verdict."""
        with self._reading(viewer) as (connection, labels), self._rows(connection, labels, as_of) as cursor:
            return listing.counts(cursor, wanted or Wanted())

    def owing(
        self, viewer: Viewer, wanted: Wanted | None = None, *, today: dt.date, as_of: dt.datetime | None = None
    ) -> tuple[Owing, ...]:
        """Return what everybody owes, and how long the answers of each took; who owes most comes first."""
        with self._reading(viewer) as (connection, labels), self._rows(connection, labels, as_of) as cursor:
            return listing.owing(cursor, wanted or Wanted(), today)

    def matter(self, viewer: Viewer, name: str, *, as_of: dt.datetime | None = None) -> Matter:
        """Return one matter, as it stood on a date where one is given; raises `NotFound`."""
        with self._reading(viewer) as (connection, labels):
            return find_matter(connection, labels, name, as_of)[0]

    def of_telegram(self, viewer: Viewer, address: str) -> tuple[Matter, ...]:
        """Return the matters of one telegram, in the order in which rules found them; raises `NotFound` and `Ambiguous`."""
        with self._reading(viewer) as (connection, labels):
            version = lookup.find_version(connection, labels, address).version_id
            return matters_of_version(connection, labels, version)

    def versions(self, connection: Connection, labels: str, wanted: Wanted) -> tuple[int, ...]:
        """Return the rows of the versions that hold some matters: for queries, which have a connection already."""
        with self._rows(connection, labels, None) as cursor:
            return listing.versions_of(cursor, wanted)

    @contextmanager
    def _rows(self, connection: Connection, labels: str, as_of: dt.datetime | None) -> Iterator[sqlite3.Cursor]:
        if as_of is not None:
            with closing(listing.in_memory(connection, labels, as_of)) as memory:
                yield memory.cursor()
        elif sees_all(connection, labels):
            yield driver_cursor(connection)
        else:
            yield self._memory.get(connection, labels, listing.in_memory).cursor()

    # What a person says ----------------------------------------------------------------------------------------------
    # None of it needs the writer's lock: it is a row or two, and waits for the batch that another process may be writing.

    def confirm(self, viewer: Viewer, name: str, *, by: str, now: dt.datetime, note: str = "") -> Matter:
        """Say that a suggestion is right. This and what follows raise `NotFound`, and return the matter as it then stands."""
        with self._desk(viewer, by, now) as desk:
            return desk.confirm(name, note)

    def dismiss(self, viewer: Viewer, name: str, *, by: str, now: dt.datetime, note: str = "") -> Matter:
        """Say that a suggestion is wrong."""
        with self._desk(viewer, by, now) as desk:
            return desk.dismiss(name, note)

    def correct(
        self, viewer: Viewer, name: str, changes: Mapping[str, object], *, by: str, now: dt.datetime, note: str = ""
    ) -> Matter:
        """Say what a matter is really about; `changes` are fields of its kind. Raises `StatementError` for what cannot be."""
        with self._desk(viewer, by, now) as desk:
            return desk.correct(name, changes, note)

    def merge(self, viewer: Viewer, name: str, into: str, *, by: str, now: dt.datetime, note: str = "") -> Matter:
        """Say that a matter is the same as another one. Raises `StatementError` where it cannot be."""
        with self._desk(viewer, by, now) as desk:
            return desk.merge(name, into, note)

    def split(
        self, viewer: Viewer, name: str, whats: Sequence[str], *, by: str, now: dt.datetime, note: str = ""
    ) -> tuple[Matter, ...]:
        """Say that a matter is several, each in a few words; return them. Raises `StatementError` for fewer than two."""
        with self._desk(viewer, by, now) as desk:
            return desk.split(name, whats, note)

    def close(
        self,
        viewer: Viewer,
        name: str,
        *,
        by: str,
        now: dt.datetime,
        how: Closing = Closing.DONE,
        answer: str | None = None,
        note: str = "",
    ) -> Matter:
        """Say that nothing more is to be done; `answer` is the address of a telegram that answers."""
        with self._desk(viewer, by, now) as desk:
            return desk.close(name, how, answer, note)

    def reopen(self, viewer: Viewer, name: str, *, by: str, now: dt.datetime, note: str = "") -> Matter:
        """Say that what was closed or set aside is open again."""
        with self._desk(viewer, by, now) as desk:
            return desk.reopen(name, note)

    def assign(self, viewer: Viewer, name: str, to: str | None, *, by: str, now: dt.datetime, note: str = "") -> Matter:
        """Say who looks after a matter; null is nobody."""
        with self._desk(viewer, by, now) as desk:
            return desk.assign(name, to, note)

    def remind(
        self, viewer: Viewer, name: str, on: dt.date | None, *, by: str, now: dt.datetime, note: str = ""
    ) -> Matter:
        """Say on which day to be reminded of a matter; null takes it back."""
        with self._desk(viewer, by, now) as desk:
            return desk.remind(name, on, note)

    def remark(self, viewer: Viewer, name: str, note: str, *, by: str, now: dt.datetime) -> Matter:
        """Note something on a matter."""
        with self._desk(viewer, by, now) as desk:
            return desk.remark(name, note)

    @contextmanager
    def _desk(self, viewer: Viewer, by: str, now: dt.datetime) -> Iterator[Desk]:
        with self._store.writing() as connection:
            yield Desk(connection, permitted_labels(connection, viewer), by=by, now=now)
