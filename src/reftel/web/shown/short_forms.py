"""Short forms of the trade ("MFA", "CODEL"), told at their first mention in a telegram; what the telegram itself explains is left to it."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import Final

from reftel.codes import TagKind, short_form, tag_meanings
from reftel.exports.casing import is_capitals, is_organization
from reftel.web.shown.pieces import Link
from reftel.web.shown.terms import glossary_href

_FORM: Final = re.compile(r"(?<![\w/.&-])[A-Z][A-Z&/]*[A-Z](?=s?(?![\w&-]|/\w))")
"""A short form as it is written: two capitals or more, with strokes and ampersands inside; a plural s may follow."""

MOST: Final = 200
"""Short forms told in one telegram."""


class ShortForms:
    """Knows which short forms of one telegram have been told; `prose` is all that it says."""

    def __init__(self, prose: str) -> None:
        self._in_capitals = is_capitals(prose)
        self._explained = set(re.findall(r"\(\"?([A-Z][A-Z&/]+)s?\"?\)", prose))
        self._told: dict[str, str] = {}

    def meaning(self, written: str) -> str | None:
        """Return what a short form stands for at its first mention; None later, and where nobody can say."""
        if written in self._told or written in self._explained or len(self._told) >= MOST:
            return None
        meaning = self._of_tables(written)
        if meaning is not None:
            self._told[written] = meaning
        return meaning

    def told(self) -> tuple[tuple[str, str, str], ...]:
        """Return all that have been told, by letter, each with its meaning and its place in the glossary, empty where it has none."""
        return tuple((form, meaning, glossary_href(form)) for form, meaning in sorted(self._told.items()))

    def _of_tables(self, written: str) -> str | None:
        held = short_form(written)
        if held is not None:
            # Between capitals nothing tells a short form from the word of the same letters.
            return None if held.is_word and self._in_capitals else held.meaning
        if self._in_capitals or not is_organization(written.lower()):
            return None
        named = (one.name for one in tag_meanings(written) if one.kind is TagKind.ORGANIZATION)
        return next(filter(None, named), None)


def with_short_forms(text: str, links: Sequence[Link], known: ShortForms) -> tuple[Link, ...]:
    """Return a text's links, which stand in order, and, between them, its short forms that have not been told yet."""
    found = list(links)
    for match in _FORM.finditer(text):
        start, end = match.span()
        before = bisect_left(links, end, key=lambda link: link.start) - 1
        if before >= 0 and links[before].end > start:
            continue
        meaning = known.meaning(match.group())
        if meaning is not None:
            href = glossary_href(match.group())
            found.append(Link(start, end, href or None, meaning, is_term=bool(href)))
    return tuple(sorted(found, key=lambda link: link.start))
