"""What a consultation between states is made of: the values that its statements record, one kind of matter each."""

import datetime as dt
from enum import StrEnum

import msgspec

from reftel.matters.values import About, Stance, Standing


class Party(msgspec.Struct, frozen=True, kw_only=True):
    """A state that takes part. `country` (two letters, ISO 3166-1) gives its holidays and working week, `zone` its time (IANA)."""

    name: str
    country: str | None = None
    capital: str | None = None
    zone: str | None = None


class Wording(msgspec.Struct, frozen=True, kw_only=True):
    """A title as one side has it, or in one language."""

    text: str
    side: str | None = None
    language: str | None = None


class Delegate(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody who comes for a side, or owns a piece of work."""

    side: str
    name: str | None = None
    office: str | None = None


class Paper(msgspec.Struct, frozen=True, kw_only=True):
    """A document of a session; `telegram` is the address of the telegram that holds it."""

    title: str
    language: str | None = None
    telegram: str | None = None


class Milestone(msgspec.Struct, frozen=True, kw_only=True):
    """A step of a piece of work."""

    title: str
    due: dt.date | None = None
    done: dt.date | None = None


class Course(StrEnum):
    """Where a consultation stands, from its proposal to its successor."""

    PROPOSED = "proposed"
    UNDER_NEGOTIATION = "under_negotiation"
    AGREED = "agreed"
    ACTIVE = "active"
    SUSPENDED = "suspended"
    ENDED = "ended"
    SUCCEEDED = "succeeded"


class Consultation(About, frozen=True, kw_only=True):
    """A standing body or cycle between states.

    `cadence` is the months from one plenary session to the next, `review` those from a session to the review of what it agreed;
    null where nothing is said. `rotation` are the parties in the order in which they are hosts, empty where that does not
    alternate. `agreed` names the fields that the parties have agreed; the others are as proposed. `agenda` is the template of a session's
    agenda. `succeeds` and `succeeded_by` are other consultations; `status_since` is the day from which the status counts.
    """

    name: str
    parties: tuple[Party, ...] = ()
    status: Course = Course.PROPOSED
    status_since: dt.date | None = None
    level: str | None = None
    cadence: int | None = None
    review: int | None = None
    rotation: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    founded: tuple[str, ...] = ()
    agenda: tuple[str, ...] = ()
    agreed: tuple[str, ...] = ()
    succeeds: str | None = None
    succeeded_by: str | None = None


class GroupState(StrEnum):
    """Where a working group stands."""

    PROPOSED = "proposed"
    AGREED = "agreed"
    DISSOLVED = "dissolved"


class Group(About, frozen=True, kw_only=True):
    """A working group; a sub-group has the group that it belongs to as `parent`. `related` are other bodies on the same matter."""

    title: str
    parent: str | None = None
    status: GroupState = GroupState.PROPOSED
    topics: tuple[str, ...] = ()
    titles: tuple[Wording, ...] = ()
    related: tuple[str, ...] = ()


class Role(StrEnum):
    """What a seat is for."""

    CO_CHAIR = "co_chair"
    COORDINATOR = "coordinator"
    EXECUTIVE_SECRETARY = "executive_secretary"
    GROUP_HEAD = "group_head"
    EMBASSY_COORDINATOR = "embassy_coordinator"
    CONTACT = "contact"


class Seat(About, frozen=True, kw_only=True):
    """A place for a person, of one side (null: of each), in a group (null: in the whole).

    It is filled by a `person`, or by whoever holds an `office`; awaited where the text says from whom (`awaited_from`); else
    simply not filled, and owed by nobody. `since` is when it was filled or first awaited, `due` by when the name is owed, `until` when
    it was given up.
    """

    role: Role
    side: str | None = None
    group: str | None = None
    person: str | None = None
    office: str | None = None
    awaited_from: str | None = None
    since: dt.date | None = None
    due: dt.date | None = None
    until: dt.date | None = None


class Stand(About, frozen=True, kw_only=True):
    """Where a side stands on an open question, such as the name, the level, the groups; a forecast is no position that it has taken.

    `told_by` is whose words report or forecast it, null where they are its own.
    """

    side: str
    question: str
    what: str
    stance: Stance = Stance.WANTS
    status: Standing = Standing.STATED
    told_by: str | None = None
    language: str | None = None
    group: str | None = None


class Sort(StrEnum):
    """What sort of outsider takes part."""

    BUSINESS = "business"
    NGO = "ngo"
    ACADEMIC = "academic"
    INTERNATIONAL = "international"
    OTHER = "other"


class Outsider(About, frozen=True, kw_only=True):
    """Somebody who is no state and takes part, of one side or of all (null), in a group (null: in the whole)."""

    name: str
    sort: Sort = Sort.OTHER
    side: str | None = None
    group: str | None = None


class Initiative(About, frozen=True, kw_only=True):
    """Something that exists between the parties already, and is to be respected."""

    name: str
    group: str | None = None


class Meets(StrEnum):
    """What sort of session it is."""

    PLENARY = "plenary"
    REVIEW = "review"
    GROUP = "group"
    COORDINATORS = "coordinators"
    PREPARATION = "preparation"


class SessionState(StrEnum):
    """Where a session stands."""

    PROPOSED = "proposed"
    AGREED = "agreed"
    HELD = "held"
    POSTPONED = "postponed"
    CANCELLED = "cancelled"


class Session(About, frozen=True, kw_only=True):
    """One session. A review has the `ordinal` of the plenary session whose work it reviews.

    `date` is when it is planned or was held, `until` its last day. `time` ("10:00") counts in `zone` (IANA). `host` is the party
    in whose place it meets, `turn` the one whose turn it uses up (null: the host's), `exception` why it is out of turn.
    """

    sort: Meets
    ordinal: int | None = None
    group: str | None = None
    status: SessionState = SessionState.PROPOSED
    date: dt.date | None = None
    until: dt.date | None = None
    time: str | None = None
    zone: str | None = None
    place: str | None = None
    host: str | None = None
    turn: str | None = None
    exception: str | None = None
    agenda: tuple[str, ...] = ()
    delegates: tuple[Delegate, ...] = ()
    papers: tuple[Paper, ...] = ()

    def __post_init__(self) -> None:
        if self.time is not None:
            dt.time.fromisoformat(self.time)
        if self.date is not None and self.until is not None and self.until < self.date:
            raise ValueError("a session cannot end before it begins")


class Progress(StrEnum):
    """Where a piece of work stands."""

    PROPOSED = "proposed"
    AGREED = "agreed"
    ON_TRACK = "on_track"
    SLIPPING = "slipping"
    DONE = "done"
    DROPPED = "dropped"


class Item(About, frozen=True, kw_only=True):
    """A piece of the work plan. `session` is the session that carries it; `owners` answer for it, on each side."""

    title: str
    group: str | None = None
    status: Progress = Progress.PROPOSED
    owners: tuple[Delegate, ...] = ()
    due: dt.date | None = None
    deliverable: str | None = None
    session: str | None = None
    milestones: tuple[Milestone, ...] = ()


OVER = frozenset({Progress.DONE, Progress.DROPPED})
"""States in which nothing of a piece of work is open any more."""
