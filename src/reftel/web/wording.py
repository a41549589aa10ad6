"""Words for numbers, days and lists, as the pages print them. Dates are in UTC, which the trade calls Zulu."""

import datetime as dt
from collections.abc import Sequence

from reftel.archive.values import DatePrecision

MONTHS = ("January February March April May June July August September October November December").split()


def number(value: int) -> str:
    """Return a number with thousands set apart: 1,138."""
    return f"{value:,}"


def plural(count: int, one: str, many: str | None = None) -> str:
    """Return a count with its noun: "1 telegram", "1,138 telegrams"."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def day(moment: dt.datetime | dt.date | None) -> str:
    """Return a date without its time: "3 May 2006"; a text without date says so."""
    return f"{moment.day} {MONTHS[moment.month - 1]} {moment.year}" if moment is not None else "no date"


def days(first: dt.date, last: dt.date | None) -> str:
    """Return one day or several: "5 December 2006", "5-6 December 2006", "30 April to 2 May 2007"; with a dash between numbers."""
    if last is None or last == first:
        return day(first)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}\N{EN DASH}{day(last)}"
    return f"{day(first).removesuffix(f' {last.year}')} to {day(last)}"


def moment(value: dt.datetime | None) -> str:
    """Return a date with its time: "3 May 2006, 14:05Z"."""
    return f"{day(value)}, {value:%H:%M}Z" if value is not None else "no date"


def dated(value: dt.datetime | None, precision: DatePrecision | None) -> str:
    """Return a date as exactly as it is known: "3 May 2006, 14:05Z", "3 May 2006", "May 2006", "2006"."""
    if value is None:
        return "no date"
    match precision:
        case DatePrecision.YEAR:
            return f"{value.year}"
        case DatePrecision.MONTH:
            return month(value.year, value.month)
        case DatePrecision.DAY:
            return day(value)
        case _:
            return moment(value)


def month(year: int, month_of_year: int) -> str:
    """Return "May 2006"."""
    return f"{MONTHS[month_of_year - 1]} {year}"


def iso(value: dt.datetime | dt.date | None) -> str:
    """Return the machine's form of a date, for `<time datetime>`."""
    if isinstance(value, dt.datetime):
        return f"{value:%Y-%m-%dT%H:%MZ}"
    return value.isoformat() if value is not None else ""


def listed(words: Sequence[str], *, last: str = "and") -> str:
    """Return words as a list in a sentence: "a, b and c"."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {last} {words[-1]}"


def shortened(text: str, limit: int) -> str:
    """Return the text on one line, cut at a word with an ellipsis where it is longer than the limit."""
    line = " ".join(text.split())
    if len(line) <= limit:
        return line
    return line[: line.rfind(" ", 0, limit) if " " in line[:limit] else limit].rstrip(" ,;:") + "…"
