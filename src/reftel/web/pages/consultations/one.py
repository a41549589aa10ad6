"""One consultation: what it is and which words say so; its work plan; its papers; the telegrams that may bear on it; as data."""

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

import msgspec
from litestar import Response

from reftel.errors import NotFound
from reftel.exports.consultations.calendars import consultations_calendar
from reftel.exports.consultations.paper import Paper, paper_markdown, paper_pdf, paper_text
from reftel.exports.consultations.papers import agenda_paper, report_paper, status_paper
from reftel.exports.consultations.records import consultation_json, consultations_csv, plan_record
from reftel.matters import Recorded
from reftel.matters.consultations.body import Body, Part, name_in_dispute
from reftel.matters.consultations.days import has_calendar
from reftel.matters.consultations.parts import Item, Session
from reftel.matters.consultations.plan import at_risk, before_session, changes, last_look, open_items, overdue
from reftel.web import links
from reftel.web.pages.feeds import base_of
from reftel.web.pages.making import API, Asked, html, json, page, path_part, room_of, word
from reftel.web.pages.matters import day_asked, end_of, today
from reftel.web.room import Room
from reftel.web.security import token_for
from reftel.web.shown.consultations import (
    GroupLine,
    OutsiderLine,
    OwedLine,
    QuestionLine,
    SeatLine,
    SessionLine,
    Source,
    Term,
    columns_of,
    groups_of,
    outsider_line,
    owed_of,
    questions_of,
    seat_line,
    sessions_of,
    source_of,
    source_of_matter,
    terms_of,
)
from reftel.web.shown.timeline import Timeline, timeline_of
from reftel.web.wording import day

HERE: Final = "/consultations"
LATEST: Final = 15
"""Entries of the history on the page; the data has all."""

ADDED: Final = ("group", "seat", "stand", "outsider", "initiative", "session", "item")
CARRY: Final = "carry"

_ENDINGS: Final[Mapping[str, tuple[str, Callable[[Body], bytes]]]] = {
    ".json": ("application/json", consultation_json),
    ".csv": ("text/csv", lambda body: b"".join(consultations_csv((body,)))),
    ".md": ("text/markdown", lambda body: paper_markdown(status_paper(body, today()))),
}


@dataclass(frozen=True, slots=True)
class Entry:
    """One statement of the history."""

    when: str
    machine: str
    by: str
    what: str
    href: str
    source: Source | None


@dataclass(frozen=True, slots=True)
class ItemLine:
    """A piece of work."""

    title: str
    href: str
    group: str
    owners: str
    due: str
    state: str
    sign: str
    flag: str
    deliverable: str
    milestones: tuple[str, ...]
    source: Source | None


@dataclass(frozen=True, slots=True)
class ConsultationPage:
    """The page of one consultation."""

    id: str
    name: str
    status: str
    parties: tuple[str, ...]
    as_of: str
    disputed: tuple[str, ...]
    terms: tuple[Term, ...]
    groups: tuple[GroupLine, ...]
    sides: tuple[str, ...]
    columns: tuple[str, ...]
    seats: tuple[SeatLine, ...]
    outsiders: tuple[OutsiderLine, ...]
    initiatives: tuple[tuple[str, str, Source | None], ...]
    questions: tuple[QuestionLine, ...]
    sessions: tuple[SessionLine, ...]
    unknown: tuple[str, ...]
    owed: tuple[OwedLine, ...]
    late: tuple[ItemLine, ...]
    risky: tuple[ItemLine, ...]
    open: int
    history: tuple[Entry, ...]
    more: int
    plan_href: str
    edit_href: str
    bearing_href: str
    adds: tuple[tuple[str, str], ...]
    papers: tuple[tuple[str, str], ...]
    data: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """How a piece of work changed."""

    title: str
    href: str
    words: str


@dataclass(frozen=True, slots=True)
class PlanPage:
    """The work plan with its review view. `carriers` are the sessions that open work may be given to."""

    id: str
    name: str
    href: str
    since: str
    changed: tuple[ChangeLine, ...]
    late: tuple[ItemLine, ...]
    risky: tuple[ItemLine, ...]
    items: tuple[ItemLine, ...]
    over: tuple[ItemLine, ...]
    timeline: Timeline
    carriers: tuple[tuple[str, str], ...]
    token: str
    back: str
    add_href: str
    agenda_href: str


@dataclass(frozen=True, slots=True)
class BearingLine:
    """A telegram that may bear on the consultation."""

    name: str
    href: str
    date: str
    subject: str
    why: str
    facts: int
    proposal_href: str


@dataclass(frozen=True, slots=True)
class BearingPage:
    """Telegrams that may bear on a consultation."""

    name: str
    href: str
    lines: tuple[BearingLine, ...]


@dataclass(frozen=True, slots=True)
class PaperPage:
    """A paper on the page, and the forms in which it can be taken away."""

    name: str
    href: str
    paper: Paper
    forms: tuple[tuple[str, str], ...]


@page(f"{HERE}/{{name:str}}")
def consultation(request: Asked) -> Response[bytes]:
    """Show a consultation; with `.json`, `.csv`, `.md` or `.ics` behind its name give it as data."""
    room, name = room_of(request), path_part(request, "name")
    for ending, (media, make) in _ENDINGS.items():
        if name.endswith(ending):
            body = room.archive.consultations.find(room.viewer, name.removesuffix(ending))
            return Response(make(body), media_type=media)
    if name.endswith(".ics"):
        body = room.archive.consultations.find(room.viewer, name.removesuffix(".ics"))
        content = consultations_calendar((body,), title=body.is_.name, base=base_of(request))
        return Response(content, media_type="text/calendar")
    asked = day_asked(request, "as_of")
    body = room.archive.consultations.find(room.viewer, name, as_of=end_of(asked))
    return html(room, "consultation.html", _page(body, asked or today(), day(asked) if asked else ""), here=HERE)


def _page(body: Body, on: dt.date, as_of: str) -> ConsultationPage:
    whole = body.consultation.id
    entries = _history(body)
    return ConsultationPage(
        id=whole,
        name=body.is_.name,
        status=body.consultation.matter.state.replace("_", " "),
        parties=body.sides,
        as_of=as_of,
        disputed=tuple(f"{part.is_.side} {part.is_.stance.value} “{part.is_.what}”" for part in name_in_dispute(body)),
        terms=terms_of(body),
        groups=groups_of(body),
        sides=body.sides,
        columns=columns_of(body),
        seats=tuple(seat_line(part) for part in body.seats if part.is_.group is None),
        outsiders=tuple(outsider_line(part) for part in body.outsiders if part.is_.group is None),
        initiatives=tuple(
            (part.is_.name, links.part(part.id), source_of_matter(part.matter)) for part in body.initiatives
        ),
        questions=questions_of(body),
        sessions=sessions_of(body, on),
        unknown=tuple(p.name for p in body.is_.parties if p.country is None or not has_calendar(p.country)),
        owed=owed_of(body, on),
        late=_items(body, overdue(body, on), on),
        risky=_items(body, at_risk(body, on), on),
        open=len(open_items(body)),
        history=entries[:LATEST],
        more=max(0, len(entries) - LATEST),
        plan_href=links.consultation(whole, "plan"),
        edit_href=links.part(whole),
        bearing_href=links.consultation(whole, "bearing"),
        adds=tuple((kind, links.consultation(whole, "add", kind=kind)) for kind in ADDED),
        papers=(
            ("Status on a page", links.consultation(whole, "paper", kind="status")),
            ("Agenda of the next session", links.consultation(whole, "paper", kind="agenda")),
        ),
        data=tuple(
            (words, f"{links.consultation(whole)}{ending}")
            for ending, words in ((".ics", "Calendar"), (".csv", "Table"), (".md", "Markdown"), (".json", "JSON"))
        ),
    )


def _history(body: Body) -> tuple[Entry, ...]:
    found = [
        (statement, part.matter)
        for part in body.parts()
        for statement in part.matter.history
        if isinstance(statement, Recorded)
    ]
    found.sort(key=lambda one: one[0].at, reverse=True)
    return tuple(
        Entry(
            when=day(statement.at),
            machine=statement.at.isoformat(),
            by=statement.by.name,
            what=f"{matter.kind}: {matter.what}",
            href=links.matter(matter.id),
            source=source_of(statement),
        )
        for statement, matter in found
    )


_SIGNS: Final = {
    "proposed": "none",
    "agreed": "open",
    "on_track": "part",
    "slipping": "open",
    "done": "answered",
    "dropped": "none",
}


def _items(body: Body, parts: tuple[Part[Item], ...], on: dt.date) -> tuple[ItemLine, ...]:
    late, risky = ({part.id for part in found} for found in (overdue(body, on), at_risk(body, on)))
    return tuple(
        ItemLine(
            title=part.is_.title,
            href=links.part(part.id),
            group=body.group_title(part.is_.group),
            owners=", ".join(f"{o.side}{f' ({o.name})' if o.name else ''}" for o in part.is_.owners),
            due=day(part.is_.due) if part.is_.due else "",
            state=part.is_.status.value.replace("_", " "),
            sign=_SIGNS[part.is_.status.value],
            flag="overdue" if part.id in late else "at risk" if part.id in risky else "",
            deliverable=part.is_.deliverable or "",
            milestones=tuple(
                f"{stone.title}{f', {day(stone.due)}' if stone.due else ''}{f', done {day(stone.done)}' if stone.done else ''}"
                for stone in part.is_.milestones
            ),
            source=source_of_matter(part.matter),
        )
        for part in parts
    )


@page(f"{HERE}/{{name:str}}/plan")
def plan(request: Asked) -> Response[bytes]:
    """Show the work plan: what is late and at risk, what changed since the last session, the picture, all of it."""
    room, name, on = room_of(request), path_part(request, "name"), today()
    body = room.archive.consultations.find(room.viewer, name)
    since = day_asked(request, "since") or last_look(body, on)
    before = room.archive.consultations.as_it_was(room.viewer, name, since)
    items = open_items(body)
    over = tuple(part for part in body.items if part not in items)
    whole = body.consultation.id
    view = PlanPage(
        id=whole,
        name=body.is_.name,
        href=links.consultation(whole),
        since=day(since) if since else "",
        changed=tuple(
            ChangeLine(one.item.is_.title, links.part(one.item.id), _changed(one.before, one.item.is_, one.fields))
            for one in (changes(before, body) if since is not None else ())
        ),
        late=_items(body, overdue(body, on), on),
        risky=_items(body, at_risk(body, on), on),
        items=_items(body, items, on),
        over=_items(body, over, on),
        timeline=timeline_of(body, (*items, *over), on),
        carriers=tuple((part.id, part.matter.what) for part in body.sessions),
        token=token_for(room.secret, room.viewer.name, whole, CARRY),
        back=links.consultation(whole, "plan"),
        add_href=links.consultation(whole, "add", kind="item"),
        agenda_href=links.consultation(whole, "paper", kind="agenda"),
    )
    return html(room, "consultation_plan.html", view, here=HERE)


def _changed(before: Item | None, now: Item, fields: tuple[str, ...]) -> str:
    if before is None:
        return "new"
    words = []
    for field in fields:
        if field == "due":
            words.append(
                f"due {day(now.due) if now.due else 'no more'}, was {day(before.due) if before.due else 'not set'}"
            )
        elif field == "status":
            words.append(f"{now.status.value.replace('_', ' ')}, was {before.status.value.replace('_', ' ')}")
        else:
            words.append(f"{field} changed")
    return "; ".join(words)


@page(f"{HERE}/{{name:str}}/plan.json", f"{API}{HERE}/{{name:str}}/plan")
def plan_json(request: Asked) -> Response[bytes]:
    """Give the work plan as data: `{since, overdue, at_risk, open, changed}`, work by its names."""
    room, name, on = room_of(request), path_part(request, "name"), today()
    body = room.archive.consultations.find(room.viewer, name)
    since = day_asked(request, "since") or last_look(body, on)
    before = room.archive.consultations.as_it_was(room.viewer, name, since)
    return json(msgspec.json.encode(plan_record(body, before, since, on)))


@page(f"{HERE}/{{name:str}}/bearing")
def bearing(request: Asked) -> Response[bytes]:
    """List later telegrams that name the consultation or cite what it rests on."""
    room, name = room_of(request), path_part(request, "name")
    body = room.archive.consultations.find(room.viewer, name)
    lines = tuple(
        BearingLine(
            name=one.brief.mrn or one.brief.address,
            href=links.best(one.brief),
            date=day(one.brief.date),
            subject=one.brief.subject or "",
            why=one.why,
            facts=one.facts,
            proposal_href=links.proposal(one.brief.address, body.consultation.id),
        )
        for one in room.archive.consultations.bearing_on(room.viewer, name)
    )
    view = BearingPage(body.is_.name, links.consultation(body.consultation.id), lines)
    return html(room, "consultation_bearing.html", view, here=HERE)


@page(f"{HERE}/{{name:str}}/paper")
def paper(request: Asked) -> Response[bytes]:
    """Show a paper, or give it as text, Markdown or PDF."""
    room, name, on = room_of(request), path_part(request, "name"), today()
    body = room.archive.consultations.find(room.viewer, name)
    kind, session, form = word(request, "kind"), word(request, "session"), word(request, "form")
    meant = next((part for part in body.sessions if part.id == session), None)
    if session and meant is None:
        raise NotFound(f"Session {session!r}", next_step="Choose one on the page of the consultation.")
    made = _made(room, body, kind, meant, on)
    if form in _FORMS:
        media, write, ending = _FORMS[form]
        headers = {"Content-Disposition": f'attachment; filename="{kind or "status"}.{ending}"'}
        return Response(write(made), media_type=media, headers=headers)
    choices = {"kind": kind, "session": session}
    view = PaperPage(
        name=body.is_.name,
        href=links.consultation(body.consultation.id),
        paper=made,
        forms=tuple(
            (words, links.consultation(body.consultation.id, "paper", **choices, form=form))
            for form, words in (("pdf", "PDF"), ("text", "Text"), ("markdown", "Markdown"))
        ),
    )
    return html(room, "consultation_paper.html", view, here=HERE)


_FORMS: Final[Mapping[str, tuple[str, Callable[[Paper], bytes], str]]] = {
    "pdf": ("application/pdf", paper_pdf, "pdf"),
    "text": ("text/plain; charset=utf-8", paper_text, "txt"),
    "markdown": ("text/markdown; charset=utf-8", paper_markdown, "md"),
}


def _made(room: Room, body: Body, kind: str, session: Part[Session] | None, on: dt.date) -> Paper:
    if kind == "report" and session is not None:
        before = room.archive.consultations.as_it_was(room.viewer, body.consultation.id, before_session(body, session))
        return report_paper(body, session, before, on)
    return agenda_paper(body, session, on) if kind == "agenda" else status_paper(body, on)
