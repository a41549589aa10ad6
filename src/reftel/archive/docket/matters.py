"""Matters as one viewer may see them: what rules suggest, what came of it, and what people said, folded.

Suggestions count in the best version of each telegram that the viewer may read. An outcome rests on the telegrams that he
may read; what he may not read is not held, for him. A verdict stays when the suggestion it was made on is no longer made.
"""

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Final

from sqlalchemy import Connection, or_, select

from reftel.archive.docket.outcomes import note_outcomes, rule_version
from reftel.archive.docket.statements import Hold, Said, about, nothing_said, read_statements
from reftel.archive.docket.suggested import Suggestion, suggested
from reftel.archive.docket.suggesting import decode_about
from reftel.archive.store.schema import items, sightings, statements, suggestions, versions
from reftel.archive.versions.best import is_best
from reftel.archive.versions.dating import from_seconds
from reftel.errors import NotFound
from reftel.matters import REQUEST, Evidence, Matter, Suggested, fold

_LONG_AGO: Final = dt.datetime(1, 1, 1, tzinfo=dt.UTC)

_AT_ONCE: Final = 400


def list_matters(connection: Connection, labels: str, as_of: dt.datetime | None = None) -> tuple[Matter, ...]:
    """Return all matters, those of the latest telegrams first; `as_of` as they stood then."""
    rows = suggested(connection, labels, is_best(labels))
    found = fold_all(connection, labels, rows, read_statements(connection, labels), as_of)
    return tuple(sorted(found, key=lambda matter: matter.telegram.date or _LONG_AGO, reverse=True))


def matters_named(
    connection: Connection, labels: str, names: Iterable[str], as_of: dt.datetime | None = None
) -> dict[str, Matter]:
    """Return the matters of today's names that may be read, in any order; `as_of` as they stood then."""
    wanted, found = sorted(set(names)), dict[str, Matter]()
    for start in range(0, len(wanted), _AT_ONCE):
        some = wanted[start : start + _AT_ONCE]
        rows = suggested(connection, labels, suggestions.c.matter.in_(some), is_best(labels))
        said = Said(names={}, history={})
        if not nothing_said(connection):
            holds = (*(row.hold for row in rows), *(Hold(name, b"", "") for name in some))
            said = read_statements(connection, labels, about(holds))
        found |= {matter.id: matter for matter in fold_all(connection, labels, rows, said, as_of)}
    return {name: found[name] for name in wanted if name in found}


def matters_of_version(connection: Connection, labels: str, version_id: str) -> tuple[Matter, ...]:
    """Return the matters of one version, in the order of its text; then those that only people's verdicts know."""
    rows = suggested(connection, labels, versions.c.version_id == version_id)
    original = (
        select(items.c.sha256)
        .join(sightings, sightings.c.item == items.c.id)
        .join(versions, versions.c.id == sightings.c.version)
        .where(versions.c.version_id == version_id)
    )
    conditions = or_(about([row.hold for row in rows]), statements.c.item.in_(original))
    folded = fold_all(connection, labels, rows, read_statements(connection, labels, conditions))
    return tuple(matter for matter in folded if matter.telegram.version_id == version_id)


def find_matter(
    connection: Connection, labels: str, matter_id: str, as_of: dt.datetime | None = None
) -> tuple[Matter, Suggestion | None]:
    """Return one matter, also by a name that it had under older rules, and its suggestion, if it is still made.

    Raises `NotFound`, also for what may not be read.
    """
    matter_id = as_text(matter_id)
    names = read_statements(connection, labels, statements.c.matter == matter_id).names
    today = names.get(matter_id, matter_id)
    rows = suggested(connection, labels, suggestions.c.matter == today, is_best(labels))
    rows = rows or suggested(connection, labels, suggestions.c.matter == today)
    said = read_statements(connection, labels, about((*(row.hold for row in rows), Hold(today, b"", ""))))
    for matter in fold_all(connection, labels, rows[:1], said, as_of):
        if matter.id == today:
            return matter, rows[0] if rows else None
    raise NotFound(f"Matter {matter_id!r}", next_step="`reftel matters list` lists them.")


def as_text(typed: str) -> str:
    """Return what was typed as text: a command line may hold halves of characters."""
    return typed.encode("utf-8", "replace").decode()


def fold_all(
    connection: Connection, labels: str, rows: Sequence[Suggestion], said: Said, as_of: dt.datetime | None = None
) -> list[Matter]:
    """Fold each suggestion with what came of it and what was said; then what was said of matters suggested no more."""
    noted = note_outcomes(connection, labels, [row for row in rows if row.kind == REQUEST])
    folded: dict[str, Matter | None] = {}
    for row in rows:
        if row.matter not in folded:
            outcome = (noted[row],) if row in noted else ()
            folded[row.matter] = fold((_suggested(row), *outcome, *said.history.get(row.matter, ())), as_of)
    for name, history in said.history.items():
        if name not in folded:
            folded[name] = fold(history, as_of)
    return [matter for matter in folded.values() if matter is not None]


def _suggested(row: Suggestion) -> Suggested:
    """Return a suggestion as a statement: it counts from the telegram's date, else from when the text was first seen."""
    about, facts = decode_about(row.kind, row.data), row.filed.facts()
    return Suggested(
        matter=row.matter,
        at=facts.date or from_seconds(row.filed.seen_at),
        evidence=(Evidence(telegram=facts, passage=about.passage),),
        by=rule_version(row.rule),
        kind=row.kind,
        about=about,
        telegram=facts,
    )
