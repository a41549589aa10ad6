"""The telegrams around one: what it cites and what cites it, and so on in both directions.

The thread of a telegram is its line: everything that is reached by going only back along references, and everything that is reached
by going only forward. It never turns round, so that telegrams that merely cite the same instruction are no part of it; all that
hang together in any way would soon be half the archive. Each telegram is visited once, so that circles end; generations
and telegrams are bounded, nearest first.
"""

from collections.abc import Iterable, Mapping
from typing import Final, NamedTuple

from sqlalchemy import Connection

from reftel.archive.references.resolving import (
    Meant,
    RefRow,
    citing_telegrams,
    edge_of,
    ghost_id,
    held_id,
    meant_by,
    references_of,
)
from reftel.archive.references.values import Edge, Node, Thread
from reftel.archive.versions.briefs import BriefRow, brief_of, versions_of

MOST_NODES: Final = 300
"""Telegrams of one thread: more fit on no screen, and a circular that everybody cites has thousands."""

FURTHEST: Final = 12
"""Generations in either direction."""


class Start(NamedTuple):
    """Where a thread begins: a held telegram; or a ghost, by its id, with the telegrams that cite it."""

    row: BriefRow | None
    ghost: Node | None = None
    citing: tuple[int, ...] = ()


def trace(
    connection: Connection, labels: str, start: Start, *, furthest: int = FURTHEST, most: int = MOST_NODES
) -> Thread:
    """Return the telegrams around one, up to `furthest` generations away; 1 gives its own references both ways."""
    tracer = Tracer(connection, labels, most)
    if start.row is None:
        if start.ghost is None:
            raise ValueError("a thread begins at a telegram or at a ghost")
        begin = start.ghost
        tracer.add(begin)
        tracer.forward_from_ghost(begin.id, start.citing, furthest)
    else:
        begin = node_of(start.row, 0)
        tracer.add(begin)
        tracer.back(start.row, furthest)
        tracer.forward({start.row.telegram: start.row}, furthest)
    return Thread(
        id=begin.id, nodes=tuple(tracer.nodes.values()), edges=tuple(tracer.edges.values()), is_cut=tracer.is_cut
    )


def node_of(row: BriefRow, generation: int = 0) -> Node:
    """Return the node of a held telegram."""
    brief = brief_of(row)
    return Node(
        id=held_id(row),
        held=True,
        mrn=brief.mrn,
        date=brief.date,
        station=brief.station,
        classification=brief.classification,
        subject=brief.subject,
        generation=generation,
    )


def ghost_node(row: RefRow, generation: int = 0) -> Node | None:
    """Return the node of an absent telegram, None where a reference names none that could be held."""
    name = ghost_id(row)
    if name is None:
        return None
    mrn = name if row.serial is not None and row.year is not None else None
    return Node(
        id=name,
        held=False,
        mrn=mrn,
        date=None,
        station=row.station,
        classification=None,
        subject=None,
        generation=generation,
    )


class Tracer:
    """Walks the web, generation by generation. `nodes` and `edges` are in the order in which they were found."""

    def __init__(self, connection: Connection, labels: str, most: int) -> None:
        self.nodes: dict[str, Node] = {}
        self.edges: dict[tuple[str, str], Edge] = {}
        self.is_cut = False
        self._connection = connection
        self._labels = labels
        self._most = most

    def add(self, node: Node) -> bool:
        """Add a node; say whether it is there now, which it is not where there are too many."""
        if node.id not in self.nodes:
            if len(self.nodes) >= self._most:
                self.is_cut = True
                return False
            self.nodes[node.id] = node
        return True

    def back(self, start: BriefRow, furthest: int) -> None:
        """Follow what telegrams cite."""
        frontier, seen = {start.telegram: start}, {start.telegram}
        for generation in range(1, furthest + 1):
            following: dict[int, BriefRow] = {}
            for row, meant in self._references(frontier):
                node = ghost_node(row, -generation) if meant.row is None else node_of(meant.row, -generation)
                self._connect(row, frontier, meant, node, is_first=generation == 1)
                if (
                    meant.row is not None
                    and meant.row.telegram not in seen
                    and node is not None
                    and node.id in self.nodes
                ):
                    seen.add(meant.row.telegram)
                    following[meant.row.telegram] = meant.row
            frontier = following
            if not frontier:
                return
        self.is_cut = self.is_cut or (furthest > 1 and self._goes_on(frontier))

    def forward(self, frontier: Mapping[int, BriefRow], furthest: int, generation: int = 1) -> None:
        """Follow what cites telegrams."""
        line = dict(frontier)
        while generation <= furthest and frontier:
            citing = dict.fromkeys(
                one for row in frontier.values() for one in citing_telegrams(self._connection, self._labels, row)
            )
            fresh = self._rows([telegram for telegram in citing if telegram not in line])
            frontier = {telegram: row for telegram, row in fresh.items() if self.add(node_of(row, generation))}
            line |= frontier
            self._edges_into(line, [telegram for telegram in citing if telegram in line])
            generation += 1

    def forward_from_ghost(self, ghost: str, citing: Iterable[int], furthest: int) -> None:
        """Follow what cites a ghost, and what cites that."""
        rows = {telegram: row for telegram, row in self._rows(citing).items() if self.add(node_of(row, 1))}
        for row, meant in self._references(rows):
            if meant.row is None and ghost_id(row) == ghost:
                edge = edge_of(row, held_id(rows[row.telegram]), meant)
                self.edges.setdefault((edge.source, ghost), edge)
        self.forward(rows, furthest, generation=2)

    def _references(self, frontier: Mapping[int, BriefRow]) -> list[tuple[RefRow, Meant]]:
        found = references_of(self._connection, self._labels, frontier)
        rows = [row for telegram in frontier for row in found.get(telegram, [])]
        return list(zip(rows, meant_by(self._connection, self._labels, rows), strict=True))

    def _connect(
        self, row: RefRow, frontier: Mapping[int, BriefRow], meant: Meant, node: Node | None, *, is_first: bool
    ) -> None:
        """Add an edge with its end. What names no telegram is given for the telegram that was asked for, not for others."""
        source = held_id(frontier[row.telegram])
        if node is None:
            if is_first:
                self.edges.setdefault((source, f"{row.position} {row.version}"), edge_of(row, source, meant))
        elif node.id != source and self.add(node):
            self.edges.setdefault((source, node.id), edge_of(row, source, meant))

    def _edges_into(self, line: Mapping[int, BriefRow], citing: Iterable[int]) -> None:
        sources = {telegram: line[telegram] for telegram in citing}
        for row, meant in self._references(sources):
            if meant.row is not None and meant.row.telegram in line and meant.row.telegram != row.telegram:
                edge = edge_of(row, held_id(sources[row.telegram]), meant)
                self.edges.setdefault((edge.source, edge.target or ""), edge)

    def _rows(self, telegrams: Iterable[int]) -> dict[int, BriefRow]:
        wanted = list(telegrams)[: self._most + 1]
        found = versions_of(self._connection, self._labels, wanted)
        return {telegram: found[telegram][0] for telegram in wanted if telegram in found}

    def _goes_on(self, frontier: Mapping[int, BriefRow]) -> bool:
        return any(
            meant.row is not None and held_id(meant.row) not in self.nodes for _, meant in self._references(frontier)
        )
