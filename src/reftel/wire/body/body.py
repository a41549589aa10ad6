"""The body: numbered and marked paragraphs, headings, enclosures; joined over page lines and stray empty lines.

    body      = *( heading / paragraph / enclosure / furniture ) [ signature ] ending
    paragraph = start text *( empty-line text )          until the next start, heading, enclosure or the end

A paragraph's text goes on over empty lines inside it; page furniture, the empty lines around it, and an empty line in the
middle of a sentence are left out, so that the pieces join.
"""

from collections.abc import Sequence
from typing import Final

from reftel.wire.anchors import Anchors
from reftel.wire.body.block_drafts import BlockDraft, TextDraft
from reftel.wire.body.body_furniture import FIRST_LETTERS, FurnitureReader
from reftel.wire.body.containers import Containers
from reftel.wire.body.enclosures import TITLE, EnclosureMark, enclosure_marks, may_hold_mark, sub_line
from reftel.wire.body.headings import MAX_HEADING, RULERS, UNDERLINE, heading_lines, is_underlined
from reftel.wire.body.long_lines import cuts_inside, ruled_heading
from reftel.wire.body.numbering import Numbering
from reftel.wire.body.paragraph_start import LONG_LINE, ParagraphStart, read_paragraph_start, read_portion
from reftel.wire.draft import Draft
from reftel.wire.furniture import ends_sentence, read_gap_line, read_page_line
from reftel.wire.heading.preview import preview_end
from reftel.wire.lines import Line, cut_lines

PLAIN: Final = frozenset(
    "abcdefghijklmnopqrstuvwxyzADEFGHIJKMOQWXY\"'“”‘’(,;:.!?&$%€£àáâäãåçèéêëìíîïñòóôöõùúûüøæœßÀÁÄÅÇÈÉÊÍÑÓÖÚÜØ"
)
"""First letters of a line that can be nothing but a line of its paragraph, as long as no anchor stands on it. Missing are
figures and pilcrows (paragraphs), rulers, and the first letters of levels, page slugs, transmissions and endings.
"""


class BodyReader:
    """Reads the lines up to the end of the body; `current` is the block that grows."""

    def __init__(self, draft: Draft, lines: Sequence[Line], end: int) -> None:
        self.draft = draft
        self.lines = list(lines[:end])
        self.containers = Containers(draft)
        self.numbering = Numbering(self.lines)
        self.furniture = FurnitureReader(draft, self.lines)
        self.last_line: Line | None = None
        self.blanks: list[Line] = []
        self.after_furniture = False
        self.after_rule = False
        self._heading_at = -1
        self._next = 0
        self._anchor = 0
        """Index of the first anchor that is not before the line that is read."""
        self._end_index: int | None = None

    def read(self, at: int) -> list[BlockDraft]:
        """Read the body and return its blocks."""
        lines = self.lines
        start = lines[at].start if at < len(lines) else 0
        end = lines[-1].end if lines else 0
        if (after := preview_end(lines, at)) > at:
            self.draft.mark_lines(lines[at:after], "publisher")
            at = after
        self.draft.anchors = Anchors(self.draft.text, self.draft.lowered, start, end)
        while at < len(lines):
            line = lines[at]
            if not line.text:
                self.blanks.append(line)
                at += 1
                continue
            anchored = self._anchored(line)
            if anchored or line.text[0] in FIRST_LETTERS:
                if (after := self.furniture.read(at, anchored=anchored)) > at:
                    self.after_furniture = True
                    at = after
                    continue
                if lines[at] is not line:  # a page line inside it was cut out
                    anchored = self._anchored(lines[at])
            self._read_content(at, anchored=anchored)
            at = self._run(self._next)
        self.containers.close_block()
        return self.containers.blocks

    def _anchored(self, line: Line) -> bool:
        """True where an anchor stands on the line: an opening, a closing, a page line, a stamp."""
        anchors, left = self.draft.anchors.all, line.left
        while anchors[self._anchor] < left:
            self._anchor += 1
        return anchors[self._anchor] < line.right

    def _run(self, at: int) -> int:
        """Take the plain lines that follow a line of text without a break: most lines of a body are such."""
        block = self.containers.current
        if block is None or block.is_heading or not block.pieces or self.after_rule or self._heading_at >= 0:
            return at
        lines = self.lines
        anchors, here = self.draft.anchors.all, self._anchor
        stop = anchors[here]
        for index in range(at, len(lines)):
            line = lines[index]
            text = line.text
            if not text or (text[0] not in PLAIN and not (text[1:2].islower() and text[0].isalpha())):
                break
            if len(text) > LONG_LINE:
                break
            if stop < line.right:
                while anchors[here] < line.left:
                    here += 1
                stop = anchors[here]
                if stop < line.right:
                    break
        else:
            index = len(lines)
        self._anchor = here
        if index > at:
            self.last_line = lines[index - 1]
            block.pieces[-1][1] = self.last_line.right
        return index

    # Content -----------------------------------------------------------------------------------------------------------

    def _read_content(self, at: int, *, anchored: bool) -> None:
        whole = line = self.lines[at]
        text = line.text
        if len(text) > LONG_LINE and (cuts := cuts_inside(text, after=self._last_number())):
            line = self._cut(at, cuts)
            text = line.text
        if text[-1] == "-" and text.strip("- "):
            line = self._cut_ruled(at)
        if line is not whole:
            anchored = self._anchored(line)
        self._next = at + 1
        text = line.text
        first = text[0]
        if first == "[" and (gap := read_gap_line(text)) is not None:
            self._gap(line, *gap)
            return
        if first in RULERS and UNDERLINE.match(text):
            self._underlined(at)
            self.draft.mark_line(line, "rule_line")
            self.after_rule = True
            return
        if self._heading_at == line.left:
            self._heading_at = -1
            self._heading(at, 1)
        elif (
            first != "¶"
            and len(text) <= MAX_HEADING
            and self._may_head()
            and (count := heading_lines(self.lines, at))
            and not (anchored and any(True for _ in enclosure_marks(text)))
        ):
            self._heading(at, count)
            self._next = at + count
        else:
            self._text_line(line, at, anchored=anchored)
        if self.blanks:
            self.blanks = []
        self.after_furniture = self.after_rule = False

    def _cut(self, at: int, cuts: list[int]) -> Line:
        self.lines[at : at + 1] = cut_lines(self.lines[at], cuts)
        self._end_index = None
        return self.lines[at]

    def _cut_ruled(self, at: int) -> Line:
        """Cut a line that ends in a ruler; the heading before the ruler is one wherever it stands."""
        line, last = self.lines[at], self.last_line
        is_alone = bool(self.blanks) or self._may_head() or (self.after_furniture and last and ends_sentence(last.text))
        found = ruled_heading(line.text, may_head=bool(is_alone))
        if found is None:
            return line
        cuts, heading = found
        if heading >= 0 and may_hold_mark(words := line.text[heading : cuts[-1]]) and any(enclosure_marks(words)):
            return line
        self._heading_at = -1 if heading < 0 else line.left + heading
        return self._cut(at, cuts)

    def _underlined(self, at: int) -> None:
        """The line above a ruler, taken for text because no empty line stands before it, is a heading after a sentence."""
        block, head = self.containers.current, self.lines[at - 1]
        if block is None or block.is_heading or not block.pieces or block.pieces[-1][1] != head.right or not head.text:
            return
        before = self._line_before(at - 1)
        if before is None or before.right <= block.pieces[0][0] or not ends_sentence(before.text):
            return
        if not is_underlined(head.text, self.lines[at].text):
            return
        if block.pieces[-1][0] >= head.left:
            block.pieces.pop()
        else:
            block.pieces[-1][1] = before.right
        heading = self.containers.open_block(is_heading=True)
        heading.pieces.append([head.left, head.right])

    def _line_before(self, at: int) -> Line | None:
        """Return the line of text before line `at`, over empty lines and a page line; None where none is near."""
        for line in self.lines[at - 1 : max(at - 6, -1) : -1]:
            if line.text and read_page_line(line.text) is None:
                return line
        return None

    def _gap(self, line: Line, number: int, total: int) -> None:
        """A missing section stands in the body as a heading; what follows continues nothing, and numbers go on anywhere."""
        self.draft.find("RT521", (line.left, line.right), number=number, of=total)
        block = self.containers.set_apart(line, "missing_section")
        block.pieces.append([line.left, line.right])
        self.last_line = None
        self.numbering.after_gap = True

    def _last_number(self) -> int:
        """Number of the paragraph that is open: of the telegram or of the enclosure with numbers of its own."""
        enclosure = self.containers.open_enclosure
        return self.numbering.last if enclosure is None or not enclosure.last_number else enclosure.last_number

    def _may_head(self) -> bool:
        """A heading stands after an empty line, furniture, or at the very beginning, and never in mid-sentence."""
        current = self.containers.current
        if self.last_line is None or current is None or current.is_heading:
            return True
        return self.after_rule or (bool(self.blanks) and ends_sentence(self.last_line.text))

    def _heading(self, at: int, count: int) -> None:
        first, last = self.lines[at], self.lines[at + count - 1]
        enclosure = self.containers.open_enclosure
        if enclosure is not None and not enclosure.blocks and enclosure.title is None and count == 1:
            match = TITLE.match(first.text)
            start = match.start("title") if match else 0
            self._title(first, first.left + start, first.text[start:])
            return
        block = self.containers.open_block(is_heading=True)
        block.pieces.append([first.left, last.right])
        self.last_line = last

    def _title(self, line: Line, start: int, title: str) -> None:
        enclosure = self.containers.stack[-1]
        enclosure.title = title.strip()
        self.draft.mark_line(line, "enclosure_title", [(start, line.right, f"{enclosure.path}.title")])
        self.last_line = line

    def _text_line(self, line: Line, at: int, *, anchored: bool) -> None:
        """Read a line of text, cut at the openings and closings of enclosures on it."""
        first = line.text[0]
        start = None
        if first.isdigit() or first in "¶Â":
            start = self._paragraph_start(line, at)
            if start is None:
                self.draft.inner_numbers.append(line.left)
        if start is None and not anchored:
            self._flow(line, is_new=False)
            return
        offset = 0
        if start is not None:
            offset = start.text_start
            self._start_paragraph(line, start)
        done = offset
        marks = list(enclosure_marks(line.text)) if anchored else []
        for index, mark in enumerate(marks):
            if mark.start < done or not self.containers.accepts(mark):
                continue
            self._flow(sub_line(line, done, mark.start, is_last=False), is_new=start is not None and done == offset)
            self._enclosure_mark(line, mark, at, is_closed=any(not m.is_begin for m in marks[index + 1 :]))
            done = mark.end
        rest = sub_line(line, done, len(line.text), is_last=True) if done else line
        if rest.text:
            self._flow(rest, is_new=start is not None and done == offset)

    # Paragraphs --------------------------------------------------------------------------------------------------------

    def _paragraph_start(self, line: Line, at: int) -> ParagraphStart | None:
        """Read the start of a paragraph of the enclosure that is open, or of the telegram (which closes a forgotten one)."""
        enclosure = self.containers.open_enclosure
        own = read_paragraph_start(line.text, expected=self.numbering.expected(line.text))
        if enclosure is not None and enclosure.closed_by_end:
            inner = read_paragraph_start(line.text, expected=enclosure.last_number + 1)
            if inner is not None and inner.number == enclosure.last_number + 1:
                return inner
            if own is None or own.portion is None or own.number != self.numbering.last + 1:
                return None
        if own is None or not (self.numbering.is_next(own) or self._fits(own, at)):
            return None
        if enclosure is not None:
            self.containers.close_forgotten(line)
        return own

    def _fits(self, start: ParagraphStart, at: int) -> bool:
        before, current = self.last_line, self.containers.current
        after_heading = before is None or current is None or current.is_heading
        after_break = bool(self.blanks) or self.after_furniture or self.after_rule
        follows_break = after_heading or after_break or (before is not None and ends_sentence(before.text))
        after_blank = before is None or bool(self.blanks)
        return self.numbering.fits(start, at, follows_break=follows_break, after_blank=after_blank)

    def _start_paragraph(self, line: Line, start: ParagraphStart) -> None:
        draft = self.draft
        number = (line.left + start.number_place[0], line.left + start.number_place[1])
        enclosure = self.containers.open_enclosure
        if enclosure is not None:
            enclosure.last_number = start.number
        else:
            if start.number > self.numbering.last + 1 and self.numbering.last and not self.numbering.after_gap:
                draft.find("RT301", (line.left, number[1]), number=start.number, before=self.numbering.last)
            self.numbering.take(start)
        block = self.containers.open_block(is_heading=False)
        block.number, block.portion = start.number, start.portion
        block.number_place = number
        if start.portion_place is not None:
            block.portion_place = (line.left + start.portion_place[0], line.left + start.portion_place[1])
        if start.entire_text:
            draft.entire_text = True
        if draft.wants_spans:
            draft.mark_start(line, block, line.left + start.text_start)

    def _flow(self, line: Line, *, is_new: bool) -> None:
        """Add a stretch of text to the block that grows, or open an unnumbered one."""
        if not line.text:
            return
        enclosure = self.containers.open_enclosure
        if enclosure is not None and enclosure.title is None and (match := TITLE.match(line.text)) is not None:
            self._title(line, line.left + match.start("title"), match["title"])
            return
        block = self.containers.current
        if block is None or block.is_heading or (not is_new and self._separates(line)):
            block = self.containers.open_block(is_heading=False)
            line = self._take_portion(block, line)
            is_new = True
        self._extend(block, line, is_new=is_new or not block.pieces)
        self.last_line = line

    def _take_portion(self, block: TextDraft, line: Line) -> Line:
        """An unnumbered paragraph may begin with its portion mark: `(U) The minister ...`."""
        portion, place, entire, at = read_portion(line.text, 0)
        if portion is None or place is None or at >= len(line.text):
            return line
        draft, left = self.draft, line.left
        block.portion, block.portion_place = portion, (left + place[0], left + place[1])
        if entire:
            draft.entire_text = True
        if draft.wants_spans:
            draft.mark_start(line, block, left + at)
        return sub_line(line, at, len(line.text), is_last=True)

    def _separates(self, line: Line) -> bool:
        """Inside an enclosure an empty line after a finished sentence begins a new paragraph."""
        if not self.containers.stack or not self.blanks or self.after_furniture or self.last_line is None:
            return False
        return ends_sentence(self.last_line.text) or line.text[0] in "-*•"

    def _extend(self, block: TextDraft, line: Line, *, is_new: bool) -> None:
        pieces = block.pieces
        if is_new or not pieces:
            pieces.append([line.left, line.right])
            return
        cut = self.after_furniture or self.after_rule
        if not cut and self.blanks and self._is_cut_sentence(line):
            place = (self.blanks[0].start, self.blanks[-1].end)
            self.draft.find("RT303", place, number=block.number or "without number")
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

    def _enclosure_mark(self, line: Line, mark: EnclosureMark, at: int, *, is_closed: bool) -> None:
        place = (line.left + mark.start, line.left + mark.end)
        if mark.is_begin:
            in_paragraph = self.numbering.last or None
            closed = is_closed or self._last_end() > at  # then numbered lines up to the closing belong to the enclosure
            self.containers.open(mark.words, place, in_paragraph=in_paragraph, closed_by_end=closed)
        else:
            self.containers.close(place)
        self.last_line = None if mark.is_begin else sub_line(line, mark.start, mark.end, is_last=False)

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
