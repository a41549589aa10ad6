"""The words of the trade: what each means, where that is written, and a search that shows it in this archive."""

import csv
import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from io import StringIO
from typing import Final

from litestar import Response

from reftel.web import links
from reftel.web.pages.making import Asked, html, page, room_of

HERE: Final = "/glossary"


@dataclass(frozen=True, slots=True)
class Term:
    """One word; `anchor` is its place on the page, `href` a search, empty where no search shows it."""

    anchor: str
    term: str
    meaning: str
    source: str
    href: str


@dataclass(frozen=True, slots=True)
class GlossaryPage:
    """The page: its terms by their first letter."""

    letters: tuple[tuple[str, tuple[Term, ...]], ...]


@page(HERE)
def glossary(request: Asked) -> Response[bytes]:
    """Show the page."""
    return html(room_of(request), "glossary.html", GlossaryPage(letters()), here=HERE)


@cache
def terms() -> tuple[Term, ...]:
    """Return all terms in the order of the alphabet."""
    text = (files("reftel.web.shown") / "glossary.csv").read_text(encoding="utf-8")
    return tuple(
        Term(
            anchor=re.sub(r"\W+", "-", row["term"].casefold()).strip("-"),
            term=row["term"],
            meaning=row["meaning"],
            source=row["source"],
            href=links.search(row["query"]) if row["query"] else "",
        )
        for row in csv.DictReader(StringIO(text, newline=""), strict=True)
    )


def letters() -> tuple[tuple[str, tuple[Term, ...]], ...]:
    """Return the terms by their first letter, in capitals."""
    found: dict[str, list[Term]] = {}
    for term in terms():
        found.setdefault(term.term[0].upper(), []).append(term)
    return tuple((letter, tuple(held)) for letter, held in found.items())
