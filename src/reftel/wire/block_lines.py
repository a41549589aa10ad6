"""What one line of the text block is: told once for each line, from its first characters where they suffice.

Order of the questions: page line, level or class line, label, caption, correction notice, publisher's stamp, start of the
first paragraph; everything else is `text`, and the block's order decides what it belongs to.
"""

import re
from typing import Final

import msgspec

from reftel.wire.class_line import ClassLine, read_captions, read_class_line
from reftel.wire.furniture import PageLine, read_gap_line, read_page_line
from reftel.wire.labels import read_label_loosely
from reftel.wire.paragraph_start import read_paragraph_start

CORRECTION: Final = re.compile(
    r"[-*/= ]{0,40}C ?O ?R ?R ?E ?C ?T ?E ?D {1,3}C ?O ?P ?Y\b|[-*/= ]{0,40}CORRECTED COPY\b", re.IGNORECASE
)
PUBLISHER: Final = re.compile(
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day, \d{1,2} [A-Z][a-z]{2,8} \d{4}(?:, \d\d:\d\d)?$"
    r"|\[?Cable dated: ?\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\]?$"
    r"|ID: ?\d{1,7}$"
    r"|(?:id: \d{1,7}|classification: [A-Z/ ]{4,60}|destination:.{0,120}|header:|source: [\w. ]{2,30}|"
    r"date: \d{1,2}/\d{1,2}/\d{4} \d{1,2}:\d\d|refid: \w{5,30}|origin: [A-Z][\w .'-]{2,40})$"
)
"""A newspaper's stamp or a library's label that was copied with the telegram."""

Captions = tuple[tuple[str, int, int], ...]

_LEVEL_FIRST: Final = frozenset("TSCLUR")
_LOWER_LEVEL_FIRST: Final = frozenset("tsclur")


class BlockLine(msgspec.Struct, gc=False):
    """A line's kind and what was read to tell it. The kinds of elements are those of the spans."""

    kind: str
    label: re.Match[str] | None = None
    class_line: ClassLine | None = None
    captions: Captions = ()
    page: PageLine | None = None

    @property
    def is_element(self) -> bool:
        """True where the line is certainly of the block, whatever stands before it."""
        return self.kind not in {"text", "paragraph"}


TEXT: Final = BlockLine("text")
PARAGRAPH: Final = BlockLine("paragraph")


def tell_line(text: str) -> BlockLine:
    """Tell what a line is that is not blank."""
    if (page := read_page_line(text)) is not None:
        return BlockLine("page_line", page=page)
    first = text[0]
    if text[1:2].islower() and PUBLISHER.match(text):
        return BlockLine("publisher")
    if first.isdigit() or first in "¶Â":
        if read_paragraph_start(text, expected=1) is not None:
            return PARAGRAPH
    elif first == "[" and read_gap_line(text) is not None:  # the body begins with a missing section
        return PARAGRAPH
    elif (read := _class_line(text, first)) is not None:
        if read.is_complete:
            return BlockLine("class_line", class_line=read)
        if not read.rest:
            return BlockLine("level", class_line=read)
    if (label := read_label_loosely(text)) is not None:
        return BlockLine(label[0], label=label[1])
    if (found := read_captions(text)) is not None:
        return BlockLine("caption", captions=found)
    if CORRECTION.match(text):
        return BlockLine("correction_notice")
    return BlockLine("publisher") if PUBLISHER.match(text) else TEXT


def _class_line(text: str, first: str) -> ClassLine | None:
    """Read a class line; a newspaper prints some in small letters, `C o n f i d e n t i a l section 01 of 03`."""
    if first in _LEVEL_FIRST or not first.isalnum():
        if (read := read_class_line(text)) is not None:
            return read
        return _lowered(text) if first in "SCUT" and text[1:4] == " o " else None
    return _lowered(text) if first in _LOWER_LEVEL_FIRST and text[1:2] == " " else None


def _lowered(text: str) -> ClassLine | None:
    upper = text.upper()
    if len(upper) != len(text):  # offsets must stay
        return None
    read = read_class_line(upper)
    return read if read is not None and read.is_complete else None
