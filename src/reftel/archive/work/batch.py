"""Batch search: a list of queries becomes a matrix of what each finds, in all and in each post or year."""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Final

import msgspec
from sqlalchemy import Connection

from reftel.access import Viewer
from reftel.archive.work.desk import Desk
from reftel.archive.work.values import Batch, BatchRow
from reftel.errors import ConfigError, QueryError
from reftel.search import Query
from reftel.search.index import MAX_FACET_VALUES
from reftel.search.query.tree import Exactly
from reftel.search.query.values import every

MAX_QUERIES: Final = 10_000
"""Queries of one batch: some minutes at a quarter of a million telegrams."""

COLUMNS: Final = ("station", "year")


def read_queries(text: str) -> Iterator[tuple[int, str]]:
    """Yield the queries of a file with their lines; blank lines and those that begin with # are passed over."""
    for number, line in enumerate(text.removeprefix("\ufeff").splitlines(), start=1):
        query = line.strip()
        if query and not query.startswith("#"):
            yield number, query


class Batches(Desk):
    """Batch search."""

    def run(self, viewer: Viewer, queries: Iterable[tuple[int, str]], *, by: str | None = None) -> Batch:
        """Run queries one by one; one that is not understood is an error in its row and does not stop the others."""
        if by not in {None, *COLUMNS}:
            raise ConfigError(f"{by!r} is no column of a batch", next_step=f"Say {' or '.join(COLUMNS)}.")
        wanted = list(queries)
        if len(wanted) > MAX_QUERIES:
            raise ConfigError(
                f"A batch has {MAX_QUERIES:,} queries at most, not {len(wanted):,}", next_step="Divide it."
            )
        with self.reading(viewer) as (connection, labels):
            found = [self._one(connection, labels, viewer, line, query, by) for line, query in wanted]
        columns = _columns([counts for _, _, counts in found], by)
        rows = [
            row if parsed is None else self._row(viewer, row, parsed, counts, columns, by)
            for row, parsed, counts in found
        ]
        return Batch(by=by, columns=columns, rows=tuple(rows))

    def _one(
        self, connection: Connection, labels: str, viewer: Viewer, line: int, query: str, by: str | None
    ) -> tuple[BatchRow, Query | None, dict[str, int]]:
        try:
            parsed = self.understood(connection, labels, viewer, query)
        except QueryError as error:
            said = " ".join(f"{error}. {error.suggestion}".split())
            return BatchRow(line=line, query=query, total=None, counts=(), error=said), None, {}
        found = self.keeper.reader().search(viewer, parsed, limit=1, facets=() if by is None else (by,))
        counts = {count.value: count.hits for count in found.facets.get(by or "", ())}
        return BatchRow(line=line, query=query, total=found.total, counts=(), error=None), parsed, counts

    def _row(
        self,
        viewer: Viewer,
        row: BatchRow,
        parsed: Query,
        counts: dict[str, int],
        columns: tuple[str, ...],
        by: str | None,
    ) -> BatchRow:
        """Fill in the counts; where the index gave only the most frequent values, what it left out is counted by itself."""
        is_cut = by == "station" and len(counts) >= MAX_FACET_VALUES
        filled = tuple(
            self._count(viewer, parsed, column) if is_cut and column not in counts else counts.get(column, 0)
            for column in columns
        )
        return BatchRow(line=row.line, query=row.query, total=row.total, counts=filled, error=None)

    def _count(self, viewer: Viewer, parsed: Query, station: str) -> int:
        root = every(parsed.root, Exactly(field="station", value=station)) or parsed.root
        return self.keeper.reader().search(viewer, msgspec.structs.replace(parsed, root=root), limit=1, facets=()).total


def _columns(found: Iterable[dict[str, int]], by: str | None) -> tuple[str, ...]:
    """Return the columns: years in order, stations by how often they occur."""
    sums: Counter[str] = Counter()
    for counts in found:
        sums.update(counts)
    if by == "year":
        return tuple(sorted(sums, key=int))
    return tuple(name for name, _ in sorted(sums.items(), key=lambda item: (-item[1], item[0])))
