"""Flowing a paragraph that was sent in short lines: which line ends were only the end of the paper, and which were meant."""

import re
from enum import Enum
from typing import Final


class LineEnd(Enum):
    """What a line end in a paragraph is when the text is set in a wider measure."""

    SPACE = "space"
    NOTHING = "nothing"
    BREAK = "break"
    GAP = "gap"


ROOM_LEFT: Final = 9
"""A line that leaves so many columns free although the next word would have fitted was ended on purpose."""

_ITEM: Final = re.compile(r"\s{2,}\S|\s*(?:--?|[*•o])\s|\s*\(?[A-Za-z\d]{1,2}[.)]\s")
_LINE_END: Final = re.compile(r"[ \t]*\r?\n(?:[ \t]*\r?\n)*")
_HYPHEN: Final = re.compile(r"[^\W\d_]-$")
_SUSPENDED: Final = re.compile(r"(?:and|or|to|nor|versus)\b")
_FIRST_WORD: Final = re.compile(r"\s*(\S*)")
_COLUMNS: Final = re.compile(r"\S {3,}\S")


def is_table(text: str) -> bool:
    """Say whether a paragraph is set in columns; such a one is shown line by line as it was sent."""
    lines = [line for line in text.splitlines() if line.strip()]
    return len(lines) > 1 and sum(bool(_COLUMNS.search(line.strip())) for line in lines) * 2 >= len(lines)


def line_ends(text: str, width: int) -> tuple[tuple[int, int, LineEnd], ...]:
    """Return (start, end, kind) of every line end inside a text, in order; `width` is the telegram's longest line."""
    found: list[tuple[int, int, LineEnd]] = []
    line_start = 0
    for match in _LINE_END.finditer(text, 0, len(text.rstrip())):
        # The first line has the paragraph's number before it, so that its length tells nothing.
        found.append((*match.span(), _kind(text, line_start, match, width if line_start else 0)))
        line_start = match.end()
    return tuple(found)


def _kind(text: str, line_start: int, match: re.Match[str], width: int) -> LineEnd:
    start, end = match.span()
    if match.group().count("\n") > 1:
        return LineEnd.GAP
    if _ITEM.match(text, end):
        return LineEnd.BREAK
    if (
        _HYPHEN.search(text, max(line_start, start - 2), start)
        and text[end].islower()
        and not _SUSPENDED.match(text, end)
    ):
        return LineEnd.NOTHING
    word = _FIRST_WORD.match(text, end)
    fits = start - line_start + 1 + (len(word[1]) if word else 0) + ROOM_LEFT <= width
    return LineEnd.BREAK if fits else LineEnd.SPACE


def longest_line(texts: tuple[str, ...]) -> int:
    """Return the length of the longest line in all texts of a telegram's body, at most 80."""
    return min(80, max((len(line) for text in texts for line in text.splitlines()), default=0))
