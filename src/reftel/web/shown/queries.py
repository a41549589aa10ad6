"""Queries as text: narrowing, and taking one term out. The pages write queries that a reader could have typed."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from reftel.errors import QueryError
from reftel.search import parse_query
from reftel.search.query.fields import fields_by_name
from reftel.search.query.parse import beside
from reftel.web.language import _

_TERM: Final = re.compile(r"""-?(?:[\w.]+:)?(?:"[^"]*"(?:~\d+)?|\((?:[^()"]|"[^"]*")*\)|[^\s"()]+)""")
_OPERATORS: Final = frozenset({"AND", "OR", "NOT", "&&", "||"})

MOST_TERMS: Final = 12
"""Terms of a query that are offered for taking out; a longer query is better edited in the box."""


@dataclass(frozen=True, slots=True)
class Term:
    """One term of a query: as typed, and the query without it."""

    text: str
    without: str


def in_period(query: str) -> Callable[[int, int | None], str]:
    """Return what gives the query narrowed to a year, or a month of it, in place of any other period that it names."""
    texts = split_terms(query)
    if texts:
        base = " ".join(text for text in texts if not text.startswith("date:"))
    else:
        base = f"({query})" if query.strip() and is_understood(f"({query})") else query

    def narrowed(year: int, month: int | None) -> str:
        return f"{base} {_period(year, month)}".strip()

    return narrowed


def _period(year: int, month: int | None) -> str:
    return f"date:{year:04d}" if month is None else f"date:{year:04d}-{month:02d}"


def narrowable(query: str) -> str:
    """Return a query that was understood, as it stands beside further terms that have to match too."""
    return beside(parse_query(query))


def split_terms(query: str) -> tuple[str, ...]:
    """Return the terms of a query whose terms all have to match; empty where it has operators or cannot be cut so."""
    found = list(_TERM.finditer(query))
    texts = tuple(match.group() for match in found)
    rest = _TERM.sub("", query)
    if rest.strip() or any(text in _OPERATORS for text in texts):
        return ()
    return texts


def terms_of(query: str) -> tuple[Term, ...]:
    """Return the terms that can be taken out one by one; empty for a single term or a query that cannot be cut."""
    texts = split_terms(query)
    if not 1 < len(texts) <= MOST_TERMS or not all(is_understood(text) for text in texts):
        return ()
    return tuple(
        Term(text, " ".join(other for at, other in enumerate(texts) if at != index)) for index, text in enumerate(texts)
    )


def is_filter(term: str) -> bool:
    """Say whether a term names a field: such terms are shown as filters that can be taken away."""
    return bool(re.match(r"-?[\w.]+:", term))


def is_understood(query: str) -> bool:
    """Say whether a query can be read."""
    try:
        parse_query(query)
    except QueryError:
        return False
    return True


def meaning_of(term: str) -> str:
    """Return what a term was understood as: its field's meaning, or that it is searched everywhere."""
    name, colon, _rest = term.removeprefix("-").partition(":")
    held = fields_by_name().get(name.lower()) if colon else None
    meaning = held.meaning if held is not None else _("Anywhere in the telegram.")
    return _("Not: %(meaning)s", meaning=meaning) if term.startswith("-") else meaning
