"""Reading results out of the engine: hits, counts, and the state of the index that they come from."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple, Self

import msgspec
import tantivy

from reftel.search.documents import year_and_month
from reftel.search.engine.folder import Stamp
from reftel.search.index import MAX_FACET_VALUES, MAX_WINDOW, Count, Counts, Hit, Sort, Tally

MOST_VALUES: Final = {"tag": 25_000, "month": 15_000, "year": 10_000, "caption": 5_000, "station": 5_000}
"""Values that the engine counts of a field; elsewhere `FEW_VALUES`. Persons are TAGS, and hostile texts may name any month."""

FEW_VALUES: Final = 500
"""Of fields whose values are a closed set."""

MOST_TALLIED: Final = 20_000
"""Values that are counted of each of a few fields: hostile texts may name any number of stations."""

MOST_BUCKETS: Final = 65_000
"""The engine's own limit for all fields of one question together."""

_UNCUT: Final = frozenset({"year"})
"""Facets that are given complete."""

_ORDERS: Final = {
    Sort.NEWEST: ("newest", tantivy.Order.Desc),
    Sort.OLDEST: ("oldest", tantivy.Order.Asc),
    Sort.STATION: ("by_station", tantivy.Order.Asc),
}
"""Order → the engine's field that stands in it."""

_MORE: Final = 20
"""Hits fetched beyond a page, to see whether those at its end are equal to the next ones."""


def _values_of(field: str) -> dict[str, object]:
    return {"terms": {"field": field, "size": MOST_VALUES.get(field, FEW_VALUES)}}


def _counts(facets: Sequence[str]) -> dict[str, object]:
    """Return what is counted, in the engine's words. No part of it comes from a reader.

    Far more values are asked for than are shown: where the last ones are cut off, that is among the rarest.
    """
    return {
        **{name: _values_of(name) for name in (*facets, "month")},
        "first": {"min": {"field": "date"}},
        "last": {"max": {"field": "date"}},
    }


NOTHING: Final = Counts(facets={}, months=(), first_date=None, last_date=None)


class _Bucket(msgspec.Struct, frozen=True):
    key: str | float
    doc_count: int


class _Terms(msgspec.Struct, frozen=True):
    buckets: tuple[_Bucket, ...]
    sum_other_doc_count: int = 0


class _Extreme(msgspec.Struct, frozen=True):
    value: float | None


class Page(NamedTuple):
    """Which hits are wanted. None lies beyond the window."""

    limit: int
    offset: int = 0
    window: int = MAX_WINDOW

    @property
    def length(self) -> int:
        """Return how many hits the page may have."""
        return max(min(self.limit, self.window - self.offset), 0)


@dataclass(frozen=True, slots=True)
class View:
    """One committed state of the index; `stamp` tells it from later ones, `labels` are the label classes that occur."""

    searcher: tantivy.Searcher
    stamp: Stamp
    labels: tuple[str, ...]

    @classmethod
    def of(cls, engine: tantivy.Index, stamp: Stamp) -> Self:
        """Return the state that the engine's folder is in now."""
        engine.reload()
        searcher = engine.searcher()
        return cls(searcher, stamp, tuple(label for label, _ in searcher.terms_with_prefix("label", "")))


def find_ordered(
    searcher: tantivy.Searcher, query: tantivy.Query, page: Page, order: Sort
) -> tuple[int, tuple[Hit, ...]]:
    """Return how many documents the query finds, and those of one page in an order that is not relevance."""
    field, direction = _ORDERS[order]
    found = searcher.search(
        query,
        limit=max(page.length, 1),  # the engine knows no page of nothing
        count=True,
        order_by_field=field,
        order=direction,
        offset=page.offset if page.length else 0,
    )
    total: int = found.count  # type: ignore[attr-defined]  # the library's stubs lack it
    return total, tuple(_hit(searcher, 0.0, address) for _, address in (found.hits if page.length else ()))


def find_ranked(searcher: tantivy.Searcher, query: tantivy.Query, page: Page) -> tuple[int, tuple[Hit, ...]]:
    """Return how many documents the query finds, and those of one page by their score, newest first among equals.

    Equal ones are fetched together, as far as the window goes: the engine would take them as they lie in its segments.
    """
    some = page.length
    end = page.offset + some
    at_once = end + _MORE
    while True:
        found = searcher.search(query, limit=min(at_once, page.window), count=True)
        total: int = found.count  # type: ignore[attr-defined]  # the library's stubs lack it
        if not some or len(found.hits) <= end or at_once >= page.window or found.hits[end - 1][0] > found.hits[-1][0]:
            break
        at_once *= 4
    if not some:
        return total, ()
    dates = searcher.fast_field_values("newest", [address for _, address in found.hits])
    ranked = sorted(zip(found.hits, dates, strict=True), key=lambda one: (-one[0][0], -(one[1] or 0)))
    return total, tuple(_hit(searcher, score, address) for (score, address), _ in ranked[page.offset : end])


def find_in_steps(
    searcher: tantivy.Searcher, steps: Iterable[tantivy.Query], page: Page
) -> tuple[int, tuple[Hit, ...]]:
    """Return how many documents several queries find, which share no hit, and those of one page: newest first in each."""
    total, hits = 0, list[Hit]()
    for query in steps:
        rest = Page(page.length - len(hits), max(page.offset - total, 0), page.window)
        count, found = find_ordered(searcher, query, rest, Sort.NEWEST)
        total += count
        hits += found
    return total, tuple(hits)


def hits_of(searcher: tantivy.Searcher, query: tantivy.Query) -> int:
    """Return how many documents a query finds."""
    total: int = searcher.search(query, limit=1, count=True).count  # type: ignore[attr-defined]  # the stubs lack it
    return total


def complete_terms(
    searcher: tantivy.Searcher, field: str, beginning: str, scope: tantivy.Query | None, limit: int
) -> tuple[Count, ...]:
    """Return the terms of a field that begin so within the scope, most frequent first."""
    found = [Count(term, hits) for term, hits in searcher.terms_with_prefix(field, beginning, scope) if hits]
    return tuple(sorted(found, key=lambda one: (-one.hits, one.value))[:limit])


def read_version_ids(searcher: tantivy.Searcher) -> Iterator[str]:
    """Yield the version id of every document."""
    if searcher.num_docs:
        found = searcher.search(tantivy.Query.all_query(), limit=searcher.num_docs, count=False)
        for _, address in found.hits:
            yield searcher.doc(address)["version_id"][0]


def count_all(searcher: tantivy.Searcher, query: tantivy.Query, facets: Sequence[str]) -> Counts:
    """Return the facets, months and dates of everything that a query finds."""
    answer = searcher.aggregate(query, _counts(facets))
    terms = {name: msgspec.convert(answer[name], _Terms) for name in (*facets, "month")}
    first, last = (msgspec.convert(answer[name], _Extreme).value for name in ("first", "last"))
    months = ((*year_and_month(int(bucket.key)), bucket.doc_count) for bucket in terms["month"].buckets)
    return Counts(
        facets={name: _values(terms[name], cut=name not in _UNCUT) for name in facets},
        months=tuple(sorted(months)),
        first_date=None if first is None else int(first),
        last_date=None if last is None else int(last),
    )


def tally_all(searcher: tantivy.Searcher, query: tantivy.Query, fields: Sequence[str]) -> dict[str, Tally]:
    """Return how often each value of some fields occurs in everything that a query finds."""
    answer = searcher.aggregate(query, {name: {"terms": {"field": name, "size": MOST_TALLIED}} for name in fields})
    terms = {name: msgspec.convert(answer[name], _Terms) for name in fields}
    return {name: Tally(_values(one, cut=False), one.sum_other_doc_count) for name, one in terms.items()}


def _hit(searcher: tantivy.Searcher, score: object, address: tantivy.DocAddress) -> Hit:
    version_id = searcher.doc(address)["version_id"][0]
    return Hit(version_id, score if isinstance(score, float) else 0.0)


def _values(terms: _Terms, *, cut: bool) -> tuple[Count, ...]:
    values = [
        Count(bucket.key if isinstance(bucket.key, str) else str(int(bucket.key)), bucket.doc_count)
        for bucket in terms.buckets
    ]
    return tuple(sorted(values, key=lambda one: (-one.hits, one.value))[: MAX_FACET_VALUES if cut else None])
