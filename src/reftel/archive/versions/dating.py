"""The date a telegram is sorted by: from its text where that has one, else from the publisher, always saying which."""

import datetime as dt
from typing import Final

import msgspec

from reftel.archive.values import DateBasis, DatePrecision
from reftel.telegram import Published, Telegram

_OLDEST, _NEWEST = 1700, 2200


class SortDate(msgspec.Struct, frozen=True):
    """A date in UTC with its precision and its origin. Where only the year is known, the date is its first day."""

    date: dt.datetime
    precision: DatePrecision
    basis: DateBasis


def sort_date(telegram: Telegram, published: Published | None) -> SortDate | None:
    """Return the date to sort by, or None: date-time group, filing time, a printed telegram's local day, publisher's date,
    year of the number.
    """
    if telegram.date is not None:
        return SortDate(telegram.date, DatePrecision.MINUTE, DateBasis.DTG)
    if telegram.transmission is not None and telegram.transmission.filed_at is not None:
        return SortDate(telegram.transmission.filed_at, DatePrecision.MINUTE, DateBasis.FILED)
    if telegram.place_date is not None and telegram.place_date.date is not None:
        return _day(telegram.place_date.date, DateBasis.TEXT)
    said = None if published is None or published.created is None else parse_created(published.created)
    if said is not None:
        return SortDate(*said, DateBasis.PUBLISHED)
    if telegram.key is not None and telegram.key.year is not None:
        return _first_day(telegram.key.year, DateBasis.TEXT)
    return None


def parse_created(text: str) -> tuple[dt.datetime, DatePrecision] | None:
    """Read a publisher's date ("2009-10-13 08:12", "10/13/2009 8:12", "2009-10"), or return None.

    Publishers give UTC, because they took it from the date-time group; numbers with slashes put the month first.
    """
    from reftel.wire import parse_published_date  # late: who only reads an archive parses nothing

    said = parse_published_date(text)
    if said is None or not _OLDEST <= said.year <= _NEWEST:
        return None
    precision = (
        DatePrecision.MINUTE if said.time is not None else DatePrecision.DAY if said.day else DatePrecision.MONTH
    )
    time = said.time or dt.time()
    return dt.datetime(said.year, said.month, said.day or 1, time.hour, time.minute, tzinfo=dt.UTC), precision


def seconds(date: dt.datetime) -> int:
    """Return whole seconds since 1970, UTC; negative before."""
    return int((date - _EPOCH).total_seconds())


def from_seconds(value: int) -> dt.datetime:
    """Return the date of `seconds`. Counted from the epoch, because some systems refuse negative timestamps."""
    return _EPOCH + dt.timedelta(seconds=value)


def _day(date: dt.date, basis: DateBasis) -> SortDate | None:
    """A local day: its hour is of no known zone, and does not count."""
    if not _OLDEST <= date.year <= _NEWEST:
        return None
    return SortDate(dt.datetime(date.year, date.month, date.day, tzinfo=dt.UTC), DatePrecision.DAY, basis)


def _first_day(year: int, basis: DateBasis) -> SortDate | None:
    if not _OLDEST <= year <= _NEWEST:
        return None
    return SortDate(dt.datetime(year, 1, 1, tzinfo=dt.UTC), DatePrecision.YEAR, basis)


_EPOCH: Final = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
