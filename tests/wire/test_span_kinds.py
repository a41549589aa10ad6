"""Every kind of span that the code can give stands in the table."""

import re
from pathlib import Path

import pytest

from reftel.codes import span_kinds
from reftel.wire.text_block.block_elements import READ

WIRE = Path(__file__).parents[2] / "src" / "reftel" / "wire"
GIVEN = sorted(
    {
        kind
        for path in WIRE.rglob("*.py")
        for kind in re.findall(
            r'(?:draft|self)\.(?:_?mark|mark_line)\([^"\n]*?"([a-z_]+)"', path.read_text(encoding="utf-8")
        )
    }
    | set(READ)
)


@pytest.mark.parametrize("kind", GIVEN)
def test_the_kind_has_its_row(kind: str) -> None:
    assert span_kinds()[kind].explanation


def test_no_row_is_for_nothing() -> None:
    made_up = {
        "publisher",
        "repeated_section",
        "missing_section",
        "unrecognised",
        "blank",
        "action_addressee",
        "info_addressee",
        "exempt_addressee",
        "heading",
        "paragraph",
    }
    ending = {"break_line", "validation", "end_of_message"}
    assert set(span_kinds()) - set(GIVEN) - made_up - ending == set()
