"""What an element of the text block says: read once, when all of its lines are known.

Each function reads the value into the head and returns the places of what it read, with their field paths.
"""

import re
from collections.abc import Callable
from typing import Final

import msgspec

from reftel.telegram import Key, Place
from reftel.wire.draft import Draft, Head
from reftel.wire.lines import Line
from reftel.wire.text_block.block_lines import Field, join_pieces
from reftel.wire.text_block.classified_by import completed, join_printed, read_classified_by
from reftel.wire.text_block.executive_order import read_executive_order
from reftel.wire.text_block.pass_lines import read_pass_line, split_recipients
from reftel.wire.text_block.reference_list import read_list
from reftel.wire.text_block.subject_line import clean_subject
from reftel.wire.text_block.tags_line import read_tags


class Element(msgspec.Struct, gc=False):
    """An element: the match of its label (None without one), its lines, and the stretches of its value on them."""

    label: re.Match[str] | None
    lines: list[Line]
    pieces: list[Place]

    def goes_on(self, line: Line) -> None:
        """Take one more line."""
        self.lines.append(line)
        self.pieces.append((line.left, line.right))


def caption_path(head: Head, name: str) -> str:
    """Return the field path of a caption, which is kept where it is new."""
    if name not in head.captions:
        head.captions.append(name)
    return f"captions[{head.captions.index(name)}]"


def _whole(element: Element, path: str) -> list[Field]:
    return [(start, end, path) for start, end in element.pieces]


def _pass_line(draft: Draft, head: Head, element: Element) -> list[Field]:
    fields: list[Field] = []
    for group in split_recipients(draft.text, element.pieces):
        path = f"pass_lines[{len(head.pass_lines)}].text"
        fields += [(start, end, path) for start, end in group]
        head.pass_lines.append(read_pass_line(join_pieces(draft.text, group)))
    return fields


def _executive_order(draft: Draft, head: Head, element: Element) -> list[Field]:
    label = element.label
    number = label.groupdict().get("number") if label else None
    if head.executive_order is None:
        head.executive_order = read_executive_order(number, join_pieces(draft.text, element.pieces), draft.date)
    fields = _whole(element, "executive_order.text")
    if label is not None and number:
        left = element.lines[0].left
        fields.insert(0, (left + label.start("number"), left + label.end("number"), "executive_order.number"))
    return fields


def _tags(draft: Draft, head: Head, element: Element) -> list[Field]:
    slipped: list[str] = []
    tags, fields = read_tags(draft.text, element.pieces, draft.year, slipped)
    for name in slipped:
        caption_path(head, name)
        draft.find("RT203", element.pieces[0] if element.pieces else None, caption=name)
    if not head.tags:
        head.tags = tags
    return fields


def _subject(draft: Draft, head: Head, element: Element) -> list[Field]:
    subject, is_corrected = clean_subject(join_pieces(draft.text, element.pieces))
    if is_corrected:
        draft.find("RT208", element.pieces[0])
    if head.subject is None and subject:
        head.subject = subject
    return _whole(element, "subject")


def _reference(draft: Draft, head: Head, element: Element) -> list[Field]:
    return read_list(draft, head, element.pieces, _own_key(draft))


def _classified_by(draft: Draft, head: Head, element: Element) -> list[Field]:
    text = draft.text
    pieces = [text[start:end] for start, end in element.pieces]
    lines = element.lines[-len(pieces) :] if pieces else []
    led = [" " * (line.start < line.left) + piece for line, piece in zip(lines, pieces, strict=True)]
    read = read_classified_by(join_printed(led, len(element.lines[0].text)))
    if read.name or read.reasons or read.derived_from:
        head.classified_by = completed(head.classified_by, read)
    return _whole(element, "classified_by.text")


def _own_key(draft: Draft) -> Key | None:
    head = draft.head
    if head.station_printed is None or head.serial is None:
        return None
    return Key(year=draft.year, station=head.station_printed, serial=head.serial)


READ: Final[dict[str, Callable[[Draft, Head, Element], list[Field]]]] = {
    "pass_line": _pass_line,
    "executive_order": _executive_order,
    "tags": _tags,
    "subject": _subject,
    "reference": _reference,
    "classified_by": _classified_by,
}
"""Element → how its value is read."""

WHOLE: Final = frozenset({"pass_line", "executive_order", "subject", "classified_by"})
"""Elements whose fields are their pieces: each lies on one line."""
