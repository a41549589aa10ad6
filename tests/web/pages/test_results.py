"""Results: headline, filters, facets, paging, nothing found, faults; and as data."""

import msgspec
import pytest

from reftel.search import Snippet
from reftel.web.pages.results import shreds
from tests.web.conftest import Client, Opened
from tests.web.strict_html import Page
from tests.wire.conftest import PERFECT


def page_of(room: Client, **asked: str) -> Page:
    answer = room.get("/search", params=asked)
    assert answer.status_code == 200
    return Page(answer.text)


def test_the_headline_says_what_was_found(room: Client) -> None:
    page = page_of(room, q="bell")
    assert "telegrams mention bell, from 2006 to 200" in page.text
    assert page_of(room, q="station:VERRIN").text.count("telegrams match station:VERRIN") == 1
    assert "All 7" in page_of(room, q="").text


def test_one_telegram_mentions(open_room: Opened) -> None:
    assert "1 telegram mentions council, in 2006" in page_of(open_room(PERFECT), q="council").text


def test_the_query_in_the_box_is_the_query_that_ran(room: Client) -> None:
    (box,) = [field for field in page_of(room, q='  bell   "safety council" ').all("input") if field["name"] == "q"]
    assert box["value"] == 'bell "safety council"'


def test_texts_of_one_telegram_are_told_apart(room: Client) -> None:
    page = page_of(room, q="mrn:06VERRIN702 OR mrn:06VERRIN303")
    assert page.text.count("one of its texts") == 2
    assert "/t/06VERRIN702/diff" in page.links
    assert "/t/06VERRIN303/diff" not in page.links


def test_hits_are_marked_where_they_match(room: Client) -> None:
    html = room.get("/search?q=bell").text
    assert "<mark>bell</mark>" in html.lower()


def test_twenty_hits_to_a_page(room: Client) -> None:
    first, second = page_of(room, q=""), page_of(room, q="", page="2")
    names = [[a["href"] for a in page.all("a") if a.get("class") == "title"] for page in (first, second)]
    assert [len(held) for held in names] == [20, 20]
    assert not set(names[0]) & set(names[1])
    assert "/search?q=&page=2" in first.links
    assert "/search?q=&page=3" in second.links


def test_a_page_beyond_the_last_leads_back(room: Client) -> None:
    page = page_of(room, q="bell", page="400")
    assert "There are no hits on this page" in page.text


def test_orders(room: Client) -> None:
    days = [[t["datetime"] for t in page_of(room, q="", sort=sort).all("time")] for sort in ("newest", "oldest")]
    assert days[0] == sorted(days[0], reverse=True)
    assert days[1] == sorted(days[1])
    assert "/search?q=&sort=newest&page=2" in page_of(room, q="", sort="newest").links


def test_facets_narrow_and_widen(room: Client) -> None:
    page = page_of(room, q="bell")
    facet = next(link for link in page.links if "station" in link)
    narrowed = Page(room.get(facet).text)
    assert "Narrowed by" in narrowed.text
    assert narrowed.links.count("/search?q=bell") >= 2  # the filter above, and the facet that is on


def test_bars_are_links_to_their_month(room: Client) -> None:
    page = page_of(room, q="")
    bar = next(link for link in page.links if "date%3A2006-05" in link)
    days = [t["datetime"] for t in Page(room.get(bar).text).all("time")]
    assert days
    assert all(day.startswith("2006-05") for day in days)


def test_nothing_found_says_what_was_looked_for_and_what_would_be_found(room: Client) -> None:
    page = page_of(room, q="bell nosuchword year:2006")
    assert "0 telegrams" in page.text
    assert "Anywhere in the telegram." in page.text
    assert "The year, or a range of years." in page.text
    assert "/search?q=bell+year%3A2006" in page.links


def test_nothing_found_offers_similar_spellings(room: Client) -> None:
    assert any("~1" in link for link in page_of(room, q="consultatons").links)


@pytest.mark.parametrize(
    ("query", "words"), [("bell nosuchfield:x", "nosuchfield"), ('"bell', '"bell'), ("date:2006-99", "2006-99")]
)
def test_a_query_that_cannot_be_read_shows_the_place(room: Client, query: str, words: str) -> None:
    answer = room.get("/search", params={"q": query})
    assert answer.status_code == 400
    page = Page(answer.text)
    assert "This query cannot be read" in page.text
    assert words in page.text
    (box,) = [field for field in page.all("input") if field["name"] == "q"]
    assert box["value"] == query


def test_results_as_data(room: Client) -> None:
    data = msgspec.json.decode(room.get("/search.json?q=bell").content)
    assert data["query"] == "bell"
    assert data["total"] >= len(data["hits"]) > 0
    hit = data["hits"][0]
    assert set(hit) == {"mrn", "version_id", "date", "station", "classification", "subject", "snippets"}
    snippet = hit["snippets"][0]
    assert next(snippet["text"][start:end].lower() for start, end in snippet["marks"]) == "bell"
    assert set(data["facets"]) == {"station", "year", "classification", "tag", "caption"}


def test_a_fault_as_data(room: Client) -> None:
    answer = room.get("/search.json?q=%22bell")
    assert answer.status_code == 400
    assert msgspec.json.decode(answer.content)["title"]


@pytest.mark.parametrize(
    ("marks", "expected"),
    [
        ((), [("abcdef", False)]),
        (((0, 2), (4, 6)), [("ab", True), ("cd", False), ("ef", True)]),
        (((4, 6), (0, 2)), [("abcd", False), ("ef", True)]),
        (((2, 99), (-1, 1), (3, 3)), [("abcdef", False)]),
    ],
)
def test_marks_that_make_no_sense_are_left_out(
    marks: tuple[tuple[int, int], ...], expected: list[tuple[str, bool]]
) -> None:
    assert [(s.text, s.is_marked) for s in shreds(Snippet(text="abcdef", marks=marks))] == expected


def test_the_form_shows_the_query_that_it_writes(room: Client) -> None:
    page = Page(room.get("/search/form", params={"all": "bell", "station": "Port Alder", "in": "subject"}).text)
    assert 'bell in:subject station:"Port Alder"' in page.text
    boxes = {field["name"]: field.get("value") for field in page.all("input")}
    assert (boxes["all"], boxes["station"]) == ("bell", "Port Alder")
    (box,) = [field for field in page.all("input") if field["name"] == "q"]
    assert box["value"] == 'bell in:subject station:"Port Alder"'


def test_the_form_goes_to_what_its_query_finds(room: Client) -> None:
    answer = room.get("/search/form", params={"all": "bell", "go": "1"}, follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (303, "/search?q=bell")


def test_the_form_says_what_it_does_not_understand(room: Client) -> None:
    page = Page(room.get("/search/form", params={"since": "the day after tomorrow"}).text)
    assert "is not understood here" in page.text


def test_a_beginning_is_completed_as_data(room: Client) -> None:
    found = msgspec.json.decode(room.get("/complete.json", params={"q": "bell station:V"}).content)
    assert found[0]["query"] == "bell station:VERRIN"
    assert found[0]["count"] > 0
    assert msgspec.json.decode(room.get("/complete.json").content) == []
