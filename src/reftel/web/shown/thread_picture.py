"""A thread of references as a picture: telegrams at their days, a lane for each station, a line from each to what it cites.

Time runs from left to right. What has no date, as a telegram that is cited and not held, stands just before the first that cites it,
or behind the last that it cites. The same thread gives the same picture every time.
"""

import datetime as dt
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from reftel.archive.references.values import Node, Thread
from reftel.web.language import _
from reftel.web.shown.axis import Axis, Tick, axis_around

BREADTH: Final = 900
"""Pixels from the first day to the last."""

HEAD: Final = 22
LABEL: Final = 16
"""Height of the words above a lane."""

ROW: Final = 20
RADIUS: Final = 5
MARGIN: Final = 14
LETTER: Final = 8
"""Breadth of a letter of a name, at most."""

GAP: Final = 8

MOST_LANES: Final = 16
"""Stations with a lane of their own, those with most telegrams; all others share one."""

MOST_ROWS: Final = 12
"""Rows of one lane; the table beside the picture has what finds no room."""

MOST_DOTS: Final = 120
"""Telegrams that are drawn, nearest first."""

BEFORE: Final = dt.timedelta(days=1)
"""How far what has no date is drawn from the telegram that it is placed by, at least."""


@dataclass(frozen=True, slots=True)
class Dot:
    """One telegram: where it is drawn, its name, what is said on pointing at it, where it leads, whether it is held, the one asked for."""

    x: int
    y: int
    name: str
    words: str
    href: str
    is_held: bool
    is_root: bool


@dataclass(frozen=True, slots=True)
class Lane:
    """One station: its name, where that stands, and the line that ends the lane."""

    name: str
    y: int
    base: int


@dataclass(frozen=True, slots=True)
class ThreadPicture:
    """The whole picture: its size, lanes, dots, lines between them (SVG paths), and how many telegrams found no room."""

    across: int
    down: int
    ticks: tuple[Tick, ...]
    lanes: tuple[Lane, ...]
    dots: tuple[Dot, ...]
    lines: tuple[str, ...]
    left_out: int


def picture_of(
    thread: Thread, name: Callable[[Node], str], words: Callable[[Node], str], href: Callable[[Node], str]
) -> ThreadPicture | None:
    """Return the picture of a thread; None where it is one telegram alone, or none of them has a day."""
    days = days_of(thread)
    near = [node for node in thread.nodes if node.id in days][:MOST_DOTS]
    if len(near) < 2:
        return None
    axis = axis_around([days[node.id] for node in near])
    places: dict[str, tuple[int, int]] = {}
    lanes: list[Lane] = []
    top = HEAD
    for station, nodes in _by_station(near):
        rows = _rows(
            nodes,
            thread.id,
            lambda node: _x(axis, days[node.id]),
            lambda node: (LETTER + (node.id == thread.id)) * len(name(node)),
        )
        places |= {one: (x, top + LABEL + row * ROW + ROW // 2) for one, (x, row) in rows.items()}
        base = top + LABEL + ROW * (1 + max(row for _x_, row in rows.values()))
        lanes.append(Lane(station, top + LABEL - 4, base))
        top = base + GAP
    drawn = [node for node in near if node.id in places]
    return ThreadPicture(
        across=BREADTH + 2 * MARGIN + LETTER * max(len(name(node)) for node in drawn),
        down=top,
        ticks=tuple(Tick(_pixels(tick.x), tick.words, is_end=False) for tick in axis.ticks()),
        lanes=tuple(lanes),
        dots=tuple(
            Dot(*places[node.id], name(node), words(node), href(node), node.held, node.id == thread.id)
            for node in drawn
        ),
        lines=tuple(_lines(thread, places)),
        left_out=len(thread.nodes) - len(drawn),
    )


def days_of(thread: Thread) -> Mapping[str, dt.date]:
    """Return the day at which each telegram is drawn, its own or one that follows from the references; what has neither is absent."""
    own = {node.id: node.date.date() for node in thread.nodes if node.date is not None}
    before: dict[str, dt.date] = {}
    behind: dict[str, dt.date] = {}
    for edge in thread.edges:
        if edge.target is None:
            continue
        if edge.source in own:
            before[edge.target] = min(own[edge.source], before.get(edge.target, own[edge.source]))
        if edge.target in own:
            behind[edge.source] = max(own[edge.target], behind.get(edge.source, own[edge.target]))
    return {one: day + BEFORE for one, day in behind.items()} | {one: day - BEFORE for one, day in before.items()} | own


def _by_station(nodes: Sequence[Node]) -> list[tuple[str, list[Node]]]:
    """Return the telegrams of each station, those of the one asked for first, then by how many they are."""
    counts = Counter(node.station or "" for node in nodes)
    asked = nodes[0].station or ""
    order = sorted(counts, key=lambda station: (station != asked, not station, -counts[station], station))
    own = [station for station in order if station]
    own = own if len(own) <= MOST_LANES else own[: MOST_LANES - 1]
    lanes: dict[str, list[Node]] = {station: [] for station in own}
    for node in nodes:
        lanes.setdefault(node.station if node.station in own else "", []).append(node)
    return [(station or _("others"), lane) for station, lane in lanes.items() if lane]


def _rows(
    nodes: Sequence[Node], root: str, place: Callable[[Node], int], breadth: Callable[[Node], int]
) -> dict[str, tuple[int, int]]:
    """Return x and row of the telegrams of a lane, so that no name lies over another; the one asked for always finds room."""
    taken: list[list[tuple[int, int]]] = []
    found: dict[str, tuple[int, int]] = {}
    for node in sorted(nodes, key=lambda one: (one.id != root, place(one), one.id)):
        start, end = place(node) - RADIUS, place(node) + 3 * RADIUS + breadth(node)
        row = next((at for at, held in enumerate(taken) if all(end <= x or start >= y for x, y in held)), len(taken))
        if row == MOST_ROWS:
            continue
        taken[row:] = [[*(taken[row] if row < len(taken) else ()), (start, end)], *taken[row + 1 :]]
        found[node.id] = (place(node), row)
    return found


def _x(axis: Axis, day: dt.date) -> int:
    return _pixels(axis.place(day))


def _pixels(share: float) -> int:
    return MARGIN + round(BREADTH * share / 100)


def _lines(thread: Thread, places: Mapping[str, tuple[int, int]]) -> list[str]:
    """Return a curve for each reference whose two ends are drawn, each once."""
    pairs = dict.fromkeys(
        (edge.target, edge.source)
        for edge in thread.edges
        if edge.target in places and edge.source in places and edge.target != edge.source
    )
    return [_curve(places[str(cited)], places[citing]) for cited, citing in pairs]


def _curve(one: tuple[int, int], other: tuple[int, int]) -> str:
    (x1, y1), (x2, y2) = sorted((one, other))
    if x2 - x1 <= 2 * RADIUS:  # on one day: around the left side
        return f"M{x1 - RADIUS} {y1}C{x1 - 4 * RADIUS} {y1} {x1 - 4 * RADIUS} {y2} {x2 - RADIUS} {y2}"
    middle = (x1 + x2) // 2
    return f"M{x1 + RADIUS} {y1}C{middle} {y1} {middle} {y2} {x2 - RADIUS} {y2}"
