"""What this collection is: its record, its figures, and what a reader should know about safety."""

from dataclasses import dataclass

from litestar import Response

from reftel.archive.values import Figures
from reftel.web.language import _
from reftel.web.pages.making import Asked, html, page, room_of


@dataclass(frozen=True, slots=True)
class AboutPage:
    """The collection record as (label, words), and the figures; `waiting` in the repair queue is null for all but its keeper."""

    title: str
    record: tuple[tuple[str, str | None], ...]
    figures: Figures
    waiting: int | None


@page("/about")
def about(request: Asked) -> Response[bytes]:
    """Show the page."""
    room = room_of(request)
    held = room.archive.collection
    record = (
        (_("Custodian"), held.custodian),
        (_("Provenance"), held.provenance),
        (_("Rights"), held.rights),
        (_("Restrictions"), held.restrictions),
        (_("Cite as"), held.cite_as),
    )
    waiting = len(room.archive.care.repair_queue(room.viewer, "open")) if room.viewer.is_owner else None
    view = AboutPage(held.title, record, room.archive.figures(room.viewer), waiting)
    return html(room, "about.html", view, here="/about")
