"""The matcher: where in a shown text the words of a query stand. Works on folded text, as the index does."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from reftel.search.documents import Passage
from reftel.search.folding import FoldedText, fold, fold_with_places
from reftel.search.query.fields import ANYWHERE, OTHER, PARAGRAPH, PASSAGES, SUBJECT
from reftel.search.query.spelling import is_similar
from reftel.search.query.tree import Alike, And, Near, Node, Not, Or, Query, Similar, Words, anywhere
from reftel.telegram import Place

Leaf = Words | Near | Similar

MEMORY: Final = 256
"""Queries and patterns remembered at most: the texts of one page of results are matched with the same ones."""

_ROLE_FIELDS: Final = {
    Passage.SUMMARY: "summary",
    Passage.COMMENT: "comment",
    Passage.REQUEST: "request",
    Passage.ENCLOSURE: "enclosure",
}
"""Role of a passage → the field that holds it beside `body`."""


@dataclass(frozen=True, slots=True)
class Match:
    """One stretch to be marked, and which leaf of the query it answers, by its number."""

    start: int
    end: int
    leaf: int


@lru_cache(maxsize=MEMORY)
def leaves(query: Query) -> tuple[Leaf, ...]:
    """Return what a query looks for in running text, in its order; what stands under NOT is not looked for."""
    return tuple(dict.fromkeys(_leaves(query.root)))


def fields_of(role: str) -> frozenset[str]:
    """Return the text fields by which a passage of this role is found.

    "subject" stands for the subject line, "other" for what is neither that nor a passage.
    """
    if role in {SUBJECT, OTHER}:
        return frozenset({ANYWHERE, role})
    return frozenset({ANYWHERE, PASSAGES, _ROLE_FIELDS.get(role, PARAGRAPH)})  # type: ignore[call-overload]


def find_matches(wanted: Iterable[Leaf], text: str, fields: frozenset[str]) -> list[Match]:
    """Return every match of those leaves that search one of the fields, in order of their beginning; they may overlap."""
    found: list[Match] = []
    folded: FoldedText | None = None
    for number, leaf in enumerate(wanted):
        if leaf.field not in fields:
            continue
        folded = folded or fold_with_places(text)
        for start, end in _find(leaf, folded.text):
            found.append(Match(*folded.place(start, end), number))
    return sorted(found, key=lambda match: (match.start, match.end))


def may_match(wanted: Iterable[Leaf], text: str, fields: frozenset[str]) -> bool:
    """Say, quickly, whether a match is possible: most passages of a hit hold nothing of the query."""
    some = [leaf for leaf in wanted if leaf.field in fields]
    folded = fold(text) if some else ""
    return any(isinstance(leaf, Similar) or all(word in folded for word in leaf.words) for leaf in some)


def merged(matches: Iterable[Match]) -> tuple[Place, ...]:
    """Return the places of matches that stand in order, overlapping ones made into one."""
    places: list[Place] = []
    for match in matches:
        if places and match.start < places[-1][1]:
            places[-1] = (places[-1][0], max(places[-1][1], match.end))
        else:
            places.append((match.start, match.end))
    return tuple(places)


def _leaves(node: Node) -> Iterator[Leaf]:
    if isinstance(node, Words | Near | Similar):
        yield node
    elif isinstance(node, Alike):
        yield from (anywhere(word) for word, _ in node.words)
    elif isinstance(node, And | Or):
        for part in node.parts:
            yield from _leaves(part)
    elif isinstance(node, Not) and isinstance(node.part, Not):
        yield from _leaves(node.part.part)


def _find(leaf: Leaf, folded: str) -> Iterator[Place]:
    if isinstance(leaf, Words):
        return (match.span() for match in _pattern(leaf).finditer(folded))
    if isinstance(leaf, Near):
        return _find_near(leaf, folded)
    return _find_similar(leaf, folded)


@lru_cache(maxsize=MEMORY)
def _pattern(words: Words) -> re.Pattern[str]:
    # The first word comes before the look behind it: the search then leaps from one occurrence to the next.
    first, *others = words.words
    followed = "".join(f" +{word}" for word in others)
    return re.compile(f"{first}(?<![^ ]{first}){followed}{'[^ ]*' if words.prefix else '(?![^ ])'}")


def _find_near(near: Near, folded: str) -> Iterator[Place]:
    """Yield both words of each pair that is near enough."""
    words = folded.split()
    (here, places), (there, elsewhere) = (_stands(near.field, word, words, folded) for word in near.words)
    for position, place in zip(here, places, strict=True):
        first = bisect_left(there, position - near.between - 1)
        last = bisect_right(there, position + near.between + 1)
        if first < last:
            yield place
        yield from elsewhere[first:last]


def _stands(field: str, wanted: str, words: list[str], folded: str) -> tuple[list[int], list[Place]]:
    """Return where a word stands, counted in words and as places, both in order."""
    numbers = [number for number, word in enumerate(words) if word == wanted]
    return numbers, list(_find(Words(field=field, words=(wanted,)), folded)) if numbers else []


def _find_similar(similar: Similar, folded: str) -> Iterator[Place]:
    shortest, longest = len(similar.word) - similar.distance, len(similar.word) + similar.distance
    words = {word for word in folded.split() if shortest <= len(word) <= longest}
    close = {word for word in words if is_similar(similar.word, word, similar.distance)}
    for word in close:
        yield from _find(Words(field=similar.field, words=(word,)), folded)
