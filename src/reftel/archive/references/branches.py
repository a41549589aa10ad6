"""A thread as two trees: what a telegram cites, and what cites it. Pure.

Each telegram carries its own branches once, at the place nearest to the root; where it comes again, it is only named.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from reftel.archive.references.values import Edge, Node, Thread


@dataclass(slots=True)
class Branch:
    """One reference with the telegram at its other end; null where it names none. `again`: its branches are elsewhere."""

    edge: Edge
    node: Node | None
    again: bool
    branches: list["Branch"] = field(default_factory=list)


def branches_of(thread: Thread) -> tuple[list[Branch], list[Branch]]:
    """Return what the telegram of a thread cites and what cites it, each with its own branches."""
    nodes = {node.id: node for node in thread.nodes}
    cites: dict[str, list[tuple[Edge, str | None]]] = {}
    cited_by: dict[str, list[tuple[Edge, str | None]]] = {}
    for edge in thread.edges:
        cites.setdefault(edge.source, []).append((edge, edge.target))
        if edge.target is not None:
            cited_by.setdefault(edge.target, []).append((edge, edge.source))
    return _grown(thread.id, cites, nodes), _grown(thread.id, cited_by, nodes)


def _grown(
    root: str, edges: Mapping[str, Iterable[tuple[Edge, str | None]]], nodes: Mapping[str, Node]
) -> list[Branch]:
    """Grow breadth first, so that a telegram's branches hang where it is nearest to the root."""
    first: list[Branch] = []
    grown, waiting = {root}, [(root, first)]
    while waiting:
        at, into = waiting.pop(0)
        for edge, end in edges.get(at, ()):
            twig = Branch(edge, nodes.get(end or ""), again=end in grown and end in edges)
            into.append(twig)
            if end is not None and end not in grown:
                grown.add(end)
                waiting.append((end, twig.branches))
    return first
