"""Saved searches: named, run again, and asked what they find that they did not find when the reader last looked."""

import datetime as dt
from typing import Final

import msgspec
from sqlalchemy import Connection, func, select
from sqlalchemy.dialects.sqlite import insert

from reftel.access import Viewer
from reftel.archive.sight import may_read
from reftel.archive.store.schema import sightings, versions
from reftel.archive.store.work_tables import looks
from reftel.archive.values import Brief
from reftel.archive.versions.briefs import brief_of, briefs_of_versions
from reftel.archive.versions.dating import from_seconds, seconds
from reftel.archive.work import shelf
from reftel.archive.work.desk import Desk
from reftel.archive.work.holding import texts_among
from reftel.archive.work.packing import pack, unpack
from reftel.archive.work.shelf import KeptRow
from reftel.archive.work.values import Kind, Made, News, Saved
from reftel.search import Sort, parse_query
from reftel.search.query.limits import written
from reftel.search.query.parse import beside

KIND: Final = Kind.SEARCH

MOST_NEW: Final = 500
"""New telegrams that are listed; all are counted."""


class SearchData(msgspec.Struct, frozen=True, kw_only=True):
    """What is kept of a search beside its name."""

    query: str
    sort: str


_encode = msgspec.json.Encoder().encode
_decoder: msgspec.json.Decoder[SearchData] = msgspec.json.Decoder(SearchData)


def decode(data: bytes) -> SearchData:
    """Return what is kept of a search."""
    return _decoder.decode(data)


class Searches(Desk):
    """Saved searches. What was seen is remembered for each reader apart."""

    def save(
        self, viewer: Viewer, name: str, query: str, *, now: dt.datetime, sort: str = "newest", description: str = ""
    ) -> Saved:
        """Keep a query under a name; raises `QueryError` for one that is not understood."""
        made = Made(kind=KIND, name=name, description=description, made_at=now, made_by=viewer.name)
        with self.writing(viewer) as (connection, labels):
            self.understood(connection, labels, viewer, query)
            shelf.make(
                connection, made, _encode(SearchData(query=" ".join(written(query).split()), sort=Sort(sort).value))
            )
            return _saved(connection, viewer, shelf.require(connection, KIND, name))

    def all_of(self, viewer: Viewer) -> tuple[Saved, ...]:
        """Return all saved searches by name."""
        with self.reading(viewer) as (connection, _):
            return tuple(_saved(connection, viewer, row) for row in shelf.rows_of(connection, KIND))

    def show(self, viewer: Viewer, name: str) -> Saved:
        """Return one saved search."""
        with self.reading(viewer) as (connection, _):
            return _saved(connection, viewer, shelf.require(connection, KIND, name))

    def rename(self, viewer: Viewer, name: str, to: str) -> Saved:
        """Give another name."""
        with self.writing(viewer) as (connection, _):
            shelf.rename(connection, KIND, name, to)
            return _saved(connection, viewer, shelf.require(connection, KIND, to))

    def delete(self, viewer: Viewer, name: str, *, now: dt.datetime) -> None:
        """Set a saved search aside."""
        with self.writing(viewer) as (connection, _):
            shelf.delete(connection, KIND, name, now=now)

    def restore(self, viewer: Viewer, name: str) -> Saved:
        """Bring back a saved search that was deleted."""
        with self.writing(viewer) as (connection, _):
            shelf.restore(connection, KIND, name)
            return _saved(connection, viewer, shelf.require(connection, KIND, name))

    def news(self, viewer: Viewer, name: str) -> News:
        """Return what a search finds that this reader had not seen when he last looked; to him who never looked all is new."""
        with self.reading(viewer) as (connection, labels):
            return self._news(connection, labels, viewer, name)[0]

    def look(self, viewer: Viewer, name: str, *, now: dt.datetime) -> News:
        """Return the same, and remember as seen by this reader what the search finds: what comes later is new next time."""
        with self.writing(viewer) as (connection, labels):
            news, found = self._news(connection, labels, viewer, name)
            row = shelf.require(connection, KIND, name)
            values = {"looked_at": seconds(now), "version_ids": pack(found)}
            looked = insert(looks).values(kept=row.id, viewer=viewer.name, **values)
            connection.execute(looked.on_conflict_do_update(index_elements=["kept", "viewer"], set_=values))
            return news

    def _news(self, connection: Connection, labels: str, viewer: Viewer, name: str) -> tuple[News, tuple[str, ...]]:
        """Return what is new, and all that the search finds now."""
        row = shelf.require(connection, KIND, name)
        saved = _saved(connection, viewer, row)
        found = self._found(connection, labels, viewer, saved.query)
        seen = _seen(connection, viewer, row)
        new = [one for one in found if one not in seen]
        briefs = briefs_of_versions(connection, labels, new[:MOST_NEW])
        shown = tuple(brief_of(briefs[one]) for one in new[:MOST_NEW] if one in briefs)
        return News(saved=saved, total=len(found), count=len(new), since=saved.looked_at, new=shown), found

    def latest(self, viewer: Viewer, name: str, *, limit: int) -> tuple[Saved, tuple[tuple[Brief, dt.datetime], ...]]:
        """Return a search with the versions that it finds which came into the archive last, and when they came."""
        with self.reading(viewer) as (connection, labels):
            row = shelf.require(connection, KIND, name)
            saved = _saved(connection, viewer, row)
            found = self._found(connection, labels, viewer, saved.query)
            came = func.min(sightings.c.seen_at)
            query = (
                select(versions.c.version_id, came)
                .join(sightings, sightings.c.version == versions.c.id)
                .where(texts_among(versions.c.version_id, found), may_read(labels))
                .group_by(versions.c.id)
                .order_by(came.desc(), versions.c.id.desc())
                .limit(limit)
            )
            times = {version_id: from_seconds(at) for version_id, at in connection.execute(query)}
            briefs = briefs_of_versions(connection, labels, list(times))
        return saved, tuple((brief_of(briefs[one]), at) for one, at in times.items())

    def _found(self, connection: Connection, labels: str, viewer: Viewer, query: str) -> tuple[str, ...]:
        parsed = self.understood(connection, labels, viewer, query)
        return self.keeper.reader().identify(viewer, parsed, sort=Sort.NEWEST)


def narrowed(query: str, more: str) -> str:
    """Return a saved query with further terms that have to match too."""
    if not (query and more):
        return query or more
    return f"{beside(parse_query(query))} {beside(parse_query(more))}"


def _seen(connection: Connection, viewer: Viewer, row: KeptRow) -> frozenset[str]:
    query = select(looks.c.version_ids).where(looks.c.kept == row.id, looks.c.viewer == viewer.name)
    return frozenset(unpack(connection.execute(query).scalar_one_or_none() or b""))


def _saved(connection: Connection, viewer: Viewer, row: KeptRow) -> Saved:
    data = decode(row.data)
    query = select(looks.c.looked_at).where(looks.c.kept == row.id, looks.c.viewer == viewer.name)
    looked_at = connection.execute(query).scalar_one_or_none()
    return Saved(
        **msgspec.structs.asdict(shelf.made_of(row)),
        query=data.query,
        sort=data.sort,
        looked_at=None if looked_at is None else from_seconds(looked_at),
    )
