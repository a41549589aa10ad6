"""What the note in 06PORTALDER412 proposes, as its author knows it, against what the rules read out of it."""

import pytest

from reftel.matters.consultations import suggest_consultation
from reftel.samples import sample_paths
from reftel.telegram import Enclosure
from reftel.wire import parse

NOTE = "06PORTALDER412"
GROUPS = {"search and rescue", "pilotage and traffic", "lights, charts and weather", "families and remembrance"}
PROPOSED = (
    ("name", {"Meridel Council"}),
    ("group", GROUPS),
    ("cadence", {"every sixteen months", "Eight months after each session"}),
    ("rotation", {"in turn in a port of each country"}),
    ("coordinator", {"Permanent Secretary of the Ministry of Ports", "Deputy Chief of Mission"}),
    ("level", {"Each side should be led by a minister"}),
    (
        "outsider",
        {"pilots' guild", "owners of ferries", "relatives of those who were lost", "seamen's missions", "Osmark"},
    ),
    ("initiative", {"Cape Hallow Agreement of 1961", "Hydrographic Data Exchange of 1988"}),
)

TELEGRAM = parse(next(path for path in sample_paths() if path.stem == NOTE).read_text(encoding="utf-8"))
SUGGESTED = suggest_consultation(TELEGRAM)


@pytest.mark.parametrize(("kind", "parts"), PROPOSED, ids=[kind for kind, _ in PROPOSED])
def test_the_proposal_is_read(kind: str, parts: set[str]) -> None:
    texts = [suggestion.text for suggestion in SUGGESTED if suggestion.kind == kind]
    assert {part for part in parts if not any(part in text for text in texts)} == set()


def test_it_proposes_four_groups_and_one_name() -> None:
    kinds = [suggestion.kind for suggestion in SUGGESTED]
    assert (kinds.count("group"), kinds.count("name")) == (4, 1)


def test_heads_of_all_groups_are_owed() -> None:
    assert {suggestion.group for suggestion in SUGGESTED if suggestion.kind == "owed"} == GROUPS


def test_the_words_are_the_other_side_s() -> None:
    (enclosure,) = [block for block in TELEGRAM.body if isinstance(block, Enclosure)]
    assert enclosure.voice == "Marrow Coast"
    proposed = [suggestion for suggestion in SUGGESTED if suggestion.status == "proposed"]
    assert {suggestion.voice for suggestion in proposed if suggestion.paragraph == enclosure.in_paragraph} == {
        "Marrow Coast"
    }
