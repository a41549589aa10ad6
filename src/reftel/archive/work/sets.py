"""Collections and marks: named sets of telegrams, held so that their new versions belong to them too."""

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Final

import msgspec
from sqlalchemy import Connection, delete, func, select
from sqlalchemy.dialects.sqlite import insert

from reftel.access import Viewer
from reftel.archive.store.work_tables import kept_telegrams
from reftel.archive.versions.briefs import brief_of, versions_of
from reftel.archive.versions.dating import from_seconds, seconds
from reftel.archive.versions.lookup import find_version
from reftel.archive.work import shelf
from reftel.archive.work.desk import Desk
from reftel.archive.work.holding import Hold, about_telegram, held_versions, hold_of, holds_of, telegrams_of
from reftel.archive.work.shelf import KeptRow
from reftel.archive.work.values import Kind, Made, Member, Put, TelegramSet
from reftel.errors import Ambiguous, NotFound
from reftel.search import Sort

SETS: Final = (Kind.COLLECTION, Kind.MARK)


class Sets(Desk):
    """Collections and marks. A mark is made with its first telegram, a collection is made first."""

    def make(
        self, viewer: Viewer, name: str, *, now: dt.datetime, description: str = "", kind: Kind = Kind.COLLECTION
    ) -> TelegramSet:
        """Make an empty set; raise `ConfigError` where the name is taken or none."""
        with self.writing(viewer) as (connection, labels):
            shelf.make(connection, _made(kind, name, description, viewer, now))
            return _set_of(connection, labels, shelf.require(connection, kind, name))

    def rename(self, viewer: Viewer, name: str, to: str, *, kind: Kind = Kind.COLLECTION) -> TelegramSet:
        """Give another name; what is in it stays."""
        with self.writing(viewer) as (connection, labels):
            shelf.rename(connection, kind, name, to)
            return _set_of(connection, labels, shelf.require(connection, kind, to))

    def describe(self, viewer: Viewer, name: str, description: str, *, kind: Kind = Kind.COLLECTION) -> TelegramSet:
        """Write another description."""
        with self.writing(viewer) as (connection, labels):
            shelf.describe(connection, kind, name, description)
            return _set_of(connection, labels, shelf.require(connection, kind, name))

    def delete(self, viewer: Viewer, name: str, *, now: dt.datetime, kind: Kind = Kind.COLLECTION) -> None:
        """Set aside a set with what is in it; `restore` brings it back."""
        with self.writing(viewer) as (connection, _):
            shelf.delete(connection, kind, name, now=now)

    def restore(self, viewer: Viewer, name: str, *, kind: Kind = Kind.COLLECTION) -> TelegramSet:
        """Bring back a set that was deleted."""
        with self.writing(viewer) as (connection, labels):
            shelf.restore(connection, kind, name)
            return _set_of(connection, labels, shelf.require(connection, kind, name))

    def all_of(self, viewer: Viewer, *, kind: Kind = Kind.COLLECTION) -> tuple[TelegramSet, ...]:
        """Return all sets by name."""
        with self.reading(viewer) as (connection, labels):
            return tuple(_set_of(connection, labels, row) for row in shelf.rows_of(connection, kind))

    def show(
        self, viewer: Viewer, name: str, *, kind: Kind = Kind.COLLECTION
    ) -> tuple[TelegramSet, tuple[Member, ...]]:
        """Return one set with its telegrams in the order in which they were put there."""
        with self.reading(viewer) as (connection, labels):
            row = shelf.require(connection, kind, name)
            return _set_of(connection, labels, row), tuple(_members(connection, labels, row.id))

    def names_of(self, viewer: Viewer, *, kind: Kind = Kind.COLLECTION) -> tuple[str, ...]:
        """Return the names of all sets, without counting what is in them."""
        with self.reading(viewer) as (connection, _):
            return tuple(row.name for row in shelf.rows_of(connection, kind))

    def of_telegram(self, viewer: Viewer, address: str, *, kind: Kind = Kind.COLLECTION) -> tuple[str, ...]:
        """Return the names of the sets that a telegram is in."""
        with self.reading(viewer) as (connection, labels):
            version_id = find_version(connection, labels, address).version_id
            query = select(kept_telegrams.c.kept).where(about_telegram(connection, labels, kept_telegrams, version_id))
            inside = set(connection.execute(query).scalars())
            return tuple(row.name for row in shelf.rows_of(connection, kind) if row.id in inside)

    def put(
        self, viewer: Viewer, name: str, addresses: Iterable[str], *, now: dt.datetime, kind: Kind = Kind.COLLECTION
    ) -> Put:
        """Put telegrams in by address; addresses that mean none, or several, are named and do not stop the others."""
        with self.writing(viewer) as (connection, labels):
            row = self._row_to_fill(connection, viewer, kind, name, now)
            holds, missing = _resolved(connection, labels, addresses)
            return msgspec.structs.replace(_put(connection, row.id, holds, viewer, now), missing=tuple(missing))

    def put_query(
        self, viewer: Viewer, name: str, query: str, *, now: dt.datetime, kind: Kind = Kind.COLLECTION
    ) -> Put:
        """Put in everything that a query finds now, oldest first; raises `QueryError`."""
        with self.reading(viewer) as (connection, labels):
            parsed = self.understood(connection, labels, viewer, query)
        version_ids = self.keeper.reader().identify(viewer, parsed, sort=Sort.OLDEST)
        with self.writing(viewer) as (connection, labels):
            row = self._row_to_fill(connection, viewer, kind, name, now)
            return _put(connection, row.id, list(holds_of(connection, labels, version_ids)), viewer, now)

    def take(self, viewer: Viewer, name: str, addresses: Iterable[str], *, kind: Kind = Kind.COLLECTION) -> Put:
        """Take telegrams out; `added` counts those taken out, `known` those that were not in it."""
        with self.writing(viewer) as (connection, labels):
            row = shelf.require(connection, kind, name)
            holds, missing = _resolved(connection, labels, addresses)
            taken = sum(_take(connection, labels, row.id, hold) for hold in holds)
            return Put(added=taken, known=len(holds) - taken, missing=tuple(missing))

    @staticmethod
    def _row_to_fill(connection: Connection, viewer: Viewer, kind: Kind, name: str, now: dt.datetime) -> KeptRow:
        if kind is Kind.MARK and shelf.row_of(connection, kind, name) is None:
            shelf.make(connection, _made(kind, name, "", viewer, now))
        return shelf.require(connection, kind, name)


def _made(kind: Kind, name: str, description: str, viewer: Viewer, now: dt.datetime) -> Made:
    return Made(kind=kind, name=name, description=description, made_at=now, made_by=viewer.name)


def _set_of(connection: Connection, labels: str, row: KeptRow) -> TelegramSet:
    held = held_versions(labels, kept_telegrams, kept_telegrams.c.kept == row.id)
    count = connection.execute(select(func.count(held.c.telegram.distinct()))).scalar_one()
    return TelegramSet(**msgspec.structs.asdict(shelf.made_of(row)), telegrams=count)


def _members(connection: Connection, labels: str, kept: int) -> Iterable[Member]:
    held = telegrams_of(connection, labels, kept)
    found = versions_of(connection, labels, held)
    query = select(kept_telegrams).where(kept_telegrams.c.kept == kept)
    rows = {row.id: row for row in connection.execute(query)}
    for telegram, (first, *_) in held.items():
        yield Member(
            brief=brief_of(found[telegram][0]),
            versions=len(found[telegram]),
            put_at=from_seconds(rows[first].put_at),
            put_by=rows[first].put_by,
        )


def _resolved(
    connection: Connection, labels: str, addresses: Iterable[str]
) -> tuple[list[Hold], list[tuple[str, str]]]:
    holds: list[Hold] = []
    missing: list[tuple[str, str]] = []
    for address in dict.fromkeys(one.strip() for one in addresses):
        try:
            holds.append(hold_of(connection, labels, address))
        except (NotFound, Ambiguous) as error:
            missing.append((address, f"{error}. {error.next_step}".rstrip()))
    return holds, missing


def _put(connection: Connection, kept: int, holds: Sequence[Hold], viewer: Viewer, now: dt.datetime) -> Put:
    rows = [
        {**hold._asdict(), "kept": kept, "held_by": hold.held_by, "put_at": seconds(now), "put_by": viewer.name}
        for hold in holds
    ]
    before = _size(connection, kept)
    if rows:
        connection.execute(insert(kept_telegrams).on_conflict_do_nothing(), rows)
    added = _size(connection, kept) - before
    return Put(added=added, known=len(holds) - added)


def _size(connection: Connection, kept: int) -> int:
    return connection.execute(select(func.count()).where(kept_telegrams.c.kept == kept)).scalar_one()


def _take(connection: Connection, labels: str, kept: int, hold: Hold) -> bool:
    held = held_versions(labels, kept_telegrams, kept_telegrams.c.kept == kept)
    rows = select(held.c.held).where(held.c.version_id == hold.version_id)
    numbers = list(connection.execute(rows).scalars())
    connection.execute(delete(kept_telegrams).where(kept_telegrams.c.id.in_(numbers)))
    return bool(numbers)
