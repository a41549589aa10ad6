import datetime as dt

import msgspec
import pytest

from reftel.matters.consultations.parts import Consultation, Course, Meets, Party, Session, SessionState
from reftel.matters.consultations.schedule import derived, exceptions, has_no_outcome, is_late, next_host, session_uids
from tests.matters.consultations.making import SIDES, WHOLE, body, held


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def dates(whole: Consultation, *sessions: Session) -> list[tuple[str, int, str, str | None]]:
    return [(one.sort.value, one.ordinal, one.date.isoformat(), one.host) for one in derived(body(whole, *sessions))]


def test_the_next_session_and_the_reviews_follow_from_the_cadence() -> None:
    assert dates(WHOLE, held(1, "2006-05-14", "Quillonia")) == [
        ("review", 1, "2006-11-14", None),
        ("plenary", 2, "2007-05-14", "Marrow Coast"),
        ("review", 2, "2007-11-14", None),
    ]


def test_nothing_follows_without_a_first_session_or_without_a_cadence() -> None:
    assert derived(body(WHOLE)) == ()
    assert dates(msgspec.structs.replace(WHOLE, cadence=None, review=None), held(1, "2006-05-14", "Quillonia")) == []


def test_a_month_without_that_day_takes_its_last_one() -> None:
    assert dates(WHOLE, held(1, "2006-08-31", "Quillonia"))[0] == ("review", 1, "2007-02-28", None)


def test_a_session_that_is_agreed_takes_the_place_of_the_derived_one() -> None:
    agreed = Session(sort=Meets.PLENARY, ordinal=2, status=SessionState.AGREED, date=day("2007-06-01"), host=SIDES[1])
    review = Session(sort=Meets.REVIEW, ordinal=1, status=SessionState.HELD, date=day("2006-11-20"))
    found = dates(WHOLE, held(1, "2006-05-14", "Quillonia"), agreed, review)
    assert found == [
        ("review", 2, "2007-12-01", None),
        ("plenary", 3, "2008-06-01", "Quillonia"),
        ("review", 3, "2008-12-01", None),
    ]


def test_it_keeps_its_name_for_calendars_when_it_is_agreed() -> None:
    before = body(WHOLE, held(1, "2006-05-14", "Quillonia"))
    name = next(one.uid for one in derived(before) if one.sort is Meets.PLENARY)
    agreed = Session(sort=Meets.PLENARY, ordinal=2, status=SessionState.AGREED, date=day("2007-06-01"))
    after = body(WHOLE, held(1, "2006-05-14", "Quillonia"), agreed)
    assert session_uids(after)["p1"] == name


def test_what_takes_the_place_of_a_cancelled_session_has_another_name() -> None:
    cancelled = Session(sort=Meets.PLENARY, ordinal=2, status=SessionState.CANCELLED, date=day("2007-05-14"))
    found = body(WHOLE, held(1, "2006-05-14", "Quillonia"), cancelled)
    plenary = next(one for one in derived(found) if one.sort is Meets.PLENARY)
    assert plenary.uid != session_uids(found)["p1"]
    assert (plenary.ordinal, plenary.date, plenary.host) == (2, day("2008-05-14"), "Marrow Coast")


def test_one_that_was_put_off_is_derived_again() -> None:
    off = Session(sort=Meets.PLENARY, ordinal=2, status=SessionState.POSTPONED, date=day("2007-05-14"))
    assert ("plenary", 2, "2007-05-14", "Marrow Coast") in dates(WHOLE, held(1, "2006-05-14", "Quillonia"), off)


@pytest.mark.parametrize("status", [Course.SUSPENDED, Course.ENDED, Course.SUCCEEDED])
def test_nothing_falls_due_while_it_does_not_meet(status: Course) -> None:
    assert dates(msgspec.structs.replace(WHOLE, status=status), held(1, "2006-05-14", "Quillonia")) == []


def test_after_a_suspension_it_meets_no_earlier_than_it_became_active_again() -> None:
    whole = msgspec.structs.replace(WHOLE, status=Course.ACTIVE, status_since=day("2009-02-01"))
    found = dates(whole, held(1, "2006-05-14", "Quillonia"))
    assert ("plenary", 2, "2009-02-01", "Marrow Coast") in found
    assert [sort for sort, _, date, _ in found if date < "2009-02-01"] == []


def test_the_host_that_is_recorded_for_a_session_without_a_day_stands_in_the_rule() -> None:
    undated = Session(sort=Meets.PLENARY, ordinal=2, status=SessionState.AGREED, host="Quillonia", place="Saltmere")
    one = next(d for d in derived(body(WHOLE, held(1, "2006-05-14", "Quillonia"), undated)) if d.ordinal == 2)
    assert (one.host, one.place) == ("Quillonia", "Saltmere")
    assert "Quillonia is recorded as its host" in one.rule
    assert "Marrow Coast" not in one.rule


def test_what_was_to_meet_and_has_no_outcome_is_told() -> None:
    agreed = Session(sort=Meets.REVIEW, ordinal=1, status=SessionState.AGREED, date=day("2006-12-09"))
    assert has_no_outcome(agreed, day("2006-12-10"))
    assert not has_no_outcome(agreed, day("2006-12-09"))
    assert not has_no_outcome(held(1, "2006-05-14", "Quillonia"), day("2008-01-01"))


def test_hosts_alternate_and_a_host_out_of_turn_is_told() -> None:
    out = held(2, "2007-05-20", "Quillonia", exception="storm damage in Haldenbay")
    found = body(WHOLE, held(1, "2006-05-14", "Quillonia"), out)
    assert next_host(found) == "Marrow Coast"
    assert [(part.id, due) for part, due in exceptions(found)] == [("p1", "Marrow Coast")]


def test_among_three_who_waited_longest_is_next() -> None:
    names = ("Quillonia", "Marrow Coast", "Tessaly")
    whole = msgspec.structs.replace(WHOLE, parties=tuple(Party(name=name) for name in names), rotation=names)
    sessions = [held(1, "2006-05-01", names[0]), held(2, "2007-05-01", names[1]), held(3, "2008-05-01", names[0])]
    assert next_host(body(whole, *sessions)) == "Tessaly"
    counted = held(3, "2008-05-01", names[0], turn="Tessaly", exception="met at sea")
    assert next_host(body(whole, *sessions[:2], counted)) == "Quillonia"


def test_without_a_rotation_nobody_is_host() -> None:
    assert next_host(body(msgspec.structs.replace(WHOLE, rotation=()), held(1, "2006-05-14", "Quillonia"))) is None


def test_what_should_have_met_is_late() -> None:
    found = body(WHOLE, held(1, "2006-05-14", "Quillonia"))
    plenary = next(one for one in derived(found) if one.sort is Meets.PLENARY)
    assert is_late(found, plenary, day("2007-05-15"))
    assert not is_late(found, plenary, day("2007-05-14"))
