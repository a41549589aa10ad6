"""What a telegram proposes: each suggestion with its passage highlighted and its voice named, to be accepted or dismissed."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from litestar import Response
from litestar.exceptions import PermissionDeniedException

from reftel.archive.consultations import Fate, Offered, Proposal
from reftel.matters.consultations.rules import CONSULTATION_RULES
from reftel.matters.consultations.typed import parties_of_lines
from reftel.web import links
from reftel.web.language import _
from reftel.web.pages.consultations.one import HERE
from reftel.web.pages.making import Asked, form, html, page, path_part, room_of, word
from reftel.web.room import Room
from reftel.web.security import may_do, token_for
from reftel.web.shown.vocabulary import term

MAX_BODY: Final = 20_000
SAY: Final = "proposal"


@dataclass(frozen=True, slots=True)
class OfferLine:
    """One suggestion. `before`, `marked` and `after` are its passage with the fact highlighted, where it is printed so."""

    number: int
    kind: str
    text: str
    group: str
    by: str
    status: str
    change: str
    fate: str
    is_open: bool
    where: str
    href: str
    voice: str
    before: str
    marked: str
    after: str
    rule: str


@dataclass(frozen=True, slots=True)
class ProposalPage:
    """The page; `against` is the consultation that takes what is accepted, empty for a new one."""

    telegram: str
    telegram_href: str
    lines: tuple[OfferLine, ...]
    open: int
    against: str
    against_name: str
    against_href: str
    parties: str
    action: str
    token: str
    choices: tuple[tuple[str, str, bool], ...]


@page("/proposals/{address:str}")
def proposal(request: Asked) -> Response[bytes]:
    """Show what a telegram proposes."""
    room, address, against = room_of(request), path_part(request, "address"), word(request, "against")
    found = _found(room, address, against)
    whole = against or found.consultation or ""
    name = room.archive.consultations.find(room.viewer, whole).is_.name if whole else ""
    view = ProposalPage(
        telegram=found.telegram.name,
        telegram_href=links.telegram(found.telegram.mrn or found.telegram.address or address),
        lines=tuple(_line(found, one) for one in found.offered),
        open=sum(one.fate is Fate.OFFERED for one in found.offered),
        against=whole,
        against_name=name,
        against_href=links.consultation(whole) if whole else "",
        parties="\n".join(party.name for party in found.parties),
        action=links.proposal(address),
        token=token_for(room.secret, room.viewer.name, address, SAY),
        choices=tuple(
            (links.proposal(address, one), called, one == whole)
            for one, called in room.archive.consultations.called(room.viewer)
        ),
    )
    return html(room, "proposal.html", view, here=HERE)


@form("/proposals/{address:str}", status=303, max_body=MAX_BODY)
def say(request: Asked, fields: Mapping[str, str]) -> Response[bytes]:
    """Accept or dismiss one suggestion, or all that are open."""
    room, address = room_of(request), path_part(request, "address")
    if not may_do(room.secret, fields.get("token", ""), room.viewer.name, address, SAY):
        raise PermissionDeniedException("The form was not made by this room.")
    against, typed = fields.get("against", ""), fields.get("number", "")
    numbers = (int(typed),) if typed.isascii() and typed.isdigit() and len(typed) < 6 else ()
    by, now = room.viewer.name, dt.datetime.now(dt.UTC)
    if fields.get("deed") == "dismiss":
        room.archive.consultations.dismiss(
            room.viewer, address, numbers, against=against or None, by=by, now=now, note=fields.get("note", "")
        )
        return _see(links.proposal(address, against))
    body = room.archive.consultations.accept(
        room.viewer,
        address,
        numbers,
        into=against or None,
        parties=parties_of_lines(fields.get("parties", "").splitlines()),
        by=by,
        now=now,
        note=fields.get("note", ""),
    )
    whole = body.consultation.id
    return _see(links.proposal(address, whole) if numbers else links.consultation(whole))


def _see(href: str) -> Response[bytes]:
    return Response(b"", status_code=303, headers={"Location": href}, media_type="text/plain")


def _found(room: Room, address: str, against: str) -> Proposal:
    """Return what is proposed, held against the consultation that is named, else against the one that took some of it."""
    found = room.archive.consultations.proposal(room.viewer, address, against=against or None)
    if against or found.consultation is None:
        return found
    return room.archive.consultations.proposal(room.viewer, address, against=found.consultation)


def _line(found: Proposal, one: Offered) -> OfferLine:
    fact, passage = one.offer.suggestion, one.offer.suggestion.passage
    before, marked, after = _highlighted(" ".join(passage.quote.split()), fact.text)
    address = found.telegram.mrn or found.telegram.address or ""
    return OfferLine(
        number=one.number,
        kind=term(fact.kind),
        text=fact.text,
        group=fact.group or "",
        by=fact.by or "",
        status=term(fact.status),
        change="" if one.change == "new" else one.change,
        fate=one.fate.value,
        is_open=one.fate is Fate.OFFERED,
        where=_("paragraph %(paragraph)s", paragraph=fact.paragraph) if fact.paragraph else _("unnumbered"),
        href=links.telegram(address, anchor=f"p{fact.paragraph}" if fact.paragraph else ""),
        voice=fact.voice or "",
        before=before,
        marked=marked,
        after=after,
        rule=next((rule.meaning for rule in CONSULTATION_RULES if rule.name == fact.rule), fact.rule),
    )


def _highlighted(quote: str, text: str) -> tuple[str, str, str]:
    """Return the passage in three parts; all of it is marked where the fact is not printed in one piece."""
    at = quote.find(text)
    return (quote[:at], text, quote[at + len(text) :]) if at >= 0 and text else ("", quote, "")
