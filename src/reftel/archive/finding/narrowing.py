"""Facets: each value with what it is called and the query that narrows to it."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from typing import Final

from reftel.archive.values import FacetValue
from reftel.codes import post, tag_meanings
from reftel.search import Count, Query
from reftel.search.query.composing import clause
from reftel.search.query.parse import beside


def facet_values(query: Query, facet: str, counts: Iterable[Count]) -> tuple[FacetValue, ...]:
    """Return the values of a facet in the order given; those that are called alike are told apart by themselves."""
    named = [(value, label_of(facet, value), count) for value, count in counts]
    times = Counter(label for _, label, _ in named)
    return tuple(
        FacetValue(
            value=value,
            label=label if times[label] == 1 else f"{label} ({value})",
            count=count,
            query=narrow(query, facet, value),
        )
        for value, label, count in named
    )


def narrow(query: Query, field: str, value: str) -> str:
    """Return the query that asks for the same, and for this value of a field."""
    return " ".join(filter(None, (beside(query), clause(field, value))))


def label_of(facet: str, value: str) -> str:
    """Return what a value of a facet is called."""
    name = _NAMES.get(facet)
    return (name(value) if name else None) or value


def _station_name(station: str) -> str | None:
    found = post(station)
    return None if found is None else found.city


def _tag_name(code: str) -> str | None:
    """Return what a TAG stands for, where that never changed: without a year nothing else may be said."""
    names = {meaning.name for meaning in tag_meanings(code)}
    return names.pop() if len(names) == 1 else None


_NAMES: Final[Mapping[str, Callable[[str], str | None]]] = {
    "station": _station_name,
    "tag": _tag_name,
    "classification": str.capitalize,
}
"""Facet → how a value of it is called, where that differs from the value."""
