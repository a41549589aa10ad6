"""Fix: what is mechanical is mended in a copy of the text; everything else stays a finding.

A mend is made only where its finding goes away with it and no field reads otherwise but the one that it is about. What
two witnesses say differently (the day of the DE line and of the date-time group), what is missing and what a person
decided is never mended.
"""

import re
from collections.abc import Callable, Mapping
from typing import Final

import msgspec

from reftel.telegram import Finding, Place, Telegram
from reftel.wire.checks.tags import main_code, read_as_iso
from reftel.wire.heading.garbles import mend_figures
from reftel.wire.levels import read_level, spaced
from reftel.wire.parse import parse
from reftel.wire.text_block.class_line import read_captions

MAX_CHANGES: Final = 200
"""Mends made in one text; with more the text is noise and is returned as it came."""


class Change(msgspec.Struct, frozen=True, kw_only=True):
    """One mend: the finding that it ends, the place in the text as it was before this mend, the words before and after."""

    code: str
    start: int
    was: str
    now: str


class Fixed(msgspec.Struct, frozen=True, kw_only=True):
    """The mended text and what was done to it, in the order in which it was done; no change where nothing is mechanical."""

    text: str
    changes: tuple[Change, ...] = ()


def fix(text: str, extent: Place | None = None) -> Fixed:
    """Mend what is mechanical in one telegram; `extent` is its place in the text, all of it by default."""
    now, changes = text, list[Change]()
    place = (0, len(text)) if extent is None else extent
    telegram = parse(now, place)
    while (step := _next_step(now, place, telegram)) is not None:
        if len(changes) >= MAX_CHANGES:
            return Fixed(text=text)
        change, now, place, telegram = step
        changes.append(change)
    return Fixed(text=now, changes=tuple(changes))


def _next_step(text: str, extent: Place, telegram: Telegram) -> tuple[Change, str, Place, Telegram] | None:
    """Return the first mend that holds, with the text and the reading after it; None where none is left."""
    for finding in telegram.findings:
        edit = _edit(text, telegram, finding)
        if edit is None:
            continue
        (start, end), words = edit
        after = text[:start] + words + text[end:]
        place = (extent[0], extent[1] + len(after) - len(text))
        read = parse(after, place)
        if _holds(telegram, read, finding.code):
            return Change(code=finding.code, start=start, was=text[start:end], now=words), after, place, read
    return None


def _edit(text: str, telegram: Telegram, finding: Finding) -> tuple[Place, str] | None:
    mend = MENDS.get(finding.code)
    if mend is None or finding.span is None:
        return None
    return mend(text, telegram, finding.span)


def _holds(before: Telegram, after: Telegram, code: str) -> bool:
    """True where one finding of the code went, none came, and no other field reads otherwise."""
    old, new = [f.code for f in before.findings], [f.code for f in after.findings]
    if old.count(code) <= new.count(code):
        return False
    old.remove(code)
    if not set(new) <= set(old):
        return False
    return _content(before, code) == _content(after, code)


def _content(telegram: Telegram, code: str) -> Telegram:
    pointers = tuple(msgspec.structs.replace(pointer, span=(0, 0)) for pointer in telegram.pointers)
    same = msgspec.structs.replace(telegram, version_id="", findings=(), pointers=pointers)
    return msgspec.structs.replace(same, tags=()) if code in _OF_TAGS else same


_OF_TAGS: Final = frozenset({"RT223", "RT226"})
_NUMBER: Final = re.compile(r"\d{5}")


def _zeros(digits: int) -> Callable[[str, Telegram, Place], tuple[Place, str] | None]:
    return lambda text, _, place: (place, text[place[0] : place[1]].zfill(digits))


def _spacing(text: str, _: Telegram, place: Place) -> tuple[Place, str] | None:
    level = read_level(text[place[0] : place[1]])
    return (place, spaced(level[0])) if level is not None else None


def _label(text: str, _: Telegram, place: Place) -> tuple[Place, str] | None:
    printed = text[place[0] : place[1]]
    if printed[:1] == "S":
        return place, "SUBJECT:"
    if printed[:1] in {"T", "A"}:
        return place, "TAGS:"
    number = _NUMBER.search(printed)
    return (place, f"E.O. {number[0]}:") if number is not None else None


def _figures(text: str, _: Telegram, place: Place) -> tuple[Place, str] | None:
    mended = mend_figures(text[place[0] : place[1]])
    return (place, mended) if mended is not None else None


def _iso(text: str, telegram: Telegram, place: Place) -> tuple[Place, str] | None:
    reading = read_as_iso(text[place[0] : place[1]].upper(), telegram.date.year) if telegram.date is not None else None
    return (place, reading.code) if reading is not None else None


def _spelling(text: str, _: Telegram, place: Place) -> tuple[Place, str] | None:
    better = main_code(text[place[0] : place[1]].upper())
    return (place, better) if better is not None else None


def _second_tag(text: str, _: Telegram, place: Place) -> tuple[Place, str] | None:
    """Take out the code with the comma and the blanks before it."""
    start = place[0]
    while start > 0 and text[start - 1] in ", ":
        start -= 1
    return (start, place[1]), ""


def _second_caption(text: str, _: Telegram, place: Place) -> tuple[Place, str] | None:
    """Take out the line where the caption stands alone on it, else the word and the blank before it."""
    start = text.rfind("\n", 0, place[0]) + 1
    end = text.find("\n", place[1])
    if end >= 0 and text[start : place[0]].strip() == text[place[1] : end].strip() == "":
        return (start, end + 1), ""
    if read_captions(text[place[0] : place[1]]) is None or text[place[0] - 1 : place[0]] != " ":
        return None
    return (place[0] - 1, place[1]), ""


MENDS: Final[Mapping[str, Callable[[str, Telegram, Place], tuple[Place, str] | None]]] = {
    "RT131": _figures,
    "RT212": _zeros(6),
    "RT213": _spacing,
    "RT214": _label,
    "RT216": _second_caption,
    "RT223": _iso,
    "RT224": _second_tag,
    "RT226": _spelling,
    "RT508": _zeros(8),
}
"""Finding → how its words are mended: (place to replace, words in its stead), None where these words cannot be."""
