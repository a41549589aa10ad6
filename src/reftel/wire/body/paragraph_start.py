"""The start of a numbered paragraph.

    start = [ "¶" ] number [ "." / ")" ] [ "(" portion-mark ")" ]

A number is only a paragraph's where the sequence expects it: `October` / `12. The Ambassador` is a wrapped date.
Without its stop a number needs a portion mark (`4 (C)`, `4, (C)`) or two blanks and a capital (`4  An increase`).
"""

import re
from typing import Final

import msgspec

from reftel.wire.levels import portion_level

START: Final = re.compile(r"(?P<pilcrow>Â?¶\s?)?(?P<number>\d{1,3})(?:\s?(?P<stop>[.),:;]))?(?!\d)(?P<gap>\s{0,8})")
PORTION: Final = re.compile(r"[(\[]\s?(?P<portion>[A-Za-z][A-Za-z/, -]{0,40}?)\s?[)\]]\.?\s{0,4}")
ENTIRE_TEXT: Final = re.compile(
    r"\(?(?P<portion>[A-Z]{1,12}(?: ?//? ?[A-Z]{2,12})?) ?(?:-{1,2}|,|:) ?ENTIRE TEXT\.?\)?\.?\s{0,4}", re.IGNORECASE
)
INSIDE: Final = re.compile(r" {0,3}\( ?(?P<portion>[A-Za-z]{1,5}(?://?[A-Za-z ]{2,14})?)\)")
"""What follows the number of a start in the middle of a line, as newspapers print it: only with a portion mark, so that no
figure is taken for one."""

HALF_OPEN: Final = re.compile(r"(?P<portion>(?:C|S|U|TS|SBU|LOU)(?:/{1,2}[A-Z]{2,8})?)\)\s{1,4}")
"""A portion mark that lost its opening parenthesis, right after the number."""

BEFORE_INSIDE: Final = frozenset(' \t.*=)”"-¶')
"""What may stand before such a number."""

LONG_LINE: Final = 100
"""Lines up to this length are the sender's own and begin paragraphs at their start only."""

WIDEST_GAP: Final = 3
"""Numbers that may be missing before a start without a portion mark is taken for something else."""

MOST_MISSING: Final = 60
"""Numbers that may be missing before a start with a portion mark: a whole section may be lost."""


class ParagraphStart(msgspec.Struct, frozen=True, gc=False):
    """Offsets in the line: of the number, of the portion mark inside its parentheses (or None), of the text.

    `style` is how the number is set off ("¶.", ".", ")"), empty where nothing but a portion mark sets it off.
    """

    number: int
    number_place: tuple[int, int]
    portion: str | None
    portion_place: tuple[int, int] | None
    entire_text: bool
    text_start: int
    style: str


def read_paragraph_start(text: str, *, expected: int) -> ParagraphStart | None:
    """Read the start of paragraph `expected`, of the one before (a number given twice) or of a later one.

    None where the line starts none. Whether the number can be meant is for the numbering to say.
    """
    first = text[0]
    if not (first.isdigit() or first in "¶Â") or (match := START.match(text)) is None:
        return None
    number = int(match["number"])
    if not expected - 1 <= number <= expected + MOST_MISSING or number == 0:
        return None
    stop, at = match["stop"] or "", match.end()
    portion, place, entire, after = read_portion(text, at)
    if portion is None and stop == "." and (half := HALF_OPEN.match(text, at)) is not None:
        portion, place, after = half["portion"], half.span("portion"), half.end()
    if portion is None and (number < expected or number > expected + WIDEST_GAP):
        return None
    if number > expected and after >= len(text):  # the wrapped end of a sentence: "see paragraph" / "3."
        return None
    if stop not in {".", ")"}:
        if portion is None and not (
            not stop and number == expected and len(match["gap"]) > 1 and text[at : at + 1].isupper()
        ):
            return None
        stop = ""
    pilcrow = "¶" if match["pilcrow"] else ""
    return ParagraphStart(number, match.span("number"), portion, place, entire, after, pilcrow + stop)


def printed_number(text: str) -> int:
    """Return the number that a line begins with as a paragraph's, whatever was expected; 0 where it begins with none."""
    match = START.match(text)
    return int(match["number"]) if match is not None and (match["stop"] or match["pilcrow"]) else 0


def starts_inside(text: str, *, expected: int) -> list[int]:
    """Return the offsets in a long line at which paragraph `expected` and those after it begin."""
    cuts: list[int] = []
    at = text.find(f"{expected}.")
    while at >= 0:
        after = at + len(str(expected)) + 1
        match = INSIDE.match(text, after) if at == 0 or text[at - 1] in BEFORE_INSIDE else None
        if match is not None and portion_level(match["portion"]) is not None:
            if at > 0:
                cuts.append(at - 1 if text[at - 1] == "¶" else at)
            expected += 1
        at = text.find(f"{expected}.", after)
    return cuts


def read_portion(text: str, at: int) -> tuple[str | None, tuple[int, int] | None, bool, int]:
    """Read a portion mark at `at`: (mark, its place, whether it covers the entire text, where the text goes on).

    A parenthesis that holds no level ("(topic)") is text, not a mark.
    """
    first = text[at : at + 1]
    if first not in _OPENS:
        return None, None, False, at
    close = text.find(")", at, at + 7) if first == "(" else -1
    if close > 0 and (mark := text[at + 1 : close]) in _USUAL:  # nearly every mark is one of these
        after = close + 1
        while text[after : after + 1] == " " and after < close + 5:
            after += 1
        if text[after : after + 1] not in _BEHIND_MARK:
            return mark, (at + 1, close), False, after
    entire = ENTIRE_TEXT.match(text, at)
    if entire is not None and portion_level(entire["portion"]) is not None:
        return _mark(entire["portion"]), entire.span("portion"), True, entire.end()
    match = PORTION.match(text, at) if first in "([" else None
    if match is None or portion_level(match["portion"]) is None or _is_words(match["portion"]):
        return None, None, False, at
    return _mark(match["portion"]), match.span("portion"), False, match.end()


_USUAL: Final = frozenset("U C S SBU LOU S/NF C/NF S//NF C//NF TS FOUO".split())
_BEHIND_MARK: Final = frozenset(". \t")
"""What belongs to a mark behind its parenthesis, besides a few blanks."""

_OPENS: Final = frozenset("([CSTULcstul")
"""First letters of a mark or of an "entire text"."""


def _mark(portion: str) -> str:
    return " ".join(_SLASH.sub("/" if "//" not in portion else r"\1", portion.upper()).split())


_SLASH: Final = re.compile(r"\s*(//?)\s*")
_HEAD: Final = re.compile(r"[A-Za-z]+")


def _is_words(portion: str) -> bool:
    """Tell words from a mark: "(c)", "(s/nf)" and "(Secret/Rel …)" are marks, "(s and d)" and "(u see below)" are not."""
    if portion.isupper():
        return False
    head = _HEAD.match(portion)
    rest = portion[head.end() :] if head is not None else portion
    return rest != "" and rest.lstrip()[:1] not in {"/", "-"}
