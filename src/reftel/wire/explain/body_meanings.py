"""What the values of body and ending mean: portion marks, labels, pointers, enclosures, drafting, signature."""

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from typing import Final

from reftel.codes import captions, office
from reftel.telegram import Block, Enclosure, Paragraph, Pointer, Role
from reftel.wire.explain.shown_values import Reader, Shown
from reftel.wire.levels import portion_level

_CONTROLS: Final[Mapping[str, str]] = {"NF": "NOFORN", "OC": "ORCON"}
"""Portion control → the caption that it stands for. Source: ISOO marking booklet."""


def _portion(shown: Shown) -> str:
    level = portion_level(shown.value)
    if level is None:
        return "A mark that names no level."
    controls = [c for c in re.split(r"[/,]+", shown.value.upper().partition("/")[2]) if c.strip()]
    said = f"This paragraph is {level.value}" + (f", with the control {'/'.join(controls)}." if controls else ".")
    rows = (captions().get(_CONTROLS.get(c.strip(), c.strip())) for c in controls)
    return " ".join([said, *(row.meaning for row in rows if row is not None)])


def _block(shown: Shown) -> Block | None:
    """Return the block that the path of a value leads to."""
    blocks: Sequence[Block] = shown.telegram.body
    found: Block | None = None
    for index in shown.indices:
        if index >= len(blocks):
            return None
        found = blocks[index]
        blocks = found.blocks if isinstance(found, Enclosure) else ()
    return found


def _enclosure(shown: Shown) -> str:
    block = _block(shown)
    if not isinstance(block, Enclosure):
        return "What follows is quoted from another paper, up to its closing words."
    whose = f"the words are those of {block.voice}" if block.voice else "whose words it holds is not said"
    return f"Here a paper of kind {block.kind} is quoted, up to its closing words; {whose}."


_ROLES: Final[Mapping[Role, str]] = {
    Role.SUMMARY: "A summary, as its label says.",
    Role.INTRODUCTION: "An introduction, as its label says.",
    Role.COMMENT: "The sender's own comment, as its label says.",
    Role.ACTION_REQUEST: "What the sender asks for, as the label says.",
    Role.NOTE: "A note, as its label says.",
}
_MOST_POINTERS: Final = 10


def _text(shown: Shown) -> str | None:
    """Say what a paragraph is for, and where the pointers in these lines lead."""
    block = _block(shown)
    said = [_ROLES[role] for role in block.roles] if isinstance(block, Paragraph) else []
    pointers = shown.telegram.pointers
    first = bisect_left(pointers, shown.span.start, key=lambda pointer: pointer.span[0])
    for pointer in pointers[first : first + _MOST_POINTERS]:
        if pointer.span[0] >= shown.span.end:
            break
        said.append(_pointer(pointer))
    return " ".join(said) or None


def _pointer(pointer: Pointer) -> str:
    words = " ".join(pointer.text.split())
    if pointer.kind == "septel":
        return f'"{words}" is a telegram that is sent apart.'
    if pointer.target is None:
        return f'"{words}" points to something that the text does not name.'
    return f'"{words}" is {"paragraph " if pointer.kind == "paragraph" else ""}{pointer.target}.'


def _drafting(shown: Shown) -> str:
    symbol, colon, person = shown.value.partition(":")
    known = office(symbol.strip()) if colon else None
    if known is None:
        return "The name, and the office where one is given, as printed."
    return f"{person.strip()} of {known.symbol}: {known.name}."


def _signature(shown: Shown) -> str:
    if shown.telegram.station == "STATE":
        return "The Secretary of State, or whoever acted: every telegram of the Department has that name."
    origin = shown.telegram.origin
    return f"Chief of mission or whoever was in charge{f' ({origin})' if origin else ''}; not the drafter."


BODY_MEANINGS: Final[Mapping[str, Reader]] = {
    "body[].portion": _portion,
    "body[].kind": _enclosure,
    "body[].text": _text,
    "drafting.drafted_by": _drafting,
    "drafting.cleared_by[]": _drafting,
    "drafting.approved_by": _drafting,
    "signature": _signature,
}
"""Field path without indices → what this value means."""
