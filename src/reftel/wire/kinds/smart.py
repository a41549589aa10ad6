"""Prints of the messaging system that came after the telegraph (SMART, since 2009): every part has its label.

print  = *level "MRN:" number "Date/DTG:" date "From:" sender "Action:" addressees *( label ":" value ) "Subject:" subject
         body [ "Signature:" name ] *( ( "Drafted By" / "Cleared By" / "Approved By" / "Released By" / ... ) ":" value ) *level

Source: FORMAT.md 2.11 (general knowledge of released prints); addressees are printed `PORT ALDER, AMEMBASSY ROUTINE`.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Final

import msgspec

from reftel.codes import Precedence, canonical_station
from reftel.references import parse_references
from reftel.telegram import Addressee, PrecedencePair
from reftel.wire.body.paragraph_start import read_paragraph_start
from reftel.wire.dates import DATE_TIME_GROUP, read_date_time_group
from reftel.wire.draft import Draft
from reftel.wire.heading.addressees import read_addressee
from reftel.wire.levels import read_level
from reftel.wire.lines import MAX_STRUCTURED, Line
from reftel.wire.text_block.class_line import read_captions, read_class_line
from reftel.wire.text_block.classified_by import read_classified_by
from reftel.wire.text_block.executive_order import read_executive_order
from reftel.wire.text_block.pass_lines import read_pass_line
from reftel.wire.text_block.tags_line import read_tags

LABEL: Final = re.compile(
    r"(?P<label>MRN|Date/DTG|From|Action|Info|XMT|Exempt|E\.O\.|TAGS|Captions|Reference|Ref|Subject|Pass Line|Classified By|Reason|"
    r"Derived From|Declassify On|Drafted By|Cleared By|Approved By|Released By|Dissemination Rule|Action Post|Signature|"
    r"Special Handling|Attachments|Conversion Note|Terms) ?: *"
)
TAIL_LABELS: Final = frozenset(
    {
        "Signature",
        "Drafted By",
        "Cleared By",
        "Approved By",
        "Released By",
        "Dissemination Rule",
        "Action Post",
        "Info",
        "XMT",
    }
)
"""Labels that may stand below the text."""

NUMBER: Final = re.compile(r"(?P<year>\d{4}|\d{2}) (?P<station>[A-Z][A-Z .'-]{1,30}?) (?P<serial>\d{1,7})$")
TURNED: Final = re.compile(r"(?P<place>[A-Z][A-Z .'-]{1,40}), (?P<kind>[A-Z][A-Z ]{2,30})$")
"""A designator with its place first (`PORT ALDER, AMEMBASSY`), for sorting."""

FIRST_LABEL: Final = "MRN:"
_WITHIN: Final = 2_000
"""Characters from the beginning in which a print shows its number."""

MAX_PRINT_LINES: Final = 300
_PIECE: Final = re.compile(r"[^;\n]+")

Piece = tuple[int, int]


class Element(msgspec.Struct):
    """One label with its lines and the places of its value."""

    label: str
    lines: list[Line]
    pieces: list[Piece]


def read_smart(draft: Draft, lines: list[Line]) -> tuple[list[Line], int] | None:
    """Read the labelled lines of a print; return the lines of its text and where it begins, None where it is no print."""
    start, end = draft.extent
    if draft.text.find(FIRST_LABEL, start, min(end, start + _WITHIN)) < 0:
        return None
    first = next((i for i, line in enumerate(lines[:40]) if line.text.startswith(FIRST_LABEL)), None)
    if first is None:
        return None
    for line in lines[:first]:
        _page_head(draft, line)
    elements, at = _elements(lines, first)
    tail = _tail_start(lines, at)
    elements += _elements(lines, tail)[0] if tail < len(lines) else []
    for element in sorted(elements, key=lambda e: _ORDER.index(e.label) if e.label in _ORDER else len(_ORDER)):
        _mark(draft, element, sorted(_READERS.get(element.label, _keep)(draft, element)))
    for line in lines[tail:]:
        _page_head(draft, line)
    return lines[:tail], at


def _mark(draft: Draft, element: Element, fields: Sequence[tuple[int, int, str]]) -> None:
    """Mark the lines of an element; its fields are in order, and one may go on over several lines."""
    at = 0
    for line in element.lines:
        here = []
        while at < len(fields) and fields[at][0] < line.right:
            start, end, path = fields[at]
            here.append((max(start, line.left), min(end, line.right), path))
            if end > line.right:
                break
            at += 1
        draft.mark_line(line, "print_field", here)


def _page_head(draft: Draft, line: Line) -> None:
    """The level at the head and foot of a print, and the captions below it."""
    if not line.text or len(line.text) > MAX_STRUCTURED:
        return
    read = read_class_line(line.text)
    if read is not None and not read.rest:
        if draft.head.classification is None:
            draft.head.classification = read.classification
            draft.head.seen.add("class_line")
            draft.class_line = (line.left, line.right)
            draft.mark_line(line, "class_line", [(line.left, line.left + read.level_end, "classification")])
            return
        draft.mark_line(line, "page_classification")
    elif found := read_captions(line.text):
        fields = [(line.left + a, line.left + b, _caption(draft, name)) for name, a, b in found]
        draft.mark_line(line, "caption", fields)


def _caption(draft: Draft, name: str) -> str:
    captions = draft.head.captions
    if name not in captions:
        captions.append(name)
    return f"captions[{captions.index(name)}]"


def _elements(lines: list[Line], at: int) -> tuple[list[Element], int]:
    """Collect labels and their values from line `at`; return them and the first line that belongs to none."""
    elements: list[Element] = []
    last = at
    after_blank = False
    for index in range(at, min(at + MAX_PRINT_LINES, len(lines))):
        line = lines[index]
        if not line.text:
            after_blank = True
            continue
        match = LABEL.match(line.text)
        if match is not None:
            start = line.left + match.end()
            elements.append(Element(match["label"], [line], [(start, line.right)] if start < line.right else []))
        elif _ends(elements, line, after_blank=after_blank):
            break
        else:
            elements[-1].lines.append(line)
            elements[-1].pieces.append((line.left, line.right))
        after_blank = False
        last = index + 1
    return elements, last


def _ends(elements: list[Element], line: Line, *, after_blank: bool) -> bool:
    """True where a line without label goes on with no element: after an empty line, at a paragraph, at a page's level."""
    if not elements or after_blank or len(line.text) > MAX_STRUCTURED:
        return True
    return read_paragraph_start(line.text, expected=1) is not None or read_level(line.text) is not None


def _tail_start(lines: list[Line], at: int) -> int:
    """Return the index of the first of the labelled lines that end a print, the number of lines without them."""
    tail = len(lines)
    for index in range(len(lines) - 1, max(at, len(lines) - MAX_PRINT_LINES) - 1, -1):
        match = LABEL.match(lines[index].text) if lines[index].text else None
        if match is not None and match["label"] in TAIL_LABELS:
            tail = index
    return tail


# One reader for each label: (draft, element) → the fields on its lines ---------------------------------------------------

Fields = Iterator[tuple[int, int, str]]


def _joined(draft: Draft, element: Element) -> str:
    return " ".join(" ".join(draft.text[a:b].split()) for a, b in element.pieces)


def _whole(element: Element, path: str) -> Fields:
    for start, end in element.pieces:
        yield start, end, path


def _keep(_: Draft, __: Element) -> Fields:
    return iter(())


def _number(draft: Draft, element: Element) -> Fields:
    match = NUMBER.match(_joined(draft, element))
    if match is None:
        return
    year, head = int(match["year"]), draft.head
    draft.document = (year if year > 99 else 2000 + year, match["station"], int(match["serial"]))
    head.station_printed, head.serial = canonical_station(match["station"]), int(match["serial"])
    start = element.pieces[0][0]
    yield start, start + match.end("year"), "key.year"
    yield start + match.start("station"), start + match.end("station"), "key.station"
    yield start + match.start("serial"), start + match.end("serial"), "key.serial"


def _date(draft: Draft, element: Element) -> Fields:
    for start, end in element.pieces:
        match = DATE_TIME_GROUP.search(draft.text, start, min(end, start + MAX_STRUCTURED))
        if match is not None and draft.date is None:
            draft.date, draft.date_time_group, draft.date_place = read_date_time_group(match), match[0], match.span()
            yield *match.span(), "date"


def _sender(draft: Draft, element: Element) -> Fields:
    draft.originator = _designator(_joined(draft, element)) or None
    return _whole(element, "originator")


def _designator(text: str) -> str:
    match = TURNED.match(text)
    return text if match is None else f"{match['kind']} {match['place']}"


def _addressees(name: str) -> Callable[[Draft, Element], Fields]:
    def read(draft: Draft, element: Element) -> Fields:
        for start, end in element.pieces:
            for match in _PIECE.finditer(draft.text, start, end):
                if not (piece := match[0].strip()):
                    continue
                known = draft.addressees[name]
                left = match.start() + match[0].index(piece)
                addressee, fields = read_addressee(piece, left, f"{name}_addressees[{len(known)}]")
                known.append(msgspec.structs.replace(addressee, designator=_designator(addressee.designator)))
                _precedence(draft, name, addressee)
                yield from fields

    return read


def _precedence(draft: Draft, name: str, addressee: Addressee) -> None:
    """A print has no prosigns: the precedence is that of the first action addressee, for information that of the first there."""
    if addressee.precedence is None:
        return
    action = draft.precedence.action if draft.precedence is not None else None
    if name == "action" and action is None:
        draft.precedence = PrecedencePair(action=addressee.precedence)
    elif name == "info" and action is not None and draft.precedence is not None and draft.precedence.info is None:
        lower = addressee.precedence if addressee.precedence is not action else None
        draft.precedence = PrecedencePair(action=action or Precedence.ROUTINE, info=lower)


def _order(draft: Draft, element: Element) -> Fields:
    text = _joined(draft, element)
    match = re.match(r"(?P<number>\d{4,5})\b[ :;,.-]*", text)
    number = match["number"] if match else None
    draft.head.executive_order = read_executive_order(number, text[match.end() :] if match else text, draft.date)
    draft.head.seen.add("executive_order")
    if match is not None:
        start = element.pieces[0][0]
        yield start, start + len(match["number"]), "executive_order.number"
    else:
        yield from _whole(element, "executive_order.text")


def _tags(draft: Draft, element: Element) -> Fields:
    slipped: list[str] = []
    draft.head.tags, fields = read_tags(draft.text, element.pieces, draft.year, slipped)
    draft.head.seen.add("tags")
    return iter(fields)


def _captions(draft: Draft, element: Element) -> Fields:
    for start, end in element.pieces:
        for match in re.finditer(r"[^,;\s][^,;]*", draft.text[start:end]):
            for name, a, b in read_captions(match[0].strip()) or ():
                yield start + match.start() + a, start + match.start() + b, _caption(draft, name)


def _reference(draft: Draft, element: Element) -> Fields:
    if not element.pieces:
        return
    start, end = element.pieces[0][0], element.pieces[-1][1]
    first = len(draft.head.references)
    found = parse_references(draft.text[start:end], year=draft.year, own=None)
    draft.head.references.extend(item.reference for item in found)
    draft.head.seen.add("reference")
    for index, item in enumerate(found, start=first):
        yield start + item.place[0], start + item.place[1], f"references[{index}].text"


def _subject(draft: Draft, element: Element) -> Fields:
    draft.head.subject = _joined(draft, element) or None
    draft.head.seen.add("subject")
    return _whole(element, "subject")


def _pass_line(draft: Draft, element: Element) -> Fields:
    if element.pieces:
        draft.head.pass_lines.append(read_pass_line(_joined(draft, element)))
        yield from _whole(element, f"pass_lines[{len(draft.head.pass_lines) - 1}].text")


def _classified_by(draft: Draft, element: Element) -> Fields:
    draft.head.classified_by = read_classified_by(_joined(draft, element))
    draft.head.seen.add("classified_by")
    return _whole(element, "classified_by.text")


def _drafting(name: str) -> Callable[[Draft, Element], Fields]:
    def read(draft: Draft, element: Element) -> Fields:
        for index, (start, end) in enumerate(element.pieces):
            draft.drafting.append((name, " ".join(draft.text[start:end].split())))
            yield start, end, f"drafting.{name}[{index}]" if name == "cleared_by" else f"drafting.{name}"

    return read


def _signature(draft: Draft, element: Element) -> Fields:
    draft.signature = _joined(draft, element) or None
    return _whole(element, "signature")


_READERS: Final[dict[str, Callable[[Draft, Element], Fields]]] = {
    "MRN": _number,
    "Date/DTG": _date,
    "From": _sender,
    "Action": _addressees("action"),
    "Info": _addressees("info"),
    "XMT": _addressees("exempt"),
    "Exempt": _addressees("exempt"),
    "E.O.": _order,
    "TAGS": _tags,
    "Captions": _captions,
    "Reference": _reference,
    "Ref": _reference,
    "Subject": _subject,
    "Pass Line": _pass_line,
    "Classified By": _classified_by,
    "Drafted By": _drafting("drafted_by"),
    "Cleared By": _drafting("cleared_by"),
    "Approved By": _drafting("approved_by"),
    "Signature": _signature,
}
_ORDER: Final = ("MRN", "Date/DTG", "From", "Action", "Info")
"""Read first: what follows needs the date and the sender."""
