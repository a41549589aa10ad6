"""The sessions of a consultation in words: held, agreed, derived, with their clashes, hours and papers."""

import datetime as dt
from dataclasses import dataclass
from typing import Final

from reftel.archive.consultations.zones import zone_named
from reftel.matters.consultations.body import Body, Part
from reftel.matters.consultations.days import local_times, look_at
from reftel.matters.consultations.parts import Paper, Session, SessionState
from reftel.matters.consultations.schedule import derived, exceptions, has_no_outcome, is_late
from reftel.web import links
from reftel.web.language import _
from reftel.web.shown.consultations import Source, source_of_matter
from reftel.web.shown.vocabulary import term
from reftel.web.wording import day, days

_SIGNS: Final = {
    SessionState.PROPOSED: "open",
    SessionState.AGREED: "part",
    SessionState.HELD: "answered",
    SessionState.POSTPONED: "none",
    SessionState.CANCELLED: "none",
}


@dataclass(frozen=True, slots=True)
class SessionLine:
    """A session that is recorded or derived, with its clashes and its hours on each side."""

    date: str
    machine: str
    name: str
    place: str
    state: str
    sign: str
    why: str
    clashes: tuple[str, ...]
    hours: tuple[str, ...]
    href: str
    agenda: str
    report: str
    delegates: str
    papers: tuple[tuple[str, str], ...]
    source: Source | None


def sessions_of(body: Body, today: dt.date) -> tuple[SessionLine, ...]:
    """Return the sessions in the order of time, those that are derived among them."""
    out_of_turn = {part.id: due for part, due in exceptions(body)}
    lines = [_session(body, part, out_of_turn.get(part.id), today) for part in body.sessions]
    for one in derived(body):
        late = _("; overdue") if is_late(body, one, today) else ""
        lines.append(
            SessionLine(
                date=day(one.date),
                machine=one.date.isoformat(),
                name=_(
                    "%(sort)s session%(number)s%(group)s", sort=term(one.sort.value), number=f" {one.ordinal}", group=""
                ),
                place=one.place or one.host or "",
                state=_("derived, not agreed%(late)s", late=late),
                sign="none",
                why=one.rule,
                clashes=_clashes(body, one.date),
                hours=(),
                href=links.consultation(
                    body.consultation.id,
                    "add",
                    kind="session",
                    sort=one.sort.value,
                    ordinal=str(one.ordinal),
                    date=one.date.isoformat(),
                    host=one.host or "",
                    place=one.place or "",
                ),
                agenda="",
                report="",
                delegates="",
                papers=(),
                source=None,
            )
        )
    return tuple(sorted(lines, key=lambda line: (line.machine or "9", line.name)))


def _session(body: Body, part: Part[Session], due: str | None, today: dt.date) -> SessionLine:
    session = part.is_
    number = f" {session.ordinal}" if session.ordinal is not None else ""
    group = f" ({body.group_title(session.group)})" if session.group else ""
    turn = _("out of turn: it was %(due)s’s", due=due) if due else ""
    ahead = session.status in {SessionState.PROPOSED, SessionState.AGREED}
    whole = body.consultation.id
    return SessionLine(
        date=days(session.date, session.until) if session.date else _("no date"),
        machine=session.date.isoformat() if session.date else "",
        name=_("%(sort)s session%(number)s%(group)s", sort=term(session.sort.value), number=number, group=group),
        place=", ".join(filter(None, (session.place, _("host: %(host)s", host=session.host) if session.host else ""))),
        state=term(session.status.value) + (_("; no outcome recorded") if has_no_outcome(session, today) else ""),
        sign=_SIGNS[session.status],
        why="; ".join(filter(None, (turn, session.exception))),
        clashes=_clashes(body, session.date) if ahead and session.date else (),
        hours=tuple(f"{one.at:%H:%M} {one.side}" for one in local_times(session, body.is_.parties, zone_named)),
        href=links.part(part.id),
        agenda=links.consultation(whole, "paper", kind="agenda", session=part.id),
        report=links.consultation(whole, "paper", kind="report", session=part.id)
        if session.status is SessionState.HELD
        else "",
        delegates="; ".join(", ".join(filter(None, (one.side, one.name, one.office))) for one in session.delegates),
        papers=tuple((_paper(one), links.telegram(one.telegram) if one.telegram else "") for one in session.papers),
        source=source_of_matter(part.matter),
    )


def _paper(paper: Paper) -> str:
    return f"{paper.title} ({paper.language})" if paper.language else paper.title


def _clashes(body: Body, date: dt.date) -> tuple[str, ...]:
    known = look_at(date, body.is_.parties)
    found = [f"{clash.side}: {clash.why}" for clash in known.clashes]
    if found and known.next_clear is not None:
        found.append(_("all work on %(next_clear)s", next_clear=day(known.next_clear)))
    return tuple(found)
