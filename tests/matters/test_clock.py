import datetime as dt
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reftel.matters.clock import Calendar, Timing, due_date, due_on, working_days

WEEKDAYS = Calendar()
FRIDAY = dt.date(2006, 10, 20)
DAYS = st.dates(dt.date(2000, 1, 1), dt.date(2012, 1, 1))
SPANS = st.integers(0, 200).map(dt.timedelta)


@pytest.mark.parametrize(
    ("today", "timing", "days", "wording"),
    [
        (dt.date(2006, 10, 13), Timing.DUE, 5, "due in 5 working days"),
        (dt.date(2006, 10, 19), Timing.DUE, 1, "due in 1 working day"),
        (FRIDAY, Timing.DUE_TODAY, 0, "due today"),
        (dt.date(2006, 10, 21), Timing.OVERDUE, 0, "overdue since 2006-10-20"),
    ],
)
def test_a_due_date_is_told_from_the_day_handed_in(today: dt.date, timing: Timing, days: int, wording: str) -> None:
    due = due_on("2006-10-20", today, WEEKDAYS)
    assert due is not None
    assert (due.timing, due.working_days, due.wording) == (timing, days, wording)
    assert due.rule == WEEKDAYS.rule


@pytest.mark.parametrize(
    "due", [None, "", "by the end of the month", "2006-10", "20061020", "2006-W42-5", "2006-02-30"]
)
def test_what_is_no_whole_date_is_never_guessed_at(due: str | None) -> None:
    assert due_date(due) is None
    assert due_on(due, FRIDAY, WEEKDAYS) is None


def test_holidays_and_weekends_of_the_named_country_do_not_count() -> None:
    before, after = dt.date(2006, 12, 22), dt.date(2006, 12, 26)
    assert working_days(before, after, WEEKDAYS) == 2
    assert working_days(before, after, Calendar(country="US")) == 1
    assert "US" in Calendar(country="US").rule
    thursday, sunday = dt.date(2006, 10, 12), dt.date(2006, 10, 15)
    assert working_days(thursday, sunday, Calendar(country="BH")) == 1


def test_an_unknown_country_is_refused_by_name() -> None:
    with pytest.raises(ValueError, match="QM"):
        working_days(FRIDAY, FRIDAY, Calendar(country="QM"))


@given(DAYS, SPANS, SPANS)
def test_spans_add_up_and_a_week_has_five(start: dt.date, first: dt.timedelta, second: dt.timedelta) -> None:
    middle, end = start + first, start + first + second
    whole = working_days(start, middle, WEEKDAYS) + working_days(middle, end, WEEKDAYS)
    assert working_days(start, end, WEEKDAYS) == whole
    assert working_days(start, start + dt.timedelta(days=7), WEEKDAYS) == 5


def test_looking_at_matters_does_not_load_the_calendars() -> None:
    code = "import sys, reftel, reftel.matters, reftel.matters.clock; sys.exit('holidays' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
