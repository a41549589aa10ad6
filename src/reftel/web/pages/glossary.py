"""The words of the trade: what each means, where that is written, and a search that shows it in this archive."""

from dataclasses import dataclass
from typing import Final

from litestar import Response

from reftel.web.pages.making import Asked, html, page, room_of
from reftel.web.shown.terms import Term, terms

HERE: Final = "/glossary"


@dataclass(frozen=True, slots=True)
class GlossaryPage:
    """The page: its terms by their first letter."""

    letters: tuple[tuple[str, tuple[Term, ...]], ...]


@page(HERE)
def glossary(request: Asked) -> Response[bytes]:
    """Show the page."""
    return html(room_of(request), "glossary.html", GlossaryPage(letters()), here=HERE)


def letters() -> tuple[tuple[str, tuple[Term, ...]], ...]:
    """Return the terms by their first letter, in capitals."""
    found: dict[str, list[Term]] = {}
    for term in terms():
        found.setdefault(term.term[0].upper(), []).append(term)
    return tuple((letter, tuple(held)) for letter, held in found.items())
