"""The papers of a consultation: its status on a page, the agenda of a session, the report on a session."""

import datetime as dt
from collections.abc import Iterable

from reftel.exports.consultations.paper import Block, Heading, Paper, Points, Sentence, Table, Terms
from reftel.matters.consultations.body import Body, Part, differences, vacancies
from reftel.matters.consultations.parts import Delegate, Item, Meets, Role, Session, SessionState
from reftel.matters.consultations.parts import Paper as SessionPaper
from reftel.matters.consultations.plan import agenda, at_risk, changes, open_items, overdue
from reftel.matters.consultations.schedule import derived, has_no_outcome

FOOT = "Made with Reftel from what is recorded; each entry can be traced to the telegram that says it."


def status_paper(body: Body, today: dt.date) -> Paper:
    """Return the status of a consultation on a page, as it stands on a day."""
    whole = body.is_
    blocks: list[Block] = [
        Terms(
            (
                ("Parties", ", ".join(body.sides)),
                ("Status", _words(whole.status) + (f" since {whole.status_since}" if whole.status_since else "")),
                ("Level", whole.level or "not said"),
                *((("Topics", ", ".join(whole.topics)),) if whole.topics else ()),
                *((("Rests on", "; ".join(whole.founded)),) if whole.founded else ()),
                *((("Coordinators", "; ".join(found)),) if (found := _coordinators(body)) else ()),
                ("Sessions", f"every {whole.cadence} months" if whole.cadence else "not said"),
                ("Review", f"{whole.review} months after each session" if whole.review else "not said"),
                ("Hosts", ", then ".join(whole.rotation) or "not said"),
                ("Agreed", ", ".join(whole.agreed) or "nothing yet"),
            )
        ),
        *_section("Next", Table(("Date", "Session", "Place", "Why"), tuple(_ahead(body, today)))),
        *_section("Groups", Table(("Group", *(f"Head, {side}" for side in body.sides)), tuple(_groups(body)))),
        *_section("Others who take part", Points(tuple(_outsiders(body)))),
        *_section("What exists already", Points(tuple(one.is_.name for one in body.initiatives))),
        *_section("Sessions held", Table(("Date", "Session", "Place"), tuple(_held(body)))),
        *_section("Where the sides differ", Table(("Question", *body.sides), tuple(_questions(body)))),
        *_section("Overdue", _items(body, overdue(body, today))),
        *_section("At risk", _items(body, at_risk(body, today))),
    ]
    return Paper(title=whole.name, under=f"Status on {today.isoformat()}", blocks=tuple(blocks), foot=FOOT)


def agenda_paper(body: Body, session: Part[Session] | None, today: dt.date) -> Paper:
    """Return the agenda of a session: what was put down for it, then what is open; of the next one where none is named."""
    points = session.is_.agenda if session is not None else ()
    blocks: list[Block] = []
    if session is not None:
        blocks += [Sentence(_when_and_where(session.is_)), *_delegations(session.is_)]
    if points:
        blocks += [Heading("Points"), Points(points, numbered=True)]
    for heading, found in agenda(body, today, session):
        if not (points and heading == "Agreed points"):
            blocks += [Heading(heading), Points(found, numbered=True)]
    return Paper(title=f"{body.is_.name}: agenda", under=_session_name(session), blocks=tuple(blocks), foot=FOOT)


def report_paper(body: Body, session: Part[Session], before: Body | None) -> Paper:
    """Return the joint report on a session: who met, what was agreed, the work since the session or review before, what is open.

    `body` is the consultation as the outcome of the session was put down, `before` as that of the one before was.
    """
    changed = changes(before, body)
    day = session.is_.until or session.is_.date or dt.date.min
    blocks: list[Block] = [
        Sentence(_when_and_where(session.is_)),
        *_delegations(session.is_),
        *_section("Agenda", Points(session.is_.agenda, numbered=True)),
        *_section("Documents", Points(tuple(map(_paper_name, session.is_.papers)))),
        *_section(
            "Work since the last session",
            Table(
                ("Work", "Before", "Now", "Due"),
                tuple(
                    (
                        one.item.is_.title,
                        _words(one.before.status) if one.before else "new",
                        _words(one.item.is_.status),
                        _due(one.item.is_.due, one.before.due if one.before else None),
                    )
                    for one in changed
                ),
            ),
        ),
        *_section("Work plan", _items(body, open_items(body))),
        *_section("Next", Table(("Date", "Session", "Place", "Why"), tuple(_ahead(body, day)))),
    ]
    return Paper(title=f"{body.is_.name}: report", under=_session_name(session), blocks=tuple(blocks), foot=FOOT)


def _section(heading: str, block: Table | Points) -> tuple[Block, ...]:
    """Return a heading with what stands under it; nothing where it is empty."""
    is_empty = not (block.rows if isinstance(block, Table) else block.points)
    return () if is_empty else (Heading(heading), block)


def _ahead(body: Body, today: dt.date) -> Iterable[tuple[str, str, str, str]]:
    """Return what is to meet, and what should have met and of which nothing is recorded, in the order of time."""
    return sorted(_to_meet(body, today))


def _to_meet(body: Body, today: dt.date) -> Iterable[tuple[str, str, str, str]]:
    for part in body.sessions:
        one = part.is_
        if one.date is not None and one.status in {SessionState.PROPOSED, SessionState.AGREED}:
            outcome = "; no outcome recorded" if has_no_outcome(one, today) else ""
            yield one.date.isoformat(), _name(one), one.place or one.host or "", f"{_words(one.status)}{outcome}"
    for derived_one in derived(body):
        name = f"{derived_one.sort.value} session {derived_one.ordinal}"
        late = " (overdue)" if derived_one.date < today else ""
        place = derived_one.place or derived_one.host or ""
        yield derived_one.date.isoformat(), name, place, f"derived: {derived_one.rule}{late}"


def _held(body: Body) -> Iterable[tuple[str, str, str]]:
    """Return the sessions that have met, in the order of time."""
    met = [part.is_ for part in body.sessions if part.is_.status is SessionState.HELD]
    for one in sorted(met, key=lambda session: session.date or dt.date.min):
        yield one.date.isoformat() if one.date else "", _name(one), one.place or one.host or ""


def _coordinators(body: Body) -> list[str]:
    """Return who coordinates for each side: a person, else an office, else that nobody is named."""
    seats = [seat.is_ for seat in body.seats if seat.is_.role is Role.COORDINATOR and seat.is_.until is None]
    return [
        f"{seat.side}: {seat.person or seat.office or 'not named'}" if seat.side else (seat.office or "")
        for seat in seats
    ]


def _outsiders(body: Body) -> Iterable[str]:
    for one in body.outsiders:
        group = body.group_title(one.is_.group) if one.is_.group else ""
        yield ", ".join(filter(None, (one.is_.name, group, f"of {one.is_.side}" if one.is_.side else "")))


def _groups(body: Body) -> Iterable[tuple[str, ...]]:
    missing = {(one.group, one.side): one for one in vacancies(body)}
    for group in body.groups:
        if group.is_.status.value != "dissolved":
            yield group.is_.title, *(_head(body, group.id, side, missing.get((group.id, side))) for side in body.sides)


def _head(body: Body, group: str, side: str, vacancy: object) -> str:
    if vacancy is not None:
        awaited = getattr(vacancy, "awaited_from", None)
        since, due = getattr(vacancy, "since", None), getattr(vacancy, "due", None)
        when = (f" since {since}" if since else "") + (f", due {due}" if due else "")
        return f"awaited from {awaited}{when}" if awaited else "not filled"
    seats = (s.is_ for s in body.seats if s.is_.group == group and s.is_.side in {side, None} and s.is_.until is None)
    return "; ".join(seat.person or seat.office or "" for seat in seats if seat.person or seat.office)


def _questions(body: Body) -> Iterable[tuple[str, ...]]:
    for one in differences(body):
        if one.is_open:
            yield (
                one.question,
                *(
                    "; ".join(
                        [f"{s.is_.stance.value} {s.is_.what}" for s in one.stands.get(side, ())]
                        + [f"expected: {s.is_.what}" for s in one.forecasts.get(side, ())]
                    )
                    for side in body.sides
                ),
            )


def _items(body: Body, items: Iterable[Part[Item]]) -> Table:
    return Table(
        ("Work", "Group", "Who", "Due", "State"),
        tuple(
            (
                part.is_.title,
                body.group_title(part.is_.group),
                ", ".join(_person(owner) for owner in part.is_.owners),
                part.is_.due.isoformat() if part.is_.due else "",
                _words(part.is_.status),
            )
            for part in items
        ),
    )


def _delegations(session: Session) -> tuple[Block, ...]:
    rows = tuple((one.side, ", ".join(filter(None, (one.name, one.office)))) for one in session.delegates)
    return _section("Delegations", Table(("Side", "Who"), rows))


def _person(one: Delegate) -> str:
    return f"{one.side} ({one.name or one.office})" if one.name or one.office else one.side


def _paper_name(paper: SessionPaper) -> str:
    language = f" ({paper.language})" if paper.language else ""
    return f"{paper.title}{language}" + (f", in telegram {paper.telegram}" if paper.telegram else "")


def _due(now: dt.date | None, before: dt.date | None) -> str:
    if now is None:
        return ""
    return f"{now.isoformat()} (was {before.isoformat()})" if before is not None and before != now else now.isoformat()


def _when_and_where(session: Session) -> str:
    date = session.date.isoformat() if session.date else "on a day to be agreed"
    until = f" to {session.until.isoformat()}" if session.until else ""
    time = f", {session.time}" + (f" ({session.zone})" if session.zone else "") if session.time else ""
    place = f", {session.place}" if session.place else ""
    host = f"; host: {session.host}" if session.host else ""
    out = f" (out of turn: {session.exception})" if session.exception else ""
    return f"{date}{until}{time}{place}{host}{out}"


def _session_name(session: Part[Session] | None) -> str:
    return "Next session" if session is None else _name(session.is_).capitalize()


def _name(session: Session) -> str:
    number = f" {session.ordinal}" if session.ordinal is not None else ""
    return f"{'plenary' if session.sort is Meets.PLENARY else session.sort.value} session{number}"


def _words(state: str) -> str:
    return str(state).replace("_", " ")
