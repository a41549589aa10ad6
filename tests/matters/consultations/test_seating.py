"""What becomes of a seat when somebody takes it."""

import datetime as dt

import msgspec

from reftel.matters.consultations.parts import Role, Seat
from reftel.matters.consultations.seating import filled

AWAITED = Seat(role=Role.GROUP_HEAD, side="Quillonia", awaited_from="Quillonia", since=dt.date(2006, 5, 3))
ON = dt.date(2006, 12, 5)


def test_a_seat_that_is_filled_is_awaited_no_more_and_filled_since_that_day() -> None:
    now = filled(AWAITED, msgspec.structs.replace(AWAITED, person="A. Tamm"), ON)
    assert now == Seat(role=Role.GROUP_HEAD, side="Quillonia", person="A. Tamm", since=ON)


def test_the_day_that_is_given_stands() -> None:
    given = Seat(role=Role.GROUP_HEAD, side="Quillonia", person="A. Tamm", since=dt.date(2006, 11, 1))
    assert filled(AWAITED, given, ON) == Seat(
        role=Role.GROUP_HEAD, side="Quillonia", person="A. Tamm", since=dt.date(2006, 11, 1)
    )


def test_a_seat_that_stays_open_or_was_filled_before_is_left_as_it_is() -> None:
    assert filled(AWAITED, AWAITED, ON) is AWAITED
    held = Seat(role=Role.CONTACT, person="A. Tamm")
    other = Seat(role=Role.CONTACT, person="B. Orlan")
    assert filled(held, other, ON) is other
    assert filled(None, other, ON) is other
