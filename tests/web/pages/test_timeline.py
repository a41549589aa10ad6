"""A result along time: every mark and bar leads to what it stands for, and the table and the data say the same."""

import csv
import html as markup
import re

import pytest

from reftel.access import Viewer
from reftel.archive.finding import over_time
from reftel.codes import Classification
from reftel.web.shown import lanes
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
ALL = "-kind:service"
"""All of them; the answer to no query at all is remembered from test to test."""

QUERIES = [ALL, "bell OR council", "year:2006 sort:newest", "-station:VERRIN"]


@pytest.fixture
def many(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a handful be more than are shown one by one."""
    monkeypatch.setattr(over_time, "FEW", 1)


@pytest.fixture(params=["month", "year", "decade"])
def unit(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Draw by month, by year, by decade."""
    if request.param != "month":
        monkeypatch.setattr(lanes, "MOST_MONTHS", 0)
    if request.param == "decade":
        monkeypatch.setattr(lanes, "MOST_YEARS", 0)
    return str(request.param)


def total(room: Client, href: str) -> int:
    return int(room.get(markup.unescape(href).replace("/search?", "/search.json?")).json()["total"])


@pytest.mark.parametrize("query", ["", "bell", "sort:newest bell"])
def test_every_mark_leads_to_its_telegram(room: Client, query: str) -> None:
    answer = room.get("/timeline", params={"q": query})
    page = Page(answer.text)
    assert page.faults == []
    assert "style=" not in answer.text
    marks = re.findall(r'<a href="([^"]+)" tabindex="-1"><title>([^<,]*), [^<]*</title><circle', answer.text)
    assert len(marks) == len(re.findall(r"<tr><td><time", answer.text)) > 3
    for href, name in marks[:5]:
        telegram_page = room.get(markup.unescape(href))
        assert telegram_page.status_code == 200
        assert name.lstrip("@") in telegram_page.text


def test_every_telegram_with_a_date_has_a_mark(open_room: Opened) -> None:
    client = open_room(telegram(1), telegram(2), telegram(3, post="VERRIN"), "A letter of mine.")
    page = client.get("/timeline")
    assert page.text.count("<circle") == 3
    assert "1 has no date" in Page(page.text).text
    assert "no post named" in page.text


@pytest.mark.usefixtures("many", "unit")
@pytest.mark.parametrize("query", QUERIES)
def test_every_bar_and_cell_leads_to_as_many_telegrams_as_it_says(room: Client, query: str) -> None:
    text = room.get("/timeline", params={"q": query}).text
    assert Page(text).faults == []
    found = re.findall(r'<a href="([^"]+)" tabindex="-1"><title>[^<]*: ([\d,]+) telegrams?</title><rect', text)
    found += re.findall(r'<td class="num"><a href="([^"]+)">([\d,]+)</a>', text)
    found += re.findall(r'<a href="([^"]+)" tabindex="-1"><text[^>]*>[^<]* <tspan class="count">([\d,]+) tel', text)
    assert len(found) > 3
    for href, count in dict.fromkeys(found):
        assert total(room, href) == int(count.replace(",", "")), href


@pytest.mark.usefixtures("many")
def test_the_posts_beyond_those_with_a_lane_share_one(room: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(over_time, "NAMED", 2)
    text = room.get("/timeline", params={"q": ALL}).text
    assert re.search(r"4 other posts <tspan", text)
    data = room.get("/timeline.json", params={"q": ALL}).json()
    assert [lane["station"] for lane in data["lanes"]][-1] is None
    assert sum(lane["telegrams"] for lane in data["lanes"]) == data["total"]
    (href,) = re.findall(r'<th scope="col" class="num"><a href="([^"]+)">4 other posts', text)
    assert total(room, href) == data["lanes"][-1]["telegrams"]


def test_the_table_to_take_away_and_the_data_have_the_same(room: Client) -> None:
    rows = list(csv.DictReader(room.get("/timeline.csv?q=bell").text.splitlines()))
    data = room.get("/api/1/timeline?q=bell").json()
    assert sum(int(row["telegrams"]) for row in rows) == data["total"]
    assert data["total"] == room.get("/search.json?q=bell").json()["total"] == len(data["telegrams"])
    for lane in data["lanes"]:
        of_lane = [row for row in rows if row["station"] == (lane["station"] or "")]
        assert [(row["year"], row["month"]) for row in of_lane if row["month"]] == [
            (str(one["year"]), str(one["month"])) for one in lane["months"]
        ]


def test_nothing_found_is_no_picture(room: Client) -> None:
    page = Page(room.get("/timeline?q=nosuchword").text)
    assert page.faults == []
    assert page.all("rect")[5:] == []
    assert page.all("table") == []
    assert "What was looked for, and what is nearly the same" in page.text


@pytest.mark.parametrize("path", ["/timeline", "/map", "/network"])
def test_a_picture_of_nothing_leads_on(room: Client, path: str) -> None:
    page = Page(room.get(f"{path}?q=nosuchword").text)
    assert page.faults == []
    assert "There is nothing to show." in page.text
    assert "There is nothing to show." not in Page(room.get(path).text).text


@pytest.mark.usefixtures("many")
def test_a_single_period_is_a_table_and_no_picture(open_room: Opened) -> None:
    page = Page(open_room(telegram(1), telegram(2)).get("/timeline").text)
    assert page.faults == []
    assert "May 2006" in page.text or "2006" in page.text
    assert len(page.all("table")) == 1


def test_a_query_that_cannot_be_read_is_pointed_at(room: Client) -> None:
    assert "<mark>subjct" in room.get("/timeline?q=subjct:bell").text
    for ending in ("", ".csv", ".json"):
        assert room.get(f"/timeline{ending}?q=subjct:bell").status_code == 400


def test_a_reader_is_told_only_of_what_he_may_read(open_room: Opened) -> None:
    client = open_room(telegram(1), telegram(2, level="S E C R E T", post="VERRIN"), viewer=PUBLIC)
    for path in ("/timeline", "/timeline.csv", "/timeline.json"):
        text = client.get(path).text
        assert "PORTALDER" in text
        assert "VERRIN" not in text


def test_pages_lead_to_the_timeline(room: Client) -> None:
    for path in ("/search?q=bell", "/map?q=bell", "/network?q=bell"):
        assert "/timeline?q=bell" in Page(room.get(path).text).links


def test_the_page_speaks_french(room: Client) -> None:
    text = Page(room.get("/timeline?q=bell", headers={"Accept-Language": "fr"}).text).text
    assert "Au fil du temps" in text
