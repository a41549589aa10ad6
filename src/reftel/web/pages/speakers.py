"""What somebody is told to have said: the sentences, each with its telegram."""

from dataclasses import dataclass
from typing import Final

import msgspec
from litestar import Response

from reftel.archive import Quote
from reftel.search.query.composing import clause
from reftel.web import links
from reftel.web.pages.making import API, Asked, html, json, page, page_number, room_of, word
from reftel.web.pages.paging import Paging, paging_of
from reftel.web.wording import day

HERE: Final = "/speakers"
AT_ONCE: Final = 20
"""Telegrams on one page: each is read for its speakers when the page is made."""


@dataclass(frozen=True, slots=True)
class Said:
    """One sentence."""

    speaker: str
    quote: str
    telegram_name: str
    telegram_day: str
    href: str


@dataclass(frozen=True, slots=True)
class SpeakersPage:
    """The page; without a name it only asks for one."""

    name: str
    total: int
    said: tuple[Said, ...]
    search: str
    data: str
    paging: Paging


@page(HERE)
def speakers(request: Asked) -> Response[bytes]:
    """Show what somebody said."""
    room, name, number = room_of(request), " ".join(word(request, "name").split()), page_number(request)
    if not name:
        view = SpeakersPage("", 0, (), "", "", paging_of(1, 0, AT_ONCE, lambda _: HERE))
        return html(room, "speakers.html", view, here=HERE)
    found = room.archive.said_by(room.viewer, name, limit=AT_ONCE, offset=(number - 1) * AT_ONCE)
    view = SpeakersPage(
        name=name,
        total=found.total,
        said=tuple(_said(quote) for quote in found.quotes),
        search=links.search(clause("speaker", name)),
        data=links.speakers(name, data=True),
        paging=paging_of(number, found.total, AT_ONCE, lambda page: links.speakers(name, page)),
    )
    return html(room, "speakers.html", view, here=HERE)


@page(f"{HERE}.json", f"{API}{HERE}")
def speakers_json(request: Asked) -> Response[bytes]:
    """Give the same as data."""
    room, name, number = room_of(request), " ".join(word(request, "name").split()), page_number(request)
    found = room.archive.said_by(room.viewer, name, limit=AT_ONCE, offset=(number - 1) * AT_ONCE)
    return json(msgspec.json.encode(found))


def _said(quote: Quote) -> Said:
    telegram, speech = quote.telegram, quote.speech
    anchor = f"p{speech.paragraph}" if speech.paragraph else ""
    return Said(
        speaker=speech.speaker,
        quote=speech.passage.quote,
        telegram_name=telegram.mrn or telegram.address or "",
        telegram_day=day(telegram.date),
        href=links.telegram(telegram.mrn or telegram.address or "", anchor=anchor),
    )
