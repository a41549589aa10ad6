"""The clock of a matter: which days count in a named calendar, and whether what is due is overdue on a day handed in."""

import datetime as dt
import re
from enum import StrEnum
from typing import TYPE_CHECKING, Final

import msgspec

if TYPE_CHECKING:
    from holidays import HolidayBase

_DAY: Final = dt.timedelta(days=1)
_WEEKEND: Final = frozenset({5, 6})
_WHOLE_DATE: Final = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)


class Timing(StrEnum):
    """Where a day stands to the day on which something is due."""

    DUE = "due"
    DUE_TODAY = "due_today"
    OVERDUE = "overdue"


class Calendar(msgspec.Struct, frozen=True, kw_only=True):
    """Which days are working days: those of a country by its two letters (ISO 3166-1), or Monday to Friday where none is named."""

    country: str | None = None

    @property
    def rule(self) -> str:
        """Say which days count, in words that are shown beside every figure."""
        if self.country is None:
            return "working days are Monday to Friday; no public holidays are known"
        return f"working days leave out weekends and public holidays of {self.country}"


class Due(msgspec.Struct, frozen=True, kw_only=True):
    """How a due date stands on a day. `working_days` counts those left, the due date itself with them; 0 where none is left."""

    date: dt.date
    timing: Timing
    working_days: int
    rule: str

    @property
    def wording(self) -> str:
        """Say it in words: "overdue since 2006-10-20", "due today", "due in 3 working days"."""
        if self.timing is Timing.OVERDUE:
            return f"overdue since {self.date.isoformat()}"
        if self.timing is Timing.DUE_TODAY:
            return "due today"
        return f"due in {self.working_days} working day{'' if self.working_days == 1 else 's'}"


def due_on(due: str | None, today: dt.date, calendar: Calendar) -> Due | None:
    """Return how `due` stands on `today`; None where it is no whole date, for words as printed are never guessed at.

    What is due on a day may still be done on it: it is overdue from the day after.
    """
    date = due_date(due)
    if date is None:
        return None
    timing = Timing.OVERDUE if date < today else Timing.DUE_TODAY if date == today else Timing.DUE
    return Due(date=date, timing=timing, working_days=working_days(today, date, calendar), rule=calendar.rule)


def due_date(due: str | None) -> dt.date | None:
    """Return the date that a due field holds, None where it holds words or nothing."""
    if due is None or _WHOLE_DATE.fullmatch(due) is None:
        return None
    try:
        return dt.date.fromisoformat(due)
    except ValueError:
        return None


def working_days(after: dt.date, until: dt.date, calendar: Calendar) -> int:
    """Count the working days after one day, up to and with another; 0 where the second is not later."""
    known = _holidays(calendar)
    days = (after + _DAY * ahead for ahead in range(1, (until - after).days + 1))
    return sum(_is_working_day(day, known) for day in days)


def _is_working_day(day: dt.date, known: "HolidayBase | None") -> bool:
    return day.weekday() not in _WEEKEND if known is None else known.is_working_day(day)


def _holidays(calendar: Calendar) -> "HolidayBase | None":
    """Return the holidays of a calendar. The library is loaded here: who only looks at matters should not wait for it."""
    if calendar.country is None:
        return None
    from holidays import country_holidays

    try:
        return country_holidays(calendar.country)
    except NotImplementedError:
        raise ValueError(f"no calendar of public holidays is known for {calendar.country!r}") from None
