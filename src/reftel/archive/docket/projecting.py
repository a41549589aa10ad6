"""The projection: the current state of every matter as a row of `matters`, so that lists, counts and sums are one query each.

It is what `matters` folds for a viewer who may read everything, and is made again for whatever a batch or a verdict touches.
Nothing rests on it: `verify` compares it with the fold, `rebuild` makes it anew.
"""

import json
from collections.abc import Iterable, Iterator
from typing import Final

from sqlalchemy import Connection

from reftel.access import Viewer
from reftel.archive.docket.matters import list_matters, matters_named
from reftel.archive.reports import Problem
from reftel.archive.sight import permitted_labels
from reftel.archive.store import schema
from reftel.archive.store.database import driver_cursor
from reftel.archive.store.numbering import Row, insert_rows
from reftel.archive.versions.dating import seconds
from reftel.matters import RECORDED, SET_ASIDE, Matter, due_date
from reftel.matters.consultations.sought import sides_of, words_of
from reftel.search.folding import fold

_AT_ONCE: Final = 2_000

_BESIDE: Final = """
SELECT id FROM versions WHERE telegram IN (SELECT telegram FROM versions WHERE id IN (SELECT value FROM json_each(?1)))
UNION
SELECT other.id FROM versions JOIN versions AS other
  ON other.station = versions.station AND other.serial = versions.serial AND other.year IS versions.year
WHERE versions.id IN (SELECT value FROM json_each(?1))
UNION SELECT version FROM answers WHERE answer IN (SELECT value FROM json_each(?1))
"""
"""Versions of the same telegrams and under the same numbers, of which another may now be the best; those whose requests they answer."""

_STANDING_IN: Final = """
SELECT matter FROM suggestions WHERE version IN (SELECT value FROM json_each(?1))
UNION SELECT id FROM matters WHERE version IN (SELECT value FROM json_each(?1))
"""
_ANSWERED_BY: Final = """
SELECT suggestions.matter FROM answers
JOIN suggestions ON suggestions.version = answers.version AND suggestions.position = answers.position
WHERE answers.answer IN (SELECT value FROM json_each(?1))
"""
_ANSWERED_WITH: Final = """
SELECT suggestions.matter FROM versions
JOIN refs ON refs.station = versions.station AND refs.serial = versions.serial
JOIN answers ON answers.answer = refs.version
JOIN suggestions ON suggestions.version = answers.version AND suggestions.position = answers.position
WHERE versions.id IN (SELECT value FROM json_each(?1))
"""
"""Requests whose answer was cited and not held until this telegram came."""


def beside(connection: Connection, rows: Iterable[int]) -> frozenset[int]:
    """Return the versions on which others bear: of their telegrams, under their numbers, with requests that they answer."""
    found = driver_cursor(connection).execute(_BESIDE, (json.dumps(sorted(set(rows))),))
    return frozenset(number for (number,) in found)


def project_versions(connection: Connection, rows: Iterable[int]) -> None:
    """Bring up to date what new versions, or versions that were read again, may have changed. Inside a write transaction."""
    fresh = frozenset(rows)
    if not fresh:
        return
    cursor, arrived = driver_cursor(connection), json.dumps(sorted(fresh))
    standing = json.dumps(sorted(beside(connection, fresh) | fresh))
    names = {name for (name,) in cursor.execute(_STANDING_IN, (standing,))}
    for query in (_ANSWERED_BY, _ANSWERED_WITH):
        names.update(name for (name,) in cursor.execute(query, (arrived,)))
    project_matters(connection, names)


def project_matters(connection: Connection, names: Iterable[str]) -> None:
    """Bring the rows of some matters up to date. Inside a write transaction."""
    labels, wanted = _everything(connection), sorted(set(names))
    cursor = driver_cursor(connection)
    for start in range(0, len(wanted), _AT_ONCE):
        some = wanted[start : start + _AT_ONCE]
        found = matters_named(connection, labels, some)
        cursor.executemany("DELETE FROM matters WHERE id = ?", [(name,) for name in some])
        insert_rows(cursor, schema.matters, _rows(connection, found.values()))


def project_all(connection: Connection) -> None:
    """Make the whole projection again. Inside a write transaction."""
    cursor = driver_cursor(connection)
    cursor.execute("DELETE FROM matters")
    insert_rows(cursor, schema.matters, _rows(connection, list_matters(connection, _everything(connection))))


def check_projection(connection: Connection) -> Iterator[Problem]:
    """Check that the projection is what the statements come to."""
    kept = {str(row[0]): row for row in driver_cursor(connection).execute("SELECT * FROM matters")}
    made = {str(row[0]): row for row in _rows(connection, list_matters(connection, _everything(connection)))}
    for name in sorted(kept.keys() | made.keys()):
        if kept.get(name) != made.get(name):
            what = "is in no list" if name not in kept else "is listed as it no longer stands"
            yield Problem(place=f"matter {name}", what=what, next_step="Make the lists again with `reftel reread`.")


def matter_row(matter: Matter, version: int | None) -> Row:
    """Return the row of a matter; `version` is the row of the text that it stands in."""
    due = due_date(matter.due)
    return (
        matter.id,
        version,
        matter.kind,
        matter.state,
        matter.verdict.value,
        int(matter.verdict in SET_ASIDE),
        int(matter.is_owed),
        int(matter.is_suggested),
        None if matter.own is None else int(matter.own),
        matter.asks,
        matter.owes,
        None if matter.asks is None else fold(matter.asks),
        None if matter.owes is None else fold(matter.owes),
        None if due is None else due.isoformat(),
        None if matter.telegram.date is None else seconds(matter.telegram.date),
        None if matter.answered_by is None else matter.answered_by.days,
        matter.assigned_to,
        None if matter.remind_on is None else matter.remind_on.isoformat(),
        matter.part_of,
        matter.what if matter.kind in RECORDED else None,
        fold(words_of(matter.about)) if matter.kind in RECORDED else None,
        fold(" / ".join(sides_of(matter.about))) if matter.kind in RECORDED else None,
    )


def _rows(connection: Connection, matters: Iterable[Matter]) -> Iterator[Row]:
    found = list(matters)
    wanted = json.dumps(sorted({one.telegram.version_id for one in found if one.telegram.version_id is not None}))
    query = "SELECT version_id, id FROM versions WHERE version_id IN (SELECT value FROM json_each(?))"
    numbers: dict[str, int] = dict(driver_cursor(connection).execute(query, (wanted,)).fetchall())
    for matter in found:
        yield matter_row(matter, numbers.get(matter.telegram.version_id or ""))


def _everything(connection: Connection) -> str:
    return permitted_labels(connection, Viewer.maintenance("bringing the lists of matters up to date"))
