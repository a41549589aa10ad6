"""Labels further down: a note or a wrapped subject between the elements does not end the text block."""

import re
from collections.abc import Collection, Sequence
from typing import Final

from reftel.references import begins_list
from reftel.wire.body.paragraph_start import read_paragraph_start
from reftel.wire.lines import MAX_STRUCTURED, Line

MOST_LINES: Final = 40
"""Lines looked at: a note between two elements has a dozen at most, a list of posts some thirty."""

LABELS: Final = (
    ("executive_order", re.compile(r"E\.? ?O\.?:? ?\d{5}\b")),
    ("tags", re.compile(r"TAGS ?[:;]")),
    ("subject", re.compile(r"SUBJ(?:ECT)?S? ?:")),
    ("reference", re.compile(r"REF(?:TEL|ERENCE)?S?(?:\(S\))? ?[:.;] *", re.IGNORECASE)),
    ("classified_by", re.compile(r"CLASSIFIED BY ?:", re.IGNORECASE)),
)
"""Strict forms of the labels: looser ones may begin a line of prose."""

_FIRST: Final = frozenset("ETSRrCc")


def label_ahead(lines: Sequence[Line], at: int, seen: Collection[str]) -> bool:
    """Say whether an element that was not seen yet stands further down, before any numbered paragraph."""
    for index in range(at + 1, min(at + MOST_LINES, len(lines))):
        text = lines[index].text
        if not text or len(text) > MAX_STRUCTURED:
            continue
        if (text[0].isdigit() or text[0] in "¶Â") and read_paragraph_start(text, expected=1) is not None:
            return False
        if text[0] in _FIRST and _is_unseen_label(text, seen):
            return True
    return False


def _is_unseen_label(text: str, seen: Collection[str]) -> bool:
    for name, pattern in LABELS:
        if name not in seen and (match := pattern.match(text)) is not None:
            return name != "reference" or begins_list(text[match.end() :])
    return False
