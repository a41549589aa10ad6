"""What people said of matters: appended, never changed, each row chained to the one before.

The database refuses to change or remove a row (`schema`); the chain shows where somebody did it behind the database's back. A
verdict holds on to its matter, and where a better rule calls that otherwise, to the original and the words it quotes.
"""

import hashlib
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Final

import msgspec
from sqlalchemy import ColumnElement, Connection, insert, not_, or_, select, text, tuple_

from reftel.archive.reports import Problem
from reftel.archive.sight import may_read
from reftel.archive.store.schema import APPEND_ONLY, items, labels, sightings, statements, suggestions, versions
from reftel.matters import RECORDED, Closed, Noted, Statement, decode_statement, encode_statement

_FIRST_LINK: Final = "0" * 64

_AT_ONCE: Final = 500

_RESTORE: Final = "Restore records.db from a copy: what people said cannot be made again."


class Hold(msgspec.Struct, frozen=True):
    """What a verdict holds on to: the matter; the original (SHA-256) and the hash of the words quoted from it."""

    matter: str
    item: bytes
    quote: str


class Said(msgspec.Struct, frozen=True, kw_only=True):
    """What people said: `names` maps each matter's name when it was said to its name today, `history` goes by the latter."""

    names: Mapping[str, str]
    history: Mapping[str, tuple[Statement, ...]]


def append_statement(connection: Connection, statement: Statement, *, hold: Hold, label: int) -> None:
    """Append one statement; its label is that of the version it rests on. Inside a write transaction."""
    query = select(statements.c.id, statements.c.chain).order_by(statements.c.id.desc()).limit(1)
    last = connection.execute(query).first()
    number, before = (1, _FIRST_LINK) if last is None else (last.id + 1, last.chain)
    label_class = connection.execute(select(labels.c.label_class).where(labels.c.id == label)).scalar_one()
    data = encode_statement(statement)
    connection.execute(
        insert(statements).values(
            id=number,
            matter=hold.matter,
            item=hold.item,
            quote=hold.quote,
            label=label,
            data=data,
            chain=_link(before, number, hold, label_class, data),
        )
    )


def read_statements(connection: Connection, permitted: str, *conditions: ColumnElement[bool]) -> Said:
    """Return what was said, in order; of each statement the label must be permitted, and its telegram's label as it is today."""
    query = select(statements).where(may_read(permitted, statements), *conditions).order_by(statements.c.id)
    rows = [(Hold(row.matter, row.item, row.quote), decode_statement(row.data)) for row in connection.execute(query)]
    names = _names_today(connection, {(hold, kind) for hold, one in rows if (kind := _kind(one)) is not None})
    hidden = _hidden(connection, permitted, {version for _, one in rows for version in _spoken_of(one)})
    history: dict[str, list[Statement]] = defaultdict(list)
    for hold, one in rows:
        if hidden.isdisjoint(_spoken_of(one)):
            matter = names.get(hold.matter, hold.matter)
            history[matter].append(msgspec.structs.replace(one, matter=matter))
    return Said(names=names, history={matter: tuple(said) for matter, said in history.items()})


def _kind(statement: Statement) -> str | None:
    return None if isinstance(statement, Noted) else statement.kind


def _spoken_of(statement: Statement) -> frozenset[str]:
    """Return the versions that a statement speaks of or rests on: who may not read all of them does not read the statement."""
    telegrams = [evidence.telegram for evidence in statement.evidence]
    if not isinstance(statement, Noted):
        telegrams.append(statement.telegram)
    if isinstance(statement, Closed) and statement.answer is not None:
        telegrams.append(statement.answer)
    return frozenset(one.version_id for one in telegrams if one.version_id is not None)


def _hidden(connection: Connection, permitted: str, version_ids: Iterable[str]) -> frozenset[str]:
    """Return those of the versions that are held and may not be read: reading again may have found a stricter label."""
    wanted, hidden = sorted(version_ids), set[str]()
    for start in range(0, len(wanted), _AT_ONCE):
        some = versions.c.version_id.in_(wanted[start : start + _AT_ONCE])
        hidden.update(connection.scalars(select(versions.c.version_id).where(some, not_(may_read(permitted)))))
    return frozenset(hidden)


def about(holds: Iterable[Hold]) -> ColumnElement[bool]:
    """Return the condition that a statement is about one of these matters, under whatever name it was made."""
    wanted = list(holds)
    by_words = tuple_(statements.c.item, statements.c.quote).in_([(hold.item, hold.quote) for hold in wanted])
    return or_(statements.c.matter.in_([hold.matter for hold in wanted]), by_words)


def nothing_said(connection: Connection) -> bool:
    """Tell whether nobody has said anything yet, so that nothing need be looked up."""
    return connection.execute(select(statements.c.id).limit(1)).first() is None


def check_statements(connection: Connection) -> Iterator[Problem]:
    """Check that every statement is as it was written, that none is missing between others, and that the guards are there."""
    guards = connection.execute(text("SELECT sql FROM sqlite_master WHERE type = 'trigger'")).scalars().all()
    for guard in APPEND_ONLY:
        if guard not in guards:
            name = guard.split()[2]
            yield Problem(place="statements", what=f"the guard {name} is gone", next_step=_RESTORE)
    joined = statements.join(labels, labels.c.id == statements.c.label)
    query = select(statements, labels.c.label_class).select_from(joined).order_by(statements.c.id)
    before = _FIRST_LINK
    for expected, row in enumerate(connection.execute(query), start=1):
        place = f"statement {row.id}"
        if row.id != expected:
            yield Problem(place=place, what=f"stands where statement {expected} should", next_step=_RESTORE)
            return
        hold = Hold(row.matter, row.item, row.quote)
        if row.chain != _link(before, row.id, hold, row.label_class, row.data):
            yield Problem(place=place, what="is not as it was written", next_step=_RESTORE)
        before = row.chain


def _names_today(connection: Connection, holds: Collection[tuple[Hold, str]]) -> Mapping[str, str]:
    """Return what each matter is called today: itself, or what the same words of the same original are suggested as now."""
    wanted = [(hold, kind) for hold, kind in holds if kind not in RECORDED]  # what no rule suggests keeps its name
    names = {hold.matter: hold.matter for hold, _ in holds}
    found = set[str]()
    for start in range(0, len(wanted), _AT_ONCE):
        some = [hold.matter for hold, _ in wanted[start : start + _AT_ONCE]]
        found.update(connection.scalars(select(suggestions.c.matter).where(suggestions.c.matter.in_(some))))
    for hold, kind in wanted:
        if hold.matter not in found:
            names[hold.matter] = _renamed(connection, hold, kind) or hold.matter
    return names


def _renamed(connection: Connection, hold: Hold, kind: str) -> str | None:
    query = (
        select(suggestions.c.matter)
        .join(sightings, sightings.c.version == suggestions.c.version)
        .join(items, items.c.id == sightings.c.item)
        .where(items.c.sha256 == hold.item, suggestions.c.quote == hold.quote, suggestions.c.kind == kind)
        .order_by(suggestions.c.position)
        .limit(1)
    )
    return connection.execute(query).scalar_one_or_none()


def _link(before: str, number: int, hold: Hold, label_class: str, data: bytes) -> str:
    parts = (before, str(number), hold.matter, hold.item.hex(), hold.quote, label_class)
    return hashlib.sha256("\n".join(parts).encode() + b"\n" + data).hexdigest()
