"""The body: numbered and marked paragraphs, headings, enclosures; joined over page lines and stray empty lines.

    body      = *( heading / paragraph / enclosure / furniture ) [ signature ] ending
    paragraph = start text *( empty-line text )          until the next start, heading, enclosure or the end

A paragraph's text goes on over empty lines inside it; page furniture, the empty lines around it, and an empty line in the
middle of a sentence are left out, so that the pieces join.
"""

from collections.abc import Sequence
from typing import Final

from reftel.wire.block_drafts import BlockDraft, EnclosureDraft, TextDraft
from reftel.wire.class_line import read_class_line
from reftel.wire.draft import Draft
from reftel.wire.enclosures import END, TITLE, EnclosureMark, enclosure_marks, kind_of, may_hold_mark, sub_line
from reftel.wire.furniture import RELEASE_STAMP, ends_sentence, read_page_line
from reftel.wire.heading import TRANSMISSION
from reftel.wire.headings import RULERS, UNDERLINE, heading_lines
from reftel.wire.lines import Line, cut_lines
from reftel.wire.paragraph_start import LONG_LINE, ParagraphStart, read_paragraph_start, read_portion, starts_inside
from reftel.wire.text_block import TextBlockReader

MAX_HEADING_LINES: Final = 120
"""Lines of a heading that is repeated before a section; the longest real ones have about a hundred."""

MAX_DEPTH: Final = 8
"""Enclosures inside enclosures; deeper openings are text."""


class BodyReader:
    """Reads the lines up to the end of the body; `stack` holds the open enclosures, `current` the block that grows."""

    def __init__(self, draft: Draft, lines: Sequence[Line], end: int) -> None:
        self.draft = draft
        self.lines = list(lines[:end])
        self.blocks: list[BlockDraft] = []
        self.stack: list[EnclosureDraft] = []
        self.current: TextDraft | None = None
        self.last_number = 0
        self.last_line: Line | None = None
        self.blanks: list[Line] = []
        self.after_furniture = False
        self.after_rule = False
        self._skip_to = 0
        self._end_index: int | None = None

    def read(self, at: int) -> list[BlockDraft]:
        """Read the body and return its blocks."""
        while at < len(self.lines):
            at = self._read_at(at)
        self._close_block()
        return self.blocks

    def _read_at(self, at: int) -> int:
        line = self.lines[at]
        if line.blank:
            self.blanks.append(line)
            return at + 1
        if line.text[0].islower() and self._goes_on(line):
            return at + 1
        after = self._furniture(at)
        if after > at:
            self.after_furniture = True
            return after
        if len(line.text) > LONG_LINE and (cuts := starts_inside(line.text, expected=self._expected(line))):
            self.lines[at : at + 1] = cut_lines(line, cuts)
            line = self.lines[at]
            self._end_index = None
        self._read_content(at, line)
        return self._skip_to

    def _expected(self, line: Line) -> int:
        """Number of the paragraph that may begin inside a line: the one after that which begins at its start."""
        begins = self._paragraph_start(line) if not self.stack else None
        return begins.number + 1 if begins is not None else self.last_number + 1

    def _goes_on(self, line: Line) -> bool:
        """Take a line that begins with a small letter right under a line of its paragraph: most lines are such."""
        block = self.current
        if (
            block is None
            or block.is_heading
            or not block.pieces
            or self.blanks
            or self.after_furniture
            or self.after_rule
        ):
            return False
        if len(line.text) > LONG_LINE or may_hold_mark(line.text):
            return False
        block.pieces[-1][1] = line.right
        self.last_line = line
        return True

    # Furniture -------------------------------------------------------------------------------------------------------

    def _furniture(self, at: int) -> int:
        """Mark page lines, bare classifications and repeated blocks; return the index after them."""
        line = self.lines[at]
        text = line.text
        if (" OF " in text or text.startswith("PAGE ")) and (page := read_page_line(text)) is not None:
            self.draft.see_section(page.number, page.total)
            if page.serial is not None:
                self.draft.page_serials.append((page.serial, (line.left, line.right)))
            self.draft.mark_line(line, "page_line")
            return at + 1
        if text[0] in "VZ" and (after := self._section_heading(at)) > at:
            return after
        if text[0] in "CSUTLR" and (class_line := read_class_line(text)) is not None:
            if class_line.is_complete:
                return self._repeated_block(at)
            if not class_line.rest:
                self.draft.mark_line(line, "page_classification")
                return at + 1
        if "Declassified/Released" in text and RELEASE_STAMP.match(text):
            self.draft.mark_line(line, "release_stamp")
            return at + 1
        return at

    def _section_heading(self, at: int) -> int:
        """A transmission heading in the body is that of the next section: it goes up to its class line."""
        if TRANSMISSION.match(self.lines[at].text) is None:
            return at
        for index in range(at, min(at + MAX_HEADING_LINES, len(self.lines))):
            text = self.lines[index].text
            if text and (class_line := read_class_line(text)) is not None and class_line.is_complete:
                for line in self.lines[at:index]:
                    self.draft.mark_line(line, "repeated_heading" if line.text else "blank")
                return index
        return at

    def _repeated_block(self, at: int) -> int:
        """A class line in the body begins the repeated block of the next section."""
        reader = TextBlockReader(self.draft)
        after = reader.read(self.lines, at)
        return max(after, at + 1)

    # Content -----------------------------------------------------------------------------------------------------------

    def _read_content(self, at: int, line: Line) -> None:
        self._skip_to = at + 1
        if line.text[0] in RULERS and UNDERLINE.match(line.text):
            self.draft.mark_line(line, "rule_line")
            self.after_rule = True
            return
        if self._may_head() and (count := heading_lines(self.lines, at, len(self.lines))) and not self._has_mark(line):
            self._heading(at, count)
            self._skip_to = at + count
        else:
            self._text_line(line, at)
        self.blanks = []
        self.after_furniture = self.after_rule = False

    def _may_head(self) -> bool:
        """A heading stands after an empty line, furniture, or at the very beginning, and never in mid-sentence."""
        if self.last_line is None or self.current is None or self.current.is_heading:
            return True
        return self.after_rule or (bool(self.blanks) and ends_sentence(self.last_line.text))

    @staticmethod
    def _has_mark(line: Line) -> bool:
        return may_hold_mark(line.text) and next(enclosure_marks(line.text), None) is not None

    def _heading(self, at: int, count: int) -> None:
        first, last = self.lines[at], self.lines[at + count - 1]
        if self.stack and not self.stack[-1].blocks and self.stack[-1].title is None and count == 1:
            match = TITLE.match(first.text)
            start = match.start("title") if match else 0
            self._title(first, first.left + start, first.text[start:])
            return
        block = self._open_block(is_heading=True)
        block.pieces.append([first.left, last.right])
        self.last_line = last

    def _title(self, line: Line, start: int, title: str) -> None:
        enclosure = self.stack[-1]
        enclosure.title = title.strip()
        self.draft.mark_line(line, "enclosure_title", [(start, line.right, f"{enclosure.path}.title")])
        self.last_line = line

    def _text_line(self, line: Line, at: int) -> None:
        """Read a line of text, cut at the openings and closings of enclosures on it."""
        first = line.text[0]
        start = self._paragraph_start(line) if first.isdigit() or first in "¶Â" else None
        if start is None and not may_hold_mark(line.text):
            self._flow(line, is_new=False)
            return
        offset = 0
        if start is not None:
            offset = start.text_start
            self._start_paragraph(line, start)
        done = 0 if start is None else offset
        for mark in enclosure_marks(line.text):
            if mark.start < done or not self._accepts(mark):
                continue
            self._flow(sub_line(line, done, mark.start, is_last=False), is_new=start is not None and done == offset)
            self._enclosure_mark(line, mark, at)
            done = mark.end
        rest = sub_line(line, done, len(line.text), is_last=True)
        if rest.text:
            self._flow(rest, is_new=start is not None and done == offset)

    def _accepts(self, mark: EnclosureMark) -> bool:
        return len(self.stack) < MAX_DEPTH if mark.is_begin else bool(self.stack)

    # Paragraphs --------------------------------------------------------------------------------------------------------

    def _paragraph_start(self, line: Line) -> ParagraphStart | None:
        if self.stack and self.stack[-1].closed_by_end:
            start = read_paragraph_start(line.text, expected=self.stack[-1].last_number + 1)
            return start if start is not None and start.number == self.stack[-1].last_number + 1 else None
        start = read_paragraph_start(line.text, expected=self.last_number + 1)
        if start is None or not self._is_plausible(start, line):
            return None
        if self.stack:
            self._close_enclosure(forgotten=line)
        return start

    def _is_plausible(self, start: ParagraphStart, line: Line) -> bool:
        """Tell a paragraph's number from a wrapped date or figure ("October" / "12. The Ambassador")."""
        if self.last_line is None or start.portion is not None:
            return True
        if start.number > self.last_number + 1 and not self.blanks:
            return False
        follows_break = (
            bool(self.blanks) or self.after_furniture or self.after_rule or ends_sentence(self.last_line.text)
        )
        return follows_break and start.text_start < max(len(line.text), 1)

    def _start_paragraph(self, line: Line, start: ParagraphStart) -> None:
        draft = self.draft
        if self.stack:
            self.stack[-1].last_number = start.number
        else:
            if start.number > self.last_number + 1 and self.last_number:
                draft.find(
                    "RT301",
                    (line.left, line.left + start.number_place[1]),
                    number=start.number,
                    before=self.last_number,
                )
            self.last_number = start.number
        block = self._open_block(is_heading=False)
        block.number, block.portion = start.number, start.portion
        number = (line.left + start.number_place[0], line.left + start.number_place[1])
        text_start = line.left + start.text_start
        draft.mark(line.start, number[0], "paragraph_number")
        draft.mark(*number, "paragraph_number", f"{block.path}.number")
        if start.portion_place is not None:
            portion = (line.left + start.portion_place[0], line.left + start.portion_place[1])
            draft.mark(number[1], portion[0], "paragraph_number")
            draft.mark(*portion, "portion_mark", f"{block.path}.portion")
            draft.mark(portion[1], text_start, "portion_mark")
        else:
            draft.mark(number[1], text_start, "paragraph_number")
        if start.entire_text:
            self.draft.entire_text = True

    def _flow(self, line: Line, *, is_new: bool) -> None:
        """Add a stretch of text to the block that grows, or open an unnumbered one."""
        if not line.text:
            return
        if self.stack and (match := TITLE.match(line.text)) is not None and self.stack[-1].title is None:
            self._title(line, line.left + match.start("title"), match["title"])
            return
        block = self.current
        if block is None or block.is_heading or self._separates(line):
            block = self._open_block(is_heading=False)
            line = self._take_portion(block, line)
            is_new = True
        self._extend(block, line, is_new=is_new or not block.pieces)
        self.last_line = line

    def _take_portion(self, block: TextDraft, line: Line) -> Line:
        """An unnumbered paragraph may begin with its portion mark: `(U) The minister ...`."""
        portion, place, entire, at = read_portion(line.text, 0)
        if portion is None or place is None or at >= len(line.text):
            return line
        block.portion = portion
        if entire:
            self.draft.entire_text = True
        draft, left = self.draft, line.left
        draft.mark(line.start, left + place[0], "portion_mark")
        draft.mark(left + place[0], left + place[1], "portion_mark", f"{block.path}.portion")
        draft.mark(left + place[1], left + at, "portion_mark")
        return sub_line(line, at, len(line.text), is_last=True)

    def _separates(self, line: Line) -> bool:
        """Inside an enclosure an empty line after a finished sentence begins a new paragraph."""
        if not self.stack or not self.blanks or self.after_furniture or self.last_line is None:
            return False
        return ends_sentence(self.last_line.text) or line.text[0] in "-*•"

    def _extend(self, block: TextDraft, line: Line, *, is_new: bool) -> None:
        pieces = block.pieces
        if is_new or not pieces:
            pieces.append([line.left, line.right])
            return
        cut = self.after_furniture or self.after_rule
        if not cut and self.blanks and self._is_cut_sentence(line):
            self.draft.find(
                "RT303", (self.blanks[0].start, self.blanks[-1].end), number=block.number or "without number"
            )
            cut = True
        if cut and self.last_line is not None:
            pieces[-1][1] = self.last_line.end
            pieces.append([line.left, line.right])
        else:
            pieces[-1][1] = line.right

    def _is_cut_sentence(self, line: Line) -> bool:
        """True where an empty line stands in the middle of a sentence: nothing ended before it, no item begins after it."""
        before = self.last_line
        if before is None or ends_sentence(before.text) or line.text[0] in "-*•([0123456789":
            return False
        return before.text[-1].isalnum() or before.text[-1] == ","

    # Enclosures ----------------------------------------------------------------------------------------------------------

    def _enclosure_mark(self, line: Line, mark: EnclosureMark, at: int) -> None:
        start = line.left + mark.start
        end = line.left + mark.end
        if mark.is_begin:
            portion = self.current.portion if self.current is not None and not self.stack else None
            self._close_block()
            enclosure = EnclosureDraft(
                path=f"{self._container_path()}[{len(self._container())}]",
                kind=kind_of(mark.words),
                words=mark.words,
                portion=portion,
                in_paragraph=self.last_number or None,
                closed_by_end=self._end_comes(at, mark),
            )
            self._container().append(enclosure)
            self.stack.append(enclosure)
            self.draft.mark(start, end, "enclosure_begin", f"{enclosure.path}.kind")
        else:
            self._close_block()
            self.stack.pop()
            self.draft.mark(start, end, "enclosure_end")
        self.last_line = None if mark.is_begin else sub_line(line, mark.start, mark.end, is_last=False)

    def _end_comes(self, at: int, mark: EnclosureMark) -> bool:
        """True where a closing stands further on; then numbered lines up to it belong to the enclosure."""
        return END.search(self.lines[at].text, mark.end) is not None or self._last_end() > at

    def _last_end(self) -> int:
        """Index of the last line that holds closing words, -1 without one; found once, however many openings there are."""
        if self._end_index is None:
            ends = (
                i
                for i in range(len(self.lines) - 1, -1, -1)
                if any(not m.is_begin for m in enclosure_marks(self.lines[i].text))
            )
            self._end_index = next(ends, -1)
        return self._end_index

    def _close_enclosure(self, forgotten: Line) -> None:
        """An opening without its closing ends where the telegram's own numbering goes on."""
        self._close_block()
        while self.stack:
            enclosure = self.stack.pop()
            self.draft.find("RT305", (forgotten.left, forgotten.left), kind=enclosure.kind)

    # Opening and closing of blocks ---------------------------------------------------------------------------------------

    def _container(self) -> list[BlockDraft]:
        return self.stack[-1].blocks if self.stack else self.blocks

    def _container_path(self) -> str:
        return f"{self.stack[-1].path}.blocks" if self.stack else "body"

    def _open_block(self, *, is_heading: bool) -> TextDraft:
        self._close_block()
        container = self._container()
        block = TextDraft(path=f"{self._container_path()}[{len(container)}]", is_heading=is_heading)
        container.append(block)
        self.current = block
        return block

    def _close_block(self) -> None:
        block, self.current = self.current, None
        if block is None:
            return
        kind = "heading" if block.is_heading else "paragraph"
        for start, end in block.pieces:
            self.draft.mark(start, end, kind, f"{block.path}.text")
