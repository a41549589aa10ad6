"""Telegrams as *Foreign Relations of the United States* prints them: a title, a place and date, the text, the editors' notes.

    document = head text          (wire/frus/head.py, wire/frus/body.py)

Tried only on a text without any heading of a telegram. Such a telegram has no message reference number, and its date is that of a
place: it stands in `place_date`, and `date` stays null except where the printed time is Zulu. Source: FORMAT 2.14.
"""

import datetime as dt
from typing import Final

import msgspec

from reftel.codes import ReferenceKind, TelegramKind, canonical_station, post
from reftel.references import find_pointers, find_printed_references, lower_same_length
from reftel.telegram import Addressee, Place, Pointer, Reference, Telegram
from reftel.wire.body.block_drafts import BlockDraft, EnclosureDraft, TextDraft, freeze
from reftel.wire.draft import Draft, finish_spans
from reftel.wire.frus.body import PrintedBody
from reftel.wire.frus.head import PrintedHead, read_printed_head
from reftel.wire.frus.source import fields_of_marking, read_source_notes
from reftel.wire.lines import Line

MAX_REFERENCES: Final = 200
MAX_POINTERS: Final = 500
_DEPARTMENT: Final = (
    "Secretary of State",
    "Acting Secretary of State",
    "Department of State",
    "Under Secretary of State",
)


def read_printed(bare: Telegram, text: str, extent: Place, lines: list[Line]) -> Telegram | None:
    """Read a printed telegram into a copy of `bare` (a record of kind unrecognised), None where the text is none."""
    draft = Draft(text, extent)
    head = read_printed_head(draft, lines)
    if head is None or head.title is None:
        return None
    year = head.date.date.year if head.date is not None and head.date.date is not None else None
    body = PrintedBody(draft, head.title.sender, year)
    blocks = body.read(lines[head.text_at :])
    references = body.references + _references(text, blocks, body.references)
    return msgspec.structs.replace(
        bare,
        kind=TelegramKind.TELEGRAM,
        serial_text=body.serial_text,
        place_date=head.place_date,
        date=_moment(head),
        originator=head.title.sender,
        station=_station(head),
        origin="Secretary of State" if head.title.sender in _DEPARTMENT else None,
        subject=body.subject,
        action_addressees=(Addressee(designator=head.title.addressee),),
        references=references,
        body=freeze(blocks, text),
        pointers=_pointers(text, blocks, references),
        signature=draft.signature,
        spans=bare.spans if bare.spans is msgspec.UNSET else finish_spans(draft.marks, text, extent),
        **(fields_of_marking(head.marking) | read_source_notes([note.text for note in body.notes])),
    )


def _moment(head: PrintedHead) -> dt.datetime | None:
    """The date is a moment only where the printed time is Zulu."""
    date = head.date
    if date is None or not date.is_zulu or date.date is None or date.time is None:
        return None
    return dt.datetime.combine(date.date, date.time, dt.UTC)


def _station(head: PrintedHead) -> str | None:
    """The Department's station for its own telegrams; else the post that the line of place and date names, if a table has it."""
    if head.title is not None and head.title.sender in _DEPARTMENT:
        return "STATE"
    place = head.place_date.place if head.place_date is not None else None
    if place is None:
        return None
    station = canonical_station(place.rpartition(",")[2])
    return station if post(station) is not None else None


def _own_texts(blocks: list[BlockDraft]) -> list[TextDraft]:
    return [block for block in blocks if isinstance(block, TextDraft)]


def _references(text: str, blocks: list[BlockDraft], listed: tuple[Reference, ...]) -> tuple[Reference, ...]:
    """The references of the sender's own words in order, each once; the text is searched without its footnote marks."""
    found: dict[str, Reference] = {}
    for block in _own_texts(blocks):
        words = block.join(text)
        for mention in find_printed_references(words, (0, len(words))):
            found.setdefault(mention.reference.text, mention.reference)
        if len(found) >= MAX_REFERENCES:
            break
    return tuple(found.values())[: MAX_REFERENCES - min(len(listed), MAX_REFERENCES)]


def _pointers(text: str, blocks: list[BlockDraft], references: tuple[Reference, ...]) -> tuple[Pointer, ...]:
    lowered = lower_same_length(text)
    telegrams = tuple(r for r in references if r.kind is ReferenceKind.TELEGRAM)
    found: list[Pointer] = []
    for block in _all_texts(blocks):
        for start, end in block.pieces:
            found.extend(find_pointers(text, lowered, (start, end), telegrams, block.number))
    return tuple(found[:MAX_POINTERS])


def _all_texts(blocks: list[BlockDraft]) -> list[TextDraft]:
    nested = [b for block in blocks if isinstance(block, EnclosureDraft) for b in _all_texts(block.blocks)]
    return [*_own_texts(blocks), *nested]
