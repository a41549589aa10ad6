"""Lists, counts and sums of matters, each by one query of the projection (`projecting`).

For a viewer who may not read everything, and for the state at an earlier date, the same rows are made in memory from what
he may read, or from what was known then: one set of queries serves both.
"""

import datetime as dt
import sqlite3
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from statistics import median
from typing import Final

import msgspec
from sqlalchemy import Connection

from reftel.archive.docket.matters import list_matters
from reftel.archive.docket.projecting import matter_row
from reftel.archive.store import schema
from reftel.archive.store.database import driver_cursor
from reftel.archive.store.numbering import insert_rows
from reftel.errors import ConfigError
from reftel.search.folding import fold

ORDERS: Final[Mapping[str, str]] = {
    "newest": "date DESC, id DESC",
    "oldest": "date IS NULL, date, id",
    "due": "due IS NULL, due, date DESC, id",
}
"""Order of a list → how it is said in SQL."""


class Wanted(msgspec.Struct, frozen=True, kw_only=True):
    """Which matters: null leaves a thing open. `state` may be a verdict too; without one, what was set aside is left out.

    `asks` and `owes` are words of the names; `overdue_on` leaves what is owed and was due before that day; `assigned` is a
    name, or "" for nobody's; `due_from` and `due_until` include both days; `reminding_on` leaves what was to be remembered by then.
    """

    kind: str | None = None
    state: str | None = None
    verdict: str | None = None
    own: bool | None = None
    owed: bool | None = None
    asks: str | None = None
    owes: str | None = None
    assigned: str | None = None
    suggested: bool | None = None
    overdue_on: dt.date | None = None
    due_from: dt.date | None = None
    due_until: dt.date | None = None
    reminding_on: dt.date | None = None
    everything: bool = False


class Counts(msgspec.Struct, frozen=True, kw_only=True):
    """How many matters there are of each kind, in each state, with each verdict; for each filter the others hold."""

    total: int
    kinds: Mapping[str, int]
    states: Mapping[str, int]
    verdicts: Mapping[str, int]


class Owing(msgspec.Struct, frozen=True, kw_only=True):
    """What one office, person or state owes, and how long its answers took.

    `oldest` is the date of the first telegram with something still owed. `answered` counts what was answered by telegrams
    that are held; `median_days` is null where none of them is dated; `unknown` counts what was answered elsewhere, or by nobody.
    """

    name: str
    owed: int
    overdue: int
    oldest: dt.datetime | None
    answered: int
    median_days: float | None
    unknown: int


def require_order(order: str) -> None:
    """Raise `ConfigError` for an order that there is not."""
    if order not in ORDERS:
        raise ConfigError(f"there is no order {order!r}", next_step=f"Choose one of {', '.join(ORDERS)}.")


def names_of(cursor: sqlite3.Cursor, wanted: Wanted, *, order: str, limit: int | None, offset: int) -> tuple[str, ...]:
    """Return the names of some matters, in order."""
    require_order(order)
    where, values = _condition(wanted)
    query = f"SELECT id FROM matters WHERE {where} ORDER BY {ORDERS[order]} LIMIT ? OFFSET ?"  # noqa: S608 - our own words
    return tuple(name for (name,) in cursor.execute(query, (*values, -1 if limit is None else limit, offset)))


def count(cursor: sqlite3.Cursor, wanted: Wanted) -> int:
    """Return how many matters there are."""
    where, values = _condition(wanted)
    (total,) = cursor.execute(f"SELECT count(*) FROM matters WHERE {where}", values).fetchone()  # noqa: S608 - our own words
    return int(total)


def versions_of(cursor: sqlite3.Cursor, wanted: Wanted) -> tuple[int, ...]:
    """Return the rows of the versions that hold some matters."""
    where, values = _condition(wanted)
    query = f"SELECT DISTINCT version FROM matters WHERE version IS NOT NULL AND {where}"  # noqa: S608 - our own words
    return tuple(number for (number,) in cursor.execute(query, values))


def counts(cursor: sqlite3.Cursor, wanted: Wanted) -> Counts:
    """Count by kind, state and verdict: each as if its own filter were open."""
    return Counts(
        total=count(cursor, wanted),
        kinds=_counted(cursor, "kind", msgspec.structs.replace(wanted, kind=None)),
        states=_counted(cursor, "state", msgspec.structs.replace(wanted, state=None)),
        verdicts=_counted(cursor, "verdict", msgspec.structs.replace(wanted, verdict=None, everything=True)),
    )


def _counted(cursor: sqlite3.Cursor, column: str, wanted: Wanted) -> Mapping[str, int]:
    where, values = _condition(wanted)
    query = f"SELECT {column}, count(*) FROM matters WHERE {where} GROUP BY {column} ORDER BY count(*) DESC, {column}"  # noqa: S608 - our own words
    return dict(cursor.execute(query, values).fetchall())


def owing(cursor: sqlite3.Cursor, wanted: Wanted, today: dt.date) -> tuple[Owing, ...]:
    """Return what everybody owes, who owes most first; names that differ in case only are one."""
    where, values = _condition(wanted)
    query = f"""
    SELECT owes_folded, owes, owed, due, date, state, answer_days FROM matters
    WHERE owes_folded IS NOT NULL AND {where} ORDER BY id
    """  # noqa: S608 - our own words
    grouped: dict[str, list[tuple[str, int, str | None, int | None, str, int | None]]] = {}
    for folded, *row in cursor.execute(query, values):
        grouped.setdefault(folded, []).append(tuple(row))
    return tuple(sorted((_owing(rows, today) for rows in grouped.values()), key=lambda one: (-one.owed, one.name)))


def _owing(rows: Sequence[tuple[str, int, str | None, int | None, str, int | None]], today: dt.date) -> Owing:
    open_ = [row for row in rows if row[1]]
    dates = [row[3] for row in open_ if row[3] is not None]
    days = [row[5] for row in rows if row[5] is not None]
    answered = sum(row[4] in {"answered", "answered_in_part"} for row in rows)
    return Owing(
        name=Counter(row[0] for row in rows).most_common(1)[0][0],
        owed=len(open_),
        overdue=sum(row[2] is not None and row[2] < today.isoformat() for row in open_),
        oldest=dt.datetime.fromtimestamp(min(dates), dt.UTC) if dates else None,
        answered=answered,
        median_days=median(days) if days else None,
        unknown=len(rows) - len(days),
    )


def in_memory(connection: Connection, labels: str, as_of: dt.datetime | None = None) -> sqlite3.Connection:
    """Return the projection for what a viewer may read, or as it stood on a date, in a database of its own."""
    found = list_matters(connection, labels, as_of)
    ids = dict(driver_cursor(connection).execute("SELECT version_id, id FROM versions").fetchall())
    memory = sqlite3.connect(":memory:", check_same_thread=False)
    columns = ", ".join(column.name for column in schema.matters.columns)
    memory.execute(f"CREATE TABLE matters ({columns})")
    insert_rows(
        memory.cursor(), schema.matters, (matter_row(one, ids.get(one.telegram.version_id or "")) for one in found)
    )
    return memory


def _condition(wanted: Wanted) -> tuple[str, tuple[object, ...]]:
    """Return what is wanted as SQL, made of our own words alone, and the values for its places."""
    parts: list[tuple[str, tuple[object, ...]]] = [("1", ())]
    if not (wanted.everything or wanted.verdict or wanted.state):
        parts.append(("aside = 0", ()))
    equal = (("kind", wanted.kind), ("verdict", wanted.verdict), ("own", wanted.own), ("owed", wanted.owed))
    for column, value in (*equal, ("suggested", wanted.suggested)):
        if value is not None:
            parts.append((f"{column} = ?", (int(value) if isinstance(value, bool) else value,)))
    if wanted.state is not None:
        parts.append(("(state = ? AND aside = 0 OR verdict = ?)", (wanted.state, wanted.state)))
    parts += [(f"instr({name}_folded, ?)", (fold(value),)) for name, value in _words(wanted)]
    if wanted.assigned is not None:
        parts.append(("assigned = ?", (wanted.assigned,)) if wanted.assigned else ("assigned IS NULL", ()))
    parts += [(said, (day.isoformat(),)) for said, day in _days(wanted) if day is not None]
    return " AND ".join(said for said, _ in parts), tuple(value for _, values in parts for value in values)


def _words(wanted: Wanted) -> Iterable[tuple[str, str]]:
    return ((name, value) for name, value in (("asks", wanted.asks), ("owes", wanted.owes)) if value is not None)


def _days(wanted: Wanted) -> Iterable[tuple[str, dt.date | None]]:
    return (
        ("owed = 1 AND due < ?", wanted.overdue_on),
        ("due >= ?", wanted.due_from),
        ("due <= ?", wanted.due_until),
        ("remind <= ?", wanted.reminding_on),
    )
