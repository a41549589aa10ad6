"""The seam: what an index must do, whatever engine stands behind it. One contract test suite holds for all."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from typing import Final, NamedTuple, Protocol

import msgspec

from reftel.access import Viewer
from reftel.errors import ArchiveError
from reftel.search.documents import IndexDocument
from reftel.search.query.tree import Query

MAX_WINDOW: Final = 10_000
"""No hits are given beyond this place: who has come so far wants a narrower query, and the engine needs room for all of them."""

MAX_FACET_VALUES: Final = 50
"""Values of one facet, most frequent first; months and years are always complete."""

FACETS: Final = ("station", "year", "classification", "tag", "caption", "precedence", "kind", "has")
"""The facets that `search` can count."""

USUAL_FACETS: Final = FACETS[:5]
"""The facets that it counts where nobody says which."""

ADDRESSEES: Final = ("addressee", "copied")
"""Fields of the stations that a telegram went to: for action; for information and not for action."""

NAMED: Final = "named"
"""Whom the labelled lines of a telegram name, as printed: compared whole, where `person` is searched by its words."""

TALLIED: Final = ("station", *ADDRESSEES, NAMED)
"""Fields of which `tally` counts all values."""

COMPLETED: Final = ("station", "tag", "caption", "finding", "from", "to", "info", "origin", "signature", "person", "by")
"""Fields whose values are completed out of the index; closed sets of values need no index."""


class Sort(StrEnum):
    """The order of the hits. By date, telegrams without one come last. Equal ones stand in a fixed order.

    Relevance means the engine's ranking to an owner only: its statistics are of all documents. To everybody else the telegram whose
    number was typed comes first, then those that have the words in their subject, then all others, each newest first.
    """

    RELEVANCE = "relevance"
    NEWEST = "newest"
    OLDEST = "oldest"
    STATION = "station"


class Hit(msgspec.Struct, frozen=True):
    """One hit; higher scores are better, and comparable within one search only."""

    version_id: str
    score: float


class Count(NamedTuple):
    """A value of a facet and how many hits have it."""

    value: str
    hits: int


class Tally(NamedTuple):
    """All values of a field with their hits, most frequent first; `rest` counts what the values beyond the engine's limit have."""

    values: tuple[Count, ...]
    rest: int


class Counts(msgspec.Struct, frozen=True, kw_only=True):
    """What is counted over everything that a query finds, under the viewer's scope.

    `facets` maps each facet asked for to counts, most frequent first; `months` are (year, month, count) in order,
    without empty months; `first_date` and `last_date` are seconds UTC since 1970.
    """

    facets: Mapping[str, tuple[Count, ...]]
    months: tuple[tuple[int, int, int], ...]
    first_date: int | None
    last_date: int | None


class Found(Counts, frozen=True, kw_only=True):
    """What a search found, all of it under the viewer's scope; the counts are empty where not asked for."""

    total: int
    hits: tuple[Hit, ...]


class IndexUnusable(ArchiveError):  # noqa: N818 - names the state, as its siblings do
    """The index is absent, damaged, of another archive or another schema: rebuild it from the records."""


class Index(Protocol):
    """An index of versions. One process writes, any number read; a reader sees whole commits only."""

    def add(self, documents: Iterable[IndexDocument]) -> None:
        """Take in documents; each replaces what has its version id. Visible after `commit`."""
        ...

    def delete(self, version_ids: Iterable[str]) -> None:
        """Remove versions; unknown ones are ignored. Visible after `commit`."""
        ...

    def commit(self, revision: int) -> None:
        """Make everything since the last commit visible and lasting, and remember the records' revision."""
        ...

    def revision(self) -> int:
        """Return the records' revision of the last commit, 0 for a new index."""
        ...

    def version_ids(self) -> Iterator[str]:
        """Yield the version id of every document of the last commit, in no order, whoever may read it: for maintenance."""
        ...

    def search(
        self,
        viewer: Viewer,
        query: Query,
        *,
        limit: int = 20,
        offset: int = 0,
        sort: Sort | str = Sort.RELEVANCE,
        facets: Sequence[str] = USUAL_FACETS,
    ) -> Found:
        """Find what the viewer may read and the query asks for; counts and facets are under the same scope.

        The query's own `sort:` goes before `sort`. Of `facets`, names of `FACETS`, none means that nothing is counted but the total.
        """
        ...

    def complete(self, viewer: Viewer, field: str, beginning: str, *, limit: int) -> tuple[Count, ...]:
        """Return values of a field of `COMPLETED` that begin so, in the spelling of the index, most frequent first.

        Only what the viewer may read is looked at and counted.
        """
        ...

    def frequencies(self, viewer: Viewer, words: Sequence[str]) -> tuple[int, Mapping[str, int]]:
        """Return how many documents the viewer may read, and how many of them have each of these folded words anywhere."""
        ...

    def count(self, viewer: Viewer, query: Query, facets: Sequence[str]) -> Counts:
        """Return what `search` counts, apart from its hits: a second thread may count while the first looks at the hits."""
        ...

    def tally(self, viewer: Viewer, query: Query, fields: Sequence[str]) -> Mapping[str, Tally]:
        """Return how often each value of some fields of `TALLIED` occurs in what the viewer may read and the query asks for."""
        ...

    def identify(self, viewer: Viewer, query: Query, *, sort: Sort | str = Sort.OLDEST) -> tuple[str, ...]:
        """Return the version ids of all hits in order, however many: for sets that are kept, not for pages."""
        ...

    def close(self) -> None:
        """Release everything; what was not committed is lost."""
        ...


class PackedIndex(Index, Protocol):
    """An index that takes documents in its engine's own form, which other processes make (`pack_document`)."""

    def add_packed(self, documents: Iterable[bytes]) -> None:
        """Take in packed documents whose versions the index does not hold. Visible after `commit`."""
        ...
