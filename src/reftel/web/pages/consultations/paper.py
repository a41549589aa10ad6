"""The papers of a consultation: as pages, as text, as Markdown, as PDF."""

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from litestar import Response

from reftel.errors import NotFound
from reftel.exports.consultations.paper import Paper, paper_markdown, paper_pdf, paper_text
from reftel.exports.consultations.papers import agenda_paper, report_paper, status_paper
from reftel.matters.consultations.body import Body, Part
from reftel.matters.consultations.parts import Session
from reftel.web import links
from reftel.web.language import _
from reftel.web.pages.consultations.one import HERE
from reftel.web.pages.making import Asked, choice, html, page, path_part, room_of, word
from reftel.web.pages.matters import day_asked, end_of, today
from reftel.web.room import Room

KINDS: Final = ("status", "agenda", "report")


@dataclass(frozen=True, slots=True)
class PaperPage:
    """A paper on the page, and the forms in which it can be taken away."""

    name: str
    href: str
    paper: Paper
    forms: tuple[tuple[str, str], ...]


@page(f"{HERE}/{{name:str}}/paper")
def paper(request: Asked) -> Response[bytes]:
    """Show a paper, or give it as text, Markdown or PDF."""
    room, name, asked = room_of(request), path_part(request, "name"), day_asked(request, "as_of")
    on = asked or today()
    body = room.archive.consultations.find(room.viewer, name, as_of=end_of(asked))
    kind, session, form = choice(request, "kind", KINDS), word(request, "session"), choice(request, "form", _FORMS)
    meant = next((part for part in body.sessions if part.id == session), None)
    if session and meant is None:
        raise NotFound(f"Session {session!r}", next_step="Choose one on the page of the consultation.")
    if kind == "report" and meant is None:
        raise NotFound("A report without its session", next_step="Choose the session on the page of the consultation.")
    made = _made(room, body, kind, meant, on)
    if form in _FORMS:
        media, write, ending = _FORMS[form]
        headers = {"Content-Disposition": f'attachment; filename="{kind or "status"}.{ending}"'}
        return Response(write(made), media_type=media, headers=headers)
    choices = {"kind": kind, "session": session, "as_of": asked.isoformat() if asked else ""}
    view = PaperPage(
        name=body.is_.name,
        href=links.consultation(body.consultation.id),
        paper=made,
        forms=tuple(
            (words, links.consultation(body.consultation.id, "paper", **choices, form=form))
            for form, words in (("pdf", _("PDF")), ("text", _("Text")), ("markdown", _("Markdown")))
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
        then, before = room.archive.consultations.for_report(room.viewer, body, session)
        return report_paper(then, session, before)
    if kind == "agenda":
        return agenda_paper(room.archive.consultations.for_agenda(room.viewer, body, session, on), session, on)
    return status_paper(body, on)
