"""Results: a headline in words, bars over time, facets, hits; and the same as data."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import msgspec
from litestar import Response

from reftel.archive import search_json
from reftel.archive.values import FacetValue, Hit, Result
from reftel.errors import QueryError
from reftel.exports.casing import shared_names
from reftel.exports.embedded import coins
from reftel.search import Snippet
from reftel.web import links
from reftel.web.language import N_, _
from reftel.web.pages.exports import OFFERED
from reftel.web.pages.going import Door, doors_of
from reftel.web.pages.making import API, MAX_QUERY, Asked, html, json, page, page_number, room_of, word
from reftel.web.pages.paging import Paging, paging_of
from reftel.web.room import Room
from reftel.web.security import token_for
from reftel.web.shown.lines import Line, line_of
from reftel.web.shown.queries import in_period, is_filter, is_understood, meaning_of, split_terms, terms_of
from reftel.web.shown.strip import Strip, strip_of
from reftel.web.shown.trail import PAGE
from reftel.web.wording import plural

HITS: Final = PAGE
SORTS: Final = {
    "relevance": N_("Best first"),
    "newest": N_("Newest first"),
    "oldest": N_("Oldest first"),
    "station": N_("By post"),
}
FACETS: Final = {
    "station": N_("Post"),
    "year": N_("Year"),
    "classification": N_("Marking"),
    "tag": N_("TAGS"),
    "caption": N_("Captions"),
}
FACET_VALUES: Final = 8
"""Values of a facet that are shown at once; the rest opens under them."""


@dataclass(frozen=True, slots=True)
class Shred:
    """A stretch of a snippet, marked or not."""

    text: str
    is_marked: bool


@dataclass(frozen=True, slots=True)
class HitLine:
    """One hit: its place in the result, from 1; its line, its snippets, how many requests it holds."""

    place: int
    line: Line
    snippets: tuple[tuple[Shred, ...], ...]
    requests: int
    coins: str


@dataclass(frozen=True, slots=True)
class FacetLine:
    """One value of a facet; `is_on` where the query has it already."""

    label: str
    count: int
    href: str
    is_on: bool


@dataclass(frozen=True, slots=True)
class Facet:
    """One facet: its first values, and the rest."""

    name: str
    first: tuple[FacetLine, ...]
    rest: tuple[FacetLine, ...]


@dataclass(frozen=True, slots=True)
class Filter:
    """A term that can be taken away."""

    text: str
    href: str


@dataclass(frozen=True, slots=True)
class SortLink:
    """One order of the hits."""

    words: str
    href: str
    is_on: bool


@dataclass(frozen=True, slots=True)
class Try:
    """A query that might find something, with what it finds."""

    query: str
    why: str
    count: int
    href: str


@dataclass(frozen=True, slots=True)
class ResultsPage:
    """The page. `verb` and `asked` make the headline: "12 telegrams mention fisheries"."""

    query: str
    total: int
    headline: str
    verb: str
    asked: str
    period: str
    strip: Strip
    filters: tuple[Filter, ...]
    facets: tuple[Facet, ...]
    sorts: tuple[SortLink, ...]
    hits: tuple[HitLine, ...]
    paging: Paging
    save_token: str
    map: str
    network: str
    timeline: str
    tries: tuple[Try, ...]
    understood: tuple[tuple[str, str], ...]
    exports: tuple[tuple[str, str], ...]
    doors: tuple[Door, ...]


@dataclass(frozen=True, slots=True)
class QueryFaultPage:
    """A query that could not be read: before, at and behind the place that is meant."""

    query: str
    sentence: str
    before: str
    at: str
    after: str
    suggestion: str


@page("/search")
def results(request: Asked) -> Response[bytes]:
    """Show what a query finds."""
    room = room_of(request)
    query, sort, number = asked_for(request)
    try:
        found = search(room, query, sort, number)
    except QueryError as fault:
        return html(room, "query_fault.html", fault_page(query, fault), status=400)
    return html(room, "results.html", results_page(room, found, number))


@page("/search.json", f"{API}/search")
def results_json(request: Asked) -> Response[bytes]:
    """Give what a query finds as data."""
    room = room_of(request)
    query, sort, number = asked_for(request)
    return json(msgspec.json.encode(search_json(search(room, query, sort, number))))


def asked_for(request: Asked) -> tuple[str, str, int]:
    """Return query, order and page that are asked for; what is senseless is as if it were not there."""
    query = " ".join(word(request, "q", MAX_QUERY).split())
    sort = word(request, "sort")
    return query, sort if sort in SORTS else "relevance", page_number(request)


def search(room: Room, query: str, sort: str, number: int) -> Result:
    """Ask the archive for one page of hits."""
    return room.archive.search(room.viewer, query, limit=HITS, offset=(number - 1) * HITS, sort=sort)


def results_page(room: Room, found: Result, number: int) -> ResultsPage:
    """Return the page for a result."""
    texts = split_terms(found.query)
    proses = [" ".join(snippet.text for snippet in hit.snippets) for hit in found.hits]
    known = shared_names(proses)
    narrowed = in_period(found.query)
    is_words = bool(texts) and not any(is_filter(text) for text in texts)
    return ResultsPage(
        query=found.query,
        total=found.total,
        headline=plural(found.total, "telegram"),
        verb="" if not found.query else _verb(found.total, is_words=is_words),
        asked=found.query,
        period=_period(found),
        strip=strip_of(found.months, lambda year, month: links.search(narrowed(year, month))),
        filters=_filters(texts, found.sort),
        facets=tuple(_facets(found, texts)),
        sorts=tuple(
            SortLink(_(words), links.search(found.query, sort=sort), sort == found.sort)
            for sort, words in SORTS.items()
        ),
        hits=tuple(
            _hit(room, hit, prose, known, found, place)
            for place, (hit, prose) in enumerate(zip(found.hits, proses, strict=True), found.offset + 1)
        ),
        paging=paging_of(number, found.total, HITS, lambda page: links.search(found.query, sort=found.sort, page=page)),
        save_token=token_for(room.secret, room.viewer.name, "save", found.query),
        map=links.map_of(found.query),
        network=links.network(found.query),
        timeline=links.timeline(found.query),
        tries=() if found.total else tuple(_tries(room, found.query)),
        understood=_understood(texts),
        exports=tuple((_(words), links.export(found.query, form)) for form, words in OFFERED.items()),
        doors=doors_of(room, found),
    )


def _verb(count: int, *, is_words: bool) -> str:
    one, many = ("mentions", "mention") if is_words else ("matches", "match")
    return one if count == 1 else many


def _period(found: Result) -> str:
    if found.first_date is None or found.last_date is None:
        return ""
    first, last = found.first_date.year, found.last_date.year
    return _("in %(first)s", first=first) if first == last else _("from %(first)s to %(last)s", first=first, last=last)


def _filters(texts: Sequence[str], sort: str) -> tuple[Filter, ...]:
    return tuple(
        Filter(text, links.search(" ".join(other for place, other in enumerate(texts) if place != at), sort=sort))
        for at, text in enumerate(texts)
        if is_filter(text)
    )


def _facets(found: Result, texts: Sequence[str]) -> list[Facet]:
    facets: list[Facet] = []
    for name, words in FACETS.items():
        lines = tuple(_facet_line(found, texts, name, value) for value in found.facets.get(name, ()))
        if lines:
            facets.append(Facet(_(words), lines[:FACET_VALUES], lines[FACET_VALUES:]))
    return facets


def _facet_line(found: Result, texts: Sequence[str], name: str, value: FacetValue) -> FacetLine:
    """Return a value; where the query has it already, the link takes it away."""
    clause = f"{name}:{value.value}"
    others = [text for text in texts if text.replace('"', "") != clause]
    is_on = len(others) < len(texts)
    query = " ".join(others) if is_on else value.query
    return FacetLine(value.label, value.count, links.search(query, sort=found.sort), is_on)


def _hit(room: Room, hit: Hit, prose: str, known: Mapping[str, str], found: Result, place: int) -> HitLine:
    href = links.in_result(links.exact(hit.brief), found.query, sort=found.sort, number=place)
    line, held = line_of(hit.brief, room.titles.guess(hit.brief, prose, known), href), room.archive.collection
    return HitLine(
        place=place,
        line=line,
        snippets=tuple(shreds(snippet) for snippet in hit.snippets),
        requests=hit.requests,
        coins=coins(
            title=line.title,
            sender=line.origin,
            number=hit.brief.mrn,
            date=hit.brief.date,
            collection=held.title,
            link=f"{held.url.rstrip('/')}{links.best(hit.brief)}" if held.url else None,
        ),
    )


def shreds(snippet: Snippet) -> tuple[Shred, ...]:
    """Cut a snippet at its marks; marks that are out of order or outside are left out."""
    found: list[Shred] = []
    at = 0
    for start, end in snippet.marks:
        if not at <= start < end <= len(snippet.text):
            continue
        found += [Shred(snippet.text[at:start], is_marked=False), Shred(snippet.text[start:end], is_marked=True)]
        at = end
    found.append(Shred(snippet.text[at:], is_marked=False))
    return tuple(shred for shred in found if shred.text)


_PLAIN_WORD: Final = re.compile(r"[^\W\d_]{4,}")


def _tries(room: Room, query: str) -> list[Try]:
    """Return the same query with one term less, and words in similar spellings, each with what it finds."""
    tries = [
        Try(t.without, _("without %(text)s", text=t.text), _count(room, t.without), links.search(t.without))
        for t in terms_of(query)
    ]
    for similar, why in _spellings(query):
        count = _count(room, similar)
        if count:
            tries.append(Try(similar, why, count, links.search(similar)))
    return tries


def _spellings(query: str) -> list[tuple[str, str]]:
    texts = split_terms(query)
    found: list[tuple[str, str]] = []
    for at, text in enumerate(texts):
        if _PLAIN_WORD.fullmatch(text):
            for ending, why in (
                ("~1", _("words spelled much like %(text)s", text=text)),
                ("*", _("words that begin with %(text)s", text=text)),
            ):
                similar = " ".join(f"{other}{ending}" if place == at else other for place, other in enumerate(texts))
                if is_understood(similar):
                    found.append((similar, why))
    return found


def _count(room: Room, query: str) -> int:
    return room.archive.search(room.viewer, query, limit=1, facets=()).total


def _understood(texts: Sequence[str]) -> tuple[tuple[str, str], ...]:
    return tuple((text, meaning_of(text)) for text in texts)


def fault_page(query: str, fault: QueryError) -> QueryFaultPage:
    """Return the page about a query that cannot be read."""
    start, end = sorted((min(max(fault.start, 0), len(fault.query)), min(max(fault.end, 0), len(fault.query))))
    return QueryFaultPage(
        query=query,
        sentence=str(fault),
        before=fault.query[:start],
        at=fault.query[start:end],
        after=fault.query[end:],
        suggestion=fault.suggestion,
    )
