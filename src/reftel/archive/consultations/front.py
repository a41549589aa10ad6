"""The front of consultations: `archive.consultations`. Every method takes the viewer first."""

import datetime as dt
import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from typing import Final

import msgspec
from sqlalchemy import Connection

from reftel.access import Viewer
from reftel.archive.consultations import portfolio, proposals
from reftel.archive.consultations.portfolio import Counted, Falling, Sought
from reftel.archive.consultations.proposals import Bearing, Fetch, Proposal, Search
from reftel.archive.consultations.reading import bodies_named, body_of
from reftel.archive.consultations.recording import Change, Secretary
from reftel.archive.docket import listing
from reftel.archive.finding.remembering import Remembered
from reftel.archive.sight import permitted_labels, sees_all
from reftel.archive.store.compression import Codec
from reftel.archive.store.database import Store, driver_cursor
from reftel.errors import NotFound, StatementError
from reftel.matters import Matter
from reftel.matters.consultations.body import Body, Part
from reftel.matters.consultations.outcomes import eve, put_down, put_down_before, with_sessions_until
from reftel.matters.consultations.parts import Consultation, Party, Session
from reftel.matters.consultations.typed import made
from reftel.matters.kinds import CONSULTATION, SESSION

Reading = Callable[[Viewer], AbstractContextManager[tuple[Connection, str]]]
"""Gives a connection, and what the viewer may read, of one moment."""

MOST_DATED: Final = 1_000
"""Entries of a calendar page."""

MOST_CALLED: Final = 1_000
"""Consultations to choose from."""

MOST_AHEAD: Final = 2_000
"""Pieces of work in one calendar of many consultations."""


class CountedList(msgspec.Struct, frozen=True, kw_only=True):
    """Some consultations of a longer list."""

    total: int
    offset: int
    consultations: tuple[Counted, ...]


class Consultations:
    """Consultations as one viewer sees them, and what he records of them."""

    def __init__(self, reading: Reading, store: Store, codec: Codec, *, fetch: Fetch, search: Search) -> None:
        self._reading = reading
        self._store = store
        self._codec = codec
        self._fetch = fetch
        self._search = search
        self._memory: Remembered[sqlite3.Connection] = Remembered()
        self._frames: Remembered[tuple[Body, ...]] = Remembered()

    # Reading ---------------------------------------------------------------------------------------------------------

    def find(self, viewer: Viewer, name: str, *, as_of: dt.datetime | None = None) -> Body:
        """Return a consultation with all its parts, as it stood on a date where one is given; raises `NotFound`."""
        with self._reading(viewer) as (connection, labels):
            return body_of(connection, labels, name, as_of)

    def as_it_was(self, viewer: Viewer, name: str, day: dt.date | None) -> Body | None:
        """Return a consultation as it stood at the end of a day; None where it was not recorded yet, or no day is given."""
        return self._stood(viewer, name, None if day is None else dt.datetime.combine(day, dt.time.max, dt.UTC))

    def _stood(self, viewer: Viewer, name: str, moment: dt.datetime | None) -> Body | None:
        """Return a consultation as it stood at a moment; None where it was not recorded yet, or no moment is given."""
        if moment is None:
            return None
        try:
            return self.find(viewer, name, as_of=moment)
        except NotFound:
            return None

    def for_report(self, viewer: Viewer, body: Body, session: Part[Session]) -> tuple[Body, Body | None]:
        """Return a consultation as the outcome of a session was put down, and as that of the session or review before it was."""
        name = body.consultation.id
        then = self._stood(viewer, name, put_down(body, session))
        return then or body, self._stood(viewer, name, put_down_before(body, session))

    def for_agenda(self, viewer: Viewer, body: Body, session: Part[Session] | None, today: dt.date) -> Body:
        """Return a consultation as the agenda of a session finds it: on its eve where that is over, else as it is."""
        if session is None or session.is_.date is None or session.is_.date > today:
            return body
        then = self._stood(viewer, body.consultation.id, eve(session.is_))
        return body if then is None else with_sessions_until(then, body, session)

    def listed(
        self,
        viewer: Viewer,
        sought: Sought | None = None,
        *,
        today: dt.date,
        limit: int | None = None,
        offset: int = 0,
    ) -> CountedList:
        """Return the consultations that are sought with their figures, by name."""
        with self._reading(viewer) as (connection, labels), self._rows(connection, labels) as cursor:
            names = portfolio.names_of(cursor, sought or Sought())
            some = names[offset:] if limit is None else names[offset : offset + limit]
            found = portfolio.counted(cursor, _frames(connection, labels, cursor, some), today)
        return CountedList(total=len(names), offset=offset, consultations=found)

    def falling(
        self, viewer: Viewer, since: dt.date, until: dt.date, *, limit: int = MOST_DATED
    ) -> tuple[Falling, ...]:
        """Return what falls in some days in all consultations, derived sessions among them, the earliest first."""
        with self._reading(viewer) as (connection, labels), self._rows(connection, labels) as cursor:
            recorded = portfolio.dated(cursor, since, until, limit)
            frames = self._frames.get(connection, labels, lambda c, seen: _every_frame(c, seen, cursor))
        both = (*recorded, *portfolio.derived_in(frames, since, until))
        return tuple(sorted(both, key=lambda one: (one.date, one.name, one.what)))[:limit]

    def ahead(
        self, viewer: Viewer, sought: Sought | None = None, *, since: dt.date, limit: int = MOST_AHEAD
    ) -> tuple[Body, ...]:
        """Return consultations with all their sessions, and the open work that is due since a day, the earliest first: for a calendar."""
        with self._reading(viewer) as (connection, labels), self._rows(connection, labels) as cursor:
            names = portfolio.names_of(cursor, sought or Sought())
            return _frames(connection, labels, cursor, names, portfolio.open_work(cursor, since, limit))

    def called(self, viewer: Viewer, *, limit: int = MOST_CALLED) -> tuple[tuple[str, str], ...]:
        """Return what the consultations are called: (id, name), by name."""
        with self._reading(viewer) as (connection, labels), self._rows(connection, labels) as cursor:
            return portfolio.called(cursor, limit)

    def proposal(
        self, viewer: Viewer, address: str, *, against: str | None = None, parties: Sequence[Party] = ()
    ) -> Proposal:
        """Return what a telegram proposes, held against a consultation where one is named. Raises `NotFound` and `Ambiguous`."""
        holding = self._fetch(viewer, address)
        with self._reading(viewer) as (connection, labels):
            body = None if against is None else body_of(connection, labels, against)
            return proposals.proposal_in(connection, labels, holding, body, parties)

    def bearing_on(self, viewer: Viewer, name: str) -> tuple[Bearing, ...]:
        """Return later telegrams that may bear on a consultation, the earliest first."""
        return proposals.bearing_on(viewer, self.find(viewer, name), self._fetch, self._search)

    @contextmanager
    def _rows(self, connection: Connection, labels: str) -> Iterator[sqlite3.Cursor]:
        if sees_all(connection, labels):
            yield driver_cursor(connection)
        else:
            yield self._memory.get(connection, labels, listing.in_memory).cursor()

    # Recording -------------------------------------------------------------------------------------------------------

    def accept(
        self,
        viewer: Viewer,
        address: str,
        numbers: Sequence[int] = (),
        *,
        into: str | None = None,
        parties: Sequence[Party] = (),
        by: str,
        now: dt.datetime,
        note: str = "",
    ) -> Body:
        """Record what a telegram proposes, all that is open or some numbers of it, in a consultation or in a new one; return that.

        Raises `StatementError` where nothing is left to accept, or no two parties are known.
        """
        holding = self._fetch(viewer, address)
        with self._writing(viewer, by, now) as (connection, labels, secretary):
            body = None if into is None else body_of(connection, labels, into)
            proposal = proposals.proposal_in(connection, labels, holding, body, parties)
            name = proposals.accept(secretary, proposal, numbers, body.consultation.id if body else None, note)
            return secretary.body(name)

    def dismiss(
        self,
        viewer: Viewer,
        address: str,
        numbers: Sequence[int],
        *,
        against: str | None = None,
        by: str,
        now: dt.datetime,
        note: str = "",
    ) -> None:
        """Record that some of what a telegram is taken to propose is wrong."""
        holding = self._fetch(viewer, address)
        with self._writing(viewer, by, now) as (connection, labels, secretary):
            body = None if against is None else body_of(connection, labels, against)
            proposals.dismiss(secretary, proposals.proposal_in(connection, labels, holding, body), numbers, note)

    def start(
        self,
        viewer: Viewer,
        values: Mapping[str, object],
        *,
        by: str,
        now: dt.datetime,
        places: Sequence[str] = (),
        note: str = "",
    ) -> Body:
        """Record a consultation of some values; `places` are like "06PORTALDER412#p5". Raises `StatementError`."""
        about = made(CONSULTATION, values)
        if not isinstance(about, Consultation):
            raise TypeError("a consultation was asked for")
        with self._writing(viewer, by, now) as (_, _, secretary):
            return secretary.body(secretary.start(about, secretary.evidence(places), note))

    def copy(
        self, viewer: Viewer, name: str, title: str, parties: Sequence[Party], *, by: str, now: dt.datetime
    ) -> Body:
        """Record a new consultation with the structure of another one. Raises `StatementError` and `NotFound`."""
        if not title.strip():
            raise StatementError("the new consultation has no name", next_step="Give it one.")
        with self._writing(viewer, by, now) as (_, _, secretary):
            return secretary.body(secretary.copy(name, title.strip(), parties))

    def add(
        self,
        viewer: Viewer,
        consultation: str,
        kind: str,
        make: Change,
        *,
        by: str,
        now: dt.datetime,
        places: Sequence[str] = (),
        note: str = "",
    ) -> Matter:
        """Record a part of a consultation, which `make` gives; return its matter. Raises `StatementError` and `NotFound`."""
        with self._writing(viewer, by, now) as (_, _, secretary):
            return secretary.matter(secretary.add(consultation, kind, make(None), secretary.evidence(places), note))

    def amend(
        self,
        viewer: Viewer,
        name: str,
        change: Change,
        *,
        by: str,
        now: dt.datetime,
        places: Sequence[str] = (),
        note: str = "",
    ) -> Matter:
        """Record what is so from now on of a consultation or of a part; return its matter. Raises as `add` does."""
        with self._writing(viewer, by, now) as (_, _, secretary):
            return secretary.amend(name, change, secretary.evidence(places), note)

    def carry(
        self, viewer: Viewer, consultation: str, session: str, *, by: str, now: dt.datetime, note: str = ""
    ) -> tuple[str, ...]:
        """Record that a session carries all open work; return the names of what it took over."""
        with self._writing(viewer, by, now) as (_, _, secretary):
            return secretary.carry(consultation, session, note)

    @contextmanager
    def _writing(self, viewer: Viewer, by: str, now: dt.datetime) -> Iterator[tuple[Connection, str, Secretary]]:
        with self._store.writing() as connection:
            labels = permitted_labels(connection, viewer)
            yield connection, labels, Secretary(connection, self._codec, viewer, by=by, now=now)


def _frames(
    connection: Connection, labels: str, cursor: sqlite3.Cursor, names: Sequence[str], more: Sequence[str] = ()
) -> tuple[Body, ...]:
    """Return some consultations with their sessions, and with some more parts, in the order of the names."""
    wanted = msgspec.json.encode(list(names)).decode()
    query = "SELECT id FROM matters WHERE kind = ? AND part_of IN (SELECT value FROM json_each(?))"
    sessions = [row[0] for row in cursor.execute(query, (SESSION, wanted))]
    found = {body.consultation.id: body for body in bodies_named(connection, labels, names, (*sessions, *more))}
    return tuple(found[name] for name in names if name in found)


def _every_frame(connection: Connection, labels: str, cursor: sqlite3.Cursor) -> tuple[Body, ...]:
    return _frames(connection, labels, cursor, portfolio.names_of(cursor, Sought()))
