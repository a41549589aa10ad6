"""When and where a consultation meets next: derived from the agreed cadence and from who was host, until something is agreed.

Nothing here is recorded. Each derived session says by which rule, and keeps its name while dates move.
"""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Final

import msgspec
from dateutil.relativedelta import relativedelta

from reftel.matters.consultations.body import Body, Part
from reftel.matters.consultations.parts import Course, Meets, Session, SessionState

_QUIET: Final = frozenset({Course.SUSPENDED, Course.ENDED, Course.SUCCEEDED})
_COUNTED: Final = frozenset({SessionState.PROPOSED, SessionState.AGREED, SessionState.HELD})
_FIRM: Final = frozenset({SessionState.AGREED, SessionState.HELD})

NUMBERED: Final = frozenset({Meets.PLENARY, Meets.REVIEW})
"""Sorts of sessions that are counted."""


class Derived(msgspec.Struct, frozen=True, kw_only=True):
    """A session that follows from what was agreed. `uid` stays the same when it moves, and when it is agreed in its turn.

    `date` is the day that the cadence gives, `host` null where hosts do not alternate; `rule` says why in one sentence.
    """

    uid: str
    sort: Meets
    ordinal: int
    date: dt.date
    host: str | None
    place: str | None
    rule: str


def session_uids(body: Body) -> Mapping[str, str]:
    """Return for each session the name under which calendars know it.

    It goes by its number, so that a derived session and the one that is agreed in its stead are the same; what takes the place of a
    cancelled session is another one.
    """
    found: dict[str, str] = {}
    for number, part in enumerate(body.sessions):
        session = part.is_
        if session.sort in NUMBERED and session.ordinal is not None:
            found[part.id] = _uid(body, session.sort, session.ordinal, body.sessions[:number])
        else:
            found[part.id] = f"session-{part.id}"
    return found


def _uid(body: Body, sort: Meets, ordinal: int, earlier: Sequence[Part[Session]]) -> str:
    cancelled = sum(
        part.is_.sort is sort and part.is_.ordinal == ordinal and part.is_.status is SessionState.CANCELLED
        for part in earlier
    )
    again = f"-again-{cancelled}" if cancelled else ""
    return f"consultation-{body.consultation.id}-{sort.value}-{ordinal}{again}"


def derived(body: Body) -> tuple[Derived, ...]:
    """Return the reviews that are due and the next plenary session with its review; nothing while it is suspended or over.

    A review falls `review` months after the session, the next session `cadence` months after the last one, and not before the day
    on which it became active again.
    """
    if body.is_.status in _QUIET:
        return ()
    resumed = body.is_.status_since if body.is_.status is Course.ACTIVE else None
    found = [one for one in _reviews(body) if resumed is None or one.date >= resumed]
    following = _next_plenary(body)
    if following is not None:
        found.append(following)
        if body.is_.review is not None:
            found.append(_review_of(body, following.ordinal, following.date))
    return tuple(sorted(found, key=lambda one: (one.date, one.sort.value)))


def plenaries(body: Body) -> tuple[Part[Session], ...]:
    """Return the plenary sessions that count, in order: those with a date that are not put off or cancelled."""
    counted = (
        part
        for part in body.sessions
        if part.is_.sort is Meets.PLENARY and part.is_.status in _COUNTED and part.is_.date is not None
    )
    return tuple(sorted(counted, key=lambda part: part.is_.date or dt.date.min))


def ordinal_of(body: Body, session: Part[Session]) -> int:
    """Return the number of a plenary session: the one it has, else its place among those that count."""
    if session.is_.ordinal is not None:
        return session.is_.ordinal
    return 1 + [part.id for part in plenaries(body)].index(session.id)


def next_host(body: Body) -> str | None:
    """Return who is host next: who has waited longest since its last turn, in the order of rotation where nobody has.

    A session that was held elsewhere by way of exception uses up the turn of `turn`, where it says so, else its host's.
    """
    rotation = body.is_.rotation
    if not rotation:
        return None
    turns = [part.is_.turn or part.is_.host for part in plenaries(body)]
    last = {side: max((i for i, turn in enumerate(turns) if turn == side), default=-1) for side in rotation}
    start = _after(rotation, next((t for t in reversed(turns) if t in rotation), None))
    order = [*rotation[start:], *rotation[:start]]
    return min(order, key=lambda side: last[side])


def _after(rotation: Sequence[str], side: str | None) -> int:
    return 0 if side is None else (rotation.index(side) + 1) % len(rotation)


def _next_plenary(body: Body) -> Derived | None:
    held, cadence = plenaries(body), body.is_.cadence
    if not held or cadence is None:
        return None
    ordinal = ordinal_of(body, held[-1]) + 1
    if _is_set(body, Meets.PLENARY, ordinal):
        return None
    last = max(part.is_.date for part in (*held, *_lapsed(body)) if part.is_.date is not None)
    date = _later(last, cadence)
    rule = f"{cadence} months after {f'session {ordinal - 1}' if last == held[-1].is_.date else 'the session that was cancelled'}"
    resumed = body.is_.status_since
    if body.is_.status is Course.ACTIVE and resumed is not None and resumed > date:
        date, rule = resumed, f"{rule}, and not before it became active again"
    said = _undated(body, Meets.PLENARY, ordinal)
    if said is not None and said.host is not None:
        return _made(body, Meets.PLENARY, ordinal, date, said.host, f"{rule}; {said.host} is recorded as its host")
    host = next_host(body)
    if host is not None:
        rule += f"; {host} is next to be host"
    return _made(body, Meets.PLENARY, ordinal, date, host, rule)


def _lapsed(body: Body) -> list[Part[Session]]:
    return [p for p in body.sessions if p.is_.sort is Meets.PLENARY and p.is_.status is SessionState.CANCELLED]


def _reviews(body: Body) -> list[Derived]:
    """Return the reviews that are not set of the sessions that are followed by none that has met."""
    held = plenaries(body)
    if body.is_.review is None:
        return []
    return [
        _review_of(body, ordinal_of(body, part), part.is_.date)
        for number, part in enumerate(held, start=1)
        if all(later.is_.status is not SessionState.HELD for later in held[number:])
        and not _is_set(body, Meets.REVIEW, ordinal_of(body, part))
    ]


def _review_of(body: Body, ordinal: int, session: dt.date | None) -> Derived:
    months = body.is_.review or 0
    rule = f"{months} months after session {ordinal}, to review its work plan"
    return _made(body, Meets.REVIEW, ordinal, _later(session, months), None, rule)


def _made(body: Body, sort: Meets, ordinal: int, date: dt.date, host: str | None, rule: str) -> Derived:
    uid = _uid(body, sort, ordinal, body.sessions)
    undated = _undated(body, sort, ordinal)
    if undated is not None and undated.host is not None:
        host = undated.host
    place = next((party.capital for party in body.is_.parties if party.name == host), None)
    if undated is not None and undated.place is not None:
        place = undated.place
    return Derived(uid=uid, sort=sort, ordinal=ordinal, date=date, host=host, place=place, rule=rule)


def _undated(body: Body, sort: Meets, ordinal: int) -> Session | None:
    """Return the session of a number that was put down without a date, or put off."""
    numbered = (part.is_ for part in body.sessions if part.is_.sort is sort and part.is_.ordinal == ordinal)
    return next((one for one in numbered if _is_to_be(one)), None)


def _is_to_be(session: Session) -> bool:
    """Say whether a session was put down without a date, or put off: what is known of it holds for the derived one."""
    return session.status is not SessionState.CANCELLED and (session.date is None or session.status not in _COUNTED)


def _is_set(body: Body, sort: Meets, ordinal: int) -> bool:
    """Say whether somebody put down a session of this number, other than one that was cancelled or has no date any more."""
    return any(
        part.is_.sort is sort
        and part.is_.ordinal == ordinal
        and part.is_.status in _COUNTED
        and part.is_.date is not None
        for part in body.sessions
    )


def _later(date: dt.date | None, months: int) -> dt.date:
    if date is None:
        raise ValueError("only a session with a date has a next one")
    later: dt.date = date + relativedelta(months=months)
    return later


def is_firm(session: Session) -> bool:
    """Say whether a session was agreed or held, so that its date is no proposal."""
    return session.status in _FIRM


def is_late(body: Body, one: Derived, today: dt.date) -> bool:
    """Say whether a derived session should have met already."""
    return one.date < today and body.is_.status not in _QUIET


def has_no_outcome(session: Session, today: dt.date) -> bool:
    """Say whether a session should have met and nobody recorded that it did, nor that it did not."""
    last = session.until or session.date
    return last is not None and last < today and session.status in {SessionState.PROPOSED, SessionState.AGREED}


def exceptions(body: Body) -> tuple[tuple[Part[Session], str], ...]:
    """Return the sessions that met out of turn, each with who would have been host by the rotation."""
    found, earlier = [], list[Part[Session]]()
    for part in plenaries(body):
        before = msgspec.structs.replace(body, sessions=tuple(earlier))
        due = next_host(before)
        if due is not None and part.is_.host is not None and part.is_.host != due and earlier:
            found.append((part, due))
        earlier.append(part)
    return tuple(found)
