"""On which day a meeting was: the date in its sentence, which lies before that of the telegram."""

import datetime as dt
import re
from typing import Final

from reftel.matters.prose.dues import DATE, month_number

_NEAR_DAYS: Final = {"today": 0, "this morning": 0, "this afternoon": 0, "yesterday": 1, "last night": 1}
_NEAR: Final = re.compile(rf"\b(?:{'|'.join(_NEAR_DAYS)})\b", re.IGNORECASE)
_MONTH_ONLY: Final = re.compile(
    r"\b(?:in|early|late|mid-?)\s*(?P<month>January|February|March|April|May|June|July|August|September|October|November|December)"
    r"(?:\s+(?P<year>(?:19|20)\d\d))?\b"
)


DAY_WORDS: Final = re.compile(
    r"\b(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)"
    r"\.?\s+\d{1,2}\b|\b(?:recently|(?:on|last)\s+(?:mon|tues|wednes|thurs|fri)day|(?:last|earlier\s+this|this)\s+(?:week|month)|the\s+same\s+day|recent)\b",
    re.IGNORECASE,
)
"""A day by its month: it is told of, even where the telegram gives no year to complete it."""


def printed_day(sentence: str) -> str | None:
    """Return the day as a sentence prints it, in small letters: what tells two meetings apart in a telegram without a year."""
    found = DAY_WORDS.search(sentence)
    return found[0].lower() if found and found[0][-1].isdigit() else None


def day_of(sentence: str, sent: dt.datetime | None) -> str | None:
    """Return "2006-05-03", or "2006-05" where only the month is told; None without a date, or without a year for it."""
    if (found := DATE.search(sentence)) is not None and not found["m3"]:
        day = _past(found, sent)
        return None if day is None else day.isoformat()
    if sent is None:
        return None
    if (near := _NEAR.search(sentence)) is not None:
        return (sent.date() - dt.timedelta(days=_NEAR_DAYS[near[0].lower()])).isoformat()
    month = _MONTH_ONLY.search(sentence)
    if month is None:
        return None
    number = month_number(month["month"])
    year = int(month["year"]) if month["year"] else sent.year - (number > sent.month)
    return f"{year:04d}-{number:02d}"


def _past(found: re.Match[str], sent: dt.datetime | None) -> dt.date | None:
    """Return the date; without a year its last coming up to the day after the telegram's date, None where that is not known."""
    printed = found["year"] or found["year2"]
    if not printed and sent is None:
        return None
    year = int(printed) if printed else sent.year if sent is not None else 0
    try:
        day = dt.date(year, month_number(found["month"] or found["month2"]), int(found["day"] or found["day2"]))
        if not printed and sent is not None and day > sent.date() + dt.timedelta(days=1):
            day = day.replace(year=year - 1)
    except ValueError:  # a misprint such as "June 31", or February 29 of another year
        return None
    return day
