"""The text block: class line, captions, passing lines, E.O., TAGS, SUBJECT, REF, Classified By; once or repeated.

    block = class-line *caption *pass-line [ E.O. ] [ TAGS ] [ SUBJECT ] [ REF ] [ Classified-By ]

Archive copies often hold the block twice (sections that were joined). The first stands; a repeat is compared with it,
reported, and never counted again. Source: 5 FAH-1 H-240; the example document.
"""

import re
from collections.abc import Sequence
from typing import Final

from reftel.wire.draft import Draft, Head
from reftel.wire.heading.addressees import read_addressee
from reftel.wire.heading.later_sections import preview_end, repeated_heading_end
from reftel.wire.heading.signals import read_signal_line
from reftel.wire.lines import Line
from reftel.wire.text_block.block_ahead import label_ahead
from reftel.wire.text_block.block_elements import READ, WHOLE, Element, caption_path
from reftel.wire.text_block.block_lines import (
    MARKED_PARAGRAPH,
    MAX_ELEMENT_LINES,
    MAX_FOREIGN,
    MAX_UNPLACED,
    NO_ELEMENTS,
    PROSE,
    REASON_CONTINUES,
    BlockLine,
    clip_fields,
    element_follows,
    join_pieces,
    tell_line,
)
from reftel.wire.text_block.class_line import ClassLine, restricting_captions
from reftel.wire.text_block.classified_by import classifier_in_paragraphs
from reftel.wire.text_block.labels import SHORTEST_RUN_TOGETHER, split_elements
from reftel.wire.text_block.pass_lines import is_designator, is_pass_line, read_pass_line, wraps
from reftel.wire.text_block.reference_list import is_in_list
from reftel.wire.text_block.repeated_block import merge_repeat
from reftel.wire.text_block.subject_line import ends_subject, goes_on_after_blank, is_subject
from reftel.wire.text_block.tags_line import continues_tags

_LABELLED: Final = frozenset({"executive_order", "tags", "subject", "classified_by"})
_AFTER_PASS_LINES: Final = frozenset({"executive_order", "tags", "subject"})


_FURNITURE: Final = frozenset({"page_line", "level"})


class TextBlockReader:
    """Reads the block line by line into `draft.head` (or, for a repeat, into a second Head that is compared)."""

    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        self.head = draft.head
        self.repeat_from: int | None = None
        self.repeat_to = 0
        self.open: str | None = None
        self.element = Element(None, [], [])
        self.listed: tuple[Line, bool] | None = None
        self.after_blank = False
        self.after_furniture = False
        self.unplaced = 0
        self.is_stray = False

    @property
    def is_repeat(self) -> bool:
        """True while the block is read a second time."""
        return self.repeat_from is not None

    def read(self, lines: list[Line], at: int) -> int:
        """Read from line `at`; return the index of the first line of the body.

        A line that holds several elements is replaced in `lines` by its parts. What a line is is told once.
        """
        draft, known = self.draft, self.draft.first_class_line
        was_read = draft.later_heading[1] > 0
        while at < len(lines):
            line = lines[at]
            if not line.text or (was_read and draft.is_read(line)):  # the heading below a post's slip was read before
                self.after_blank = not self.after_furniture
                at += 1
                continue
            if len(line.text) > SHORTEST_RUN_TOGETHER:
                parts = split_elements(line, self.head.station_printed)
                if len(parts) > 1:
                    lines[at : at + 1] = parts
                    line = parts[0]
            if line.text[0] in "VZ" and (after := repeated_heading_end(lines, at)) > at:
                self._close()
                self.draft.mark_lines(lines[at:after], "repeated_heading")
                at = after
                continue
            is_known = known is not None and known[0] == line.left and known[1] == line.right
            told = tell_line(line.text, known[2] if known is not None and is_known else None)
            kind = told.kind
            if kind in _FURNITURE and self._furniture(line, told):
                self.after_furniture = line.start == 0 or self.draft.text[line.start - 1] in "\r\n"
            elif kind in NO_ELEMENTS and self._begins_body(line, told) and not self._goes_on(lines, at, told):
                heading, again = preview_end(lines, at)
                if again == at:
                    break
                self._close()
                self.draft.mark_lines(lines[at:heading], "publisher")
                self.draft.mark_lines(lines[heading:again], "repeated_heading")
                at = again
                continue
            else:
                self._read_part(line, told)
                self.after_blank = self.after_furniture = False
                if self.draft.unplaced_lines > MAX_FOREIGN and not self.head.seen:
                    break
            at += 1
        self._close()
        if self.is_repeat:
            self._finish_repeat()
        if self.head.classified_by is None and at < len(lines):
            self.head.classified_by = classifier_in_paragraphs([line.text for line in lines[at : at + 12]])
        return at

    def _furniture(self, line: Line, told: BlockLine) -> bool:
        """Mark a page line or the classification at a page's edge: neither ends the element that it interrupts."""
        if told.page is not None:
            page = told.page
            self.draft.see_section(page.number, page.total)
            if page.serial is not None:
                self.draft.page_serials.append((page.serial, (line.left, line.right)))
            self._mark(line, "page_line")
            return True
        if "class_line" not in self.head.seen:
            return False
        self._mark(line, "page_classification")
        return True

    # Where the body begins ------------------------------------------------------------------------------------

    def _begins_body(self, line: Line, told: BlockLine) -> bool:
        text = line.text
        in_list = self.open == "reference"
        if in_list and told is not MARKED_PARAGRAPH and self._is_in_list(line):
            return False
        if told.kind == "paragraph":
            return True
        if not (self.after_blank or in_list):
            if self.open == "tags" and self.is_repeat:  # a newspaper leaves out the subject of the repeated block
                return not continues_tags(self.draft.text, self.element.pieces, text)
            return self.open == "subject" and ends_subject(self._joined(), text)
        if self._goes_on_after_blank(text):
            return False
        seen = self.head.seen
        if "subject" not in seen and is_pass_line(text, before_order=not seen & _AFTER_PASS_LINES):
            return False
        if "subject" in seen or "classified_by" in seen or {"tags", "executive_order"} <= seen:
            return True
        if self.is_repeat and "subject" in self.draft.head.seen:  # a later section may carry its class line only
            return True
        self.unplaced += 1
        return bool(seen) and ((PROSE.search(text) is not None and len(text) > 40) or self.unplaced > MAX_UNPLACED)

    def _goes_on(self, lines: list[Line], at: int, told: BlockLine) -> bool:
        """True where the line is a stray one: an element that the block still lacks follows within a few lines."""
        seen = self.head.seen
        if told.kind == "paragraph" or "classified_by" in seen:
            return False
        if is_pass_line(lines[at].text, before_order="subject" not in seen):
            return label_ahead(lines, at, seen)
        self.is_stray = element_follows(lines, at, seen)
        return self.is_stray or label_ahead(lines, at, seen)

    def _goes_on_after_blank(self, text: str) -> bool:
        """True where the open element goes on after an empty line: a cut subject or officer."""
        if self.open == "subject":
            return goes_on_after_blank(self._joined(), text)
        return (
            self.open == "classified_by" and len(self.element.pieces) < 3 and REASON_CONTINUES.match(text) is not None
        )

    # One line ------------------------------------------------------------------------------------------------------

    def _read_part(self, line: Line, told: BlockLine) -> None:
        kind = told.kind
        if told.label is not None:
            self._label(kind, line, told.label)
        elif kind in NO_ELEMENTS:
            self._text(line)
        elif told.class_line is not None:
            self._close()
            self._class_line(line, told.class_line)
        elif kind == "caption":
            self._close()
            self._captions(line, told.captions)
        elif kind == "correction_notice":
            self._close()
            self._mark(line, "correction_notice")
            self.draft.find("RT208", (line.left, line.right))
        else:
            self._close()
            self._mark(line, kind)

    def _label(self, kind: str, line: Line, label: re.Match[str]) -> None:
        """Open the element of a label; the source or date of a Classified By block goes on with it."""
        if not label[0] and kind == "classified_by" and self.open == kind:
            self.element.goes_on(line)
            return
        self._close()
        self._open(kind, line, label)

    def _text(self, line: Line) -> None:
        text = line.text
        early = not self.head.seen & _AFTER_PASS_LINES
        if self.is_stray:
            self._stray(line)
        elif self.open is not None and self._continues(line):
            self.element.goes_on(line)
        elif early and is_designator(text):
            self._close()
            self._addressee(line)
        elif is_pass_line(text, before_order=early):
            self._close()
            self._open_pass(line)
        else:
            self._close()
            self._unplaced(line)

    def _stray(self, line: Line) -> None:
        """Place a line that stands alone between elements: of the subject before it, or of nobody."""
        self.is_stray = False
        if self.open == "subject" and is_subject(line.text):
            self.element.goes_on(line)
            return
        self._close()
        if "subject" not in self.head.seen and "tags" in self.head.seen and is_subject(line.text):  # its label was lost
            self._open("subject", line, None)
        else:
            self._unplaced(line)

    def _unplaced(self, line: Line) -> None:
        """Nobody can place the line; a caption that narrows distribution counts all the same."""
        if read_signal_line(self.draft, line):
            return
        self.draft.unplaced_lines += 1
        if found := restricting_captions(line.text):
            self._captions(line, found)

    def _continues(self, line: Line) -> bool:
        text = line.text
        if len(self.element.lines) >= MAX_ELEMENT_LINES:
            return False
        if self.open == "reference":
            return self._is_in_list(line)
        if self.after_blank:
            return self._goes_on_after_blank(text)
        if self.open == "tags":
            return continues_tags(self.draft.text, self.element.pieces, text)
        if self.open != "pass_line" or wraps(self.draft.text[slice(*self.element.pieces[-1])]):
            return True
        return not is_designator(text) and not is_pass_line(text, before_order=True)

    def _is_in_list(self, line: Line) -> bool:
        """Say whether the line goes on with the list; what was asked to tell the body's begin is not asked again."""
        if self.listed is None or self.listed[0] is not line:
            goes_on = is_in_list(self.draft.text, self.element.pieces, line, after_blank=self.after_blank)
            self.listed = (line, goes_on)
        return self.listed[1]

    def _class_line(self, line: Line, read: ClassLine) -> None:
        if "class_line" in self.head.seen and read.is_complete and self.head.seen & _LABELLED:
            self._start_repeat(line)
        head = self.head
        head.seen.add("class_line")
        head.classification = read.classification
        fields = [(line.left, line.left + read.level_end, "classification")]
        for name, start, end in read.captions:
            fields.append((line.left + start, line.left + end, caption_path(self.head, name)))
        if read.section is not None:
            number, total, start, end = read.section
            self.draft.see_section(number, total)
            fields.append((line.left + start, line.left + end, "sections"))
        if read.station is not None and read.serial is not None:
            head.station_printed, head.serial = read.station[0], read.serial[0]
            fields.append((line.left + read.station[1], line.left + read.station[2], "key.station"))
            place = (line.left + read.serial[1], line.left + read.serial[2])
            fields.append((*place, "key.serial"))
            if read.is_garbled and not self.is_repeat:
                self.draft.find("RT131", place, printed=self.draft.text[slice(*place)])
        if not self.is_repeat:
            self.draft.class_line = (line.left, line.right)
        self._mark(line, "class_line", sorted(fields))
        if read.rest and is_pass_line(read.rest, before_order=False):
            self.head.pass_lines.append(read_pass_line(read.rest))

    def _captions(self, line: Line, found: Sequence[tuple[str, int, int]]) -> None:
        fields = [(line.left + start, line.left + end, caption_path(self.head, name)) for name, start, end in found]
        self._mark(line, "caption", fields)

    def _addressee(self, line: Line) -> None:
        """Read an addressee that stands after the class line, where a partial extract lost the heading before it."""
        informed = self.draft.addressees["info"]
        read, fields = read_addressee(line.text, line.left, f"info_addressees[{len(informed)}]")
        if self.is_repeat or self.draft.later_heading[1]:  # a whole list was read elsewhere
            fields = []
        else:
            informed.append(read)
        self._mark(line, "info_addressee", fields)

    # Elements that may go on over several lines --------------------------------------------------------------------

    def _open_pass(self, line: Line) -> None:
        self.open = "pass_line"
        self.element = Element(None, [line], [(line.left, line.right)])
        if "EYES ONLY" in line.text:  # the named reader's caption stands on his line
            caption_path(self.head, "EYES ONLY")

    def _open(self, name: str, line: Line, label: re.Match[str] | None) -> None:
        self.open = name
        start = line.left + (label.end() if label else 0)
        self.element = Element(label, [line], [(start, line.right)] if start < line.right else [])
        self.head.seen.add(name)
        self.head.labels.setdefault(name, (line.left, start))

    def _close(self) -> None:
        """Finish the open element: its value is read from all of its pieces, then its lines are marked."""
        name, self.open = self.open, None
        if name is None:
            return
        fields = READ[name](self.draft, self.head, self.element)
        lines = self.element.lines
        if len(lines) == 1 or (name in WHOLE and not self.draft.wants_spans):  # then only the fields are kept
            self._mark(lines[-1], name, fields)
            return
        for line in lines:
            self._mark(line, name, clip_fields(fields, line))

    def _joined(self) -> str:
        return join_pieces(self.draft.text, self.element.pieces)

    # Repeats ----------------------------------------------------------------------------------------------------------

    def _mark(self, line: Line, kind: str, fields: Sequence[tuple[int, int, str]] = ()) -> None:
        if self.repeat_from is not None:
            self.repeat_to = line.right
            self.draft.mark_line(line, "repeated_heading")
        elif fields or self.draft.wants_spans:
            self.draft.mark_line(line, kind, fields)

    def _start_repeat(self, line: Line) -> None:
        if self.is_repeat:
            self._finish_repeat()
        self.repeat_from = line.left
        self.head = Head()
        self.open = None

    def _finish_repeat(self) -> None:
        """Compare the repeat with the block that stands; what only the repeat has is taken over."""
        place = (self.repeat_from or 0, max(self.repeat_to, self.repeat_from or 0))
        self.draft.repeats.append(place)
        for name in merge_repeat(self.draft.head, self.head):
            self.draft.find("RT502", place, field=name)
        self.repeat_from = None
        self.head = self.draft.head
