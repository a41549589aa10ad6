"""The start of a numbered paragraph.

    start = [ "¶" ] number ( "." / ")" ) [ "(" portion-mark ")" ]

A number is only a paragraph's where the sequence expects it: `October` / `12. The Ambassador` is a wrapped date.
"""

import re
from typing import Final

import msgspec

from reftel.wire.levels import portion_level

START: Final = re.compile(r"(?:Â?¶\s?)?(?P<number>\d{1,3})\s?[.)](?!\d)\s{0,4}")
PORTION: Final = re.compile(r"[(\[]\s?(?P<portion>[A-Z][A-Za-z/, -]{0,40}?)\s?[)\]]\.?\s{0,4}")
ENTIRE_TEXT: Final = re.compile(
    r"\(?(?P<portion>[A-Z]{1,12}(?: ?//? ?[A-Z]{2,12})?) ?(?:-{1,2}|,|:) ?ENTIRE TEXT\.?\)?\.?\s{0,4}", re.IGNORECASE
)
INSIDE: Final = re.compile(r"(?<=[\s.*=-])(?P<number>\d{1,3})\. ?\((?P<portion>[A-Z]{1,5}(?://?[A-Z ]{2,14})?)\)")
"""A start in the middle of a line, as newspapers print it: only with a portion mark, so that no figure is taken for one."""

LONG_LINE: Final = 100
"""Lines up to this length are the sender's own and begin paragraphs at their start only."""

WIDEST_GAP: Final = 3
"""Numbers that may be missing before a paragraph is taken for something else."""


class ParagraphStart(msgspec.Struct, frozen=True, gc=False):
    """Offsets in the line: of the number, of the portion mark inside its parentheses (or None), of the text."""

    number: int
    number_place: tuple[int, int]
    portion: str | None
    portion_place: tuple[int, int] | None
    entire_text: bool
    text_start: int
    has_pilcrow: bool


def read_paragraph_start(text: str, *, expected: int) -> ParagraphStart | None:
    """Read the start of paragraph `expected` (or of one up to WIDEST_GAP later), None where the line starts none."""
    first = text[0]
    if not (first.isdigit() or first in "¶Â"):
        return None
    match = START.match(text)
    if match is None or not expected <= int(match["number"]) <= expected + WIDEST_GAP:
        return None
    portion, place, entire, at = read_portion(text, match.end())
    return ParagraphStart(
        number=int(match["number"]),
        number_place=match.span("number"),
        portion=portion,
        portion_place=place,
        entire_text=entire,
        text_start=at,
        has_pilcrow=not first.isdigit(),
    )


def starts_inside(text: str, *, expected: int) -> list[int]:
    """Return the offsets in a long line at which paragraph `expected` and those after it begin."""
    if len(text) <= LONG_LINE:
        return []
    cuts: list[int] = []
    for match in INSIDE.finditer(text):
        if int(match["number"]) == expected and portion_level(match["portion"]) is not None:
            if match.start() > 0:
                cuts.append(match.start())
            expected += 1
    return cuts


def read_portion(text: str, at: int) -> tuple[str | None, tuple[int, int] | None, bool, int]:
    """Read a portion mark at `at`: (mark, its place, whether it covers the entire text, where the text goes on).

    A parenthesis that holds no level ("(topic)") is text, not a mark.
    """
    entire = ENTIRE_TEXT.match(text, at)
    if entire is not None and portion_level(entire["portion"]) is not None:
        return _mark(entire["portion"]), entire.span("portion"), True, entire.end()
    match = PORTION.match(text, at)
    if match is None or portion_level(match["portion"]) is None or _is_words(match["portion"]):
        return None, None, False, at
    return _mark(match["portion"]), match.span("portion"), False, match.end()


def _mark(portion: str) -> str:
    return re.sub(r"\s*([/,])\s*", r"\1", portion.strip().upper())


def _is_words(portion: str) -> bool:
    return any(c.islower() for c in portion) and len(portion) > 4  # "(c)" is a mark, "(see below)" is not
