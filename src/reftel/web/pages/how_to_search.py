"""How to search: the words and fields of the query language, each with an example that is a search in this archive."""

from dataclasses import dataclass
from typing import Final

from litestar import Response

from reftel.search.query.fields import Field, Kind, fields
from reftel.web import links
from reftel.web.language import N_, _
from reftel.web.pages.making import Asked, html, page, room_of

HERE: Final = "/how-to-search"

WORDS: Final = (
    ("lighthouse dues", N_("both words, wherever they stand")),
    ('"lighthouse dues"', N_("the words next to each other, within one paragraph")),
    ("lighthouse OR beacon", N_("either word; AND, OR and NOT in capitals")),
    ("lighthouse -dues", N_("the first without the second")),
    ("(lighthouse OR beacon) dues", N_("what the parentheses say comes first")),
    ("light*", N_("words that begin so")),
    ('"quota budget"~5', N_("at most five words between, in whichever order")),
    ("Winterbotom~", N_("words that differ by one letter")),
)
"""What may be typed without a field, and what it finds."""


@dataclass(frozen=True, slots=True)
class Way:
    """One thing that one may type: an example with its search, what it finds; the field with its other names where it has one.

    There is no search where what it asks for has a name that readers give.
    """

    example: str
    href: str
    meaning: str
    field: str = ""
    also: str = ""


@dataclass(frozen=True, slots=True)
class HowToSearchPage:
    """The page: words first, then the fields in the order of their table."""

    words: tuple[Way, ...]
    fields: tuple[Way, ...]


@page(HERE)
def how_to_search(request: Asked) -> Response[bytes]:
    """Show the page."""
    words = tuple(Way(example, links.search(example), _(meaning)) for example, meaning in WORDS)
    named = tuple(Way(_example(one), _href(one), one.meaning, one.name, ", ".join(one.also)) for one in fields())
    return html(room_of(request), "how_to_search.html", HowToSearchPage(words, named))


def _example(field: Field) -> str:
    """Return what may be typed: what only says where or in which order is looked for has a word before it."""
    return f"lighthouse {field.example}" if field.kind in {Kind.PART, Kind.SORT} else field.example


def _href(field: Field) -> str:
    """Return the search; what readers keep has names of their own, and an example would ask for what is not there."""
    return "" if field.kind is Kind.KEPT else links.search(_example(field))
