import pytest

from reftel.matters import Mechanism, suggest
from reftel.matters.rules import MECHANISM_DESCRIBED, MECHANISM_NAMED
from tests.matters.inventing import telegram


def mechanisms(body: str) -> tuple[Mechanism, ...]:
    return suggest(telegram(body)).mechanisms


@pytest.mark.parametrize(
    ("sentence", "what", "rule"),
    [
        ("The U.S.-Tessaly Joint Commission met in March.", "U.S.-Tessaly Joint Commission", MECHANISM_NAMED),
        ("Orlan spoke in the Osmark-Tessaly Forum.", "Osmark-Tessaly Forum", MECHANISM_NAMED),
        (
            "The Working Group on Pilotage is idle: the Joint Working Group on Pilotage.",
            "Working Group on Pilotage",
            MECHANISM_NAMED,
        ),
        ("Orlan proposed annual bilateral consultations.", "annual bilateral consultations", MECHANISM_DESCRIBED),
        ("He wants a standing joint committee.", "standing joint committee", MECHANISM_DESCRIBED),
    ],
)
def test_a_body_between_states_is_named(sentence: str, what: str, rule: str) -> None:
    first = mechanisms(f"1. (C) {sentence}")[0]
    assert (what in first.what, first.rule) == (True, rule)


@pytest.mark.parametrize(
    "sentence",
    [
        "The Security Council met in March.",
        "The National Election Commission met in March.",
        "The City Council was late.",
        "The group of pilots was late.",
        "We had talks.",
    ],
)
def test_a_body_at_home_is_none(sentence: str) -> None:
    assert mechanisms(f"1. (C) {sentence}") == ()


def test_a_body_stands_where_it_is_first_named() -> None:
    body = "1. (C) The U.S.-Tessaly Joint Commission met.\n\n2. (C) The Joint Commission will meet again."
    assert [mechanism.paragraph for mechanism in mechanisms(body)] == [1]


def test_what_an_enclosed_text_proposes_is_read() -> None:
    (found,) = mechanisms(
        "1. (C) Text follows.\n\nBEGIN TEXT:\n\nWe propose annual bilateral consultations.\n\nEND TEXT."
    )
    assert found.what == "annual bilateral consultations"
