"""How the references of an archive fare: resolved, cited but absent, and failed by class."""

from collections import Counter

from sqlalchemy import Connection, case, distinct, func, select

from reftel.archive.references.citing import cited_numbers
from reftel.archive.references.naming import RefForm
from reftel.archive.references.resolving import COLUMNS_OF_REF, RefRow, meant_by
from reftel.archive.references.values import Fate, Rates
from reftel.archive.sight import may_read
from reftel.archive.store.schema import refs, versions
from reftel.codes import is_station

_LOOKED_UP = (RefForm.TIME.value, RefForm.PRINTED.value, RefForm.AIRGRAM.value)


def rates(connection: Connection, labels: str) -> Rates:
    """Count every reference of every text that may be read; versions of one telegram count each."""
    fates: Counter[Fate] = Counter()
    missing = _count_numbers(connection, labels, fates)
    _count_names(connection, labels, fates)
    _count_others(connection, labels, fates)
    return Rates(
        references=fates.total(),
        fates={fate.value: fates[fate] for fate in Fate},
        missing_numbers=missing,
    )


def _count_numbers(connection: Connection, labels: str, fates: Counter[Fate]) -> int:
    """Count the references by number; return how many different numbers are not held."""
    cited = cited_numbers(connection, labels)
    held = select(func.count(distinct(versions.c.telegram))).where(
        versions.c.station == cited.c.station, versions.c.serial == cited.c.serial, may_read(labels)
    )
    in_year = held.where(versions.c.year == cited.c.year).correlate(cited).scalar_subquery()
    in_any = held.correlate(cited).scalar_subquery()
    has_year = cited.c.year.is_not(None)
    numbers = select(
        cited.c.station,
        has_year.label("has_year"),
        case((has_year, in_year), else_=in_any).label("held"),
        cited.c.references,
    ).subquery()
    groups = (numbers.c.station, numbers.c.has_year, numbers.c.held)
    query = select(*groups, func.sum(numbers.c.references), func.count()).group_by(*groups)
    missing = 0
    for station, with_year, count, references, keys in connection.execute(query):
        fates[_fate(station, count, with_year=bool(with_year))] += references
        missing += keys if count == 0 else 0
    return missing


def _fate(station: str, held: int, *, with_year: bool) -> Fate:
    if with_year:
        return Fate.RESOLVED if held else Fate.ABSENT if is_station(station) else Fate.UNKNOWN_STATION
    return Fate.NO_YEAR if held == 0 else Fate.RESOLVED if held == 1 else Fate.SEVERAL


def _count_names(connection: Connection, labels: str, fates: Counter[Fate]) -> None:
    query = (
        select(*COLUMNS_OF_REF)
        .join(versions, versions.c.id == refs.c.version)
        .where(refs.c.form.in_(_LOOKED_UP), may_read(labels))
    )
    rows = [RefRow._make(row) for row in connection.execute(query)]
    fates.update(meant.fate for meant in meant_by(connection, labels, rows))


def _count_others(connection: Connection, labels: str, fates: Counter[Fate]) -> None:
    query = (
        select(refs.c.form, func.count())
        .join(versions, versions.c.id == refs.c.version)
        .where(refs.c.form.not_in((*_LOOKED_UP, RefForm.NUMBER.value)), may_read(labels))
        .group_by(refs.c.form)
    )
    for form, count in connection.execute(query):
        fates[Fate(form)] += count
