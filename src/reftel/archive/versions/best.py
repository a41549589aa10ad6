"""The best version of a telegram as a condition of a query: the same order as `grouping.rank_versions`, said in SQL."""

from functools import lru_cache
from typing import Final

from sqlalchemy import ColumnElement, FromClause, and_, case, func, or_, select, tuple_

from reftel.archive.sight import may_read
from reftel.archive.store.schema import versions

_other: Final = versions.alias("other")


@lru_cache(maxsize=64)
def is_best(labels: str) -> ColumnElement[bool]:
    """Return the condition that a row of `versions` is the best of its telegram's versions that may be read."""
    mine, theirs = tuple_(*_merit(versions)), tuple_(*_merit(_other))
    is_better = or_(theirs > mine, and_(theirs == mine, _other.c.version_id < versions.c.version_id))
    better = select(_other.c.id).where(_other.c.telegram == versions.c.telegram, may_read(labels, _other), is_better)
    return ~better.exists()


def _merit(table: FromClause) -> tuple[ColumnElement[int], ...]:
    latest = case((table.c.corrected == 1, func.coalesce(table.c.sort_date, 0)), else_=0)
    return table.c.corrected, latest, table.c.readable
