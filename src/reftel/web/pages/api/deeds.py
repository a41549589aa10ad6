"""What a reader says, as JSON: the same deeds as the forms of the pages, for programs.

Only JSON is taken, from this room's own pages or from programs: a foreign page cannot send it without being asked first, and is
never allowed to (no cross-origin answers).
"""

import datetime as dt
from collections.abc import Callable
from enum import StrEnum
from typing import Any, Final, TypeVar
from urllib.parse import urlsplit

import msgspec
from anyio import to_thread
from litestar import Response, post
from litestar.exceptions import HTTPException, PermissionDeniedException
from litestar.handlers import HTTPRouteHandler

from reftel.errors import StatementError
from reftel.exports.consultations.records import consultation_json
from reftel.matters import Closing, Matter
from reftel.matters.consultations.parts import Party
from reftel.matters.consultations.typed import kind_of, made
from reftel.matters.values import About
from reftel.web.pages.fixity import checked
from reftel.web.pages.making import API, Asked, json, path_part, room_of

MAX_BODY: Final = 200_000
"""Bytes of a request."""

_Body = TypeVar("_Body")
_Handler = Callable[[Asked, _Body], Response[bytes]]


class Deed(StrEnum):
    """What can be said of any matter."""

    CONFIRM = "confirm"
    DISMISS = "dismiss"
    CORRECT = "correct"
    MERGE = "merge"
    SPLIT = "split"
    CLOSE = "close"
    REOPEN = "reopen"
    ASSIGN = "assign"
    REMIND = "remind"
    REMARK = "remark"


class Say(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What is said of a matter; each deed takes what it needs: correct `changes`, merge `into`, split `parts`, close `how` and `answer`,
    assign `to`, remind `on`.
    """

    deed: Deed
    note: str = ""
    changes: dict[str, Any] = {}
    into: str = ""
    parts: tuple[str, ...] = ()
    how: Closing = Closing.DONE
    answer: str | None = None
    to: str | None = None
    on: dt.date | None = None


class Record(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What is recorded: the values of a kind, the places that say so ("06PORTALDER412#p5"), a note."""

    values: dict[str, Any]
    places: tuple[str, ...] = ()
    note: str = ""
    kind: str = ""


class Copy(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A new consultation with the structure of another one."""

    name: str
    parties: tuple[Party, ...]


class Carry(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The session that carries all open work."""

    session: str
    note: str = ""


class Decide(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What becomes of suggestions, by their numbers. With `accept` empty all that are open are accepted; null accepts none."""

    accept: tuple[int, ...] | None = None
    dismiss: tuple[int, ...] = ()
    into: str | None = None
    parties: tuple[Party, ...] = ()
    note: str = ""


class Check(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Nothing beside the address: an empty object."""


def takes(path: str, kind: type[_Body]) -> Callable[[_Handler[_Body]], HTTPRouteHandler]:
    """Make a handler that answers POST with a body of JSON of this shape."""

    def make(handler: _Handler[_Body]) -> HTTPRouteHandler:
        async def run(request: Asked) -> Response[bytes]:
            _require_own(request)
            try:
                body = msgspec.json.decode(await request.body(), type=kind)
            except (msgspec.MsgspecError, UnicodeDecodeError) as error:
                raise StatementError(
                    f"this is not what {path} takes: {error}", next_step="See the reference."
                ) from None
            return await to_thread.run_sync(handler, request, body)

        return post(path, status_code=200, request_max_body_size=MAX_BODY)(run)

    return make


def _require_own(request: Asked) -> None:
    """Raise unless the body is JSON, and no page of somebody else sent it."""
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() != "application/json":
        raise HTTPException("Only application/json is taken here.", status_code=415)
    site = request.headers.get("sec-fetch-site", "none")
    origin = urlsplit(request.headers.get("origin", "")).netloc
    if site not in {"none", "same-origin"} or (origin and origin != request.headers.get("host", "")):
        raise PermissionDeniedException("The request came from another site.")


@takes(f"{API}/matters/{{name:str}}", Say)
def say(request: Asked, body: Say) -> Response[bytes]:
    """Say something of a matter; answer with the matter, or the parts, as it then stands."""
    room, name = room_of(request), path_part(request, "name")
    docket, reader = room.archive.docket, room.viewer
    said: dict[str, Any] = {"by": reader.name, "now": dt.datetime.now(dt.UTC)}
    with_note = said | {"note": body.note}
    deeds: dict[Deed, Callable[[], Matter | tuple[Matter, ...]]] = {
        Deed.CONFIRM: lambda: docket.confirm(reader, name, **with_note),
        Deed.DISMISS: lambda: docket.dismiss(reader, name, **with_note),
        Deed.CORRECT: lambda: docket.correct(reader, name, body.changes, **with_note),
        Deed.MERGE: lambda: docket.merge(reader, name, body.into, **with_note),
        Deed.SPLIT: lambda: docket.split(reader, name, body.parts, **with_note),
        Deed.CLOSE: lambda: docket.close(reader, name, how=body.how, answer=body.answer, **with_note),
        Deed.REOPEN: lambda: docket.reopen(reader, name, **with_note),
        Deed.ASSIGN: lambda: docket.assign(reader, name, body.to, **with_note),
        Deed.REMIND: lambda: docket.remind(reader, name, body.on, **with_note),
        Deed.REMARK: lambda: docket.remark(reader, name, body.note, **said),
    }
    return json(msgspec.json.encode(deeds[body.deed]()))


@takes(f"{API}/consultations", Record)
def start(request: Asked, body: Record) -> Response[bytes]:
    """Record a consultation; answer with all of it."""
    room, now = room_of(request), dt.datetime.now(dt.UTC)
    found = room.archive.consultations.start(
        room.viewer, body.values, by=room.viewer.name, now=now, places=body.places, note=body.note
    )
    return json(consultation_json(found))


@takes(f"{API}/consultations/{{name:str}}/copy", Copy)
def copy(request: Asked, body: Copy) -> Response[bytes]:
    """Record a new consultation with the structure of this one; answer with all of it."""
    room, name, now = room_of(request), path_part(request, "name"), dt.datetime.now(dt.UTC)
    found = room.archive.consultations.copy(room.viewer, name, body.name, body.parties, by=room.viewer.name, now=now)
    return json(consultation_json(found))


@takes(f"{API}/consultations/{{name:str}}/parts", Record)
def add(request: Asked, body: Record) -> Response[bytes]:
    """Record a part of a consultation; answer with its matter."""
    room, name, now = room_of(request), path_part(request, "name"), dt.datetime.now(dt.UTC)
    matter = room.archive.consultations.add(
        room.viewer,
        name,
        body.kind,
        lambda _: made(body.kind, body.values),
        by=room.viewer.name,
        now=now,
        places=body.places,
        note=body.note,
    )
    return json(msgspec.json.encode(matter))


@takes(f"{API}/consultations/{{name:str}}/carry", Carry)
def carry(request: Asked, body: Carry) -> Response[bytes]:
    """Let a session carry all open work; answer with the names of what it took over."""
    room, name, now = room_of(request), path_part(request, "name"), dt.datetime.now(dt.UTC)
    carried = room.archive.consultations.carry(
        room.viewer, name, body.session, by=room.viewer.name, now=now, note=body.note
    )
    return json(msgspec.json.encode({"carried": carried}))


@takes(f"{API}/parts/{{name:str}}", Record)
def amend(request: Asked, body: Record) -> Response[bytes]:
    """Record what is so from now on of a consultation or a part; what is not named stays. Answer with its matter."""
    room, name, now = room_of(request), path_part(request, "name"), dt.datetime.now(dt.UTC)

    def change(old: About | None) -> About:
        return made(kind_of(old), {**msgspec.to_builtins(old), **body.values})

    matter = room.archive.consultations.amend(
        room.viewer, name, change, by=room.viewer.name, now=now, places=body.places, note=body.note
    )
    return json(msgspec.json.encode(matter))


@takes(f"{API}/proposals/{{address:str}}", Decide)
def decide(request: Asked, body: Decide) -> Response[bytes]:
    """Dismiss and accept suggestions of a telegram; answer with what then stands: the consultation, or the proposal."""
    room, address = room_of(request), path_part(request, "address")
    said: dict[str, Any] = {"by": room.viewer.name, "now": dt.datetime.now(dt.UTC), "note": body.note}
    if body.dismiss:
        room.archive.consultations.dismiss(room.viewer, address, body.dismiss, against=body.into, **said)
    if body.accept is None:
        return json(msgspec.json.encode(room.archive.consultations.proposal(room.viewer, address, against=body.into)))
    found = room.archive.consultations.accept(
        room.viewer, address, body.accept, into=body.into, parties=body.parties, **said
    )
    return json(consultation_json(found))


@takes(f"{API}/telegrams/{{address:str}}/check", Check)
def check(request: Asked, body: Check) -> Response[bytes]:  # noqa: ARG001 - there is nothing in it
    """Read the stored original of a telegram again and compare its digest; answer with what came of it, and when."""
    return json(msgspec.json.encode(checked(room_of(request), path_part(request, "address"))))
