"""The work plan: what is overdue, what is at risk, what changed since the last session, what goes on to the next."""

import datetime as dt
from collections.abc import Sequence

import msgspec

from reftel.matters.consultations.body import Body, Part, differences, vacancies
from reftel.matters.consultations.outcomes import LOOKS
from reftel.matters.consultations.parts import OVER, Item, Meets, Progress, Session, SessionState
from reftel.matters.consultations.schedule import derived, plenaries

SOON = 30
"""Days before its due date from which work that nobody calls on track is at risk."""


class Change(msgspec.Struct, frozen=True, kw_only=True):
    """How a piece of work stood and stands. `before` is null where it is new, `fields` are those that differ."""

    item: Part[Item]
    before: Item | None
    fields: tuple[str, ...]


class Slip(msgspec.Struct, frozen=True, kw_only=True):
    """That a due date moved: from when to when."""

    item: Part[Item]
    was: dt.date
    is_now: dt.date


def open_items(body: Body) -> tuple[Part[Item], ...]:
    """Return the work that is neither done nor dropped, what is due first before the rest."""
    found = (part for part in body.items if part.is_.status not in OVER)
    return tuple(sorted(found, key=lambda part: (part.is_.due or dt.date.max, part.is_.title)))


def overdue(body: Body, today: dt.date) -> tuple[Part[Item], ...]:
    """Return the work that was due before today."""
    return tuple(part for part in open_items(body) if part.is_.due is not None and part.is_.due < today)


def at_risk(body: Body, today: dt.date) -> tuple[Part[Item], ...]:
    """Return the work that is not overdue yet and slips, has a milestone overdue, or is due soon without being on track."""
    return tuple(part for part in open_items(body) if _is_at_risk(part.is_, today))


def _is_at_risk(item: Item, today: dt.date) -> bool:
    if item.due is not None and item.due < today:
        return False
    late = any(m.done is None and m.due is not None and m.due < today for m in item.milestones)
    soon = item.due is not None and item.due <= today + dt.timedelta(days=SOON)
    return item.status is Progress.SLIPPING or late or (soon and item.status is not Progress.ON_TRACK)


def last_look(body: Body, today: dt.date) -> dt.date | None:
    """Return the day of the last plenary session or review that was held before today."""
    held = [
        part.is_.date
        for part in body.sessions
        if part.is_.sort in LOOKS
        and part.is_.status is SessionState.HELD
        and part.is_.date is not None
        and part.is_.date < today
    ]
    return max(held, default=None)


def changes(before: Body | None, now: Body) -> tuple[Change, ...]:
    """Return what is different in the work plan: what is new first, then what changed."""
    was = {part.id: part.is_ for part in before.items} if before is not None else {}
    found = []
    for part in now.items:
        old = was.get(part.id)
        fields = () if old is None else _differing(old, part.is_)
        if old is None or fields:
            found.append(Change(item=part, before=old, fields=fields))
    return tuple(sorted(found, key=lambda change: change.before is not None))


def slips(before: Body | None, now: Body) -> tuple[Slip, ...]:
    """Return the work whose due date moved to a later day."""
    return tuple(
        Slip(item=change.item, was=change.before.due, is_now=change.item.is_.due)
        for change in changes(before, now)
        if change.before is not None
        and change.before.due is not None
        and change.item.is_.due is not None
        and change.item.is_.due > change.before.due
    )


def may_carry(body: Body) -> tuple[Part[Session], ...]:
    """Return the sessions that may take over open work: those that are neither held nor cancelled, the next one first."""
    found = (part for part in body.sessions if part.is_.status not in {SessionState.HELD, SessionState.CANCELLED})
    return tuple(sorted(found, key=lambda part: part.is_.date or dt.date.max))


def to_carry(body: Body, session: str) -> tuple[Part[Item], ...]:
    """Return the open work that another session than this one carries, or none."""
    return tuple(part for part in open_items(body) if part.is_.session != session)


def agenda(body: Body, today: dt.date, session: Part[Session] | None = None) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return an agenda: the template's points, then what is open: overdue and slipping work, seats, questions, by heading.

    Work that a session adopted itself, or that was adopted later, was not on its agenda; what was late is as of its day.
    """
    on = min(today, session.is_.date) if session is not None and session.is_.date is not None else today
    open_then = [part for part in open_items(body) if not _is_of(part, session)]
    late = [part for part in overdue(body, on) if part in open_then]
    risky = [part for part in at_risk(body, on) if part in open_then]
    others = [part for part in open_then if part not in (*late, *risky)]
    seats = [f"{body.group_title(v.group)}: {v.side}" for v in vacancies(body) if v.awaited_from is not None]
    questions = [difference.question for difference in differences(body) if difference.is_open]
    headed = (
        ("Agreed points", tuple(body.is_.agenda)),
        ("Overdue work", _titles(body, late)),
        ("Work at risk", _titles(body, risky)),
        ("Other work under way", _titles(body, others)),
        ("Heads of groups who are awaited", tuple(seats)),
        ("Open questions", tuple(questions)),
        ("Date and place of the next session", (_next(body),)),
    )
    return tuple((heading, points) for heading, points in headed if points)


def _is_of(item: Part[Item], session: Part[Session] | None) -> bool:
    held = session is not None and session.is_.status is SessionState.HELD
    return held and session is not None and item.is_.session == session.id


def _titles(body: Body, items: Sequence[Part[Item]]) -> tuple[str, ...]:
    return tuple(
        part.is_.title
        + (f" ({body.group_title(part.is_.group)})" if part.is_.group else "")
        + (f", due {part.is_.due.isoformat()}" if part.is_.due else "")
        for part in items
    )


def _next(body: Body) -> str:
    following = next((one for one in derived(body) if one.sort is Meets.PLENARY), None)
    if following is None:
        return "to be agreed"
    place = f", {following.place or following.host}" if following.host else ""
    return f"by the cadence: {following.date.isoformat()}{place}"


def _differing(old: Item, new: Item) -> tuple[str, ...]:
    return tuple(name for name in Item.__struct_fields__ if getattr(old, name) != getattr(new, name))


def number_of_sessions(body: Body) -> int:
    """Return how many plenary sessions were held."""
    return sum(part.is_.status is SessionState.HELD for part in plenaries(body))
