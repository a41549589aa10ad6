"""What the headings and text blocks of sections say differently; the first stands, the others are compared with it."""

from collections.abc import Iterator
from typing import Final

from reftel.telegram import Place
from reftel.wire.draft import Draft, Head, make_finding
from reftel.wire.join.order import Noted
from reftel.wire.join.pieces import Identity, Part
from reftel.wire.text_block.text_block import TextBlockReader

COMPARED: Final = ("classification", "captions", "executive_order", "tags", "subject", "references", "classified_by")
"""Fields of a repeated text block that are compared with the first."""


def compare_headings(first: Part | None, part: Part) -> list[Noted]:
    """Return a finding for each field in which a section's heading differs from the first."""
    if first is None or part is first or not part.has_heading:
        return []
    place = _place(part, 0, part.text_at)
    known = dict(_heading_fields(first.draft))
    return [
        Noted(part.source, make_finding("RT524", place, number=part.number or "without number", field=name))
        for name, value in _heading_fields(part.draft)
        if value and known[name] and value != known[name]
    ]


def _heading_fields(draft: Draft) -> Iterator[tuple[str, object]]:
    yield "originator", draft.originator
    yield "date-time group", draft.date_time_group
    yield "precedence", draft.precedence
    for name in ("action", "info", "exempt"):
        yield f"{name} addressee", sorted(a.designator for a in draft.addressees[name])


def compare_blocks(first: Part | None, part: Part, identity: Identity) -> tuple[list[Noted], bool]:
    """Return a finding for each field in which the text blocks differ, and whether the repeat says what the first does not."""
    if first is None:
        return [], False
    known, again = _read_block(first, identity), _read_block(part, identity)
    place = _place(part, part.class_at or 0, part.body_at)
    noted: list[Noted] = []
    has_more = False
    for name in COMPARED:
        old, new = getattr(known, name), getattr(again, name)
        has_more = has_more or bool(new and not old)
        if old and new and old != new:
            noted.append(Noted(part.source, make_finding("RT502", place, field=name)))
    return noted, has_more


def _read_block(part: Part, identity: Identity) -> Head:
    draft = Draft(part.text, part.place)
    draft.date = identity.date
    TextBlockReader(draft).read(list(part.lines[part.class_at or 0 : part.body_at]), 0)
    return draft.head


def _place(part: Part, first: int, after: int) -> Place:
    lines = [line for line in part.lines[first:after] if line.text]
    return (lines[0].left, lines[-1].right) if lines else part.place
