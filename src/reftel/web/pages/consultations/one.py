"""One consultation: what it is and which words say so; its work plan; its papers; the telegrams that may bear on it; as data."""

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from litestar import Response

from reftel.exports.consultations.calendars import consultations_calendar
from reftel.exports.consultations.paper import paper_markdown
from reftel.exports.consultations.papers import status_paper
from reftel.exports.consultations.records import consultation_json, consultations_csv
from reftel.matters import Recorded
from reftel.matters.consultations.body import Body, name_in_dispute
from reftel.matters.consultations.days import has_calendar
from reftel.matters.consultations.plan import at_risk, open_items, overdue
from reftel.web import links
from reftel.web.language import _
from reftel.web.pages.feeds import base_of
from reftel.web.pages.making import Asked, html, page, path_part, room_of
from reftel.web.pages.matters import day_asked, end_of, today
from reftel.web.shown.consultation_sessions import SessionLine, sessions_of
from reftel.web.shown.consultations import (
    GroupLine,
    OutsiderLine,
    OwedLine,
    QuestionLine,
    SeatLine,
    Source,
    Term,
    columns_of,
    groups_of,
    outsider_line,
    owed_of,
    questions_of,
    seat_line,
    source_of,
    source_of_matter,
    terms_of,
)
from reftel.web.shown.vocabulary import term
from reftel.web.shown.work import ItemLine, item_lines
from reftel.web.wording import day

HERE: Final = "/consultations"
LATEST: Final = 15
"""Entries of the history on the page; the data has all."""

ADDED: Final = ("group", "seat", "stand", "outsider", "initiative", "session", "item")

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
        status=term(body.consultation.matter.state),
        parties=body.sides,
        as_of=as_of,
        disputed=tuple(
            f"{part.is_.side} {term(part.is_.stance.value)} “{part.is_.what}”" for part in name_in_dispute(body)
        ),
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
        late=item_lines(body, overdue(body, on), on),
        risky=item_lines(body, at_risk(body, on), on),
        open=len(open_items(body)),
        history=entries[:LATEST],
        more=max(0, len(entries) - LATEST),
        plan_href=links.consultation(whole, "plan"),
        edit_href=links.part(whole),
        bearing_href=links.consultation(whole, "bearing"),
        adds=tuple((term(kind), links.consultation(whole, "add", kind=kind)) for kind in ADDED),
        papers=(
            (_("Status on a page"), links.consultation(whole, "paper", kind="status")),
            (_("Agenda of the next session"), links.consultation(whole, "paper", kind="agenda")),
        ),
        data=tuple(
            (words, f"{links.consultation(whole)}{ending}")
            for ending, words in (
                (".ics", _("Calendar")),
                (".csv", _("Table")),
                (".md", _("Markdown")),
                (".json", _("JSON")),
            )
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
            what=f"{term(matter.kind)}{_(': ')}{matter.what}",
            href=links.matter(matter.id),
            source=source_of(statement),
        )
        for statement, matter in found
    )
