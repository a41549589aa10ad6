"""Lines: the text is split once, and every later step looks at one line at a time.

Offsets count code points of the whole text. No regular expression ever runs over a whole telegram.
"""

from typing import Final

import msgspec

MAX_STRUCTURED: Final = 400
"""A line longer than this is never matched against the patterns of the heading: format lines hold 69 characters, and
a hostile line must not cost more than its length."""


class Line(msgspec.Struct, gc=False):
    """One line: [start, end) with its line ending; [left, right) without the white space around; `text` is that stretch."""

    start: int
    left: int
    right: int
    end: int
    text: str

    @property
    def blank(self) -> bool:
        """True where nothing but white space stands on the line."""
        return not self.text


def split_lines(text: str, start: int, end: int) -> list[Line]:
    """Split text[start:end] at line feeds (at carriage returns where there is no line feed).

    The lines join to the stretch exactly: each begins where the one before ends.
    """
    newline = "\n" if text.find("\n", start, end) >= 0 else "\r"
    lines: list[Line] = []
    at = start
    find = text.find
    while at < end:
        stop = find(newline, at, end)
        after = end if stop < 0 else stop + 1
        raw = text[at:after]
        content = raw.strip()
        left = at + raw.index(content) if content else at
        lines.append(Line(at, left, left + len(content), after, content))
        at = after
    return lines


def cut_lines(line: Line, offsets: list[int]) -> list[Line]:
    """Cut a line at several offsets of its text, in order; together the parts are the line."""
    parts: list[Line] = []
    done = 0
    for offset in offsets:
        first, line = cut_line(line, offset - done)
        parts.append(first)
        done = offset
    return [*parts, line]


def cut_line(line: Line, offset: int) -> tuple[Line, Line]:
    """Cut a line in two at an offset of its text; together they are the line."""
    at = line.left + offset
    first, second = line.text[:offset], line.text[offset:]
    return (
        Line(line.start, line.left, line.left + len(first.rstrip()), at, first.rstrip()),
        Line(at, at, line.right, line.end, second),
    )
