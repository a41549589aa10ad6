"""Reading results out of the engine: hits, counts, and the state of the index that they come from."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Self

import msgspec
import tantivy

from reftel.search.documents import year_and_month
from reftel.search.engine.folder import Stamp
from reftel.search.index import FACETS, MAX_FACET_VALUES, MAX_WINDOW, Count, Found, Hit, Sort

_MOST_BUCKETS: Final = 60_000
"""More than there are months since the year 1; below the engine's own limit."""

_UNCUT: Final = frozenset({"year"})
"""Facets that are given complete."""

_COUNTS: Final[dict[str, object]] = {
    **{
        name: {"terms": {"field": name, "size": _MOST_BUCKETS if name in _UNCUT else MAX_FACET_VALUES}}
        for name in FACETS
    },
    "month": {"terms": {"field": "month", "size": _MOST_BUCKETS}},
    "first": {"min": {"field": "date"}},
    "last": {"max": {"field": "date"}},
}
"""What is counted, in the engine's words. No part of it comes from a reader."""

NOTHING: Final = Found(total=0, hits=(), facets={}, months=(), first_date=None, last_date=None)


class _Bucket(msgspec.Struct, frozen=True):
    key: str | float
    doc_count: int


class _Terms(msgspec.Struct, frozen=True):
    buckets: tuple[_Bucket, ...]


class _Extreme(msgspec.Struct, frozen=True):
    value: float | None


class _Counts(msgspec.Struct, frozen=True):
    """The engine's answer to `_COUNTS`."""

    station: _Terms
    year: _Terms
    classification: _Terms
    tag: _Terms
    month: _Terms
    first: _Extreme
    last: _Extreme


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


def find_hits(
    searcher: tantivy.Searcher, query: tantivy.Query, *, limit: int, offset: int, order: Sort
) -> tuple[int, tuple[Hit, ...]]:
    """Return how many documents the query finds, and those of one page."""
    some = max(min(limit, MAX_WINDOW - offset), 0)
    found = searcher.search(
        query,
        limit=max(some, 1),  # the engine knows no page of nothing
        count=True,
        order_by_field=None if order is Sort.RELEVANCE else "date",
        order=tantivy.Order.Asc if order is Sort.OLDEST else tantivy.Order.Desc,
        offset=offset if some else 0,
    )
    total: int = found.count  # type: ignore[attr-defined]  # the library's stubs lack it
    return total, tuple(_hit(searcher, score, address) for score, address in (found.hits if some else ()))


def read_all_hits(searcher: tantivy.Searcher, query: tantivy.Query, order: Sort) -> tuple[str, ...]:
    """Return the version ids of everything that a query finds, in order."""
    if not searcher.num_docs:
        return ()
    found = searcher.search(
        query,
        limit=searcher.num_docs,
        count=False,
        order_by_field=None if order is Sort.RELEVANCE else "date",
        order=tantivy.Order.Asc if order is Sort.OLDEST else tantivy.Order.Desc,
    )
    return tuple(searcher.doc(address)["version_id"][0] for _, address in found.hits)


def read_version_ids(searcher: tantivy.Searcher) -> Iterator[str]:
    """Yield the version id of every document."""
    if searcher.num_docs:
        found = searcher.search(tantivy.Query.all_query(), limit=searcher.num_docs, count=False)
        for _, address in found.hits:
            yield searcher.doc(address)["version_id"][0]


def count(searcher: tantivy.Searcher, query: tantivy.Query, total: int, hits: tuple[Hit, ...]) -> Found:
    """Return the hits together with the facets, months and dates of everything that the query finds."""
    counts = msgspec.convert(searcher.aggregate(query, _COUNTS), _Counts)
    months = ((*year_and_month(int(bucket.key)), bucket.doc_count) for bucket in counts.month.buckets)
    return Found(
        total=total,
        hits=hits,
        facets={name: _values(getattr(counts, name)) for name in FACETS},
        months=tuple(sorted(months)),
        first_date=None if counts.first.value is None else int(counts.first.value),
        last_date=None if counts.last.value is None else int(counts.last.value),
    )


def _hit(searcher: tantivy.Searcher, score: object, address: tantivy.DocAddress) -> Hit:
    version_id = searcher.doc(address)["version_id"][0]
    return Hit(version_id, score if isinstance(score, float) else 0.0)


def _values(terms: _Terms) -> tuple[Count, ...]:
    values = [
        Count(bucket.key if isinstance(bucket.key, str) else str(int(bucket.key)), bucket.doc_count)
        for bucket in terms.buckets
    ]
    return tuple(sorted(values, key=lambda one: (-one.hits, one.value)))
