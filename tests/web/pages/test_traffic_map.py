"""The map of posts: what is on it, what is not, and the same as a table and as data."""

import csv
import re
from urllib.parse import urlencode

import pytest

from reftel.access import Viewer
from reftel.codes import Classification
from reftel.web.pages import traffic_map
from tests.archive.cables import telegram
from tests.web.conftest import Client, Opened
from tests.web.strict_html import Page

PUBLIC = Viewer(
    name="a reader",
    clearance=Classification.UNCLASSIFIED,
    controls=frozenset({"UNMARKED", "SIPDIS"}),
    offices=frozenset(),
    nationality="US",
    is_owner=False,
)


def counts_on(html: str) -> dict[str, int]:
    """Return what the titles of the circles say."""
    found = re.findall(r'<a href="[^"]*" tabindex="-1"><title>([^<]*): ([\d,]+) telegrams?</title><circle', html)
    return {name: int(count.replace(",", "")) for name, count in found}


def test_circles_show_the_posts_of_the_whole_collection(room: Client) -> None:
    answer = room.get("/map")
    page = Page(answer.text)
    assert page.faults == []
    assert set(counts_on(answer.text)) == {"Port Alder", "Saltmere", "Verrin", "Halden Bay", "Lantry", "Washington"}
    assert "style=" not in answer.text


@pytest.mark.parametrize("query", ["", "bell", "bell OR council", "year:2006 sort:newest"])
def test_every_circle_and_row_leads_to_as_many_telegrams_as_it_says(room: Client, query: str) -> None:
    html = room.get("/map", params={"q": query}).text
    found = re.findall(r'<a href="(/search\?q=[^"]+)" tabindex="-1"><title>[^<]*: ([\d,]+) telegram', html)
    found += re.findall(r'<td class="num"><a href="(/search\?q=[^"]+)">([\d,]+)</a>', html)
    assert found
    for href, count in found:
        result = room.get(href.replace("&amp;", "&").replace("/search?", "/search.json?")).json()
        assert result["total"] == int(count), href


def test_a_query_narrows_the_map(room: Client) -> None:
    assert set(counts_on(room.get("/map?q=station:VERRIN").text)) == {"Verrin"}
    assert counts_on(room.get("/map?q=nosuchword").text) == {}


def test_the_whole_world_can_be_shown_and_the_table_ordered(room: Client) -> None:
    page = Page(room.get("/map?q=bell&view=world&order=name").text)
    assert "/map?q=bell&order=name" in page.links
    assert "/map?q=bell&view=world" in page.links
    text = page.text
    assert text.index("PORTALDER") < text.index("SALTMERE") < text.index("STATE")
    country = Page(room.get("/map?order=country").text).text
    assert country.index("PORTALDER", country.index("Country")) < country.index("STATE", country.index("Country"))


@pytest.mark.parametrize("params", ["view=moon", "order=size"])
def test_a_senseless_choice_is_one_sentence(room: Client, params: str) -> None:
    answer = room.get(f"/map?{params}")
    assert answer.status_code == 400
    assert "cannot be" in Page(answer.text).text


@pytest.mark.parametrize("path", ["/map", "/network"])
def test_a_query_that_cannot_be_read_is_pointed_at(room: Client, path: str) -> None:
    answer = room.get(path, params={"q": "subjct:bell"})
    assert answer.status_code == 400
    assert "<mark>subjct" in answer.text
    for ending in (".csv", ".json"):
        assert room.get(path + ending, params={"q": "subjct:bell"}).status_code == 400


def test_what_has_no_place_is_counted_and_listed(open_room: Opened) -> None:
    client = open_room(telegram(1), telegram(2, post="FARHARBOUR"), telegram(3, post="FARHARBOUR"), "A letter of mine.")
    page = Page(client.get("/map").text)
    assert "2 telegrams of 1 post have no place on the map: FARHARBOUR 2." in page.text
    assert "1 text names no post." in page.text
    assert client.get("/map.json").json()["unknown"] == 1


def test_without_any_place_there_is_a_table_and_no_picture(open_room: Opened) -> None:
    page = Page(open_room(telegram(2, post="FARHARBOUR")).get("/map").text)
    assert page.faults == []
    assert "1 telegram of 1 post has no place on the map" in page.text
    assert page.all("circle") == []


def test_a_reader_is_told_only_of_what_he_may_read(open_room: Opened) -> None:
    client = open_room(
        telegram(1), telegram(2, level="S E C R E T", post="VERRIN", to="RUEHQL/AMEMBASSY LANTRY"), viewer=PUBLIC
    )
    assert set(counts_on(client.get("/map").text)) == {"Port Alder"}
    for path in ("/map", "/map.csv", "/map.json", "/network", "/network.csv", "/network.json", "/network.graphml"):
        text = client.get(path).text
        assert "VERRIN" not in text
        assert "LANTRY" not in text


def test_the_table_and_the_data_have_the_same(room: Client) -> None:
    table = list(csv.DictReader(room.get("/map.csv?q=bell").text.splitlines()))
    data = room.get("/api/1/map?q=bell").json()
    assert [(row["station"], int(row["telegrams"])) for row in table] == [
        (one["station"], one["telegrams"]) for one in data["posts"]
    ]
    assert {row["station"]: (float(row["latitude"]), float(row["longitude"])) for row in table}["PORTALDER"] == (
        41.3,
        -38.2,
    )
    assert room.get("/map.csv").headers["content-disposition"] == 'attachment; filename="posts.csv"'


def test_of_many_posts_the_table_says_what_it_leaves_out(room: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(traffic_map, "MOST", 2)
    assert "4 posts more are in the table to take away." in Page(room.get("/map").text).text


def test_pages_lead_to_the_map(room: Client) -> None:
    asked = urlencode({"q": "bell"})
    assert {f"/map?{asked}", f"/network?{asked}"} <= set(Page(room.get("/search?q=bell").text).links)
    assert {"/map", "/network"} <= set(Page(room.get("/posts").text).links)
    assert "/map?" not in room.get("/search?q=nosuchword").text


@pytest.mark.parametrize(
    ("path", "words"), [("/map?q=bell", "Carte des postes"), ("/network?q=bell", "Qui écrit à qui")]
)
def test_the_pages_speak_french_and_their_tables_to_take_away_do_not(room: Client, path: str, words: str) -> None:
    french = {"Accept-Language": "fr"}
    page = Page(room.get(path, headers=french).text)
    assert page.faults == ["no language"], "the strict reader knows English only"
    assert words in page.text
    for english in ("addressees", "Nearer", "The same", "wrote"):
        assert english not in room.get(path, headers=french).text
    for ending in (".csv", ".json"):
        address = path.replace("?", f"{ending}?")
        assert room.get(address, headers=french).content == room.get(address).content
