"""Telegrams that are cited but not held: who cites them, as what, and between which days they were sent."""

import datetime as dt
from typing import Final

from sqlalchemy import ColumnElement, Connection, Select, func, select

from reftel.archive.references.citing import cites_number, citing_by, held_under
from reftel.archive.references.naming import AMBIGUOUS, NOTAL
from reftel.archive.references.resolving import RefRow, key_of, references_of
from reftel.archive.references.values import Bounds, Citing, Ghost
from reftel.archive.sight import may_read
from reftel.archive.store.schema import refs, versions
from reftel.archive.values import DatePrecision
from reftel.archive.versions.briefs import COLUMNS, BriefRow, brief_of, versions_of
from reftel.archive.versions.dating import from_seconds
from reftel.archive.versions.identity import parse_address
from reftel.errors import Ambiguous, NotFound
from reftel.telegram import Key, mrn_of

_CENTURY: Final = 100

EXACT: Final = (DatePrecision.MINUTE.value, DatePrecision.DAY.value)
"""How exact a neighbour's date must be to bound another's."""


def find_ghost(connection: Connection, labels: str, text: str) -> Ghost:
    """Return what is known of a telegram that is cited and not held; raises `NotFound` where nobody cites it."""
    key = cited_key(connection, labels, text)
    telegrams = ghost_citers(connection, labels, key)
    return Ghost(
        id=mrn_of(key) or f"{key.station} {key.serial}",
        mrn=mrn_of(key),
        key=key,
        bounds=bounds(connection, labels, key),
        cited_by=_citing(connection, labels, key, telegrams),
    )


def ghost_citers(connection: Connection, labels: str, key: Key) -> list[int]:
    """Return the telegrams that cite an absent number with its year, in order of date."""
    return citing_by(connection, labels, [cites_number(key, without_year=False)])


def cited_key(connection: Connection, labels: str, text: str) -> Key:
    """Return the number that an address names, which is cited and not held; raises `NotFound` and `Ambiguous`."""
    address = parse_address(text)
    if address is None or address.station is None or address.serial is None or address.version is not None:
        raise NotFound(text.strip())
    year = refs.c.year % _CENTURY if address.is_short_year else refs.c.year
    query = (
        select(refs.c.year)
        .distinct()
        .join(versions, versions.c.id == refs.c.version)
        .where(refs.c.station == address.station, refs.c.serial == address.serial, year == address.year)
        .where(may_read(labels))
        .order_by(refs.c.year)
    )
    keys = [Key(year=found, station=address.station, serial=address.serial) for found in connection.scalars(query)]
    held = held_under(connection, labels, keys[:1]).get((address.station, address.serial), [])
    absent = [key for key in keys if key.year not in {row.year for row in held}]
    if not absent:
        raise NotFound(text.strip())
    if len(absent) > 1:
        raise Ambiguous(text.strip(), tuple(f"{key.year}{key.station}{key.serial}" for key in absent))
    return absent[0]


def _citing(connection: Connection, labels: str, key: Key, telegrams: list[int]) -> tuple[Citing, ...]:
    rows = versions_of(connection, labels, telegrams)
    found = references_of(connection, labels, telegrams)
    how = {telegram: next(row for row in found[telegram] if key_of(row) == key) for telegram in telegrams}
    return tuple(_cites(rows[telegram][0], how[telegram]) for telegram in telegrams)


def _cites(row: BriefRow, how: RefRow) -> Citing:
    return Citing(
        brief=brief_of(row),
        label=how.label,
        text=how.printed,
        notal=bool(how.marks & NOTAL),
        ambiguous=bool(how.marks & AMBIGUOUS),
    )


def bounds(connection: Connection, labels: str, key: Key) -> Bounds | None:
    """Return between which days a number was sent: numbers run through the year, so its neighbours' days bound it.

    Neighbours a few minutes apart may stand in the wrong order; then both days are given all the same, the earlier first.
    Null for a number without a year.
    """
    if key.year is None:
        return None
    below = _neighbour(connection, labels, key, is_above=False)
    above = _neighbour(connection, labels, key, is_above=True)
    earliest = day_of(below) or dt.date(key.year, 1, 1)
    latest = day_of(above) or dt.date(key.year, 12, 31)
    earliest, latest = min(earliest, latest), max(earliest, latest)
    first = connection.scalar(_first_cited(labels, key, None if above is None else above.serial))
    return Bounds(
        earliest=earliest,
        latest=capped(earliest, latest, first),
        after=None if below is None else brief_of(below),
        before=None if above is None else brief_of(above),
    )


def capped(earliest: dt.date, latest: dt.date, first_cited: int | None) -> dt.date:
    """Return the later bound, or the day of the first citation where that is earlier: nobody cites what is not yet sent."""
    if first_cited is None:
        return latest
    cited = from_seconds(first_cited).date()
    return cited if earliest <= cited < latest else latest


def day_of(row: BriefRow | None) -> dt.date | None:
    """Return the day of a row's date."""
    return None if row is None or row.sort_date is None else from_seconds(row.sort_date).date()


def is_exact() -> ColumnElement[bool]:
    """Return the condition that a version's date bounds those of its neighbours."""
    return versions.c.date_precision.in_(EXACT)


def _neighbour(connection: Connection, labels: str, key: Key, *, is_above: bool) -> BriefRow | None:
    serial = versions.c.serial
    query = (
        select(*COLUMNS)
        .where(versions.c.station == key.station, versions.c.year == key.year, may_read(labels), is_exact())
        .where(serial > key.serial if is_above else serial < key.serial)
        .order_by(serial if is_above else serial.desc(), versions.c.sort_date, versions.c.version_id)
        .limit(1)
    )
    row = connection.execute(query).first()
    return None if row is None else BriefRow._make(row)


def _first_cited(labels: str, key: Key, below: int | None) -> Select[int | None]:
    """When the number, or one above it that is still below the next held one, was first cited."""
    query = (
        select(func.min(versions.c.sort_date))
        .join(refs, refs.c.version == versions.c.id)
        .where(refs.c.station == key.station, refs.c.year == key.year, refs.c.serial >= key.serial)
        .where(may_read(labels), is_exact())
    )
    return query if below is None else query.where(refs.c.serial < below)
