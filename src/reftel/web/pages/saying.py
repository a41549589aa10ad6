"""What a reader says of a matter: one form for each deed, each with a token that lets it do that and nothing else."""

import datetime as dt
from collections.abc import Callable, Mapping
from typing import Final

import msgspec
from litestar import Response
from litestar.exceptions import PermissionDeniedException

from reftel.errors import StatementError
from reftel.matters import Closing, Matter
from reftel.web import links
from reftel.web.pages.making import Asked, form, path_part, room_of
from reftel.web.room import Room
from reftel.web.security import may_do

MAX_BODY: Final = 20_000
"""Bytes of a form."""

Deed = Callable[[Room, str, Mapping[str, str], dt.datetime], object]


@form("/matters/{name:str}/say", status=303, max_body=MAX_BODY)
def say(request: Asked, fields: Mapping[str, str]) -> Response[bytes]:
    """Take down what the reader says, and lead back to where he said it."""
    room, name = room_of(request), path_part(request, "name")
    deed, back = fields.get("deed", ""), fields.get("back", "")
    if deed not in DEEDS or not may_do(room.secret, fields.get("token", ""), room.viewer.name, name, deed):
        raise PermissionDeniedException("The form was not made by this room.")
    DEEDS[deed](room, name, fields, dt.datetime.now(dt.UTC))
    headers = {"Location": back if links.is_local(back) else links.matter(name)}
    return Response(b"", status_code=303, headers=headers, media_type="text/plain")


def _confirm(room: Room, name: str, fields: Mapping[str, str], now: dt.datetime) -> Matter:
    return room.archive.docket.confirm(room.viewer, name, by=room.viewer.name, now=now, note=_note(fields))


def _dismiss(room: Room, name: str, fields: Mapping[str, str], now: dt.datetime) -> Matter:
    return room.archive.docket.dismiss(room.viewer, name, by=room.viewer.name, now=now, note=_note(fields))


def _reopen(room: Room, name: str, fields: Mapping[str, str], now: dt.datetime) -> Matter:
    return room.archive.docket.reopen(room.viewer, name, by=room.viewer.name, now=now, note=_note(fields))


def _correct(room: Room, name: str, fields: Mapping[str, str], now: dt.datetime) -> Matter:
    """Change the fields that differ from what stands; a box left empty says that the text does not tell."""
    about = msgspec.to_builtins(room.archive.docket.matter(room.viewer, name).about)
    changes: dict[str, object] = {}
    for field, value in about.items():
        typed = fields.get(f"is-{field}")
        if typed is None:
            continue
        new: object = typed.strip() or None
        if isinstance(value, list):
            new = [part.strip() for part in typed.split(",") if part.strip()]
        if new != value:
            changes[field] = new
    return room.archive.docket.correct(room.viewer, name, changes, by=room.viewer.name, now=now, note=_note(fields))


def _close(room: Room, name: str, fields: Mapping[str, str], now: dt.datetime) -> Matter:
    how = fields.get("how", Closing.DONE.value)
    if how not in {one.value for one in Closing}:
        raise StatementError(
            f"{how[:20]!r} is no way to close a matter", next_step="Choose one of those that the page offers."
        )
    answer = fields.get("answer", "").strip() or None
    return room.archive.docket.close(
        room.viewer, name, by=room.viewer.name, now=now, how=Closing(how), answer=answer, note=_note(fields)
    )


def _assign(room: Room, name: str, fields: Mapping[str, str], now: dt.datetime) -> Matter:
    return room.archive.docket.assign(
        room.viewer, name, fields.get("to", "").strip() or None, by=room.viewer.name, now=now
    )


def _remind(room: Room, name: str, fields: Mapping[str, str], now: dt.datetime) -> Matter:
    typed = fields.get("on", "").strip()
    try:
        on = dt.date.fromisoformat(typed) if typed else None
    except ValueError:
        raise StatementError(f"{typed[:20]!r} is no day", next_step="Write it like 2006-10-20.") from None
    return room.archive.docket.remind(room.viewer, name, on, by=room.viewer.name, now=now)


def _remark(room: Room, name: str, fields: Mapping[str, str], now: dt.datetime) -> Matter:
    return room.archive.docket.remark(room.viewer, name, _note(fields), by=room.viewer.name, now=now)


def _merge(room: Room, name: str, fields: Mapping[str, str], now: dt.datetime) -> Matter:
    into = fields.get("into", "").strip()
    return room.archive.docket.merge(room.viewer, name, into, by=room.viewer.name, now=now, note=_note(fields))


def _note(fields: Mapping[str, str]) -> str:
    return fields.get("note", "")


DEEDS: Final[Mapping[str, Deed]] = {
    "confirm": _confirm,
    "dismiss": _dismiss,
    "reopen": _reopen,
    "correct": _correct,
    "close": _close,
    "assign": _assign,
    "remind": _remind,
    "remark": _remark,
    "merge": _merge,
}
"""Deed → what does it."""
