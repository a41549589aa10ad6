"""What a reader keeps of the telegram on a page: notes beside their passages, collections, marks, and the forms for more."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from reftel.archive.values import Holding
from reftel.archive.work.values import Kind
from reftel.telegram import Paragraph, Telegram
from reftel.web import links
from reftel.web.room import Begun, Room
from reftel.web.security import token_for
from reftel.web.shown.layout import lay_out
from reftel.web.shown.noting import NoteLine, note_line

SETS: Final = (Kind.COLLECTION, Kind.MARK)


@dataclass(frozen=True, slots=True)
class KeptIn:
    """A collection or mark that a telegram has, with the token to take it out."""

    kind: str
    name: str
    href: str
    token: str


@dataclass(frozen=True, slots=True)
class Kept:
    """All of it. `notes_at` maps anchors to the notes that stand there, `elsewhere` are those on the whole or without a place."""

    address: str
    back: str
    notes_at: Mapping[str, list[NoteLine]]
    elsewhere: tuple[NoteLine, ...]
    paragraphs: tuple[int, ...]
    note_token: str
    sets: tuple[KeptIn, ...]
    marks: tuple[str, ...]
    collections: tuple[str, ...]
    mark_token: str
    collection_token: str


def kept_of(room: Room, holding: Holding, spanned: Telegram, anchors: Mapping[str, str], href: str) -> Kept:
    """Return what the reader keeps of a telegram; `spanned` is the telegram with its spans, `href` its page."""
    sets, reader, address = room.archive.work.sets, room.viewer, holding.address
    any_notes, made = _begun(room)
    notes_at, elsewhere = _notes(room, holding, spanned, anchors) if any_notes else ({}, [])
    inside = [(kind, name) for kind in SETS if made[kind] for name in sets.of_telegram(reader, address, kind=kind)]
    return Kept(
        address=address,
        back=f"{href}#notes",
        notes_at=notes_at,
        elsewhere=tuple(elsewhere),
        paragraphs=tuple(
            block.number for block in holding.telegram.body if isinstance(block, Paragraph) and block.number is not None
        ),
        note_token=token_for(room.secret, reader.name, "note", address),
        sets=tuple(
            KeptIn(
                kind.value,
                name,
                links.kept_set(kind.value, name),
                token_for(room.secret, reader.name, "take", kind.value, name, address),
            )
            for kind, name in inside
        ),
        marks=made[Kind.MARK],
        collections=made[Kind.COLLECTION],
        mark_token=token_for(room.secret, reader.name, "put", Kind.MARK.value),
        collection_token=token_for(room.secret, reader.name, "put", Kind.COLLECTION.value),
    )


def _begun(room: Room) -> Begun:
    """Return what there is at all. Of most collections nobody has kept anything yet: then no page of a telegram needs to look."""
    standing = room.archive.standing()
    known = room.begun.get(room.viewer, standing)
    if known is None:
        work = room.archive.work
        names = {kind: work.sets.names_of(room.viewer, kind=kind) for kind in SETS}
        known = Begun(not work.notes.is_empty(room.viewer), names)
        room.begun.keep(room.viewer, standing, known)
    return known


def _notes(
    room: Room, holding: Holding, spanned: Telegram, anchors: Mapping[str, str]
) -> tuple[dict[str, list[NoteLine]], list[NoteLine]]:
    layout = lay_out(holding.text, spanned)
    notes_at: dict[str, list[NoteLine]] = {}
    elsewhere: list[NoteLine] = []
    for note in room.archive.work.notes.all_of(room.viewer, address=holding.address):
        located = None if note.place is None else layout.locate(note.place)
        anchor = "" if located is None else anchors.get(located[0].rpartition(".")[0], "")
        (notes_at.setdefault(anchor, []) if anchor else elsewhere).append(note_line(room, note, holding.address))
    return notes_at, elsewhere
