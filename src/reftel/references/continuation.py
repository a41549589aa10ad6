"""Where a REF list that stands on several lines goes on: asked for each line, answered from what was read so far."""

import re
from typing import Final

from reftel.references.chunks import EDGE, MAX_STRETCH, WIDEST_STEP, chunks, end_of_list, label_step
from reftel.references.find import begins_telegram, ends_of_telegrams
from reftel.references.grammar import BARE, DTG, ITEM, LABEL, MAX_LENGTH, NUMBER_LABEL, OTHER_KINDS

_GOES_ON: Final = re.compile(r"[(\[]?(?:AND|NOTAL|ALL NOTAL|BOTH NOTAL|PREVIOUS|ET AL)\b", re.IGNORECASE)
_UNFINISHED: Final = re.compile(r"(?:[,&;(-]|\bAND|\bOF)$", re.IGNORECASE)
_SMALL_WORDS: Final = re.compile(r"\b[a-z]{2,}\b")
_BEFORE_LABEL: Final = "¶Â- "
_PORTIONS: Final = frozenset("UCS")
"""Letters that are labels of a list and marks of a paragraph alike."""

MOST_SMALL_WORDS: Final = 3
"""Words in small letters of a title or an e-mail's name; a line with more is prose."""

LONG: Final = 50
"""A line of so many characters that is not set in, under a telegram, is prose; titles are set in or short."""


def list_goes_on(before: str, line: str, *, after_blank: bool, is_set_in: bool = False) -> bool:
    """Say whether `line` goes on with the REF list of which `before` is what was read so far.

    Over an empty line a list goes on with its next label, with a telegram, or with the rest of one that was cut in two
    (a station over two lines); without one it goes on unless the line is prose.
    """
    before = before[:MAX_LENGTH]
    line = line.lstrip(_BEFORE_LABEL)[:MAX_STRETCH]
    label = _label(line)
    if label is not None and _follows_line(before, label):
        return True
    last = None
    for chunk in chunks(before, end_of_list(before)):
        last = chunk
    tail = before[last.start :] if last is not None else ""
    if label is not None:
        return _is_next(last.label if last is not None else None, tail, label, after_blank=after_blank)
    if begins_telegram(line, is_known=not after_blank) or _GOES_ON.match(line):
        return True
    rest = tail[ends_of_telegrams(tail) :].strip(EDGE)
    if rest and rest != tail.strip(EDGE) and not after_blank:
        return True  # a title that goes on
    if begins_telegram(f"{rest} {line}") or (not tail.strip(EDGE) and not after_blank):
        return True
    if after_blank:
        return bool(rest) and BARE.match(line) is not None
    is_open = before.count("(") > before.count(")") or _UNFINISHED.search(before.rstrip()) is not None
    return is_open or not _is_prose(line, is_complete=not rest, is_set_in=is_set_in)


def _follows_line(before: str, label: re.Match[str]) -> bool:
    """True where the line before has the label before this one, and both have a telegram: most lists are such lines.

    Then the list need not be cut anew for each of its lines.
    """
    name = label["boxed"] or label["plain"] if label.re is LABEL else None
    if name is None:
        return False
    previous = before[before.rfind("\n") + 1 :].lstrip(_BEFORE_LABEL)
    held = LABEL.match(previous)
    if held is None or (last := held["boxed"] or held["plain"]) is None or ord(name.upper()) - ord(last.upper()) != 1:
        return False
    item = ITEM.match(previous, held.end() + 1)
    if item is None or item.end() < len(previous.rstrip()):  # something else stands on it
        return False
    return begins_telegram(label.string[label.end() :].lstrip(EDGE))


def begins_list(text: str) -> bool:
    """Say whether what stands behind `REF:` is a list: a telegram, a label, or a paper."""
    line = text[:MAX_STRETCH].lstrip(EDGE)
    return begins_telegram(line, is_known=False) or LABEL.match(line) is not None or _names_paper(line[: LONG * 2])


def _label(line: str) -> re.Match[str] | None:
    return LABEL.match(line) or NUMBER_LABEL.match(line)


def _is_next(last: str | None, tail: str, label: re.Match[str], *, after_blank: bool) -> bool:
    """A label goes on with the list where it comes next in the alphabet and an item follows it."""
    name = next(group for group in label.groups() if group).upper()
    rest = label.string[label.end() :].lstrip(EDGE)
    if name.isdecimal():
        return begins_telegram(rest) and (last or "0").isdecimal() and label_step(name, last or "0") == 1
    if (last or "A").isdecimal():
        return False
    step = label_step(name, last or "A") + (last is None)
    if begins_telegram(rest) or _label(rest) is not None:
        return 0 <= step <= WIDEST_STEP or not tail.strip(EDGE)
    if not 1 <= step <= WIDEST_STEP or (after_blank and label.string.startswith("(") and name in _PORTIONS):
        return False
    return not after_blank or not rest or len(rest) <= LONG or _names_paper(rest[: LONG * 2])


def _names_paper(text: str) -> bool:
    return DTG.search(text) is not None or any(pattern.search(text) for _, pattern in OTHER_KINDS)


def _is_prose(line: str, *, is_complete: bool, is_set_in: bool) -> bool:
    if len(_SMALL_WORDS.findall(line)) > MOST_SMALL_WORDS:
        return is_complete or len(line) > LONG
    return is_complete and len(line) > LONG and not is_set_in
