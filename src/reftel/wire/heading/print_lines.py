"""Lines of printed telegrams: page slugs, distribution, printer's numbers, drafting and clearing lines.

Telegrams of 1973 to 1979 were kept as prints; the same print went on in the Department until the 2000s.

slug         = "PAGE" NN station serial [ NN "OF" NN ] filed
distribution = ( "ACTION" / "ORIGIN" ) office-count [ "INFO" *office-count "/" total ( "R" / "W" ) ]
separator    = dashes [ number ] [ filed ] [ "/" NN ]
drafting     = "DRAFTED BY" [ ":" ] office ":" name, "APPROVED BY" ..., then one clearance for each office
clearance    = office ":" initials surname [ ":" typist ] [ "(" status ")" ]
"""

import re
from collections.abc import Iterator
from typing import Final

from reftel.wire.draft import Draft
from reftel.wire.lines import Line

OFFICE_COUNTS: Final = re.compile(
    r"(?:(?:ACTION|ORIGIN|INFO) +)?(?:[A-Z]{1,5}-\d\d\b|(?:\([A-Z]{1,6}\) *)?/\d{1,3} ?[RWX]{1,2}$)"
)
"""Distribution (`ACTION EUR-12`, `INFO OCT-01 ISO-00`, `/147 R`): offices with numbers of copies, not addressees."""

DISTRIBUTION_LABEL: Final = re.compile(r"(?:DESIRED )?DISTRIBUTION:? *$", re.IGNORECASE)
OFFICES_ONLY: Final = re.compile(r"[A-Z][A-Z0-9/-]{0,15}(?:, ?[A-Z][A-Z0-9/-]{0,15}){0,20},?$")
SEPARATOR: Final = re.compile(r"-{6,}[ 0-9A-FZ]{0,30}(?:/\d\d)?$")
PAGE_SLUG: Final = re.compile(
    r"PAGE +(?P<page>\d{1,3})\b(?: +(?P<station>[A-Z][A-Z .'-]{1,24}?) +(?P<serial>\d{4,8})\b)?"
    r"(?: +(?P<number>\d\d) OF (?P<total>\d\d)\b)?(?: +(?P<filed>\d{6}Z))?"
)
PRINTER_NUMBER: Final = re.compile(r"(?:[A-Z]{2,4})?\d{2,6}$")
"""A relay's or printer's running number alone on its line (`53`, `TED3146`)."""

BARE_LEVEL: Final = re.compile(
    r"(?:CONFIDENTIAL|SECRET|UNCLASSIFIED|TOP SECRET|LIMITED OFFICIAL USE)(?: +[A-Z]{2,4} ?\d{3,4})?$"
)
"""The classification at the head of a page, sometimes with the printer's running number."""

SOURCE: Final = re.compile(r"SOURCE: +\S.{0,60}$")
DRAFTING: Final = re.compile(r"(?P<what>DRAFTED|APPROVED|CLEARED|RELEASED)[ -]BY ?:? *(?P<rest>\S.*)$", re.IGNORECASE)
CLEARANCE: Final = re.compile(r"[A-Z][A-Z0-9/-]{0,15}: ?[A-Z]")
_ENTRY: Final = re.compile(r"(?<!\S)[A-Z][A-Z0-9/-]{0,15}: ?(?=[A-Z])")
_FIELDS: Final = {"DRAFT": "drafted_by", "APPRO": "approved_by", "CLEAR": "cleared_by", "RELEA": "released_by"}


def mark_slug(draft: Draft, line: Line, match: re.Match[str]) -> None:
    """Mark a page slug; it names the telegram and, where it is one of several, its section."""
    if match["total"]:
        draft.see_section(int(match["number"]), int(match["total"]))
    if match["serial"]:
        place = (line.left + match.start("serial"), line.left + match.end("serial"))
        draft.page_serials.append((int(match["serial"]), place))
    draft.mark_line(line, "page_line")


def mark_drafting(draft: Draft, line: Line, match: re.Match[str]) -> None:
    """Mark who drafted, approved or cleared; several clearances may stand on one line."""
    name = _FIELDS[match["what"][:5].upper()]
    start, text = match.start("rest"), match["rest"]
    if name == "cleared_by":
        draft.mark_line(line, "drafting", _clearances(draft, line, start))
    elif name == "released_by":
        draft.mark_line(line, "drafting")
    else:
        draft.drafting.append((name, " ".join(text.split())))
        draft.mark_line(line, "drafting", [(line.left + start, line.right, f"drafting.{name}")])


def mark_clearances(draft: Draft, line: Line) -> None:
    """Mark a line of clearances below the approving line."""
    draft.mark_line(line, "drafting", _clearances(draft, line, 0))


def _clearances(draft: Draft, line: Line, at: int) -> Iterator[tuple[int, int, str]]:
    count = sum(name == "cleared_by" for name, _ in draft.drafting)
    starts = [m.start() for m in _ENTRY.finditer(line.text, at)] or [at]
    for start, end in zip(starts, [*starts[1:], len(line.text)], strict=True):
        entry = line.text[start:end].rstrip(" ;,")
        draft.drafting.append(("cleared_by", " ".join(entry.split())))
        yield line.left + start, line.left + start + len(entry), f"drafting.cleared_by[{count}]"
        count += 1
