"""How readers' work holds on to a telegram: by its number and day, else by a version; so that new versions are found too."""

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from sqlalchemy import (
    ColumnElement,
    Connection,
    Select,
    Subquery,
    Table,
    and_,
    bindparam,
    func,
    or_,
    select,
    true,
    union,
)

from reftel.archive.sight import may_read
from reftel.archive.store.schema import telegrams, versions
from reftel.archive.store.work_tables import kept_telegrams
from reftel.archive.versions.lookup import find_version

BY_NUMBER: Final = "number"
BY_VERSION: Final = "version"

_AT_ONCE: Final = 500


class Hold(NamedTuple):
    """What is held on to: number and day of a telegram (empty and 0 where it has none), and the version that was seen."""

    station: str
    serial: int
    year: int
    day: str
    version_id: str

    @property
    def held_by(self) -> str:
        """Say whether the number finds the telegram again, or only the version does."""
        return BY_NUMBER if self.station and self.serial else BY_VERSION


def hold_of(connection: Connection, labels: str, address: str) -> Hold:
    """Return what to hold on to for an address; raises `NotFound` and `Ambiguous`."""
    version_id = find_version(connection, labels, address).version_id
    return next(holds_of(connection, labels, (version_id,)))


def holds_of(connection: Connection, labels: str, version_ids: Sequence[str]) -> Iterator[Hold]:
    """Yield what to hold on to for versions, in their order, each telegram once; those that may not be read are left out."""
    seen: set[int] = set()
    for start in range(0, len(version_ids), _AT_ONCE):
        some = version_ids[start : start + _AT_ONCE]
        query = (
            select(
                versions.c.version_id,
                versions.c.telegram,
                versions.c.station,
                versions.c.serial,
                versions.c.year,
                telegrams.c.day,
            )
            .join(telegrams, telegrams.c.id == versions.c.telegram)
            .where(versions.c.version_id.in_(some), may_read(labels))
        )
        rows = {row.version_id: row for row in connection.execute(query)}
        for row in (rows[one] for one in some if one in rows):
            if row.telegram not in seen:
                seen.add(row.telegram)
                yield _hold(row.station, row.serial, row.year, row.day, row.version_id)


def _hold(station: str | None, serial: int | None, year: int | None, day: str | None, version_id: str) -> Hold:
    """Return what to hold on to. A number without a year is several telegrams', perhaps a decade apart: it holds nothing."""
    if not (station and serial and year):
        return Hold("", 0, 0, "", version_id)
    return Hold(station, serial, year, day or "", version_id)


_seen: Final = versions.alias("seen")


def held_versions(labels: str, table: Table, *conditions: ColumnElement[bool]) -> Subquery:
    """Return the readable versions of the telegrams that rows of a table hold on to.

    Columns: `held` (the row's id), `version` (the version's row), `version_id`, `telegram`. The table has the columns of `Hold`.
    """
    columns = (table.c.id.label("held"), versions.c.id.label("version"), versions.c.version_id, versions.c.telegram)
    by_number: Select[tuple[object, ...]] = (
        select(*columns)
        .join(versions, _is_numbered(table))
        .join(telegrams, telegrams.c.id == versions.c.telegram)
        .where(table.c.station != "", _is_same_day(table), may_read(labels), *conditions)
    )
    by_version: Select[tuple[object, ...]] = (
        select(*columns)
        .join(_seen, _seen.c.version_id == table.c.version_id)
        .join(versions, versions.c.telegram == _seen.c.telegram)
        .where(may_read(labels), *conditions)
    )
    return union(by_number, by_version).subquery()


def among(column: ColumnElement[int], numbers: Iterable[int]) -> ColumnElement[bool]:
    """Return the condition that a column has one of the numbers, however many they are."""
    listed = func.json_each(bindparam("numbers", json.dumps(list(numbers)), unique=True)).table_valued("value")
    return column.in_(select(listed.c.value))


def texts_among(column: ColumnElement[str], values: Iterable[str]) -> ColumnElement[bool]:
    """Return the condition that a column has one of the texts, however many they are."""
    listed = func.json_each(bindparam("texts", json.dumps(list(values)), unique=True)).table_valued("value")
    return column.in_(select(listed.c.value))


def _is_numbered(table: Table) -> ColumnElement[bool]:
    return and_(
        versions.c.station == table.c.station,
        versions.c.serial == table.c.serial,
        versions.c.year == table.c.year,
    )


def _is_same_day(table: Table) -> ColumnElement[bool]:
    """Two telegrams may stand under one number; a text without a day says nothing against being the same one."""
    return or_(table.c.day == "", telegrams.c.day.is_(None), telegrams.c.day == table.c.day)


_mine: Final = versions.alias("mine")
_WITH_NEIGHBOURS: Final = (
    select(versions.c.version_id, versions.c.station, versions.c.serial, versions.c.year, telegrams.c.day)
    .join(_mine, _mine.c.telegram == versions.c.telegram)
    .join(telegrams, telegrams.c.id == versions.c.telegram)
)


def about_telegram(connection: Connection, labels: str, table: Table, version_id: str) -> ColumnElement[bool]:
    """Return the condition that rows of a table hold on to the telegram of a readable version: `held_versions`, asked from its end.

    The page of a telegram asks this each time; the rows are found by their number or version, however many there are.
    """
    query = _WITH_NEIGHBOURS.where(_mine.c.version_id == version_id, may_read(labels, _mine))
    rows = connection.execute(query).all()
    numbers = {(row.station, row.serial, row.year, row.day) for row in rows if row.station and row.serial and row.year}
    by_number = [
        and_(
            table.c.station == station,
            table.c.serial == serial,
            table.c.year == year,
            true() if day is None else table.c.day.in_(("", day)),
        )
        for station, serial, year, day in numbers
    ]
    return or_(table.c.version_id.in_([row.version_id for row in rows]), *by_number)


def telegrams_of(connection: Connection, labels: str, kept: int) -> dict[int, tuple[int, ...]]:
    """Return the telegrams of a set with the rows that hold them, in the order in which they were put there."""
    held = held_versions(labels, kept_telegrams, kept_telegrams.c.kept == kept)
    query = select(held.c.telegram, held.c.held).distinct().order_by(held.c.held, held.c.telegram)
    found: dict[int, tuple[int, ...]] = {}
    for telegram, row in connection.execute(query):
        found[telegram] = (*found.get(telegram, ()), row)
    return found


def version_ids_of(connection: Connection, labels: str, kept: Iterable[int]) -> tuple[str, ...]:
    """Return the ids of all readable versions of the telegrams in some sets, in a fixed order."""
    held = held_versions(labels, kept_telegrams, among(kept_telegrams.c.kept, kept))
    query = select(held.c.version_id).distinct().order_by(held.c.version_id)
    return tuple(connection.execute(query).scalars())
