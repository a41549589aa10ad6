"""Any result along time, a lane for each post: a mark for each telegram, or bars that lead to what they count; the same as data."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

import msgspec
from litestar import Response

from reftel.archive import Lane, OverTime
from reftel.errors import QueryError
from reftel.exports.traffic import lanes_csv
from reftel.search.query.composing import clause
from reftel.web import links
from reftel.web.language import ngettext
from reftel.web.pages.making import API, Asked, html, json, page, room_of
from reftel.web.pages.results import fault_page
from reftel.web.pages.traffic_map import asked_query
from reftel.web.room import Room
from reftel.web.shown.lanes import Grid, LanesPicture, bars_picture, grid_of, lane_name, marks_picture
from reftel.web.shown.lines import Line, line_of
from reftel.web.shown.queries import narrowable
from reftel.web.wording import number, plural

HERE: Final = "/timeline"

_Lead = Callable[[Lane, str], str]


class YearCount(msgspec.Struct, frozen=True, kw_only=True):
    """How many telegrams a year has."""

    year: int
    telegrams: int


class MonthCount(msgspec.Struct, frozen=True, kw_only=True):
    """How many telegrams a month has."""

    year: int
    month: int
    telegrams: int


class LaneCounts(msgspec.Struct, frozen=True, kw_only=True):
    """One lane as data; `station` is null for all others together. Some telegrams have no year, some that have one no month."""

    station: str | None
    telegrams: int
    years: tuple[YearCount, ...]
    months: tuple[MonthCount, ...]


class Dated(msgspec.Struct, frozen=True, kw_only=True):
    """One telegram of a small result as data."""

    mrn: str | None
    version_id: str
    date: str | None
    station: str | None
    subject: str | None


class TimelineData(msgspec.Struct, frozen=True, kw_only=True):
    """A result along time as data: `stations` is how many there are; `telegrams` is empty where there are more than 300."""

    query: str
    total: int
    stations: int
    lanes: tuple[LaneCounts, ...]
    telegrams: tuple[Dated, ...]


@dataclass(frozen=True, slots=True)
class TelegramRow:
    """One row of the table of few telegrams."""

    line: Line
    station: str
    station_href: str


@dataclass(frozen=True, slots=True)
class Cell:
    """One count of the table of many; without a search there is nothing."""

    count: int
    href: str


@dataclass(frozen=True, slots=True)
class PeriodRow:
    """One period of the table: all of it, then each lane's share."""

    words: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class LaneHead:
    """The head of a lane's column."""

    name: str
    href: str


@dataclass(frozen=True, slots=True)
class TimelinePage:
    """The page: either `telegrams` or `heads` and `periods` make the table; `lost` says what the picture does not have."""

    query: str
    headline: str
    is_empty: bool
    lede: str
    picture: LanesPicture | None
    telegrams: tuple[TelegramRow, ...]
    heads: tuple[LaneHead, ...]
    periods: tuple[PeriodRow, ...]
    lost: str
    results: str
    map: str
    network: str
    csv: str
    json: str


@page(HERE)
def timeline(request: Asked) -> Response[bytes]:
    """Show the page."""
    room, query = room_of(request), asked_query(request)
    try:
        found = room.archive.flows.over_time(room.viewer, query)
    except QueryError as fault:
        return html(room, "query_fault.html", fault_page(query, fault), status=400)
    return html(room, "timeline.html", timeline_page(room, found), here=HERE)


@page(f"{HERE}.csv")
def table(request: Asked) -> Response[bytes]:
    """Give the counts as a table, to be saved."""
    room = room_of(request)
    found = room.archive.flows.over_time(room.viewer, asked_query(request))
    headers = {"Content-Disposition": 'attachment; filename="over-time.csv"'}
    return Response(b"".join(lanes_csv(_lanes(found))), media_type="text/csv", headers=headers)


@page(f"{HERE}.json", f"{API}{HERE}")
def data(request: Asked) -> Response[bytes]:
    """Give the counts as data."""
    room = room_of(request)
    return json(msgspec.json.encode(as_data(room.archive.flows.over_time(room.viewer, asked_query(request)))))


def as_data(found: OverTime) -> TimelineData:
    """Return a result along time as it is given to programs."""
    return TimelineData(
        query=found.query,
        total=found.total,
        stations=found.stations,
        lanes=tuple(map(_lane_data, _lanes(found))),
        telegrams=tuple(
            Dated(
                mrn=brief.mrn,
                version_id=brief.version_id,
                date=None if brief.date is None else brief.date.strftime("%Y-%m-%dT%H:%M:%SZ"),
                station=brief.station,
                subject=brief.subject,
            )
            for brief in found.telegrams
        ),
    )


def _lane_data(lane: Lane) -> LaneCounts:
    return LaneCounts(
        station=lane.station,
        telegrams=lane.total,
        years=tuple(YearCount(year=year, telegrams=count) for year, count in lane.years),
        months=tuple(MonthCount(year=year, month=month, telegrams=count) for year, month, count in lane.months),
    )


def _lanes(found: OverTime) -> tuple[Lane, ...]:
    return tuple(lane for lane in (*found.lanes, found.rest) if lane.total)


def timeline_page(room: Room, found: OverTime) -> TimelinePage:
    """Return the page for a result."""
    lead, query = _lead(found), found.query
    lines = [_line(room, found, place) for place in range(len(found.telegrams))]
    grid = grid_of(found)
    lanes = [(lane, _of_lane(found, lane, lines)) for lane in grid.lanes] if lines else []
    return TimelinePage(
        query=query,
        headline=plural(found.total, "telegram"),
        is_empty=not found.total,
        lede=_lede(found),
        picture=marks_picture(found, lanes, lead) if lines else bars_picture(found, grid, lead),
        telegrams=tuple(_row(found, place, line) for place, line in enumerate(lines)),
        heads=() if lines else tuple(_head(lane, found, lead) for lane in grid.lanes),
        periods=() if lines else tuple(_periods(found, grid, lead)),
        lost=_lost(sum(line.date is None for line in lines) if lines else _not_counted(found, grid)),
        results=links.search(query),
        map=links.map_of(query),
        network=links.network(query),
        csv=links.timeline(query, ending=".csv"),
        json=links.timeline(query, ending=".json"),
    )


def _lead(found: OverTime) -> _Lead:
    """Return what gives the address of the search for a lane, in a period where one is named: what it counts."""
    beside = narrowable(found.query)
    others = [f"-{clause('station', lane.station)}" for lane in found.lanes if lane.station]

    def lead(lane: Lane, period: str) -> str:
        whose = [clause("station", lane.station)] if lane.station else others
        return links.search(" ".join(filter(None, (beside, *whose, period))))

    return lead


def _line(room: Room, found: OverTime, place: int) -> Line:
    brief = found.telegrams[place]
    href = links.in_result(links.exact(brief), found.query, sort="oldest", number=place + 1)
    return line_of(brief, room.titles.guess(brief), href)


def _of_lane(found: OverTime, lane: Lane, lines: Sequence[Line]) -> list[Line]:
    named = {one.station for one in found.lanes}
    return [
        line
        for brief, line in zip(found.telegrams, lines, strict=True)
        if (brief.station if brief.station in named else None) == lane.station
    ]


def _row(found: OverTime, place: int, line: Line) -> TelegramRow:
    station = found.telegrams[place].station or ""
    return TelegramRow(line, station, links.post(station) if station else "")


def _head(lane: Lane, found: OverTime, lead: _Lead) -> LaneHead:
    return LaneHead(lane_name(lane, found), lead(lane, ""))


def _periods(found: OverTime, grid: Grid, lead: _Lead) -> list[PeriodRow]:
    beside = narrowable(found.query)
    rows: list[PeriodRow] = []
    for period in grid.periods:
        asked = grid.clause(period)
        shares = [counts.get(period, 0) for counts in grid.counts]
        whole = Cell(sum(shares), links.search(" ".join(filter(None, (beside, asked)))))
        cells = [
            Cell(count, lead(lane, asked) if count else "") for lane, count in zip(grid.lanes, shares, strict=True)
        ]
        rows.append(PeriodRow(grid.words(period), (whole, *cells)))
    return rows


def _lede(found: OverTime) -> str:
    if not found.stations:
        return ""
    return ngettext("%(n)s post sent them.", "%(n)s posts sent them.", found.stations)


def _not_counted(found: OverTime, grid: Grid) -> int:
    return max(found.total - sum(sum(counts.values()) for counts in grid.counts), 0)


def _lost(count: int) -> str:
    """Say how many telegrams have no date, or none that is exact enough for the picture."""
    if not count:
        return ""
    return ngettext(
        "%(count)s has no date, or not one that is exact enough, and is not in the picture.",
        "%(count)s have no date, or not one that is exact enough, and are not in the picture.",
        count,
        count=number(count),
    )
