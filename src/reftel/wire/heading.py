"""The transmission heading: format lines 1 to 11 of ACP 127 as a table of line patterns, read by one small machine.

heading  = [ FL1 ] [ FL2 ] [ FL3 ] [ FL4 ] [ FL5 ] [ FL6 ] [ FL7 ] [ FL8 ] [ FL9 ] [ FL10 ] [ FL11 ]
FL1      = "VZCZC" channel number            transmission identification
FL2      = "PP" *( SP routing-indicator )     precedence and called stations, goes on over lines of indicators
FL3      = "DE" indicator "#" serial [ "/" section ] day-of-year time
FL4      = "ZNY" 5letter                      security line
FL5      = [ prosign [ prosign ] ] date-time-group
FL6-FL9  = "FM" / "TO" / "INFO" / "XMT" and the lines of addressees that follow
FL10-11  = "GR" count / "BT"
"""

import re
from collections.abc import Callable, Sequence
from typing import Final

from reftel.codes import PROSIGNS, Precedence
from reftel.telegram import PrecedencePair
from reftel.wire.addressees import looks_like_addressee, read_addressee
from reftel.wire.class_line import read_class_line
from reftel.wire.dates import DATE_TIME_GROUP, read_date_time_group
from reftel.wire.draft import Draft
from reftel.wire.labels import read_label
from reftel.wire.levels import read_level
from reftel.wire.lines import MAX_STRUCTURED, Line

TRANSMISSION: Final = re.compile(r"(?:V?ZCZC ?[A-Z]{1,6} ?\d{3,4}|VV +[A-Z]{3}\d{3})\b")
CALLED: Final = re.compile(r"(?P<prosign>ZZ|OO|PP|RR|YY)(?P<stations>(?: +R[A-Z]{3,7})+)$")
STATIONS_ONLY: Final = re.compile(r"R[A-Z]{3,7}(?: +R[A-Z]{3,7})*$")
DE_LINE: Final = re.compile(
    r"DE +(?P<station>R[A-Z]{3,7}) +#?(?P<serial>\d{1,6})(?:/(?P<section>\d{2,3}))?(?: +(?P<filed>\d{7}|\d{2,3}/\d{4}Z?))?$"
)
SECURITY: Final = re.compile(r"(?:Z[A-Z]{2}\d? +)?Z[NO][RY] +(?P<letter>[A-Z])(?P=letter){4}\b.*$")
DTG_LINE: Final = re.compile(
    rf"(?:(?P<action>[ZOPRY]) +)?(?:(?P<info>[ZOPRY]) +)?(?P<dtg>{DATE_TIME_GROUP.pattern})(?P<rest>(?:\s.*)?)$"
)
FROM_LINE: Final = re.compile(r"FM +(?:(?P<indicator>R[A-Z]{3,7})/)?(?P<designator>\S.*)$")
LIST_LINE: Final = re.compile(r"(?P<list>TO|INFO|XMT)(?:[ /:]+(?P<rest>\S.*)|)$")
GROUP_COUNT: Final = re.compile(r"GR ?\d{1,5}$|GRNC$")
OFFICE_COUNTS: Final = re.compile(r"(?:(?:ACTION|ORIGIN|INFO) +)?[A-Z]{1,5}-\d\d\b")
"""Distribution of 1973-79 prints (`INFO OCT-01 EUR-12`): offices with numbers of copies, not addressees."""
TRAFFIC_NUMBER: Final = re.compile(r"-{6,} *\d{6}.*$|-{10,}$")
PAGE_SLUG: Final = re.compile(r"PAGE +\d{1,3}\b")

EXTRACT_NOTE: Final = re.compile(r"This record is a partial extract of the original cable\b")
"""Printed by one publisher above what it holds of a telegram."""

DRAFTING: Final = re.compile(r"(?P<what>DRAFTED|APPROVED|CLEARED) BY ?:? +(?P<rest>\S.*)$")
BARE_LEVEL: Final = re.compile(
    r"(?:CONFIDENTIAL|SECRET|UNCLASSIFIED|TOP SECRET|LIMITED OFFICIAL USE)(?: {3,}[A-Z]{2,4}\d{3,4})?$"
)
"""The classification at the head of a page, sometimes with the printer's running number."""

_DRAFTING_FIELDS: Final = {"DRAFT": "drafted_by", "APPRO": "approved_by", "CLEAR": "cleared_by"}
_LIST_NAMES: Final = {"TO": "action", "INFO": "info", "XMT": "exempt"}


class HeadingReader:
    """Reads heading lines one after another; `open_list` is the addressee list that a line without keyword continues."""

    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        self.open_list: str | None = None
        self.calls_open = False
        self.after_blank = False
        self.seen: set[str] = set()

    def read(self, lines: Sequence[Line], at: int) -> int:
        """Read from line `at`; return the index of the first line that belongs to the text."""
        last = at
        unmatched = skipped = 0
        while at < len(lines):
            line = lines[at]
            if line.blank:
                self.after_blank = True
                at += 1
                continue
            if not self._read_line(line):
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

    def _is_text(self, line: Line) -> bool:
        """True where the text begins: at a numbered class line, at a label, or after the addressees."""
        if len(line.text) > MAX_STRUCTURED:
            return True
        class_line = read_class_line(line.text)
        if class_line is not None:
            return class_line.is_complete or (not class_line.rest and "list" in self.seen)
        return "list" in self.seen or (read_label(line.text) is not None)

    def _read_line(self, line: Line) -> bool:
        text = line.text
        if len(text) > MAX_STRUCTURED:
            return False
        for name, first, pattern, action in _TABLE:
            if text[0] in first and (match := pattern.match(text)) is not None:
                self.calls_open = name == "called"
                if name == "list" and not self.seen & {"dtg", "from", "list", "de"}:
                    return False  # a sentence in capitals may begin with TO
                if name not in {"list", "slug", "counts"}:
                    self.open_list = None
                action(self, line, match)
                self.seen.add(name)
                return True
        if self.calls_open and STATIONS_ONLY.match(text):
            self._stations(line, text, 0)
            return True
        return self._continue_list(line)

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
        self.draft.transmission["precedences"] = (PROSIGNS[match["prosign"][0]],)
        mark = (line.left, line.left + 2, "transmission.precedences[0]")
        self._stations(line, match["stations"], match.start("stations"), [mark])

    def _stations(self, line: Line, text: str, offset: int, marks: Sequence[tuple[int, int, str]] = ()) -> None:
        known: list[str] = self.draft.transmission.setdefault("routing_indicators", [])
        fields = list(marks)
        for match in re.finditer(r"\S+", text):
            start = line.left + offset + match.start()
            fields.append((start, start + len(match[0]), f"transmission.routing_indicators[{len(known)}]"))
            known.append(match[0])
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
        found = DATE_TIME_GROUP.match(match["dtg"])
        draft.date = read_date_time_group(found) if found else None
        if draft.date is None:
            draft.find("RT104", draft.date_place, printed=match["dtg"])
        draft.mark_line(line, "date_time_group", fields)

    def _from(self, line: Line, match: re.Match[str]) -> None:
        self.draft.originator = " ".join(match["designator"].split())
        self.draft.mark_line(line, "originator", [_field(line, match, "designator", "originator")])

    def _list(self, line: Line, match: re.Match[str]) -> None:
        self.open_list = _LIST_NAMES[match["list"]]
        if match["rest"]:
            self._addressee(line, match.start("rest"))
        else:
            self.draft.mark_line(line, f"{self.open_list}_addressee")

    def _addressee(self, line: Line, offset: int) -> None:
        name = self.open_list or "action"
        known = self.draft.addressees[name]
        addressee, fields = read_addressee(line.text[offset:], line.left + offset, f"{name}_addressees[{len(known)}]")
        known.append(addressee)
        self.draft.mark_line(line, f"{name}_addressee", fields)

    def _end_of_heading(self, line: Line, _: re.Match[str]) -> None:
        self.draft.mark_line(line, "break_line")

    def _count(self, line: Line, _: re.Match[str]) -> None:
        self.draft.mark_line(line, "group_count")

    def _office_counts(self, line: Line, _: re.Match[str]) -> None:
        self.draft.mark_line(line, "distribution")

    def _note(self, line: Line, _: re.Match[str]) -> None:
        self.draft.mark_line(line, "publisher")

    def _classification(self, line: Line, _: re.Match[str]) -> None:
        self.draft.mark_line(line, "page_classification")

    def _drafting(self, line: Line, match: re.Match[str]) -> None:
        name = _DRAFTING_FIELDS[match["what"][:5].upper()]
        self.draft.drafting.append((name, " ".join(match["rest"].split())))
        path = f"drafting.{name}"
        self.draft.mark_line(line, "drafting", [(line.left + match.start("rest"), line.right, path)])

    def _slug(self, line: Line, _: re.Match[str]) -> None:
        self.draft.mark_line(line, "page_line")


def _field(line: Line, match: re.Match[str], group: str, path: str) -> tuple[int, int, str]:
    return line.left + match.start(group), line.left + match.end(group), path


_Action = Callable[[HeadingReader, Line, "re.Match[str]"], None]
_TABLE: Final[tuple[tuple[str, str, re.Pattern[str], _Action], ...]] = (
    # name, possible first letters, pattern, what to do. Order matters: office counts look like INFO lines.
    ("identifier", "VZ", TRANSMISSION, HeadingReader._identifier),
    ("called", "ZOPRY", CALLED, HeadingReader._called),
    ("de", "D", DE_LINE, HeadingReader._de),
    ("security", "Z", SECURITY, HeadingReader._security),
    ("dtg", "ZOPRY0123456789", DTG_LINE, HeadingReader._dtg),
    ("from", "F", FROM_LINE, HeadingReader._from),
    ("counts", "ABCDEFGHIJKLMNOPQRSTUVWXYZ", OFFICE_COUNTS, HeadingReader._office_counts),
    ("list", "TIX", LIST_LINE, HeadingReader._list),
    ("count", "G", GROUP_COUNT, HeadingReader._count),
    ("slug", "P", PAGE_SLUG, HeadingReader._slug),
    ("traffic", "-", TRAFFIC_NUMBER, HeadingReader._office_counts),
    ("note", "T", EXTRACT_NOTE, HeadingReader._note),
    ("drafting", "DAC", DRAFTING, HeadingReader._drafting),
    ("classification", "CSUTL", BARE_LEVEL, HeadingReader._classification),
    ("break", "B", re.compile(r"BT$"), HeadingReader._end_of_heading),
)
MAX_SKIPPED: Final = 40
"""Lines that the heading may hold and nobody can place (relay notes, printing numbers) before reading gives up."""
