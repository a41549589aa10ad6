import datetime as dt

import msgspec
import pytest

from reftel.matters.consultations.body import (
    agreed_in,
    assembled,
    differences,
    is_constituted,
    name_in_dispute,
    sources,
    vacancies,
)
from reftel.matters.consultations.comparing import compare
from reftel.matters.consultations.parts import (
    Consultation,
    Course,
    Group,
    GroupState,
    Item,
    Outsider,
    Role,
    Seat,
    Stand,
)
from reftel.matters.consultations.sought import sides_of
from reftel.matters.values import Stance, Standing
from tests.matters.consultations.making import WHOLE, body, recorded

LIGHTS = Group(title="lights and buoys")


def test_a_seat_of_which_no_text_speaks_is_vacant_and_owed_by_nobody() -> None:
    found = body(
        WHOLE,
        LIGHTS,
        Seat(role=Role.GROUP_HEAD, side="Quillonia", group="p0", awaited_from="Quillonia", since=dt.date(2006, 5, 3)),
    )
    first, second = vacancies(found)
    assert (first.side, first.awaited_from, first.since, first.seat) == (
        "Quillonia",
        "Quillonia",
        dt.date(2006, 5, 3),
        "p1",
    )
    assert (second.side, second.awaited_from, second.since, second.seat) == ("Marrow Coast", None, None, None)
    assert not is_constituted(found, "p0")


def test_a_group_with_a_head_on_each_side_is_constituted() -> None:
    heads = [
        Seat(role=Role.GROUP_HEAD, side=side, group="p0", person="A. Tamm") for side in ("Quillonia", "Marrow Coast")
    ]
    assert is_constituted(body(WHOLE, LIGHTS, *heads), "p0")
    gone = msgspec.structs.replace(heads[0], until=dt.date(2007, 1, 1))
    assert not is_constituted(body(WHOLE, LIGHTS, gone, heads[1]), "p0")


def test_a_dissolved_group_wants_nobody() -> None:
    assert vacancies(body(WHOLE, msgspec.structs.replace(LIGHTS, status=GroupState.DISSOLVED))) == ()


def test_what_is_expected_is_kept_apart_from_what_is_held() -> None:
    found = body(
        WHOLE,
        Stand(side="Quillonia", question="level", what="presidents", status=Standing.REPORTED),
        Stand(
            side="Marrow Coast",
            question="level",
            what="it will hardly agree",
            stance=Stance.REFUSES,
            status=Standing.FORECAST,
            told_by="Embassy Port Alder",
        ),
    )
    (level,) = differences(found)
    assert (list(level.stands), list(level.forecasts), level.is_open) == (["Quillonia"], ["Marrow Coast"], True)


def test_the_latest_word_of_a_side_counts_and_the_earlier_one_is_kept() -> None:
    found = body(
        WHOLE,
        Stand(side="Quillonia", question="level", what="presidents"),
        Stand(side="Quillonia", question="level", what="ministers"),
        Stand(side="Marrow Coast", question="level", what="ministers"),
    )
    (level,) = differences(found)
    assert [part.is_.what for part in level.stands["Quillonia"]] == ["ministers"]
    assert [part.is_.what for part in level.before["Quillonia"]] == ["presidents"]
    assert not level.is_open


def test_what_was_agreed_is_open_no_more() -> None:
    whole = msgspec.structs.replace(WHOLE, agreed=("cadence",))
    stands = [
        Stand(side=side, question="calendar", what=what) for side, what in (("Quillonia", "a"), ("Marrow Coast", "b"))
    ]
    (calendar,) = differences(body(whole, *stands))
    assert (calendar.agreed, calendar.is_open) == ("12 months", False)


def test_a_name_that_one_side_wants_otherwise_is_in_dispute() -> None:
    stands = (
        Stand(side="Quillonia", question="name", what="Alder Commission"),
        Stand(side="Marrow Coast", question="name", what="Strait Council"),
    )
    assert [part.is_.what for part in name_in_dispute(body(WHOLE, *stands))] == ["Alder Commission", "Strait Council"]
    assert name_in_dispute(body(WHOLE, stands[1])) == ()
    assert name_in_dispute(body(msgspec.structs.replace(WHOLE, agreed=("name",)), *stands)) == ()


def test_each_field_has_the_statement_that_last_changed_it() -> None:
    active = msgspec.structs.replace(WHOLE, status=Course.ACTIVE)
    matter = recorded("c", WHOLE, active, quotes=("a council", "it met"))
    found = sources(matter)
    assert found["name"].evidence[0].passage.quote == "a council"
    assert found["status"].evidence[0].passage.quote == "it met"
    assert matter.state == "active"


def test_an_agreement_is_the_statement_since_which_it_holds() -> None:
    agreed = msgspec.structs.replace(WHOLE, agreed=("cadence",))
    later = msgspec.structs.replace(agreed, agreed=("cadence", "level"), level="ministers")
    open_again = msgspec.structs.replace(later, agreed=("level",))
    found = agreed_in(recorded("c", WHOLE, agreed, later, quotes=("one", "two", "three")))
    assert {field: said.evidence[0].passage.quote for field, said in found.items()} == {
        "cadence": "two",
        "level": "three",
    }
    assert list(agreed_in(recorded("c", WHOLE, agreed, later, open_again))) == ["level"]


def test_only_a_consultation_is_put_together() -> None:
    with pytest.raises(TypeError):
        assembled(recorded("p", LIGHTS), ())


def test_two_are_compared_by_their_terms_and_groups() -> None:
    other = msgspec.structs.replace(WHOLE, name="Reef Talks", cadence=24)
    rows = compare(body(WHOLE, LIGHTS, Group(title="pilots")), body(other, Group(title="Lights and Buoys")))
    found = {(row.what, row.one, row.other) for row in rows if row.differs}
    assert ("months between sessions", "12", "24") in found
    assert ("group", "pilots", "") in found
    assert ("group", "lights and buoys", "Lights and Buoys") not in found


def test_sides_are_named_once() -> None:
    seat = Seat(role=Role.GROUP_HEAD, side="Quillonia", awaited_from="Quillonia")
    assert sides_of(seat) == ("Quillonia",)
    assert sides_of(WHOLE) == ("Quillonia", "Marrow Coast")
    assert sides_of(Item(title="x")) == sides_of(LIGHTS) == ()
    assert sides_of(Outsider(name="pilots", side=None)) == ()
    assert isinstance(WHOLE, Consultation)
