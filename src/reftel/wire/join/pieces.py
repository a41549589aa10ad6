"""Parts of telegrams: a text is cut where a section begins, and of each part is read to what it belongs.

    part    = [ heading ] [ class-line ] [ block ] *body-line [ ending ]
    border  = the first line of a heading / a class line or page line with another section's number / a gap line

Source: FORMAT.md 1.9: sections of one telegram agree in originator (or station), serial number and date-time group.
"""

import datetime as dt
import re
from collections.abc import Iterator
from typing import Final

import msgspec

from reftel.codes import canonical_station, station_of_designator
from reftel.telegram import Place
from reftel.wire.body.paragraph_start import read_paragraph_start
from reftel.wire.draft import Draft
from reftel.wire.furniture import ENDING, PAGE_LINE, read_gap_line, read_page_line
from reftel.wire.heading.format_lines import DTG_LINE, FROM_LINE
from reftel.wire.heading.heading import HeadingReader
from reftel.wire.lines import MAX_STRUCTURED, Line, split_lines
from reftel.wire.split import heading_starts
from reftel.wire.text_block.block_lines import tell_line
from reftel.wire.text_block.class_line import ClassLine, read_class_line
from reftel.wire.text_block.pass_lines import is_pass_line

HEADING_REACH: Final = 16
"""Lines of a part's beginning among which its FM line must stand, called stations included."""

BLOCK_REACH: Final = 6
"""Lines between a heading and its class line: page lines, a bare classification, a relay's note."""

MAX_PAGE_LINE: Final = 60
"""Characters of a page line; the form has at most fifty."""


class Identity(msgspec.Struct, frozen=True, kw_only=True):
    """What a part says of its telegram; null where it says nothing. Stations are canonical, page lines may cut them short."""

    station: str | None = None
    serial: int | None = None
    originator: str | None = None
    date: dt.datetime | None = None

    @property
    def is_empty(self) -> bool:
        """True where nothing tells to which telegram the part belongs."""
        return self.serial is None and self.date is None

    def differs(self, other: "Identity") -> bool:
        """True where both say something and not the same. Page lines cut a station's name short."""
        return (
            (self.serial is not None and other.serial is not None and self.serial != other.serial)
            or (self.date is not None and other.date is not None and self.date != other.date)
            or bool(self.station and other.station and not same_station(self.station, other.station))
        )

    def filled_by(self, other: "Identity") -> "Identity":
        """Return what both say together; of what differs nothing is taken."""
        if self.differs(other):
            return self
        return Identity(
            station=self.station or other.station,
            serial=self.serial if self.serial is not None else other.serial,
            originator=self.originator or other.originator,
            date=self.date or other.date,
        )


def same_station(one: str | None, other: str | None) -> bool:
    """True where two stations are known and one is the other, perhaps cut short."""
    return (
        one is not None
        and other is not None
        and bool(one)
        and bool(other)
        and (one.startswith(other) or other.startswith(one))
    )


class Part(msgspec.Struct, frozen=True, kw_only=True):
    """One part of a text: `lines` join to it.

    `text_at` is the index of the first line after the heading, `class_at` that of the class line (null without one),
    `body_at` that of the first line after the text block, `stop` the first index after the last line of text. `number`
    and `total` are those of its section.
    """

    source: int
    text: str
    lines: list[Line]
    text_at: int
    class_at: int | None
    body_at: int
    stop: int
    number: int | None
    total: int | None
    is_gap: bool
    identity: Identity
    draft: Draft

    @property
    def place(self) -> Place:
        """Return [start, end) of the part in its text."""
        return self.lines[0].start, self.lines[-1].end

    @property
    def has_heading(self) -> bool:
        """True where the part has a transmission heading of its own."""
        return self.text_at > 0


def cut_parts(text: str, extent: Place, source: int) -> list[Part]:
    """Cut a text at the beginnings of sections and telegrams and read each part; blank stretches belong to the part before."""
    lines = split_lines(text, *extent)
    borders = list(_borders(lines))
    if not borders or borders[0] != 0:
        borders.insert(0, 0)
    parts: list[Part] = []
    for at, after in zip(borders, [*borders[1:], len(lines)], strict=True):
        if any(line.text for line in lines[at:after]):
            parts.append(_read_part(text, lines[at:after], source, parts[-1] if parts else None))
    return parts


class _Cutter:
    """What has been seen of the part that grows."""

    def __init__(self) -> None:
        self.number: int | None = None
        self.has_class_line = False
        self.has_ended = False
        self.is_gap = False

    def begins(self, text: str) -> bool:
        """Take a line of the text; True where a new part begins with it."""
        if read_gap_line(text) is not None:
            self._restart(None)
            self.is_gap = True
            return True
        is_ending = text[0] in "BN#" and ENDING.match(text) is not None
        if self.is_gap and not is_ending:  # a gap is its line and the ending that may follow
            self._restart(None)
            self.begins(text)
            return True
        if (page := read_page_line(text)) is not None:
            return self._page(page.number)
        if is_ending:
            self.has_ended = True
        elif (read := read_class_line(text)) is not None and read.is_complete:
            return self._class_line(read)
        return False

    def _page(self, number: int | None) -> bool:
        if number is None or number == self.number:
            return False
        if self.number is None and (number == 1 or not self.has_class_line):
            self.number = number
            return False
        return self._restart(number)

    def _class_line(self, read: ClassLine) -> bool:
        number = read.section[0] if read.section is not None else None
        is_other = number is not None and self.number is not None and number != self.number
        if is_other or (self.has_class_line and (self.has_ended or number not in (None, self.number))):
            self._restart(number)
            self.has_class_line = True
            return True
        self.has_class_line = True
        self.number = number if number is not None else self.number
        return False

    def _restart(self, number: int | None) -> bool:
        self.number = number
        self.has_class_line = self.has_ended = self.is_gap = False
        return True


def _borders(lines: list[Line]) -> Iterator[int]:
    headings = {index for index, _ in heading_starts(lines)}
    seen = _Cutter()
    for index, line in enumerate(lines):
        if not line.text or len(line.text) > MAX_STRUCTURED:
            continue
        if index in headings:
            seen = _Cutter()
            yield index
        elif seen.begins(line.text):
            yield index


def _read_part(text: str, lines: list[Line], source: int, before: Part | None) -> Part:
    draft = Draft(text, (lines[0].start, lines[-1].end))
    text_at = HeadingReader(draft).read(lines, 0) if _has_heading(lines) else 0
    class_at, read = _find_class_line(lines, text_at)
    gap = next((read_gap_line(line.text) for line in lines if line.text), None)
    number, total, identity = _mark_of(lines, read, draft)
    number, total = gap or (number, total)
    if before is not None and not text_at and (number is not None or before.is_gap):
        identity = identity.filled_by(before.identity)
    return Part(
        source=source,
        text=text,
        lines=lines,
        text_at=text_at,
        class_at=class_at,
        body_at=text_at if class_at is None else block_end(lines, class_at),
        stop=_stop(lines, text_at),
        number=number,
        total=total,
        is_gap=gap is not None,
        identity=identity,
        draft=draft,
    )


def _has_heading(lines: list[Line]) -> bool:
    """True where an FM line follows a date-time group before the text: only then a heading is read, or prose (a radio's "FM")
    might pass for one.
    """
    seen, is_dated = 0, False
    for line in lines:
        text = line.text
        if not text:
            continue
        if is_dated and text.startswith("FM ") and FROM_LINE.match(text[:MAX_STRUCTURED]) is not None:
            return True
        is_dated = is_dated or DTG_LINE.match(text[:MAX_STRUCTURED]) is not None
        seen += 1
        if seen > HEADING_REACH or len(text) > MAX_STRUCTURED:
            return False
        if (read := read_class_line(text)) is not None and read.is_complete:
            return False
    return False


def _find_class_line(lines: list[Line], at: int) -> tuple[int | None, ClassLine | None]:
    """Find the class line near the beginning of the text; a page line, a relay's note, a library's date may stand before it."""
    seen = 0
    for index in range(at, len(lines)):
        text = lines[index].text
        if not text:
            continue
        if len(text) > MAX_STRUCTURED or read_paragraph_start(text, expected=1) is not None:
            return None, None
        if (read := read_class_line(text)) is not None and read.is_complete:
            return index, read
        seen += 1
        if seen >= BLOCK_REACH:
            return None, None
    return None, None


def _mark_of(lines: list[Line], read: ClassLine | None, draft: Draft) -> tuple[int | None, int | None, Identity]:
    """Return section, total and identity: of the class line, else of the first page line, else of the DE line.

    `/01` of a DE line is no section by itself: telegrams in one part carry it too.
    """
    number = draft.transmission.get("section")
    number = number if number is not None and number > 1 else None
    total = station = serial = None
    if read is not None:
        station = read.station[0] if read.station else None
        serial = read.serial[0] if read.serial else None
        number, total = read.section[:2] if read.section is not None else (None, None)
    if total is None and (page := _first_page_line(lines)) is not None:
        number, total = int(page["number"]), int(page["total"])
        serial = serial if serial is not None else int(page["serial"])
        station = station or canonical_station(page["station"])
    elif total is None and (slug := _first_slug(lines)) is not None:
        number, total = slug
    if station is None and draft.originator is not None:
        station = station_of_designator(draft.originator) or None
    return number, total, Identity(station=station, serial=serial, originator=draft.originator, date=draft.date)


def block_end(lines: list[Line], class_at: int, known: frozenset[str] = frozenset()) -> int:
    """Return the first index after the text block that the class line begins: captions, labelled lines and what goes on
    under them without an empty line, and every line that stands in the first section's block too (`known`).
    """
    end = class_at + 1
    is_open, labelled = False, False
    for at in range(class_at + 1, len(lines)):
        text = lines[at].text
        if not text:
            is_open = False
            continue
        told = tell_line(text[:MAX_STRUCTURED])
        is_pass = not labelled and told.kind == "text" and is_pass_line(text[:MAX_STRUCTURED])
        if told.label is not None:
            is_open = labelled = True
        elif not (told.is_element or is_pass or (is_open and told.kind == "text") or " ".join(text.split()) in known):
            break
        end = at + 1
    return end


def _first_page_line(lines: list[Line]) -> re.Match[str] | None:
    for line in lines:
        if " OF " in line.text and len(line.text) < MAX_PAGE_LINE and (match := PAGE_LINE.match(line.text)) is not None:
            return match
    return None


def _first_slug(lines: list[Line]) -> tuple[int, int] | None:
    for line in lines:
        page = read_page_line(line.text[:MAX_STRUCTURED]) if line.text.startswith("PAGE ") else None
        if page is not None and page.number is not None and page.total is not None:
            return page.number, page.total
    return None


def _stop(lines: list[Line], at: int) -> int:
    """Return the first index after the last line of text: before BT, the validation number and NNNN."""
    stop = next((i for i in range(at, len(lines)) if _is_last(lines[i].text)), len(lines))
    while stop > at and (not lines[stop - 1].text or ENDING.match(lines[stop - 1].text) is not None):
        stop -= 1
    return stop


def _is_last(text: str) -> bool:
    match = ENDING.match(text) if text.startswith("NNN") else None
    return match is not None
