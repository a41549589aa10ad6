"""What this collection is: its record, its figures, and what a reader should know about safety."""

from dataclasses import dataclass

from litestar import Response

from reftel.archive.values import Figures
from reftel.web.pages.making import Asked, html, page, room_of


@dataclass(frozen=True, slots=True)
class AboutPage:
    """The collection record as (label, words), and the figures."""

    title: str
    record: tuple[tuple[str, str | None], ...]
    figures: Figures


@page("/about")
def about(request: Asked) -> Response[bytes]:
    """Show the page."""
    room = room_of(request)
    held = room.archive.collection
    record = (
        ("Custodian", held.custodian),
        ("Provenance", held.provenance),
        ("Rights", held.rights),
        ("Restrictions", held.restrictions),
        ("Cite as", held.cite_as),
    )
    return html(room, "about.html", AboutPage(held.title, record, room.archive.figures(room.viewer)), here="/about")
