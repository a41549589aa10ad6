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


@pytest.mark.parametrize(
    ("station", "serial", "month", "expected"),
    [
        pytest.param("STATE", 200_000, 3, (2005, True), id="the Department does not reach it by March"),
        pytest.param("STATE", 200_000, 11, (2006, False), id="by November it does"),
        pytest.param("STATE", 1_531_333, 11, (2006, False), id="a number that no year reaches"),
        pytest.param("SECDEF", 122_723, 1, (2006, False), id="a sender that is no post has no known rate"),
        pytest.param("PORTALDER", 9_000, 1, (2005, True), id="a post"),
    ],
)
def test_a_number_that_is_impossible_by_its_month_is_of_the_year_before(
    station: str, serial: int, month: int, expected: tuple[int, bool]
) -> None:
    assert year_of_reference(station, serial, 2006, None, month=month) == expected
