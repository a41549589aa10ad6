"""Lists of names with their spellings: loaded from a reader's file, used in queries, counted over what a search finds."""

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import Final

import msgspec
from sqlalchemy import Connection

from reftel.access import Viewer
from reftel.archive.finding.narrowing import narrow
from reftel.archive.work import shelf
from reftel.archive.work.desk import Desk
from reftel.archive.work.naming import NameData, decode, encode
from reftel.archive.work.shelf import KeptRow
from reftel.archive.work.values import Kind, Made, NameCount, NameEntry, NameList
from reftel.search import parse_query
from reftel.search.query.limits import written

KIND: Final = Kind.NAMES


class Names(Desk):
    """Lists of names."""

    def add(
        self,
        viewer: Viewer,
        name: str,
        entries: tuple[NameEntry, ...],
        *,
        now: dt.datetime,
        source: str = "",
        replace: bool = False,
    ) -> NameList:
        """Keep a list; with `replace` in place of the one of that name, which is set aside."""
        made = Made(kind=KIND, name=name, description="", made_at=now, made_by=viewer.name)
        with self.writing(viewer) as (connection, _):
            if replace and shelf.row_of(connection, KIND, name) is not None:
                shelf.delete(connection, KIND, name, now=now)
            shelf.make(connection, made, encode(NameData(source=written(source), entries=entries)))
            return _list_of(shelf.require(connection, KIND, name))

    def all_of(self, viewer: Viewer) -> tuple[NameList, ...]:
        """Return all lists by name."""
        with self.reading(viewer) as (connection, _):
            return tuple(map(_list_of, shelf.rows_of(connection, KIND)))

    def show(self, viewer: Viewer, name: str) -> NameList:
        """Return one list."""
        with self.reading(viewer) as (connection, _):
            return _list_of(shelf.require(connection, KIND, name))

    def rename(self, viewer: Viewer, name: str, to: str) -> None:
        """Give a list another name."""
        with self.writing(viewer) as (connection, _):
            shelf.rename(connection, KIND, name, to)

    def delete(self, viewer: Viewer, name: str, *, now: dt.datetime) -> None:
        """Set a list aside."""
        with self.writing(viewer) as (connection, _):
            shelf.delete(connection, KIND, name, now=now)

    def restore(self, viewer: Viewer, name: str) -> NameList:
        """Bring back a list that was deleted."""
        with self.writing(viewer) as (connection, _):
            shelf.restore(connection, KIND, name)
            return _list_of(shelf.require(connection, KIND, name))

    def counts(
        self, viewer: Viewer, query: str = "", *, name: str | None = None, limit: int | None = None
    ) -> tuple[NameCount, ...]:
        """Count, for each name of one list or of all, what a query finds that has the name; most first, all-absent names last.

        With `limit` only so many names are looked for, in the order of the lists. Raises `QueryError`.
        """
        with self.reading(viewer) as (connection, labels):
            rows = shelf.rows_of(connection, KIND) if name is None else [shelf.require(connection, KIND, name)]
            wanted = list(_named(rows))[:limit]
            counted = [
                NameCount(
                    list_name=list_name,
                    entry=entry,
                    query=narrowed,
                    count=self._count(connection, labels, viewer, narrowed),
                )
                for list_name, entry in wanted
                for narrowed in (narrow(parse_query(written(query)), "name", entry.name),)
            ]
        return tuple(sorted(counted, key=lambda one: (-one.count, one.entry.name)))

    def _count(self, connection: Connection, labels: str, viewer: Viewer, query: str) -> int:
        parsed = self.understood(connection, labels, viewer, query)
        return self.keeper.reader().search(viewer, parsed, limit=1, facets=()).total


def _named(rows: Sequence[KeptRow]) -> Iterator[tuple[str, NameEntry]]:
    for row in rows:
        for entry in decode(row.data).entries:
            yield row.name, entry


def _list_of(row: KeptRow) -> NameList:
    data = decode(row.data)
    return NameList(**msgspec.structs.asdict(shelf.made_of(row)), source=data.source, entries=data.entries)
