"""The reference web: who cites whom, and what is cited but not held.

References are kept by number and resolved when they are read, so a telegram that arrives later resolves earlier references.
A reference with a year means exactly that number; one without is taken to mean the only telegram with that station and serial,
and nothing where there are several. Everything is as one viewer sees it: what he may not read is not held, for him.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy import ColumnElement, Connection, distinct, func, or_, select, tuple_

from reftel.archive.sight import may_read
from reftel.archive.store.schema import refs, versions
from reftel.archive.values import Citation
from reftel.archive.versions.briefs import COLUMNS, BriefRow, best_first, brief_of
from reftel.archive.versions.dating import seconds
from reftel.telegram import Key, Reference

_NUMBERS_AT_ONCE = 200


def cites(
    connection: Connection, labels: str, references: Sequence[Reference], *, date: dt.datetime | None
) -> tuple[Citation, ...]:
    """Return the references in order, each with the telegram it names; `date` is the citing telegram's.

    Where two telegrams bear the number, the last one before `date` is meant.
    """
    held = held_under(connection, labels, (reference.key for reference in references if reference.key))
    return tuple(_citation(reference, held, date) for reference in references)


def held_under(connection: Connection, labels: str, keys: Iterable[Key]) -> Mapping[tuple[str, int], list[BriefRow]]:
    """Return the readable versions under each (station, serial), whatever their year, best first and oldest telegram first."""
    numbers = sorted({(key.station, key.serial) for key in keys})
    found: dict[tuple[str, int], list[BriefRow]] = defaultdict(list)
    for start in range(0, len(numbers), _NUMBERS_AT_ONCE):
        some = numbers[start : start + _NUMBERS_AT_ONCE]
        query = select(*COLUMNS).where(tuple_(versions.c.station, versions.c.serial).in_(some), may_read(labels))
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


def citing_telegrams(connection: Connection, labels: str, key: Key) -> list[int]:
    """Return the telegrams that cite a number, in order of date; not those that bear it themselves."""
    alone = _telegrams_under(connection, labels, key) <= 1
    meant = [refs.c.year == key.year] if key.year is not None else []
    if alone:
        meant.append(refs.c.year.is_(None))
    if not meant:
        return []
    first = func.min(versions.c.sort_date)
    query = (
        select(versions.c.telegram)
        .join(refs, refs.c.version == versions.c.id)
        .where(refs.c.station == key.station, refs.c.serial == key.serial, or_(*meant), may_read(labels), ~_bears(key))
        .group_by(versions.c.telegram)
        .order_by(first.is_(None), first, versions.c.telegram)
    )
    return list(connection.execute(query).scalars())


def missing_keys(connection: Connection, labels: str) -> tuple[tuple[Key, int], ...]:
    """Return the numbers that are cited but not held, each with how many telegrams cite it, most cited first."""
    held = versions.alias("held")
    is_held = (
        select(held.c.id)
        .where(
            held.c.station == refs.c.station,
            held.c.serial == refs.c.serial,
            or_(held.c.year == refs.c.year, refs.c.year.is_(None)),
            may_read(labels, held),
        )
        .exists()
    )
    count = func.count(distinct(versions.c.telegram))
    query = (
        select(refs.c.year, refs.c.station, refs.c.serial, count)
        .join(versions, versions.c.id == refs.c.version)
        .where(may_read(labels), ~is_held)
        .group_by(refs.c.year, refs.c.station, refs.c.serial)
        .order_by(count.desc(), refs.c.year, refs.c.station, refs.c.serial)
    )
    return tuple(
        (Key(year=year, station=station, serial=serial), cited)
        for year, station, serial, cited in connection.execute(query)
    )


def _citation(
    reference: Reference, held: Mapping[tuple[str, int], list[BriefRow]], date: dt.datetime | None
) -> Citation:
    key = reference.key
    rows = held.get((key.station, key.serial), []) if key else []
    meant = resolve(key, rows, date) if key and rows else None
    return Citation(reference=reference, held=None if meant is None else brief_of(meant))


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


def _telegrams_under(connection: Connection, labels: str, key: Key) -> int:
    query = select(func.count(distinct(versions.c.telegram))).where(
        versions.c.station == key.station, versions.c.serial == key.serial, may_read(labels)
    )
    return connection.execute(query).scalar_one()


def _bears(key: Key) -> ColumnElement[bool]:
    year = versions.c.year.is_(None) if key.year is None else versions.c.year == key.year
    return func.coalesce((versions.c.station == key.station) & (versions.c.serial == key.serial) & year, False)
