"""The whole web, or one thread of it, written as GraphML or CSV: line by line, however large it is.

GraphML: `http://graphml.graphdrawing.org/`. What XML cannot hold is replaced; CSV cells that a spreadsheet would run as a formula get
an apostrophe in front.
"""

import csv
import io
from collections.abc import Iterable, Iterator
from typing import Final
from xml.sax.saxutils import escape, quoteattr

from sqlalchemy import Connection, select

from reftel.archive.references.resolving import edge_of, held_id, meant_by, references_of
from reftel.archive.references.tracing import ghost_node, node_of
from reftel.archive.references.values import Edge, Node
from reftel.archive.sight import may_read
from reftel.archive.store.schema import versions
from reftel.archive.versions.briefs import versions_of

_AT_ONCE: Final = 500
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r", "\n")
_NOT_XML: Final = {
    **{code: "\ufffd" for code in range(0x20) if code not in {0x09, 0x0A, 0x0D}},
    **dict.fromkeys(range(0xD800, 0xE000), "\ufffd"),
    0xFFFE: "\ufffd",
    0xFFFF: "\ufffd",
}

NODE_FIELDS: Final = ("mrn", "held", "date", "station", "classification", "subject")
EDGE_FIELDS: Final = ("label", "text", "kind", "fate", "notal", "ambiguous")
_BOOLEANS: Final = frozenset({"held", "notal", "ambiguous"})


def whole_web(connection: Connection, labels: str) -> Iterator[Node | Edge]:
    """Yield every telegram that may be read, every reference among them, and each ghost before the first edge that leads to it."""
    ghosts: set[str] = set()
    after = 0
    while telegrams := _some_telegrams(connection, labels, after):
        after = telegrams[-1]
        rows = {telegram: found[0] for telegram, found in versions_of(connection, labels, telegrams).items()}
        yield from (node_of(rows[telegram]) for telegram in telegrams)
        cited = [row for found in references_of(connection, labels, telegrams).values() for row in found]
        for row, meant in zip(cited, meant_by(connection, labels, cited), strict=True):
            ghost = ghost_node(row) if meant.row is None else None
            if ghost is not None and ghost.id not in ghosts:
                ghosts.add(ghost.id)
                yield ghost
            edge = edge_of(row, held_id(rows[row.telegram]), meant)
            if edge.target is not None:
                yield edge


def _some_telegrams(connection: Connection, labels: str, after: int) -> list[int]:
    query = (
        select(versions.c.telegram)
        .where(versions.c.telegram > after, may_read(labels))
        .group_by(versions.c.telegram)
        .order_by(versions.c.telegram)
        .limit(_AT_ONCE)
    )
    return list(connection.scalars(query))


def graphml(parts: Iterable[Node | Edge]) -> Iterator[str]:
    """Yield the lines of a GraphML document."""
    yield '<?xml version="1.0" encoding="UTF-8"?>\n'
    yield '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n'
    for kind, names in (("node", NODE_FIELDS), ("edge", EDGE_FIELDS)):
        for name in names:
            form = "boolean" if name in _BOOLEANS else "string"
            yield f'  <key id="{kind}_{name}" for="{kind}" attr.name="{name}" attr.type="{form}"/>\n'
    yield '  <graph id="references" edgedefault="directed">\n'
    for part in parts:
        if isinstance(part, Node):
            yield f"    <node id={_attribute(part.id)}>{_data('node', NODE_FIELDS, node_cells(part))}</node>\n"
        elif part.target is not None:
            ends = f"source={_attribute(part.source)} target={_attribute(part.target)}"
            yield f"    <edge {ends}>{_data('edge', EDGE_FIELDS, edge_cells(part))}</edge>\n"
    yield "  </graph>\n</graphml>\n"


def csv_nodes(parts: Iterable[Node | Edge]) -> Iterator[str]:
    """Yield the lines of a table of telegrams, held and absent."""
    yield _csv_line(("id", *NODE_FIELDS))
    for part in parts:
        if isinstance(part, Node):
            yield _csv_line((part.id, *node_cells(part)))


def csv_edges(parts: Iterable[Node | Edge]) -> Iterator[str]:
    """Yield the lines of a table of references."""
    yield _csv_line(("source", "target", *EDGE_FIELDS))
    for part in parts:
        if isinstance(part, Edge):
            yield _csv_line((part.source, part.target or "", *edge_cells(part)))


def node_cells(node: Node) -> tuple[str, ...]:
    """Return what NODE_FIELDS names, as text; empty where it is not known."""
    date = "" if node.date is None else node.date.strftime("%Y-%m-%dT%H:%M:%SZ").zfill(20)
    held = "true" if node.held else "false"
    return (node.mrn or "", held, date, node.station or "", node.classification or "", node.subject or "")


def edge_cells(edge: Edge) -> tuple[str, ...]:
    """Return what EDGE_FIELDS names, as text."""
    notal, ambiguous = ("true" if value else "false" for value in (edge.notal, edge.ambiguous))
    return (edge.label or "", edge.text, edge.kind, edge.fate.value, notal, ambiguous)


def _data(kind: str, names: Iterable[str], cells: Iterable[str]) -> str:
    return "".join(
        f'<data key="{kind}_{name}">{escape(cell.translate(_NOT_XML))}</data>'
        for name, cell in zip(names, cells, strict=True)
        if cell
    )


def _attribute(text: str) -> str:
    return quoteattr(text.translate(_NOT_XML))


def _csv_line(cells: Iterable[str]) -> str:
    line = io.StringIO()
    csv.writer(line, lineterminator="\r\n").writerow([_no_formula(cell) for cell in cells])
    return line.getvalue()


def _no_formula(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_FORMULA) else cell
