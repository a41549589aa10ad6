"""A consultation put together: the matter itself with all that belongs to it, and what follows from the whole.

What is made here is derived: vacant seats that nobody spoke of, whose words each term rests on, where the sides differ.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Final, Generic, TypeVar

import msgspec

from reftel.matters.consultations.parts import (
    Consultation,
    Group,
    GroupState,
    Initiative,
    Item,
    Outsider,
    Role,
    Seat,
    Session,
    Stand,
)
from reftel.matters.matter import SET_ASIDE, Matter
from reftel.matters.statements import Recorded
from reftel.matters.values import About, Standing

T = TypeVar("T", bound=About)

HEADED: Final = Role.GROUP_HEAD
"""The seat that every group has on every side."""


class Part(msgspec.Struct, Generic[T], frozen=True):
    """Something of a consultation: what it is, with the matter that holds its statements."""

    is_: T
    matter: Matter

    @property
    def id(self) -> str:
        """Return the name of its matter."""
        return self.matter.id


class Vacancy(msgspec.Struct, frozen=True, kw_only=True):
    """A seat that is not filled. Where `seat` is null no text speaks of it; where `awaited_from` is null nobody owes it."""

    group: str
    side: str
    awaited_from: str | None = None
    since: dt.date | None = None
    due: dt.date | None = None
    seat: str | None = None


class Difference(msgspec.Struct, frozen=True, kw_only=True):
    """One open question: where each side stands now, what is expected of it, what it held before, what was agreed.

    `stands` and `forecasts` go by side. `is_open` is true where it is not agreed and the sides differ, or only one has spoken.
    """

    question: str
    stands: Mapping[str, tuple[Part[Stand], ...]]
    forecasts: Mapping[str, tuple[Part[Stand], ...]]
    before: Mapping[str, tuple[Part[Stand], ...]]
    agreed: str | None
    is_open: bool


class Body(msgspec.Struct, frozen=True, kw_only=True):
    """A consultation with its parts, each in the order in which it was recorded."""

    consultation: Part[Consultation]
    groups: tuple[Part[Group], ...] = ()
    seats: tuple[Part[Seat], ...] = ()
    stands: tuple[Part[Stand], ...] = ()
    outsiders: tuple[Part[Outsider], ...] = ()
    initiatives: tuple[Part[Initiative], ...] = ()
    sessions: tuple[Part[Session], ...] = ()
    items: tuple[Part[Item], ...] = ()

    @property
    def is_(self) -> Consultation:
        """Return what the consultation is."""
        return self.consultation.is_

    @property
    def sides(self) -> tuple[str, ...]:
        """Return the names of the parties."""
        return tuple(party.name for party in self.is_.parties)

    def parts(self) -> Iterable[Part[About]]:
        """Yield everything, the consultation first."""
        yield Part(self.is_, self.consultation.matter)
        for parts in (
            self.groups,
            self.seats,
            self.stands,
            self.outsiders,
            self.initiatives,
            self.sessions,
            self.items,
        ):
            for part in parts:
                yield Part(part.is_, part.matter)

    def group_title(self, group: str | None) -> str:
        """Return the title of a group, its name where it is not one of ours, empty for the whole."""
        if group is None:
            return ""
        return next((one.is_.title for one in self.groups if one.id == group), group)


def assembled(consultation: Matter, parts: Iterable[Matter]) -> Body:
    """Put a consultation together from its matters; what was set aside is left out. Another kind is a mistake of ours (TypeError)."""
    about = consultation.about
    if not isinstance(about, Consultation):
        raise TypeError(f"{consultation.id} is no consultation")
    found: dict[type[About], list[Part[About]]] = defaultdict(list)
    for matter in sorted(parts, key=_recorded_at):
        if matter.verdict not in SET_ASIDE:
            found[type(matter.about)].append(Part(matter.about, matter))
    return Body(
        consultation=Part(about, consultation),
        groups=_of(found, Group),
        seats=_of(found, Seat),
        stands=_of(found, Stand),
        outsiders=_of(found, Outsider),
        initiatives=_of(found, Initiative),
        sessions=_of(found, Session),
        items=_of(found, Item),
    )


def _of(found: Mapping[type[About], list[Part[About]]], kind: type[T]) -> tuple[Part[T], ...]:
    return tuple(Part(part.is_, part.matter) for part in found.get(kind, ()) if isinstance(part.is_, kind))


def _recorded_at(matter: Matter) -> tuple[dt.datetime, str]:
    return matter.history[0].at, matter.id


def sources(matter: Matter) -> Mapping[str, Recorded]:
    """Return for each field the statement that last gave it another value: its source, by whom and when."""
    found: dict[str, Recorded] = {}
    before: Mapping[str, object] = {}
    for statement in matter.history:
        if isinstance(statement, Recorded):
            values = msgspec.structs.asdict(statement.about)
            found |= {
                name: statement for name, value in values.items() if value != before.get(name) or name not in before
            }
            before = values
    return found


def agreed_in(matter: Matter) -> Mapping[str, Recorded]:
    """Return for each field that is agreed the statement since which it is: what makes a proposal an agreement."""
    found: dict[str, Recorded] = {}
    for statement in matter.history:
        if isinstance(statement, Recorded) and isinstance(statement.about, Consultation):
            agreed = statement.about.agreed
            found = {field: found.get(field, statement) for field in agreed}
    return found


def vacancies(body: Body) -> tuple[Vacancy, ...]:
    """Return the seats of group heads that are not filled, group by group, side by side."""
    found = []
    for group in body.groups:
        if group.is_.status is GroupState.DISSOLVED:
            continue
        for side in body.sides:
            seats = [one for one in body.seats if _heads(one.is_, group.id, side)]
            if any(one.is_.person or one.is_.office for one in seats):
                continue
            awaited = next((one for one in seats if one.is_.awaited_from is not None), None)
            seat = awaited or next(iter(seats), None)
            found.append(
                Vacancy(
                    group=group.id,
                    side=side,
                    awaited_from=awaited.is_.awaited_from if awaited else None,
                    since=awaited.is_.since if awaited else None,
                    due=awaited.is_.due if awaited else None,
                    seat=seat.id if seat else None,
                )
            )
    return tuple(found)


def _heads(seat: Seat, group: str, side: str) -> bool:
    return seat.role is HEADED and seat.group == group and seat.side in {side, None} and seat.until is None


def is_constituted(body: Body, group: str) -> bool:
    """Say whether a group has a head on every side."""
    return bool(body.sides) and all(vacancy.group != group for vacancy in vacancies(body))


_FIELDS: Final = {"name": "name", "level": "level", "calendar": "cadence", "review": "review", "rotation": "rotation"}
"""Question → the field of the consultation that says what was agreed on it."""

_ORDER: Final = ("name", "level", "groups", "coordinators", "calendar", "review", "rotation", "outsiders")


def differences(body: Body) -> tuple[Difference, ...]:
    """Return every question on which a side is on record or expected to say something; the usual ones first, then by name."""
    questions: dict[str, list[Part[Stand]]] = defaultdict(list)
    for stand in body.stands:
        questions[stand.is_.question].append(stand)
    order = sorted(questions, key=lambda q: (_ORDER.index(q) if q in _ORDER else len(_ORDER), q))
    return tuple(_difference(body, question, questions[question]) for question in order)


def _difference(body: Body, question: str, stands: list[Part[Stand]]) -> Difference:
    now: dict[str, tuple[Part[Stand], ...]] = {}
    before: dict[str, tuple[Part[Stand], ...]] = {}
    forecasts: dict[str, tuple[Part[Stand], ...]] = {}
    for side in dict.fromkeys(stand.is_.side for stand in stands):
        own = sorted((s for s in stands if s.is_.side == side), key=lambda s: _spoken_at(s.matter))
        expected = tuple(s for s in own if s.is_.status is Standing.FORECAST)
        said = [s for s in own if s.is_.status is not Standing.FORECAST]
        if expected:
            forecasts[side] = expected
        if said:
            last = _spoken_at(said[-1].matter)
            now[side] = tuple(s for s in said if _spoken_at(s.matter) == last)
            before[side] = tuple(s for s in said if _spoken_at(s.matter) != last)
    agreed = _agreed(body.is_, question)
    words = {tuple(sorted((s.is_.what.casefold(), s.is_.stance.value) for s in held)) for held in now.values()}
    return Difference(
        question=question,
        stands=now,
        forecasts=forecasts,
        before={side: held for side, held in before.items() if held},
        agreed=agreed,
        is_open=agreed is None and (len(words) > 1 or not set(body.sides) <= now.keys()),
    )


def _spoken_at(matter: Matter) -> dt.datetime:
    """Return when it was said: the date of its telegram, else when it was recorded."""
    return matter.telegram.date or matter.history[-1].at


def _agreed(consultation: Consultation, question: str) -> str | None:
    field = _FIELDS.get(question, question)
    if field not in consultation.agreed:
        return None
    value = getattr(consultation, field, None)
    if value is None:
        return "agreed"
    if field in {"cadence", "review"}:
        return f"{value} months"
    return ", ".join(value) if isinstance(value, tuple) else str(value)


def name_in_dispute(body: Body) -> tuple[Part[Stand], ...]:
    """Return the names that sides want, where none is agreed and one differs from the name in use."""
    if "name" in body.is_.agreed:
        return ()
    wanted = tuple(s for s in body.stands if s.is_.question == "name" and s.is_.status is not Standing.FORECAST)
    others = any(s.is_.what.casefold() != body.is_.name.casefold() for s in wanted)
    return wanted if others else ()
