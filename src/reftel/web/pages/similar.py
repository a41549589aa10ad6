"""Telegrams that resemble one, each with the reasons."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import msgspec
from litestar import Response

from reftel.archive.values import Likeness, LikenessList
from reftel.errors import Ambiguous
from reftel.exports.prose import prose_of
from reftel.search.query.composing import clause
from reftel.web import links
from reftel.web.language import _
from reftel.web.pages.making import API, Asked, html, json, page, path_part, room_of
from reftel.web.pages.telegram import choice
from reftel.web.room import Room
from reftel.web.shown.lines import Line, line_of

NAMED: Final = 10
"""Words that are named of one likeness, the most telling ones; the data has all."""


@dataclass(frozen=True, slots=True)
class Reason:
    """What two telegrams have in common: what kind of thing, and which, each with where it leads or nothing."""

    label: str
    items: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class LikeLine:
    """One telegram with the reasons."""

    line: Line
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class SimilarPage:
    """The page."""

    of: Line
    lines: tuple[LikeLine, ...]
    words: tuple[str, ...]
    search: str
    data: str


@page("/t/{address:str}/similar")
def similar(request: Asked) -> Response[bytes]:
    """Show what resembles a telegram, and why."""
    room, address = room_of(request), path_part(request, "address")
    try:
        found = room.archive.likenesses.of(room.viewer, address)
    except Ambiguous as fault:
        return choice(room, fault)
    return html(room, "similar.html", _page(room, found, address))


@page("/t/{address:str}/similar.json", f"{API}/telegrams/{{address:str}}/similar")
def similar_json(request: Asked) -> Response[bytes]:
    """Give the same as data."""
    room, address = room_of(request), path_part(request, "address")
    return json(msgspec.json.encode(room.archive.likenesses.of(room.viewer, address)))


def _page(room: Room, found: LikenessList, address: str) -> SimilarPage:
    telegram = room.archive.fetch(room.viewer, found.of.address).telegram
    prose = prose_of(telegram)  # telegrams that are alike tell of the same people and places
    return SimilarPage(
        of=line_of(found.of, room.titles.learn(telegram), links.telegram(address)),
        lines=tuple(
            LikeLine(line_of(one.brief, room.titles.guess(one.brief, prose)), tuple(_reasons(one)))
            for one in found.likenesses
        ),
        words=found.words,
        search=links.search(clause("similar", found.of.address)),
        data=links.telegram(address, "similar.json"),
    )


def _reasons(one: Likeness) -> Iterator[Reason]:
    """Yield the reasons, the weightiest kinds first."""
    if one.cites:
        yield Reason(_("It cites this one"), ())
    if one.is_cited:
        yield Reason(_("This one cites it"), ())
    if one.cites_too:
        yield Reason(_("Both cite"), tuple((name, links.telegram(name)) for name in one.cites_too))
    if one.subject_words:
        yield Reason(_("In both subjects"), _searches(one.subject_words))
    if one.words:
        yield Reason(_("Rare words in both"), _searches(one.words[:NAMED]))
    if one.tags:
        yield Reason(_("Same TAGS"), tuple((code, links.tag(code)) for code in one.tags))


def _searches(words: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    return tuple((word, links.search(word)) for word in words)
