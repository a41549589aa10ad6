"""Dates in queries, as numbers or in words: each is the stretch of time that it names.

Numbers are those of ISO 8601 and of the Extended Date/Time Format (EDTF): "2006-03", "2006-03~", "200X", "2006-23". Words are
those of people: "autumn 2009", "early 2007", "the last quarter of 2009", "two years before 2010". No date depends on today.
"""

import datetime as dt
import re
from collections.abc import Callable
from typing import Final

from reftel.search.query.date_words import (
    EDTF_PARTS,
    HALVES,
    IDLE_WORDS,
    MONTHS,
    NUMBERS,
    QUARTERS,
    SEASONS,
    THIRDS,
    UNIT_DAYS,
    UNIT_MONTHS,
)

LONGEST: Final = 80
"""Characters of the longest date in words; anything longer is none."""

_EPOCH: Final = dt.date(1970, 1, 1).toordinal()
_DAY_SECONDS: Final = 86_400
_YEAR_MONTHS: Final = 12
_END: Final = dt.date.max.toordinal() + 1
_ABOUT_DAYS: Final = 3

Stretch = tuple[int, int]
"""Half-open [start, end) in seconds UTC since 1970."""

Days = tuple[int, int]
"""Half-open, in ordinals of days: the end may lie just behind the calendar's last day."""


def parse_date(text: str) -> Stretch | None:
    """Return the stretch of a date, None where the text is no date of the calendar."""
    days = _days(text)
    return None if days is None else ((days[0] - _EPOCH) * _DAY_SECONDS, (days[1] - _EPOCH) * _DAY_SECONDS)


def parse_year(text: str) -> Stretch | None:
    """Return [year, next year) of a year in four digits, None for anything else."""
    plain = text.strip()
    return (int(plain), int(plain) + 1) if len(plain) == 4 and plain.isascii() and plain.isdigit() else None


def split_range(text: str) -> tuple[str, str] | None:
    """Return the two ends of a range in words or of an EDTF interval, "" for an open one; None where it is no range."""
    plain = " ".join(text.split())
    for pattern in _RANGES:
        match = pattern.fullmatch(plain)
        if match:
            ends = match.groupdict("")
            return ends.get("first", "").replace("..", ""), ends.get("last", "").replace("..", "")
    return None


_RANGES: Final = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"from (?P<first>.+?) (?:to|until|through) (?P<last>.+)",
        r"between (?P<first>.+?) and (?P<last>.+)",
        r"(?:since|from) (?P<first>.+)",
        r"until (?P<last>.+)",
        r"(?P<first>.+?) (?:to|until|through) (?P<last>.+)",
        r"(?P<first>[\dXx~?%-]+|\.\.)/(?P<last>\d{3}[\dXx~?%-]+|\.\.)",
    )
)


def _days(text: str) -> Days | None:
    if len(text) > LONGEST or not text.isascii():
        return None
    plain = " ".join(word for word in text.lower().replace(",", " ").split() if word not in IDLE_WORDS)
    for pattern, read in _FORMS:
        match = pattern.fullmatch(plain)
        if match:
            try:
                return read(match)
            except ValueError:  # the thirtieth of February, the year 0
                return None
    return None


# Making stretches: months are counted from the year 0 on, and the first of them that the calendar has is January of the year 1.


def _months(year: int, month: int, count: int) -> Days:
    start = year * _YEAR_MONTHS + month - 1
    return _first_of(start), _first_of(start + count)


def _first_of(month: int) -> int:
    """Return the first day of a month; raise `ValueError` outside the calendar."""
    year, within = divmod(month, _YEAR_MONTHS)
    return _END if (year, within) == (dt.MAXYEAR + 1, 0) else dt.date(year, within + 1, 1).toordinal()


def _month_at(day: int) -> int | None:
    """Return the month that begins on a day, None where none does."""
    if day == _END:
        return (dt.MAXYEAR + 1) * _YEAR_MONTHS
    date = dt.date.fromordinal(day)
    return date.year * _YEAR_MONTHS + date.month - 1 if date.day == 1 else None


def _day(year: int, month: int, day: int) -> Days:
    first = dt.date(year, month, day).toordinal()
    return first, first + 1


def _checked(first: int, end: int) -> Days:
    if not 1 <= first < end <= _END:
        raise ValueError(first)
    return first, end


# Numbers ----------------------------------------------------------------------------------------------------------------


def _numbers(match: re.Match[str]) -> Days:
    """Read 2006, 2006-03 and 2006-03-31, EDTF's seasons in the place of a month, and its marks of doubt."""
    year = int(match["year"])
    month, day = match["month"], match["day"]
    if month is None:
        days, unit = _months(year, 1, _YEAR_MONTHS), _YEAR_MONTHS
    elif day is not None:
        days, unit = _day(year, int(month), int(day)), 0
    else:
        first, count = EDTF_PARTS.get(int(month), (int(month), 1))
        if first > _YEAR_MONTHS or first == 0:
            raise ValueError(month)
        days, unit = _months(year, first, count), count
    return _about(days, unit) if match["doubt"] in {"~", "%"} else days


def _about(days: Days, unit: int) -> Days:
    """Widen an approximate date on both sides by as much as it is long; a day by three."""
    start, end = (_month_at(day) for day in days)
    if not unit or start is None or end is None:
        return _checked(max(days[0] - _ABOUT_DAYS, 1), min(days[1] + _ABOUT_DAYS, _END))
    last = (dt.MAXYEAR + 1) * _YEAR_MONTHS
    return _first_of(max(start - unit, _YEAR_MONTHS)), _first_of(min(end + unit, last))


def _unspecified(match: re.Match[str]) -> Days:
    """Read EDTF's 200X and 20XX."""
    digits = match["digits"]
    span = 10 ** (4 - len(digits))
    return _span(int(digits) * span, span)


def _span(year: int, years: int) -> Days:
    first = max(year, 1)
    return _months(first, 1, _YEAR_MONTHS * (years - (first - year)))


def _unspecified_month(match: re.Match[str]) -> Days:
    return _months(int(match["year"]), 1, _YEAR_MONTHS)


def _unspecified_day(match: re.Match[str]) -> Days:
    if not 1 <= int(match["month"]) <= _YEAR_MONTHS:
        raise ValueError(match["month"])
    return _months(int(match["year"]), int(match["month"]), 1)


# Words ------------------------------------------------------------------------------------------------------------------


def _named_month(match: re.Match[str]) -> Days:
    year, month = int(match["year"]), MONTHS[match["month"]]
    day = match["day"] if "day" in match.re.groupindex else None
    return _months(year, month, 1) if day is None else _day(year, month, int(day))


def _season(match: re.Match[str]) -> Days:
    first, count = SEASONS[match["season"]]
    year, second = int(match["year"]), match["second"]
    # "winter 2009-10" is the one that begins in 2009; of another season, or of years apart, nothing is meant.
    if second is not None and (match["season"] != "winter" or int(second) % 100 != (year + 1) % 100):
        raise ValueError(second)
    return _months(year, first, count)


def _quarter(match: re.Match[str]) -> Days:
    return _months(int(match["year"]), 3 * QUARTERS[match["which"]] - 2, 3)


def _half(match: re.Match[str]) -> Days:
    return _months(int(match["year"]), 6 * HALVES[match["which"]] - 5, 6)


def _decade(match: re.Match[str]) -> Days:
    return _span(int(match["year"]), 10)


def _third(match: re.Match[str]) -> Days | None:
    """Read "early", "mid" and "late" as a third of what follows, in whole months where it has three or more."""
    whole = _days(match["rest"])
    if whole is None:
        return None
    which = THIRDS[match["which"]]
    start, end = (_month_at(day) for day in whole)
    if start is not None and end is not None and end - start >= 3:
        first, last = (start + (end - start) * part // 3 for part in (which, which + 1))
        return _first_of(first), _first_of(last)
    length = whole[1] - whole[0]
    return _checked(whole[0] + length * which // 3, whole[0] + length * (which + 1) // 3)


def _shifted(match: re.Match[str]) -> Days | None:
    """Read "two years before 2010": the unit that lies so far from it, here 2008."""
    whole = _days(match["rest"])
    if whole is None:
        return None
    count = NUMBERS.get(match["count"]) or int(match["count"])
    steps, start = (-count, whole[0]) if match["way"] == "before" else (count - 1, whole[1])
    unit = match["unit"]
    if unit in UNIT_DAYS:
        first = start + steps * UNIT_DAYS[unit]
        return _checked(first, first + UNIT_DAYS[unit])
    month = _month_at(start)
    if month is None:
        date = dt.date.fromordinal(start)
        month = date.year * _YEAR_MONTHS + date.month - 1
    return _first_of(month + steps * UNIT_MONTHS[unit]), _first_of(month + (steps + 1) * UNIT_MONTHS[unit])


def _one_of(name: str, words: dict[str, int] | dict[str, tuple[int, int]]) -> str:
    return f"(?P<{name}>{'|'.join(sorted(words, key=len, reverse=True))})"


_YEAR: Final = r"(?P<year>\d{4})"
_MONTH: Final = _one_of("month", MONTHS)
_DAY: Final = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"

_FORMS: Final[tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], Days | None]], ...]] = tuple(
    (re.compile(pattern), read)
    for pattern, read in (
        (rf"{_YEAR}(?:-(?P<month>\d{{1,2}})(?:-(?P<day>\d{{1,2}}))?)?(?P<doubt>[~?%]?)", _numbers),
        (r"(?P<digits>\d{2})xx", _unspecified),
        (r"(?P<digits>\d{3})x", _unspecified),
        (rf"{_YEAR}-xx(?:-xx)?", _unspecified_month),
        (rf"{_YEAR}-(?P<month>\d{{2}})-xx", _unspecified_day),
        (rf"(?:{_DAY} )?{_MONTH}\.? {_YEAR}", _named_month),
        (rf"{_MONTH}\.? {_DAY} {_YEAR}", _named_month),
        (rf"{_YEAR} {_MONTH}", _named_month),
        (rf"{_one_of('season', SEASONS)} {_YEAR}(?:[-/](?P<second>\d{{4}}|\d{{2}}))?", _season),
        (rf"{_one_of('which', QUARTERS)} quarter {_YEAR}", _quarter),
        (rf"{_YEAR}[ -]?q(?P<which>[1-4])", _quarter),
        (rf"q(?P<which>[1-4])[ /-]?{_YEAR}", _quarter),
        (rf"{_one_of('which', HALVES)} half {_YEAR}", _half),
        (r"(?P<year>\d{3}0)'?s", _decade),
        (rf"{_one_of('which', THIRDS)}[ -](?P<rest>.+)", _third),
        (
            rf"(?P<count>\d{{1,3}}|{'|'.join(NUMBERS)}) (?P<unit>{'|'.join((*UNIT_DAYS, *UNIT_MONTHS))})s? "
            r"(?P<way>before|after) (?P<rest>.+)",
            _shifted,
        ),
    )
)
"""How a date may be written → what reads it, tried in this order."""
