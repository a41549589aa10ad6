"""Passing and attention lines: `STATE FOR EUR/WE AND INR`, `DEPT PLEASE PASS TO USTR`. They add readers, not addressees."""

import re
from typing import Final

from reftel.telegram import PassLine

PASS_LINE: Final = re.compile(
    r"(?:(?P<place>[A-Z0-9][A-Z0-9/&.,'() -]{0,60}?) +)??(?:ALSO +)?(?:(?:PLEASE|PLS) +)?"
    r"(?P<verb>FOR|PASS(?: +TO)?(?: +FOR)?)\b[ :]+(?P<rest>\S.*)$"
)
_SPLIT: Final = re.compile(r"\s*(?:,\s*AND\b|,|;|\bAND\b|&)\s*")
MAX_OFFICES: Final = 60


def is_pass_line(text: str) -> bool:
    """True where a line of capitals says for whom the telegram is besides its addressees."""
    return text == text.upper() and PASS_LINE.match(text) is not None


def read_pass_line(text: str) -> PassLine:
    """Read a joined line: the place that it speaks to, and the offices (or agencies, persons) in order."""
    joined = " ".join(text.split())
    match = PASS_LINE.match(joined)
    if match is None:
        return PassLine(text=joined)
    offices = tuple(o for o in _SPLIT.split(match["rest"].rstrip(". ")) if o)[:MAX_OFFICES]
    return PassLine(text=joined, place=match["place"], offices=offices)
