"""A thread of references as a picture: what a telegram rests on at its left, what came of it at its right.

A reference leads back in time, so that time runs from left to right. Telegrams stand in columns by how many references they are away,
the earliest at the top; one that is cited and not held is an empty ring. The same thread gives the same picture every time.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from reftel.archive.references.values import Node, Thread

COLUMN: Final = 190
"""Pixels from one column to the next."""

ROW: Final = 34
RADIUS: Final = 5
MARGIN: Final = 14
LABEL: Final = 10
"""From a node to its words."""

MOST_ROWS: Final = 24
"""Telegrams of one column that are drawn; the list beside the picture has all."""


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
class ThreadPicture:
    """The whole picture: its size, dots, lines between them (SVG paths), and how many telegrams found no room."""

    across: int
    down: int
    dots: tuple[Dot, ...]
    lines: tuple[str, ...]
    left_out: int


def picture_of(
    thread: Thread, name: Callable[[Node], str], words: Callable[[Node], str], href: Callable[[Node], str]
) -> ThreadPicture | None:
    """Return the picture of a thread; None where it is one telegram alone."""
    if len(thread.nodes) < 2:
        return None
    columns = _columns(thread.nodes, thread.id)
    rows = max(len(column) for column in columns.values())
    places: dict[str, tuple[int, int]] = {}
    for at, generation in enumerate(sorted(columns)):
        column = columns[generation]
        top = MARGIN + (rows - len(column)) * ROW // 2 + ROW // 2
        places |= {node.id: (MARGIN + at * COLUMN, top + row * ROW) for row, node in enumerate(column)}
    drawn = [node for column in columns.values() for node in column]
    return ThreadPicture(
        across=len(columns) * COLUMN + MARGIN,
        down=rows * ROW + 2 * MARGIN,
        dots=tuple(
            Dot(*places[node.id], name(node), words(node), href(node), node.held, node.id == thread.id)
            for node in drawn
        ),
        lines=tuple(_lines(thread, places)),
        left_out=len(thread.nodes) - len(drawn),
    )


def _columns(nodes: Sequence[Node], root: str) -> dict[int, list[Node]]:
    """Return the nodes of each generation, earliest first; what has no date stands last. The one asked for is always among them."""
    columns: dict[int, list[Node]] = {}
    for node in sorted(nodes, key=lambda one: (one.date is None, one.date.isoformat() if one.date else "", one.id)):
        columns.setdefault(node.generation, []).append(node)
    return {
        generation: [node for node in column if node.id == root] if generation == 0 else column[:MOST_ROWS]
        for generation, column in columns.items()
    }


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
    if x1 == x2:  # in one column: around its left side
        return f"M{x1 - RADIUS} {y1}C{x1 - 3 * RADIUS} {y1} {x1 - 3 * RADIUS} {y2} {x2 - RADIUS} {y2}"
    middle = (x1 + x2) // 2
    return f"M{x1 + RADIUS} {y1}C{middle} {y1} {middle} {y2} {x2 - RADIUS} {y2}"
