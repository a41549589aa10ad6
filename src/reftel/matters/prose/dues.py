"""By when: explicit dates, "NLT", "COB", "within ten days", read from the sentence that asks."""

import calendar
import datetime as dt
import re
from typing import Final

_MONTHS: Final = {name.lower(): number for number, name in enumerate(calendar.month_name) if name}
_SHORT: Final = {name[:3]: number for name, number in _MONTHS.items()} | {"sept": 9}
_MONTH: Final = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_DAYS: Final = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
DATE: Final = re.compile(
    rf"(?:{_DAYS},?\s+)?(?:{_MONTH}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\b(?!\s*-\s*\d)(?:,?\s+(?P<year>(?:19|20)\d\d)\b)?"
    rf"|(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?\s+{_MONTH.replace('month', 'month2')}(?:,?\s+(?P<year2>(?:19|20)\d\d)\b)?"
    r"|(?P<m3>\d{1,2})/(?P<d3>\d{1,2})/(?P<y3>(?:19|20)?\d\d)\b)",
    re.IGNORECASE,
)
_END_OF: Final = rf"(?:the\s+)?end\s+of\s+(?:the\s+)?(?:week|month|year|{_MONTH.replace('month', 'month4')})"
LIMIT: Final = re.compile(
    r"\b(?:by|no\s+later\s+than|not\s+later\s+than|nlt|before|prior\s+to|on\s+or\s+before|due(?:\s+(?:on|by))?|until"
    r"|deadline(?:\s+of)?)\s+(?:the\s+)?"
    r"(?:(?:c\.?o\.?b\.?|close\s+of\s+business|noon|opening\s+of\s+business)(?:,?\s+(?:on\s+)?)?)?"
    rf"(?P<date>{DATE.pattern}|{_DAYS}|{_END_OF}|tomorrow|today|next\s+week)?",
    re.IGNORECASE,
)
COB: Final = re.compile(
    rf"\b(?:c\.?o\.?b\b\.?|close\s+of\s+business)(?:\s+(?:on\s+)?(?:{_DAYS}|{DATE.pattern}))?", re.IGNORECASE
)
WITHIN: Final = re.compile(
    r"\bwithin\s+(?:the\s+next\s+)?(?:\d+|one|two|three|four|five|six|seven|ten|fourteen|thirty)\s+"
    r"(?:working\s+|business\s+)?(?:hours|days?|weeks?|months?)(?:\s+of\s+receipt)?",
    re.IGNORECASE,
)
SOON: Final = re.compile(
    r"\b(?:asap|as\s+soon\s+as\s+possible|soonest|at\s+(?:the\s+)?earliest(?:\s+(?:possible\s+)?(?:convenience|opportunity))?"
    r"|immediately|as\s+quickly\s+as\s+possible)\b",
    re.IGNORECASE,
)


_CUES: Final = (
    *("by", "later", "nlt", "before", "prior", "due", "until", "deadline", "c.o.b", "cob", "close", "within"),
    *("asap", "soon", "earliest", "immediately", "quickly"),
)
"""One of these stands in whatever the expressions above match; most sentences have none."""


def find_due(sentence: str, sent: dt.datetime | None) -> str | None:
    """Return by when a sentence wants a thing: "2006-10-20" where the date is whole, the printed words, or None.

    A date without a year takes that of its next coming after `sent`, the date of the telegram; where that is not
    known the words stay as printed.
    """
    lowered = sentence.lower()
    if not any(cue in lowered for cue in _CUES):
        return None
    limit = next((m for m in LIMIT.finditer(sentence) if m["date"]), None)
    if limit is not None:
        whole = DATE.search(limit["date"])
        day = _date(whole, sent) if whole else None
        return day.isoformat() if day else _words(limit["date"] if whole else limit[0])
    for pattern in (COB, WITHIN, SOON):
        if (match := pattern.search(sentence)) is not None:
            return _words(match[0])
    return None


def month_number(name: str) -> int:
    """Return the number of a month as `DATE` matches its name: "October", "Oct.", "SEPT"."""
    low = name.lower().rstrip(".")
    return _MONTHS.get(low) or _SHORT[low]


def _words(printed: str) -> str:
    return " ".join(printed.split()).strip(" ,")


def _date(match: re.Match[str], sent: dt.datetime | None) -> dt.date | None:
    if match["m3"]:
        year = int(match["y3"])
        return _safe(year + (2000 if year < 60 else 1900) if year < 100 else year, int(match["m3"]), int(match["d3"]))
    month = month_number(match["month"] or match["month2"])
    day = int(match["day"] or match["day2"])
    year_text = match["year"] or match["year2"]
    if year_text:
        return _safe(int(year_text), month, day)
    if sent is None:
        return None
    this_year = _safe(sent.year, month, day)
    if this_year is not None and this_year < sent.date():
        return _safe(sent.year + 1, month, day)
    return this_year


def _safe(year: int, month: int, day: int) -> dt.date | None:
    """Return the date, None where the calendar has none (a misprint such as "June 31")."""
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None
