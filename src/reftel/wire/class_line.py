"""The class line: the first line of the text.

class-line = level [ captions ] [ "SECTION" NN "OF" NN ] [ station serial ] [ captions ]
"""

import re
from typing import Final

import msgspec

from reftel.codes import Classification, canonical_station, captions
from reftel.wire.levels import read_level

SECTION: Final = re.compile(r"(?:FINAL )?SECTION\s{0,3}(?P<number>\d{1,3})?\s{0,3}OF\s{1,3}(?P<total>\d{1,3})\b")
STATION_SERIAL: Final = re.compile(r"(?P<station>[A-Z][A-Z .'/-]{1,40}?)[ #]{1,4}0{0,6}(?P<serial>\d{1,7})(?!\d)")


class ClassLine(msgspec.Struct, frozen=True, gc=False):
    """A class line as read; places are offsets in the line, None where the element is missing."""

    classification: Classification
    level_end: int
    captions: tuple[tuple[str, int, int], ...]
    section: tuple[int | None, int, int, int] | None
    station: tuple[str, int, int] | None
    serial: tuple[int, int, int] | None
    rest: str

    @property
    def is_complete(self) -> bool:
        """True where the line names its telegram or its section, not only a level."""
        return self.serial is not None or self.section is not None


def read_class_line(text: str) -> ClassLine | None:
    """Read a class line, None where the line does not begin with a level."""
    level = read_level(text)
    if level is None:
        return None
    classification, at = level
    found: list[tuple[str, int, int]] = []
    at = _take_captions(text, at, found)
    section = None
    if (match := SECTION.match(text, _skip(text, at))) is not None:
        number = int(match["number"]) if match["number"] else int(match["total"])
        section = (number, int(match["total"]), match.start(), match.end())
        at = _take_captions(text, match.end(), found)
    station = serial = None
    if (match := STATION_SERIAL.match(text, _skip(text, at))) is not None:
        station = (canonical_station(match["station"]), *match.span("station"))
        serial = (int(match["serial"]), *match.span("serial"))
        at = _take_captions(text, _take_glued(text, match.end(), found), found)
    rest = text[at:].strip(" \\/*.,-")
    return ClassLine(classification, level[1], tuple(found), section, station, serial, rest)


def read_captions(text: str) -> tuple[tuple[str, int, int], ...] | None:
    """Read a line that holds captions and nothing else, None for every other line."""
    found: list[tuple[str, int, int]] = []
    end = _take_captions(text, 0, found)
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
    """Return the longest caption of the table that stands at `at`, with its place."""
    words = captions()
    end = at
    best: tuple[str, int, int] | None = None
    for _ in range(_MOST_WORDS):
        end = _word_end(text, end)
        name = text[at:end].upper()
        if name in words:
            best = (name, at, end)
        if end >= len(text) or text[end] != " ":
            break
        end += 1
    return best


def _word_end(text: str, at: int) -> int:
    match = _WORD.match(text, at)
    return match.end() if match is not None else at


_WORD: Final = re.compile(r"[A-Za-z0-9&-]+")
_GLUED: Final = ("SIPDIS", "SENSITIVE", "NOFORN", "NODIS", "EXDIS")
_MOST_WORDS: Final = 4
"""No caption of the table has more words."""
