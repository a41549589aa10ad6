import datetime as dt

import msgspec
import pytest

from reftel.matters.consultations.accepting import (
    months_in,
    offers,
    parties_in,
    set_by,
    sort_of,
    started,
    state_in,
)
from reftel.matters.consultations.matching import change_by
from reftel.matters.consultations.parts import Group, Meets, Party, Role, Seat, Session, SessionState, Sort, Stand
from reftel.matters.consultations.values import Suggestion
from reftel.matters.values import Stance, Standing
from reftel.telegram import Passage
from tests.matters.consultations.making import WHOLE, body, held

PARTIES = (Party(name="Quillonia", capital="Port Alder"), Party(name="Marrow Coast", capital="Haldenbay"))


def suggestion(kind: str, text: str, by: str | None = "Quillonia", status: str = "proposed", **more: str) -> Suggestion:
    passage = Passage(
        paragraph=5, role="paragraph", voice=more.get("voice"), field="body[4].text", start=0, end=9, quote=text
    )
    return Suggestion(
        kind=kind,
        text=text,
        by=by,
        status=status,
        group=more.get("group"),
        paragraph=5,
        voice=more.get("voice"),
        passage=passage,
        rule=more.get("rule", f"consultation/{kind}"),
    )


@pytest.mark.parametrize(
    ("words", "months"),
    [
        ("on an annual basis", 12),
        ("each spring", 12),
        ("twice a year", 6),
        ("a six-month review between annual sessions", 6),
        ("every 18 months", 18),
        ("every sixteen months", 16),
        ("every two years", 24),
        ("every other year", 24),
        ("a two-year cycle", 24),
        ("biennial sessions", 24),
        ("quarterly", 3),
        ("mid-term review", 6),
        ("from time to time", None),
    ],
)
def test_months_are_read_out_of_words(words: str, months: int | None) -> None:
    assert months_in(words) == months


def test_what_is_only_proposed_does_not_replace_what_was_agreed() -> None:
    agreed = offers([suggestion("cadence", "every two years", status="agreed")], "t", PARTIES, None)
    first = set_by(WHOLE, agreed)
    assert (first.cadence, first.agreed) == (24, ("cadence",))
    proposed = offers([suggestion("cadence", "each year")], "t", PARTIES, None)
    assert set_by(first, proposed).cadence == 24


def test_what_is_refused_or_expected_sets_nothing() -> None:
    for status in ("refused", "forecast"):
        (offer,) = offers([suggestion("level", "at the level of ministers", status=status)], "t", PARTIES, None)
        assert offer.sets == {}


def test_a_forecast_is_no_position_of_the_side_that_it_speaks_of() -> None:
    (offer,) = offers(
        [suggestion("level", "Haldenbay is unlikely to accept ministers", by="Embassy Port Alder", status="forecast")],
        "t",
        PARTIES,
        None,
    )
    assert isinstance(offer.about, Stand)
    assert (offer.about.side, offer.about.status, offer.about.told_by) == (
        "Marrow Coast",
        Standing.FORECAST,
        "Embassy Port Alder",
    )
    assert offer.about.stance is Stance.REFUSES


def test_an_awaited_head_is_owed_by_whom_the_text_names() -> None:
    (offer,) = offers(
        [suggestion("owed", "head of the working group, to be named by the Quillonia side", group="pilots")],
        "t",
        PARTIES,
        dt.date(2006, 5, 3),
    )
    assert offer.about == Seat(
        role=Role.GROUP_HEAD, side="Quillonia", awaited_from="Quillonia", since=dt.date(2006, 5, 3)
    )


def test_hosts_come_in_the_order_of_the_words() -> None:
    (offer,) = offers([suggestion("rotation", "alternately in Haldenbay and Port Alder")], "t", PARTIES, None)
    assert offer.sets == {"rotation": ("Marrow Coast", "Quillonia")}
    (offer,) = offers([suggestion("rotation", "in alternating capitals")], "t", PARTIES, None)
    assert offer.sets == {"rotation": ("Quillonia", "Marrow Coast")}


def test_a_counter_proposal_shows_what_it_changes() -> None:
    there = body(
        WHOLE,
        Stand(side="Quillonia", question="level", what="presidents"),
        Group(title="pilots"),
        Seat(role=Role.GROUP_HEAD, side="Marrow Coast", group="p1", awaited_from="Marrow Coast"),
    )
    changes = [
        change_by(offer, there)
        for offer in offers(
            [
                suggestion("level", "ministers"),
                suggestion("level", "presidents"),
                suggestion("level", "ministers", by="Marrow Coast"),
                suggestion("group", "Pilots"),
                suggestion("group", "lights"),
                suggestion("seat", "Ana Orlan", by="Marrow Coast", group="pilots"),
                suggestion("initiative", "Cape Accord"),
            ],
            "t",
            PARTIES,
            None,
        )
    ]
    assert changes == [
        "before: Quillonia wants presidents",
        "known",
        "beside: Quillonia wants presidents",
        "known",
        "new",
        "fills the seat that is awaited from Marrow Coast",
        "new",
    ]


def test_the_name_in_use_comes_before_a_name_that_is_wanted() -> None:
    found = offers(
        [suggestion("name", "Alder Commission"), suggestion("name", "Strait Talks", by="Embassy", status="in_use")],
        "t",
        PARTIES,
        None,
    )
    assert started(found, PARTIES).name == "Strait Talks"
    assert started(found[:1], PARTIES).name == "Alder Commission"


@pytest.mark.parametrize(
    ("words", "state"),
    [
        ("Embassy Port Alder", "United States"),
        ("the American side", "United States"),
        ("Kazakhstan", "Kazakhstan"),
        ("the Kazakh side", "Kazakhstan"),
        ("Marrow Coast", "Marrow Coast"),
        ("the other side", None),
        (None, None),
    ],
)
def test_states_are_named_in_one_spelling(words: str | None, state: str | None) -> None:
    assert state_in(words) == state


def test_parties_are_those_who_speak_and_those_who_owe() -> None:
    found = parties_in(
        [suggestion("name", "x"), suggestion("owed", "head of the working group, to be named by the American side")]
    )
    assert [party.name for party in found] == ["Quillonia", "United States"]


@pytest.mark.parametrize(
    ("words", "sort"),
    [
        ("questions of business and business organizations", Sort.BUSINESS),
        ("American and Kazakh NGOs", Sort.NGO),
        ("the universities of both countries", Sort.ACADEMIC),
        ("the Governments of Tessaly and Osmark", Sort.INTERNATIONAL),
        ("the pilots", Sort.OTHER),
    ],
)
def test_outsiders_have_a_sort(words: str, sort: Sort) -> None:
    assert sort_of(words) is sort


THREE = (*PARTIES, Party(name="United States"))


def stand_of(one: Suggestion, parties: tuple[Party, ...] = THREE) -> Stand:
    (offer,) = offers((one,), "06PORTALDER412", parties, None)
    assert isinstance(offer.about, Stand)
    return offer.about


def test_a_group_that_a_side_will_not_have_is_a_stand() -> None:
    refused = stand_of(suggestion("group", "quotas", status="refused"))
    assert (refused.side, refused.question, refused.what, refused.stance) == (
        "Quillonia",
        "groups",
        "quotas",
        Stance.REFUSES,
    )


@pytest.mark.parametrize(
    ("by", "words", "side"),
    [
        ("Orlan", "Orlan said that Quillonia would not accept Marrow Coast as host.", "Quillonia"),
        ("She", "She said that Quillonia agreed to the name.", "Quillonia"),
        ("She", "Quillonia would meet if Marrow Coast agreed to it.", "not said"),
        ("Orlan", "Orlan said nothing.", "Orlan"),
        ("Osmark", "Osmark said that Quillonia would accept.", "Osmark"),
    ],
)
def test_a_person_speaks_for_the_one_party_that_acts_in_the_passages(by: str, words: str, side: str) -> None:
    assert stand_of(suggestion("level", words, by=by)).side == side


def test_states_named_in_a_row_with_ours_are_parties() -> None:
    words = "The Government of Quillonia proposes that Quillonia, Tessaly and the United States establish a council."
    assert [party.name for party in parties_in((suggestion("name", words),))] == [
        "Quillonia",
        "Tessaly",
        "United States",
    ]


def test_a_later_wish_does_not_replace_a_calendar_that_is_there() -> None:
    (later,) = offers((suggestion("cadence", "once a year", by="Marrow Coast"),), "06PORTALDER522", PARTIES, None)
    six = msgspec.structs.replace(WHOLE, cadence=6)
    assert set_by(six, (later,)).cadence == 6
    (settled,) = offers((suggestion("cadence", "once a year", status="agreed"),), "06PORTALDER600", PARTIES, None)
    assert set_by(six, (settled,)).cadence == 12


SENT = dt.date(2006, 5, 3)


def accepted(kind: str, text: str, rule: str = "", **more: str) -> object:
    one = suggestion(kind, text, **{"rule": f"consultation/{rule or kind}", **more})
    (offer,) = offers([one], "t", PARTIES, SENT)
    return offer.about


def test_a_number_of_groups_is_a_stand_and_no_group() -> None:
    about = accepted("group", "two working groups", "groups-counted", status="supported")
    assert about == Stand(
        side="Quillonia", question="groups", what="two working groups", stance=Stance.ACCEPTS, status=Standing.REPORTED
    )


def test_a_coordinator_who_is_named_holds_the_seat_of_his_side() -> None:
    assert accepted("coordinator", "Ida Brask", "coordinator-named") == Seat(
        role=Role.COORDINATOR, side="Quillonia", person="Ida Brask", since=SENT
    )


def test_what_is_owed_has_its_day_and_its_side() -> None:
    assert accepted("owed", "coordinator, to be named by Marrow Coast, by July 15", "coordinator-awaited") == Seat(
        role=Role.COORDINATOR,
        side="Marrow Coast",
        awaited_from="Marrow Coast",
        since=SENT,
        due=dt.date(2006, 7, 15),
    )
    other = accepted("owed", "head of the working group, to be named by the other side, by March 31", "heads-awaited")
    assert isinstance(other, Seat)
    assert (other.awaited_from, other.due) == ("Marrow Coast", dt.date(2007, 3, 31))


def test_a_first_day_is_a_session_with_its_place_and_host() -> None:
    about = accepted("session", "The first session will be held in Haldenbay on September 14-15, 2008", status="agreed")
    assert about == Session(
        sort=Meets.PLENARY,
        ordinal=1,
        status=SessionState.AGREED,
        date=dt.date(2008, 9, 14),
        until=dt.date(2008, 9, 15),
        place="Haldenbay",
        host="Marrow Coast",
    )


def test_a_day_for_a_session_that_is_recorded_tells_what_it_would_change() -> None:
    one = suggestion("session", "the first session in Haldenbay on March 12, 2008")
    (offer,) = offers([one], "t", PARTIES, SENT)
    assert change_by(offer, body(WHOLE)) == "new"
    assert change_by(offer, body(WHOLE, held(1, "2008-03-12", "Marrow Coast", place="Haldenbay"))) == "known"
    assert (
        change_by(offer, body(WHOLE, held(1, "2008-03-10", "Marrow Coast"))) == "before: plenary session 1, 2008-03-10"
    )
