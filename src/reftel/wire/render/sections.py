"""Cutting the body into sections: page lines where a section begins, and the block again where the value says so."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from reftel.telegram import Block, Heading, Paragraph, Telegram
from reftel.wire.body.enclosures import may_hold_mark
from reftel.wire.furniture import ends_sentence
from reftel.wire.render.block import block_rows, station_name
from reftel.wire.render.sheet import BLANK, Row

STATION_WIDTH: Final = 10
"""Characters of the station's name on a page line. Source: published telegrams (PORT AU PR)."""


def sectioned(telegram: Telegram, groups: Sequence[Sequence[Row]]) -> tuple[list[Row], bool]:
    """Return the rows of the body with the beginnings of its sections, and whether there were places enough for them.

    A section begins before a numbered paragraph; where there are too few of these, in the middle of a sentence, where no
    reader can take the rest for something new. `groups` are the rows of each top-level block.
    """
    rows = [row for group in groups for row in group]
    if telegram.sections is None or telegram.sections.of < 2 or telegram.key is None:
        return rows, telegram.sections is None
    wanted = telegram.sections.of - 1
    station, serial = station_name(telegram), telegram.key.serial
    places = _between(telegram, groups)
    if len(places) < wanted:
        places = sorted({*places, *_within(telegram, groups)})
    chosen = _spread(places, wanted, len(rows))
    cut: list[Row] = []
    done = 0
    for number, at in enumerate(chosen, start=2):
        line = Row(page_line(station, serial, number, wanted + 1), "sections")
        again = block_rows(telegram, number) if telegram.repeated_heading else []
        cut += [*rows[done:at], *([BLANK] if rows[at - 1].text else []), line, BLANK, *again]
        done = at
    return [*cut, *rows[done:]], len(chosen) == wanted


def _between(telegram: Telegram, groups: Sequence[Sequence[Row]]) -> list[int]:
    """Places before numbered paragraphs, or before the heading over one; the first paragraph excepted."""
    places: list[int] = []
    at = before = 0
    over: Block | None = None
    for block, group in zip(telegram.body, groups, strict=True):
        place = before if isinstance(over, Heading) else at
        if place and isinstance(block, Paragraph) and block.number is not None:
            places.append(place)
        before, over = at, block
        at += len(group)
    return places


def _within(telegram: Telegram, groups: Sequence[Sequence[Row]]) -> list[int]:
    """Places inside paragraphs, before a row that goes on with a sentence."""
    places: list[int] = []
    at = 0
    for block, group in zip(telegram.body, groups, strict=True):
        if isinstance(block, Paragraph):
            pairs = enumerate(pairwise(group), start=1)
            places += [at + i for i, (before, row) in pairs if _goes_on(before.text, row.text)]
        at += len(group)
    return places


def _goes_on(before: str, text: str) -> bool:
    return bool(before) and text[:1].islower() and not ends_sentence(before) and not may_hold_mark(before)


def _spread(places: Sequence[int], wanted: int, length: int) -> list[int]:
    """Choose `wanted` places, or all where there are fewer, as evenly as they lie."""
    if len(places) <= wanted:
        return list(places)
    chosen: list[int] = []
    first = 0
    for number in range(1, wanted + 1):
        ideal = length * number // (wanted + 1)
        last = len(places) - (wanted - number)
        best = min(range(first, last), key=lambda i: abs(places[i] - ideal))
        chosen.append(places[best])
        first = best + 1
    return chosen


def page_line(station: str, serial: int, number: int, of: int) -> str:
    """Return the line that begins a section: `PORT ALDER 00000412  002 OF 003`."""
    return f"{station[:STATION_WIDTH].rstrip()} {serial:08d}  {number:03d} OF {of:03d}"
