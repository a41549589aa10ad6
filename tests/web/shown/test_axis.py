"""Words under a picture: they do not touch on a narrow screen, and those at the end stay inside."""

import datetime as dt
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from reftel.web.shown.axis import LETTER, Axis, Tick, axis_around

DAYS = st.dates(dt.date(1860, 1, 1), dt.date(2060, 12, 31))


def room_of(tick: Tick) -> tuple[float, float]:
    breadth = LETTER * len(tick.words)
    return (tick.x - breadth, tick.x) if tick.is_end else (tick.x, tick.x + breadth)


@given(st.lists(DAYS, min_size=1, max_size=9))
def test_no_words_touch_or_leave_the_picture(days: list[dt.date]) -> None:
    rooms = [room_of(tick) for tick in axis_around(days).ticks()]
    assert all(before[1] < after[0] for before, after in pairwise(rooms))
    assert all(left >= 0 and right <= 100 for left, right in rooms)


def test_months_that_would_touch_are_left_out() -> None:
    axis = Axis(dt.date(2007, 6, 20), dt.date(2008, 6, 1))
    assert [tick.words for tick in axis.ticks()] == ["Jul 2007", "Oct", "Jan 2008", "Apr"]


def test_an_axis_of_many_years_names_years() -> None:
    words = [tick.words for tick in Axis(dt.date(1966, 1, 1), dt.date(2010, 1, 1)).ticks()]
    assert words == ["1970", "1980", "1990", "2000"]
