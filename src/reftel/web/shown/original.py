"""The original view: line by line as sent, with the publisher's lines told apart."""

import hashlib
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from reftel.archive.values import Holding
from reftel.web.shown.hits import HitPart, Hits, parts_in
from reftel.web.shown.pieces import Piece, cut
from reftel.web.wording import plural

MOST_LINES: Final = 4_000
"""Lines on one page; of a longer text the rest is in the download."""


@dataclass(frozen=True, slots=True)
class OriginalLine:
    """One line; numbered from 1 inside the telegram, not numbered where it is the publisher's."""

    pieces: tuple[Piece, ...]
    number: int | None
    is_wrapper: bool


@dataclass(frozen=True, slots=True)
class OriginalText:
    """All lines of the item, and what its bytes are."""

    lines: tuple[OriginalLine, ...]
    left_out: int
    has_wrapper: bool
    size: str
    encoding: str
    sha256: str


def original_of(holding: Holding, data: bytes, hits: Hits | None = None) -> OriginalText:
    """Return the item's text in lines, with the hits of a query where there is one. Line numbers are those that findings name."""
    start, end = holding.extent
    text, found = holding.text, (hits or Hits()).numbered_all()
    lines = [_line(at, line, found, None) for at, line in _lines(text[:start], 0) if line.strip()]
    lines += [_line(at, line, found, number) for number, (at, line) in enumerate(_lines(text[start:end], start), 1)]
    lines += [_line(at, line, found, None) for at, line in _lines(text[end:], end) if line.strip()]
    return OriginalText(
        lines=tuple(lines[:MOST_LINES]),
        left_out=max(0, len(lines) - MOST_LINES),
        has_wrapper=bool(text[:start].strip() or text[end:].strip()),
        size=plural(len(data), "byte"),
        encoding=holding.sightings[0].encoding if holding.sightings else "UTF-8",
        sha256=hashlib.sha256(data).hexdigest(),
    )


def _line(at: int, text: str, hits: Sequence[HitPart], number: int | None) -> OriginalLine:
    first = bisect_right(hits, at, key=lambda hit: hit.end)
    last = bisect_left(hits, at + len(text), key=lambda hit: hit.start)
    pieces = cut(text, parts_in(hits[first:last], at, at + len(text)))
    return OriginalLine(pieces, number, is_wrapper=number is None)


def _lines(text: str, at: int) -> Iterator[tuple[int, str]]:
    """Cut at line feeds only: other characters that Python takes for line ends are kept in their line. Yields (place, line)."""
    lines = text.split("\n")
    for line in lines[:-1] if lines[-1] == "" else lines:
        yield at, line.removesuffix("\r")
        at += len(line) + 1
