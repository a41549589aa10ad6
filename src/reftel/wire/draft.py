"""The mutable state of one reading: values on their way, marks (places with a kind), findings."""

import re
from collections.abc import Iterable
from functools import cache
from typing import Any, Final

import msgspec

from reftel.codes import Classification, TelegramKind, finding_rule
from reftel.references import lower_same_length
from reftel.telegram import (
    Addressee,
    ClassifiedBy,
    ExecutiveOrder,
    Finding,
    PassLine,
    Place,
    PrecedencePair,
    Reference,
    Severity,
    Span,
    Tag,
)
from reftel.wire.anchors import Anchors
from reftel.wire.body.block_drafts import BlockDraft, TextDraft
from reftel.wire.heading.addressees import read_addressee
from reftel.wire.lines import Line
from reftel.wire.text_block.class_line import ClassLine

Mark = tuple[int, int, str, str | None]
"""(start, end, kind, field path or None), the raw form of a Span."""

_BODY_PATH: Final = re.compile(r"body\[(?P<index>\d+)\]\.(?P<name>\w+)$")

_ADDRESSEE_PATH: Final = re.compile(r"(?P<owner>(?P<list>action|info|exempt)_addressees\[(?P<index>\d+)\])\.")

_NO_ANCHORS: Final = Anchors("", "", 0, 0)
"""What stands until the body's are looked for; nobody changes it."""

MAX_FINDINGS: Final = 200
"""Findings kept of one text: a page of noise must not make a record of megabytes."""


class Head(msgspec.Struct):
    """What the text block says before the first paragraph; a repeated block is read into a second one and compared."""

    classification: Classification | None = None
    station_printed: str | None = None
    serial: int | None = None
    captions: list[str] = msgspec.field(default_factory=list)
    pass_lines: list[PassLine] = msgspec.field(default_factory=list)
    executive_order: ExecutiveOrder | None = None
    tags: list[Tag] = msgspec.field(default_factory=list)
    subject: str | None = None
    references: list[Reference] = msgspec.field(default_factory=list)
    classified_by: ClassifiedBy | None = None
    seen: set[str] = msgspec.field(default_factory=set)
    labels: dict[str, Place] = msgspec.field(default_factory=dict)
    """Element → place of its label as printed, in the order of the text."""


class Draft:
    """One reading of one text: `text` whole, `year` and `station` as soon as they are known."""

    __slots__ = (  # more attributes than the interpreter keeps at hand in an object's dictionary
        "_marks_placed",
        "_places",
        "addressee_lines",
        "addressees",
        "anchors",
        "blocks",
        "class_line",
        "date",
        "date_place",
        "date_time_group",
        "document",
        "drafting",
        "end_seen",
        "entire_text",
        "extent",
        "findings",
        "first_class_line",
        "head",
        "inner_numbers",
        "is_airgram",
        "kind",
        "later_heading",
        "lowered",
        "marks",
        "originator",
        "page_level",
        "page_serials",
        "precedence",
        "repeats",
        "section_total",
        "sections_seen",
        "signals",
        "signature",
        "text",
        "transmission",
        "unplaced_lines",
        "version",
        "wants_spans",
    )

    def __init__(self, text: str, extent: Place, *, wants_spans: bool = True) -> None:
        self.text = text
        self.lowered = lower_same_length(text)
        self.extent = extent
        self.wants_spans = wants_spans
        self.version = ""
        self.anchors = _NO_ANCHORS
        self.blocks: list[BlockDraft] = []
        self.inner_numbers: list[int] = []  # places of lines in the middle of a paragraph that begin with a number
        self.marks: list[Mark] = []
        self.findings: list[Finding] = []
        self.head = Head()
        self.transmission: dict[str, Any] = {}
        self.date_time_group: str | None = None
        self.date: Any = None
        self.date_place: Place | None = None
        self.precedence: PrecedencePair | None = None
        self.originator: str | None = None
        self.addressees: dict[str, list[Addressee]] = {"action": [], "info": [], "exempt": []}
        self.addressee_lines: dict[str, list[tuple[str, int]]] = {"action": [], "info": [], "exempt": []}
        self.section_total: int | None = None
        self.sections_seen: list[int] = []
        self.repeats: list[Place] = []
        self.drafting: list[tuple[str, str]] = []
        self.entire_text = False
        self.unplaced_lines = 0
        self.page_serials: list[tuple[int, Place]] = []
        self.class_line: Place | None = None
        self.first_class_line: tuple[int, int, ClassLine] | None = None  # as the heading's end was told from it
        self.end_seen: set[str] = set()
        self.signature: str | None = None
        self.document: tuple[int, str, int] | None = None
        self.page_level: Classification | None = None
        self.signals: list[tuple[str, Place]] = []
        self._places: dict[
            str, Place
        ] = {}  # of the marks so far, made when somebody asks: a search for each would be quadratic
        self._marks_placed = 0
        self.later_heading: Place = (0, 0)
        self.is_airgram = False
        self.kind: TelegramKind | None = None

    @property
    def year(self) -> int | None:
        """Four-digit year of the date-time group, else of the record's number; None where the text gives none."""
        if self.date is not None:
            return int(self.date.year)
        return self.document[0] if self.document is not None else None

    def mark(self, start: int, end: int, kind: str, field: str | None = None) -> None:
        """Note that [start, end) is of this kind and, where it holds a value, of which field.

        A stretch without a field is of use to spans only, and kept where they are asked for.
        """
        if end > start and (field is not None or self.wants_spans):
            self.marks.append((start, end, kind, field))

    def mark_start(self, line: Line, block: TextDraft, text_start: int) -> None:
        """Mark the number and the portion mark at the start of a paragraph, up to where its text begins."""
        number, portion = block.number_place, block.portion_place
        at = line.start
        if number is not None:
            self.mark(at, number[0], "paragraph_number")
            self.mark(*number, "paragraph_number", f"{block.path}.number")
            at = number[1]
        if portion is None:
            self.mark(at, text_start, "paragraph_number")
            return
        self.mark(at, portion[0], "paragraph_number" if number is not None else "portion_mark")
        self.mark(*portion, "portion_mark", f"{block.path}.portion")
        self.mark(portion[1], text_start, "portion_mark")

    def place_of(self, path: str) -> Place | None:
        """Return the first place of the value with this field path, None where the text does not print it.

        Places of the body come from its blocks: marks of the body are only made where spans are asked for.
        """
        if path.startswith("body[") and (match := _BODY_PATH.match(path)) is not None:
            index = int(match["index"])
            block = self.blocks[index] if index < len(self.blocks) else None
            if not isinstance(block, TextDraft):
                return None
            pieces = block.pieces
            text = (pieces[0][0], pieces[-1][1]) if pieces else None
            return {"number": block.number_place, "portion": block.portion_place}.get(match["name"], text)
        for start, end, _, field in self.marks[self._marks_placed :]:
            if field is not None:
                self._places.setdefault(field, (start, end))
        self._marks_placed = len(self.marks)
        return self._places.get(path) or self._place_of_addressee(path)

    def _place_of_addressee(self, path: str) -> Place | None:
        """Read an addressee's line again for the place of one of its parts: without spans none was kept."""
        if (match := _ADDRESSEE_PATH.match(path)) is None:
            return None
        lines, index = self.addressee_lines[match["list"]], int(match["index"])
        if index >= len(lines):
            return None
        _, fields = read_addressee(*lines[index], match["owner"])
        return next(((start, end) for start, end, field in fields if field == path), None)

    def mark_line(self, line: Line, kind: str, fields: Iterable[tuple[int, int, str]] = ()) -> None:
        """Mark a whole line, line ending included; `fields` are the (start, end, path) of the values on it, in order."""
        if not self.wants_spans:
            for start, end, path in fields:
                if end > start:
                    self.marks.append((start, end, kind, path))
            return
        at = line.start
        for start, end, path in fields:
            self.mark(at, start, kind)
            self.mark(start, end, kind, path)
            at = end
        self.mark(at, line.end, kind)

    def mark_lines(self, lines: Iterable[Line], kind: str) -> None:
        """Mark all lines that are not blank."""
        for line in lines:
            if line.text:
                self.mark_line(line, kind)

    def is_read(self, line: Line) -> bool:
        """True where a line belongs to the heading of a later section that was read for the telegram's own."""
        return self.later_heading[0] <= line.start < self.later_heading[1]

    def find(self, code: str, place: Place | None, /, **facts: object) -> None:
        """Record a finding; the sentence comes from the table of findings with the facts filled in."""
        if len(self.findings) >= MAX_FINDINGS:
            return
        self.findings.append(make_finding(code, place, **facts))

    def see_section(self, number: int | None, total: int | None) -> None:
        """Note a section or page marker."""
        if total is not None and 0 < total < 1000:  # the form has at most three digits
            self.section_total = max(self.section_total or 0, total)
        if number is not None and number not in self.sections_seen:
            self.sections_seen.append(number)


def make_finding(code: str, place: Place | None, /, **facts: object) -> Finding:
    """Build a finding from its row in the table; placeholders are filled with short, one-line facts."""
    if not facts:
        bare = _bare_finding(code)
        return bare if place is None else Finding(code=code, severity=bare.severity, span=place, message=bare.message)
    rule = finding_rule(code)
    safe = {name: " ".join(str(value).split())[:120] for name, value in facts.items()}
    message = rule.message.format(**safe)
    return Finding(code=code, severity=_SEVERITIES[rule.severity], span=place, message=message)


_SEVERITIES: Final = {severity.value: severity for severity in Severity}


@cache
def _bare_finding(code: str) -> Finding:
    """Return the finding of a whole telegram without facts: one value serves all, most copies have one or two."""
    rule = finding_rule(code)
    return Finding(code=code, severity=Severity(rule.severity), span=None, message=rule.message)


def finish_spans(marks: list[Mark], text: str, extent: Place) -> tuple[Span, ...]:
    """Order the marks and fill what lies between: white space is `blank`, the rest `unrecognised`; outside the extent
    all is `publisher`. The result covers the text whole, in order, without gap or overlap, whatever the marks are.
    """
    spans: list[Span] = []
    if extent[0] > 0:
        spans.append(Span(start=0, end=extent[0], kind="publisher"))
    at = extent[0]
    for start, end, kind, field in sorted(marks, key=lambda mark: mark[:2]):
        start, end = max(start, at), min(end, extent[1])
        if start >= end:
            continue
        _fill(spans, text, at, start)
        spans.append(Span(start=start, end=end, kind=kind, field=field))
        at = end
    _fill(spans, text, at, extent[1])
    if extent[1] < len(text):
        spans.append(Span(start=extent[1], end=len(text), kind="publisher"))
    return tuple(spans)


def _fill(spans: list[Span], text: str, start: int, end: int) -> None:
    if start < end:
        kind = "blank" if text[start:end].isspace() else "unrecognised"
        spans.append(Span(start=start, end=end, kind=kind))
