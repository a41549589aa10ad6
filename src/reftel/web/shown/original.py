"""The original view: line by line as sent, with the publisher's lines told apart."""

import hashlib
from dataclasses import dataclass
from typing import Final

from reftel.archive.values import Holding
from reftel.web.wording import plural

MOST_LINES: Final = 4_000
"""Lines on one page; of a longer text the rest is in the download."""


@dataclass(frozen=True, slots=True)
class OriginalLine:
    """One line; numbered from 1 inside the telegram, not numbered where it is the publisher's."""

    text: str
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


def original_of(holding: Holding, data: bytes) -> OriginalText:
    """Return the item's text in lines. Line numbers are those that findings name."""
    start, end = holding.extent
    before, inside, after = holding.text[:start], holding.text[start:end], holding.text[end:]
    lines = [OriginalLine(text, None, is_wrapper=True) for text in _lines(before) if text.strip()]
    lines += [OriginalLine(text, number, is_wrapper=False) for number, text in enumerate(_lines(inside), 1)]
    lines += [OriginalLine(text, None, is_wrapper=True) for text in _lines(after) if text.strip()]
    return OriginalText(
        lines=tuple(lines[:MOST_LINES]),
        left_out=max(0, len(lines) - MOST_LINES),
        has_wrapper=bool(before.strip() or after.strip()),
        size=plural(len(data), "byte"),
        encoding=holding.sightings[0].encoding if holding.sightings else "UTF-8",
        sha256=hashlib.sha256(data).hexdigest(),
    )


def _lines(text: str) -> list[str]:
    """Cut at line feeds only: other characters that Python takes for line ends are kept in their line."""
    lines = text.split("\n")
    return [line.removesuffix("\r") for line in (lines[:-1] if lines[-1] == "" else lines)]
