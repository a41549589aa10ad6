"""Lists, counts and sums of matters, each by one query of the projection (`projecting`).

For a viewer who may not read everything, and for the state at an earlier date, the same rows are made in memory from what
he may read, or from what was known then: one set of queries serves both.
"""

import datetime as dt
import sqlite3
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from statistics import median
from typing import Final, NamedTuple

import msgspec
from sqlalchemy import Connection

from reftel.archive.docket.matters import list_matters
from reftel.archive.docket.projecting import matter_row
from reftel.archive.store import schema
from reftel.archive.store.database import driver_cursor
from reftel.archive.store.numbering import insert_rows
from reftel.archive.versions.dating import from_seconds
from reftel.errors import ConfigError
from reftel.matters import Verdict
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
    name, or "" for nobody's; `kinds` are several kinds; `group` and `side` are words of a group of a consultation, of one of its
    sides; `dated` leaves what has a whole due date or a reminder; `due_from` and `due_until` include both
    days; `reminding_on` leaves what was to be remembered by then.
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
    dated: bool = False
    everything: bool = False
    kinds: frozenset[str] = frozenset()
    group: str | None = None
    side: str | None = None


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
    where, values = _condition(wanted, by_due=order == "due")
    query = f"SELECT id FROM matters WHERE {where} ORDER BY {ORDERS[order]} LIMIT ? OFFSET ?"  # noqa: S608 - our own words
    return tuple(name for (name,) in cursor.execute(query, (*values, -1 if limit is None else limit, offset)))


def count(cursor: sqlite3.Cursor, wanted: Wanted) -> int:
    """Return how many matters there are."""
    return sum(cell.number for cell in _cells(cursor, wanted) if cell.fits(wanted))


def versions_of(cursor: sqlite3.Cursor, wanted: Wanted) -> tuple[int, ...]:
    """Return the rows of the versions that hold some matters."""
    where, values = _condition(wanted)
    query = f"SELECT DISTINCT version FROM matters WHERE version IS NOT NULL AND {where}"  # noqa: S608 - our own words
    return tuple(number for (number,) in cursor.execute(query, values))


def counts(cursor: sqlite3.Cursor, wanted: Wanted) -> Counts:
    """Count by kind, state and verdict: each as if its own filter were open. One look at the rows serves all of them."""
    cells = _cells(cursor, wanted)
    return Counts(
        total=sum(cell.number for cell in cells if cell.fits(wanted)),
        kinds=_summed(cells, "kind", msgspec.structs.replace(wanted, kind=None)),
        states=_summed(cells, "state", msgspec.structs.replace(wanted, state=None)),
        verdicts=_summed(cells, "verdict", msgspec.structs.replace(wanted, verdict=None, everything=True)),
    )


def _cells(cursor: sqlite3.Cursor, wanted: Wanted) -> Sequence["_Cell"]:
    """Count by kind, state and verdict what is wanted, whatever its kind, state and verdict."""
    open_ = msgspec.structs.replace(wanted, kind=None, state=None, verdict=None, everything=True)
    where, values = _condition(open_)
    # Without the plus SQLite goes through all rows in the order of the groups, however few are due.
    group = "+aside" if any(day is not None for _, day in _days(wanted)) else "aside"
    query = f"SELECT aside, kind, state, verdict, count(*) FROM matters WHERE {where} GROUP BY {group}, kind, state, verdict"  # noqa: S608 - our own words
    return [_Cell._make(row) for row in cursor.execute(query, values)]


class _Cell(NamedTuple):
    """How many matters have this kind, state and verdict."""

    aside: int
    kind: str
    state: str
    verdict: str
    number: int

    def fits(self, wanted: Wanted) -> bool:
        """Say whether these are wanted: what `_condition` says of the same columns."""
        in_state = wanted.state in {None, self.verdict, self.state}
        is_open = bool(wanted.everything or wanted.verdict or wanted.state == self.verdict)
        if self.aside and not is_open:
            return False
        return wanted.kind in {None, self.kind} and wanted.verdict in {None, self.verdict} and in_state


def _summed(cells: Iterable[_Cell], column: str, wanted: Wanted) -> Mapping[str, int]:
    found: Counter[str] = Counter()
    for cell in cells:
        if cell.fits(wanted):
            found[getattr(cell, column)] += cell.number
    return dict(sorted(found.items(), key=lambda item: (-item[1], item[0])))


def owing(cursor: sqlite3.Cursor, wanted: Wanted, today: dt.date) -> tuple[Owing, ...]:
    """Return what everybody owes, who owes most first; names that differ in case only are one."""
    where, values = _condition(wanted, by_due=True)
    query = f"""
    SELECT min(owes), sum(owed), sum(owed AND due < ?), min(CASE WHEN owed THEN date END),
      sum(state IN ('answered', 'answered_in_part')), count(answer_days), count(*), owes_folded
    FROM matters WHERE owes_folded IS NOT NULL AND {where} GROUP BY owes_folded
    """  # noqa: S608 - our own words
    rows = cursor.execute(query, (today.isoformat(), *values)).fetchall()
    took = f"SELECT owes_folded, answer_days FROM matters WHERE answer_days IS NOT NULL AND {where}"  # noqa: S608 - our own words
    days: dict[str, list[int]] = {}
    for folded, number in cursor.execute(took, values):
        days.setdefault(folded, []).append(number)
    found = (
        Owing(
            name=name,
            owed=owed,
            overdue=overdue or 0,
            oldest=None if oldest is None else from_seconds(oldest),
            answered=answered,
            median_days=median(days[folded]) if folded in days else None,
            unknown=total - dated,
        )
        for name, owed, overdue, oldest, answered, dated, total, folded in rows
    )
    return tuple(sorted(found, key=lambda one: (-one.owed, one.name)))


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


def _condition(wanted: Wanted, *, by_due: bool = False) -> tuple[str, tuple[object, ...]]:
    """Return what is wanted as SQL, made of our own words alone, and the values for its places.

    `by_due` keeps SQLite from an index that knows nothing of due dates, nor of who owes: a plus before a column hides it.
    """
    parts: list[tuple[str, tuple[object, ...]]] = [("1", ())]
    plus = "+" if by_due or any(day is not None for _, day in _days(wanted)) else ""
    is_verdict = wanted.state in {verdict.value for verdict in Verdict}
    if not (wanted.everything or wanted.verdict or is_verdict):
        parts.append((f"{plus}aside = 0", ()))
    equal = (("kind", wanted.kind), ("verdict", wanted.verdict), ("own", wanted.own), ("owed", wanted.owed))
    for column, value in (*equal, ("suggested", wanted.suggested)):
        if value is not None:
            parts.append((f"{plus}{column} = ?", (int(value) if isinstance(value, bool) else value,)))
    if wanted.state is not None:
        parts.append((f"{plus}{'verdict' if is_verdict else 'state'} = ?", (wanted.state,)))
    parts += [
        (f"{name}_folded IN (SELECT DISTINCT {name}_folded FROM matters WHERE instr({name}_folded, ?))", (fold(value),))  # noqa: S608 - our own words
        for name, value in _words(wanted)
    ]
    if wanted.kinds:
        marks = ", ".join("?" * len(wanted.kinds))
        parts.append((f"{plus}kind IN ({marks})", tuple(sorted(wanted.kinds))))
    if wanted.group is not None:
        parts.append(("(kind = 'group' AND instr(what_folded, ?))", (fold(wanted.group),)))
    if wanted.side is not None:
        parts.append(("instr(side_folded, ?)", (fold(wanted.side),)))
    if wanted.dated:
        parts.append(("(due IS NOT NULL OR remind IS NOT NULL)", ()))
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
