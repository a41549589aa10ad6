"""The class line: the first line of the text.

class-line = level [ level ] [ captions ] [ "SECTION" NN "OF" NN ] [ station serial / airgram-number ] [ captions ]

Two levels stand on a line where a later review put its own before that of the telegram; the telegram's own counts.
"""

import re
from functools import cache
from typing import Final

import msgspec

from reftel.codes import Classification, canonical_station, captions
from reftel.wire.heading.garbles import FIGURES
from reftel.wire.levels import read_level

SECTION: Final = re.compile(
    r"(?:FINAL )?SECTION\s{0,3}(?P<number>[\dOIl]{1,3})?\s{0,3}OF\s{0,3}(?P<total>[\dOIl]{1,3})\b", re.IGNORECASE
)
STATION_SERIAL: Final = re.compile(r"(?P<station>[A-Z][A-Z .'/-]{1,40}?)[ #]{1,4}0{0,6}(?P<serial>\d{1,7})(?![\dOIl])")
GARBLED_SERIAL: Final = re.compile(
    r"(?P<station>[A-Z][A-Z .'/-]{1,40}?)[ #]{1,4}(?P<serial>(?=[OIl]{0,6}\d)[\dOIl]{3,7})(?![\dA-Za-z])"
)
"""A serial number with the letter O for nought or I for one: at least one true figure stands among them."""

AIRGRAM: Final = re.compile(r"(?P<station>[A-Z][A-Z .'-]{1,40}?)[ #]{1,4}(?P<airgram>(?:CA|A)-\d{1,5})\b")
"""The number of an airgram (`PORT ALDER A-50`), of a series of its own."""

SHORT: Final = 3
"""Signs that blank and serial number have at least, where neither spaced letters nor a section show that the line is no
sentence (`SECRET SERVICE MEN 12`); printed serials are padded with noughts."""

PRINTER_NUMBER: Final = re.compile(r"[A-Z]{2,4} ?\d{3,4}$")
"""The printer's running number at the right of a page's head (`UNCLASSIFIED     PTQ1128`)."""


class ClassLine(msgspec.Struct, frozen=True, gc=False):
    """A class line as read; places are offsets in the line, None where the element is missing."""

    classification: Classification
    level_end: int
    captions: tuple[tuple[str, int, int], ...]
    section: tuple[int | None, int, int, int] | None
    station: tuple[str, int, int] | None
    serial: tuple[int, int, int] | None
    rest: str
    airgram: str | None = None
    is_garbled: bool = False

    @property
    def is_complete(self) -> bool:
        """True where the line names its telegram or its section, not only a level."""
        return self.serial is not None or self.section is not None or self.airgram is not None


def read_class_line(text: str) -> ClassLine | None:
    """Read a class line, None where the line does not begin with a level."""
    level = read_level(text)
    if level is None:
        return None
    classification, at = level
    if at >= len(text):  # a bare level, at the edge of a page
        return ClassLine(classification, at, (), None, None, None, "")
    rest = text[at:].lstrip()
    if (own := read_level(rest)) is not None:
        classification, at = own[0], len(text) - len(rest) + own[1]
        if at >= len(text):
            return ClassLine(classification, at, (), None, None, None, "")
    if text[0].isupper() and text[2:3].islower():  # a whole copy in small letters
        text = text.upper()[: len(text)]
    found: list[tuple[str, int, int]] = []
    end = at
    at = _take_captions(text, _take_spaced(text, at, found), found)
    section, at = _section(text, at, found)
    station = serial = airgram = None
    match = STATION_SERIAL.match(text, _skip(text, at)) or _unusual_number(text, _skip(text, at))
    if match is not None and (section is not None or text[1] == " " or match.end() - match.end("station") > SHORT):
        station = (canonical_station(match["station"]), *match.span("station"))
        if match.re is AIRGRAM:
            airgram = match["airgram"]
        else:
            serial = (int(match["serial"].translate(FIGURES)), *match.span("serial"))
        at = _take_captions(text, _take_glued(text, match.end(), found), found)
    rest = text[at:].strip(" \\/*.,-")
    if rest and serial is None and PRINTER_NUMBER.match(rest) is not None:
        rest = ""
    is_garbled = match is not None and match.re is GARBLED_SERIAL
    return ClassLine(classification, end, tuple(found), section, station, serial, rest, airgram, is_garbled)


def _section(
    text: str, at: int, found: list[tuple[str, int, int]]
) -> tuple[tuple[int | None, int, int, int] | None, int]:
    start = _skip(text, at)
    match = SECTION.match(text, start) if text[start : start + 1] in _SECTION_FIRST else None
    if match is None:
        return None, at
    total = int(match["total"].translate(FIGURES))
    number = int(match["number"].translate(FIGURES)) if match["number"] else total
    return (number, total, match.start(), match.end()), _take_captions(text, match.end(), found)


_SECTION_FIRST: Final = frozenset("SFsfſ")


def _unusual_number(text: str, at: int) -> re.Match[str] | None:
    """An airgram's number, or a serial number with letters among its figures."""
    return AIRGRAM.match(text, at) or GARBLED_SERIAL.match(text, at)


def _take_spaced(text: str, at: int, found: list[tuple[str, int, int]]) -> int:
    """Take EFTO with its letters spaced like those of a level; it stands right after UNCLAS."""
    start = _skip(text, at)
    if not text.startswith("E F T O", start):
        return at
    found.append(("EFTO", start, start + 7))
    return start + 7


def read_captions(text: str) -> tuple[tuple[str, int, int], ...] | None:
    """Read a line that holds captions and nothing else, None for every other line."""
    found: list[tuple[str, int, int]] = []
    end = _take_captions(text, 0, found)
    if found and found[-1][0] == "REL TO" and (states := _STATES.match(text, end)) is not None:
        end = states.end()
        found[-1] = ("REL TO", found[-1][1], end)
    if not found or not text[end:].strip(" /\\*.,-"):
        return tuple(found) or None
    hidden = restricting_captions(text, end)
    narrow = hidden or restricting_captions(text)
    return (*found, *hidden) if narrow else None


def restricting_captions(text: str, at: int = 0) -> tuple[tuple[str, int, int], ...]:
    """Return the captions that narrow distribution on a short line of capitals, whatever garble stands between them.

    A garbled caption block must not lose its NODIS: the label of the telegram rests on it.
    """
    if len(text) > LONGEST_CAPTION_LINE or text != text.upper():
        return ()
    return tuple((m[0], m.start(), m.end()) for m in _RESTRICTING.finditer(text, at))


_STATES: Final = re.compile(r" [A-Z]{2,20}(?:(?:, ?(?:AND )?| AND |/)[A-Z]{2,20}){0,8}$")
"""The states that a text may be released to, behind REL TO. Source: ISOO marking booklet."""

LONGEST_CAPTION_LINE: Final = 60
_RESTRICTING: Final = re.compile(r"\b(?:NODIS|EXDIS|STADIS|LIMDIS|NOFORN|ORCON)\b")


def _skip(text: str, at: int) -> int:
    while at < len(text) and text[at] in " \t/\\.,*-":
        at += 1
    return at


def _take_captions(text: str, at: int, found: list[tuple[str, int, int]]) -> int:
    """Take captions from `at` on as long as they come; return the end of the last."""
    while (hit := _caption_at(text, _skip(text, at))) is not None:
        found.append(hit)
        at = hit[2]
    return at


def _take_glued(text: str, at: int, found: list[tuple[str, int, int]]) -> int:
    """Take a caption that runs into the serial number and into what follows (`000412SIPDISFOR THE MINISTER`)."""
    for name in _GLUED:
        if text.startswith(name, at):
            found.append((name, at, at + len(name)))
            return at + len(name)
    return at


def _caption_at(text: str, at: int) -> tuple[str, int, int] | None:
    """Return the longest caption of the table that stands at `at`, with its place.

    How many words it can have its first word says: most words begin no caption.
    """
    match = _WORD.match(text, at)
    if match is None or (most := _words_by_first().get(match[0].upper())) is None:
        return None
    names, end = captions(), match.end()
    best: tuple[str, int, int] | None = None
    for _ in range(most):
        name = text[at:end].upper()
        if name in names:
            best = (name, at, end)
        if text[end : end + 1] != " " or (match := _WORD.match(text, end + 1)) is None:
            break
        end = match.end()
    return best


@cache
def _words_by_first() -> dict[str, int]:
    """Return the first word of each caption → the most words of a caption that begins with it."""
    most: dict[str, int] = {}
    for name in captions():
        words = name.split(" ")
        most[words[0]] = max(most.get(words[0], 0), len(words))
    return most


_WORD: Final = re.compile(r"[A-Za-z0-9&-]+")
_GLUED: Final = ("SIPDIS", "SENSITIVE", "NOFORN", "NODIS", "EXDIS")
