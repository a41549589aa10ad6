"""Words for numbers, days and lists in the reader's language, as the pages print them. Dates are in UTC, which the trade calls Zulu."""

import datetime as dt
from collections.abc import Sequence
from typing import Final

from reftel.archive.values import DatePrecision
from reftel.web.language import _, language, locale, number, plural

__all__ = [
    "dated",
    "day",
    "days",
    "iso",
    "listed",
    "moment",
    "month",
    "months",
    "number",
    "plural",
    "shortened",
    "shortened_month",
]

_FIRST: Final = {"fr": "1er"}
"""How the first day of a month is written where it is not a plain number."""


def months() -> tuple[str, ...]:
    """Return the names of the months, January first, as they stand inside a sentence."""
    names = locale(language()).months["format"]["wide"]
    return tuple(names[at] for at in range(1, 13))


def shortened_month(month_of_year: int) -> str:
    """Return "Jan", for places where there is little room."""
    return str(locale(language()).months["format"]["abbreviated"][month_of_year])


def day(moment: dt.datetime | dt.date | None) -> str:
    """Return a date without its time: "3 May 2006"; a text without date says so."""
    return f"{_of_month(moment)} {month(moment.year, moment.month)}" if moment is not None else _("no date")


def _of_month(moment: dt.date) -> str:
    return _FIRST.get(language(), "1") if moment.day == 1 else f"{moment.day}"


def days(first: dt.date, last: dt.date | None) -> str:
    """Return one day or several: "5 December 2006", "5-6 December 2006", "30 April to 2 May 2007"; with a dash between numbers."""
    if last is None or last == first:
        return day(first)
    if (first.year, first.month) == (last.year, last.month):
        return f"{_of_month(first)}\N{EN DASH}{day(last)}"
    return _("%(first)s to %(last)s", first=day(first).removesuffix(f" {last.year}"), last=day(last))


def moment(value: dt.datetime | None) -> str:
    """Return a date with its time: "3 May 2006, 14:05Z"."""
    return _("%(day)s, %(time)sZ", day=day(value), time=f"{value:%H:%M}") if value is not None else _("no date")


def dated(value: dt.datetime | None, precision: DatePrecision | None) -> str:
    """Return a date as exactly as it is known: "3 May 2006, 14:05Z", "3 May 2006", "May 2006", "2006"."""
    if value is None:
        return _("no date")
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
    return f"{locale(language()).months['format']['wide'][month_of_year]} {year}"


def iso(value: dt.datetime | dt.date | None) -> str:
    """Return the machine's form of a date, for `<time datetime>`."""
    if isinstance(value, dt.datetime):
        return f"{value:%Y-%m-%dT%H:%MZ}"
    return value.isoformat() if value is not None else ""


def listed(words: Sequence[str], *, last: str | None = None) -> str:
    """Return words as a list in a sentence: "a, b and c"; `last` stands before the last in place of "and"."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {last or _('and')} {words[-1]}"


def shortened(text: str, limit: int) -> str:
    """Return the text on one line, cut at a word with an ellipsis where it is longer than the limit."""
    line = " ".join(text.split())
    if len(line) <= limit:
        return line
    return line[: line.rfind(" ", 0, limit) if " " in line[:limit] else limit].rstrip(" ,;:") + "…"
