"""Words for numbers, dates and lists."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reftel.archive.values import DatePrecision
from reftel.web import wording

MOMENT = dt.datetime(2006, 5, 3, 14, 5, tzinfo=dt.UTC)


def test_numbers_and_nouns() -> None:
    assert wording.number(1138) == "1,138"
    assert [wording.plural(n, "telegram") for n in (0, 1, 2000)] == ["0 telegrams", "1 telegram", "2,000 telegrams"]
    assert wording.plural(2, "telegram is", "telegrams are") == "2 telegrams are"


def test_dates() -> None:
    december = dt.date(2006, 12, 5)
    assert wording.days(december, None) == wording.days(december, december) == "5 December 2006"
    assert wording.days(december, dt.date(2006, 12, 6)) == "5\N{EN DASH}6 December 2006"
    assert wording.days(december, dt.date(2007, 1, 2)) == "5 December 2006 to 2 January 2007"
    assert wording.days(dt.date(2006, 11, 30), december) == "30 November to 5 December 2006"
    assert wording.day(MOMENT) == wording.day(MOMENT.date()) == "3 May 2006"
    assert wording.moment(MOMENT) == "3 May 2006, 14:05Z"
    assert wording.iso(MOMENT) == "2006-05-03T14:05Z"
    assert wording.iso(MOMENT.date()) == "2006-05-03"
    assert (wording.day(None), wording.moment(None), wording.iso(None)) == ("no date", "no date", "")


@pytest.mark.parametrize(
    ("precision", "words"),
    [
        (DatePrecision.MINUTE, "3 May 2006, 14:05Z"),
        (DatePrecision.DAY, "3 May 2006"),
        (DatePrecision.MONTH, "May 2006"),
        (DatePrecision.YEAR, "2006"),
    ],
)
def test_a_date_is_as_exact_as_it_is_known(precision: DatePrecision, words: str) -> None:
    assert wording.dated(MOMENT, precision) == words
    assert wording.dated(None, precision) == "no date"


def test_lists() -> None:
    assert [wording.listed(words) for words in ([], ["a"], ["a", "b"], ["a", "b", "c"])] == [
        "",
        "a",
        "a and b",
        "a, b and c",
    ]


def test_shortened_at_a_word() -> None:
    assert wording.shortened("one two\nthree", 20) == "one two three"
    assert wording.shortened("one two, three", 9) == "one two…"
    assert wording.shortened("indivisible", 5) == "indiv…"


@given(st.text(), st.integers(2, 50))
def test_shortened_is_never_much_longer_than_its_limit(text: str, limit: int) -> None:
    assert len(wording.shortened(text, limit)) <= limit + 1
