"""Many consultations at once: the list with its figures, and what falls due in all of them. One look at the lists each."""

import datetime as dt
import sqlite3
from collections.abc import Iterable, Sequence
from typing import Final

import msgspec

from reftel.matters.consultations.body import Body
from reftel.matters.consultations.parts import Meets, Party
from reftel.matters.consultations.schedule import derived
from reftel.search.folding import fold


class Sought(msgspec.Struct, frozen=True, kw_only=True):
    """Which consultations: words of a party's name, of a topic or a group's title, of the name; null leaves a thing open."""

    side: str | None = None
    topic: str | None = None
    name: str | None = None
    status: str | None = None


class Counted(msgspec.Struct, frozen=True, kw_only=True):
    """One consultation in a list. `awaited` counts the seats that are owed, `open` and `overdue` its work.

    `next` is the day of the next session that is agreed, proposed or derived, `next_is_derived` says which.
    """

    id: str
    name: str
    parties: tuple[Party, ...]
    status: str
    level: str | None
    topics: tuple[str, ...]
    groups: int
    awaited: int
    open: int
    overdue: int
    next: dt.date | None
    next_is_derived: bool


class Falling(msgspec.Struct, frozen=True, kw_only=True):
    """Something that falls on a day: a session, a piece of work, a name that is owed, or a derived session (`id` is null then)."""

    date: dt.date
    kind: str
    what: str
    consultation: str
    name: str
    id: str | None
    state: str
    rule: str


_FIGURES: Final = """
SELECT part_of, sum(kind = 'group' AND state <> 'dissolved'), sum(kind = 'seat' AND owed), sum(kind = 'item' AND
  state NOT IN ('done', 'dropped', 'closed')), sum(kind = 'item' AND owed AND due < ?2)
FROM matters WHERE part_of IN (SELECT value FROM json_each(?1)) AND aside = 0 GROUP BY part_of
"""


def names_of(cursor: sqlite3.Cursor, sought: Sought) -> tuple[str, ...]:
    """Return the names of the consultations that are sought, in the order of what they are called."""
    parts: list[tuple[str, tuple[object, ...]]] = [("kind = 'consultation' AND aside = 0", ())]
    if sought.status is not None:
        parts.append(("state = ?", (sought.status,)))
    if sought.side is not None:
        parts.append(("instr(side_folded, ?)", (fold(sought.side),)))
    if sought.name is not None:
        parts.append(("instr(what_folded, ?)", (fold(sought.name),)))
    if sought.topic is not None:
        groups = "SELECT part_of FROM matters WHERE kind = 'group' AND aside = 0 AND instr(what_folded, ?)"
        parts.append((f"(instr(what_folded, ?) OR id IN ({groups}))", (fold(sought.topic),) * 2))
    where = " AND ".join(said for said, _ in parts)
    values = tuple(value for _, some in parts for value in some)
    query = f"SELECT id FROM matters WHERE {where} ORDER BY what_folded, id"  # noqa: S608 - our own words
    return tuple(name for (name,) in cursor.execute(query, values))


def counted(cursor: sqlite3.Cursor, bodies: Iterable[Body], today: dt.date) -> tuple[Counted, ...]:
    """Return the figures of some consultations, of which only the sessions need be there."""
    found = tuple(bodies)
    wanted = msgspec.json.encode([body.consultation.id for body in found]).decode()
    figures = {row[0]: row[1:] for row in cursor.execute(_FIGURES, (wanted, today.isoformat()))}
    return tuple(_counted(body, figures.get(body.consultation.id, (0, 0, 0, 0)), today) for body in found)


def _counted(body: Body, figures: Sequence[int], today: dt.date) -> Counted:
    date, is_derived = _next(body, today)
    return Counted(
        id=body.consultation.id,
        name=body.is_.name,
        parties=body.is_.parties,
        status=body.consultation.matter.state,
        level=body.is_.level,
        topics=body.is_.topics,
        groups=figures[0],
        awaited=figures[1],
        open=figures[2],
        overdue=figures[3] or 0,
        next=date,
        next_is_derived=is_derived,
    )


def _next(body: Body, today: dt.date) -> tuple[dt.date | None, bool]:
    """Return the next session: one that is set before one that is derived, the earliest of either that is not over."""
    ahead = [
        part.is_.date
        for part in body.sessions
        if part.is_.date is not None and part.is_.date >= today and part.matter.due is not None
    ]
    follows = [one.date for one in derived(body) if one.sort is Meets.PLENARY]
    if ahead:
        return min(ahead), False
    return (min(follows), True) if follows else (None, False)


_DATED: Final = """
SELECT part.due, part.kind, part.what, whole.id, whole.what, part.id, part.state
FROM matters AS part JOIN matters AS whole ON whole.id = part.part_of
WHERE part.part_of IS NOT NULL AND part.kind IN ('session', 'item', 'seat') AND part.aside = 0 AND part.due BETWEEN ? AND ?
ORDER BY part.due, part.id LIMIT ?
"""
_NAMED: Final = (
    "SELECT id, what FROM matters WHERE kind = 'consultation' AND aside = 0 ORDER BY what_folded, id LIMIT ?"
)


def dated(cursor: sqlite3.Cursor, since: dt.date, until: dt.date, limit: int) -> tuple[Falling, ...]:
    """Return what is dated in some days, the earliest first."""
    rows = cursor.execute(_DATED, (since.isoformat(), until.isoformat(), limit))
    return tuple(
        Falling(
            date=dt.date.fromisoformat(due),
            kind=kind,
            what=what,
            consultation=whole,
            name=name,
            id=part,
            state=state,
            rule="",
        )
        for due, kind, what, whole, name, part, state in rows
    )


def open_work(cursor: sqlite3.Cursor, since: dt.date, limit: int) -> tuple[str, ...]:
    """Return the names of work that is open and due since a day, what is due first before the rest."""
    query = "SELECT id FROM matters WHERE kind = 'item' AND aside = 0 AND owed AND due >= ? ORDER BY due, id LIMIT ?"
    return tuple(name for (name,) in cursor.execute(query, (since.isoformat(), limit)))


def called(cursor: sqlite3.Cursor, limit: int) -> tuple[tuple[str, str], ...]:
    """Return what the consultations are called: (id, name), by name."""
    return tuple((row[0], row[1]) for row in cursor.execute(_NAMED, (limit,)))


def derived_in(bodies: Iterable[Body], since: dt.date, until: dt.date) -> tuple[Falling, ...]:
    """Return the derived sessions that fall in some days."""
    return tuple(
        Falling(
            date=one.date,
            kind="session",
            what=f"{one.sort.value} session {one.ordinal}" + (f", {one.place or one.host}" if one.host else ""),
            consultation=body.consultation.id,
            name=body.is_.name,
            id=None,
            state="derived",
            rule=one.rule,
        )
        for body in bodies
        for one in derived(body)
        if since <= one.date <= until
    )
