"""Long lines, as newspapers print telegrams: several paragraphs and headings run together on one line.

Page lines and slugs of the printer stand inside their sentences. Cut are the starts of marked paragraphs and the headings
between two rulers (`------- COMMENT ------- 7. (C) …`).
"""

import re
from typing import Final

from reftel.wire.body.paragraph_start import START, starts_inside

RULED: Final = re.compile(r"(?<=\s)(?P<open>-{3,80}) ?(?P<words>[A-Za-z][^-\n]{2,75}?) ?(?P<close>-{3,80})(?=\s|$)")
PAGE_INSIDE: Final = re.compile(
    r"(?P<words>(?:[A-Z][A-Z.'-]{0,24} {1,3}){1,4})\d{8} {1,6}\d{1,3}(?:\.\d{1,2})? {1,3}OF {1,3}\d{1,3}(?!\S)"
)
"""A page line inside a line: `... visitors PORT ALDER 00000412 002 OF 003 get ...`."""

SLUG: Final = re.compile(
    r"PAGE {1,4}\d{1,3} {1,10}[A-Z][A-Z .'/-]{1,24}? {1,4}\d{4,6}(?: {1,4}\d\d OF \d\d)?(?: {1,4}\d{6}Z)?(?!\S)"
)
"""A page slug of 1973-79 print with text after it on the same line."""

_BEFORE_OF: Final = 110
"""How far before " OF " a page line can begin: four words and two numbers."""

MAX_CUTS: Final = 400
"""Cuts in one line; a telegram on one line has fewer than a hundred."""


def cuts_inside(text: str, *, after: int) -> list[int]:
    """Return the offsets at which a long line is to be cut, in order; empty for nearly every line.

    `after` is the number of the paragraph before; the line may itself begin with the next one.
    """
    begins = START.match(text) if text[0] in "¶Â" or text[0].isdigit() else None
    expected = after + 2 if begins is not None and int(begins["number"]) == after + 1 else after + 1
    cuts = starts_inside(text, expected=expected)
    if "---" in text:
        for match in RULED.finditer(text):
            cuts += (match.start("open"), match.start("words"), match.start("close"), match.end("close"))
    return sorted({cut for cut in cuts if 0 < cut < len(text)})[:MAX_CUTS] if cuts else cuts


def ruled_heading(text: str, *, may_head: bool) -> tuple[list[int], int] | None:
    """Cut a line that ends in a ruler: (the offsets, that of a heading or -1), None where the ruler is only text.

    Newspapers run the lines of a ruled heading together, behind the sentence before it or on a line of their own. The
    ruler is as long as its heading, which tells the heading from that sentence: `… of prices. Port Fees ---------`.
    `may_head` is true where the line stands where a heading can.
    """
    end = len(text.rstrip("- "))
    size = len(text[end:].strip())
    if size < SHORTEST_RULER or "---" not in text[end:]:
        return None
    opening = text.rfind("---", max(0, end - LONGEST_RULED), end) + 3
    if opening > 2:
        start = len(text[:opening].rstrip("- "))
        words = opening + (text[opening] == " ")
        fits = abs(len(text[start:opening].strip()) - size) <= _UNEQUAL or min(opening - start, size) > _LONG_RULER
        return ([start, words, end], words) if fits and _may_be_ruled(text[words:end]) else None
    is_heading = may_head and end <= LONGEST_RULED and _may_be_ruled(text[:end])
    if is_heading and abs(size - end) <= _UNEQUAL:
        return [end], 0
    for words in range(max(end - size - 2, 1), end - size // 2 + 1):
        before = text[max(0, words - 4) : words]
        if before[-1] != " " or before.rstrip()[-1:] not in _STOPS or text[words].islower():
            continue
        if _may_be_ruled(text[words:end]):
            return [words, end], words
    if is_heading:
        return ([end], 0) if size > _LONG_RULER and text[:4].upper() != "END " else None
    return ([end], -1) if size > _LONG_RULER and text[end - 1 : end] in _STOPS else None


def _may_be_ruled(words: str) -> bool:
    return (
        len(words) > 1
        and (words[0].isalnum() or words[0] in "\"“'‘.")
        and words[-1] not in ",;"
        and any(c.isalpha() for c in words)
        and START.match(words) is None
    )


SHORTEST_RULER: Final = 3
LONGEST_RULED: Final = 110
"""Characters of a heading with a ruler: two lines of text at most."""

_UNEQUAL: Final = 3
"""By how much a ruler and its heading differ in length."""

_LONG_RULER: Final = 20
"""A longer ruler is no figure's dash and fills no form; it may be as long as one line of a heading of two."""

_STOPS: Final = frozenset('.?!)"”’X')
"""What ends the sentence before: a stop, a quotation or a parenthesis, or what was blacked out."""


def page_lines_inside(text: str, station: str | None) -> list[tuple[int, int]]:
    """Return the places of page lines and slugs on a line that holds more, in order; empty where there is none.

    `station` is the telegram's own in its canonical letters: in a text of capitals it tells how many words belong to it.
    """
    if text.startswith("PAGE ") and (slug := SLUG.match(text)) is not None:
        return [(0, slug.end())] if slug.end() < len(text) else []
    places: list[tuple[int, int]] = []
    done, at = 0, text.find(" OF ")
    while at >= 0:
        match = PAGE_INSIDE.search(text, max(at - _BEFORE_OF, done), min(at + 12, len(text)))
        if match is not None:
            start = match.end("words") - _station_length(match["words"], station)
            done = match.end()
            places.append((start, done))
        at = text.find(" OF ", max(at + 4, done))
    return [] if places == [(0, len(text))] else places


def _station_length(words: str, station: str | None) -> int:
    """Length of the station's name (at most ten letters of it are printed) at the end of some words, blanks included."""
    starts = [m.start() for m in _WORD_START.finditer(words)]
    for start in reversed(starts):
        letters = "".join(c for c in words[start:] if c.isalpha())
        if station is not None and (letters == station or (len(letters) >= 7 and station.startswith(letters))):
            return len(words) - start
    return len(words) - starts[-1]


_WORD_START: Final = re.compile(r"(?<![A-Z.'-])[A-Z]")
