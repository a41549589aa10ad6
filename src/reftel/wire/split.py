"""Cutting a text that holds several telegrams: each begins at its own transmission heading."""

import re
from collections.abc import Iterator
from typing import Final

from reftel.telegram import Place
from reftel.wire.body.ending import SIGNATURE
from reftel.wire.furniture import ENDING
from reftel.wire.heading.format_lines import CALLED, DE_LINE, DTG_LINE, FROM_LINE, TRANSMISSION
from reftel.wire.lines import MAX_STRUCTURED, Line, split_lines

MAX_TELEGRAMS: Final = 100_000
"""Telegrams in one text; more than any real file, so that a hostile one ends."""

_END: Final = re.compile(r"N{3,5}$")
_LOOK_BACK: Final = 12
"""Empty lines that may lie between two telegrams of one file."""

_SENDER: Final = "FM "
"""How the line of the sender begins, which every heading has."""

_LOOK_AHEAD: Final = 14
"""Heading lines (called stations included) between the first line of a heading and its FM line."""


def split_telegrams(text: str) -> tuple[Place, ...]:
    """Return the place of each telegram in a text, in order: [start, end) in code points.

    A new one begins where, after the text of the one before, a heading starts (a start-of-transmission line, or a
    date-time group line followed by FM). A text without a heading is one telegram as far as this function can tell; an
    empty text holds none.
    """
    if not text.strip():
        return ()
    if text.count(_SENDER) < 2:  # each heading needs its own; most texts are settled here, before lines are made
        return ((0, len(text)),)
    lines = split_lines(text, 0, len(text))
    starts = list(_starts(lines))[:MAX_TELEGRAMS]
    if len(starts) < 2:  # one heading or none: the text is one
        return ((0, len(text)),)
    bounds = [0, *starts[1:], len(text)]
    return tuple((bounds[i], bounds[i + 1]) for i in range(len(bounds) - 1))


def _starts(lines: list[Line]) -> Iterator[int]:
    """Yield where telegrams begin: a heading with the sender and the date-time group of the one before is that of the next
    section, not of another telegram.
    """
    before: tuple[str, str] | None = None
    for at, name in heading_starts(lines):
        if name != before:
            yield lines[at].start
        before = name


def heading_starts(lines: list[Line]) -> Iterator[tuple[int, tuple[str, str]]]:
    """Yield the index of each line that begins a heading, with its FM line and its date-time group line.

    Inside a heading nothing begins: after one, its FM line must pass first.
    """
    at = 0
    while at < len(lines):
        if _opens(lines[at]) and _may_begin(lines, at) and (sender := _sender(lines, at)) is not None:
            yield at, (lines[sender].text, _sent(lines[at:sender]))
            at = sender
        at += 1


def _sent(heading: list[Line]) -> str:
    """Return the date-time group line of a heading, empty where it has none."""
    return next((line.text for line in heading if line.text and DTG_LINE.match(line.text[:MAX_STRUCTURED])), "")


def _opens(line: Line) -> bool:
    text = line.text
    if not text or len(text) > MAX_STRUCTURED:
        return False
    first = text[0]
    return (
        (first in "VZ" and TRANSMISSION.match(text) is not None)
        or (first in "ZOPRY" and (CALLED.match(text) is not None or DTG_LINE.match(text) is not None))
        or (first == "D" and DE_LINE.match(text) is not None)
        or (first.isdigit() and DTG_LINE.match(text) is not None)
    )


def _may_begin(lines: list[Line], at: int) -> bool:
    """A start-of-transmission line begins a telegram anywhere; another heading line only after the end of one.

    Otherwise the telegram that is repeated inside a readdressal would be torn out of it.
    """
    if TRANSMISSION.match(lines[at].text) is not None:
        return True
    before = next((line.text for line in reversed(lines[max(at - _LOOK_BACK, 0) : at]) if line.text), None)
    return before is None or ENDING.match(before) is not None or SIGNATURE.match(before) is not None


def _sender(lines: list[Line], at: int) -> int | None:
    """Return the index of the FM line that follows a heading's first line, None where none comes."""
    seen = 0
    for index in range(at, len(lines)):
        text = lines[index].text
        if not text:
            continue
        if text.startswith(_SENDER) and len(text) <= MAX_STRUCTURED and FROM_LINE.match(text) is not None:
            return index
        seen += 1
        if seen > _LOOK_AHEAD or _END.match(text):
            return None
    return None
