"""The heading of a later section, where the first section lost its own.

copy = text-block body "NNNN" *( heading text-block body "NNNN" )

slip = class-line *( local distribution ) heading text-block body          a post's own copy

Sections of a telegram carry the same heading but for the section's number: date, sender and addressees are taken from it.
"""

from bisect import bisect_right
from collections.abc import Sequence
from operator import attrgetter
from typing import Final

from reftel.wire.draft import Draft
from reftel.wire.furniture import COPY_END
from reftel.wire.heading.format_lines import DTG_LINE, MAX_REPEATED, TRANSMISSION
from reftel.wire.heading.heading import HeadingReader
from reftel.wire.lines import MAX_STRUCTURED, Line
from reftel.wire.text_block.class_line import ClassLine, read_class_line
from reftel.wire.text_block.labels import read_label

MAX_HEADING_LINES: Final = 160
"""Lines of a heading between two sections, empty ones included; the longest real ones have about a hundred."""

MAX_SLIP: Final = 60
"""Lines between the class line of a post's slip, with its own distribution, and the heading; the longest seen has thirty."""

_BEFORE_SENDER: Final = 4
"""Lines between a date-time group and the FM line, at most."""


def fill_from_later_section(draft: Draft, lines: list[Line], at: int) -> None:
    """Take date, sender and addressees from the heading of a later section, where the first has none.

    A post's own copy has them below its slip.
    """
    if draft.originator is not None or at >= len(lines) or (found := _find_sender(draft, lines, at)) is None:
        return
    first, sender = found
    block = lines[first : sender + MAX_HEADING_LINES]
    later, count, read = _read_heading(draft, block)
    if read is None:
        return
    if sender - at < MAX_SLIP and _is_slip(lines[at:first], read):
        while first > at and lines[first - 1].text and not _is_same(lines[first - 1].text, read):
            first -= 1  # the lines of the transmission above the date
        block = lines[first : sender + MAX_HEADING_LINES]
        later, count, _ = _read_heading(draft, block)
        draft.transmission = later.transmission
    elif read.section is None or read.section[0] == 1:
        return
    draft.date, draft.date_place, draft.date_time_group = later.date, later.date_place, later.date_time_group
    draft.precedence, draft.originator, draft.addressees = later.precedence, later.originator, later.addressees
    draft.signals.extend(later.signals)
    draft.marks.extend(later.marks)
    draft.later_heading = (block[0].start, block[count - 1].end)


def _find_sender(draft: Draft, lines: Sequence[Line], at: int) -> tuple[int, int] | None:
    """Return the indices of the date-time group and of the FM line of the first heading after line `at`."""
    found = draft.text.find("\nFM ", lines[at].start, draft.extent[1])
    if found < 0:
        return None
    sender = bisect_right(lines, found + 1, key=attrgetter("start")) - 1
    for index in range(max(sender - _BEFORE_SENDER, at), sender):
        if DTG_LINE.match(lines[index].text[:MAX_STRUCTURED]):
            return index, sender
    return None


def _read_heading(draft: Draft, block: list[Line]) -> tuple[Draft, int, ClassLine | None]:
    """Read the heading at the start of some lines: what it says, how many lines it has, the class line after it."""
    later = Draft(draft.text, draft.extent)
    count = HeadingReader(later).read(block, 0)
    read = next((read_class_line(line.text) for line in block[count:] if line.text), None)
    return later, count, read if count else None


def _is_slip(lines: Sequence[Line], read: ClassLine) -> bool:
    """True where the lines above a heading hold the telegram's class line and no element of a text block."""
    return any(_is_same(line.text, read) for line in lines) and not any(
        line.text and read_label(line.text) for line in lines
    )


def _is_same(text: str, after: ClassLine) -> bool:
    """True where a line is a class line that names the same telegram: a post's own copy has its slip above the heading."""
    before = read_class_line(text) if text[:1] in _LEVELS else None
    if before is None or before.serial is None or before.station is None or not after.is_complete:
        return False
    return (before.station[0], before.serial[0]) == (
        after.station and after.station[0],
        after.serial and after.serial[0],
    )


_LEVELS: Final = frozenset("CSUTLR")


def repeated_heading_end(lines: Sequence[Line], at: int) -> int:
    """Return the index of the class line that the transmission line at `at` leads to, `at` where it leads to none."""
    if TRANSMISSION.match(lines[at].text[:MAX_STRUCTURED]) is None:
        return at
    for index in range(at + 1, min(at + MAX_REPEATED, len(lines))):
        text = lines[index].text
        if text and text[0] in "VZ" and TRANSMISSION.match(text[:MAX_STRUCTURED]) is not None:
            return at  # what it leads to is looked at from there
        if text and text[0] in "CSUTLR" and (read := read_class_line(text)) is not None and read.is_complete:
            return index
    return at


_PREVIEW_LINES: Final = 12
"""Lines of a preview's text at most: a publisher shows the first sentence or two."""


def preview_end(lines: Sequence[Line], at: int) -> tuple[int, int]:
    """Return where a publisher's preview ends: the indices of the heading that stands again and of its class line.

    Both are `at` where the text at `at` is no preview. After its first words a preview ends like a telegram, and what follows
    is the publisher's record, the heading a second time and the whole text.
    """
    for index, line in enumerate(lines[at : at + _PREVIEW_LINES], at):
        if line.text[:1] == "=" and COPY_END.match(line.text) is not None:
            return _heading_again(lines, index) or (at, at)
    return at, at


def _heading_again(lines: Sequence[Line], end: int) -> tuple[int, int] | None:
    heading: int | None = None
    for index in range(end + 1, min(end + MAX_REPEATED, len(lines))):
        text = lines[index].text[:MAX_STRUCTURED]
        if not text:
            continue
        if heading is None:
            heading = index if TRANSMISSION.match(text) or DTG_LINE.match(text) else None
        elif text[0] in "CSUTLR" and (read := read_class_line(text)) is not None and read.is_complete:
            return heading, index
    return None
