"""The joined text: one heading, one text block, the sections in order; what is left out keeps a kind of its own.

What is put in, and stands in none of the texts, is a section line where a section begins without one (the form of joined copies in
the archives), and a line for each section that is missing. Source: FORMAT.md 1.9.
"""

from collections.abc import Iterable
from typing import Final

import msgspec

from reftel.wire.body.paragraph_start import printed_number
from reftel.wire.draft import Draft, Mark
from reftel.wire.furniture import ENDING, ends_sentence, gap_line, read_page_line
from reftel.wire.join.differences import compare_blocks, compare_headings
from reftel.wire.join.order import Noted, Order
from reftel.wire.join.pieces import Identity, Part, block_end
from reftel.wire.lines import Line
from reftel.wire.text_block.class_line import read_class_line
from reftel.wire.text_block.text_block import TextBlockReader

PAGE_STATION: Final = 10
"""Letters that a page line has for the station (`PORT AU PR`)."""


class Segment(msgspec.Struct, frozen=True):
    """A stretch of the joined text: text[start:end) of the text number `source`, or `put_in` where `source` is None."""

    source: int | None
    start: int
    end: int
    put_in: str = ""

    @property
    def length(self) -> int:
        """Number of its code points in the joined text."""
        return self.end - self.start if self.source is not None else len(self.put_in)


class JoinedText(msgspec.Struct, frozen=True, kw_only=True):
    """The segments in order; of each text the marks of what was left out; what was found on the way."""

    segments: tuple[Segment, ...]
    left_out: tuple[tuple[int, Mark], ...]
    noted: tuple[Noted, ...]


def with_blocks(parts: list[Part]) -> list[Part]:
    """Find the end of each part's text block by that of the first: a line that stands in it belongs to the repeat too."""
    first = _block_part(parts)
    if first is None or first.class_at is None:
        return parts
    draft = Draft(first.text, first.place)
    end = TextBlockReader(draft).read(list(first.lines), first.class_at)
    placed = {start for start, _, _, _ in draft.marks}  # what no rule placed may be text already
    known = frozenset(
        " ".join(line.text.split()) for line in first.lines[first.class_at : end] if line.text and line.start in placed
    )
    return [
        part
        if part is first or part.class_at is None
        else msgspec.structs.replace(part, body_at=block_end(part.lines, part.class_at, known))
        for part in parts
    ]


def _block_part(parts: Iterable[Part]) -> Part | None:
    ordered = sorted((part for part in parts if not part.is_gap), key=lambda part: part.number or 0)
    return next((part for part in ordered if part.class_at is not None), None)


def join_text(order: Order, identity: Identity) -> JoinedText:
    """Write the parts of one telegram as one text."""
    return _Writer(order, identity).write()


class _Writer:
    """Writes segments in order and marks what is left out; `last_text` is the last line of text that was written."""

    def __init__(self, order: Order, identity: Identity) -> None:
        self.order = order
        self.identity = identity
        self.segments: list[Segment] = []
        self.left_out: list[tuple[int, Mark]] = []
        self.noted: list[Noted] = list(order.noted)
        self.numbers = sorted({*order.kept, *order.missing})
        self.last_text = ""
        self.has_blank = self.is_line_open = False
        self.before: Part | None = None
        self.trailing: tuple[Part, int, int] | None = None
        self.tail: tuple[Part, int] | None = None
        parts = sorted([*order.heads, *order.kept.values()], key=lambda part: part.number or 0)
        self.heading = next((part for part in parts if part.has_heading and not part.is_gap), None)
        self.block = _block_part(parts)

    def write(self) -> JoinedText:
        """Write the text."""
        self._head()
        for part in self.order.heads:
            self._lead(part)
            self._leave_out(part, part.body_at, len(part.lines), "repeated_heading")
        for number in self.numbers:
            self._numbered(number)
        self._end()
        for part in self.order.copies:
            self.left_out.append(
                (part.source, (*part.place, "missing_section" if part.is_gap else "repeated_section", None))
            )
        return JoinedText(segments=_merged(self.segments), left_out=tuple(self.left_out), noted=tuple(self.noted))

    def _numbered(self, number: int) -> None:
        part = self.order.kept.get(number)
        if part is None:
            self._gap_line(number)
        elif part.is_gap:
            self._gap_part(part)
        else:
            self._section(number, part)

    # Pieces ------------------------------------------------------------------------------------------------------------

    def _copy(self, part: Part, first: int, after: int) -> None:
        """Take over lines of a part."""
        if first >= after:
            return
        start, end = part.lines[first].start, part.lines[after - 1].end
        self._end_line()
        self.segments.append(Segment(part.source, start, end))
        self.last_text = next((line.text for line in reversed(part.lines[first:after]) if line.text), self.last_text)
        self.is_line_open = part.text[end - 1] not in "\r\n"

    def _end_line(self) -> None:
        """A text whose last line has no line feed gets one where something follows."""
        if self.is_line_open:
            self.is_line_open = False
            self._put("\n")

    def _put(self, text: str) -> None:
        self._end_line()
        self.segments.append(Segment(None, 0, 0, text))

    def _leave_out(self, part: Part, first: int, after: int, kind: str) -> None:
        for line in part.lines[first:after]:
            self.left_out.append((part.source, (line.start, line.end, _kind_of(line, kind), None)))

    def _head(self) -> None:
        if self.heading is not None:
            self._copy(self.heading, 0, self.heading.text_at)
        if self.block is not None:
            self._copy(self.block, self.block.text_at, self.block.body_at)
            self.before = self.block

    def _lead(self, part: Part) -> bool:
        """Leave out heading and text block of a part unless they stand at the head; True where its block must stay."""
        if part is not self.heading:
            self._leave_out(part, 0, part.text_at, "repeated_heading")
            self.noted.extend(compare_headings(self.heading, part))
        if part is self.block or part.class_at is None:
            return False
        differences, has_more = compare_blocks(self.block, part, self.identity)
        self.noted.extend(differences)
        if not has_more:
            self._leave_out(part, part.text_at, part.body_at, "repeated_heading")
        return has_more

    # Sections ----------------------------------------------------------------------------------------------------------

    def _section(self, number: int, part: Part) -> None:
        keeps_block = self._lead(part)
        first = next((i for i in range(part.body_at, part.stop) if part.lines[i].text), part.stop)
        if part is self.block and self.before is part:
            first = part.body_at
        elif self._goes_on_in_its_text(part):
            self._flush(keep=True)
        else:
            self._border(number, part, first, keeps_block=keeps_block)
        self._copy(part, first, part.stop)
        blank = _after_blanks(part.lines, part.stop)
        self.trailing, self.before = (part, part.stop, blank), part
        if number == self._last_part():
            self.tail = (part, blank)
        else:
            self._leave_out(part, blank, len(part.lines), "unrecognised")

    def _last_part(self) -> int:
        return max(number for number, part in self.order.kept.items() if not part.is_gap)

    def _goes_on_in_its_text(self, part: Part) -> bool:
        """True where the part stands right behind the one before, in a text that was joined already."""
        if self.trailing is None or part.body_at > 0 or self.before is not self.trailing[0]:
            return False
        before, _, blank = self.trailing
        return before.source == part.source and blank == len(before.lines) and before.place[1] == part.place[0]

    def _border(self, number: int, part: Part, first: int, *, keeps_block: bool) -> None:
        """Write what stands between two sections: no empty line where a sentence goes on, one where a paragraph may begin."""
        after = next((line.text for line in part.lines[first : part.stop] if _is_words(line)), "")
        goes_on = bool(self.last_text) and not ends_sentence(self.last_text) and not _opens(after)
        had_blank = self._flush(keep=not goes_on) or self.has_blank
        self.has_blank = False
        if keeps_block:
            self._copy(part, part.text_at, first)
            return
        blanks = first - part.body_at
        if blanks and not goes_on and not had_blank:
            self._leave_out(part, part.body_at, first - 1, "blank")
            self._copy(part, first - 1, first)
        else:
            self._leave_out(part, part.body_at, first, "blank")
        if first < part.stop and not _has_number(part.lines[first].text):
            self._put(section_line(self.identity, self.block, number, self.order.total))

    def _flush(self, *, keep: bool) -> bool:
        """Write or leave out the empty lines behind the section before; True where some were written."""
        if self.trailing is None:
            return False
        part, first, after = self.trailing
        self.trailing = None
        if keep:
            self._copy(part, first, after)
        else:
            self._leave_out(part, first, after, "blank")
        return keep and first < after

    # Gaps and the end ---------------------------------------------------------------------------------------------------

    def _gap_line(self, number: int) -> None:
        self._blank_before()
        self._put(f"{gap_line(number, self.order.total)}\n\n")
        self.last_text, self.before, self.has_blank = ".", None, True

    def _blank_before(self) -> None:
        if not self._flush(keep=True) and not self.has_blank:
            self._put("\n")

    def _gap_part(self, part: Part) -> None:
        """Take over a gap line that stands in a text already."""
        self._blank_before()
        after = _after_blanks(part.lines, part.stop)
        self._copy(part, 0, after)
        if self.order.kept.get(self.numbers[-1]) is part:
            self._copy(part, after, len(part.lines))
        else:
            self._leave_out(part, after, len(part.lines), "unrecognised")
        self.last_text, self.before, self.has_blank = ".", None, after > part.stop

    def _end(self) -> None:
        """Write the ending of the last section that is there, behind the gap where later ones are missing."""
        self._flush(keep=True)
        if self.tail is not None:
            part, blank = self.tail
            self._copy(part, blank, len(part.lines))


def _is_words(line: Line) -> bool:
    return bool(line.text) and read_page_line(line.text) is None


def _has_number(text: str) -> bool:
    """True where a line is a page line that gives its section's number."""
    page = read_page_line(text)
    return page is not None and page.number is not None


def _opens(text: str) -> bool:
    """True where a line may open a paragraph or an item of a list."""
    return not text or text[0] in "-*•(¶" or printed_number(text) > 0


def _after_blanks(lines: list[Line], at: int) -> int:
    while at < len(lines) and not lines[at].text:
        at += 1
    return at


def _kind_of(line: Line, kind: str) -> str:
    """Return the kind of a line that is left out: what is blank, a page line or an ending stays that."""
    if not line.text:
        return "blank"
    if read_page_line(line.text) is not None:
        return "page_line"
    match = ENDING.match(line.text)
    if match is None:
        return kind
    return "break_line" if match["break"] else "validation" if match["serial"] else "end_of_message"


def section_line(identity: Identity, block: Part | None, number: int, total: int) -> str:
    """Write the line at which a section begins; empty for a telegram without sections."""
    if not number:
        return ""
    if identity.serial is None or not identity.station:
        return f"PAGE 01        SECTION {number:02d} OF {total:02d}\n"
    station = _printed_station(block) or identity.station
    return f"{station[:PAGE_STATION].rstrip()} {identity.serial:08d}  {number:03d} OF {total:03d}\n"


def _printed_station(block: Part | None) -> str | None:
    if block is None or block.class_at is None:
        return None
    line = block.lines[block.class_at].text
    read = read_class_line(line)
    return line[read.station[1] : read.station[2]] if read is not None and read.station is not None else None


def _merged(segments: list[Segment]) -> tuple[Segment, ...]:
    """Put neighbours together."""
    merged: list[Segment] = []
    for segment in segments:
        last = merged[-1] if merged else None
        if last is not None and last.source is not None and (last.source, last.end) == (segment.source, segment.start):
            merged[-1] = Segment(last.source, last.start, segment.end)
        elif segment.length:
            merged.append(segment)
    return tuple(merged)
