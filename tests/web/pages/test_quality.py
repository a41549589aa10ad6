"""The collection in figures: every count leads to as many texts, and the data say the same."""

import html as markup
import re

import pytest

from reftel.access import Viewer
from reftel.archive.references.values import Fate
from reftel.codes import Classification
from reftel.web.pages.quality import FATES, share
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


def test_every_count_leads_to_as_many_texts(room: Client) -> None:
    answer = room.get("/figures")
    page = Page(answer.text)
    assert page.faults == []
    assert "style=" not in answer.text
    rows = re.findall(r'<th scope="row"><a href="(/search[^"]+)">.*?</th><td class="num">([\d,]+)</td>', answer.text)
    assert len(rows) > 10
    assert any("finding%3ART" in href for href, _ in rows)
    for href, count in rows:
        found = room.get(markup.unescape(href).replace("/search?", "/search.json?")).json()
        assert found["total"] == int(count.replace(",", "")), href


def test_the_data_have_the_same_and_add_up(room: Client) -> None:
    data = room.get("/figures.json").json()
    assert data == room.get("/api/1/figures/quality").json()
    texts = room.get("/search.json?q=").json()["total"]
    assert data["texts"] == texts == sum(data["kinds"].values()) == sum(one["texts"] for one in data["dates"])
    assert sum(data["fates"].values()) == data["references"] > 0
    assert data["sightings"] == sum(one["sightings"] for one in data["readers"])
    assert 0 <= data["lines_unplaced"] <= data["lines_sampled"]
    assert data["texts_sampled"] == texts
    assert "/figures" in Page(room.get("/about").text).links


def test_lines_that_no_rule_could_place_are_counted(open_room: Opened) -> None:
    garbled = telegram(1).replace("SUBJECT:", "%%%% ZQXJ ////\nSUBJECT:")
    data = open_room(garbled, telegram(2)).get("/figures.json").json()
    placed = {one["code"]: one["texts"] for one in data["findings"]}
    assert (data["lines_unplaced"] > 0) == ("RT901" in placed)
    assert data["lines_sampled"] > 10


def test_a_reader_is_told_only_of_what_he_may_read(open_room: Opened) -> None:
    client = open_room(
        telegram(1, date="2006-03-01T08:00"), telegram(2, level="S E C R E T", date="2007-03-01T08:00"), viewer=PUBLIC
    )
    data = client.get("/figures.json").json()
    assert (data["texts"], data["texts_sampled"], data["refused"]) == (1, 1, None)
    assert data["classifications"] == {"UNCLASSIFIED": 1}
    text = client.get("/figures").text
    assert "SECRET" not in text
    assert "2007" not in text
    assert "/repair" not in text


def test_an_empty_archive_has_figures_too(open_room: Opened) -> None:
    page = Page(open_room(title="Nothing yet").get("/figures").text)
    assert page.faults == []
    assert "Telegrams" in page.text


def test_every_fate_of_a_reference_has_words() -> None:
    assert set(FATES) == set(Fate)


@pytest.mark.parametrize(
    ("count", "whole", "words"), [(0, 5, ""), (1, 0, ""), (1, 8, "12.5%"), (1, 100_000, "< 0.1%"), (5, 5, "100.0%")]
)
def test_shares_are_said_in_per_cent(count: int, whole: int, words: str) -> None:
    assert share(count, whole) == words


def test_the_page_speaks_french(room: Client) -> None:
    html = room.get("/figures", headers={"Accept-Language": "fr"}).text
    assert "Le fonds en chiffres" in Page(html).text
    assert re.search("\\d,\\d\N{NARROW NO-BREAK SPACE}%", html)
