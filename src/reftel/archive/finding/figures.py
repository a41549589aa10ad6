"""The collection in figures, and its newest telegrams, as far as one viewer may read them."""

from collections.abc import Iterable

from sqlalchemy import ColumnElement, Connection, Join, Select, Subquery, distinct, func, select

from reftel.archive.references.citing import missing_keys
from reftel.archive.sight import may_read
from reftel.archive.store.schema import sightings, suggestions, versions
from reftel.archive.values import Brief, Figures
from reftel.archive.versions.briefs import briefs_of_telegrams
from reftel.archive.versions.dating import from_seconds
from reftel.codes import TelegramKind

REQUEST = "request"
"""The kind of matter that the figures count."""

_ROWS_AT_ONCE = 50


def figures(connection: Connection, labels: str) -> Figures:
    """Count what the viewer may read."""
    readable = _telegrams(labels)
    telegrams, first, last = connection.execute(
        select(func.count(), func.min(readable.c.first), func.max(readable.c.last)).select_from(readable)
    ).one()
    return Figures(
        telegrams=telegrams,
        versions=_count(connection, select(func.count()).where(may_read(labels), _is_telegram())),
        sightings=_count(connection, select(func.count()).select_from(_sightings()).where(may_read(labels))),
        unrecognised=_count(connection, select(func.count()).where(may_read(labels), ~_is_telegram())),
        first_date=None if first is None else from_seconds(first),
        last_date=None if last is None else from_seconds(last),
        years=_years(connection, readable),
        stations=_stations(connection, readable),
        cited_but_absent=len(missing_keys(connection, labels)),
        requests=_count(connection, _requests(labels)),
    )


def recent(connection: Connection, labels: str, limit: int) -> tuple[Brief, ...]:
    """Return the telegrams with the latest dates, latest first; those without a date last."""
    query = (
        select(versions.c.telegram)
        .where(may_read(labels), _is_telegram())
        .order_by(versions.c.sort_date.desc(), versions.c.id)
    )
    found: dict[int, None] = {}
    # Read along the index on dates only as far as needed: grouping would read every row.
    for telegram in connection.execute(query).yield_per(_ROWS_AT_ONCE).scalars():
        if len(found) == limit:
            break
        found[telegram] = None
    return briefs_of_telegrams(connection, labels, list(found))


def sending(connection: Connection, labels: str, stations: Iterable[str]) -> frozenset[str]:
    """Return those of some stations that sent something that the viewer may read; each costs a look into an index."""
    return frozenset(
        station
        for station in stations
        if connection.scalar(select(versions.c.id).where(versions.c.station == station, may_read(labels)).limit(1))
    )


def _telegrams(labels: str) -> Subquery:
    """One row for each telegram of which a version may be read: its number, station and dates."""
    return (
        select(
            versions.c.telegram,
            func.min(versions.c.station).label("station"),
            func.min(versions.c.sort_date).label("first"),
            func.max(versions.c.sort_date).label("last"),
        )
        .where(may_read(labels), _is_telegram())
        .group_by(versions.c.telegram)
        .subquery()
    )


def _is_telegram() -> ColumnElement[bool]:
    return versions.c.kind.not_in((TelegramKind.UNRECOGNISED.value, TelegramKind.CARD.value))


def _sightings() -> Join:
    return sightings.join(versions, versions.c.id == sightings.c.version)


def _count(connection: Connection, query: Select[int]) -> int:
    return int(connection.scalar(query) or 0)


def _years(connection: Connection, readable: Subquery) -> tuple[tuple[int, int], ...]:
    year = func.strftime("%Y", readable.c.first, "unixepoch")
    query = select(year, func.count()).where(readable.c.first.is_not(None)).group_by(year).order_by(year)
    return tuple((int(value), count) for value, count in connection.execute(query))


def _stations(connection: Connection, readable: Subquery) -> tuple[tuple[str, int], ...]:
    station, count = readable.c.station, func.count()
    query = select(station, count).where(station.is_not(None)).group_by(station).order_by(count.desc(), station)
    return tuple((name, number) for name, number in connection.execute(query))


def _requests(labels: str) -> Select[int]:
    """Count requests once for each telegram and matter, not for each version that repeats them."""
    joined = suggestions.join(versions, versions.c.id == suggestions.c.version)
    return (
        select(func.count(distinct(suggestions.c.matter)))
        .select_from(joined)
        .where(may_read(labels), suggestions.c.kind == REQUEST)
    )
