import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reftel.search.query.dates import parse_date, parse_year

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
