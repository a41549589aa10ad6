import time

import msgspec
import pytest

from reftel.matters import Suggestions, suggest
from tests.matters.inventing import telegram

EVERYTHING = (
    "1. (C) In a May 2 meeting with the Ambassador, Minister Ana Orlan said that the U.S.-Tessaly Joint Commission was late. "
    "She handed over a non-paper and promised to send a chart. Post requests guidance on the reply."
)

DEAR = {
    "promises": "ORLAN SAID HE WILL ",
    "verbs without end": "Orlan said that he would ",
    "meetings": "met with the Ambassador, ",
    "papers": "handed a letter from A to B ",
    "bodies": "U.S.-A-B-C-D Joint Working Group on ",
    "lists of names": "A, B, and C said ",
    "open parentheses": "agreed to (",
}


def test_one_reading_serves_all_kinds_of_rules() -> None:
    found = suggest(telegram(EVERYTHING))
    empty = {name for name, values in msgspec.structs.asdict(found).items() if not values}
    assert empty == {"positions"}  # which no rule reads yet


def test_every_passage_is_what_its_place_holds() -> None:
    made = telegram(EVERYTHING)
    for values in msgspec.structs.asdict(suggest(made)).values():
        for value in values:
            passage = value.passage
            assert passage.quote == made.body[0].text[passage.start : passage.end]  # type: ignore[union-attr]


def test_nothing_said_is_nothing_suggested() -> None:
    assert suggest(telegram("1. (U) The lamp.")) == Suggestions()


@pytest.mark.parametrize("unit", DEAR.values(), ids=DEAR.keys())
def test_hostile_prose_costs_its_length(unit: str) -> None:
    def took(length: int) -> float:
        made = telegram("1. (C) " + unit * (length // len(unit)))
        start = time.process_time()
        suggest(made)
        return time.process_time() - start

    took(1_000)
    assert took(80_000) < 8 * max(took(20_000), 0.05)
