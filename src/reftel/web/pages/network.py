"""Who writes to whom, in the whole collection or in any result: a picture, its table, and the same as CSV, GraphML and data."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final

import msgspec
from litestar import Response

from reftel.archive import Correspondence
from reftel.archive import Letters as Pair
from reftel.codes import post
from reftel.errors import QueryError
from reftel.exports.traffic import letters_csv, letters_graphml
from reftel.search.query.composing import clause
from reftel.web import links
from reftel.web.pages.making import API, Asked, choice, html, json, page, room_of
from reftel.web.pages.results import fault_page
from reftel.web.pages.traffic_map import Choice, asked_query
from reftel.web.room import Room
from reftel.web.shown.letters import Letters, letters_of
from reftel.web.shown.queries import narrowed
from reftel.web.wording import plural

HERE: Final = "/network"

MOST: Final = 200
"""Pairs in the table of the page; the table to take away has all."""

WAYS: Final = {"": "All addressees", "action": "For action", "info": "For information"}

_COUNTS: Final[dict[str, Callable[[Pair], int]]] = {
    "": lambda pair: pair.all,
    "action": lambda pair: pair.action,
    "info": lambda pair: pair.info,
}


@dataclass(frozen=True, slots=True)
class PairLine:
    """One row of the table: from whom, to whom, how much, and the search for that."""

    sender: str
    sender_href: str
    addressee: str
    addressee_href: str
    action: int
    info: int
    search: str


@dataclass(frozen=True, slots=True)
class NetworkPage:
    """The page; `rest` counts pairs that are in the table to take away only, `lost` what the index did not tell apart."""

    query: str
    headline: str
    lede: str
    picture: Letters | None
    ways: tuple[Choice, ...]
    lines: tuple[PairLine, ...]
    rest: int
    lost: int
    results: str
    map: str
    csv: str
    graphml: str
    json: str


@page(HERE)
def network(request: Asked) -> Response[bytes]:
    """Show the page."""
    room, query, way = room_of(request), asked_query(request), choice(request, "as", WAYS)
    try:
        found = room.archive.flows.pairs(room.viewer, query)
    except QueryError as fault:
        return html(room, "query_fault.html", fault_page(query, fault), status=400)
    return html(room, "network.html", network_page(found, way), here=HERE)


@page(f"{HERE}.csv")
def table(request: Asked) -> Response[bytes]:
    """Give all pairs as a table, to be saved."""
    return _saved(b"".join(letters_csv(_found(request).pairs)), "text/csv", "csv")


@page(f"{HERE}.graphml")
def graph(request: Asked) -> Response[bytes]:
    """Give all pairs as a graph for other programs."""
    return _saved(b"".join(letters_graphml(_found(request).pairs)), "application/xml", "graphml")


@page(f"{HERE}.json", f"{API}{HERE}")
def data(request: Asked) -> Response[bytes]:
    """Give all pairs as data."""
    return json(msgspec.json.encode(_found(request)))


def _found(request: Asked) -> Correspondence:
    room = room_of(request)
    return room.archive.flows.pairs(room.viewer, asked_query(request))


def _saved(content: bytes, kind: str, ending: str) -> Response[bytes]:
    headers = {"Content-Disposition": f'attachment; filename="who-writes-to-whom.{ending}"'}
    return Response(content, media_type=kind, headers=headers)


def network_page(found: Correspondence, way: str) -> NetworkPage:
    """Return the page for a result; `way` is one of `WAYS`."""
    query, count_of = found.query, _COUNTS[way]
    pairs = sorted(
        (pair for pair in found.pairs if count_of(pair)),
        key=lambda pair: (-count_of(pair), pair.sender, pair.addressee),
    )
    leads = _leads(found, way)
    return NetworkPage(
        query=query,
        headline=plural(found.total, "telegram"),
        lede=_lede(pairs, count_of),
        picture=letters_of(((pair.sender, pair.addressee, count_of(pair)) for pair in pairs), leads),
        ways=tuple(Choice(words, links.network(query, way=name), name == way) for name, words in WAYS.items()),
        lines=tuple(_line(pair, leads) for pair in pairs[:MOST]),
        rest=max(0, len(pairs) - MOST),
        lost=found.rest,
        results=links.search(query),
        map=links.map_of(query),
        csv=links.network(query, ending=".csv"),
        graphml=links.network(query, ending=".graphml"),
        json=links.network(query, ending=".json"),
    )


def letters_with(room: Room, station: str) -> tuple[tuple[PairLine, ...], tuple[PairLine, ...]]:
    """Return to whom a station writes, and who writes to it, in the whole collection, most first."""
    found = room.archive.flows.pairs(room.viewer)
    leads = _leads(found, "")
    out = tuple(_line(pair, leads) for pair in found.pairs if pair.sender == station)
    into = tuple(_line(pair, leads) for pair in found.pairs if pair.addressee == station)
    return out, into


def _lede(pairs: Iterable[Pair], count_of: Callable[[Pair], int]) -> str:
    held = tuple(pairs)
    senders, addressees = {pair.sender for pair in held}, {pair.addressee for pair in held}
    if not held:
        return "No telegram here names a sender and an addressee."
    return (
        f"{plural(len(senders), 'post')} wrote to {plural(len(addressees), 'addressee')}, "
        f"{plural(sum(map(count_of, held)), 'time')} in all: a telegram counts once for each of its addressees."
    )


def _leads(found: Correspondence, way: str) -> Callable[[str, str], str]:
    """Return what gives the address of the search for what one sent another."""

    beside = narrowed(found.query)

    def leads(sender: str, addressee: str) -> str:
        terms = [clause("station", sender)] if sender else []
        terms += [to_station(addressee, way)] if addressee else []
        return links.search(" ".join(filter(None, (beside, *terms)))) if terms else ""

    return leads


def to_station(station: str, way: str) -> str:
    """Return the query for what a station was sent, for action, for information only, or either."""
    action, info = clause("addressee", station), clause("copied", station)
    return {"action": action, "info": f"{info} -{action}"}.get(way, f"({action} OR {info})")


def _line(pair: Pair, leads: Callable[[str, str], str]) -> PairLine:
    return PairLine(
        sender=pair.sender,
        sender_href=links.post(pair.sender),
        addressee=pair.addressee,
        addressee_href=links.post(pair.addressee) if post(pair.addressee) else "",
        action=pair.action,
        info=pair.info,
        search=leads(pair.sender, pair.addressee),
    )
