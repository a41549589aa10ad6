"""Bars over time."""

from hypothesis import given
from hypothesis import strategies as st

from reftel.web.shown.strip import HEIGHT, MOST_TICKS, strip_of, strip_of_years


def href(year: int, month: int | None) -> str:
    return f"{year}-{month}"


def test_months_without_telegrams_keep_their_place() -> None:
    strip = strip_of([(2006, 11, 4), (2007, 2, 2)], href)
    assert [(bar.when, bar.count) for bar in strip.bars] == [
        ("November 2006", 4),
        ("December 2006", 0),
        ("January 2007", 0),
        ("February 2007", 2),
    ]
    assert [bar.height for bar in strip.bars] == [HEIGHT, 0, 0, HEIGHT / 2]
    assert strip.bars[3].href == "2007-2"


def test_long_spans_are_drawn_by_year() -> None:
    strip = strip_of([(1973, 1, 1), (1973, 5, 2), (1990, 1, 7)], href)
    assert (strip.bars[0].when, strip.bars[0].count, strip.bars[0].href) == ("1973", 3, "1973-None")
    assert len(strip.bars) == 18
    assert "by year" in strip.label


def test_a_single_period_makes_no_picture() -> None:
    assert strip_of([(2006, 5, 9)], href).bars == ()
    assert strip_of([], href).bars == ()
    assert strip_of_years([(2006, 9)], href).bars == ()


def test_few_bars_do_not_become_blocks() -> None:
    assert strip_of([(2006, 1, 1), (2006, 5, 1)], href).across == "200"
    assert strip_of([(2006, 1, 1), (2009, 5, 1)], href).across == "100%"


def test_the_words_say_what_the_bars_show() -> None:
    strip = strip_of([(2006, 4, 1), (2006, 5, 1200)], href)
    assert [bar.words for bar in strip.bars] == ["April 2006: 1 telegram", "May 2006: 1,200 telegrams"]
    assert strip.label == "Telegrams by month, April 2006 to May 2006; at most 1,200 telegrams in a month"


def test_short_spans_are_labelled_by_quarter() -> None:
    strip = strip_of([(2006, 3, 1), (2007, 3, 1)], href)
    assert [tick.words for tick in strip.ticks] == ["2006", "Jul", "Oct", "2007"]


def test_every_year_of_a_short_span_is_named() -> None:
    strip = strip_of([(2006, 3, 1), (2008, 4, 1)], href)
    assert [tick.words for tick in strip.ticks] == ["2006", "Jul", "2007", "Jul", "2008"]


@given(st.lists(st.tuples(st.integers(1900, 2030), st.integers(1, 12), st.integers(1, 10**6)), min_size=1, max_size=40))
def test_every_picture_stays_inside_its_frame(months: list[tuple[int, int, int]]) -> None:
    strip = strip_of(sorted({(y, m): (y, m, c) for y, m, c in months}.values()), href)
    assert all(0 <= bar.x < 100 and 0 <= bar.height <= HEIGHT for bar in strip.bars)
    assert all(bar.height > 0 for bar in strip.bars if bar.count)
    assert len(strip.ticks) <= MOST_TICKS
