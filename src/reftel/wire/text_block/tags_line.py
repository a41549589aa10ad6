"""The TAGS line: codes separated by commas or blanks, persons as `SURNAME, GIVEN`.

tags = code *( ( "," / SP ) code )

A piece between commas is one code where a table knows it; else its words are codes, words run together are cut where
every part is known, and what no table knows is one code as printed. Source: TAGS handbook of 1974; 5 FAH-3; the collections.
"""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import islice
from typing import Final

from reftel.codes import TagKind, captions, tag, tag_codes, tag_meanings
from reftel.telegram import Tag

MAX_TAGS: Final = 100
"""TAGS kept of one telegram; real lines have fewer than forty."""

MAX_CODES: Final = 4 * MAX_TAGS
"""Codes read of one line, repeated ones counted; what stands behind them is no TAGS line any more."""

LONGEST_LINE: Final = 20_000
"""Characters in which so many codes stand, names of persons among them."""

MOST_WORDS: Final = 5
"""Words of the longest code of the tables."""

LONGEST_RUN_TOGETHER: Final = 60

_PIECE: Final = re.compile(r"[^,;\s()]+(?: {1,3}[^,;\s()]+)*|\([^()]*\)")
_WORD: Final = re.compile(r"\S+")
_TERMS: Final = frozenset(
    {
        "COUNTRY CLEARANCE",
        "DOMESTIC POLITICS",
        "EXTERNAL RELATIONS",
        "FOREIGN POL",
        "FOREIGN POLICY",
        "GOI EXTERNAL",
        "GOI INTERNAL",
        "HUMAN RIGHTS",
        "IRAQI FREEDOM",
        "ISRAELI PALESTINIAN AFFAIRS",
        "LABOR",
        "MEETINGS WITH AMBASSADOR",
        "MILITARY RELATIONS",
        "NEW ZEALAND",
        "PRESS GUIDANCE",
        "WAR CRIMES",
    }
)
"""Free terms of several posts beside the codes, some of several words. Source: TAGS lines of the collections, 1992-2005."""

_ABSENT: Final = frozenset({"NONE", "N/A", "NA", "-", "--", "TAGS", ""})
_FURNITURE: Final = re.compile(
    r"\s{2,}(?:UNCLASSIFIED|UNCLAS|CONFIDENTIAL|SECRET|LIMITED OFFICIAL USE)\s{2,}"
    r"PAGE\s+\d{2}\s+[A-Z .'-]{2,20}?\s+\d{3,6}(?:\s+\d\d\s+OF\s+\d\d)?\s+\d{6}Z"
)
"""A page's edge that was run into the line."""
_END: Final = " .:\\*-"

Code = tuple[int, int, str]
"""(start, end, code in capitals)."""


def read_tags(
    text: str, places: list[tuple[int, int]], year: int | None, found_captions: list[str]
) -> tuple[list[Tag], list[tuple[int, int, str]]]:
    """Read the TAGS of the stretches `places` of a text.

    Returns the TAGS in order, each code once, and the (start, end, path) of each. A caption that slipped into the line is
    appended to `found_captions`. A code that no table knows is kept with kind `unknown`.
    """
    tags: list[Tag] = []
    fields: list[tuple[int, int, str]] = []
    seen: set[str] = set()
    names = captions()
    for start, end, code in _codes(text, places):
        if code in names:
            found_captions.append(code)
        elif code not in seen and code not in _ABSENT and len(tags) < MAX_TAGS:
            seen.add(code)
            fields.append((start, end, f"tags[{len(tags)}].code"))
            tags.append(_tag(code, year))
    return tags, fields


def continues_tags(text: str, places: list[tuple[int, int]], line: str) -> bool:
    """True where a line without label goes on with the codes before it: in capitals, after a comma, or with a known code."""
    if line.isupper() or not places or text[places[-1][1] - 1] in ",;":
        return True
    return _known(line.split(maxsplit=1)[0].strip(",;.").upper())


@lru_cache(maxsize=8192)  # bounded, because codes come from untrusted text
def _tag(code: str, year: int | None) -> Tag:
    meaning = tag(code, year)
    return Tag(code=code, kind=meaning.kind, name=meaning.name)


def _codes(text: str, places: list[tuple[int, int]]) -> list[Code]:
    """Return the codes in order; a surname and the given name after its comma are one code."""
    if (plain := _plain_codes(text, places)) is not None:
        return plain
    codes: list[Code] = []
    for start, end in places:
        for begin, stop in _without_furniture(text, start, end):
            for piece in _PIECE.finditer(text, begin, min(stop, begin + LONGEST_LINE)):
                if len(codes) >= MAX_CODES:
                    return _join_persons(text, codes)
                codes.extend(_split_piece(text, piece.start(), piece.end()))
    return _join_persons(text, codes)


def _plain_codes(text: str, places: list[tuple[int, int]]) -> list[Code] | None:
    """Read lines that hold nothing but known codes of one word, as most do; None where anything else stands there."""
    plain = _plain()
    codes: list[Code] = []
    for start, end in places:
        at = start
        for word in text[start:end].replace(",", " ").split():
            if word not in plain or len(codes) >= MAX_CODES:
                return None
            at = text.index(word, at)
            after = at + len(word)
            codes.append((at, after, word))
            at = after
    return codes


@cache
def _plain() -> frozenset[str]:
    """Known codes of one word that begin no known code of several words."""
    names = {*tag_codes(), *_TERMS}
    return frozenset(name for name in names if " " not in name and "," not in name) - _first_words() - _ABSENT


@cache
def _first_words() -> frozenset[str]:
    """Return the first words of the codes that have several words."""
    return frozenset(name.split()[0] for name in (*tag_codes(), *_TERMS) if " " in name)


def _without_furniture(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    if text.find("PAGE", start, end) >= 0:
        for match in _FURNITURE.finditer(text, start, end):
            yield start, match.start()
            start = match.end()
    yield start, end


def _split_piece(text: str, start: int, end: int) -> list[Code]:
    """Split a piece between commas into its codes."""
    if text[start] == "(":
        inside = ", ".join(part.strip() for part in text[start + 1 : end - 1].upper().split(",") if part.strip())
        return [(start + 1, end - 1, inside)] if inside else []
    words = [_word(start, match) for match in islice(_WORD.finditer(text[start:end]), MAX_CODES)]
    words = [word for word in words if word[2]]
    if len(words) == 1:
        return _run_together(words[0])
    if all(_known(word[2]) for word in words):
        return words
    if _is_phrase(text[start:end], words):
        return [(words[0][0], words[-1][1], " ".join(word[2] for word in words))]
    codes: list[Code] = []
    at = 0
    while at < len(words):
        length, found = _take(words, at, after=codes[-1][2] if codes else "")
        codes.extend(found)
        at += length
    return codes


def _is_phrase(printed: str, words: list[Code]) -> bool:
    """True for a few words between commas in small letters, none of them a code: `Air Quality` is one term."""
    return (
        len(words) <= MOST_WORDS
        and not printed.isupper()
        and all(word[2].isalpha() and not _known(word[2]) for word in words)
    )


def _word(start: int, match: re.Match[str]) -> Code:
    printed = match[0]
    skipped = 5 if printed[:5].upper() == "TAGS:" else 0  # the label twice
    code = printed[skipped:].upper().rstrip(_END)
    begin = start + match.start() + skipped
    return begin, begin + len(code), code


def _take(words: list[Code], at: int, *, after: str) -> tuple[int, list[Code]]:
    """Take the code that begins at a word: the longest known one, a person after OVIP, else words up to the next code."""
    if words[at][2] in _first_words():
        for length in range(min(MOST_WORDS, len(words) - at), 1, -1):
            name = " ".join(word[2] for word in words[at : at + length])
            if name in _TERMS or _known(name):
                return length, [(words[at][0], words[at + length - 1][1], name)]
    if after == "OVIP" and (length := _length_of_name(words, at)) > 1:  # `OVIP FENWICK RUFUS` lost its comma
        given = " ".join(word[2] for word in words[at + 1 : at + length])
        return length, [(words[at][0], words[at + length - 1][1], f"{words[at][2]}, {given}")]
    if len(parts := _run_together(words[at])) > 1 or _is_code(words[at][2]):
        return 1, parts
    length = 1
    while at + length < len(words) and not _is_code_or_run(words[at + length]):
        length += 1
    taken = words[at : at + length]
    return length, [(taken[0][0], taken[-1][1], " ".join(word[2] for word in taken))]


def _length_of_name(words: list[Code], at: int) -> int:
    """Return how many words from `at` on can be a person's: no known codes, the surname of more than two letters."""
    length = 0
    while length < 3 and at + length < len(words) and not _known(words[at + length][2]):
        length += 1
    return length if length == 0 or len(words[at][2]) > 2 else 0


def _is_code_or_run(word: Code) -> bool:
    return _is_code(word[2]) or len(_run_together(word)) > 1


def _is_code(word: str) -> bool:
    """True for a known code, and for a short word: a code that is not yet in the table."""
    return len(word) <= 4 or word in _TERMS or _known(word) or not word.isalpha()


def _run_together(word: Code) -> list[Code]:
    """Cut a word at the borders of codes that were run together, where every part is a known one."""
    start, _, text = word
    if len(text) <= 4 or len(text) > LONGEST_RUN_TOGETHER or _known(text) or (cuts := _cuts(text)) is None:
        return [word]
    return [(start + a, start + b, text[a:b]) for a, b in cuts]


@lru_cache(maxsize=4096)
def _cuts(text: str) -> tuple[tuple[int, int], ...] | None:
    """Return the places of the codes: of four letters from the left, of two at an end; None where a part is unknown."""
    cuts: list[tuple[int, int]] = []
    at = 0
    while at < len(text):
        length = next((n for n in (4, 2) if at + n <= len(text) and _is_cut_code(text[at : at + n])), 0)
        if length == 0 or (length == 2 and 0 < at < len(text) - 2):
            return None
        cuts.append((at, at + length))
        at += length
    return tuple(cuts)


def _is_cut_code(code: str) -> bool:
    return any(meaning.kind is not TagKind.ORGANIZATION for meaning in tag_meanings(code))


def _join_persons(text: str, codes: list[Code]) -> list[Code]:
    """Join `SURNAME, GIVEN`: two words beside a comma that no table knows."""
    joined: list[Code] = []
    for start, end, code in codes:
        if joined and _is_person(joined[-1][2], code, joined[-2][2] if len(joined) > 1 else ""):
            before = joined[-1]
            if text[before[1] : start].strip() == ",":
                joined[-1] = (before[0], end, f"{before[2]}, {code}")
                continue
        joined.append((start, end, code))
    return joined


def _is_person(surname: str, given: str, before: str) -> bool:
    """True where two pieces beside a comma are a person: after OVIP, or a name with a blank or a period in it."""
    if ", " in surname or not (_may_be_name(surname) and _may_be_name(given)):
        return False
    return before in _OF_PERSONS or " " in surname or " " in given or "." in given


_OF_PERSONS: Final = frozenset({"OVIP", "CJAN", "PINR"})
"""Visits, arrests and biography: the codes that persons follow."""

_TERM_WORDS: Final = frozenset(
    "AFFAIRS AGRICULTURE AID AIR AMERICAN BORDER CABINET COMMISSION COMMUNITY CONSERVATIVE CORRUPTION COUNTER COUNTERTERRORISM COUNTRY "
    "DEFENSE DEMARCHE DEMOCRATIC DEVELOPMENT DOMESTIC ECONOMIC ECONOMY EDUCATION ELECTION ELECTIONS ENERGY ENVIRONMENT ETHNICS EUROPEAN "
    "EXTERNAL FINANCE FOREIGN FRONT HEALTH HUMAN HUMANITARIAN INDUSTRY INTELLECTUAL INTERNAL INTERNATIONAL ISSUES LABOR LIBERAL MARITIME "
    "MEDIA MEETINGS MIGRATION MILITARY MISSILE NARCOTICS NGO OPERATIONS PARLIAMENT PARTIES PARTY PERSONS POLICY POLITICAL POLITICS PORTS "
    "PRESS PROPERTY PUBLIC QUALITY REFORM REFUGEE REFUGEES REGIONAL RELATIONS RIGHTS SECURITY SMUGGLING SOCIALIST TERRORISM TOURISM TRADE "
    "TRAFFICKING TRANSPORTATION UNION USAID VISITS WAR".split()
)
"""Words of free terms: a piece that holds one is no name. Source: TAGS lines of the collections."""


def _may_be_name(code: str) -> bool:
    if not _TERM_WORDS.isdisjoint(code.split()):
        return False
    letters = code.replace(" ", "").replace("-", "").replace(".", "").replace("'", "")
    return len(code) > 2 and letters.isalpha() and not _known(code) and len(letters) != 4


def _known(code: str) -> bool:
    """True for a code of the tables and for one that has the form of a program's."""
    if tag_meanings(code):
        return True
    return len(code) == 4 and code[0] == "K" and tag(code, None).kind is TagKind.PROGRAM
