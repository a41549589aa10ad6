"""The map of posts with the traffic of the whole collection or of any result, and the same as a table, as CSV and as data."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import msgspec
from litestar import Response

from reftel.archive import Traffic
from reftel.codes import Post, post
from reftel.errors import QueryError
from reftel.exports.traffic import posts_csv
from reftel.search.query.composing import clause
from reftel.web import links
from reftel.web.language import N_, _, ngettext
from reftel.web.pages.lists import post_words
from reftel.web.pages.making import API, MAX_QUERY, Asked, choice, html, json, page, room_of, word
from reftel.web.pages.results import fault_page
from reftel.web.shown.queries import narrowable
from reftel.web.shown.traffic_map import Placed, TrafficMap, map_of
from reftel.web.wording import plural

HERE: Final = "/map"

MOST: Final = 400
"""Posts in the table of the page; the table to take away has all."""

VIEWS: Final = {"": N_("Where the traffic is"), "world": N_("The whole world")}
ORDERS: Final = {"": N_("Most first"), "name": N_("By name"), "country": N_("By country")}


class PostTraffic(msgspec.Struct, frozen=True, kw_only=True):
    """One post of the map as data; what the table of posts does not know is null. Degrees are WGS 84."""

    station: str
    city: str | None
    country: str | None
    latitude: float | None
    longitude: float | None
    telegrams: int


class PlacedTraffic(msgspec.Struct, frozen=True, kw_only=True):
    """The map as data: `total` telegrams, `unknown` of them without a station."""

    query: str
    total: int
    unknown: int
    posts: tuple[PostTraffic, ...]


@dataclass(frozen=True, slots=True)
class PostLine:
    """One row of the table: the post's page, what it is, how much it sent, the search for that."""

    station: str
    href: str
    words: str
    country: str
    count: int
    search: str


@dataclass(frozen=True, slots=True)
class Choice:
    """One way of showing the same."""

    words: str
    href: str
    is_on: bool


@dataclass(frozen=True, slots=True)
class MapPage:
    """The page; `unplaced` are posts without a known place, `rest` counts rows that are in the table to take away only."""

    query: str
    headline: str
    is_empty: bool
    picture: TrafficMap | None
    views: tuple[Choice, ...]
    orders: tuple[Choice, ...]
    lines: tuple[PostLine, ...]
    rest: int
    unplaced: tuple[PostLine, ...]
    unplaced_words: str
    unknown: int
    results: str
    network: str
    timeline: str
    csv: str
    json: str


@page(HERE)
def traffic_map(request: Asked) -> Response[bytes]:
    """Show the page."""
    room, query = room_of(request), asked_query(request)
    view, order = choice(request, "view", VIEWS), choice(request, "order", ORDERS)
    try:
        found = room.archive.flows.stations(room.viewer, query)
    except QueryError as fault:
        return html(room, "query_fault.html", fault_page(query, fault), status=400)
    return html(room, "map.html", map_page(found, view, order), here=HERE)


@page(f"{HERE}.csv")
def table(request: Asked) -> Response[bytes]:
    """Give the posts as a table, to be saved."""
    room = room_of(request)
    found = room.archive.flows.stations(room.viewer, asked_query(request))
    headers = {"Content-Disposition": 'attachment; filename="posts.csv"'}
    return Response(b"".join(posts_csv(found.stations)), media_type="text/csv", headers=headers)


@page(f"{HERE}.json", f"{API}{HERE}")
def data(request: Asked) -> Response[bytes]:
    """Give the posts as data."""
    room = room_of(request)
    found = room.archive.flows.stations(room.viewer, asked_query(request))
    return json(msgspec.json.encode(as_data(found)))


def asked_query(request: Asked) -> str:
    """Return the query that is asked for, empty for the whole collection."""
    return " ".join(word(request, "q", MAX_QUERY).split())


def as_data(found: Traffic) -> PlacedTraffic:
    """Return the posts with their places."""
    return PlacedTraffic(
        query=found.query,
        total=found.total,
        unknown=found.unknown,
        posts=tuple(_data(station, count, post(station)) for station, count in found.stations),
    )


def _data(station: str, count: int, held: Post | None) -> PostTraffic:
    return PostTraffic(
        station=station,
        city=held.city if held else None,
        country=held.country_iso2 if held else None,
        latitude=held.latitude if held else None,
        longitude=held.longitude if held else None,
        telegrams=count,
    )


def map_page(found: Traffic, view: str, order: str) -> MapPage:
    """Return the page for a result."""
    beside = narrowable(found.query)
    lines = [_line(beside, station, count) for station, count in found.stations]
    placed = [
        Placed(held, held.city or line.station, line.count, line.search)
        for line in lines
        if (held := post(line.station)) is not None and held.latitude is not None
    ]
    unplaced = [line for line in lines if (held := post(line.station)) is None or held.latitude is None]
    query = found.query
    return MapPage(
        query=query,
        headline=plural(found.total, "telegram"),
        is_empty=not found.total,
        picture=map_of(placed, is_whole=view == "world"),
        views=tuple(
            Choice(_(words), links.map_of(query, view=name, order=order), name == view) for name, words in VIEWS.items()
        ),
        orders=tuple(
            Choice(_(words), links.map_of(query, view=view, order=name), name == order)
            for name, words in ORDERS.items()
        ),
        lines=tuple(_ordered(lines, order)[:MOST]),
        rest=max(0, len(lines) - MOST),
        unplaced=tuple(unplaced[:MOST]),
        unplaced_words=_unplaced_words(unplaced),
        unknown=found.unknown,
        results=links.search(query),
        network=links.network(query),
        timeline=links.timeline(query),
        csv=links.map_of(query, ending=".csv"),
        json=links.map_of(query, ending=".json"),
    )


def _line(beside: str, station: str, count: int) -> PostLine:
    held = post(station)
    search = links.search(" ".join(filter(None, (beside, clause("station", station)))))
    country = held.country_iso2 or "" if held else ""
    return PostLine(station, links.post(station), post_words(station), country, count, search)


def _ordered(lines: Sequence[PostLine], order: str) -> Sequence[PostLine]:
    if order == "name":
        return sorted(lines, key=lambda line: line.station)
    if order == "country":
        return sorted(lines, key=lambda line: (not line.country, line.country, -line.count, line.station))
    return lines


def _unplaced_words(lines: Sequence[PostLine]) -> str:
    """Say how much is not on the map: "37 telegrams of 3 posts have no place on the map"."""
    if not lines:
        return ""
    count = sum(line.count for line in lines)
    return ngettext(
        "%(telegrams)s of %(posts)s has no place on the map",
        "%(telegrams)s of %(posts)s have no place on the map",
        count,
        telegrams=plural(count, "telegram"),
        posts=plural(len(lines), "post"),
    )
