"""What the value of a field means, in one sentence: from the code tables and from what was read beside it.

One reader for each field path. A reader gives nothing only where the words are their own meaning; `EXPLAINED_BY_KIND`
lists those fields, each with its reason.
"""

import re
from bisect import bisect_left
from collections.abc import Callable, Mapping, Sequence
from typing import Final, NamedTuple, TypeVar

from reftel.codes import (
    ReferenceKind,
    captions,
    classification_reason,
    eo_code,
    executive_order,
    office,
    origin_of_designator,
    post,
    precedence_meaning,
    routing_indicator,
    tag,
)
from reftel.telegram import Addressee, Block, Enclosure, Paragraph, Pointer, Role, Span, Telegram
from reftel.wire.dates import DATE_TIME_GROUP, read_date_time_group
from reftel.wire.levels import SECURITY_LETTERS, portion_level

_INDEX: Final = re.compile(r"\[(\d{1,6})\]")
_DAY: Final = "%d %B %Y"
_SHOWN: Final = 4
"""Names shown of an indicator that stands for many."""

EXPLAINED_BY_KIND: Final[Mapping[str, str]] = {
    "subject": "the words are their own meaning",
    "body[].text": "the words are their own meaning; only a label or a pointer in them adds to it",
    "body[].title": "the words are their own meaning",
    "body[].number": "the number of a paragraph is its own meaning",
}
"""Field path without indices → why the sentence about its kind may say all."""

_Item = TypeVar("_Item")


class Shown(NamedTuple):
    """One value: the telegram, the text of the value on one line, the indices in its path, its place."""

    telegram: Telegram
    value: str
    indices: tuple[int, ...]
    span: Span

    def item(self, items: Sequence[_Item]) -> _Item | None:
        """Return the item of a list that the path names, None where the record has none there."""
        return items[self.indices[0]] if self.indices and self.indices[0] < len(items) else None


def pattern_of(path: str) -> str:
    """Return a field path without its indices, that of a block inside an enclosure as that of any block."""
    return _INDEX.sub("[]", path).replace(".blocks[]", "")


def meaning_of(telegram: Telegram, span: Span, value: str) -> str | None:
    """Say what the value of a span means, None where the sentence about its kind says all."""
    path = span.field
    if path is None:
        return None
    reader = MEANINGS.get(pattern_of(path))
    if reader is None:
        return None
    return reader(Shown(telegram, value, tuple(int(index) for index in _INDEX.findall(path)), span))


# Heading ------------------------------------------------------------------------------------------------------------


def _identifier(shown: Shown) -> str:
    channel, number = shown.value[5:8], shown.value[8:].strip()
    return f"Channel {channel}, number {int(number)} on it." if number.isdigit() else "A channel and its number."


def _precedence(shown: Shown) -> str:
    return precedence_meaning(shown.value) or "No table has this precedence."


def _station(shown: Shown) -> str:
    names = list(dict.fromkeys(row.addressee for row in routing_indicator(shown.value)))
    if not names:
        return "A station that the table of routing indicators does not have."
    return f"{shown.value} stands for {', '.join(names[:_SHOWN])}" + (" and others." if len(names) > _SHOWN else ".")


def _filed(shown: Shown) -> str:
    sent = shown.telegram.transmission
    if sent is None or sent.filed_at is None:
        return "Day of the year and time of filing; without a date in the heading the year is not known."
    return f"Filed on day {sent.filed_at:%j} of the year: {sent.filed_at:%d %B %Y, %H:%M} UTC."


def _date(shown: Shown) -> str:
    match = DATE_TIME_GROUP.match(shown.value)
    moment = (read_date_time_group(match) if match else None) or shown.telegram.date
    return f"{moment:%d %B %Y, %H:%M} UTC." if moment else "No day and hour can be made of it."


def _security(shown: Shown) -> str:
    letter = next((word[0] for word in shown.value.split() if len(word) == 5 and len(set(word)) == 1), "")
    level = SECURITY_LETTERS.get(letter)
    return f"{letter} stands for {level.value}." if level is not None else "No letter five times names a level."


def _section(shown: Shown) -> str:
    return f"Section {int(shown.value)} of the telegram." if shown.value.isdigit() else "A section of the telegram."


def _designator(shown: Shown) -> str:
    place, comma, name = shown.value.partition(", ")
    origin = origin_of_designator(shown.value) or (origin_of_designator(f"{name} {place}") if comma else None)
    return f"{origin}." if origin else "An agency, command or person by its name; no table of posts has it."


def _addressee(shown: Shown) -> str:
    held: Addressee | None = shown.item(getattr(shown.telegram, (shown.span.field or "").partition("[")[0]))
    if held is not None and held.collective:
        return "A collective: the name stands for a list of posts."
    return _designator(shown)


def _number(shown: Shown) -> str:
    number = int(shown.value) if shown.value.isdigit() else shown.value
    return f"Telegram number {number} from this sender to this addressee: a gap tells the addressee that one was lost."


_ADDRESSEE: Final = {
    "designator": _addressee,
    "routing_indicator": _station,
    "precedence": _precedence,
    "number": _number,
}
"""Field of an addressee → what its value means, in each of the three lists."""


def _place_date(shown: Shown) -> str:
    held = shown.telegram.place_date
    if held is None:
        return "The line gives no place and day that could be read."
    where = f" from {held.place}" if held.place else ""
    day = f" on {held.date:{_DAY}}" if held.date else ""
    hour = f", at {held.time:%H:%M} by the clock of the place" if held.time else ""
    return f"Sent{where}{day}{hour}."


def _serial_text(shown: Shown) -> str:
    held = shown.telegram.place_date
    year = f" in {held.date.year}" if held is not None and held.date is not None else ""
    return f"Number {shown.value} in the series of this sender to this addressee{year}."


# Text block ---------------------------------------------------------------------------------------------------------


def _classification(shown: Shown) -> str:
    level = shown.telegram.classification
    return f"{level.value}: a historical marking." if level is not None else "No level that a table has."


def _key_station(shown: Shown) -> str:
    held = post(shown.value.replace(" ", ""))
    if held is not None and held.city:
        return f"{held.city}."
    origin = shown.telegram.origin or shown.telegram.station
    return f"{origin}." if origin else "A station that no table of posts has."


def _key_year(shown: Shown) -> str:
    key = shown.telegram.key
    return f"The year {key.year} of the number." if key is not None and key.year else "The year of the number."


def _serial(shown: Shown) -> str:
    key, mrn = shown.telegram.key, shown.telegram.mrn
    number = int(shown.value) if shown.value.isdigit() else key.serial if key is not None else shown.value
    known = f"; the message reference number is {mrn}" if mrn is not None else ""
    return f"Number {number} of its station in its year{known}."


def _sections(shown: Shown) -> str:
    held = shown.telegram.sections
    if held is None:
        return "A section of the telegram."
    return f"Cut into {held.of} sections; markers of {len(held.markers_seen)} were seen."


def _caption(shown: Shown) -> str:
    name = shown.item(shown.telegram.captions) or shown.value.upper()
    row = captions().get(name) or (captions().get("REL TO") if name.startswith("REL TO ") else None)
    return row.meaning if row is not None else "A caption that no table has."


def _pass_line(shown: Shown) -> str:
    line = shown.item(shown.telegram.pass_lines)
    if line is None:
        return "For somebody besides the addressees."
    known = [f"{symbol}: {found.name}" for symbol in line.offices if (found := office(symbol)) is not None]
    if known:
        return f"{'; '.join(known)}."
    named = f"For {', '.join(line.offices)}" if line.offices else "For whom the line names"
    return f"{named}{f' at {line.place}' if line.place else ''}; no table of offices has them."


def _order_number(shown: Shown) -> str:
    order = executive_order(shown.value)
    return f"{order.meaning}." if order is not None else "No executive order on classification has this number."


def _order_text(shown: Shown) -> str:
    order = shown.telegram.executive_order
    if order is None:
        return "When and how the telegram is to be declassified."
    said = []
    if order.declassify_on is not None:
        said.append(f"To be declassified on {order.declassify_on:{_DAY}}. A date that has passed is no decision.")
    for word in dict.fromkeys(re.split(r"[,;\s]+(?:AND )?", order.exemption or order.text)[:8]):
        if (code := eo_code(order.number or "", word)) is not None:
            said.append(f"{code.code}: {code.meaning}")
    return " ".join(said) or _without_date(order.text)


def _without_date(text: str) -> str:
    if text.upper().replace(" ", "").strip(".") in {"N/A", "NA"}:
        return "Not applicable: the telegram is not classified."
    return "To be declassified upon what the line names; no date and no code of the order was read in it."


def _tag(shown: Shown) -> str:
    telegram = shown.telegram
    held = shown.item(telegram.tags)
    year = telegram.date.year if telegram.date is not None else None
    known = held if held is not None else tag(shown.value.upper().rstrip("."), year)
    if known.name is None:
        return f"A TAG of kind {known.kind.value}; the tables give no meaning for it."
    return f"{known.name} ({known.kind.value} TAG)."


def _reference(shown: Shown) -> str:
    held = shown.item(shown.telegram.references)
    if held is None:
        return "An earlier telegram or paper."
    notal = " It was not sent to all addressees (NOTAL)." if held.notal else ""
    if held.mrn is not None:
        return f"Telegram {held.mrn}{' (year inferred)' if held.ambiguous else ''}.{notal}"
    if held.kind is ReferenceKind.TELEGRAM:
        return f"A telegram whose number cannot be told from the text alone.{notal}"
    return f"A reference of kind {held.kind.value}.{notal}"


def _classified_by(shown: Shown) -> str:
    by = shown.telegram.classified_by
    if by is None:
        return "Who classified the telegram and why."
    reasons = [f"{r}: {classification_reason(r)}" for r in by.reasons if classification_reason(r)]
    who = ", ".join(part for part in (by.name, by.title) if part)
    derived = f"Derived from {by.derived_from}. " if by.derived_from else ""
    return f"{who + '. ' if who else ''}{derived}" + ("; ".join(reasons) + "." if reasons else "No reason is given.")


# Body and ending ------------------------------------------------------------------------------------------------------

_CONTROLS: Final[Mapping[str, str]] = {"NF": "NOFORN", "OC": "ORCON"}
"""Portion control → the caption that it stands for. Source: ISOO marking booklet."""


def _portion(shown: Shown) -> str:
    level = portion_level(shown.value)
    if level is None:
        return "A mark that names no level."
    controls = [c for c in re.split(r"[/,]+", shown.value.upper().partition("/")[2]) if c.strip()]
    said = f"This paragraph is {level.value}" + (f", with the control {'/'.join(controls)}." if controls else ".")
    rows = (captions().get(_CONTROLS.get(c.strip(), c.strip())) for c in controls)
    return " ".join([said, *(row.meaning for row in rows if row is not None)])


def _block(shown: Shown) -> Block | None:
    """Return the block that the path of a value leads to."""
    blocks: Sequence[Block] = shown.telegram.body
    found: Block | None = None
    for index in shown.indices:
        if index >= len(blocks):
            return None
        found = blocks[index]
        blocks = found.blocks if isinstance(found, Enclosure) else ()
    return found


def _enclosure(shown: Shown) -> str:
    block = _block(shown)
    if not isinstance(block, Enclosure):
        return "What follows is quoted from another paper, up to its closing words."
    whose = f"the words are those of {block.voice}" if block.voice else "whose words it holds is not said"
    return f"Here a paper of kind {block.kind} is quoted, up to its closing words; {whose}."


_ROLES: Final[Mapping[Role, str]] = {
    Role.SUMMARY: "A summary, as its label says.",
    Role.INTRODUCTION: "An introduction, as its label says.",
    Role.COMMENT: "The sender's own comment, as its label says.",
    Role.ACTION_REQUEST: "What the sender asks for, as the label says.",
    Role.NOTE: "A note, as its label says.",
}
_MOST_POINTERS: Final = 10


def _text(shown: Shown) -> str | None:
    """Say what a paragraph is for, and where the pointers in these lines lead."""
    block = _block(shown)
    said = [_ROLES[role] for role in block.roles] if isinstance(block, Paragraph) else []
    pointers = shown.telegram.pointers
    first = bisect_left(pointers, shown.span.start, key=lambda pointer: pointer.span[0])
    for pointer in pointers[first : first + _MOST_POINTERS]:
        if pointer.span[0] >= shown.span.end:
            break
        said.append(_pointer(pointer))
    return " ".join(said) or None


def _pointer(pointer: Pointer) -> str:
    words = " ".join(pointer.text.split())
    if pointer.kind == "septel":
        return f'"{words}" is a telegram that is sent apart.'
    if pointer.target is None:
        return f'"{words}" points to something that the text does not name.'
    return f'"{words}" is {"paragraph " if pointer.kind == "paragraph" else ""}{pointer.target}.'


def _drafting(shown: Shown) -> str:
    symbol, colon, person = shown.value.partition(":")
    known = office(symbol.strip()) if colon else None
    if known is None:
        return "The name, and the office where one is given, as printed."
    return f"{person.strip()} of {known.symbol}: {known.name}."


def _signature(shown: Shown) -> str:
    if shown.telegram.station == "STATE":
        return "The Secretary of State, or whoever acted: every telegram of the Department has that name."
    origin = shown.telegram.origin
    return f"Chief of mission or whoever was in charge{f' ({origin})' if origin else ''}; not the drafter."


MEANINGS: Final[Mapping[str, Callable[[Shown], str | None]]] = {
    "transmission.identifier": _identifier,
    "transmission.precedences[]": _precedence,
    "transmission.routing_indicators[]": _station,
    "transmission.station_indicator": _station,
    "transmission.filed_at": _filed,
    "transmission.serial": _serial,
    "transmission.section": _section,
    "transmission.security": _security,
    "date": _date,
    "serial_text": _serial_text,
    "place_date.text": _place_date,
    "precedence.action": _precedence,
    "precedence.info": _precedence,
    "originator": _designator,
    **{
        f"{addressees}[].{name}": reader
        for addressees in ("action_addressees", "info_addressees", "exempt_addressees")
        for name, reader in _ADDRESSEE.items()
    },
    "classification": _classification,
    "key.year": _key_year,
    "key.station": _key_station,
    "key.serial": _serial,
    "sections": _sections,
    "captions[]": _caption,
    "pass_lines[].text": _pass_line,
    "executive_order.number": _order_number,
    "executive_order.text": _order_text,
    "tags[].code": _tag,
    "references[].text": _reference,
    "classified_by.text": _classified_by,
    "body[].portion": _portion,
    "body[].kind": _enclosure,
    "body[].text": _text,
    "drafting.drafted_by": _drafting,
    "drafting.cleared_by[]": _drafting,
    "drafting.approved_by": _drafting,
    "signature": _signature,
}
"""Field path without indices → what this value means."""
