"""Page furniture and endings: lines that the transmission or the printer put in, and that never break a sentence.

page-line   = station serial8 SP section [ "." page ] SP "OF" SP total          `PORT ALDER 00000412 002 OF 003`
page-slug   = "PAGE" NN ...                                                     1973-79 prints
gap-line    = "[SECTION" NN "OF" NN "MISSING]"                        put in where sections were joined
ending      = [ "BT" ] [ "#" serial ] [ "NNNN" ]
"""

import re
from typing import Final

PAGE_LINE: Final = re.compile(
    r"(?P<station>[A-Z][A-Z .'-]{1,24}?) {1,4}(?P<serial>\d{5,8}) {1,6}(?P<number>\d{1,3})(?:\.(?P<page>\d{1,2}))? OF (?P<total>\d{1,3})$"
)
PAGE_SLUG: Final = re.compile(r"PAGE +(?P<page>\d{1,3})\b(?:.*?(?P<number>\d\d) OF (?P<total>\d\d)\b)?")
ENDING: Final = re.compile(
    r"(?P<break>BT)$|#(?P<serial>\d{1,6})(?:/\d{2,3})?$|(?P<end>N{4,5})(?:[A-Z]{2,4}\d{3,4}$|(?![A-Za-z]).{0,80}$)|(?P<short>NNN)$"
)
GAP_LINE: Final = re.compile(r"\[SECTION (?P<number>\d{1,3}) OF (?P<total>\d{1,3}) MISSING\]$")
RELEASE_STAMP: Final = re.compile(r".{0,60}Declassified/Released US Department of State.{0,60}$")

COPY_END: Final = re.compile(r"={3,60} ?(?:CABLE|TELEGRAM|MESSAGE) ENDS? ?={3,60}$", re.IGNORECASE)
"""Put under a telegram by those who copied it."""


class PageLine:
    """A page or section line: the section that begins (or None) and the total (or None), offsets of its parts."""

    __slots__ = ("number", "serial", "total")

    def __init__(self, serial: int | None, number: int | None, total: int | None) -> None:
        self.serial = serial
        self.number = number
        self.total = total


def read_page_line(text: str) -> PageLine | None:
    """Read a page line or slug, None where the line is none."""
    if text.startswith("PAGE ") and (match := PAGE_SLUG.match(text)) is not None:
        number, total = match["number"], match["total"]
        return PageLine(None, int(number) if number else None, int(total) if total else None)
    if " OF " in text and len(text) < 60 and (match := PAGE_LINE.match(text)) is not None:  # the form has 26 at least
        return PageLine(int(match["serial"]), int(match["number"]), int(match["total"]))
    return None


def read_gap_line(text: str) -> tuple[int, int] | None:
    """Read the line that stands where a section is missing: (its number, of how many), None for every other line."""
    match = GAP_LINE.match(text) if text.startswith("[SECTION ") else None
    return (int(match["number"]), int(match["total"])) if match is not None else None


def gap_line(number: int, total: int) -> str:
    """Write the line that `read_gap_line` reads."""
    return f"[SECTION {number:02d} OF {total:02d} MISSING]"


def ends_sentence(text: str) -> bool:
    """True where a line ends a sentence or an item, or is blacked out whole, so that what follows an empty line is new."""
    end = text.rstrip("\"')]”’ ")
    return not end or end[-1] in ".?!:;-_=*" or (end[-1] == "X" and not end.strip("X "))
