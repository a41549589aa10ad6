"""Furniture inside the body: page lines, classifications at a page's edge, stamps, headings and blocks of later sections."""

from typing import Final

from reftel.wire.body.long_lines import page_lines_inside
from reftel.wire.draft import Draft
from reftel.wire.furniture import ENDING, PAGE_LINE, PAGE_SLUG, RELEASE_STAMP, read_page_line
from reftel.wire.heading.format_lines import DTG_LINE, TRANSMISSION
from reftel.wire.lines import Line, cut_lines
from reftel.wire.text_block.class_line import read_class_line
from reftel.wire.text_block.text_block import TextBlockReader

MAX_HEADING_LINES: Final = 120
"""Lines of a heading that is repeated before a section; the longest real ones have about a hundred."""


class FurnitureReader:
    """Marks furniture; `lines` is the body reader's list, in which a line that holds more may be cut."""

    def __init__(self, draft: Draft, lines: list[Line]) -> None:
        self.draft = draft
        self.lines = lines
        self._none_before = 0
        """Up to here no class line stands: many headings without one must not each look through the same lines."""

    def read(self, at: int, *, anchored: bool) -> int:
        """Return the index after the furniture that begins at line `at`, `at` itself where none does.

        `anchored`: one of the anchors of the body stands on the line.
        """
        line = self.lines[at]
        text = line.text
        first = text[0]
        if not anchored and first not in FIRST_LETTERS:
            return at
        if first in "VZPOR" and (after := self._section_heading(at)) > at:
            return after
        if (first == "P" or (anchored and " OF " in text)) and self._page(at):
            return at + 1
        if first in "CSUTLR" and (class_line := read_class_line(text)) is not None:
            if class_line.is_complete:
                return self._repeated_block(at)
            if not class_line.rest:
                self.draft.mark_line(line, "page_classification")
                return at + 1
        if first in "N#B" and (match := ENDING.match(text)) is not None:  # of an earlier section
            self.draft.mark_line(line, _ENDINGS.get(match.lastgroup or "", "end_of_message"))
            return at + 1
        if anchored and "Declassified/Released" in text and RELEASE_STAMP.match(text):
            self.draft.mark_line(line, "release_stamp")
            return at + 1
        return at

    def _page(self, at: int) -> bool:
        """Read a page line; one that stands inside a line is cut out of it first, and read when its turn comes."""
        text = self.lines[at].text
        places = page_lines_inside(text, self.draft.head.station_printed) if PAGE_LINE.match(text) is None else []
        if places:
            self.lines[at : at + 1] = cut_lines(self.lines[at], [offset for place in places for offset in place])
        return (not places or places[0][0] == 0) and self._page_line(self.lines[at])

    def _page_line(self, line: Line) -> bool:
        page = read_page_line(line.text)
        if page is None:
            return False
        self.draft.see_section(page.number, page.total)
        if page.serial is not None:
            self.draft.page_serials.append((page.serial, (line.left, line.right)))
        self.draft.mark_line(line, "page_line")
        return True

    def _section_heading(self, at: int) -> int:
        """A transmission heading in the body, or the first page of a later section, goes up to its class line."""
        if not _begins_section(self.lines[at].text):
            return at
        end = min(at + MAX_HEADING_LINES, len(self.lines))
        for index in range(at, end):
            line = self.lines[index]
            if not line.text or line.start < self._none_before:
                continue
            if (class_line := read_class_line(line.text)) is not None and class_line.is_complete:
                for passed in self.lines[at:index]:
                    if passed.text and not self.draft.is_read(passed) and not self._page_line(passed):
                        self.draft.mark_line(passed, "repeated_heading")
                return index
        self._none_before = self.lines[end - 1].end
        return at

    def _repeated_block(self, at: int) -> int:
        """A class line in the body begins the repeated block of the next section."""
        reader = TextBlockReader(self.draft)
        after = reader.read(self.lines, at)
        return max(after, at + 1)


def _begins_section(text: str) -> bool:
    if text[0] in "VZ" and TRANSMISSION.match(text) is not None:
        return True
    if text[1:2] == " " and text[2:8].isdigit():
        return DTG_LINE.match(text) is not None
    match = PAGE_SLUG.match(text)
    return match is not None and int(match["page"]) == 1 and match["number"] is not None and int(match["number"]) > 1


FIRST_LETTERS: Final = frozenset("VZPCSUTLRN#B=")
"""First letters of what a line of furniture may be, besides page lines and release stamps."""

_ENDINGS: Final = {"break": "break_line", "serial": "validation"}
"""Group of the ending pattern → kind of span."""
