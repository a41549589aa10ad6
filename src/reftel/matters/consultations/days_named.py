"""Days as a text prints them: "March 12, 2008", "12 March", "September 14-15, 2008", and by which day something is owed."""

import datetime as dt
import re
from typing import Final, NamedTuple

from reftel.matters.prose.dues import month_number

_MONTH: Final = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?"
    r"|Oct|Nov|Dec)\b\.?"
)
_NTH: Final = r"(?:st|nd|rd|th)?"
_TO: Final = r"\s?(?:-|–|to|and|through|until)\s?(?:the )?"
_YEAR: Final = r"(?:,? (?P<{}>(?:19|20)\d\d))?\b"
DAY: Final = re.compile(
    rf"\b(?P<month>{_MONTH}) (?P<day>\d{{1,2}}){_NTH}(?:{_TO}(?P<last>\d{{1,2}}){_NTH})?{_YEAR.format('year')}"
    rf"|\b(?:the )?(?P<day2>\d{{1,2}}){_NTH}(?:{_TO}(?P<last2>\d{{1,2}}){_NTH})? (?:of )?(?P<month2>{_MONTH}){_YEAR.format('year2')}"
)
"""One day, or the first and the last of a few."""

_BY: Final = re.compile(rf"\b(?:by|before|until|no later than|not later than) (?P<day_owed>{DAY.pattern})")


class Days(NamedTuple):
    """From when to when; `last` is null where it is one day."""

    first: dt.date
    last: dt.date | None


def days_in(words: str, sent: dt.date | None) -> Days | None:
    """Return the first days that some words name; without a year, the next ones after the telegram was sent.

    None where they name none, where the calendar has no such day, and where neither words nor telegram have a year.
    """
    match = DAY.search(words)
    return None if match is None else _days(match, sent)


def owed_by(words: str) -> str | None:
    """Return by which day something is owed, as printed: "March 31"; None where the words do not say."""
    found = _BY.search(words)
    return found["day_owed"] if found is not None else None


def _days(match: re.Match[str], sent: dt.date | None) -> Days | None:
    month = month_number(match["month"] or match["month2"])
    day, last = int(match["day"] or match["day2"]), match["last"] or match["last2"]
    printed = match["year"] or match["year2"]
    if printed is None and sent is None:
        return None
    year = int(printed) if printed is not None else sent.year if sent is not None else 0
    first = _date(year, month, day)
    if first is not None and printed is None and sent is not None and first < sent:
        year, first = year + 1, _date(year + 1, month, day)
    if first is None:
        return None
    until = _date(year, month, int(last)) if last else None
    return Days(first, until if until is not None and until > first else None)


def _date(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None
