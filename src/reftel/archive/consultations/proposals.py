"""What a telegram proposes for consultations: offers with what became of each; and the telegrams that may bear on one."""

import datetime as dt
from collections.abc import Callable, Sequence
from enum import StrEnum
from typing import Final

import msgspec
from sqlalchemy import Connection

from reftel.access import Viewer
from reftel.archive.consultations.recording import Secretary
from reftel.archive.docket.matters import matters_named
from reftel.archive.values import Brief, Holding, Result
from reftel.errors import StatementError
from reftel.matters import (
    Evidence,
    Matter,
    RuleVersion,
    TelegramFacts,
    Verdict,
)
from reftel.matters.consultations.accepting import (
    Offer,
    offers,
    parties_in,
    set_by,
    started,
)
from reftel.matters.consultations.body import Body
from reftel.matters.consultations.matching import awaited_part, change_by, group_named, same_session
from reftel.matters.consultations.parts import (
    Consultation,
    Group,
    Initiative,
    Outsider,
    Party,
    Seat,
    Session,
    SessionState,
    Stand,
)
from reftel.matters.kinds import GROUP
from reftel.matters.values import About
from reftel.search.query.composing import clause

LATER: Final = 20
"""Telegrams that are offered as bearing on a consultation."""


class Fate(StrEnum):
    """What became of an offer."""

    OFFERED = "offered"
    ACCEPTED = "accepted"
    DISMISSED = "dismissed"


class Offered(msgspec.Struct, frozen=True, kw_only=True):
    """One offer of a telegram: its number there, from 1; what became of it; what accepting it would change in a consultation."""

    number: int
    offer: Offer
    fate: Fate
    change: str


class Proposal(msgspec.Struct, frozen=True, kw_only=True):
    """All that a telegram proposes. `consultation` is the one that took some of it already, or that it is held against."""

    telegram: TelegramFacts
    parties: tuple[Party, ...]
    offered: tuple[Offered, ...]
    consultation: str | None


class Bearing(msgspec.Struct, frozen=True, kw_only=True):
    """A telegram that may bear on a consultation: why it is offered, how many facts rules read in it."""

    brief: Brief
    why: str
    facts: int


Fetch = Callable[[Viewer, str], Holding]
Search = Callable[..., Result]


def telegram_facts(holding: Holding) -> TelegramFacts:
    """Return which telegram a statement rests on."""
    date = holding.sort_date
    return TelegramFacts(mrn=holding.mrn, version_id=holding.telegram.version_id, date=date, address=holding.address)


def proposal_in(
    connection: Connection, labels: str, holding: Holding, against: Body | None, parties: Sequence[Party] = ()
) -> Proposal:
    """Return what a telegram proposes, held against a consultation where one is named."""
    from reftel.matters.consultations import suggest_consultation  # late: the rules are loaded where they are used

    found = suggest_consultation(holding.telegram)
    sides = tuple(against.is_.parties) if against is not None else tuple(parties) or parties_in(found)
    facts = telegram_facts(holding)
    made = offers(found, _name(holding), sides, facts.date.date() if facts.date else None)
    known = matters_named(connection, labels, [one.id for one in made])
    taken = [known[one.id] for one in made if one.id in known]
    return Proposal(
        telegram=facts,
        parties=sides,
        offered=tuple(
            Offered(
                number=number,
                offer=one,
                fate=_fate(known.get(one.id)),
                change=change_by(one, against) if against is not None else "new",
            )
            for number, one in enumerate(made, start=1)
        ),
        consultation=against.consultation.id if against is not None else _taken_by(taken),
    )


def _name(holding: Holding) -> str:
    """Return the telegram's number with its whole year, as its other matters are named; without one, its version."""
    key = holding.telegram.key
    return f"{key.year}{key.station}{key.serial}" if key is not None and key.year is not None else _version(holding)


def _version(holding: Holding) -> str:
    return holding.telegram.version_id or holding.address


def _fate(matter: Matter | None) -> Fate:
    if matter is None:
        return Fate.OFFERED
    return Fate.DISMISSED if matter.verdict is Verdict.DISMISSED else Fate.ACCEPTED


def _taken_by(taken: Sequence[Matter]) -> str | None:
    return next((matter.part_of for matter in taken if matter.part_of is not None), None)


def accept(secretary: Secretary, proposal: Proposal, numbers: Sequence[int], into: str | None, note: str) -> str:
    """Record what is accepted of a proposal, in a consultation or in a new one; return its name.

    Raises `StatementError` for numbers that the proposal does not have, and where no two parties are known for a new one.
    """
    chosen = [one.offer for one in _chosen(proposal, numbers) if one.fate is not Fate.ACCEPTED]
    if not chosen:
        raise StatementError("nothing is left to accept there", next_step="Look at what is offered first.")
    everything = [one.offer for one in proposal.offered]
    if into is None:
        whole = started([*chosen, *(one for one in everything if one.suggestion.kind == "name")], proposal.parties)
        setting = [one for one in chosen if one.sets] or chosen[:1]
        into = secretary.start(whole, _distinct([_evidence(proposal, one) for one in setting]), note)
    else:
        setting = [one for one in chosen if one.sets]
        if setting:
            secretary.amend(
                into, lambda old: _set(old, setting), _distinct([_evidence(proposal, o) for o in setting]), note
            )
    fresh: dict[str, str] = {}
    for one in sorted(chosen, key=lambda offer: offer.kind != GROUP):
        _record(secretary, proposal, one, into, fresh, note)
    return into


def _set(old: About | None, chosen: Sequence[Offer]) -> About:
    if not isinstance(old, Consultation):
        raise TypeError("only a consultation has a calendar")
    return set_by(old, chosen)


def _record(
    secretary: Secretary, proposal: Proposal, offer: Offer, into: str, fresh: dict[str, str], note: str
) -> None:
    body, about = secretary.body(into), offer.about
    evidence, rule = _evidence(proposal, offer), RuleVersion(name=offer.suggestion.rule, version=_version_of(offer))
    group = group_named(offer.group, body, fresh)
    if isinstance(about, Seat) and (awaited := awaited_part(about, offer.group, body)) is not None:
        named = about
        secretary.amend(
            awaited[0],
            lambda old: msgspec.structs.replace(_seat(old), person=named.person, since=named.since),
            (evidence,),
            note,
        )
        secretary.merge(offer.id, offer.kind, about, evidence, into=awaited[0])
        return
    if isinstance(about, Session) and (known := same_session(about, body)) is not None:
        said = about
        secretary.amend(known.id, lambda old: _met(old, said), (evidence,), note)
        secretary.merge(offer.id, offer.kind, about, evidence, into=known.id)
        return
    if isinstance(about, Seat | Outsider | Initiative | Stand):
        about = msgspec.structs.replace(about, group=group)
        if isinstance(about, Seat) and offer.group is not None and group is None and about.office is None:
            about = msgspec.structs.replace(about, office=f"for {offer.group}")  # a group that is not recorded (yet)
        about = _with_known_sides(about, body)
    secretary.add(into, offer.kind, about, (evidence,), note, name=offer.id, read_by=rule)
    if isinstance(about, Group):
        fresh[about.title.casefold()] = offer.id


def _met(old: About | None, said: Session) -> Session:
    """Return a session as a text names its day and place; one that was held stays held, one that was agreed stays agreed."""
    if not isinstance(old, Session):
        raise TypeError("only a session has a day")
    is_firm = old.status in {SessionState.AGREED, SessionState.HELD}
    return msgspec.structs.replace(
        old,
        date=said.date or old.date,
        until=said.until if said.date else old.until,
        place=said.place or old.place,
        host=said.host or old.host,
        status=old.status if is_firm else said.status,
    )


def _seat(old: About | None) -> Seat:
    if not isinstance(old, Seat):
        raise TypeError("only a seat is filled")
    return old


def _with_known_sides(about: Seat | Outsider | Initiative | Stand, body: Body) -> About:
    """Return a part whose side is a party: a text may speak of others, whose words are then nobody's seat."""
    if isinstance(about, Seat | Outsider) and about.side is not None and about.side not in body.sides:
        return msgspec.structs.replace(about, side=None)
    return about


def _version_of(offer: Offer) -> int:
    from reftel.matters.consultations.rules import CONSULTATION_RULES as RULES

    return next((rule.version for rule in RULES if rule.name == offer.suggestion.rule), 1)


def dismiss(secretary: Secretary, proposal: Proposal, numbers: Sequence[int], note: str) -> None:
    """Record that offers are wrong. Raises `StatementError` for numbers that the proposal does not have."""
    for one in _chosen(proposal, numbers):
        if one.fate is Fate.OFFERED:
            secretary.dismiss(one.offer.id, one.offer.kind, one.offer.about, _evidence(proposal, one.offer), note)


def _chosen(proposal: Proposal, numbers: Sequence[int]) -> tuple[Offered, ...]:
    """Return the offers of some numbers, all that are still open where none is named."""
    if not numbers:
        return tuple(one for one in proposal.offered if one.fate is Fate.OFFERED)
    strangers = [number for number in numbers if not 0 < number <= len(proposal.offered)]
    if strangers:
        raise StatementError(
            f"there is no suggestion {strangers[0]}", next_step=f"They are numbered from 1 to {len(proposal.offered)}."
        )
    return tuple(proposal.offered[number - 1] for number in dict.fromkeys(numbers))


def _evidence(proposal: Proposal, offer: Offer) -> Evidence:
    return Evidence(telegram=proposal.telegram, passage=offer.suggestion.passage)


def _distinct(evidence: Sequence[Evidence]) -> tuple[Evidence, ...]:
    return tuple({(one.telegram.version_id, one.passage.field, one.passage.start): one for one in evidence}.values())


def bearing_on(viewer: Viewer, body: Body, fetch: Fetch, search: Search) -> tuple[Bearing, ...]:
    """Return later telegrams that name the consultation, or cite a telegram that it rests on, and are no evidence of it yet."""
    from reftel.matters.consultations import suggest_consultation

    rests_on = {one.telegram.version_id for part in body.parts() for one in _all_evidence(part.matter)}
    cited = {one.telegram.mrn for part in body.parts() for one in _all_evidence(part.matter) if one.telegram.mrn}
    names = dict.fromkeys((body.is_.name, *(stand.is_.what for stand in body.stands if stand.is_.question == "name")))
    first = min(
        (one.telegram.date for p in body.parts() for one in _all_evidence(p.matter) if one.telegram.date), default=None
    )
    found: dict[str, Bearing] = {}
    asked = [(clause("text", name), f"names {name}") for name in names] + [
        (clause("ref", mrn), f"cites {mrn}") for mrn in sorted(cited)
    ]
    for query, why in asked:
        for hit in search(viewer, query, limit=LATER, sort="oldest", facets=()).hits:
            brief = hit.brief
            if brief.version_id in rests_on or brief.version_id in found or _is_earlier(brief.date, first):
                continue
            facts = len(suggest_consultation(fetch(viewer, brief.address).telegram))
            found[brief.version_id] = Bearing(brief=brief, why=why, facts=facts)
    return tuple(sorted(found.values(), key=lambda one: (one.brief.date is None, one.brief.date)))[:LATER]


def _is_earlier(date: dt.datetime | None, first: dt.datetime | None) -> bool:
    return date is not None and first is not None and date < first


def _all_evidence(matter: Matter) -> tuple[Evidence, ...]:
    return tuple(evidence for statement in matter.history for evidence in statement.evidence)
