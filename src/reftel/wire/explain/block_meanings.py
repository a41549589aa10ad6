"""What the values of the text block mean, from class line to Classified By."""

import re
from collections.abc import Mapping
from typing import Final

from reftel.codes import (
    ReferenceKind,
    captions,
    classification_reason,
    eo_code,
    executive_order,
    office,
    post,
    tag,
)
from reftel.wire.explain.shown_values import DAY, Reader, Shown, figures


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
    printed = figures(shown.value)
    number = printed if printed is not None else key.serial if key is not None else shown.value
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
        said.append(f"To be declassified on {order.declassify_on:{DAY}}. A date that has passed is no decision.")
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


BLOCK_MEANINGS: Final[Mapping[str, Reader]] = {
    "transmission.serial": _serial,
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
}
"""Field path without indices → what this value means."""
