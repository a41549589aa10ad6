import csv
from collections.abc import Iterable
from xml.etree import ElementTree

from reftel.archive import Letters
from reftel.exports.traffic import LETTER_COLUMNS, POST_COLUMNS, letters_csv, letters_graphml, posts_csv

EVIL = '=CMD("x")'
PAIRS = (
    Letters(sender="PORTALDER", addressee="STATE", action=12, info=3),
    Letters(sender=EVIL, addressee='A<B>&"\x00', action=0, info=1),
)
GRAPH = "{http://graphml.graphdrawing.org/xmlns}"


def rows(parts: Iterable[bytes]) -> list[list[str]]:
    return list(csv.reader(b"".join(parts).decode().splitlines()))


def test_posts_are_a_table_with_their_places() -> None:
    assert rows(posts_csv([("PORTALDER", 20), ("NOWHERE", 2)])) == [
        list(POST_COLUMNS),
        ["PORTALDER", "embassy", "Port Alder", "QM", "41.3", "-38.2", "20"],
        ["NOWHERE", "", "", "", "", "", "2"],
    ]


def test_letters_are_a_table() -> None:
    assert rows(letters_csv(PAIRS[:1])) == [list(LETTER_COLUMNS), ["PORTALDER", "STATE", "12", "3"]]


def test_no_cell_is_a_formula() -> None:
    assert rows(letters_csv(PAIRS))[2][0] == f"'{EVIL}"
    assert rows(posts_csv([(EVIL, 1)]))[1][0] == f"'{EVIL}"


def test_letters_are_a_graph_that_programs_read() -> None:
    graph = ElementTree.fromstring(b"".join(letters_graphml(PAIRS)))  # noqa: S314 - our own
    nodes = {node.get("id") for node in graph.iter(f"{GRAPH}node")}
    edges = [
        (edge.get("source"), edge.get("target"), [one.text for one in edge]) for edge in graph.iter(f"{GRAPH}edge")
    ]
    assert nodes == {"PORTALDER", "STATE", EVIL, 'A<B>&"\ufffd'}
    assert edges == [("PORTALDER", "STATE", ["12", "3"]), (EVIL, 'A<B>&"\ufffd', ["0", "1"])]
