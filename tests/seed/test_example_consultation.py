"""What the example document proposes for consultations: how many facts of each kind, whose, where; and nothing else."""

from collections import Counter
from pathlib import Path

import pytest

from reftel.corpus import Item, parse_item, read
from reftel.matters.consultations import Suggestion, suggest_consultation

pytestmark = pytest.mark.corpora

SIDE, POST = "Kazakhstan", "Embassy Astana"


@pytest.fixture(scope="module")
def found(seed_document: Path) -> tuple[Suggestion, ...]:
    (item,) = read([seed_document])
    assert isinstance(item, Item)
    return suggest_consultation(parse_item(item))


def test_each_fact_once_with_its_side_voice_and_paragraph(found: tuple[Suggestion, ...]) -> None:
    assert Counter((s.kind, s.status, s.by, s.voice, s.paragraph) for s in found) == {
        ("name", "proposed", SIDE, SIDE, 6): 1,
        ("name", "in_use", POST, None, 1): 1,
        ("level", "proposed", SIDE, None, 3): 1,
        ("level", "forecast", POST, None, 3): 1,
        ("group", "supported", SIDE, SIDE, 6): 5,
        ("outsider", "supported", SIDE, SIDE, 6): 2,
        ("coordinator", "proposed", SIDE, SIDE, 6): 1,
        ("cadence", "supported", SIDE, SIDE, 6): 2,
        ("rotation", "supported", SIDE, SIDE, 6): 1,
        ("initiative", "supported", SIDE, SIDE, 6): 3,
        ("owed", "awaited", SIDE, SIDE, 6): 5,
    }


def test_groups_are_named_where_they_belong(found: tuple[Suggestion, ...]) -> None:
    titles = [s.text for s in found if s.kind == "group"]
    assert [s.group for s in found if s.kind == "owed"] == titles
    assert [titles.index(s.group or "") for s in found if s.kind == "outsider"] == [3, 2]


def test_the_words_stand_in_the_passages(found: tuple[Suggestion, ...]) -> None:
    assert all(s.kind == "owed" or s.text in " ".join(s.passage.quote.split()) for s in found)
