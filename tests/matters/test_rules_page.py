"""Every rule, every wording and every state stands in the documentation, with its example."""

from pathlib import Path

import pytest

from reftel.matters import KINDS, RULES
from reftel.matters.answers.cues import ACTS_ON, ANSWER_CUES, DEFERRALS
from reftel.matters.consultations.rules import CONSULTATION_RULES
from reftel.matters.requests.own_asks import OWN_ASKS
from reftel.matters.requests.reported_asks import REPORTED_ASKS, SPOKEN_ASKS

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "matter-rules.md"
WORDINGS = (*OWN_ASKS, *REPORTED_ASKS, *SPOKEN_ASKS, *ANSWER_CUES, *DEFERRALS, *ACTS_ON)


@pytest.fixture(scope="module")
def page() -> str:
    return PAGE.read_text(encoding="utf-8")


@pytest.mark.parametrize("row", (*RULES, *CONSULTATION_RULES, *WORDINGS), ids=lambda row: row.name)
def test_is_listed_with_its_example(page: str, row: object) -> None:
    name, example = getattr(row, "name", ""), getattr(row, "example", "")
    assert f"`{name}`" in page
    assert example in page


@pytest.mark.parametrize("state", [state.name for kind in KINDS for state in kind.states])
def test_states_are_listed(page: str, state: str) -> None:
    assert f"`{state}`" in page


def test_wordings_are_named_once() -> None:
    names = [row.name for row in WORDINGS]
    assert len(names) == len(set(names))
