"""The REF element: where its list goes on from line to line, and its references with their places."""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from reftel.references import list_goes_on, parse_references
from reftel.telegram import Key, Place
from reftel.wire.body.block_drafts import TextDraft
from reftel.wire.draft import Draft, Head
from reftel.wire.lines import Line

IN_PARAGRAPH: Final = re.compile(r"(?:CABLES?|TELEGRAMS?|MESSAGES?) REFERENCES?(?: NUMBERS?)? ?: {0,4}", re.IGNORECASE)
"""The label of a list that stands in a paragraph of its own. Source: forms for reports of a fixed pattern, 2004."""

_BEGINNINGS: Final = ("cable", "telegram", "message")
"""What it begins with: asked before the paragraph's lines are joined."""

MAX_REFERENCES: Final = 1000
"""References kept of one telegram; real ones have fewer than a hundred, and each REF line is read in time of its own."""

MAX_COMPARED: Final = 200
"""References with which those of a further list are compared; real telegrams have fewer than a hundred."""


def is_in_list(text: str, pieces: Sequence[Place], line: Line, *, after_blank: bool) -> bool:
    """Say whether a line goes on with the list whose pieces were read so far."""
    if not pieces:
        return not after_blank
    before = text[pieces[0][0] : pieces[-1][1]]
    return list_goes_on(before, line.text, after_blank=after_blank, is_set_in=line.left - line.start > 1)


def read_list(draft: Draft, head: Head, pieces: Sequence[Place], own: Key | None) -> list[tuple[int, int, str]]:
    """Read the references of the list into `head`; return their places with their field paths.

    A list that is printed twice (newspapers cut the first copy of a heading) counts once.
    """
    if not pieces or len(head.references) >= MAX_REFERENCES:
        return []
    month = draft.date.month if draft.date is not None else None
    start = pieces[0][0]
    held = {(reference.label, reference.text) for reference in head.references[:MAX_COMPARED]}
    fields: list[tuple[int, int, str]] = []
    for found in parse_references(_without_furniture(draft.text, pieces), year=draft.year, own=own, month=month):
        reference, place = found.reference, found.place
        if (reference.label, reference.text) not in held:
            fields.append((start + place[0], start + place[1], f"references[{len(head.references)}].text"))
            head.references.append(reference)
    return fields


def read_paragraph_list(draft: Draft, texts: Sequence[TextDraft], own: Key | None) -> None:
    """Take the references of a paragraph that is a labelled list behind those of the REF element."""
    for block in texts:
        if draft.lowered.startswith(_BEGINNINGS, block.pieces[0][0]):
            text = block.join(draft.text)
            if (label := IN_PARAGRAPH.match(text)) is not None:
                month = draft.date.month if draft.date is not None else None
                found = parse_references(text[label.end() :], year=draft.year, own=own, month=month)
                draft.head.references.extend(item.reference for item in found)


def _without_furniture(text: str, pieces: Sequence[Place]) -> str:
    """Return the stretch of the list; page lines between its pieces become white space of the same length."""
    parts = [text[pieces[0][0] : pieces[0][1]]]
    for (_, before), (after, end) in pairwise(pieces):
        gap = text[before:after]
        parts.append(("\n" + " " * (len(gap) - 1)) if gap.strip() else gap)
        parts.append(text[after:end])
    return "".join(parts)
