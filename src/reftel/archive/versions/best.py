"""The best version of a telegram as a condition of a query: the same order as `grouping.rank_versions`, said in SQL."""

from sqlalchemy import ColumnElement, FromClause, and_, case, func, or_, select, tuple_

from reftel.archive.sight import may_read
from reftel.archive.store.schema import versions


def is_best(labels: str) -> ColumnElement[bool]:
    """Return the condition that a row of `versions` is the best of its telegram's versions that may be read."""
    other = versions.alias("other")
    mine, theirs = tuple_(*_merit(versions)), tuple_(*_merit(other))
    is_better = or_(theirs > mine, and_(theirs == mine, other.c.version_id < versions.c.version_id))
    better = select(other.c.id).where(other.c.telegram == versions.c.telegram, may_read(labels, other), is_better)
    return ~better.exists()


def _merit(table: FromClause) -> tuple[ColumnElement[int], ...]:
    latest = case((table.c.corrected == 1, func.coalesce(table.c.sort_date, 0)), else_=0)
    return table.c.corrected, latest, table.c.readable
