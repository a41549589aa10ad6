import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reftel.search.query.dates import parse_date, parse_year, split_range

DAY = 86_400
CASES = [
    ("a day", "1970-01-01", (0, DAY)),
    ("the day before", "1969-12-31", (-DAY, 0)),
    ("a month", "1970-02", (31 * DAY, 59 * DAY)),
    ("a leap month", "1972-2", (761 * DAY, 790 * DAY)),
    ("a year", "1970", (0, 365 * DAY)),
    ("the first year", "0001", (-62_135_596_800, -62_104_060_800)),
    ("the last year", "9999-12-31", (253_402_214_400, 253_402_300_800)),
    ("blanks around", " 1970 ", (0, 365 * DAY)),
    ("no year", "0000", None),
    ("no month", "2006-13", None),
    ("no month at all", "2006-00", None),
    ("no day", "2006-02-29", None),
    ("no day at all", "2006-02-00", None),
    ("two digits", "06", None),
    ("other order", "14.03.2006", None),
    ("other digits", "٢٠٠٦", None),
    ("more", "2006-01-01T00:00", None),
    ("nothing", "", None),
]


@pytest.mark.parametrize(("text", "wanted"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_a_date_is_a_stretch_of_time(text: str, wanted: tuple[int, int] | None) -> None:
    assert parse_date(text) == wanted


def days(first: str, last: str) -> tuple[int, int]:
    """Return the stretch of two days, both included."""
    start, end = (dt.date.fromisoformat(day).toordinal() - dt.date(1970, 1, 1).toordinal() for day in (first, last))
    return start * DAY, (end + 1) * DAY


WORDS = [
    ("march 2008", "2008-03-01", "2008-03-31"),
    ("Mar. 2008", "2008-03-01", "2008-03-31"),
    ("2008 march", "2008-03-01", "2008-03-31"),
    ("3 March 2008", "2008-03-03", "2008-03-03"),
    ("March 3rd, 2008", "2008-03-03", "2008-03-03"),
    ("the 3rd of march 2008", "2008-03-03", "2008-03-03"),
    ("14 MAR 2006", "2006-03-14", "2006-03-14"),
    ("sept 2008", "2008-09-01", "2008-09-30"),
    ("autumn 2009", "2009-09-01", "2009-11-30"),
    ("the fall of 2009", "2009-09-01", "2009-11-30"),
    ("winter 2009", "2009-12-01", "2010-02-28"),
    ("winter 2009-10", "2009-12-01", "2010-02-28"),
    ("winter 2009/2010", "2009-12-01", "2010-02-28"),
    ("last quarter of 2009", "2009-10-01", "2009-12-31"),
    ("2009-Q2", "2009-04-01", "2009-06-30"),
    ("Q2 2009", "2009-04-01", "2009-06-30"),
    ("first half of 2009", "2009-01-01", "2009-06-30"),
    ("1970s", "1970-01-01", "1979-12-31"),
    ("the 1970's", "1970-01-01", "1979-12-31"),
    ("early 2007", "2007-01-01", "2007-04-30"),
    ("mid-2007", "2007-05-01", "2007-08-31"),
    ("late 2007", "2007-09-01", "2007-12-31"),
    ("the end of 2007", "2007-09-01", "2007-12-31"),
    ("early autumn 2009", "2009-09-01", "2009-09-30"),
    ("early 1970s", "1970-01-01", "1973-04-30"),
    ("mid march 2008", "2008-03-11", "2008-03-20"),
    ("two years before 2010", "2008-01-01", "2008-12-31"),
    ("a month after march 2008", "2008-04-01", "2008-04-30"),
    ("3 weeks after 14 march 2006", "2006-03-29", "2006-04-04"),
    ("a day before 14 march 2006", "2006-03-13", "2006-03-13"),
    ("a year after 14 march 2006", "2006-03-01", "2007-02-28"),
    ("2009-10~", "2009-09-01", "2009-11-30"),
    ("2009~", "2008-01-01", "2010-12-31"),
    ("2009-10-15~", "2009-10-12", "2009-10-18"),
    ("2009-10?", "2009-10-01", "2009-10-31"),
    ("2009-23", "2009-09-01", "2009-11-30"),
    ("2009-36", "2009-10-01", "2009-12-31"),
    ("200X", "2000-01-01", "2009-12-31"),
    ("19XX", "1900-01-01", "1999-12-31"),
    ("2009-XX", "2009-01-01", "2009-12-31"),
    ("2009-10-XX", "2009-10-01", "2009-10-31"),
]


@pytest.mark.parametrize(("text", "first", "last"), WORDS, ids=[case[0] for case in WORDS])
def test_a_date_in_words(text: str, first: str, last: str) -> None:
    assert parse_date(text) == days(first, last)


NO_DATES = [
    "march",
    "autumn",
    "autumn 2009-10",
    "winter 2009-12",
    "30 february 2008",
    "2009-13",
    "2009-42",
    "2009-00-XX",
    "9999s",
    "fifth quarter of 2009",
    "two years before",
    "999 decades before 2010",
    "early early",
    "yesterday",
    "early " * 15,
    "early mid " * 40 + "2009",
]


@pytest.mark.parametrize("text", NO_DATES)
def test_what_is_no_date(text: str) -> None:
    assert parse_date(text) is None


@given(
    st.lists(
        st.sampled_from("early mid- two 31 years before after 2010 march 9999 0001 s ~ winter quarter".split()),
        max_size=9,
    )
)
def test_any_words_are_a_stretch_or_no_date(words: list[str]) -> None:
    found = parse_date(" ".join(words))
    assert found is None or found[0] < found[1]


RANGES = [
    ("from march 2008 to may 2008", ("march 2008", "may 2008")),
    ("between 2005 and 2007", ("2005", "2007")),
    ("spring 2008 until autumn 2009", ("spring 2008", "autumn 2009")),
    ("since march 2008", ("march 2008", "")),
    ("until march 2008", ("", "march 2008")),
    ("2008-03/2009", ("2008-03", "2009")),
    ("2008/..", ("2008", "")),
    ("../2008", ("", "2008")),
    ("march 2008", None),
    ("winter 2009/10", None),
]


@pytest.mark.parametrize(("text", "ends"), RANGES, ids=[case[0] for case in RANGES])
def test_a_range_in_words_has_two_ends(text: str, ends: tuple[str, str] | None) -> None:
    assert split_range(text) == ends


@given(st.dates(min_value=dt.date(1, 1, 1), max_value=dt.date(9999, 12, 30)))
def test_days_follow_each_other_without_a_gap(day: dt.date) -> None:
    today, tomorrow = parse_date(day.isoformat()), parse_date((day + dt.timedelta(days=1)).isoformat())
    month, year = parse_date(day.isoformat()[:7]), parse_date(day.isoformat()[:4])
    assert today and tomorrow and month and year
    assert today[1] == tomorrow[0]
    assert year[0] <= month[0] <= today[0] < today[1] <= month[1] <= year[1]


@pytest.mark.parametrize(("text", "wanted"), [("2006", (2006, 2007)), ("06", None), ("20061", None), ("٢٠٠٦", None)])
def test_a_year_has_four_digits(text: str, wanted: tuple[int, int] | None) -> None:
    assert parse_year(text) == wanted
