"""Headings inside the body: short lines in capitals or title case, often underlined."""

import re
from collections.abc import Sequence
from typing import Final

from reftel.wire.lines import Line

MAX_HEADING: Final = 76
"""A heading is one short line (or a few in capitals); text lines hold 55 to 69 characters."""

MAX_HEADING_LINES: Final = 4
RULERS: Final = "-=_*~"
UNDERLINE: Final = re.compile(r"[-=_*~]{2,}[-=_*~ ]*$|(?:[-=_*~] ){2,40}[-=_*~]+$")
_NUMBERED: Final = re.compile(r"(?:Â?¶\s?)?\d{1,3}\s?(?:[.)](?!\d)|[,:;]?\s{0,3}\()")
"""A line that may begin a numbered paragraph."""

_SMALL_WORDS: Final = frozenset(
    "a an and as at but by de for from in into is it its not of on or over the their to under up with vs via".split()
)
_WORD: Final = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")


def heading_lines(lines: Sequence[Line], at: int) -> int:
    """Return how many lines from `at` make up a heading, 0 where there is none.

    The caller has made sure that an empty line, an underline or page furniture stands before.
    """
    count, end = 0, len(lines)
    while at + count < end and count < MAX_HEADING_LINES:
        text = lines[at + count].text
        if not text or not _may_be_heading(text) or _is_underline(text):
            break
        count += 1
    if count == 0:
        return 0
    following = lines[at + count].text if at + count < end else ""
    first = lines[at].text
    if following and _is_underline(following):
        return count if count == 1 or first == first.upper() else 0
    if following and not _NUMBERED.match(following):
        return 0
    if count > 1 and not all(line.text == line.text.upper() for line in lines[at : at + count]):
        return 0
    return count if first == first.upper() or _is_title_case(first) else 0


def is_underlined(text: str, ruler: str) -> bool:
    """True where a ruler is as long as the line above it, which is a heading then without an empty line before it."""
    return abs(len(text) - len(ruler)) <= _UNEQUAL and _may_be_heading(text) and "   " not in text and "//" not in text


_UNEQUAL: Final = 3
"""By how much a ruler and its heading differ in length."""


def _is_underline(text: str) -> bool:
    return text[0] in RULERS and UNDERLINE.match(text) is not None


def _may_be_heading(text: str) -> bool:
    first = text[0]
    return (
        len(text) <= MAX_HEADING
        and text[-1] not in ".,;"
        and first not in "-*#¶"
        and (first != "X" or text.strip("X ") != "")  # what a publisher has blacked out
        and not ((first.isdigit() or first == "Â") and _NUMBERED.match(text))
    )


def _is_title_case(text: str) -> bool:
    words = _WORD.findall(text)
    return bool(words) and all(w[0].isupper() or w.lower() in _SMALL_WORDS for w in words) and words[0][0].isupper()
