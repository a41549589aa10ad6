"""Matters as one viewer may see them: what rules suggest, what came of it, and what people said, folded.

Suggestions count in the best version of each telegram that the viewer may read. An outcome rests on the telegrams that he
may read; what he may not read is not held, for him. A verdict stays when the suggestion it was made on is no longer made.
"""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Final

from sqlalchemy import Connection, or_, select

from reftel.archive.docket.outcomes import note_outcomes, rule_version
from reftel.archive.docket.statements import Hold, Said, about, append_statement, read_statements
from reftel.archive.docket.suggested import Suggestion, suggested
from reftel.archive.docket.suggesting import decode_request, quote_hash
from reftel.archive.sight import may_read
from reftel.archive.store.schema import items, sightings, statements, suggestions, versions
from reftel.archive.versions.best import is_best
from reftel.archive.versions.dating import from_seconds
from reftel.errors import ConfigError, NotFound
from reftel.matters import Confirmed, Dismissed, Evidence, Matter, Person, Request, Suggested, Verdict, basis_of, fold

_LONG_AGO: Final = dt.datetime(1, 1, 1, tzinfo=dt.UTC)

_VERDICTS: Final[Mapping[str, type[Confirmed | Dismissed]]] = {
    Verdict.CONFIRMED: Confirmed,
    Verdict.DISMISSED: Dismissed,
}


def list_matters(connection: Connection, labels: str) -> tuple[Matter, ...]:
    """Return all matters, those of the latest telegrams first."""
    rows = suggested(connection, labels, is_best(labels))
    found = _fold_all(connection, labels, rows, read_statements(connection, labels))
    return tuple(sorted(found, key=lambda matter: matter.telegram.date or _LONG_AGO, reverse=True))


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
    folded = _fold_all(connection, labels, rows, read_statements(connection, labels, conditions))
    return tuple(matter for matter in folded if matter.telegram.version_id == version_id)


def find_matter(connection: Connection, labels: str, matter_id: str) -> tuple[Matter, Suggestion | None]:
    """Return one matter, also by a name that it had under older rules, and its suggestion, if it is still made.

    Raises `NotFound`, also for what may not be read.
    """
    matter_id = _text(matter_id)
    names = read_statements(connection, labels, statements.c.matter == matter_id).names
    today = names.get(matter_id, matter_id)
    rows = suggested(connection, labels, suggestions.c.matter == today, is_best(labels))
    rows = rows or suggested(connection, labels, suggestions.c.matter == today)
    said = read_statements(connection, labels, about((*(row.hold for row in rows), Hold(today, b"", ""))))
    for matter in _fold_all(connection, labels, rows[:1], said):
        if matter.id == today:
            return matter, rows[0] if rows else None
    raise NotFound(f"Matter {matter_id!r}", next_step="`reftel matters list` lists them.")


def assert_verdict(
    connection: Connection, labels: str, matter_id: str, verdict: str, *, by: str, now: dt.datetime, note: str
) -> Matter:
    """Append what a person says of a matter, and return the matter as it then stands. Inside a write transaction."""
    if verdict not in _VERDICTS:
        raise ConfigError(f"{verdict!r} is no verdict", next_step=f"Say {' or '.join(_VERDICTS)}.")
    matter, suggestion = find_matter(connection, labels, matter_id)
    statement = _VERDICTS[verdict](
        matter=matter.id,
        at=now,
        evidence=(Evidence(telegram=matter.telegram, passage=matter.passage),),
        by=Person(name=by),
        kind=matter.kind,
        about=_about(matter),
        telegram=matter.telegram,
        note=_text(note),
    )
    hold, label = _basis(connection, labels, matter, suggestion)
    append_statement(connection, statement, hold=hold, label=label)
    return find_matter(connection, labels, matter.id)[0]


def _text(typed: str) -> str:
    """Return what was typed as text: a command line may hold halves of characters."""
    return typed.encode("utf-8", "replace").decode()


def _fold_all(connection: Connection, labels: str, rows: Sequence[Suggestion], said: Said) -> list[Matter]:
    """Fold each suggestion with what came of it and what was said; then what was said of matters suggested no more."""
    noted = note_outcomes(connection, labels, rows)
    folded: dict[str, Matter | None] = {}
    for row in rows:
        if row.matter not in folded:
            folded[row.matter] = fold((_suggested(row), noted[row], *said.history.get(row.matter, ())))
    for name, history in said.history.items():
        if name not in folded:
            folded[name] = fold(history)
    return [matter for matter in folded.values() if matter is not None]


def _suggested(row: Suggestion) -> Suggested:
    request, facts = decode_request(row.data), row.filed.facts()
    return Suggested(
        matter=row.matter,
        at=from_seconds(row.filed.seen_at),
        evidence=(Evidence(telegram=facts, passage=request.passage),),
        by=rule_version(row.rule),
        kind=row.kind,
        about=request,
        telegram=facts,
    )


def _about(matter: Matter) -> Request:
    """Return what a matter is about, whole: a matter itself does not tell a request's paragraph from its passage's."""
    basis = basis_of(matter.history)
    if basis is None:
        raise ValueError(f"matter {matter.id} has no statement that says what it is about")
    return basis.about


def _basis(connection: Connection, labels: str, matter: Matter, suggestion: Suggestion | None) -> tuple[Hold, int]:
    """Return what a verdict holds on to, and its label: the suggestion's, or those of the verdict before it."""
    if suggestion is not None:
        return suggestion.hold, suggestion.filed.label
    before = connection.execute(
        select(statements.c.item, statements.c.label)
        .where(statements.c.matter == matter.id, may_read(labels, statements))
        .order_by(statements.c.id.desc())
        .limit(1)
    ).one()
    return Hold(matter.id, before.item, quote_hash(matter.passage.quote)), before.label
