"""The sheet that is written on: rows that know which value they hold, and the folding of long values into rows."""

from collections.abc import Callable
from functools import cache
from typing import Final

import msgspec

from reftel.codes import captions
from reftel.wire.body.paragraph_start import START
from reftel.wire.furniture import read_page_line
from reftel.wire.levels import read_level
from reftel.wire.text_block.labels import read_label

LINE_WIDTH: Final = 69
"""Characters that a line may hold, blanks counted. Source: ACP 127(G)."""

TEXT_WIDTH: Final = 55
"""Characters of a line of the text where the writer is free to break it. Source: 5 FAH-1 H-246."""


class Row(msgspec.Struct, frozen=True, gc=False):
    """One line of the telegram without its line ending; `field` is the path of its value, empty for what every telegram has."""

    text: str
    field: str = ""
    in_heading: bool = False


BLANK: Final = Row("")


def fold(
    text: str, field: str, *, label: str = "", hang: str = "", may_break: Callable[[str, str], bool] | None = None
) -> list[Row]:
    """Break a value into rows of TEXT_WIDTH at its blanks; `label` stands before the first row, `hang` before the others.

    Never empty. No row begins with what a reader would take for an element of its own, and none ends with a hyphen, which
    would swallow the blank; where no blank is left to break at, the row is longer. `may_break(left, rest)` forbids more.
    """
    rows: list[Row] = []
    lead, rest = label, text
    while len(lead) + len(rest) > TEXT_WIDTH and (at := _break_at(rest, TEXT_WIDTH - len(lead), may_break)) > 0:
        rows.append(Row(lead + rest[:at], field))
        lead, rest = hang, rest[at + 1 :]
    rows.append(Row((lead + rest).rstrip(), field))
    return rows


def _break_at(text: str, width: int, may_break: Callable[[str, str], bool] | None) -> int:
    """Return the offset of the last blank within the width (else the first beyond it) that may be broken at, 0 without one."""
    at = text.rfind(" ", 0, max(width, 0) + 1)
    while at > 0 and not _is_free(text, at, may_break):
        at = text.rfind(" ", 0, at)
    if at > 0:
        return at
    at = text.find(" ", max(width, 0) + 1)
    while at > 0 and not _is_free(text, at, may_break):
        at = text.find(" ", at + 1)
    return max(at, 0)


def _is_free(text: str, at: int, may_break: Callable[[str, str], bool] | None) -> bool:
    left, rest = text[max(at - LINE_WIDTH, 0) : at], text[at + 1 : at + 1 + LINE_WIDTH]
    if left.endswith("-") or not rest or begins_element(rest):
        return False
    return may_break is None or may_break(left, rest)


def begins_element(text: str) -> bool:
    """True where a reader would, or might, take a line for an element of its own and not for the end of the one before."""
    if read_label(text) is not None or read_level(text) is not None or START.match(text) is not None:
        return True
    word = text.split(" ", 1)[0].strip(" /.,*-").upper()
    return word in _first_words() or read_page_line(text) is not None


@cache
def _first_words() -> frozenset[str]:
    """The words that a caption begins with, and that of the notice of correction."""
    return frozenset({name.split(" ", 1)[0] for name in captions()} | {"CORRECTED", "C"})
