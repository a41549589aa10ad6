"""Consultations as iCalendar (RFC 5545): sessions and reviews as events, work as tasks.

An entry keeps its UID for ever, also when a derived session is agreed; its SEQUENCE rises with what is recorded; what was
cancelled stays as cancelled.
"""

import datetime as dt
from collections.abc import Iterable
from typing import TYPE_CHECKING, Final

from reftel.archive.consultations.zones import zone_named
from reftel.matters import Recorded
from reftel.matters.consultations.body import Body, Part
from reftel.matters.consultations.days import begins_at, look_at
from reftel.matters.consultations.parts import Item, Meets, Progress, Seat, Session, SessionState
from reftel.matters.consultations.schedule import Derived, derived, session_uids

if TYPE_CHECKING:
    from icalendar import Calendar, Event, Todo

_EVENT_STATUS: Final = {
    SessionState.PROPOSED: "TENTATIVE",
    SessionState.AGREED: "CONFIRMED",
    SessionState.HELD: "CONFIRMED",
    SessionState.POSTPONED: "CANCELLED",
    SessionState.CANCELLED: "CANCELLED",
}
_TODO_STATUS: Final = {Progress.DONE: "COMPLETED", Progress.DROPPED: "CANCELLED", Progress.PROPOSED: "NEEDS-ACTION"}
_LENGTH: Final = dt.timedelta(hours=3)
"""How long a session with an hour is shown to last: calendars want an end."""


def consultations_calendar(bodies: Iterable[Body], *, title: str, base: str = "") -> bytes:
    """Return one calendar of some consultations. `base` is the address of a reading room, for links."""
    calendar = _calendar(title)
    for body in bodies:
        ahead = {one.uid: one for one in derived(body)}
        uids = session_uids(body)
        for part in body.sessions:
            uid = uids[part.id]
            if part.is_.date is None or (part.is_.status is SessionState.POSTPONED and uid in ahead):
                continue
            ahead.pop(uid, None)
            calendar.add_component(_event(body, part, uid, base))
        for one in ahead.values():
            calendar.add_component(_derived_event(body, one, base))
        for item in body.items:
            if item.is_.due is not None:
                calendar.add_component(_todo(body, item, base))
        for seat in body.seats:
            if seat.is_.due is not None:
                calendar.add_component(_name_owed(body, seat, base))
    return bytes(calendar.to_ical())


def _calendar(title: str) -> "Calendar":
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", "-//Reftel//consultations//EN")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", title)
    return calendar


def _event(body: Body, part: Part[Session], uid: str, base: str) -> "Event":
    from icalendar import Event

    session = part.is_
    event = Event()
    event.add("uid", f"{uid}@reftel")
    event.add("dtstamp", _changed_at(body))
    event.add("sequence", _sequence(body))
    event.add("summary", f"{body.is_.name}: {_name(session.sort, session.ordinal)}{_of_group(body, session)}")
    event.add("status", _EVENT_STATUS[session.status])
    begins = begins_at(session, zone_named)
    if begins is not None:
        event.add("dtstart", begins.astimezone(dt.UTC))
        event.add("dtend", (begins + _LENGTH).astimezone(dt.UTC))
    elif session.date is not None:
        event.add("dtstart", session.date)
        event.add("dtend", (session.until or session.date) + dt.timedelta(days=1))
    if session.place or session.host:
        event.add("location", session.place or session.host or "")
    event.add("description", _description(body, session.date, session.exception))
    event.add("categories", ["session", session.status.value])
    _link(event, base, body)
    return event


def _derived_event(body: Body, one: Derived, base: str) -> "Event":
    from icalendar import Event

    event = Event()
    event.add("uid", f"{one.uid}@reftel")
    event.add("dtstamp", _changed_at(body))
    event.add("sequence", _sequence(body))
    event.add("summary", f"{body.is_.name}: {_name(one.sort, one.ordinal)} (derived)")
    event.add("status", "TENTATIVE")
    event.add("dtstart", one.date)
    event.add("dtend", one.date + dt.timedelta(days=1))
    if one.place or one.host:
        event.add("location", one.place or one.host or "")
    event.add("description", _description(body, one.date, f"Not agreed; {one.rule}."))
    event.add("categories", ["session", "derived"])
    _link(event, base, body)
    return event


def _todo(body: Body, part: Part[Item], base: str) -> "Todo":
    from icalendar import Todo

    item = part.is_
    todo = Todo()
    todo.add("uid", f"matter-{part.id}@reftel")
    todo.add("dtstamp", max(one.at for one in part.matter.history).astimezone(dt.UTC))
    todo.add("sequence", len(part.matter.history) - 1)
    todo.add("summary", f"{body.is_.name}: {item.title}")
    todo.add("status", _TODO_STATUS.get(item.status, "IN-PROCESS"))
    todo.add("due", item.due)
    todo.add("categories", ["item", item.status.value])
    owners = ", ".join(f"{one.side}{f' ({one.name})' if one.name else ''}" for one in item.owners)
    if owners:
        todo.add("description", f"Who: {owners}")
    _link(todo, base, body)
    return todo


def _name_owed(body: Body, part: Part[Seat], base: str) -> "Todo":
    """Return the task of naming somebody by a day."""
    from icalendar import Todo

    todo = Todo()
    todo.add("uid", f"matter-{part.id}@reftel")
    todo.add("dtstamp", max(one.at for one in part.matter.history).astimezone(dt.UTC))
    todo.add("sequence", len(part.matter.history) - 1)
    group = f", {body.group_title(part.is_.group)}" if part.is_.group else ""
    role = part.is_.role.value.replace("_", " ")
    todo.add("summary", f"{body.is_.name}: name the {role}{group} ({part.is_.awaited_from})")
    todo.add("status", "NEEDS-ACTION")
    todo.add("due", part.is_.due)
    todo.add("categories", ["seat", "awaited"])
    _link(todo, base, body)
    return todo


def _description(body: Body, date: dt.date | None, words: str | None) -> str:
    days = look_at(date, body.is_.parties) if date is not None else None
    clashes = [f"{clash.side}: {clash.why}" for clash in days.clashes] if days is not None else []
    return " ".join(filter(None, (words or "", f"Clashes: {'; '.join(clashes)}." if clashes else "")))


def _link(component: "Event | Todo", base: str, body: Body) -> None:
    if base:
        component.add("url", f"{base}/consultations/{body.consultation.id}")


def _name(sort: Meets, ordinal: int | None) -> str:
    return f"{sort.value} session" + (f" {ordinal}" if ordinal is not None else "")


def _of_group(body: Body, session: Session) -> str:
    return f" ({body.group_title(session.group)})" if session.group else ""


def _sequence(body: Body) -> int:
    """Return how often the consultation's calendar was changed: a derived date moves with any session and with the cadence."""
    parts = (body.consultation.matter, *(part.matter for part in body.sessions))
    return sum(isinstance(one, Recorded) for matter in parts for one in matter.history)


def _changed_at(body: Body) -> dt.datetime:
    parts = (body.consultation.matter, *(part.matter for part in body.sessions))
    return max(one.at for matter in parts for one in matter.history).astimezone(dt.UTC)
