"""Pages of the reference web: ghosts, threads, ledgers, requests; and of versions and their differences."""

import csv
import io
from xml.etree import ElementTree

import pytest

from reftel.access import Viewer
from reftel.archive.versions.values import Relation, WhyBest
from reftel.codes import Classification
from reftel.web.pages.versions import RELATIONS, WHY
from tests.archive.cables import telegram
from tests.web.conftest import Client, Opened
from tests.web.strict_html import Page

EVIL = "<script>alert(1)</script> & ]]>"


@pytest.fixture
def strait(open_room: Opened) -> Client:
    return open_room(
        telegram(2, date="2006-03-02T08:00", refs="A. PORT ALDER 1 (NOTAL)\n     B. SMITH E-MAIL OF MARCH 1"),
        telegram(5, date="2006-03-05T08:00", refs="PORT ALDER 2", subject=EVIL),
        telegram(7, date="2006-03-07T08:00", refs="PORT ALDER 5"),
    )


def page_of(client: Client, path: str, status: int = 200) -> Page:
    answer = client.get(path)
    assert answer.status_code == status
    page = Page(answer.text)
    assert page.faults == []
    assert "<script>alert" not in answer.text
    return page


def test_what_is_cited_but_not_held_says_who_cites_it(strait: Client) -> None:
    page = page_of(strait, "/t/06PORTALDER1", 404)
    assert "06PORTALDER1 is not in this archive" in page.text
    assert "as reference A, “PORT ALDER 1” (notal: not sent to all addressees)" in page.text
    assert "/t/06PORTALDER2" in page.links
    assert "/gaps?station=PORTALDER&year=2006" in page.links


@pytest.mark.parametrize("path", ["/gaps", "/gaps/request.txt"])
def test_a_year_that_no_calendar_has_is_none(strait: Client, path: str) -> None:
    assert strait.get(f"{path}?station=PORTALDER&year=0000").status_code == strait.get(path).status_code < 500


def test_a_station_without_a_letter_is_none(strait: Client) -> None:
    odd, plain = (strait.get(path).text.partition("<footer")[0] for path in ("/gaps?station=%22&year=2006", "/gaps"))
    assert odd == plain
    assert strait.get("/gaps/request.txt?station=%22&year=2006").status_code == 404


def test_what_nobody_cites_is_not_found_as_before(strait: Client) -> None:
    assert "Not found" in page_of(strait, "/t/06PORTALDER99", 404).text


def test_a_telegram_leads_to_its_ghosts_and_its_thread(strait: Client) -> None:
    page = page_of(strait, "/t/06PORTALDER2")
    assert "/t/06PORTALDER1" in page.links
    assert any(link.endswith("/thread") for link in page.links)


def test_a_thread_goes_both_ways(strait: Client) -> None:
    page = page_of(strait, "/t/06PORTALDER5/thread")
    before, _, after = page.text.partition("What came of it")
    assert "06PORTALDER1" in before
    assert "06PORTALDER7" in after
    assert "/t/06PORTALDER1" in page.links
    assert "SMITH" not in page.text


def test_a_ghost_has_a_thread_page(strait: Client) -> None:
    assert "06PORTALDER7" in page_of(strait, "/t/06PORTALDER1/thread").text


@pytest.mark.parametrize(
    ("sort", "first"),
    [("", "06PORTALDER5"), ("date", "06PORTALDER2"), ("station", "06PORTALDER2"), ("name", "06PORTALDER1")],
)
def test_the_table_of_a_thread_is_ordered_by_links(strait: Client, sort: str, first: str) -> None:
    page = page_of(strait, f"/t/06PORTALDER5/thread{'?sort=' + sort if sort else ''}")
    assert {f"/t/06PORTALDER5/thread{one}" for one in ("", "?sort=date#table", "?sort=name#table")} <= set(page.links)
    assert [head.get("aria-sort") for head in page.all("th")].count("ascending") == 1
    rows = page.text[page.text.index("In the thread") :]
    assert rows.index(first) == min(rows.index(f"06PORTALDER{number}") for number in (1, 2, 5, 7))
    assert "not in this archive" in rows


def test_a_thread_in_a_senseless_order_is_one_sentence(strait: Client) -> None:
    assert (
        "It is one of date, station, name, distance" in page_of(strait, "/t/06PORTALDER5/thread?sort=%00<b>", 400).text
    )


def test_a_thread_can_be_taken_away(strait: Client) -> None:
    table = list(csv.DictReader(io.StringIO(strait.get("/t/06PORTALDER5/thread?form=csv").text)))
    assert len(table) == 3
    graph = strait.get("/t/06PORTALDER5/thread?form=graphml")
    assert ElementTree.fromstring(graph.content) is not None  # noqa: S314 - our own document
    assert "attachment" in graph.headers["content-disposition"]


def test_it_is_told_how_later_telegrams_mention_one(room: Client) -> None:
    sentence = "This message responds to the request for instructions in ref A, paragraph 6."
    for path in ("/t/06PORTALDER412", "/t/06PORTALDER412/thread"):
        page = page_of(room, path)
        assert sentence in page.text, path
        assert "/t/06STATE77318#p1" in page.links
        assert "in its list of references" in page.text
    assert "/t/06PORTALDER522#references" in page.links
    assert 'id="references"' in room.get("/t/06PORTALDER522").text


def test_mentions_are_had_as_data(room: Client) -> None:
    found = room.get("/t/06PORTALDER412/mentions.json").json()
    assert found == room.get("/api/1/telegrams/06PORTALDER412/mentions").json()
    assert found["total"] == len(found["citing"]) == 5
    assert found["citing"][2]["mentions"][0]["passage"]["quote"].startswith(
        "This message responds to the request for\n"
    )
    thread = room.get("/t/06PORTALDER412/thread?form=json").json()
    assert thread["mentions"] == found["citing"]
    assert thread["thread"]["nodes"]
    assert room.get("/t/06PORTALDER412/mentions.json?page=9").json()["citing"] == []
    assert room.get("/t/99NOWHERE1/mentions.json").status_code == 404


def test_it_is_told_how_a_telegram_that_is_not_held_is_mentioned(open_room: Opened) -> None:
    evil = f"(U) The board struck (reftel): {EVIL}."
    room = open_room(telegram(2, evil, date="2006-03-02T08:00", refs="PORT ALDER 1"))
    for path, status in (("/t/06PORTALDER1", 404), ("/t/06PORTALDER1/thread", 200)):
        page = page_of(room, path, status)
        assert f"The board struck (reftel): {EVIL}." in page.text, path
        assert "/t/06PORTALDER2#p1" in page.links
    data = room.get("/t/06PORTALDER1/thread?form=json").json()["mentions"]
    assert data[0]["mentions"][0]["anchor"] == "p1"
    assert data == room.get("/t/06PORTALDER1/mentions.json").json()["citing"]


def test_ledgers_lead_to_the_missing_numbers_and_the_request(strait: Client) -> None:
    page = page_of(strait, "/gaps")
    assert "/gaps?station=PORTALDER&year=2006" in page.links
    assert "2006 3 of 7" in page.text
    ledger = page_of(strait, "/gaps?station=port+alder&year=2006")
    assert "3 of 7 numbers are held; 4 are missing, of which 1 is cited" in ledger.text
    assert "3–4" in ledger.text
    assert "/t/06PORTALDER1" in ledger.links
    letter = strait.get("/gaps/request.txt?station=PORTALDER&year=2006")
    assert "06 PORTALDER 3 to 06 PORTALDER 4 (2 numbers)" in letter.text


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ("?station=VERRIN&year=2006", 200),
        ("?station=%00%3Cb%3E", 200),
        ("?year=20x6", 200),
        ("?station=VERRIN&year=9999", 200),
    ],
)
def test_ledgers_take_anything(strait: Client, query: str, status: int) -> None:
    page_of(strait, f"/gaps{query}", status)


def test_a_request_for_nothing_in_particular_is_not_found(strait: Client) -> None:
    assert strait.get("/gaps/request.txt").status_code == 404


def test_missing_leads_to_the_ledgers(strait: Client) -> None:
    assert {"/gaps", "/t/06PORTALDER1"} <= set(page_of(strait, "/missing").links)


FULL = (
    "(U) Deputy Minister Ashby told the harbour pilots that the lightship <b>would</b> not be moved before the summer."
)


@pytest.fixture
def two(open_room: Opened) -> Client:
    return open_room(telegram(1, FULL), telegram(1, FULL.replace("Ashby", "XXXXXXXXXXXX")), telegram(2))


def test_versions_stand_beside_one_another(two: Client) -> None:
    page = page_of(two, "/t/06PORTALDER1/diff")
    assert "The best version: it shows most." in page.text
    assert "Hides what the best version shows: 1 redaction made, 1 word lacking, 1 word more." in page.text
    assert "only in the first: Ashby" in page.text
    assert "redacted here" in page.text


def test_the_side_leads_to_the_difference(two: Client) -> None:
    assert any(link.endswith("/diff") for link in page_of(two, "/t/06PORTALDER1").links)


def test_any_two_texts_can_be_compared(two: Client) -> None:
    page = page_of(two, "/t/06PORTALDER1/diff?with=06PORTALDER2")
    assert "stand only in the first" in page.text


def test_a_telegram_with_one_version_has_nothing_to_compare(two: Client) -> None:
    assert "What differs" not in page_of(two, "/t/06PORTALDER2/diff").text


@pytest.mark.parametrize(
    "path", ["/t/06PORTALDER9/diff", "/t/06PORTALDER1/diff?with=06PORTALDER9", "/t/06PORTALDER9/thread"]
)
def test_what_is_not_held_cannot_be_compared(two: Client, path: str) -> None:
    page_of(two, path, 404)


def test_every_relation_has_its_words() -> None:
    assert set(RELATIONS) == set(Relation)
    assert set(WHY) == set(WhyBest)


def test_a_telegram_that_may_not_be_read_looks_absent(open_room: Opened) -> None:
    public = Viewer(
        name="reader",
        clearance=Classification.UNCLASSIFIED,
        controls=frozenset({"UNMARKED", "SIPDIS"}),
        offices=frozenset(),
        nationality="US",
        is_owner=False,
    )
    texts = (telegram(1), telegram(3, refs="PORT ALDER 2", date="2006-03-20T08:00"))
    hidden = telegram(2, level="S E C R E T", refs="PORT ALDER 1", date="2006-03-16T08:00")
    without, held = open_room(*texts, viewer=public), open_room(*texts, hidden, viewer=public)
    for path in (
        "/t/06PORTALDER2",
        "/t/06PORTALDER2/thread",
        "/t/06PORTALDER2/diff",
        "/t/06PORTALDER1/thread",
        "/t/06PORTALDER3/thread",
        "/gaps",
        "/gaps?station=PORTALDER&year=2006",
        "/gaps/request.txt?station=PORTALDER&year=2006",
        "/missing",
    ):
        assert held.get(path).text == without.get(path).text
