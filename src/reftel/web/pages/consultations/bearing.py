"""Telegrams that may bear on a consultation."""

from dataclasses import dataclass

from litestar import Response

from reftel.web import links
from reftel.web.pages.consultations.one import HERE
from reftel.web.pages.making import Asked, html, page, path_part, room_of
from reftel.web.wording import day


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
