"""What a matter is about in the words that all kinds share: who acts towards whom, what, by when; who asks and who owes."""

from typing import Final

import msgspec

from reftel.matters.consultations.parts import (
    OVER,
    Consultation,
    Group,
    Initiative,
    Item,
    Outsider,
    Seat,
    Session,
    SessionState,
    Stand,
)
from reftel.matters.kinds import kind_named
from reftel.matters.values import About, Document, Mechanism, Meeting, Position, Promise, Request

UNNAMED: Final = "somebody not named"
"""Stands for a party that the text does not name."""


class Described(msgspec.Struct, frozen=True, kw_only=True):
    """The common words. `by` acts (asks, promises, gives, holds), `of` is towards whom; null where a kind has none or the text is silent.

    `asks` waits for something and `owes` has yet to do it; both are null for kinds in which nothing is owed.
    """

    what: str
    by: str | None = None
    of: str | None = None
    asks: str | None = None
    owes: str | None = None
    own: bool | None = None
    labelled: bool = False
    due: str | None = None


def described(about: About) -> Described:
    """Return the common words for what a matter is about; a type without a kind is a mistake of ours (TypeError)."""
    match about:
        case Request():
            return Described(
                what=about.what,
                by=about.by,
                of=about.of,
                asks=about.by,
                owes=about.of,
                own=about.own,
                labelled=about.labelled,
                due=about.due,
            )
        case Promise():
            return Described(
                what=about.what,
                by=about.by,
                of=about.to,
                asks=about.to,
                owes=about.by,
                own=about.own,
                due=about.due,
            )
        case Meeting():
            return Described(what=_met(about))
        case Document():
            return Described(what=about.title, by=about.giver, of=about.receiver)
        case Position():
            return Described(what=about.what, by=about.side)
        case Mechanism():
            return Described(what=about.what)
    return _described_part(about)


def _described_part(about: About) -> Described:
    """Return the common words for a consultation and what belongs to one."""
    match about:
        case Consultation() | Outsider() | Initiative():
            return Described(what=about.name)
        case Group():
            return Described(what=about.title)
        case Stand():
            return Described(what=f"{about.question}: {about.what}", by=about.side)
        case Seat():
            awaited = is_awaited(about)
            return Described(
                what=_seat(about),
                owes=about.awaited_from if awaited else None,
                due=about.due.isoformat() if awaited and about.due else None,
            )
        case Session():
            ahead = about.status in {SessionState.PROPOSED, SessionState.AGREED} and about.date is not None
            return Described(what=_session(about), due=about.date.isoformat() if ahead and about.date else None)
        case Item():
            owners = ", ".join(dict.fromkeys(owner.side for owner in about.owners))
            return Described(
                what=about.title,
                owes=owners or None,
                due=about.due.isoformat() if about.due and about.status not in OVER else None,
            )
    raise TypeError(f"no kind of matter is about {type(about).__name__}")


def is_awaited(seat: Seat) -> bool:
    """Say whether a text says who is to fill a seat, and nobody has."""
    return seat.awaited_from is not None and seat.person is None and seat.until is None


def _seat(seat: Seat) -> str:
    """Say in one line whose seat it is and who holds it."""
    role = seat.role.value.replace("_", " ")
    side = f" of {seat.side}" if seat.side else ""
    return f"{role}{side}: {seat.person or seat.office or 'not filled'}"


def _session(session: Session) -> str:
    """Say in one line which session it is, where and when."""
    number = f" {session.ordinal}" if session.ordinal is not None else ""
    place = f", {session.place}" if session.place else ""
    date = f", {session.date.isoformat()}" if session.date else ""
    return f"{session.sort.value} session{number}{place}{date}"


def _met(meeting: Meeting) -> str:
    """Say in one line who met, where and when."""
    people = ", ".join(meeting.participants) or "participants not named"
    place = f", at {meeting.place}" if meeting.place else ""
    date = f", {meeting.date}" if meeting.date else ""
    return f"{people}{place}{date}"


def headline(kind: str, words: Described) -> str:
    """Return one line: who does what towards whom, and about what."""
    if words.by is None and words.of is None:
        return words.what
    towards = words.of or (UNNAMED if words.asks is not None or words.owes is not None else "")
    return f"{words.by or UNNAMED} {kind_named(kind).verb}{f' {towards}' if towards else ''}: {words.what}"
