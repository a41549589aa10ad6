"""Checks of the body: numbering, portion marks, damage, redactions, the ends. Source: 5 FAH-1 H-246; ISOO marking booklet."""

import re
from bisect import bisect_left
from typing import Final

from reftel.codes import Classification
from reftel.telegram import Enclosure, Paragraph, Telegram
from reftel.wire.body.block_drafts import BlockDraft, TextDraft
from reftel.wire.draft import Draft
from reftel.wire.levels import CLASSIFIED, portion_level, portion_rank

FIRST_WITH_PORTIONS: Final = 1996
"""First whole year in which telegrams mark their paragraphs as a rule (E.O. 12958)."""

_REDACTION: Final = "XXXXXXXX"
_SIGNS: Final = "##"
_REPLACED: Final = "\ufffd"
"""What relays and copies print where characters were lost: two signs of a number in a row, the sign of a wrong decoding."""

_AGAIN: Final = re.compile(r"\n(?:Â?¶ ?)?(?P<number>\d{1,3})\. {0,3}\((?P<portion>[A-Z]{1,5}(?:/[A-Z/ ]{2,14})?)\)")
_MOST_SHOWN: Final = 12


def check_portions(draft: Draft, telegram: Telegram) -> None:
    """Paragraphs of a classified telegram are marked, none above the whole."""
    overall = telegram.classification
    if overall is None:
        return
    rank = overall.rank
    unmarked: list[int] = []
    first: Paragraph | None = None
    for index, block in enumerate(telegram.body):
        if isinstance(block, Paragraph):
            number, portion = block.number, block.portion
            if number is None:
                continue
            first = first or block
            if portion is None:
                unmarked.append(number)
            elif portion_rank(portion) > rank:
                facts = {"number": number, "portion": portion, "classification": overall}
                draft.find("RT304", draft.place_of(f"body[{index}].portion"), **facts)
        elif isinstance(block, Enclosure):
            _check_enclosure(draft, block, overall)
    if not unmarked or first is None or overall not in CLASSIFIED or (draft.year or 0) < FIRST_WITH_PORTIONS:
        return
    if not (first.portion is not None and draft.entire_text):
        numbers = ", ".join(map(str, unmarked[:_MOST_SHOWN])) + (" …" if len(unmarked) > _MOST_SHOWN else "")
        draft.find("RT302", None, classification=overall, numbers=numbers)


def _check_enclosure(draft: Draft, block: Enclosure, overall: Classification) -> None:
    """Paragraphs of an enclosed text may carry marks too; they count for the whole."""
    for inner in block.blocks:
        portion = getattr(inner, "portion", None)
        if portion and portion_rank(portion) > overall.rank:
            draft.find("RT311", None, kind=block.kind, portion=portion, classification=overall)
            return


def check_numbering(draft: Draft, telegram: Telegram) -> None:
    """A number that comes again, with its mark, is a repeat or a new beginning; the first of each is named.

    Such a number stands in the middle of a paragraph, on one of the lines that the body's reader saw begin with one.
    """
    last = 0
    inner = draft.inner_numbers
    found: set[str] = set()
    for index, block in enumerate(telegram.body):
        if not isinstance(block, Paragraph) or block.number is None:
            continue
        number, text = block.number, block.text
        if number > last:
            last = number
            if not inner or not _holds(draft.blocks[index], inner):
                continue
            match = _AGAIN.search(text) if ". (" in text or ".(" in text else None
            if match is None or portion_level(match["portion"]) is None or int(match["number"]) > last:
                continue
            number = int(match["number"])
        code = "RT308" if number == 1 and last > 1 else "RT307"
        if code not in found:
            draft.find(code, draft.place_of(f"body[{index}].number"), number=number, before=last)
            found.add(code)


def _holds(block: BlockDraft, places: list[int]) -> bool:
    """True where one of some places, in order, lies in a paragraph."""
    if not isinstance(block, TextDraft) or not block.pieces:
        return False
    at = bisect_left(places, block.pieces[0][0])
    return at < len(places) and places[at] < block.pieces[-1][1]


def check_damage(draft: Draft, telegram: Telegram) -> None:
    """Name the first redaction and the first garble; a telegram full of them has one finding of each."""
    if not telegram.body:
        return
    text, (start, end) = draft.text, draft.extent
    at = text.find(_REDACTION, start, end)
    if at >= 0:
        stop = at
        while stop < end and text[stop] == "X":
            stop += 1
        draft.find("RT309", (at, stop))
    at = text.find(_SIGNS[0], start, end)
    while at >= 0 and not text.startswith(_SIGNS, at, end):  # one character is found many times faster than two
        at = text.find(_SIGNS[0], at + 1, end)
    size = len(_SIGNS) if at >= 0 else len(_REPLACED)
    if at >= 0 or (at := text.find(_REPLACED, start, end)) >= 0:
        draft.find("RT310", (at, at + size))


def check_ends(draft: Draft, telegram: Telegram) -> None:
    """The text ends with a signature, the message with BT, validation number, NNNN."""
    if telegram.signature is None and telegram.body:
        draft.find("RT306", None)
    if telegram.transmission is not None and not draft.end_seen:
        draft.find("RT504", None)
    named = sum(finding.code == "RT215" for finding in draft.findings) if draft.unplaced_lines else 0
    if draft.unplaced_lines > named:
        draft.find("RT901", None, count=draft.unplaced_lines - named)
