"""The transmission heading: format lines 1 to 11 of ACP 127 as a table of line patterns, read by one small machine.

heading  = [ FL1 ] [ FL2 ] [ FL3 ] [ FL4 ] [ FL5 ] [ FL6 ] [ FL7 ] [ FL8 ] [ FL9 ] [ FL10 ] [ FL11 ]
FL1      = "VZCZC" channel number            transmission identification
FL2      = "PP" *( SP routing-indicator )     precedence and called stations, goes on over lines of indicators
FL3      = "DE" indicator "#" serial [ "/" section ] day-of-year time
FL4      = "ZNY" 5letter                      security line
FL5      = [ prosign [ prosign ] ] date-time-group [ operating-signals ]
FL6-FL9  = "FM" / "TO" / "INFO" / "XMT" and the lines of addressees that follow
FL10-11  = "GR" count / "BT"

Lines of printed telegrams and of publishers stand among them; a publisher may print the whole heading a second time.
"""

import re
from collections.abc import Callable, Sequence
from typing import Final

from reftel.codes import PROSIGNS, Precedence
from reftel.telegram import PrecedencePair
from reftel.wire.dates import read_date_time_group
from reftel.wire.draft import Draft
from reftel.wire.furniture import RELEASE_STAMP
from reftel.wire.heading.addressees import INDICATOR, looks_like_addressee, read_addressee
from reftel.wire.heading.format_lines import (
    AIRGRAM_HEAD,
    CALLED,
    DE_LINE,
    DTG_LINE,
    FROM_LINE,
    GROUP_COUNT,
    LIST_LINE,
    MAX_REPEATED,
    MAX_SKIPPED,
    PAGE_BREAK,
    SECURITY,
    STATIONS_ONLY,
    TRANSMISSION,
)
from reftel.wire.heading.garbles import mend_figures
from reftel.wire.heading.print_lines import (
    BARE_LEVEL,
    CLEARANCE,
    DISTRIBUTION_LABEL,
    DRAFTING,
    OFFICE_COUNTS,
    OFFICES_ONLY,
    PAGE_SLUG,
    PRINTER_NUMBER,
    SEPARATOR,
    SOURCE,
    mark_clearances,
    mark_drafting,
    mark_slug,
)
from reftel.wire.heading.publisher_lines import DOCUMENT_NUMBER, begins_record_row, is_publisher_line, row_end
from reftel.wire.heading.signals import note_signals
from reftel.wire.levels import read_level
from reftel.wire.lines import MAX_STRUCTURED, Line, cut_line
from reftel.wire.text_block.class_line import read_class_line
from reftel.wire.text_block.labels import read_label

_LIST_NAMES: Final = {"TO": "action", "INFO": "info", "XMT": "exempt"}
_KEEPS_LIST: Final = frozenset({"list", "slug", "counts", "classification"})
"""Lines after which an addressee list goes on: a page may end anywhere in it."""

_PAGE_EDGES: Final = frozenset({"slug", "classification"})
"""Lines at a page's edge: the empty lines beside them mean nothing."""

_OPENS_REPEAT: Final = frozenset({"identifier", "called", "de", "security", "dtg"})
"""Lines that begin a heading, so that one of them after the addressees begins it a second time."""


class HeadingReader:
    """Reads heading lines one after another; `open_list` is the addressee list that a line without keyword continues."""

    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        self.open_list: str | None = None
        self.open_block: str | None = None
        self.calls_open = False
        self.after_blank = False
        self.page_edge = False
        self.in_record = False
        self.repeating = 0
        self.seen: set[str] = set()

    def read(self, lines: list[Line], at: int) -> int:
        """Read from line `at`; return the index of the first line that belongs to the text.

        The row of a publisher's record is cut in `lines` where the text begins in it.
        """
        last, unmatched, skipped = at, 0, 0
        while at < len(lines):
            line = lines[at]
            if not line.text:
                self.after_blank = not self.page_edge
                at += 1
                continue
            if not self._read_at(lines, at):
                if self._is_text(line) or unmatched >= MAX_SKIPPED:
                    break
                unmatched += 1
                at += 1
                continue
            self.after_blank = False
            at += 1
            last, skipped = at, skipped + unmatched
            unmatched = 0
        self.draft.unplaced_lines += skipped
        return last

    def _read_at(self, lines: list[Line], at: int) -> bool:
        line = lines[at]
        if self.repeating:
            return self._repeat(lines, at)
        if self.in_record and self._publisher(lines, at):
            return True
        if self.open_list is not None:
            if line.text[0] == "R" and len(line.text) <= MAX_STRUCTURED and INDICATOR.match(line.text) is not None:
                self.page_edge = False  # the commonest line: an addressee with its routing indicator
                self._addressee(line, 0)
                return True
            if self._ends_here(lines, at):
                return False
        return self._read_line(line) or self._publisher(lines, at)

    def _ends_here(self, lines: list[Line], at: int) -> bool:
        """A bare level after the addressees is the class line, unless a page ends: then a slug or addressee follows."""
        text = lines[at].text
        if text[0] not in "CSUTL" or BARE_LEVEL.match(text) is None:
            return False
        following = [line.text for line in lines[at + 1 : at + PAGE_BREAK] if line.text][:2]
        return not any(text.startswith("PAGE ") or BARE_LEVEL.match(text) for text in following)

    def _is_text(self, line: Line) -> bool:
        """True where the text begins: at a numbered class line, at a label, or after the addressees."""
        if len(line.text) > MAX_STRUCTURED:
            return True
        class_line = read_class_line(line.text)
        if class_line is not None:
            self.draft.first_class_line = (line.left, line.right, class_line)
            return class_line.is_complete or (not class_line.rest and "list" in self.seen)
        return ("list" in self.seen and not self.repeating) or (read_label(line.text) is not None)

    # What publishers add ------------------------------------------------------------------------------------------

    def _publisher(self, lines: list[Line], at: int) -> bool:
        """Mark a publisher's line; a whole record in one row begins a repeated heading."""
        line = lines[at]
        if begins_record_row(line.text):
            self.repeating = 1
            return self._repeat(lines, at)
        if len(line.text) > MAX_STRUCTURED or not is_publisher_line(line.text, in_record=self.in_record):
            self.in_record = False
            return False
        self.in_record = line.text[0] in "0123456789<" or ":" in line.text or self.in_record
        self.open_list = None
        self.draft.mark_line(line, "publisher")
        return True

    def _repeat(self, lines: list[Line], at: int) -> bool:
        """Mark a line of a heading that stands a second time, up to the text."""
        line = lines[at]
        cut = row_end(line.text)
        if cut > 0 and (read := read_class_line(line.text[cut:].lstrip() or " ")) is not None and read.is_complete:
            lines[at : at + 1] = cut_line(line, cut)
            line = lines[at]
        elif self._is_text(line) or self.repeating > MAX_REPEATED:
            return False
        self.repeating += 1
        self.draft.mark_line(line, "repeated_heading")
        return True

    # One line -----------------------------------------------------------------------------------------------------

    def _read_line(self, line: Line) -> bool:
        text = line.text
        if len(text) > MAX_STRUCTURED:
            return False
        self.page_edge = False
        if self._table(line, text):
            return True
        if self.calls_open and STATIONS_ONLY.match(text):
            self._stations(line, text, 0)
            return True
        if self.open_block is not None and self._continue_block(line):
            return True
        if (mended := mend_figures(text)) is not None and self._table(line, mended):
            self.draft.find("RT131", (line.left, line.right), printed=text)
            return True
        return self._continue_list(line) or self._side_matter(line)

    def _side_matter(self, line: Line) -> bool:
        """Mark a release stamp, or a printer's number before the heading begins."""
        if "Declassified/Released" in line.text and RELEASE_STAMP.match(line.text):
            self.page_edge = True
            self.draft.mark_line(line, "release_stamp")
            return True
        if "list" in self.seen or PRINTER_NUMBER.match(line.text) is None:
            return False
        self.draft.mark_line(line, "printer_number")
        return True

    def _table(self, line: Line, text: str) -> bool:
        for name, pattern, action in _BY_FIRST.get(text[0], ()):
            if (match := pattern.match(text)) is None:
                continue
            self.calls_open = name == "called"
            self.page_edge = name in _PAGE_EDGES
            if name == "list" and not self.seen & {"dtg", "from", "list", "de"}:
                return False  # a sentence in capitals may begin with TO
            if name in _OPENS_REPEAT and "list" in self.seen:
                self.repeating = 1
                self.draft.mark_line(line, "repeated_heading")
                return True
            if name not in _KEEPS_LIST:
                self.open_list = None
            self.open_block = None
            action(self, line, match)
            self.seen.add(name)
            return True
        return False

    def _continue_block(self, line: Line) -> bool:
        """Go on with the clearances or the distribution that the lines before began."""
        if self.open_block == "distribution" and OFFICES_ONLY.match(line.text):
            self.draft.mark_line(line, "distribution")
            return True
        if self.open_block == "drafting" and CLEARANCE.match(line.text):
            mark_clearances(self.draft, line)
            return True
        return False

    def _continue_list(self, line: Line) -> bool:
        if self.open_list is None or read_level(line.text) is not None:
            return False
        if not looks_like_addressee(line.text, after_blank=self.after_blank):
            return False
        self._addressee(line, 0)
        return True

    # One method for each row of the table below. -----------------------------------------------------------

    def _identifier(self, line: Line, match: re.Match[str]) -> None:
        self.draft.transmission["identifier"] = match[0]
        end = line.left + match.end()
        self.draft.mark_line(line, "transmission_identifier", [(line.left, end, "transmission.identifier")])

    def _called(self, line: Line, match: re.Match[str]) -> None:
        """FL2: the precedence doubled, then the stations called on this leg. They are not addressees."""
        named = PROSIGNS.get(match["prosign"][0])
        self.draft.transmission["precedences"] = () if named is None else (named,)
        mark = (line.left, line.left + 2, "transmission.precedences[0]")
        self._stations(line, match["stations"], match.start("stations"), [mark])

    def _stations(self, line: Line, text: str, offset: int, marks: Sequence[tuple[int, int, str]] = ()) -> None:
        known: list[str] = self.draft.transmission.setdefault("routing_indicators", [])
        fields = list(marks)
        at, left = 0, line.left + offset
        for word in text.split():
            start = text.index(word, at)
            at = start + len(word)
            fields.append((left + start, left + at, f"transmission.routing_indicators[{len(known)}]"))
            known.append(word)
        self.draft.mark_line(line, "called_stations", fields)

    def _de(self, line: Line, match: re.Match[str]) -> None:
        t = self.draft.transmission
        t["station_indicator"] = match["station"]
        t["serial"] = int(match["serial"])
        fields = [
            _field(line, match, "station", "transmission.station_indicator"),
            _field(line, match, "serial", "transmission.serial"),
        ]
        if match["section"]:
            t["section"] = int(match["section"])
            fields.append(_field(line, match, "section", "transmission.section"))
        if match["filed"]:
            t["filed"] = (match["filed"], line.left + match.start("filed"), line.left + match.end("filed"))
            fields.append(_field(line, match, "filed", "transmission.filed_at"))
        self.draft.mark_line(line, "de_line", fields)

    def _security(self, line: Line, match: re.Match[str]) -> None:
        self.draft.transmission["security"] = line.text
        self.draft.transmission["security_letter"] = match["letter"]
        self.draft.mark_line(line, "security_line", [(line.left, line.right, "transmission.security")])

    def _dtg(self, line: Line, match: re.Match[str]) -> None:
        draft = self.draft
        fields = []
        if match["action"]:
            fields.append(_field(line, match, "action", "precedence.action"))
            info = PROSIGNS.get(match["info"] or "")
            draft.precedence = PrecedencePair(action=PROSIGNS.get(match["action"], Precedence.FLASH), info=info)
            if match["info"]:
                fields.append(_field(line, match, "info", "precedence.info"))
        fields.append(_field(line, match, "dtg", "date"))
        draft.date_time_group = match["dtg"]
        draft.date_place = fields[-1][:2]
        draft.date = read_date_time_group(match)
        if draft.date is None:
            draft.find("RT104", draft.date_place, printed=match["dtg"])
        note_signals(draft, line)
        draft.mark_line(line, "date_time_group", fields)

    def _from(self, line: Line, match: re.Match[str]) -> None:
        self.draft.originator = " ".join(match["designator"].split())
        self.draft.mark_line(line, "originator", [_field(line, match, "designator", "originator")])

    def _list(self, line: Line, match: re.Match[str]) -> None:
        self.open_list = _LIST_NAMES[match["list"]]
        if (slug := PAGE_SLUG.match(line.text, match.start("rest"))) is not None:  # a page ends within the list
            mark_slug(self.draft, line, slug)
        elif match["rest"]:
            self._addressee(line, match.start("rest"))
        else:
            self.draft.mark_line(line, f"{self.open_list}_addressee")

    def _addressee(self, line: Line, offset: int) -> None:
        name = self.open_list or "action"
        known, text, left = self.draft.addressees[name], line.text[offset:], line.left + offset
        path = f"{name}_addressees[{len(known)}]" if self.draft.wants_spans else None
        addressee, fields = read_addressee(text, left, path)
        known.append(addressee)
        if path is None:  # places are read when a finding asks for one, which is rare
            self.draft.addressee_lines[name].append((text, left))
        else:
            self.draft.mark_line(line, f"{name}_addressee", fields)

    def _end_of_heading(self, line: Line, _: re.Match[str]) -> None:
        self.draft.mark_line(line, "break_line")

    def _count(self, line: Line, _: re.Match[str]) -> None:
        self.draft.mark_line(line, "group_count")

    def _airgram(self, line: Line, _: re.Match[str]) -> None:
        self.draft.is_airgram = True
        self.draft.mark_line(line, "airgram_number")

    def _office_counts(self, line: Line, _: re.Match[str]) -> None:
        self.draft.mark_line(line, "distribution")

    def _distribution(self, line: Line, _: re.Match[str]) -> None:
        self.open_block = "distribution"
        self.draft.mark_line(line, "distribution")

    def _document_number(self, line: Line, match: re.Match[str]) -> None:
        self.draft.document = (int(match["year"]), match["code"], int(match["serial"]))
        self.draft.mark_line(line, "publisher")

    def _classification(self, line: Line, _: re.Match[str]) -> None:
        read = read_level(line.text)
        self.draft.page_level = read[0] if read else None
        self.draft.mark_line(line, "page_classification")

    def _drafting(self, line: Line, match: re.Match[str]) -> None:
        self.open_block = "drafting"
        mark_drafting(self.draft, line, match)

    def _source(self, line: Line, _: re.Match[str]) -> None:
        self.draft.mark_line(line, "drafting")

    def _slug(self, line: Line, match: re.Match[str]) -> None:
        mark_slug(self.draft, line, match)


def _field(line: Line, match: re.Match[str], group: str, path: str) -> tuple[int, int, str]:
    start, end = match.span(group)
    return line.left + start, line.left + end, path


_Action = Callable[[HeadingReader, Line, "re.Match[str]"], None]
_Row = tuple[str, re.Pattern[str], _Action]
_TABLE: Final[tuple[tuple[str, str, re.Pattern[str], _Action], ...]] = (
    # name, possible first letters, pattern, what to do. Order matters: office counts look like INFO lines.
    ("identifier", "VZ", TRANSMISSION, HeadingReader._identifier),
    ("called", "ZOPRYN", CALLED, HeadingReader._called),
    ("de", "D", DE_LINE, HeadingReader._de),
    ("security", "Z", SECURITY, HeadingReader._security),
    ("dtg", "ZOPRY0123456789", DTG_LINE, HeadingReader._dtg),
    ("from", "F", FROM_LINE, HeadingReader._from),
    ("counts", "ABCDEFGHIJKLMNOPQRSTUVWXYZ/(", OFFICE_COUNTS, HeadingReader._office_counts),
    ("list", "TIX", LIST_LINE, HeadingReader._list),
    ("count", "G", GROUP_COUNT, HeadingReader._count),
    ("airgram", "ADNC", AIRGRAM_HEAD, HeadingReader._airgram),
    ("slug", "P", PAGE_SLUG, HeadingReader._slug),
    ("traffic", "-", SEPARATOR, HeadingReader._office_counts),
    ("document", "12", DOCUMENT_NUMBER, HeadingReader._document_number),
    ("distribution", "D", DISTRIBUTION_LABEL, HeadingReader._distribution),
    ("drafting", "DACRdacr", DRAFTING, HeadingReader._drafting),
    ("source", "S", SOURCE, HeadingReader._source),
    ("classification", "CSUTL", BARE_LEVEL, HeadingReader._classification),
    ("break", "B", re.compile(r"BT$"), HeadingReader._end_of_heading),
)
_BY_FIRST: Final[dict[str, tuple[_Row, ...]]] = {
    letter: tuple(row[:1] + row[2:] for row in _TABLE if letter in row[1])
    for letter in {c for row in _TABLE for c in row[1]}
}
