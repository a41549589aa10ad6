"""How a later telegram describes one that it cites: the sentences that mention it, with the way there."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from reftel.archive.references.values import Mention, Mentions
from reftel.archive.values import Brief
from reftel.exports.flow import LineEnd, line_ends
from reftel.web import links
from reftel.web.language import _
from reftel.web.wording import shortened

MOST_SENTENCES: Final = 4
"""Sentences of one telegram that are shown; the data has all."""

LONGEST: Final = 700
"""Characters of a sentence that is shown: what is longer is a table, or has no stops."""

REFERENCES: Final = "references"
"""The anchor of the list of references on a telegram's page."""

_BETWEEN: Final = {LineEnd.NOTHING: "", LineEnd.SPACE: " ", LineEnd.BREAK: " ", LineEnd.GAP: " "}


@dataclass(frozen=True, slots=True)
class Said:
    """One sentence, its lines joined, and where it stands; or the words of the list of references."""

    words: str
    place: str
    href: str


def said_by_href(found: Iterable[Mentions]) -> Mapping[str, tuple[Said, ...]]:
    """Return the page of each citing telegram → what it says of the one that it cites."""
    return {links.best(one.telegram): _said(one) for one in found}


def _said(found: Mentions) -> tuple[Said, ...]:
    sentences = tuple(_sentence(found.telegram, one) for one in found.mentions[:MOST_SENTENCES])
    return sentences or tuple(
        Said(one.text, _("in its list of references"), links.best(found.telegram, REFERENCES))
        for one in found.references[:1]
    )


def _sentence(brief: Brief, mention: Mention) -> Said:
    number = mention.anchor.removeprefix("p")
    place = _("paragraph %(number)s", number=number) if number.isdigit() else _("in the text")
    return Said(shortened(joined(mention.passage.quote), LONGEST), place, links.best(brief, mention.anchor))


def joined(quote: str) -> str:
    """Return a quotation with its lines joined as the reading view joins them; nothing else of it is another."""
    pieces, done = list[str](), 0
    for start, end, kind in line_ends(quote, 0):
        pieces += (quote[done:start], _BETWEEN[kind])
        done = end
    return "".join((*pieces, quote[done:]))
