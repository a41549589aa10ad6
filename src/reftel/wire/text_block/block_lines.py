"""What one line of the text block is: told once for each line, from its first characters where they suffice.

Order of the questions: page line, level or class line, label, caption, correction notice, publisher's stamp, start of the
first paragraph; everything else is `text`, and the block's order decides what it belongs to.
"""

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from functools import cache
from typing import Final

import msgspec

from reftel.codes import captions, handling_words
from reftel.telegram import Place
from reftel.wire.body.paragraph_start import LONG_LINE, read_paragraph_start, read_portion
from reftel.wire.furniture import PageLine, read_gap_line, read_page_line
from reftel.wire.heading.publisher_lines import is_stamp
from reftel.wire.lines import Line
from reftel.wire.text_block.class_line import ClassLine, read_captions, read_class_line
from reftel.wire.text_block.labels import read_label_loosely

CORRECTION: Final = re.compile(
    r"[-*/= ]{0,40}C ?O ?R ?R ?E ?C ?T ?E ?D {1,3}C ?O ?P ?Y\b|[-*/= ]{0,40}CORRECTED COPY\b", re.IGNORECASE
)
REASON_CONTINUES: Final = re.compile(r".{0,30}?1\.[456]\s?\(?[A-Ha-h]\b")
PROSE: Final = re.compile(r"[a-z]{2,}")
MAX_ELEMENT_LINES: Final = 120
"""Lines of one element; the longest REF list in the collections has fewer than forty."""

MAX_UNPLACED: Final = 60
"""Lines before the first paragraph that nobody can place; after so many the body is taken to begin."""

MAX_FOREIGN: Final = 2_000
"""Lines without anything of a text block before reading gives up: the text is no telegram, or has none of these lines."""

Captions = tuple[tuple[str, int, int], ...]

Field = tuple[int, int, str]
"""(start, end, field path) of a value on a line."""

LOOK_AHEAD: Final = 9
"""Lines after a stray line in which the block may go on; the longest such gaps seen have five."""

_LATER: Final = frozenset({"executive_order", "tags", "subject", "reference", "classified_by"})

_LEVEL_FIRST: Final = frozenset("TSCLUR")
_LOWER_LEVEL_FIRST: Final = frozenset("tsclur")


NO_ELEMENTS: Final = frozenset({"text", "paragraph"})
"""Kinds of lines whose place alone says whether they are of the block."""


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
        return self.kind not in NO_ELEMENTS


TEXT: Final = BlockLine("text")
PARAGRAPH: Final = BlockLine("paragraph")
MARKED_PARAGRAPH: Final = BlockLine("paragraph")
"""One with a portion mark: it is no item of a list of references."""


_CORRECTION_FIRST: Final = frozenset("-*/= Cc")
"""First letters of the notice: what begins otherwise is not asked."""


def tell_line(text: str, known: ClassLine | None = None) -> BlockLine:
    """Tell what a line is that is not blank; `known` is the line as a class line, where it was read before.

    A line that is nothing but one caption is told first: such lines repeat.
    """
    return _whole_captions().get(text) or _tell(text, known)


@cache
def _whole_captions() -> dict[str, BlockLine]:
    """Return each caption that is told as one where it stands alone on its line."""
    return {name: told for name in captions() if (told := _tell(name)).kind == "caption"}


def _tell(text: str, known: ClassLine | None = None) -> BlockLine:
    if (" OF " in text or text[0] == "P") and (page := read_page_line(text)) is not None:
        return BlockLine("page_line", page=page)
    first = text[0]
    if text[1:2].islower() and is_stamp(text):
        return BlockLine("publisher")
    if first.isdigit() or first in "¶Â":
        if (start := read_paragraph_start(text, expected=1)) is not None:
            return PARAGRAPH if start.portion is None else MARKED_PARAGRAPH
        if first.isdigit() and (read := read_class_line(text)) is not None and read.is_complete:  # a number glued on
            return BlockLine("class_line", class_line=read)
    elif (label := read_label_loosely(text)) is not None:  # before the class line: it is the commoner, and the cheaper
        return BlockLine(label[0], label=label[1])
    elif first == "(" and len(text) > LONG_LINE and read_portion(text, 0)[0] is not None:  # one without a number
        return MARKED_PARAGRAPH
    elif first == "[" and read_gap_line(text) is not None:  # the body begins with a missing section
        return PARAGRAPH
    elif (read := _class_line(text, first, known)) is not None:
        if read.is_complete:
            return BlockLine("class_line", class_line=read)
        if not read.rest:
            return BlockLine("level", class_line=read)
    if (found := read_captions(text)) is not None:
        return BlockLine("caption", captions=found)
    if first in _CORRECTION_FIRST and CORRECTION.match(text):
        return BlockLine("correction_notice")
    return BlockLine("publisher") if is_stamp(text) else TEXT


def _class_line(text: str, first: str, known: ClassLine | None) -> ClassLine | None:
    """Read a class line; a newspaper prints some in small letters, `C o n f i d e n t i a l section 01 of 03`."""
    if first in _LEVEL_FIRST or not first.isalnum():
        if (read := known or read_class_line(text)) is not None:
            return read
        return _lowered(text) if first in "SCUT" and text[1:4] == " o " else None
    return _lowered(text) if first in _LOWER_LEVEL_FIRST and text[1:2] == " " else None


def _lowered(text: str) -> ClassLine | None:
    upper = text.upper()
    if len(upper) != len(text):  # offsets must stay
        return None
    read = read_class_line(upper)
    return read if read is not None and read.is_complete else None


def element_follows(lines: Sequence[Line], at: int, seen: AbstractSet[str]) -> bool:
    """True where an element that is not yet seen stands within a few lines after line `at`, before any paragraph."""
    for line in lines[at + 1 : at + LOOK_AHEAD]:
        if line.text and (kind := tell_line(line.text).kind) != "text":
            if kind == "paragraph":
                return False
            if kind in _LATER and kind not in seen:
                return True
    return False


def clip_fields(fields: Sequence[Field], line: Line) -> list[Field]:
    """Return the parts of the fields that stand on one line (a reference may be cut by a line's end)."""
    left, right = line.left, line.right
    return [
        (start if start > left else left, end if end < right else right, path)
        for start, end, path in fields
        if start < right and end > left and start < end
    ]


def join_pieces(text: str, pieces: Sequence[Place]) -> str:
    """Join stretches of the text to one line; after a hyphen that ends a line nothing is put in between."""
    if len(pieces) == 1:
        return " ".join(text[pieces[0][0] : pieces[0][1]].split())
    joined = ""
    for start, end in pieces:
        piece = " ".join(text[start:end].split())
        joined = joined + piece if joined.endswith("-") and joined[-2:-1].isalpha() else f"{joined} {piece}"
    return joined.strip()


def handling_of(captions: Sequence[str]) -> str | None:
    """Return the handling word that the captions stand for (SENSITIVE after UNCLAS is SBU), None without one."""
    table = handling_words()
    return next((table[name] for name in captions if name in table), None)
