"""Who writes to whom, in the whole collection or in any result: a picture, its table, and the same as CSV, GraphML and data."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

import msgspec
from litestar import Response

from reftel.archive import Correspondence
from reftel.archive import Letters as Pair
from reftel.archive.finding.traffic import FIRST_SENDERS
from reftel.codes import post
from reftel.errors import QueryError
from reftel.exports.traffic import letters_csv, letters_graphml
from reftel.search.query.composing import clause
from reftel.web import links
from reftel.web.language import N_, _
from reftel.web.pages.making import API, Asked, choice, html, json, page, room_of
from reftel.web.pages.results import fault_page
from reftel.web.pages.traffic_map import Choice, asked_query
from reftel.web.room import Room
from reftel.web.shown.letters import NAMED, OTHERS, Cell, Letters, letters_of
from reftel.web.shown.queries import narrowable
from reftel.web.wording import plural

HERE: Final = "/network"

MOST: Final = 200
"""Pairs in the table of the page; the table to take away has all."""

WAYS: Final = {"": N_("All addressees"), "action": N_("For action"), "info": N_("For information")}

_Count = Callable[[int, int], int]

_COUNTS: Final[dict[str, _Count]] = {
    "": lambda action, info: action + info,
    "action": lambda action, _: action,
    "info": lambda _, info: info,
}


class AllLetters(msgspec.Struct, frozen=True, kw_only=True):
    """Who writes to whom as data: `total` telegrams, `unknown` of them without a sender; `info` is for information and not for action."""

    query: str
    total: int
    unknown: int
    pairs: tuple[Pair, ...]


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
    """The page; `is_cut` where pairs are in the table to take away only, `lost` counts what the index did not tell apart."""

    query: str
    headline: str
    is_empty: bool
    lede: str
    picture: Letters | None
    ways: tuple[Choice, ...]
    lines: tuple[PairLine, ...]
    is_cut: bool
    lost: int
    results: str
    map: str
    timeline: str
    csv: str
    graphml: str
    json: str


@page(HERE)
def network(request: Asked) -> Response[bytes]:
    """Show the page."""
    room, query, way = room_of(request), asked_query(request), choice(request, "as", WAYS)
    try:
        found = room.archive.flows.correspondence(room.viewer, query)
    except QueryError as fault:
        return html(room, "query_fault.html", fault_page(query, fault), status=400)
    return html(room, "network.html", network_page(found, way), here=HERE)


@page(f"{HERE}.csv")
def table(request: Asked) -> Response[bytes]:
    """Give all pairs as a table, to be saved."""
    return _saved(b"".join(letters_csv(_letters(request))), "text/csv", "csv")


@page(f"{HERE}.graphml")
def graph(request: Asked) -> Response[bytes]:
    """Give all pairs as a graph for other programs."""
    return _saved(b"".join(letters_graphml(_letters(request))), "application/xml", "graphml")


@page(f"{HERE}.json", f"{API}{HERE}")
def data(request: Asked) -> Response[bytes]:
    """Give all pairs as data."""
    room = room_of(request)
    found = room.archive.flows.stations(room.viewer, asked_query(request))
    pairs = tuple(_letters(request))
    return json(
        msgspec.json.encode(AllLetters(query=found.query, total=found.total, unknown=found.unknown, pairs=pairs))
    )


def _letters(request: Asked) -> Iterator[Pair]:
    room = room_of(request)
    return room.archive.flows.letters(room.viewer, asked_query(request))


def _saved(content: bytes, kind: str, ending: str) -> Response[bytes]:
    headers = {"Content-Disposition": f'attachment; filename="who-writes-to-whom.{ending}"'}
    return Response(content, media_type=kind, headers=headers)


def network_page(found: Correspondence, way: str) -> NetworkPage:
    """Return the page for a result; `way` is one of `WAYS`."""
    query, count_of = found.query, _COUNTS[way]
    pairs = sorted(
        (pair for pair in found.pairs if count_of(pair.action, pair.info)),
        key=lambda pair: (-count_of(pair.action, pair.info), pair.sender, pair.addressee),
    )
    leads = _leads(found, way)
    return NetworkPage(
        query=query,
        headline=plural(found.total, "telegram"),
        is_empty=not found.total,
        lede=_lede(found, count_of),
        picture=letters_of(_cells(found, count_of), _others(found), leads),
        ways=tuple(Choice(_(words), links.network(query, way=name), name == way) for name, words in WAYS.items()),
        lines=tuple(_line(pair, leads) for pair in pairs[:MOST]),
        is_cut=len(pairs) > MOST or len(found.senders) > FIRST_SENDERS,
        lost=found.rest,
        results=links.search(query),
        map=links.map_of(query),
        timeline=links.timeline(query),
        csv=links.network(query, ending=".csv"),
        graphml=links.network(query, ending=".graphml"),
        json=links.network(query, ending=".json"),
    )


def _named(found: Correspondence) -> frozenset[str]:
    """Return the senders that the picture names: those with most telegrams; one that would be left out alone is named too."""
    senders = found.senders if len(found.senders) <= NAMED + 1 else found.senders[:NAMED]
    return frozenset(sender for sender, _ in senders)


def _cells(found: Correspondence, count_of: _Count) -> Iterator[Cell]:
    """Yield who sent how much to whom: the named senders pair by pair, and what is left of each addressee."""
    named, told = _named(found), Counter[str]()
    for pair in found.pairs:
        if pair.sender in named:
            count = count_of(pair.action, pair.info)
            told[pair.addressee] += count
            yield pair.sender, pair.addressee, count
    for addressee, action, info in found.addressees:
        yield OTHERS, addressee, count_of(action, info) - told[addressee]


def _others(found: Correspondence) -> str:
    """Say who the senders are that the picture does not name."""
    left_out = len(found.senders) - len(_named(found))
    words = [plural(left_out, "other")] if left_out else []
    return ", ".join([*words, _("sender not known")] if found.unknown else words)


def letters_with(room: Room, station: str) -> tuple[tuple[PairLine, ...], tuple[PairLine, ...]]:
    """Return to whom a station writes, and who writes to it, in the whole collection, most first."""
    leads = _leads_beside("", "")
    out, into = room.archive.flows.of_station(room.viewer, station)
    return tuple(_line(pair, leads) for pair in out), tuple(_line(pair, leads) for pair in into)


def _lede(found: Correspondence, count_of: _Count) -> str:
    counts = [count for _, action, info in found.addressees if (count := count_of(action, info))]
    if not counts:
        return _("No telegram here names an addressee.")
    return _(
        "What %(posts)s wrote went to %(addressees)s, %(times)s in all: a telegram counts once for each of its addressees.",
        posts=plural(len(found.senders), "post"),
        addressees=plural(len(counts), "addressee"),
        times=plural(sum(counts), "time"),
    )


def _leads(found: Correspondence, way: str) -> Callable[[str, str], str]:
    return _leads_beside(narrowable(found.query), way)


def _leads_beside(beside: str, way: str) -> Callable[[str, str], str]:
    """Return what gives the address of the search for what one sent another, beside the terms of a query."""

    def leads(sender: str, addressee: str) -> str:
        terms = [clause("station", sender)] if sender else []
        terms += [to_station(addressee, way)] if addressee else []
        return links.search(" ".join(filter(None, (beside, *terms)))) if terms else ""

    return leads


def to_station(station: str, way: str) -> str:
    """Return the query for what a station was sent, for action, for information only, or either."""
    action, info = clause("addressee", station), clause("copied", station)
    return {"action": action, "info": info}.get(way, f"({action} OR {info})")


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
