"""Who writes to whom: bands and rows lead to what they count; the same as a table, a graph and data."""

import csv
import html as markup
import re
from xml.etree import ElementTree

import pytest

from reftel.archive.finding.traffic import FIRST_SENDERS
from reftel.web.pages import network
from reftel.web.shown.letters import NAMED
from tests.archive.cables import telegram
from tests.web.conftest import Client, Opened
from tests.web.strict_html import Page

WIDE = "RUEHC/SECSTATE WASHDC PRIORITY\nINFO RUEHC/SECSTATE WASHDC\nRUEHQV/AMEMBASSY VERRIN"


def bands_on(text: str) -> list[tuple[str, int]]:
    """Return the links of the bands, each with its count."""
    found = re.findall(r'<a class="band" href="([^"]*)"[^>]*><title>[^<]*: ([\d,]+)</title>', text)
    return [(markup.unescape(href), int(count.replace(",", ""))) for href, count in found]


@pytest.mark.parametrize("way", ["", "action", "info"])
@pytest.mark.parametrize("query", ["", "bell OR council", "year:2006 sort:newest"])
def test_every_band_leads_to_as_many_telegrams_as_it_says(room: Client, query: str, way: str) -> None:
    text = room.get("/network", params={"q": query, "as": way}).text
    bands = bands_on(text)
    assert len(bands) > 3
    for href, count in bands:
        assert room.get(href.replace("/search?", "/search.json?")).json()["total"] == count, href


def test_every_row_leads_to_its_telegrams(room: Client) -> None:
    rows = re.findall(
        r'<td class="num">([\d,]+)</td><td class="num">([\d,]+)</td><td><a href="([^"]+)">', room.get("/network").text
    )
    assert len(rows) > 10
    for action, info, href in rows:
        found = room.get(markup.unescape(href).replace("/search?", "/search.json?")).json()
        assert found["total"] == int(action) + int(info), href


def test_the_page_is_sound_and_says_what_it_counts(room: Client) -> None:
    answer = room.get("/network")
    page = Page(answer.text)
    assert page.faults == []
    assert "style=" not in answer.text
    assert re.search(r"What 6 posts wrote went to \d+ addressees, \d+ times in all", page.text)


def test_an_addressee_for_action_and_for_information_counts_once(open_room: Opened) -> None:
    client = open_room(telegram(1, to=WIDE))
    pairs = client.get("/api/1/network").json()["pairs"]
    assert pairs == [
        {"sender": "PORTALDER", "addressee": "STATE", "action": 1, "info": 0},
        {"sender": "PORTALDER", "addressee": "VERRIN", "action": 0, "info": 1},
    ]
    assert [count for _, count in bands_on(client.get("/network?as=info").text)] == [1]


def test_nobody_writing_to_anybody_is_said(open_room: Opened) -> None:
    page = Page(open_room("A letter of mine.").get("/network").text)
    assert page.faults == []
    assert "No telegram here names an addressee." in page.text


def test_a_senseless_choice_is_one_sentence(room: Client) -> None:
    answer = room.get("/network?as=gossip")
    assert answer.status_code == 400
    assert "It is one of action, info" in Page(answer.text).text


def test_table_graph_and_data_have_the_same(room: Client) -> None:
    table = list(csv.DictReader(room.get("/network.csv?q=bell").text.splitlines()))
    pairs = room.get("/network.json?q=bell").json()["pairs"]
    graph = ElementTree.fromstring(room.get("/network.graphml?q=bell").content)  # noqa: S314 - our own answer
    edges = list(graph.iter("{http://graphml.graphdrawing.org/xmlns}edge"))
    assert [(row["sender"], row["addressee"], int(row["action"]), int(row["info"])) for row in table] == [
        (one["sender"], one["addressee"], one["action"], one["info"]) for one in pairs
    ]
    assert len(edges) == len(pairs) > 3
    assert room.get("/network.json?q=bell").json()["total"] == room.get("/search.json?q=bell").json()["total"]


def test_of_many_pairs_the_table_says_what_it_leaves_out(room: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    words = "all pairs are in the table to take away"
    assert words not in Page(room.get("/network").text).text
    monkeypatch.setattr(network, "MOST", 2)
    assert words in Page(room.get("/network?again").text).text


def test_as_many_senders_are_counted_as_a_picture_may_name() -> None:
    assert FIRST_SENDERS == NAMED + 1


def test_senders_that_are_not_named_are_one(room: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(network, "NAMED", 3)
    text = room.get("/network").text
    others = sum(
        int(count.replace(",", "")) for count in re.findall(r"<title>3 others to [^<]*: ([\d,]+)</title>", text)
    )
    whole = room.get("/network.json").json()["pairs"]
    named = {"PORTALDER", "STATE", "SALTMERE"}
    assert others == sum(one["action"] + one["info"] for one in whole if one["sender"] not in named) > 0


@pytest.mark.parametrize("way", ["", "action", "info"])
def test_every_addressee_leads_to_as_many_telegrams_as_it_says(room: Client, way: str) -> None:
    text = room.get("/network", params={"as": way}).text
    found = re.findall(r'<a href="([^"]*)" data-addressee="[^"]+"><title>[^<]* was written to ([\d,]+) time', text)
    assert len(found) > 3
    for href, count in found:
        assert room.get(markup.unescape(href).replace("/search?", "/search.json?")).json()["total"] == int(count)


def test_a_post_shows_to_whom_it_writes_and_who_writes_to_it(room: Client) -> None:
    page = Page(room.get("/posts/PORTALDER").text)
    assert page.faults == []
    text = page.text
    assert text.index("Correspondence") < text.index("To whom it writes") < text.index("Who writes to it")
    assert "/network?q=station%3A%22PORTALDER%22" in page.links
    (into,) = [link for link in page.links if link.startswith("/network?q=%28addressee")]
    assert room.get(into).status_code == 200
    for side in ("To whom it writes", "Who writes to it"):
        assert re.search(rf"{side}.* STATE \d+ ", text), side
