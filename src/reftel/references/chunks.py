"""Cutting the REF line at its labels: where the list ends, and which letters are labels of it."""

import re
from collections.abc import Iterator
from typing import Final

import msgspec

from reftel.references.grammar import (
    CUT,
    ENDS,
    ITEM,
    LABEL,
    LABEL_MARKS,
    NUMBER_LABEL,
    OTHER_KINDS,
    PARAGRAPH_ONE,
    SLUG,
)

EDGE: Final = " \t\r\n.,;:-¶\\<>&/"
"""What may stand around an item and is no part of it."""

SHORT: Final = 24
"""A list up to this length is one telegram; nothing can have run into it."""

_FIRST_LABELS: Final = frozenset({"A", "B", "1", "2"})
"""Labels that may stand behind a telegram without one; any other letter there is a mark or an initial."""

WIDEST_STEP: Final = 3
"""Letters that may be missing between two labels; a wider step is no label (an initial, a reason `(d)`)."""

MAX_STRETCH: Final = 300
"""Characters after which a letter is only taken for a label where a telegram follows it: titles are shorter."""


class Chunk(msgspec.Struct, frozen=True, gc=False):
    """One labelled stretch of the REF line."""

    label: str | None
    start: int
    end: int


def without_slugs(text: str) -> str:
    """Blank the page lines that stand inside a list to empty lines; every other character keeps its place."""
    if " OF " not in text and "PAGE" not in text:
        return text
    return SLUG.sub(lambda match: "\n\n" + " " * (len(match[0]) - 2), text)


def end_of_list(text: str) -> int:
    """Return where the list is over at the latest: elements and paragraphs that ran into it belong to others."""
    cut = text.find(CUT)
    end = len(text) if cut < 0 else cut
    if end <= SHORT:
        return end
    upper = text.upper()
    if len(upper) != len(text):
        upper = text  # letters that grow in capitals: the anchors are then found in capitals only
    for anchor in ENDS:
        at = upper.find(anchor, 0, end)
        if at >= 0:
            end = at
    if text.find("1", 0, end) >= 0 and (match := PARAGRAPH_ONE.search(text, 4, end)) is not None:
        end = match.start()
    return end


def chunks(text: str, end: int) -> Iterator[Chunk]:
    """Cut the list at its labels; what stands before the first label is a chunk without one."""
    label: str | None = None
    start = 0
    for name, at, after in _labels(text, end):
        held = text[start:at].strip(EDGE)
        is_cut = label is None and _DIGIT.search(held) is None  # `KUWAIT (C)02293`: a mark, not a label
        if held and not _is_label(text, name, label, stretch=MAX_STRETCH + 1 if is_cut else at - start, after=after):
            continue
        if held:
            yield Chunk(label, start, at)
        label, start = name, after
    yield Chunk(label, start, end)


_DIGIT: Final = re.compile(r"\d")
_MARK: Final = re.compile(f"[{re.escape(LABEL_MARKS)}]")


def _labels(text: str, end: int) -> Iterator[tuple[str, int, int]]:
    """Yield what may be labels: (name, start, end)."""
    if NUMBER_LABEL.match(text.lstrip()) is not None and text.lstrip("([ \n")[:1] == "1":
        for match in NUMBER_LABEL.finditer(text, 0, end):
            yield match["number"], match.start(), match.end()
    elif text[1:2] == " " or _MARK.search(text) is not None:
        for match in LABEL.finditer(text, 0, end):
            yield (match["boxed"] or match["plain"] or match["bare"]).upper(), match.start(), match.end()


def _is_label(text: str, name: str, last: str | None, *, stretch: int, after: int) -> bool:
    """A label that stands neither first nor right behind another (printed twice) goes on in the alphabet."""
    if last is None:
        return name in _FIRST_LABELS and (stretch <= MAX_STRETCH or _is_item(text, after))
    step = label_step(name, last)
    return 0 <= step <= WIDEST_STEP and ((step > 0 and stretch <= MAX_STRETCH) or _is_item(text, after))


def label_step(name: str, last: str) -> int:
    """Return how far a label is behind another: 1 where it is the next."""
    return _rank(name) - _rank(last)


def _rank(name: str) -> int:
    return int(name) if name.isdecimal() else ord(name)


def _is_item(text: str, at: int) -> bool:
    while at < len(text) and text[at] in EDGE:
        at += 1
    line = text[at : at + 80]
    return ITEM.match(line) is not None or any(pattern.search(line) for _, pattern in OTHER_KINDS)
