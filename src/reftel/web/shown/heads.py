"""The head of a telegram's page: marking, number, date, who to whom, title, views."""

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from reftel.archive.values import DateBasis, FiledBy, Holding
from reftel.codes import captions, origin_of_designator
from reftel.telegram import Addressee
from reftel.web import links
from reftel.web.language import N_, _
from reftel.web.shown.lines import NO_SUBJECT
from reftel.web.shown.marking import level_class, level_words
from reftel.web.shown.terms import glossary_href
from reftel.web.shown.trail import Came
from reftel.web.shown.vocabulary import term
from reftel.web.wording import dated, listed

_MRN: Final = re.compile(r"(\d\d)([A-Z]+)(\d+)")

ACTION_NAMED: Final = 3
"""Action addressees named in the head; the rest is counted."""

DATE_BASIS: Final = {
    DateBasis.DTG: N_("date-time group of the telegram"),
    DateBasis.FILED: N_("time of filing; the telegram has no date-time group"),
    DateBasis.PUBLISHED: N_("as the publisher says; the text has no date-time group"),
    DateBasis.TEXT: N_("taken from the text"),
}


NAME_BASIS: Final = {
    FiledBy.TEXT: N_("Station, serial number and year as the text gives them"),
    FiledBy.PUBLISHED: N_("As the publisher says; the text gives no number, or no year"),
    FiledBy.FILE_NAME: N_("Station and serial number as the text gives them; the year is that of the file's name"),
}


@dataclass(frozen=True, slots=True)
class Head:
    """What stands above a telegram in all its views; `captions` each with its meaning and its place in the glossary."""

    name: str
    name_parts: tuple[str, ...]
    name_basis: str
    address: str
    level: str
    level_class: str
    captions: tuple[tuple[str, str, str], ...]
    date: dt.datetime | None
    date_words: str
    date_basis: str
    origin: str
    origin_href: str
    to: str
    title: str
    as_sent: str
    is_recased: bool
    kind: str
    reading_href: str
    original_href: str
    explained_href: str


def head_of(
    holding: Holding,
    address: str,
    title: str,
    came: Came = Came(),  # noqa: B008 (it is frozen)
    posts: frozenset[str] = frozenset(),
) -> Head:
    """Return the head; `address` and `came` are those by which the reader came, so that the views stay under them.

    Of `posts` there are pages.
    """
    telegram = holding.telegram
    name = holding.mrn or f"@{telegram.version_id[: links.SHORT_VERSION]}"
    match = _MRN.fullmatch(name)
    subject = telegram.subject or ""
    return Head(
        name=name,
        name_parts=match.groups() if match else (name,),
        name_basis=_(NAME_BASIS[holding.filed_by]) if holding.filed_by else _("The text gives no number"),
        address=address,
        level=level_words(telegram.classification),
        level_class=level_class(telegram.classification),
        captions=tuple((caption, caption_meaning(caption), glossary_href(caption)) for caption in telegram.captions),
        date=holding.sort_date,
        date_words=dated(holding.sort_date, holding.date_precision),
        date_basis=_(DATE_BASIS[holding.date_basis]) if holding.date_basis else "",
        origin=telegram.origin or telegram.originator or _("origin not given"),
        origin_href=links.post(sender) if (sender := sender_of(holding)) in posts else "",
        to=addressed(telegram.action_addressees, telegram.info_addressees),
        title=title or _(NO_SUBJECT),
        as_sent=subject,
        is_recased=bool(subject) and title != subject,
        kind=term(telegram.kind.value),
        reading_href=came.to(links.telegram(address)),
        original_href=came.to(links.telegram(address, "original")),
        explained_href=came.to(links.telegram(address, "explained")),
    )


def sender_of(holding: Holding) -> str:
    """Return the station under which a telegram is filed, or that it names; empty where there is none."""
    match = _MRN.fullmatch(holding.mrn or "")
    return match[2] if match else holding.telegram.station or ""


def caption_meaning(caption: str) -> str:
    """Return what a caption means, empty where the tables do not say."""
    row = captions().get(caption.upper())
    return row.meaning if row is not None else ""


def addressed(action: Sequence[Addressee], info: Sequence[Addressee]) -> str:
    """Return "Secretary of State (PRIORITY), 9 info": who is to act, and how many read along."""
    named = [_name(addressee) for addressee in action[:ACTION_NAMED]]
    if len(action) > ACTION_NAMED:
        named.append(_("%(rest)s more", rest=len(action) - ACTION_NAMED))
    parts = [listed(named)] if named else []
    if info:
        parts.append(_("%(info)s info", info=len(info)))
    return ", ".join(parts) or _("addressees not given")


def _name(addressee: Addressee) -> str:
    name = origin_of_designator(addressee.designator) or addressee.designator
    return f"{name} ({addressee.precedence.value})" if addressee.precedence else name
