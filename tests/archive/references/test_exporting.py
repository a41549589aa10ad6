"""The web as GraphML and CSV."""

import csv
import datetime as dt
import io
from pathlib import Path
from xml.etree import ElementTree

import pytest

from reftel.archive.references.exporting import csv_edges, csv_nodes, graphml
from reftel.archive.references.values import Edge, Fate, Node
from tests.archive.cables import OWNER, filled, telegram

XMLNS = "{http://graphml.graphdrawing.org/xmlns}"


def _tree(document: str) -> ElementTree.Element:
    return ElementTree.fromstring(document.encode())  # noqa: S314 - our own document


def node(name: str, subject: str | None = None) -> Node:
    return Node(id=name, held=True, mrn=None, date=None, station=None, classification=None, subject=subject)


def edge(text: str, target: str | None = "b") -> Edge:
    return Edge(
        source="a", target=target, label="A", text=text, kind="number", fate=Fate.RESOLVED, notal=False, ambiguous=True
    )


def test_every_telegram_ghost_and_reference_is_written_once(tmp_path: Path) -> None:
    archive = filled(
        tmp_path,
        a=telegram(1, refs="A. VERRIN 88\n     B. STATE 5", subject="DUES & <LIGHTS>"),
        b=telegram(2, refs="VERRIN 88"),
        c=telegram(88, post="VERRIN", date="2006-03-10T08:00"),
    )
    tree = _tree("".join(graphml(archive.web.parts(OWNER))))
    nodes = [one.get("id", "").split("@")[0] for one in tree.iter(f"{XMLNS}node")]
    assert sorted(nodes) == ["06PORTALDER1", "06PORTALDER2", "06STATE5", "06VERRIN88"]
    ids = {one.get("id") for one in tree.iter(f"{XMLNS}node")}
    edges = [(one.get("source"), one.get("target")) for one in tree.iter(f"{XMLNS}edge")]
    assert len(edges) == 3
    assert {end for ends in edges for end in ends} <= ids
    data = [{d.get("key"): d.text for d in one} for one in tree.iter(f"{XMLNS}node")]
    assert data[0] == {
        "node_mrn": "06PORTALDER1",
        "node_held": "true",
        "node_date": "2006-03-14T10:30:00Z",
        "node_station": "PORTALDER",
        "node_classification": "UNCLASSIFIED",
        "node_subject": "DUES & <LIGHTS>",
    }
    assert {"node_mrn": "06STATE5", "node_held": "false", "node_station": "STATE"} in data


@pytest.mark.parametrize("evil", ["\x00\x1b[31m", "\ud800", "]]>", '"><x/>', "\ufffe", "&amp;"])
def test_graphml_is_well_formed_whatever_the_text(evil: str) -> None:
    document = "".join(graphml([node("a" + evil, evil), node("b"), edge(evil)]))
    assert len(list(_tree(document).iter(f"{XMLNS}node"))) == 2


@pytest.mark.parametrize("text", ['=HYPERLINK("x")', "+1", "-1", "@SUM(A1)", "\tx", "\rx", "\nx"])
def test_csv_cells_are_no_formulas(text: str) -> None:
    for lines, column in ((csv_nodes([node(text, text)]), "subject"), (csv_edges([edge(text)]), "text")):
        (row,) = csv.DictReader(io.StringIO("".join(lines), newline=""))
        assert row[column] == "'" + text


def test_edges_without_an_end_are_in_the_table_only() -> None:
    assert "<edge" not in "".join(graphml([node("a"), edge("a letter", None)]))
    (row,) = csv.DictReader(io.StringIO("".join(csv_edges([edge("a letter", None)])), newline=""))
    assert (row["target"], row["ambiguous"]) == ("", "true")


def test_years_before_1000_do_not_break_a_date() -> None:
    old = Node(
        id="a",
        held=True,
        mrn=None,
        date=dt.datetime(1870, 1, 2, tzinfo=dt.UTC),
        station=None,
        classification=None,
        subject=None,
    )
    assert "1870-01-02T00:00:00Z" in "".join(csv_nodes([old]))
