"""The forms by which a reader writes down his own work. Each carries a token for the one act that it may do."""

import datetime as dt
from collections.abc import Callable, Mapping
from typing import Final

from litestar import Response
from litestar.exceptions import PermissionDeniedException

from reftel.archive.work.values import Kind
from reftel.errors import ConfigError
from reftel.web import links
from reftel.web.errors import FaultPage
from reftel.web.language import _
from reftel.web.pages.making import Asked, form, html, path_part, room_of
from reftel.web.room import Room
from reftel.web.security import may_do

MAX_BODY: Final = 100_000
"""Bytes of a form with the longest note, quoted and encoded."""

SETS: Final = {Kind.COLLECTION.value: Kind.COLLECTION, Kind.MARK.value: Kind.MARK}

Fields = Mapping[str, str]


@form("/kept/make", status=303, max_body=MAX_BODY)
def make(request: Asked, fields: Fields) -> Response[bytes]:
    """Make a collection."""
    room, name = room_of(request), fields.get("name", "")
    require(room, fields, "make", "collection")

    def act() -> str:
        made = room.archive.work.sets.make(room.viewer, name, now=_now(), description=fields.get("about", ""))
        return links.kept_set(Kind.COLLECTION.value, made.name)

    return done(room, act)


@form("/kept/put", status=303, max_body=MAX_BODY)
def put(request: Asked, fields: Fields) -> Response[bytes]:
    """Put a telegram into a collection or give it a mark; the addresses may be several, parted by commas or line ends."""
    room, kind = room_of(request), _kind(fields)
    require(room, fields, "put", kind.value)

    def act() -> str:
        addresses = [one for one in fields.get("address", "").replace(",", "\n").splitlines() if one.strip()]
        done = room.archive.work.sets.put(room.viewer, fields.get("name", ""), addresses, now=_now(), kind=kind)
        if done.missing:
            raise ConfigError("; ".join(f"{reason}" for _, reason in done.missing), next_step="The others were put in.")
        back = fields.get("back", "")
        return back if links.is_local(back) else links.kept_set(kind.value, fields.get("name", ""))

    return done(room, act)


@form("/kept/take", status=303, max_body=MAX_BODY)
def take(request: Asked, fields: Fields) -> Response[bytes]:
    """Take a telegram out of a collection, or a mark off it."""
    room, kind, name, address = room_of(request), _kind(fields), fields.get("name", ""), fields.get("address", "")
    require(room, fields, "take", kind.value, name, address)

    def act() -> str:
        room.archive.work.sets.take(room.viewer, name, [address], kind=kind)
        back = fields.get("back", "")
        return back if links.is_local(back) else links.kept_set(kind.value, name)

    return done(room, act)


@form("/kept/save", status=303, max_body=MAX_BODY)
def save(request: Asked, fields: Fields) -> Response[bytes]:
    """Save a search, or freeze what it finds, under a name."""
    room, query, name = room_of(request), fields.get("query", ""), fields.get("name", "")
    require(room, fields, "save", query)

    def act() -> str:
        if fields.get("deed") == "freeze":
            made = room.archive.work.frozen.freeze(room.viewer, name, query, now=_now())
            return links.frozen(made.name)
        room.archive.work.searches.save(room.viewer, name, query, now=_now())
        return links.kept()

    return done(room, act)


@form("/notes", status=303, max_body=MAX_BODY)
def write_note(request: Asked, fields: Fields) -> Response[bytes]:
    """Write a note on a passage, a paragraph, or the telegram as such."""
    room, address, anchor = room_of(request), fields.get("address", ""), fields.get("anchor", "")
    require(room, fields, "note", address)

    def act() -> str:
        number = anchor.removeprefix("p")
        made = room.archive.work.notes.write(
            room.viewer,
            address,
            fields.get("body", ""),
            now=_now(),
            quote=fields.get("quote", ""),
            paragraph=int(number) if number.isascii() and number.isdigit() and len(number) < 6 else None,
        )
        return links.telegram(address, anchor=f"note-{made.id[:8]}")

    return done(room, act)


@form("/notes/{note_id:str}", status=303, max_body=MAX_BODY)
def change_note(request: Asked, fields: Fields) -> Response[bytes]:
    """Write a note anew, or take it back."""
    room, note_id, address = room_of(request), path_part(request, "note_id"), fields.get("address", "")
    require(room, fields, "change", note_id)

    def act() -> str:
        if fields.get("deed") == "remove":
            room.archive.work.notes.remove(room.viewer, note_id, now=_now())
            return links.telegram(address, anchor="notes") if address else "/notes"
        if fields.get("deed") == "restore":
            room.archive.work.notes.restore(room.viewer, note_id, now=_now())
        else:
            room.archive.work.notes.revise(room.viewer, note_id, fields.get("body", ""), now=_now())
        return links.telegram(address, anchor=f"note-{note_id[:8]}") if address else "/notes"

    return done(room, act)


def _now() -> dt.datetime:
    return dt.datetime.now(dt.UTC)


def _kind(fields: Fields) -> Kind:
    kind = SETS.get(fields.get("kind", ""))
    if kind is None:
        raise PermissionDeniedException("The form was not made by this room.")
    return kind


def require(room: Room, fields: Fields, *act: str) -> None:
    """Refuse a form that does not carry the token for its one act."""
    if not may_do(room.secret, fields.get("token", ""), room.viewer.name, *act):
        raise PermissionDeniedException("The form was not made by this room.")


def done(room: Room, act: Callable[[], str]) -> Response[bytes]:
    """Do an act and lead to where it says; what the reader must mend is a page that says so."""
    try:
        location = act()
    except ConfigError as fault:
        view = FaultPage(422, _("This cannot be done"), f"{str(fault).rstrip('.')}.", fault.next_step, is_english=True)
        return html(room, "fault.html", view, status=422)
    return Response(b"", status_code=303, headers={"Location": location}, media_type="text/plain")
