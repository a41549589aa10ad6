"""Explain: for every span of a telegram what it is, what this value means, and where that is written.

The sentences about kinds come from the table of span kinds, those about values from the code tables; nothing is made up here.
"""

import re
from collections.abc import Callable
from typing import Final

import msgspec

from reftel.codes import (
    captions,
    classification_reason,
    eo_code,
    executive_order,
    office,
    origin_of_designator,
    post,
    precedence_meaning,
    routing_indicator,
    span_kind,
    tag,
)
from reftel.telegram import Place, Span, Telegram
from reftel.wire.dates import DATE_TIME_GROUP, read_date_time_group
from reftel.wire.levels import SECURITY_LETTERS, portion_level
from reftel.wire.parse import parse


class Explanation(msgspec.Struct, frozen=True, kw_only=True):
    """One explained span: `title` names the kind, `value` is the text of the span on one line, `meaning` says what this
    value means (null where the kind says all), `about` explains the kind, `source` says where that is written.
    """

    start: int
    end: int
    kind: str
    field: str | None
    title: str
    value: str
    meaning: str | None
    about: str
    source: str


MAX_VALUE: Final = 200


def explain(text: str, extent: Place | None = None) -> tuple[Explanation, ...]:
    """Explain every span of a text in order; the explanations cover the text as the spans do."""
    telegram = parse(text, extent, spans=True)
    spans = telegram.spans if telegram.spans is not msgspec.UNSET else ()
    return tuple(explain_span(text, telegram, span) for span in spans)


def explain_span(text: str, telegram: Telegram, span: Span) -> Explanation:
    """Explain one span of a telegram that was read from this text."""
    kind = span_kind(span.kind)
    value = " ".join(text[span.start : span.end].split())
    meaning = _meaning(telegram, span, value) if span.field else None
    return Explanation(
        start=span.start,
        end=span.end,
        kind=span.kind,
        field=span.field,
        title=kind.name,
        value=value[:MAX_VALUE],
        meaning=meaning,
        about=kind.explanation,
        source=kind.source,
    )


_INDEX: Final = re.compile(r"\[(\d+)\]")


def _meaning(telegram: Telegram, span: Span, value: str) -> str | None:
    pattern = _INDEX.sub("[]", span.field or "")
    reader = _MEANINGS.get(pattern) or _MEANINGS.get(pattern.rsplit(".", 1)[-1])
    return reader(telegram, value) if reader is not None else None


def _year(telegram: Telegram) -> int | None:
    return telegram.date.year if telegram.date is not None else None


def _precedence(_: Telegram, value: str) -> str | None:
    return precedence_meaning(value)


def _station(_: Telegram, value: str) -> str | None:
    rows = routing_indicator(value)
    names = list(dict.fromkeys(row.addressee for row in rows))
    return f"{value} stands for {', '.join(names[:4])}" + (" and others." if len(names) > 4 else ".") if names else None


def _filed(telegram: Telegram, value: str) -> str | None:
    moment = telegram.transmission.filed_at if telegram.transmission else None
    return f"Filed on day {value[:3]} of the year: {moment:%d %B %Y, %H:%M} UTC." if moment else None


def _date(_: Telegram, value: str) -> str | None:
    match = DATE_TIME_GROUP.match(value)
    moment = read_date_time_group(match) if match else None
    return f"{moment:%d %B %Y, %H:%M} UTC." if moment else None


def _designator(_: Telegram, value: str) -> str | None:
    origin = origin_of_designator(value)
    return f"{origin}." if origin else None


def _number(_: Telegram, value: str) -> str | None:
    return (
        f"Telegram number {int(value)} from this sender to this addressee: a gap tells the addressee that one was lost."
    )


def _classification(telegram: Telegram, _: str) -> str | None:
    level = telegram.classification
    return f"{level.value}: a historical marking." if level is not None else None


def _key_station(_: Telegram, value: str) -> str | None:
    held = post(value.replace(" ", ""))
    return f"{held.city}." if held is not None and held.city else None


def _serial(telegram: Telegram, value: str) -> str | None:
    if not value.isdigit():
        return None
    if telegram.mrn is None:
        return f"Number {int(value)} of its station in its year."
    return f"Number {int(value)} of its station in its year; the message reference number is {telegram.mrn}."


def _sections(telegram: Telegram, _: str) -> str | None:
    held = telegram.sections
    return f"Cut into {held.of} sections; markers of {len(held.markers_seen)} were seen." if held else None


def _caption(_: Telegram, value: str) -> str | None:
    row = captions().get(value.upper())
    return row.meaning if row is not None else None


def _pass_line(telegram: Telegram, value: str) -> str | None:
    for line in telegram.pass_lines:
        if value in line.text or line.text in value:
            known = [(o, found.name) for o in line.offices if (found := office(o)) is not None]
            return "; ".join(f"{symbol}: {name}" for symbol, name in known) + "." if known else None
    return None


def _order_number(_: Telegram, value: str) -> str | None:
    order = executive_order(value)
    return f"{order.meaning}." if order is not None else None


def _order_text(telegram: Telegram, _: str) -> str | None:
    order = telegram.executive_order
    if order is None:
        return None
    if order.declassify_on is not None:
        return f"To be declassified on {order.declassify_on:%d %B %Y}. A date that has passed is no decision."
    code = eo_code(order.number or "", order.exemption) if order.exemption else None
    return f"{code.code}: {code.meaning}." if code is not None else None


def _tag(telegram: Telegram, value: str) -> str | None:
    meaning = tag(value.upper().rstrip("."), _year(telegram))
    if meaning.name is None:
        return f"A TAG of kind {meaning.kind.value}; the tables give no meaning for it."
    return f"{meaning.name} ({meaning.kind.value} TAG)."


def _reference(telegram: Telegram, value: str) -> str | None:
    held = next((r for r in telegram.references if r.text == value), None)
    if held is None:
        return None
    if held.mrn is None:
        return f"A reference of kind {held.kind.value}."
    guess = " (year inferred)" if held.ambiguous else ""
    return f"Telegram {held.mrn}{guess}."


def _classified_by(telegram: Telegram, _: str) -> str | None:
    by = telegram.classified_by
    if by is None:
        return None
    reasons = [f"{r}: {classification_reason(r)}" for r in by.reasons if classification_reason(r)]
    who = ", ".join(part for part in (by.name, by.title) if part)
    return f"{who}. " + ("; ".join(reasons) + "." if reasons else "No reason is given.")


def _portion(_: Telegram, value: str) -> str | None:
    level = portion_level(value)
    if level is None:
        return None
    controls = value.upper().partition("/")[2].strip("/")
    return f"This paragraph is {level.value}" + (f", with the control {controls}." if controls else ".")


def _enclosure(telegram: Telegram, _: str) -> str | None:
    return "What follows is quoted from another paper, up to its closing words."


def _security(_: Telegram, value: str) -> str | None:
    letter = next((word[0] for word in value.split() if len(word) == 5 and len(set(word)) == 1), "")
    level = SECURITY_LETTERS.get(letter)
    return f"{letter} stands for {level.value}." if level is not None else None


def _section(_: Telegram, value: str) -> str | None:
    return f"Section {int(value)} of the telegram." if value.isdigit() else None


EXPLAINED_BY_KIND: Final = frozenset({"subject", "signature", "number", "text", "title", "transmission.identifier"})
"""Fields (or their last parts) whose words are their own meaning; the sentence about their kind says all."""


_MEANINGS: Final[dict[str, Callable[[Telegram, str], str | None]]] = {
    "transmission.precedences[]": _precedence,
    "transmission.routing_indicators[]": _station,
    "transmission.station_indicator": _station,
    "transmission.filed_at": _filed,
    "transmission.serial": _serial,
    "transmission.section": _section,
    "transmission.security": _security,
    "date": _date,
    "precedence.action": _precedence,
    "precedence.info": _precedence,
    "originator": _designator,
    "designator": _designator,
    "routing_indicator": _station,
    "precedence": _precedence,
    "action_addressees[].number": _number,
    "info_addressees[].number": _number,
    "classification": _classification,
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
    "portion": _portion,
    "kind": _enclosure,
}
"""Field path without indices (or its last part) → what this value means."""
