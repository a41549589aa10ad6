"""Service messages: one station asks another about a telegram, or mends one that was sent.

service = heading [ class-line ] ( [ "INT" ] signal ... / "SVC" ... / "C" correction )

They have no declassification line, TAGS or subject.
"""

import re
from collections.abc import Sequence
from typing import Final

from reftel.wire.body.block_drafts import BlockDraft, TextDraft
from reftel.wire.body.ending import Ending, find_ending
from reftel.wire.draft import Draft
from reftel.wire.lines import MAX_STRUCTURED, Line
from reftel.wire.text_block.class_line import read_captions, read_class_line

SERVICE: Final = re.compile(
    r"(?:INT )?(?:Z[A-Z]{2}\d?|QSL|QSM|IMI)\b(?! FOR\b)|INT [A-Z]{2,4}\b|(?:SVC|SERVICE MESSAGE|SERVICE MSG)\b|"
    r"C(?:ORRECTION)? (?:LINE|WA|WB|AA|AB|PARA|GR)\b"
)
"""The first words of a service message: an operating signal, a procedure sign, a correction. Source: ACP 127(G), ACP 131."""

_LOOK_AHEAD: Final = 8
_FIRST: Final = frozenset("ZIQSC")


def find_service(draft: Draft, lines: Sequence[Line], at: int) -> int | None:
    """Return the index of the first line of a service message's text, None where the telegram is none."""
    if draft.date is None or not _has_no_labels(draft):  # first: nearly every telegram has labels
        return None
    for index in range(at, min(at + _LOOK_AHEAD, len(lines))):
        text = lines[index].text
        if not text or len(text) > MAX_STRUCTURED:
            continue
        if text[0] in _FIRST and SERVICE.match(text) is not None:
            return index
        if read_class_line(text) is None and read_captions(text) is None:
            return None
    return None


def _has_no_labels(draft: Draft) -> bool:
    start, end = draft.extent
    find = draft.text.find
    return find("TAGS", start, end) < 0 and find("SUBJECT", start, end) < 0 and find("SUBJ:", start, end) < 0


def add_plain_paragraph(draft: Draft, blocks: list[BlockDraft], lines: Sequence[Line], *, end: int) -> None:
    """Add the text of some lines, up to a place, as one paragraph without number."""
    filled = [line for line in lines if line.text and line.left < end]
    if not filled:
        return
    left = filled[0].left
    text = draft.text[left : min(filled[-1].right, end)]
    block = TextDraft(path=f"body[{len(blocks)}]", is_heading=False, pieces=[[left, left + len(text.rstrip())]])
    draft.mark(left, block.pieces[0][1], "paragraph", f"{block.path}.text")
    blocks.append(block)


def read_service(draft: Draft, lines: list[Line], at: int) -> tuple[list[BlockDraft], Ending]:
    """Read the text of a service message: one paragraph, whatever its lines are."""
    ending = find_ending(lines, at)
    blocks: list[BlockDraft] = []
    add_plain_paragraph(draft, blocks, ending.lines[at : ending.body_end], end=draft.extent[1])
    return blocks, ending
