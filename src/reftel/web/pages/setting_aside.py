"""Deleting what readers made, and bringing it back: the forms, and what the pages need for them."""

import datetime as dt
from dataclasses import dataclass
from typing import Final

from litestar import Response
from litestar.exceptions import PermissionDeniedException

from reftel.archive.work.values import WORDS, Kind
from reftel.web import links
from reftel.web.language import _
from reftel.web.pages.keeping_forms import Fields, done, require
from reftel.web.pages.making import Asked, form, room_of
from reftel.web.room import Room
from reftel.web.security import token_for

MAX_BODY: Final = 10_000
"""Bytes of such a form."""


@dataclass(frozen=True, slots=True)
class SetAside:
    """A form about one thing: of which kind it is, what that is called, its name, and the token for the act."""

    kind: str
    words: str
    name: str
    token: str


def deletion_of(room: Room, kind: Kind, name: str) -> SetAside:
    """Return what the form needs that deletes something."""
    return _form(room, "delete", kind, name)


def return_of(room: Room, kind: str, name: str) -> SetAside | None:
    """Return what the form needs that brings something back; None where nothing is named."""
    known = name and kind in set(Kind)
    return _form(room, "restore", Kind(kind), name) if known else None


def _form(room: Room, act: str, kind: Kind, name: str) -> SetAside:
    return SetAside(kind.value, _(WORDS[kind]), name, token_for(room.secret, room.viewer.name, act, kind.value, name))


@form("/kept/delete", status=303, max_body=MAX_BODY)
def delete(request: Asked, fields: Fields) -> Response[bytes]:
    """Set aside what a reader made, and offer to bring it back."""
    room, kind, name = room_of(request), _kind(fields), fields.get("name", "")
    require(room, fields, "delete", kind.value, name)

    def act() -> str:
        work, viewer, now = room.archive.work, room.viewer, dt.datetime.now(dt.UTC)
        match kind:
            case Kind.SEARCH:
                work.searches.delete(viewer, name, now=now)
            case Kind.FROZEN:
                work.frozen.delete(viewer, name, now=now)
            case Kind.NAMES:
                work.names.delete(viewer, name, now=now)
            case _:
                work.sets.delete(viewer, name, now=now, kind=kind)
        return links.kept(gone=name, kind=kind.value)

    return done(room, act)


@form("/kept/restore", status=303, max_body=MAX_BODY)
def restore(request: Asked, fields: Fields) -> Response[bytes]:
    """Bring back what was deleted."""
    room, kind, name = room_of(request), _kind(fields), fields.get("name", "")
    require(room, fields, "restore", kind.value, name)

    def act() -> str:
        work, viewer = room.archive.work, room.viewer
        match kind:
            case Kind.SEARCH:
                return links.saved(work.searches.restore(viewer, name).name)
            case Kind.FROZEN:
                return links.frozen(work.frozen.restore(viewer, name).name)
            case Kind.NAMES:
                return links.names(work.names.restore(viewer, name).name)
            case _:
                return links.kept_set(kind.value, work.sets.restore(viewer, name, kind=kind).name)

    return done(room, act)


def _kind(fields: Fields) -> Kind:
    if (kind := fields.get("kind", "")) in set(Kind):
        return Kind(kind)
    raise PermissionDeniedException("The form was not made by this room.")
