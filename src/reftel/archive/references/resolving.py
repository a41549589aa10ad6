"""The reference web, both ways: which telegram a reference means, and who cites a telegram, as one viewer sees it.

By number as `citing.resolve` has it; by sender and date-time group; by the number and day of a printed telegram, or an airgram's
number. What more than one telegram may be is none: several are not one.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from sqlalchemy import ColumnElement, Connection, and_, bindparam, select

from reftel.archive.references.citing import cites_number, citing_by, held_under, resolve, telegrams_under
from reftel.archive.references.naming import AMBIGUOUS, NOTAL, Cited, Citer, RefForm, cite
from reftel.archive.references.values import Edge, Fate
from reftel.archive.sight import may_read
from reftel.archive.store.schema import names, refs, versions
from reftel.archive.values import Citation
from reftel.archive.versions.briefs import COLUMNS, BriefRow, address_of, brief_of, filed_key
from reftel.archive.versions.dating import from_seconds, seconds
from reftel.codes import is_station
from reftel.telegram import Key, Reference, mrn_of

_AT_ONCE: Final = 300

_NOT_HELD: Final = {
    RefForm.TIME: Fate.TIME_NOT_HELD,
    RefForm.PRINTED: Fate.PRINTED_NOT_HELD,
    RefForm.AIRGRAM: Fate.AIRGRAM_NOT_HELD,
}


class RefRow(NamedTuple):
    """One reference as stored, with the telegram that makes it and that telegram's date."""

    telegram: int
    sort_date: int | None
    version: int
    position: int
    form: str
    year: int | None
    station: str | None
    serial: int | None
    sent_at: int | None
    name: str | None
    label: str | None
    printed: str
    marks: int


_CITED_FIELDS: Final = RefRow._fields[4:]


class Meant(NamedTuple):
    """What a reference means: the best version of a held telegram, or nothing and why."""

    row: BriefRow | None
    fate: Fate


COLUMNS_OF_REF: Final = (
    versions.c.telegram,
    versions.c.sort_date,
    refs.c.version,
    refs.c.position,
    refs.c.form,
    refs.c.year,
    refs.c.station,
    refs.c.serial,
    refs.c.sent_at,
    refs.c.name,
    refs.c.label,
    refs.c.printed,
    refs.c.marks,
)


def cites(connection: Connection, labels: str, references: Sequence[Reference], citer: Citer) -> tuple[Citation, ...]:
    """Return the references in order, each with the telegram it names.

    Where two telegrams bear the number, the last one before the citing telegram's date is meant.
    """
    sort_date = None if citer.date is None else seconds(citer.date)
    rows = [_row_of(cite(reference, citer), sort_date, place) for place, reference in enumerate(references)]
    return tuple(
        Citation(reference=reference, held=None if meant.row is None else brief_of(meant.row))
        for reference, meant in zip(references, meant_by(connection, labels, rows), strict=True)
    )


def _row_of(cited: Cited, sort_date: int | None, position: int) -> RefRow:
    return RefRow(0, sort_date, 0, position, *(getattr(cited, name) for name in _CITED_FIELDS))


def citing_telegrams(connection: Connection, labels: str, row: BriefRow) -> list[int]:
    """Return the telegrams that cite a held telegram, in order of date; not itself.

    By its number, its sender and date-time group, or another name of it.
    """
    ways = list(_by_name(connection, row))
    if row.sort_date is not None and row.station is not None:
        ways.append(and_(refs.c.sent_at == row.sort_date, refs.c.station == row.station))
    key, shares = filed_key(row), False
    if key is not None:
        all_of_them, of_its_year = telegrams_under(connection, labels, key)
        ways.append(cites_number(key, without_year=all_of_them <= 1))
        shares = key.year is not None and of_its_year > 1
    found = citing_by(connection, labels, ways, but=row.telegram)
    return _only_of(connection, labels, row.telegram, found) if shares else found


def _only_of(connection: Connection, labels: str, telegram: int, citing: Sequence[int]) -> list[int]:
    """Keep those whose reference means this telegram, and not another of the same number."""
    rows = [row for rows in references_of(connection, labels, citing).values() for row in rows]
    means = {
        row.telegram
        for row, meant in zip(rows, meant_by(connection, labels, rows), strict=True)
        if meant.row is not None and meant.row.telegram == telegram
    }
    return [one for one in citing if one in means]


_NAMES: Final = select(names.c.name).where(names.c.version == bindparam("version")).order_by(names.c.name)


def _by_name(connection: Connection, row: BriefRow) -> Iterator[ColumnElement[bool]]:
    """Yield the condition for the other names of a version; most have none, and for them nothing is looked for."""
    for name in connection.scalars(_NAMES, {"version": row.id}):
        yield refs.c.name == name


def references_of(connection: Connection, labels: str, telegrams: Iterable[int]) -> dict[int, list[RefRow]]:
    """Return the references of telegrams in printed order; what several versions print alike is given once."""
    found: dict[int, list[RefRow]] = {}
    seen: set[tuple[object, ...]] = set()
    for row in _rows(connection, labels, telegrams):
        said = (row.telegram, *row[4:10], *(() if _names_something(row) else (row.printed,)))
        if said not in seen:
            seen.add(said)
            found.setdefault(row.telegram, []).append(row)
    return found


def _rows(connection: Connection, labels: str, telegrams: Iterable[int]) -> Iterable[RefRow]:
    for some in in_parts(sorted(set(telegrams))):
        query = (
            select(*COLUMNS_OF_REF)
            .join(versions, versions.c.id == refs.c.version)
            .where(versions.c.telegram.in_(some), may_read(labels))
            .order_by(versions.c.telegram, refs.c.version, refs.c.position)
        )
        yield from map(RefRow._make, connection.execute(query).all())


def _names_something(row: RefRow) -> bool:
    return row.serial is not None or row.sent_at is not None or row.name is not None


def meant_by(connection: Connection, labels: str, rows: Sequence[RefRow]) -> list[Meant]:
    """Return what each reference means, in order."""
    keys = [key for row in rows if (key := key_of(row)) is not None]
    held = held_under(connection, labels, keys)
    at_time = _sent_at(connection, labels, {row.sent_at for row in rows if row.sent_at is not None})
    named = _named(connection, labels, {row.name for row in rows if row.name is not None})
    return [_meant(row, held, at_time, named) for row in rows]


def key_of(row: RefRow) -> Key | None:
    """Return the number that a reference names, None where it names none."""
    if row.station is None or row.serial is None:
        return None
    return Key(year=row.year, station=row.station, serial=row.serial)


def _meant(
    row: RefRow,
    held: Mapping[tuple[str, int], list[BriefRow]],
    at_time: Mapping[int, list[BriefRow]],
    named: Mapping[str, list[BriefRow]],
) -> Meant:
    key = key_of(row)
    if key is not None:
        return _by_number(key, held.get((key.station, key.serial), []), row.sort_date)
    form = RefForm(row.form)
    if form is RefForm.TIME and row.station is None:
        return Meant(None, Fate.NO_SENDER)
    if row.sent_at is not None:
        return _only([one for one in at_time.get(row.sent_at, []) if one.station == row.station], _NOT_HELD[form])
    if form in _NOT_HELD:
        return _only(named.get(row.name or "", []), _NOT_HELD[form])
    return Meant(None, Fate(form.value))


def _by_number(key: Key, rows: list[BriefRow], sort_date: int | None) -> Meant:
    meant = resolve(key, rows, None if sort_date is None else from_seconds(sort_date)) if rows else None
    if meant is not None:
        return Meant(meant, Fate.RESOLVED)
    if key.year is None:
        return Meant(None, Fate.SEVERAL if rows else Fate.NO_YEAR)
    return Meant(None, Fate.ABSENT if is_station(key.station) else Fate.UNKNOWN_STATION)


def _only(rows: Sequence[BriefRow], otherwise: Fate) -> Meant:
    if not rows:
        return Meant(None, otherwise)
    alone = len({row.telegram for row in rows}) == 1
    return Meant(rows[0], Fate.RESOLVED) if alone else Meant(None, Fate.SEVERAL)


def _sent_at(connection: Connection, labels: str, moments: Iterable[int]) -> dict[int, list[BriefRow]]:
    found: dict[int, list[BriefRow]] = defaultdict(list)
    for some in in_parts(sorted(moments)):
        for row in _brief_rows(connection, labels, versions.c.sort_date.in_(some)):
            if row.sort_date is not None:
                found[row.sort_date].append(row)
    return found


def _named(connection: Connection, labels: str, wanted: Iterable[str]) -> dict[str, list[BriefRow]]:
    found: dict[str, list[BriefRow]] = defaultdict(list)
    for some in in_parts(sorted(wanted)):
        query = (
            select(names.c.name, *COLUMNS)
            .join(versions, versions.c.id == names.c.version)
            .where(names.c.name.in_(some), may_read(labels))
            .order_by(versions.c.version_id)
        )
        for name, *row in connection.execute(query):
            found[name].append(BriefRow._make(row))
    return found


def _brief_rows(connection: Connection, labels: str, condition: ColumnElement[bool]) -> Iterable[BriefRow]:
    query = select(*COLUMNS).where(condition, may_read(labels)).order_by(versions.c.version_id)
    return map(BriefRow._make, connection.execute(query))


def in_parts(values: Sequence[object]) -> Iterable[Sequence[object]]:
    """Yield a list in parts that one query can carry."""
    for start in range(0, len(values), _AT_ONCE):
        yield values[start : start + _AT_ONCE]


def ghost_id(row: RefRow) -> str | None:
    """Return by what an absent telegram is known; None where a reference names nothing that could be held."""
    key = key_of(row)
    if key is not None:
        return mrn_of(key) or f"{key.station} {key.serial}"
    if row.sent_at is not None and row.station is not None:
        return f"{row.station} {from_seconds(row.sent_at):%Y-%m-%dT%H:%MZ}"
    return row.name


def held_id(row: BriefRow) -> str:
    """Return the id of a held telegram's node: the address that always leads to it."""
    return address_of(mrn_of(filed_key(row)), row.version_id)


def edge_of(row: RefRow, source: str, meant: Meant) -> Edge:
    """Return a reference as an edge of the web."""
    return Edge(
        source=source,
        target=ghost_id(row) if meant.row is None else held_id(meant.row),
        label=row.label,
        text=row.printed,
        kind=row.form,
        fate=meant.fate,
        notal=bool(row.marks & NOTAL),
        ambiguous=bool(row.marks & AMBIGUOUS),
    )
