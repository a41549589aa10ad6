"""What a person records of a consultation: each deed appends statements, and the lists are brought up to date with them.

All of it happens inside one write transaction, which a kill undoes whole.
"""

import datetime as dt
from collections.abc import Callable, Sequence
from typing import Any, Final, NamedTuple

import msgspec
from sqlalchemy import Connection, select

from reftel.access import Viewer
from reftel.archive.consultations.evidence import evidence_at, hold_of, label_over, resting_on
from reftel.archive.consultations.reading import body_of
from reftel.archive.consultations.zones import zone_named
from reftel.archive.docket.matters import as_text, find_matter
from reftel.archive.docket.projecting import project_matters
from reftel.archive.docket.statements import append_statement
from reftel.archive.docket.verdicts import MAX_WORDS
from reftel.archive.sight import may_read, permitted_labels
from reftel.archive.store.compression import Codec
from reftel.archive.store.schema import statements
from reftel.errors import StatementError
from reftel.matters import (
    CONSULTATION,
    PARTS,
    RECORDED,
    About,
    Dismissed,
    Evidence,
    Matter,
    Merged,
    Person,
    Recorded,
    RuleVersion,
    TelegramFacts,
    described,
    matter_id,
)
from reftel.matters.consultations.body import Body
from reftel.matters.consultations.parts import (
    Consultation,
    Course,
    Group,
    GroupState,
    Item,
    Outsider,
    Party,
    Seat,
    Session,
    SessionState,
)
from reftel.matters.consultations.plan import may_carry, to_carry
from reftel.matters.consultations.schedule import NUMBERED
from reftel.matters.consultations.seating import filled
from reftel.matters.kinds import GROUP, SEAT, SESSION

Change = Callable[[About | None], About]
"""Makes what is so from what was so; null where nothing was."""

_LINKS: Final = {"group": GROUP, "parent": GROUP, "session": SESSION}
"""Fields that name another part of the same consultation → its kind."""


class _Frame(NamedTuple):
    """What the parts of a consultation may name: its sides, its groups and its sessions, each by its name."""

    id: str
    sides: tuple[str, ...]
    held: dict[str, dict[str, About]]


class Secretary:
    """One person who records, inside one write transaction."""

    def __init__(self, connection: Connection, codec: Codec, viewer: Viewer, *, by: str, now: dt.datetime) -> None:
        self._connection = connection
        self._codec = codec
        self._viewer = viewer
        self._labels = permitted_labels(connection, viewer)
        self._by = Person(name=as_text(by))
        self._now = now
        self._frames: dict[str, _Frame] = {}

    def body(self, name: str) -> Body:
        """Return a consultation as it stands; raises `NotFound`."""
        return body_of(self._connection, self._labels, name)

    def matter(self, name: str) -> Matter:
        """Return a consultation's or a part's matter as it stands; raises `NotFound`."""
        return find_matter(self._connection, self._labels, name)[0]

    def evidence(self, places: Sequence[str]) -> tuple[Evidence, ...]:
        """Return the passages at some places (`evidence_at`)."""
        return evidence_at(self._connection, self._codec, self._labels, places)

    def start(self, about: Consultation, evidence: Sequence[Evidence] = (), note: str = "") -> str:
        """Record a consultation; return its name. Raises `StatementError` where its parties are not told apart."""
        _require_parties(about)
        self._require_kin(about, "")
        name = self._new_name(CONSULTATION, "", about.name)
        self.put(name, CONSULTATION, about, evidence=evidence, note=note)
        return name

    def add(
        self,
        consultation: str,
        kind: str,
        about: About,
        evidence: Sequence[Evidence] = (),
        note: str = "",
        *,
        name: str | None = None,
        read_by: RuleVersion | None = None,
    ) -> str:
        """Record a part of a consultation; return its name. Raises `StatementError` where it names a part that there is not."""
        if kind not in PARTS:
            raise StatementError(f"a consultation has no {kind[:40]!r}", next_step=f"It has {', '.join(PARTS)}.")
        frame = self._frame(consultation)
        _require_links(about, frame, itself=name)
        name = name or self._new_name(kind, frame.id, described(about).what)
        self.put(name, kind, about, part_of=frame.id, evidence=evidence, note=note, read_by=read_by)
        return name

    def amend(self, name: str, change: Change, evidence: Sequence[Evidence] = (), note: str = "") -> Matter:
        """Record what is so from now on of a consultation or a part; what was so before stays in its history."""
        matter = self.matter(name)
        if matter.kind not in RECORDED:
            raise StatementError(
                f"matter {matter.id} is a {matter.kind}, and nothing of a consultation",
                next_step="`reftel matters correct` corrects what rules suggest.",
            )
        about = filled(matter.about, change(matter.about), self._day_of(evidence))
        if isinstance(about, Consultation):
            _require_parties(about)
            self._require_kin(about, matter.id)
        elif matter.part_of is not None:
            _require_links(about, self._frame(matter.part_of), itself=matter.id)
        if about == matter.about and not note.strip() and not evidence:
            return matter
        self.put(matter.id, matter.kind, about, part_of=matter.part_of, evidence=evidence, note=note)
        return self.matter(matter.id)

    def _day_of(self, evidence: Sequence[Evidence]) -> dt.date:
        """Return the day of what is said: that of the telegram that says it, else today."""
        told = evidence[0].telegram.date if evidence else None
        return (told or self._now).date()

    def _require_kin(self, about: Consultation, itself: str) -> None:
        """Raise `StatementError` where a consultation succeeds one that there is not, or itself, or has a status to come."""
        for field in ("succeeds", "succeeded_by"):
            other = getattr(about, field)
            if other is None:
                continue
            if other == itself:
                raise StatementError(f"{field}: no consultation succeeds itself", next_step="Name the other one.")
            self.body(other)
        if about.status_since is not None and about.status_since > self._now.date():
            raise StatementError(
                f"status_since: {about.status_since.isoformat()} is still to come",
                next_step="Record the status on the day from which it counts.",
            )

    def carry(self, consultation: str, session: str, note: str = "") -> tuple[str, ...]:
        """Record that a session carries all work that is open; return the names of what it took over."""
        body = self.body(consultation)
        if session not in {part.id for part in may_carry(body)}:
            raise StatementError(
                f"{session[:40]!r} is no session of it that is still to meet",
                next_step="Name one that `reftel consult show` lists, neither held nor cancelled.",
            )
        carried = []
        for part in to_carry(body, session):
            self.amend(part.id, lambda old: _carried(old, session), note=note)
            carried.append(part.id)
        return tuple(carried)

    def copy(self, consultation: str, name: str, parties: Sequence[Party], note: str = "") -> str:
        """Record a new consultation with the groups, seats and calendar of another one; nobody is named in it. Return its name."""
        like = self.body(consultation)
        made = self.start(
            msgspec.structs.replace(
                like.is_,
                name=name,
                parties=tuple(parties),
                rotation=tuple(party.name for party in parties) if like.is_.rotation else (),
                status=Course.PROPOSED,
                status_since=None,
                founded=(),
                agreed=(),
                succeeds=None,
                succeeded_by=None,
            ),
            note=note,
        )
        groups: dict[str, str] = {}
        for group in like.groups:
            if group.is_.status is not GroupState.DISSOLVED:
                parent = groups.get(group.is_.parent or "")
                about = Group(title=group.is_.title, topics=group.is_.topics, parent=parent)
                groups[group.id] = self.add(made, GROUP, about)
        for role, group_id in dict.fromkeys((seat.is_.role, seat.is_.group) for seat in like.seats):
            for party in parties if group_id is None or group_id in groups else ():
                self.add(made, SEAT, Seat(role=role, side=party.name, group=groups.get(group_id or "")))
        return made

    def put(
        self,
        name: str,
        kind: str,
        about: About,
        *,
        part_of: str | None = None,
        evidence: Sequence[Evidence] = (),
        note: str = "",
        read_by: RuleVersion | None = None,
    ) -> None:
        """Append one statement, with the label of all that it rests on: its passages, and what it belongs to."""
        _require_zones(about)
        self._now += dt.timedelta(microseconds=1)  # what is recorded together keeps its order
        said = Recorded(
            matter=name,
            at=self._now,
            evidence=tuple(evidence),
            by=self._by,
            kind=kind,
            about=about,
            telegram=evidence[0].telegram if evidence else self._telegram_of(name),
            note=_checked(note),
            part_of=part_of,
            read_by=read_by,
        )
        self._append(said, part_of)
        frame = self._frames.get(part_of or "")
        if frame is not None and kind in frame.held:
            frame.held[kind][name] = about
        if isinstance(about, Consultation):
            self._frames.pop(name, None)

    def _frame(self, consultation: str) -> "_Frame":
        """Return what the parts of a consultation may name; it is looked up once, and kept as parts are added."""
        if consultation not in self._frames:
            body = self.body(consultation)
            held: dict[str, dict[str, About]] = {
                GROUP: {part.id: part.is_ for part in body.groups},
                SESSION: {part.id: part.is_ for part in body.sessions},
            }
            self._frames[consultation] = _Frame(body.consultation.id, body.sides, held)
        return self._frames[consultation]

    def dismiss(self, name: str, kind: str, about: About, evidence: Evidence, note: str = "") -> None:
        """Append that what a rule suggested is wrong: it is not offered again."""
        self._append(Dismissed(kind=kind, about=about, **self._on(name, evidence, note)), None)

    def merge(self, name: str, kind: str, about: About, evidence: Evidence, *, into: str) -> None:
        """Append that what a rule suggested is told by a part that is there already: it is not offered again."""
        self._append(Merged(kind=kind, about=about, into=into, **self._on(name, evidence, "")), None)

    def _on(self, name: str, evidence: Evidence, note: str) -> dict[str, Any]:
        return {
            "matter": name,
            "at": self._now,
            "evidence": (evidence,),
            "by": self._by,
            "telegram": evidence.telegram,
            "note": _checked(note),
        }

    def _append(self, said: Recorded | Dismissed | Merged, part_of: str | None) -> None:
        resting = resting_on(self._connection, said.evidence)
        label = label_over(
            self._connection, (*resting.labels, *self._label_of(said.matter), *self._label_of(part_of or ""))
        )
        append_statement(self._connection, said, hold=hold_of(said.matter, resting), label=label)
        self._labels = permitted_labels(self._connection, self._viewer)  # the label may be a new one
        project_matters(self._connection, (said.matter,))

    def _label_of(self, name: str) -> tuple[int, ...]:
        """Return the label of the first statement on a matter: what is said of it later is no less strict."""
        query = select(statements.c.label).where(statements.c.matter == name).order_by(statements.c.id).limit(1)
        return tuple(self._connection.scalars(query))

    def _telegram_of(self, name: str) -> TelegramFacts:
        """Return the telegram that a matter rests on already, where a further statement names none."""
        query = select(statements.c.id).where(statements.c.matter == name, may_read(self._labels, statements)).limit(1)
        if self._connection.execute(query).first() is None:
            return TelegramFacts()
        return self.matter(name).telegram

    def _new_name(self, kind: str, consultation: str, words: str) -> str:
        """Return a name that no matter has yet."""
        number = 1
        while True:
            name = matter_id(kind, consultation, f"{words} {self._now.isoformat()} {number}")
            taken = select(statements.c.id).where(statements.c.matter == name).limit(1)
            if self._connection.execute(taken).first() is None:
                return name
            number += 1


def _carried(old: About | None, session: str) -> About:
    if not isinstance(old, Item):
        raise TypeError("only work is carried")
    return msgspec.structs.replace(old, session=session)


def _require_parties(about: Consultation) -> None:
    names = [party.name.casefold() for party in about.parties]
    if len(set(names)) != len(names):
        raise StatementError("two parties have the same name", next_step="Tell them apart.")
    if len(names) < 2:
        raise StatementError(
            "a consultation needs two parties or more", next_step="Name each: parties=Quillonia, parties=Marrow Coast."
        )
    strangers = [side for side in about.rotation if side.casefold() not in names]
    if strangers:
        raise StatementError(
            f"{strangers[0][:60]!r} is in the rotation and is no party",
            next_step="Name the parties as they are written.",
        )


def _require_links(about: About, frame: _Frame, *, itself: str | None) -> None:
    """Raise `StatementError` where a part names a side or another part that its consultation does not have."""
    for field, kind in _LINKS.items():
        named = getattr(about, field, None)
        if named is not None and (named not in frame.held[kind] or named == itself):
            raise StatementError(
                f"{str(named)[:60]!r} is no {kind} of this consultation",
                next_step="Name one that `reftel consult show` lists.",
            )
    if isinstance(about, Group):
        _require_tree(about, frame, itself)
    if isinstance(about, Session):
        _require_side(about.host, frame)
        _require_side(about.turn, frame)
        _require_first(about, frame, itself)
    if isinstance(about, Item):
        for owner in about.owners:
            _require_side(owner.side, frame)
    if isinstance(about, Seat | Outsider):
        _require_side(about.side, frame)


def _require_tree(group: Group, frame: _Frame, itself: str | None) -> None:
    """Raise `StatementError` where a group would lie inside itself."""
    parent, seen = group.parent, set[str]()
    while parent is not None and parent not in seen:
        if parent == itself:
            raise StatementError(f"the group {group.title!r} would lie inside itself", next_step="Name another parent.")
        seen.add(parent)
        above = frame.held[GROUP].get(parent)
        parent = above.parent if isinstance(above, Group) else None


def _require_first(session: Session, frame: _Frame, itself: str | None) -> None:
    """Raise `StatementError` for a second session of the same number, unless the first one was cancelled."""
    if session.sort not in NUMBERED or session.ordinal is None or session.status is SessionState.CANCELLED:
        return
    for name, other in frame.held[SESSION].items():
        if (
            name != itself
            and isinstance(other, Session)
            and (other.sort, other.ordinal) == (session.sort, session.ordinal)
            and other.status is not SessionState.CANCELLED
        ):
            raise StatementError(
                f"{session.sort.value} session {session.ordinal} is recorded already, as {name}",
                next_step="Change that one, or give this one another number.",
            )


def _require_side(side: str | None, frame: _Frame) -> None:
    if side is not None and side not in frame.sides:
        raise StatementError(
            f"{side[:60]!r} is no party of this consultation", next_step=f"Its parties are {', '.join(frame.sides)}."
        )


def _require_zones(about: About) -> None:
    """Raise `StatementError` for a time zone that there is not."""
    zones = [party.zone for party in getattr(about, "parties", ())] + [getattr(about, "zone", None)]
    for zone in zones:
        if zone is not None and zone_named(zone) is None:
            raise StatementError(f"{zone[:40]!r} is no time zone", next_step="Write it like Europe/Riga.")


def _checked(note: str) -> str:
    words = as_text(note).strip()
    if len(words) > MAX_WORDS:
        raise StatementError(f"this is longer than {MAX_WORDS:,} characters", next_step="Say it shorter.")
    return words
