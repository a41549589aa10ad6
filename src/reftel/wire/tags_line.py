"""The TAGS line: codes separated by commas or blanks, persons as `SURNAME, GIVEN`.

tags = code *( ( "," / SP ) code )
"""

import re
from typing import Final

from reftel.codes import TagKind, captions, tag, tag_meanings
from reftel.telegram import Tag

MAX_TAGS: Final = 100
"""TAGS kept of one telegram; real lines have fewer than forty."""

_PIECE: Final = re.compile(r"[^,;\s()]+(?: [^,;\s()]+)*|\([^()]*\)")
_WORD: Final = re.compile(r"\S+")
_ABSENT: Final = frozenset({"NONE", "N/A", "NA"})


def read_tags(
    text: str, places: list[tuple[int, int]], year: int | None, found_captions: list[str]
) -> tuple[list[Tag], list[tuple[int, int, str]]]:
    """Read the TAGS of the stretches `places` of a text.

    Returns the TAGS in order, each code once, and the (start, end, path) of each. A caption that slipped into the line is
    appended to `found_captions`. A code that no table knows is kept with kind `unknown`.
    """
    tags: list[Tag] = []
    fields: list[tuple[int, int, str]] = []
    for start, end, code in _codes(text, places):
        if code in captions():
            found_captions.append(code)
        elif code not in _ABSENT and len(tags) < MAX_TAGS and all(code != t.code for t in tags):
            fields.append((start, end, f"tags[{len(tags)}].code"))
            meaning = tag(code, year)
            tags.append(Tag(code=code, kind=meaning.kind, name=meaning.name))
    return tags, fields


def _codes(text: str, places: list[tuple[int, int]]) -> list[tuple[int, int, str]]:
    """Return (start, end, code) in order; a surname and the given name after its comma are one code."""
    codes: list[tuple[int, int, str]] = []
    for start, end in places:
        for piece in _PIECE.finditer(text, start, end):
            codes.extend(_split_piece(text, piece.start(), piece.end()))
    return _join_persons(text, codes)


def _split_piece(text: str, start: int, end: int) -> list[tuple[int, int, str]]:
    """Split a piece between commas at its blanks, unless it is a known code with a blank or a name."""
    if text[start] == "(":
        inside = text[start + 1 : end - 1].strip().upper()
        return [(start + 1, end - 1, ", ".join(p.strip() for p in inside.split(",")))] if inside else []
    whole = text[start:end].upper().rstrip(".:")
    words = [(start + m.start(), start + m.end(), m[0].upper().rstrip(".:")) for m in _WORD.finditer(text[start:end])]
    words = [w for w in words if w[2]]
    if len(words) < 2 or _known(whole):  # one word, or a code that holds a blank
        return [(start, end, whole)] if whole else []
    known = [_known(w) or len(w) <= 4 for _, _, w in words]  # short unknown words are codes not yet in the table
    if all(known):
        return words
    first_name = known.index(False)
    rest = words[first_name:]
    if any(_known(w) for _, _, w in rest):
        return words
    return [*words[:first_name], (rest[0][0], rest[-1][1], " ".join(w for _, _, w in rest))]


def _join_persons(text: str, codes: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    joined: list[tuple[int, int, str]] = []
    for start, end, code in codes:
        if joined and _may_be_name(code) and _may_be_name(joined[-1][2]) and ", " not in joined[-1][2]:
            before = joined[-1]
            if text[before[1] : start].strip() == ",":
                joined[-1] = (before[0], end, f"{before[2]}, {code}")
                continue
        joined.append((start, end, code))
    return joined


def _may_be_name(code: str) -> bool:
    return len(code) > 4 and code.replace(" ", "").replace("-", "").replace(".", "").isalpha() and not _known(code)


def _known(code: str) -> bool:
    return bool(tag_meanings(code)) or tag(code, None).kind is TagKind.PROGRAM
