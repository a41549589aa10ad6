"""The ledger of a station's numbers in one year: which are held, which are missing, and between which days those were sent."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from sqlalchemy import Connection, Select, distinct, func, select

from reftel.archive.references.ghosts import EXACT, capped
from reftel.archive.references.values import CitedNumber, Gap, Ledger, LedgerLine, YearNumbers
from reftel.archive.sight import may_read, sees_all
from reftel.archive.store.schema import refs, versions
from reftel.archive.versions.dating import from_seconds


class _Held(NamedTuple):
    serial: int
    day: dt.date | None


class _Cited(NamedTuple):
    times: int
    first: int | None


def ledger(connection: Connection, labels: str, station: str, year: int) -> Ledger:
    """Return the ledger of a station (canonical letters) and a year of four digits; all zero where nothing is held or cited."""
    held = _held(connection, labels, station, year)
    cited = _cited(connection, labels, station, year)
    for one in held:
        cited.pop(one.serial, None)
    highest = held[-1].serial if held else 0
    gaps = tuple(_gaps(held, cited, year))
    missing = sum(gap.last - gap.first + 1 for gap in gaps)
    return Ledger(
        station=station,
        year=year,
        held=len(held),
        highest=highest,
        missing=missing,
        cited=sum(serial <= highest for serial in cited),
        gaps=gaps,
        beyond=_numbers(cited, highest + 1, None),
    )


def ledgers(connection: Connection, labels: str, station: str | None) -> tuple[LedgerLine, ...]:
    """Return how many numbers are held of each station and year, and the highest, by station and year."""
    query = (
        select(
            versions.c.station,
            versions.c.year,
            func.count(distinct(versions.c.serial)),
            func.max(versions.c.serial),
        )
        .where(versions.c.station.is_not(None), versions.c.year.is_not(None), may_read(labels))
        .group_by(versions.c.station, versions.c.year)
        .order_by(versions.c.station, versions.c.year)
    )
    if station is not None:
        query = query.where(versions.c.station == station)
    return tuple(
        LedgerLine(station=name, year=year, held=held, highest=highest)
        for name, year, held, highest in connection.execute(query)
    )


def numbers_by_year(connection: Connection, labels: str, station: str) -> tuple[YearNumbers, ...]:
    """Return the numbers of a station (canonical letters) in each year of which any is held: two questions for all years together."""
    own = (versions.c.station == station, versions.c.year.is_not(None), versions.c.serial > 0)
    of_held = select(versions.c.year, versions.c.serial).where(*own).distinct()
    named = (refs.c.station == station, refs.c.year.is_not(None), refs.c.serial > 0)
    of_cited = select(refs.c.year, refs.c.serial).where(*named).distinct()
    if not sees_all(connection, labels):  # else both are answered from their indexes alone
        of_held = of_held.where(may_read(labels))
        of_cited = of_cited.join(versions, versions.c.id == refs.c.version).where(may_read(labels))
    held, cited = _by_year(connection, of_held), _by_year(connection, of_cited)
    return tuple(_numbers_of(year, numbers, cited.get(year, set())) for year, numbers in sorted(held.items()))


def _numbers_of(year: int, held: set[int], cited: set[int]) -> YearNumbers:
    highest = max(held)
    return YearNumbers(
        year=year, held=tuple(sorted(held)), cited=tuple(sorted(one for one in cited - held if one < highest))
    )


def _by_year(connection: Connection, query: Select[int, int]) -> dict[int, set[int]]:
    found: dict[int, set[int]] = {}
    for year, serial in connection.execute(query).all():
        found.setdefault(year, set()).add(serial)
    return found


def _held(connection: Connection, labels: str, station: str, year: int) -> list[_Held]:
    exact = func.min(versions.c.sort_date).filter(versions.c.date_precision.in_(EXACT))
    query = (
        select(versions.c.serial, exact)
        .where(versions.c.station == station, versions.c.year == year, versions.c.serial > 0, may_read(labels))
        .group_by(versions.c.serial)
        .order_by(versions.c.serial)
    )
    return [
        _Held(serial, None if date is None else from_seconds(date).date()) for serial, date in connection.execute(query)
    ]


def _cited(connection: Connection, labels: str, station: str, year: int) -> dict[int, _Cited]:
    query = (
        select(refs.c.serial, func.count(distinct(versions.c.telegram)), func.min(versions.c.sort_date))
        .join(versions, versions.c.id == refs.c.version)
        .where(refs.c.station == station, refs.c.year == year, refs.c.serial > 0, may_read(labels))
        .group_by(refs.c.serial)
        .order_by(refs.c.serial)
    )
    return {serial: _Cited(times, first) for serial, times, first in connection.execute(query)}


def _gaps(held: Sequence[_Held], cited: Mapping[int, _Cited], year: int) -> Iterator[Gap]:
    above = _days_above(held, dt.date(year, 12, 31))
    before, serial = dt.date(year, 1, 1), 0
    numbers = sorted(cited)
    at = 0
    for one, day_above in zip(held, above, strict=True):
        if one.serial > serial + 1:
            inside: list[CitedNumber] = []
            while at < len(numbers) and numbers[at] < one.serial:
                inside.append(_number(numbers[at], cited[numbers[at]]))
                at += 1
            yield _gap((serial + 1, one.serial - 1), (before, day_above), inside, cited)
        serial = one.serial
        before = one.day or before


def _gap(
    run: tuple[int, int], days: tuple[dt.date, dt.date], inside: list[CitedNumber], cited: Mapping[int, _Cited]
) -> Gap:
    first, last = run
    earliest, latest = min(days), max(days)
    return Gap(
        first=first,
        last=last,
        earliest=earliest,
        latest=capped(earliest, latest, cited[last].first if last in cited else None),
        cited=tuple(inside),
    )


def _days_above(held: Sequence[_Held], last: dt.date) -> list[dt.date]:
    """Return for each held number its day, or that of the next one that has a day."""
    days: list[dt.date] = []
    for one in reversed(held):
        last = one.day or last
        days.append(last)
    return days[::-1]


def _numbers(cited: Mapping[int, _Cited], first: int, last: int | None) -> tuple[CitedNumber, ...]:
    wanted = [serial for serial in sorted(cited) if serial >= first and (last is None or serial <= last)]
    return tuple(_number(serial, cited[serial]) for serial in wanted)


def _number(serial: int, cited: _Cited) -> CitedNumber:
    first = None if cited.first is None else from_seconds(cited.first).date()
    return CitedNumber(serial=serial, times=cited.times, first_cited=first)
