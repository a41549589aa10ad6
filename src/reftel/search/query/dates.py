"""Dates in queries: a day, a month or a year as the stretch of time that it is."""

import calendar
import datetime as dt
import re
from typing import Final

_DATE: Final = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")
_EPOCH: Final = dt.date(1970, 1, 1).toordinal()
_DAY_SECONDS: Final = 86_400

Stretch = tuple[int, int]
"""Half-open [start, end) in seconds UTC since 1970."""


def parse_date(text: str) -> Stretch | None:
    """Return the stretch of "2006", "2006-03" or "2006-03-31", None where the text is no date of the calendar."""
    match = _DATE.fullmatch(text.strip()) if text.isascii() else None
    if match is None:
        return None
    year, month, day = (None if part is None else int(part) for part in match.groups())
    if not year or month == 0 or day == 0 or (month or 1) > 12:
        return None
    last_day = calendar.monthrange(year, month or 12)[1]
    if (day or 1) > last_day:
        return None
    start = dt.date(year, month or 1, day or 1).toordinal()
    end = dt.date(year, month or 12, day or last_day).toordinal() + 1
    return (start - _EPOCH) * _DAY_SECONDS, (end - _EPOCH) * _DAY_SECONDS


def parse_year(text: str) -> Stretch | None:
    """Return [year, next year) of a year in four digits, None for anything else."""
    plain = text.strip()
    return (int(plain), int(plain) + 1) if len(plain) == 4 and plain.isascii() and plain.isdigit() else None
