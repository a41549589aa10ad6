"""The words of the trade, from their table, and where each stands in the glossary."""

import csv
import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from io import StringIO

from reftel.web import links


@dataclass(frozen=True, slots=True)
class Term:
    """One word; `anchor` is its place on the page of the glossary, `href` a search, empty where no search shows it."""

    anchor: str
    term: str
    meaning: str
    source: str
    href: str


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


def glossary_href(word: str) -> str:
    """Return where the glossary explains a word, empty where it does not."""
    anchor = _anchors().get(word.casefold())
    return links.glossary(anchor) if anchor else ""


@cache
def _anchors() -> dict[str, str]:
    return {term.term.casefold(): term.anchor for term in terms()}
