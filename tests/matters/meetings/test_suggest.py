import pytest

from reftel.matters import Meeting, suggest
from reftel.matters.rules import MEETING_GAVE, MEETING_MET, MEETING_NAMED, MEETING_TOLD, MEETING_VISIT
from tests.matters.inventing import telegram


def meetings(body: str) -> tuple[Meeting, ...]:
    return suggest(telegram(body)).meetings


@pytest.mark.parametrize(
    ("sentence", "date", "other", "rule"),
    [
        ("Poloff met May 2 with Ana Orlan of the Port Authority.", "2006-05-02", "Ana Orlan", MEETING_MET),
        (
            "In an April 30 meeting with the Ambassador, Minister Orlan was brief.",
            "2006-04-30",
            "Minister Orlan",
            MEETING_NAMED,
        ),
        ("The DCM had lunch yesterday with President Bero Tamm.", "2006-05-02", "President Bero Tamm", MEETING_NAMED),
        ("The Ambassador called on President Tamm at the Harbour Palace.", None, "President Tamm", MEETING_VISIT),
        (
            "The Ambassador paid a December 20 farewell call on President Tamm.",
            "2005-12-20",
            "President Tamm",
            MEETING_VISIT,
        ),
        (
            "Harbour master Ana Orlan told Poloff on May 2 that the lamp was out.",
            "2006-05-02",
            "Ana Orlan",
            MEETING_TOLD,
        ),
        ("On May 2 the DCM delivered the points to Ana Orlan.", "2006-05-02", "Ana Orlan", MEETING_GAVE),
        ("In early March, Ambassador met Minister Orlan.", "2006-03", "Minister Orlan", MEETING_MET),
    ],
)
def test_a_meeting_has_its_day_its_other_side_and_its_rule(
    sentence: str, date: str | None, other: str, rule: str
) -> None:
    (meeting,) = meetings(f"1. (C) {sentence}")
    assert (meeting.date, meeting.rule) == (date, rule)
    assert other in meeting.participants
    assert meeting.passage.quote == sentence


@pytest.mark.parametrize(
    "sentence",
    [
        "Poloff will meet Ana Orlan on May 9.",
        "The Ambassador plans a meeting with Minister Orlan.",
        "The Ambassador sought a meeting with Minister Orlan.",
        "The council has met its targets under Minister Orlan.",
        "Minister Orlan met President Bero Tamm in Verrin.",
        "We have had talks with Osmark for years.",
        "On May 2, Poloff delivered the points by fax to Ana Orlan.",
        "Tamm told Poloff that he recently discussed the lamp with President Orlan.",
        "The police prevented Poloff from meeting with Ana Orlan.",
        "On the king's May 2 meeting with Minister Orlan, nothing is known.",
    ],
)
def test_what_did_not_take_place_with_the_senders_side_is_no_meeting(sentence: str) -> None:
    assert meetings(f"1. (C) {sentence}") == ()


def test_a_meeting_stands_where_it_is_first_told() -> None:
    body = "1. (C) Poloff met Ana Orlan on May 2.\n\n2. (C) In the May 2 meeting with Poloff, Ana Orlan was brief."
    assert [meeting.paragraph for meeting in meetings(body)] == [1]


def test_a_last_name_is_enough_to_tell_again_of_a_meeting() -> None:
    body = "1. (C) Poloff met Ana Orlan on May 2.\n\n2. (C) At the end of the meeting with Poloff, Orlan praised President Tamm."
    assert [meeting.paragraph for meeting in meetings(body)] == [1]


def test_two_days_are_two_meetings() -> None:
    assert len(meetings("1. (C) Poloff met Ana Orlan on April 2 and again April 9.")) == 2


def test_the_place_is_told() -> None:
    (meeting,) = meetings("1. (C) Poloff met Ana Orlan on May 2 at the Foreign Ministry.")
    assert meeting.place == "Foreign Ministry"


def test_an_impossible_day_is_none() -> None:
    (meeting,) = meetings("1. (C) Poloff met Ana Orlan on June 31.")
    assert meeting.date is None


MORE = {
    "a meeting by its day alone": (
        "1. (C) In a meeting March 9, Ambassador Holloway and former defense minister Alain Orlan exchanged views.",
        "2006-03-09",
    ),
    "a paper that the other side brought": (
        "1. (C) Summary and Action Request: Foreign Minister Ana Orlan delivered to the Ambassador on April 2 a letter.",
        "2006-04-02",
    ),
    "what was asked of the Ambassador": (
        "1. (C) President Tamm asked the Ambassador on March 1 for a dredger.",
        "2006-03-01",
    ),
    "the other side alone": ("1. (C) During a recent meeting with Minister Orlan, Tamm expressed hope.", None),
    "a name that was taken out": ("1. (C) XXXXXXXXXXXX told Poloff that the lamp was out.", None),
    "an office": ("1. (C) The Attorney General recently confided in the DCM that the lamp was out.", None),
    "a last name": ("1. (C) Poloff met with Tamm on May 2.", "2006-05-02"),
    "all in capitals": ("1. (C) POLOFF PAID A MAY 2 COURTESY CALL ON MR. TAMM ORLAN OF THE PORT.", "2006-05-02"),
    "a contact of the post": ("1. (C) Post contacted Stefan Orlan, who speaks for the port.", None),
}


@pytest.mark.parametrize("name", MORE)
def test_reads_more_meetings(name: str) -> None:
    body, day = MORE[name]
    (found,) = suggest(telegram(body)).meetings
    assert found.date == day
