import pytest

from reftel.references import full_year
from reftel.references.years import year_of_reference
from reftel.telegram import Key


@pytest.mark.parametrize(
    ("year", "digits", "near", "expected"),
    [
        (5, 2, 2006, 2005),
        (99, 2, 2001, 1999),
        (9, 2, 1909, 1909),
        (2005, 4, None, 2005),
        (75, 2, None, 1975),
        (5, 2, None, 2005),
    ],
)
def test_widening(year: int, digits: int, near: int | None, expected: int) -> None:
    assert full_year(year, digits, near) == expected


def test_own_station_with_a_lower_serial_is_of_this_year() -> None:
    own = Key(year=2006, station="VERRIN", serial=40)
    assert year_of_reference("VERRIN", 39, 2006, own) == (2006, False)
    assert year_of_reference("VERRIN", 41, 2006, own) == (2005, True)
    assert year_of_reference("LANTRY", 9000, 2006, own) == (2006, False)
