import datetime as dt

import pytest

from reftel.matters.consultations.days_named import Days, days_in, owed_by

SENT = dt.date(2006, 5, 3)


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("on 12 March 2008", "2008-03-12", None),
        ("on March 12, 2008", "2008-03-12", None),
        ("on the 3rd of June", "2006-06-03", None),
        ("on April 30", "2007-04-30", None),
        ("on May 3", "2006-05-03", None),
        ("September 14-15, 2008", "2008-09-14", "2008-09-15"),
        ("from 4 to 6 December", "2006-12-04", "2006-12-06"),
        ("on Oct. 3", "2006-10-03", None),
    ],
)
def test_days_are_read_with_the_year_that_comes_next(words: str, first: str, last: str | None) -> None:
    until = dt.date.fromisoformat(last) if last else None
    assert days_in(words, SENT) == Days(dt.date.fromisoformat(first), until)


@pytest.mark.parametrize("words", ["on June 31, 2008", "in March 2008", "soon", "in May"])
def test_what_is_no_day_gives_none(words: str) -> None:
    assert days_in(words, SENT) is None


def test_without_any_year_there_is_no_day() -> None:
    assert days_in("on March 12", None) is None
    assert days_in("on March 12, 2008", None) == Days(dt.date(2008, 3, 12), None)


def test_by_when_something_is_owed_stays_as_printed() -> None:
    assert owed_by("the names are owed by March 31, 2008, at noon") == "March 31, 2008"
    assert owed_by("no later than 5 June") == "5 June"
    assert owed_by("they met on March 31") is None
