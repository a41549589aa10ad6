"""Dates of a telegram: the date-time group, the filing time of the DE line, declassification dates."""

import datetime as dt
import re
from typing import Final

MONTHS: Final = {
    name: number for number, name in enumerate("JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC".split(), start=1)
}
PIVOT: Final = 66
"""Two-digit years: 66-99 are of the twentieth century, 00-65 of the twenty-first (the collections begin in 1966)."""

DATE_TIME_GROUP: Final = re.compile(
    r"(?P<day>\d{2})(?P<hour>\d{2})(?P<minute>\d{2})\s?(?P<zone>[A-IK-Z])\s{0,3}(?P<month>[A-Z][A-Za-z]{2})\s{0,3}(?P<year>\d{4}|\d{2})(?!\d)"
)
"""DDHHMMZ MMM YY; the zone is Z in practice, other letters are offsets (J is not used). Source: ACP 127."""

FILED: Final = re.compile(r"(?P<day>\d{3})(?P<hour>\d{2})(?P<minute>\d{2})$")
"""DDDHHMM of the DE line: day of the year and Zulu time. Source: ACP 127."""

_WRITTEN: Final = re.compile(
    r"(?P<day>\d{1,2})\s+(?P<month>[A-Z]{3})[A-Z]*\.?,?\s+(?P<year>\d{4}|\d{2})(?!\d)", re.IGNORECASE
)
_SLASHED: Final = re.compile(r"(?P<month>\d{1,2})\s?[/-]\s?(?P<day>\d{1,2})\s?[/-]\s?(?P<year>\d{4}|\d{2})(?!\d)")
_YEAR_FIRST: Final = re.compile(r"(?P<year>\d{4})[/-](?P<month>\d{1,2})[/-](?P<day>\d{1,2})(?!\d)")
_MONTH_FIRST: Final = re.compile(
    r"(?P<month>[A-Z]{3})[A-Z]*\.?\s+(?P<day>\d{1,2}),?\s+(?P<year>\d{4})(?!\d)", re.IGNORECASE
)


def zone_offset(letter: str) -> dt.timedelta:
    """Offset of a military time zone letter: A is +1 to M +12 (without J), N is -1 to Y -12, Z is 0."""
    east, west = "ABCDEFGHIKLM", "NOPQRSTUVWXY"
    if letter in east:
        return dt.timedelta(hours=east.index(letter) + 1)
    if letter in west:
        return dt.timedelta(hours=-(west.index(letter) + 1))
    return dt.timedelta()


def read_date_time_group(match: re.Match[str]) -> dt.datetime | None:
    """Return the moment in UTC, None where the figures are no date (day 32, month XXX)."""
    month = MONTHS.get(match["month"].upper())
    if month is None:
        return None
    try:
        local = dt.datetime(
            widen(match["year"]), month, int(match["day"]), int(match["hour"]), int(match["minute"]), tzinfo=dt.UTC
        )
        return local if match["zone"] == "Z" else local - zone_offset(match["zone"])
    except (ValueError, OverflowError):
        return None


def widen(year: str) -> int:
    """Widen a printed year to four digits."""
    number = int(year)
    if len(year) == 4:  # printed in full
        return number
    return 1900 + number if number >= PIVOT else 2000 + number


def read_filed(text: str, sent: dt.datetime | None) -> dt.datetime | None:
    """Return the filing time of a DE line, None without a date-time group to take the year from.

    Across New Year the filing day may be 001 with a date-time group of 31 December: then the year is the next.
    """
    match = FILED.match(text)
    if match is None or sent is None:
        return None
    day = int(match["day"])
    year = sent.year
    if sent.month == 12 and day < 10:  # the turn of the year
        year += 1
    elif sent.month == 1 and day > 360:  # the turn of the year
        year -= 1
    try:
        midnight = dt.datetime(year, 1, 1, int(match["hour"]), int(match["minute"]), tzinfo=dt.UTC)
        moment = midnight + dt.timedelta(days=day - 1)
    except (ValueError, OverflowError):
        return None
    return moment if moment.year == year and day >= 1 else None


def read_declassification(text: str, sent: dt.datetime | None) -> dt.date | None:
    """Return the date in a declassification line, None where it names an event or a code.

    A two-digit year is read so that the date lies after the telegram: nothing is declassified before it is sent.
    """
    for pattern in (_YEAR_FIRST, _SLASHED, _WRITTEN, _MONTH_FIRST):
        match = pattern.search(text)
        if match is not None:
            return _date(match, sent)
    return None


def _date(match: re.Match[str], sent: dt.datetime | None) -> dt.date | None:
    printed = match["month"]
    month = int(printed) if printed.isdigit() else MONTHS.get(printed.upper())
    year = widen(match["year"])
    if len(match["year"]) == 2 and sent is not None and year < sent.year:  # printed short
        year += 100
    try:
        return dt.date(year, month or 0, int(match["day"]))
    except ValueError:
        return None
