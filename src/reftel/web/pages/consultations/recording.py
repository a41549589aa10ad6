"""Forms in which a consultation and its parts are recorded and changed: a box for each field, made from the kind's table."""

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Final

import msgspec
from litestar import Response
from litestar.exceptions import PermissionDeniedException

from reftel.errors import Ambiguous, NotFound, StatementError
from reftel.matters import CONSULTATION, PARTS, RECORDED, Matter
from reftel.matters.consultations.body import Body
from reftel.matters.consultations.typed import Field, fields_of, kind_of, part_of_lines, parties_of_lines, typed_lines
from reftel.web import links
from reftel.web.language import N_, _
from reftel.web.pages.consultations.one import HERE
from reftel.web.pages.consultations.plan import CARRY
from reftel.web.pages.making import Asked, choice, form, html, page, path_part, room_of, word
from reftel.web.room import Room
from reftel.web.security import may_do, token_for
from reftel.web.shown.story import Step, story_of
from reftel.web.shown.vocabulary import term

MAX_BODY: Final = 60_000
"""Bytes of a form."""

RECORD: Final = "record"
NEW: Final = "new"
COPY: Final = "copy"

_LABELS: Final = {
    "sort": N_("What sort"),
    "status": N_("Where it stands"),
    "status_since": N_("Since when"),
    "awaited_from": N_("Awaited from"),
    "cadence": N_("Months between sessions"),
    "review": N_("Months from a session to its review"),
    "rotation": N_("Hosts, in their order"),
    "founded": N_("Founding acts"),
    "agreed": N_("Agreed (names of boxes above)"),
    "agenda": N_("Points of the agenda"),
    "turn": N_("Whose turn it uses up"),
    "exception": N_("Why it is out of turn"),
    "told_by": N_("Told or forecast by"),
    "what": N_("What it holds"),
    "stance": N_("It"),
    "papers": N_("Documents"),
    "delegates": N_("Delegations"),
}
_SIDES: Final = frozenset({"side", "host", "turn", "awaited_from"})


@dataclass(frozen=True, slots=True)
class Box:
    """One box. `choices` are (value, words); `is_many` asks for a line each; `kind` is the type of a plain input."""

    name: str
    words: str
    value: str
    hint: str
    choices: tuple[tuple[str, str], ...]
    is_many: bool
    kind: str
    required: bool


@dataclass(frozen=True, slots=True)
class RecordPage:
    """The page with the form. `story` is what was recorded before, where something was.

    After a fault, `fault` and `next_step` say what cannot be, and all boxes hold what was typed.
    """

    title: str
    whole: str
    whole_href: str
    action: str
    token: str
    kind: str
    boxes: tuple[Box, ...]
    is_new: bool
    story: tuple[Step, ...]
    story_href: str
    likes: tuple[tuple[str, str], ...]
    fault: str = ""
    next_step: str = ""
    source: str = ""
    note: str = ""


Fields = Mapping[str, str]
Recorder = Callable[[], Response[bytes]]


def _recorded(room: Room, fields: Fields, record: Recorder, again: Callable[[], RecordPage]) -> Response[bytes]:
    """Answer a form: record it, or show it again as it was filled in, with what cannot be."""
    try:
        return record()
    except (StatementError, NotFound, Ambiguous) as fault:
        view = replace(
            again(),
            fault=str(fault).rstrip("."),
            next_step=fault.next_step,
            source=fields.get("source", ""),
            note=fields.get("note", ""),
        )
        return html(room, "consultation_form.html", view, here=HERE, status=422)


@page(f"{HERE}/new")
def new(request: Asked) -> Response[bytes]:
    """Show the form for a consultation that no telegram proposes; or for one with another's structure."""
    room = room_of(request)
    return html(room, "consultation_form.html", _new_page(room, word(request, "like"), {}), here=HERE)


def _new_page(room: Room, like: str, lines: Mapping[str, tuple[str, ...]]) -> RecordPage:
    deed = COPY if like else NEW
    boxes = _boxes(CONSULTATION, lines, None)
    if like:
        boxes = tuple(box for box in boxes if box.name in {"name", "parties"})
    return RecordPage(
        title=_("A new consultation"),
        whole="",
        whole_href="",
        action=links.consultations("/new", like=like),
        token=token_for(room.secret, room.viewer.name, like or NEW, deed),
        kind=CONSULTATION,
        boxes=boxes,
        is_new=True,
        story=(),
        story_href="",
        likes=tuple(
            (links.consultations("/new", like=one), name)
            for one, name in room.archive.consultations.called(room.viewer)
            if one != like
        ),
    )


@form(f"{HERE}/new", status=303, max_body=MAX_BODY)
def make_new(request: Asked, fields: Fields) -> Response[bytes]:
    """Record a consultation."""
    room, like = room_of(request), word(request, "like")
    _require(room, fields, like or NEW, COPY if like else NEW)
    lines = _lines(CONSULTATION, fields)
    return _recorded(room, fields, lambda: _started(room, like, lines, fields), lambda: _new_page(room, like, lines))


def _started(room: Room, like: str, lines: Mapping[str, tuple[str, ...]], fields: Fields) -> Response[bytes]:
    by, now = room.viewer.name, dt.datetime.now(dt.UTC)
    if like:
        parties = parties_of_lines(lines.get("parties", ()))
        title = " ".join(lines.get("name", ()))
        body = room.archive.consultations.copy(room.viewer, like, title, parties, by=by, now=now)
    else:
        values = msgspec.to_builtins(part_of_lines(CONSULTATION, lines))
        body = room.archive.consultations.start(
            room.viewer, values, by=by, now=now, places=_places(fields), note=fields.get("note", "")
        )
    return _see(links.consultation(body.consultation.id))


@page(f"{HERE}/{{name:str}}/add")
def add(request: Asked) -> Response[bytes]:
    """Show the form for a part of a consultation; the address may fill boxes of it."""
    room, name, kind = room_of(request), path_part(request, "name"), choice(request, "kind", PARTS) or "item"
    given = {field.name: (word(request, field.name, 400),) for field in fields_of(kind) if word(request, field.name)}
    return html(room, "consultation_form.html", _add_page(room, name, kind, given), here=HERE)


def _add_page(room: Room, name: str, kind: str, given: Mapping[str, tuple[str, ...]]) -> RecordPage:
    body = room.archive.consultations.find(room.viewer, name)
    return RecordPage(
        title=_("A new %(kind)s", kind=term(kind)),
        whole=body.is_.name,
        whole_href=links.consultation(body.consultation.id),
        action=links.consultation(body.consultation.id, "add", kind=kind),
        token=token_for(room.secret, room.viewer.name, body.consultation.id, RECORD),
        kind=kind,
        boxes=_boxes(kind, given, body),
        is_new=True,
        story=(),
        story_href="",
        likes=(),
    )


@form(f"{HERE}/{{name:str}}/add", status=303, max_body=MAX_BODY)
def record(request: Asked, fields: Fields) -> Response[bytes]:
    """Record a part of a consultation."""
    room, name, kind = room_of(request), path_part(request, "name"), word(request, "kind")
    _require(room, fields, name, RECORD)
    if kind not in PARTS:
        raise StatementError(f"a consultation has no {kind[:40]!r}", next_step=f"It has {', '.join(PARTS)}.")
    lines = _lines(kind, fields)

    def added() -> Response[bytes]:
        room.archive.consultations.add(
            room.viewer,
            name,
            kind,
            lambda old: part_of_lines(kind, lines, old),
            by=room.viewer.name,
            now=dt.datetime.now(dt.UTC),
            places=_places(fields),
            note=fields.get("note", ""),
        )
        return _see(links.consultation(name, "plan" if kind == "item" else ""))

    return _recorded(room, fields, added, lambda: _add_page(room, name, kind, lines))


@page("/parts/{name:str}")
def part(request: Asked) -> Response[bytes]:
    """Show the form in which a consultation or a part of one is changed, with its story."""
    room, name = room_of(request), path_part(request, "name")
    matter = room.archive.docket.matter(room.viewer, name)
    if matter.kind not in RECORDED:
        return Response(b"", status_code=303, headers={"Location": links.matter(name)}, media_type="text/plain")
    return html(room, "consultation_form.html", _part_page(room, matter, typed_lines(matter.about)), here=HERE)


def _part_page(room: Room, matter: Matter, lines: Mapping[str, tuple[str, ...]]) -> RecordPage:
    body = room.archive.consultations.find(room.viewer, matter.part_of or matter.id)
    return RecordPage(
        title=matter.what,
        whole=body.is_.name,
        whole_href=links.consultation(body.consultation.id),
        action=links.part(matter.id),
        token=token_for(room.secret, room.viewer.name, matter.id, RECORD),
        kind=matter.kind,
        boxes=_boxes(matter.kind, lines, body, itself=matter),
        is_new=False,
        story=story_of(matter),
        story_href=links.matter(matter.id),
        likes=(),
    )


@form("/parts/{name:str}", status=303, max_body=MAX_BODY)
def change(request: Asked, fields: Fields) -> Response[bytes]:
    """Record what is so from now on."""
    room, name = room_of(request), path_part(request, "name")
    _require(room, fields, name, RECORD)
    matter = room.archive.docket.matter(room.viewer, name)

    def amended() -> Response[bytes]:
        room.archive.consultations.amend(
            room.viewer,
            name,
            lambda old: part_of_lines(kind_of(old), _lines(kind_of(old), fields), old),
            by=room.viewer.name,
            now=dt.datetime.now(dt.UTC),
            places=_places(fields),
            note=fields.get("note", ""),
        )
        whole = matter.part_of or matter.id
        return _see(links.consultation(whole, "plan" if matter.kind == "item" else ""))

    return _recorded(room, fields, amended, lambda: _part_page(room, matter, _lines(matter.kind, fields)))


@form(f"{HERE}/{{name:str}}/carry", status=303, max_body=2_000)
def carry(request: Asked, fields: Fields) -> Response[bytes]:
    """Let a session carry all open work."""
    room, name = room_of(request), path_part(request, "name")
    _require(room, fields, name, CARRY)
    now = dt.datetime.now(dt.UTC)
    room.archive.consultations.carry(room.viewer, name, fields.get("session", ""), by=room.viewer.name, now=now)
    return _see(links.consultation(name, "plan"))


def _require(room: Room, fields: Fields, name: str, deed: str) -> None:
    if not may_do(room.secret, fields.get("token", ""), room.viewer.name, name, deed):
        raise PermissionDeniedException("The form was not made by this room.")


def _see(href: str) -> Response[bytes]:
    return Response(b"", status_code=303, headers={"Location": href}, media_type="text/plain")


def _lines(kind: str, fields: Fields) -> dict[str, tuple[str, ...]]:
    """Return the lines of the boxes that the form had."""
    found = {}
    for field in fields_of(kind):
        typed = fields.get(f"f-{field.name}")
        if typed is not None:
            found[field.name] = tuple(typed.splitlines()) if field.many else (typed.replace("\n", " "),)
    return found


def _places(fields: Fields) -> tuple[str, ...]:
    return tuple(line for line in fields.get("source", "").splitlines() if line.strip())


def _boxes(
    kind: str, lines: Mapping[str, tuple[str, ...]], body: Body | None, itself: Matter | None = None
) -> tuple[Box, ...]:
    return tuple(_box(field, lines.get(field.name, ()), body, itself) for field in fields_of(kind))


def _box(field: Field, lines: tuple[str, ...], body: Body | None, itself: Matter | None) -> Box:
    choices = tuple((value, term(value)) for value in field.choices) or _parts(field.name, body, itself)
    if choices and not field.required and not field.many and not field.choices:
        choices = (("", _("not said")), *choices)
    value = "\n".join(lines)
    if value and choices and not field.many and value not in {choice for choice, _words in choices}:
        choices = (*choices, (value, value))
    return Box(
        name=field.name,
        words=_(_LABELS.get(field.name, field.name.replace("_", " ").capitalize())),
        value=value,
        hint=_(field.hint) if field.hint not in {"2007-05-14", "a number"} else "",
        choices=() if field.many else choices,
        is_many=field.many,
        kind="date" if field.hint == "2007-05-14" else "number" if field.hint == "a number" else "text",
        required=field.required,
    )


def _parts(field: str, body: Body | None, itself: Matter | None) -> tuple[tuple[str, str], ...]:
    """Return the parts of the consultation that a field may name."""
    if body is None:
        return ()
    own = itself.id if itself is not None else ""
    if field in {"group", "parent"}:
        return tuple((group.id, group.is_.title) for group in body.groups if group.id != own)
    if field == "session":
        return tuple((session.id, session.matter.what) for session in body.sessions)
    return tuple((side, side) for side in body.sides) if field in _SIDES else ()
