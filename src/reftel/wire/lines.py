"""Lines: the text is split once, and every later step looks at one line at a time.

Offsets count code points of the whole text. No regular expression ever runs over a whole telegram.
"""

import re
from collections.abc import Iterable
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


SEPARATORS: Final = ("\u2028", "\u2029")
"""Line and paragraph separators of Unicode, which word processors leave in copied texts; they end lines too."""


def has_separators(text: str) -> bool:
    """True where one of Unicode's separators stands in a text."""
    return not text.isascii() and (SEPARATORS[0] in text or SEPARATORS[1] in text)


def split_lines(text: str, start: int, end: int) -> list[Line]:
    """Split text[start:end] at line feeds (at carriage returns where there is no line feed) and at Unicode's separators.

    The lines join to the stretch exactly: each begins where the one before ends.
    """
    stretch = text if start == 0 and end == len(text) else text[start:end]
    newline = "\n" if "\n" in stretch else "\r"
    raws = stretch.split(newline)
    if has_separators(stretch):
        return _split_more(raws, start)
    return _lines(raws, map(str.rstrip, raws), start, end)


def split_plain(text: str, start: int, end: int) -> tuple[list[Line], str]:
    """Split a stretch that line feeds end and nothing else; return the lines, and the stretch without the blanks at their ends."""
    raws = text[start:end].split("\n")
    printed = list(map(str.rstrip, raws))
    return _lines(raws, printed, start, end), "\n".join(printed)


def is_plain(text: str) -> bool:
    """True where a line feed ends each line, and nothing else does."""
    return "\r" not in text and "\n" in text and not has_separators(text)


def _lines(raws: list[str], printed: Iterable[str], start: int, end: int) -> list[Line]:
    """Build the lines; `printed` are the raw ones without the white space behind them."""
    lines: list[Line] = []
    append = lines.append
    at = start
    for raw, held in zip(raws, printed, strict=True):
        after = at + len(raw) + 1
        content = held.lstrip()
        right = at + len(held)
        append(Line(at, at if content is held else right - len(content), right, after, content))
        at = after
    return _mend_last(lines, end)


def _mend_last(lines: list[Line], end: int) -> list[Line]:
    """The last line has no line ending; where it is empty too, there is no such line."""
    last = lines.pop()
    if last.start < end:
        lines.append(Line(last.start, last.left, last.right, end, last.text))
    return lines


def _split_more(raws: list[str], start: int) -> list[Line]:
    """Split at Unicode's separators too."""
    lines: list[Line] = []
    at = start
    for index, raw in enumerate(raws):
        parts = _SEPARATED.findall(raw if index == len(raws) - 1 else raw + "\n")
        for part in parts:
            content = part.strip()
            left = at + len(part) - len(part.lstrip()) if content else at
            lines.append(Line(at, left, left + len(content), at + len(part), content))
            at += len(part)
    return lines


_SEPARATED: Final = re.compile(r"[^\u2028\u2029]*[\u2028\u2029]|[^\u2028\u2029]+")


def cut_lines(line: Line, offsets: list[int]) -> list[Line]:
    """Cut a line at several offsets of its text, in order; together the parts are the line.

    A cut in the blanks behind another part, or before anything else, makes no part of its own.
    """
    parts: list[Line] = []
    text, start, left, at = line.text, line.start, line.left, 0
    for offset in [*offsets, len(text)]:
        piece = text[at:offset]
        content = piece.strip()
        is_last = offset == len(text)
        if content or (is_last and not parts):
            first = left + at + (len(piece) - len(piece.lstrip()) if content else 0)
            end = line.end if is_last else left + offset
            parts.append(Line(start, first, first + len(content), end, content))
            start, at = end, offset
        elif parts:  # only blanks: they belong to the part before
            parts[-1].end = start = line.end if is_last else left + offset
            at = offset
    return parts


def cut_line(line: Line, offset: int) -> tuple[Line, Line]:
    """Cut a line in two at an offset of its text; together they are the line."""
    at = line.left + offset
    first, second = line.text[:offset].rstrip(), line.text[offset:]
    rest = second.lstrip()
    left = at + len(second) - len(rest)
    return (
        Line(line.start, line.left, line.left + len(first), at, first),
        Line(at, left, line.right, line.end, rest),
    )
