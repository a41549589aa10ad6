"""When the outcome of a session was put down: papers on a session tell how work stood then, not how it stands today.

A session meets on one day; what came of it is recorded on that day or in the weeks after.
"""

import datetime as dt
from typing import Final

import msgspec

from reftel.matters.consultations.body import Body, Part
from reftel.matters.consultations.parts import Item, Meets, Session, SessionState
from reftel.matters.statements import Recorded

LOOKS: Final = frozenset({Meets.PLENARY, Meets.REVIEW})
"""Sorts of sessions at which the work plan is looked at."""

_AFTER: Final = dt.timedelta(days=31)
"""So long after a session was recorded as held, work that it adopted is still taken for part of its outcome."""

_MOMENT: Final = dt.timedelta(microseconds=1)


def put_down(body: Body, session: Part[Session]) -> dt.datetime | None:
    """Return the end of the day on which the outcome of a session was put down; None where nobody recorded that it was held.

    It is the day on which the session was recorded as held, or a later one on which work was recorded that it adopted; and never
    later than the moment at which the next session or review was recorded as held.
    """
    held = _held_at(session)
    if held is None:
        return None
    later = [at for part in _looks(body) if (at := _held_at(part)) is not None and at > held and part.id != session.id]
    adopted = [at for item in body.items if (at := _adopted_at(item, session.id)) is not None]
    last = max((held, *(at for at in adopted if held <= at <= held + _AFTER and at < min(later, default=_after(at)))))
    return min((_end_of_day(last), *(at - _MOMENT for at in later)))


def put_down_before(body: Body, session: Part[Session]) -> dt.datetime | None:
    """Return the same of the session or review before another one; None where none was held before."""
    day = session.is_.date or dt.date.max
    earlier = [part for part in _looks(body) if part.id != session.id and part.is_.date and part.is_.date < day]
    last = max(earlier, key=lambda part: part.is_.date or dt.date.min, default=None)
    return put_down(body, last) if last is not None else None


def eve(session: Session) -> dt.datetime | None:
    """Return the end of the day before a session; None where it has no day."""
    if session.date is None:
        return None
    return dt.datetime.combine(session.date - dt.timedelta(days=1), dt.time.max, dt.UTC)


def with_sessions_until(then: Body, now: Body, session: Part[Session]) -> Body:
    """Return a consultation as it stood, with the sessions that are known today up to one of them: that one may be put down later."""
    day = session.is_.date or dt.date.max
    sessions = tuple(part for part in now.sessions if part.is_.date is not None and part.is_.date <= day)
    return msgspec.structs.replace(then, sessions=sessions)


def _looks(body: Body) -> tuple[Part[Session], ...]:
    return tuple(part for part in body.sessions if part.is_.sort in LOOKS and part.is_.status is SessionState.HELD)


def _held_at(session: Part[Session]) -> dt.datetime | None:
    """Return when it was first recorded that a session met."""
    for one in session.matter.history:
        if isinstance(one, Recorded) and isinstance(one.about, Session) and one.about.status is SessionState.HELD:
            return one.at
    return None


def _adopted_at(item: Part[Item], session: str) -> dt.datetime | None:
    """Return when a piece of work was first recorded, where a session adopted it."""
    first = item.matter.history[0]
    adopted = isinstance(first, Recorded) and isinstance(first.about, Item) and first.about.session == session
    return first.at if adopted else None


def _after(at: dt.datetime) -> dt.datetime:
    return at + _MOMENT


def _end_of_day(at: dt.datetime) -> dt.datetime:
    return dt.datetime.combine(at.astimezone(dt.UTC).date(), dt.time.max, dt.UTC)
