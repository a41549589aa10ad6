"""The reference web by number: what is held under a number, who cites it, and what is cited but not held.

References are kept by number and resolved when they are read, so a telegram that arrives later resolves earlier references.
A reference with a year means exactly that number; one without is taken to mean the only telegram with that station and serial,
and nothing where there are several. Everything is as one viewer sees it: what he may not read is not held, for him.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy import ColumnElement, Connection, Subquery, and_, case, distinct, false, func, or_, select

from reftel.archive.sight import may_read, sees_all
from reftel.archive.store.schema import refs, versions
from reftel.archive.versions.briefs import COLUMNS, BriefRow, best_first
from reftel.archive.versions.dating import seconds
from reftel.telegram import Key

_NUMBERS_AT_ONCE = 200


def held_under(connection: Connection, labels: str, keys: Iterable[Key]) -> Mapping[tuple[str, int], list[BriefRow]]:
    """Return the readable versions under each (station, serial), whatever their year, best first and oldest telegram first."""
    numbers = sorted({(key.station, key.serial) for key in keys})
    found: dict[tuple[str, int], list[BriefRow]] = defaultdict(list)
    for start in range(0, len(numbers), _NUMBERS_AT_ONCE):
        some = numbers[start : start + _NUMBERS_AT_ONCE]
        # One condition for each number: for a list of pairs SQLite reads every version, for these the index on numbers.
        wanted = or_(*(and_(versions.c.station == station, versions.c.serial == serial) for station, serial in some))
        query = select(*COLUMNS).where(wanted, may_read(labels))
        for row in map(BriefRow._make, connection.execute(query)):
            if row.station is not None and row.serial is not None:
                found[row.station, row.serial].append(row)
    return {number: _by_telegram(rows) for number, rows in found.items()}


def resolve(key: Key, rows: Sequence[BriefRow], date: dt.datetime | None) -> BriefRow | None:
    """Return which of the telegrams under one (station, serial) a reference means, or None."""
    if key.year is None:
        return rows[0] if len({row.telegram for row in rows}) == 1 else None
    same_year = [row for row in rows if row.year == key.year]
    limit = None if date is None else seconds(date)
    earlier = [row for row in same_year if limit is not None and row.sort_date is not None and row.sort_date <= limit]
    meant = earlier[-1:] or same_year[:1]
    return next((row for row in same_year if meant and row.telegram == meant[0].telegram), None)


def citing_by(
    connection: Connection, labels: str, ways: Sequence[ColumnElement[bool]], *, but: int | None = None
) -> list[int]:
    """Return the telegrams with references for which one of the conditions holds, in order of date."""
    first: dict[int, int | None] = {}
    # One query for each way: a single one with OR would use none of the indexes.
    for way in ways:
        query = (
            select(versions.c.telegram, func.min(versions.c.sort_date))
            .join(refs, refs.c.version == versions.c.id)
            .where(way, may_read(labels), versions.c.telegram != (but or 0))
            .group_by(versions.c.telegram)
        )
        for telegram, date in connection.execute(query):
            first[telegram] = date
    return sorted(first, key=lambda telegram: (first[telegram] is None, first[telegram] or 0, telegram))


def cites_number(key: Key, *, without_year: bool) -> ColumnElement[bool]:
    """Return the condition that a reference names a number, or also its station and serial without a year."""
    years = [] if key.year is None else [refs.c.year == key.year]
    if without_year:
        years.append(refs.c.year.is_(None))
    return and_(refs.c.station == key.station, refs.c.serial == key.serial, or_(false(), *years))


def missing_keys(connection: Connection, labels: str) -> tuple[tuple[Key, int], ...]:
    """Return the numbers that are cited but not held, each with how many telegrams cite it, most cited first."""
    cited = cited_numbers(connection, labels)
    held = versions.alias("held")
    is_held = (
        select(held.c.id)
        .where(
            held.c.station == cited.c.station,
            held.c.serial == cited.c.serial,
            or_(held.c.year == cited.c.year, cited.c.year.is_(None)),
            may_read(labels, held),
        )
        .exists()
    )
    again = refs.alias("again")
    telegrams = (
        select(func.count(distinct(versions.c.telegram)))
        .join(again, again.c.version == versions.c.id)
        .where(
            again.c.station == cited.c.station,
            again.c.serial == cited.c.serial,
            again.c.year.is_not_distinct_from(cited.c.year),
            may_read(labels),
        )
        .correlate(cited)
        .scalar_subquery()
    )
    # Versions of one telegram cite once; where a number is cited once, nothing need be told apart.
    count = case((cited.c.references == 1, 1), else_=telegrams).label("count")
    query = (
        select(cited.c.year, cited.c.station, cited.c.serial, count)
        .where(~is_held)
        .order_by(count.desc(), cited.c.year, cited.c.station, cited.c.serial)
    )
    return tuple(
        (Key(year=year, station=station, serial=serial), times)
        for year, station, serial, times in connection.execute(query)
    )


def cited_numbers(connection: Connection, labels: str) -> Subquery:
    """The numbers that are cited, each with how many references; read along the index on numbers where all may be read."""
    numbers = (refs.c.station, refs.c.serial, refs.c.year)
    query = select(*numbers, func.count().label("references")).where(
        refs.c.station.is_not(None), refs.c.serial.is_not(None)
    )
    if not sees_all(connection, labels):
        query = query.join(versions, versions.c.id == refs.c.version).where(may_read(labels))
    return query.group_by(*numbers).subquery("cited")


def _by_telegram(rows: Iterable[BriefRow]) -> list[BriefRow]:
    """Order rows by their telegram's date, and within a telegram the best first."""
    telegrams: dict[int, list[BriefRow]] = defaultdict(list)
    for row in rows:
        telegrams[row.telegram].append(row)
    ranked = [best_first(versions) for versions in telegrams.values()]
    ranked.sort(
        key=lambda versions: (versions[0].sort_date is None, versions[0].sort_date or 0, versions[0].version_id)
    )
    return [row for versions in ranked for row in versions]


def telegrams_under(connection: Connection, labels: str, key: Key) -> tuple[int, int]:
    """Count the telegrams that may be read under a station and serial: whatever their year, and of the key's year."""
    of_year = case((versions.c.year == key.year, versions.c.telegram))
    query = select(func.count(distinct(versions.c.telegram)), func.count(distinct(of_year))).where(
        versions.c.station == key.station, versions.c.serial == key.serial, may_read(labels)
    )
    all_of_them, of_its_year = connection.execute(query).one()
    return all_of_them, of_its_year
