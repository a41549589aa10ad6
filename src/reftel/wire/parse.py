"""Parse: a text becomes a telegram. Nothing is read twice, nothing is lost, nothing raises for content."""

import hashlib
import re
from collections.abc import Sequence
from functools import cache
from typing import Final

import msgspec

from reftel.codes import (
    Classification,
    TelegramKind,
    origin_of_designator,
    origin_of_station,
    station_of_designator,
    tables_hash,
)
from reftel.references import pointer_places, read_pointer
from reftel.telegram import (
    Drafting,
    Key,
    Parser,
    Place,
    Pointer,
    Sections,
    Telegram,
    Transmission,
    mrn_of,
)
from reftel.wire.body.block_drafts import BlockDraft, EnclosureDraft, TextDraft, freeze
from reftel.wire.body.body import BodyReader
from reftel.wire.body.enclosures import voice_of
from reftel.wire.body.ending import Ending, find_ending, mark_ending
from reftel.wire.body.role_assignment import assign_roles
from reftel.wire.checks.checks import check_telegram
from reftel.wire.dates import read_filed
from reftel.wire.draft import Draft, finish_spans
from reftel.wire.frus.frus import read_printed
from reftel.wire.heading.attributes import cut_attributes
from reftel.wire.heading.heading import HeadingReader
from reftel.wire.heading.later_sections import fill_from_later_section
from reftel.wire.heading.signals import report_signals
from reftel.wire.kinds.readdressal import Readdressed, find_readdressed, read_readdressed
from reftel.wire.kinds.service import find_service, read_service
from reftel.wire.kinds.smart import read_smart
from reftel.wire.levels import CLASSIFIED, SECURITY_LETTERS
from reftel.wire.lines import Line, is_plain, split_lines, split_plain
from reftel.wire.text_block.block_lines import handling_of
from reftel.wire.text_block.class_line import read_class_line
from reftel.wire.text_block.reference_list import read_paragraph_list
from reftel.wire.text_block.text_block import TextBlockReader

GRAMMAR: Final = "2"
"""Raised whenever the same text may read differently."""

MAX_POINTERS: Final = 500

_WITH_HANDLING: Final = frozenset({Classification.UNCLASSIFIED, None})


def parse(text: str, extent: Place | None = None, *, spans: bool = False) -> Telegram:
    """Read one telegram.

    `extent` is its place in the text, [start, end) in code points; all of it by default. What lies outside is the
    publisher's. With `spans` the telegram carries spans that cover the whole text. Never raises for content: what is
    wrong or missing is in `findings`, and a text that is no telegram has the kind `unrecognised`.
    """
    place = (0, len(text)) if extent is None else (max(extent[0], 0), min(extent[1], len(text)))
    draft = Draft(text, place, wants_spans=spans)
    if is_plain(text):
        lines, printed = split_plain(text, *place)
        draft.version = _digest(printed.strip("\n"))
    else:
        lines = split_lines(text, *place)
        draft.version = version_id(text, place)
    lines = cut_attributes(draft, lines)
    lines, at, inner = _read_head(draft, lines)
    if draft.date is None and draft.originator is None and not draft.transmission and not _is_text_block(draft):
        bare = _unrecognised(draft, spans=spans)
        return read_printed(bare, text, place, lines) or bare
    blocks, ending = _read_body(draft, lines, at, inner)
    draft.blocks = blocks
    mark_ending(draft, ending.lines, ending)
    texts = [block for block in blocks if isinstance(block, TextDraft) and block.pieces]
    station, key = _identity(draft)
    read_paragraph_list(draft, texts, key)
    assign_roles(draft, texts)
    _set_voices(draft, blocks, None)
    telegram = _assemble(draft, texts, station, key)
    report_signals(draft)
    findings = check_telegram(draft, telegram)
    finished = finish_spans(draft.marks, text, place) if spans else msgspec.UNSET
    return msgspec.structs.replace(telegram, findings=findings, spans=finished)


def _read_head(draft: Draft, lines: list[Line]) -> tuple[list[Line], int, Readdressed | None]:
    """Read heading and text block; return the lines, the first of the body, and the telegram that is repeated in it."""
    if (found := read_smart(draft, lines)) is not None:
        return *found, None
    at = HeadingReader(draft).read(lines, 0)
    fill_from_later_section(draft, lines, at)
    inner = find_readdressed(lines, at)
    cut = find_service(draft, lines, at) if inner is None else inner.notice
    if cut is None:
        return lines, TextBlockReader(draft).read(lines, at), None
    draft.kind = TelegramKind.SERVICE if inner is None else TelegramKind.READDRESSAL
    head = lines[:cut]
    at = TextBlockReader(draft).read(head, at)
    return head + lines[cut:], at, inner and inner.moved(len(head) - cut)


def _read_body(draft: Draft, lines: list[Line], at: int, inner: Readdressed | None) -> tuple[list[BlockDraft], Ending]:
    if inner is not None:
        return read_readdressed(draft, lines, inner, at)
    if draft.kind is TelegramKind.SERVICE:
        return read_service(draft, lines, at)
    ending = find_ending(lines, at)
    return BodyReader(draft, ending.lines, ending.body_end).read(at), ending


def _is_text_block(draft: Draft) -> bool:
    """True where the text block alone shows a telegram: a numbered class line, or two of its labelled lines."""
    head = draft.head
    labelled = head.seen & {"executive_order", "tags", "subject", "classified_by"}
    return head.serial is not None or len(labelled) >= 2  # one label alone may stand in any text


def normalise(text: str) -> str:
    """Return the text in the form that identifies a version: line feeds, no white space at line ends, none around."""
    if "\r" in text:  # line endings of every kind; a run of returns before a line feed is one ending
        text = "\n".join([line.rstrip("\r").replace("\r", "\n") for line in text.split("\n")])
    return "\n".join(map(str.rstrip, text.split("\n"))).strip("\n")


def version_id(text: str, extent: Place | None = None) -> str:
    """Return the version's identifier: 16 hex digits of the SHA-256 of the normalised text."""
    return _digest(normalise(text if extent is None else text[extent[0] : extent[1]]))


def _digest(normalised: str) -> str:
    return hashlib.sha256(normalised.encode("utf-8", "surrogatepass")).hexdigest()[:16]


@cache
def _parser() -> Parser:
    return Parser(grammar=GRAMMAR, tables=tables_hash())


def _unrecognised(draft: Draft, *, spans: bool) -> Telegram:
    finished = finish_spans([], draft.text, draft.extent) if spans else msgspec.UNSET
    return Telegram(
        mrn=None,
        key=None,
        version_id=draft.version,
        kind=TelegramKind.UNRECOGNISED,
        parser=_parser(),
        spans=finished,
    )


def _assemble(draft: Draft, texts: Sequence[TextDraft], station: str | None, key: Key | None) -> Telegram:
    head = draft.head
    body = freeze(draft.blocks, draft.text)
    addressees = draft.addressees
    level = _classification(draft)
    return Telegram(
        mrn=mrn_of(key) if key else None,
        key=key,
        version_id=draft.version,
        kind=_kind(draft),
        transmission=_transmission(draft),
        date=draft.date,
        precedence=draft.precedence,
        originator=draft.originator,
        station=station,
        origin=origin_of_designator(draft.originator) if draft.originator else origin_of_station(station or ""),
        action_addressees=tuple(addressees["action"]),
        info_addressees=tuple(addressees["info"]),
        exempt_addressees=tuple(addressees["exempt"]),
        classification=level,
        handling=handling_of(head.captions) if level in _WITH_HANDLING and head.captions else None,
        captions=tuple(head.captions),
        pass_lines=tuple(head.pass_lines),
        executive_order=head.executive_order,
        tags=tuple(head.tags),
        subject=head.subject,
        references=tuple(head.references),
        classified_by=head.classified_by,
        body=body,
        pointers=_pointers(draft, texts),
        drafting=_drafting(draft),
        signature=draft.signature,
        sections=_sections(draft),
        repeated_heading=bool(draft.repeats),
        parser=_parser(),
    )


def _identity(draft: Draft) -> tuple[str | None, Key | None]:
    """Station and key: from the class line, else from the originator and the serial of the DE line."""
    head = draft.head
    by_designator = station_of_designator(draft.originator) if draft.originator else None
    station = head.station_printed or by_designator
    serial = head.serial if head.serial is not None else draft.transmission.get("serial")
    if station is None or serial is None:
        return station, None
    return station, Key(year=draft.year, station=station, serial=serial)


def _kind(draft: Draft) -> TelegramKind:
    """A message with a heading but without any of the text block's labelled lines is a service message."""
    if draft.kind is not None:
        return draft.kind
    if draft.is_airgram or _has_airgram_number(draft):
        return TelegramKind.AIRGRAM
    if not draft.head.seen and draft.date is None and draft.originator is None:
        return TelegramKind.UNRECOGNISED
    return TelegramKind.TELEGRAM


def _has_airgram_number(draft: Draft) -> bool:
    if draft.class_line is None or draft.head.serial is not None:
        return False
    read = read_class_line(draft.text[slice(*draft.class_line)])
    return read is not None and read.airgram is not None


def _classification(draft: Draft) -> Classification | None:
    """Level of the class line, or the security line's where it is higher; without both, that of the pages' heads."""
    own, sent = draft.head.classification, SECURITY_LETTERS.get(draft.transmission.get("security_letter", ""))
    if own is None or (sent is not None and sent in CLASSIFIED and sent.rank > own.rank):
        return sent or draft.page_level
    return own


def _transmission(draft: Draft) -> Transmission | None:
    t = draft.transmission
    if not t:
        return None
    filed = t.get("filed")
    return Transmission(
        identifier=t.get("identifier"),
        precedences=t.get("precedences", ()),
        routing_indicators=tuple(t.get("routing_indicators", ())),
        station_indicator=t.get("station_indicator"),
        serial=t.get("serial"),
        section=t.get("section"),
        filed_at=read_filed(filed[0], draft.date) if filed else None,
        security=t.get("security"),
    )


def _drafting(draft: Draft) -> Drafting | None:
    if not draft.drafting:
        return None
    first = dict(reversed(draft.drafting))
    return Drafting(
        drafted_by=first.get("drafted_by"),
        cleared_by=tuple(text for name, text in draft.drafting if name == "cleared_by"),
        approved_by=first.get("approved_by"),
    )


def _sections(draft: Draft) -> Sections | None:
    section = draft.transmission.get("section")
    if draft.section_total is None:
        return None
    seen = set(draft.sections_seen)
    if section is not None and section <= draft.section_total:
        seen.add(section)
    if draft.section_total < 2 and not seen - {1}:
        return None
    return Sections(of=draft.section_total, markers_seen=tuple(sorted(seen)))


def _pointers(draft: Draft, texts: Sequence[TextDraft]) -> tuple[Pointer, ...]:
    if not texts:
        return ()
    places = pointer_places(draft.lowered, (texts[0].pieces[0][0], texts[-1].pieces[-1][1]))
    if not places:
        return ()
    references = tuple(draft.head.references)
    found: list[Pointer] = []
    places.append((len(draft.text) + 1, ""))  # a sentinel, so that there is always a next one
    index = 0
    for block in texts:
        for start, end in block.pieces:
            while places[index][0] < start:
                index += 1
            while (place := places[index])[0] < end:
                found.extend(read_pointer(draft.text, place[0], end, place[1], references, block.number))
                index += 1
        if len(found) >= MAX_POINTERS:
            break
    return tuple(found[:MAX_POINTERS])


def _set_voices(draft: Draft, blocks: list[BlockDraft], names: frozenset[str] | None) -> None:
    """Say whose words the enclosures hold; `names` are those of the subject, read at the first enclosure."""
    for block in blocks:
        if (
            isinstance(block, EnclosureDraft) and block.kind != "telegram"
        ):  # a telegram's heading says whose words it is
            names = _known_names(draft.head.subject) if names is None else names
            texts = tuple(b.join(draft.text) for b in block.blocks if isinstance(b, TextDraft) and not b.is_heading)
            block.voice = voice_of(block.words, texts, names)
            _set_voices(draft, block.blocks, names)


def _known_names(subject: str | None) -> frozenset[str]:
    """Runs of one to three words of the subject: the names of countries that no table has may be among them."""
    words = re.findall(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*", (subject or "").upper())[:60]
    return frozenset(" ".join(words[i : i + n]) for n in (1, 2, 3) for i in range(len(words)))
