"""The roll of all telegrams, in sheets: what a list of everything is made from, without holding everything."""

from typing import Final

from sqlalchemy import Connection, func, select

from reftel.archive.sight import may_read
from reftel.archive.store.schema import versions
from reftel.archive.values import Brief
from reftel.archive.versions.briefs import briefs_of_telegrams

SHEET: Final = 10_000
"""Telegrams on a sheet at most; numbers that are no longer used leave gaps."""


def sheets(connection: Connection) -> int:
    """Return how many sheets there are."""
    last = connection.scalar(select(func.max(versions.c.telegram)))
    return 0 if last is None else last // SHEET + 1


def sheet(connection: Connection, labels: str, number: int) -> tuple[Brief, ...]:
    """Return the telegrams of one sheet, from 0, that may be read; empty where there is no such sheet."""
    first = number * SHEET
    query = (
        select(versions.c.telegram)
        .distinct()
        .where(may_read(labels), versions.c.telegram.between(first, first + SHEET - 1))
        .order_by(versions.c.telegram)
    )
    return briefs_of_telegrams(connection, labels, list(connection.scalars(query)))
