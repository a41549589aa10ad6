"""Positions: whose, on what, and how they are known."""

import pytest

from reftel.matters import Position, Stance, Standing, suggest
from tests.matters.inventing import telegram


def positions(body: str) -> tuple[Position, ...]:
    return suggest(telegram(body)).positions


TOLD = {
    "a state that opposes": (
        "1. (C) Tessaly opposed a second lightship, because of its price.",
        ("Tessaly", Stance.REFUSES, Standing.REPORTED, "second lightship"),
    ),
    "who speaks for a state": (
        "1. (C) Foreign Minister Orlan supports the sounding of the strait.",
        ("Foreign Minister Orlan", Stance.WANTS, Standing.REPORTED, "sounding of the strait"),
    ),
    "initials of a government": (
        "1. (C) Orlan said that the GOT accepted the American draft.",
        ("GOT", Stance.ACCEPTS, Standing.REPORTED, "American draft"),
    ),
    "a forecast": (
        "1. (C) Tessaly is unlikely to accept a second lightship.",
        ("Tessaly", Stance.REFUSES, Standing.FORECAST, "second lightship"),
    ),
    "a forecast that denies a refusal": (
        "1. (C) Washington is unlikely to oppose the draft.",
        ("Washington", Stance.ACCEPTS, Standing.FORECAST, "draft"),
    ),
    "what would hardly be": (
        "1. (C) COMMENT: Washington would hardly agree to the level of ministers. END COMMENT.",
        ("Washington", Stance.REFUSES, Standing.FORECAST, "level of ministers"),
    ),
    "what the sender expects": (
        "1. (C) We expect Tessaly to object to the pilots.",
        ("Tessaly", Stance.REFUSES, Standing.FORECAST, "pilots"),
    ),
    "what the sender does not expect": (
        "1. (C) We do not expect Tessaly to support the draft.",
        ("Tessaly", Stance.REFUSES, Standing.FORECAST, "draft"),
    ),
}


@pytest.mark.parametrize("name", TOLD)
def test_reads_a_position(name: str) -> None:
    body, expected = TOLD[name]
    (found,) = positions(body)
    assert (found.side, found.stance, found.status, found.question) == expected
    assert found.passage.quote in body


NOTHING = {
    "a person who likes something": "1. (C) Ana Brandt supports her brother. She wanted tea.",
    "an act of no side": "1. (C) The lamp supported two sailors. Wood rejected by the mill was burnt.",
    "a backing down": "1. (C) Tessaly backed down.",
    "what is quoted": '1. (C) "Tessaly opposes everything," he said.',
    "what is not told of a side": "1. (C) It is unlikely to accept salt.",
    "what is not thought": "1. (C) Orlan did not think that Tessaly wanted to reopen the treaty.",
    "what is denied": "1. (C) Orlan denied that Tessaly opposed the draft.",
    "what nobody wants": "1. (C) Tessaly agreed that no one wanted a second lightship.",
    "capitals": "1. (C) TESSALY OPPOSED A SECOND LIGHTSHIP.",
    "a forecast in somebody's note": (
        "1. (C) BEGIN TEXT OF TESSALIAN NOTE:\n\nOsmark is likely to oppose the draft.\n\nEND TEXT."
    ),
}


@pytest.mark.parametrize("name", NOTHING)
def test_gives_nothing_for(name: str) -> None:
    assert positions(NOTHING[name]) == ()


def test_a_note_states_its_sides_own_position() -> None:
    body = (
        "1. (C) A note came.\n\n2. (SBU) BEGIN TEXT OF MARROWAN NOTE:\n\nWe cannot accept the level of deputies. "
        "We support a second lightship.\n\nEND TEXT."
    )
    assert [(p.side, p.stance, p.status, p.question, p.paragraph) for p in positions(body)] == [
        ("Marrow Coast", Stance.REFUSES, Standing.STATED, "level of deputies", 2),
        ("Marrow Coast", Stance.WANTS, Standing.STATED, "second lightship", 2),
    ]


def test_a_forecast_is_no_position_taken() -> None:
    (found,) = positions("1. (C) Orlan said that Washington would hardly agree to a treaty.")
    assert found.status is Standing.FORECAST
    assert found.rule == "position/expected"
