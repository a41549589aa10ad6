"""Posts, TAGS, what is missing, about, how to read, home, and what machines ask for."""

from xml.etree import ElementTree

import pytest

from reftel.codes import Classification, span_kinds
from reftel.errors import ArchiveError
from reftel.samples import sample_text
from reftel.web.pages import lists
from reftel.web.pages.guide import IN_FULL, LEVELS, NOT_SHOWN
from reftel.web.pages.lists import post_words
from reftel.web.shown.marking import LEVEL_CLASSES
from tests.web.conftest import Client, Opened
from tests.web.strict_html import Page
from tests.wire.conftest import PERFECT


def test_home_says_what_the_collection_is(room: Client) -> None:
    page = Page(room.get("/").text)
    assert "The Marrow Strait telegrams" in page.text
    assert "posts, from" in page.text
    for door in ("/asks", "/posts", "/tags", "/people", "/map", "/network", "/missing", "/how-to-read", "/explain"):
        assert door in page.links


def test_the_home_of_an_empty_collection(open_room: Opened) -> None:
    client = open_room(title="Nothing yet")
    for path in (
        "/",
        "/search?q=",
        "/search?q=bell",
        "/asks",
        "/posts",
        "/tags",
        "/people",
        "/map",
        "/network",
        "/timeline",
        "/missing",
        "/about",
        "/figures",
        "/how-to-read",
    ):
        answer = client.get(path)
        assert answer.status_code == 200
        assert Page(answer.text).faults == []
    assert "There are no telegrams here yet." in Page(client.get("/").text).text


def test_what_home_proposes_to_search_for_finds_something(room: Client) -> None:
    page = Page(room.get("/").text)
    for link in (link for link in page.links if link.startswith("/search?q=") and "date" not in link):
        assert not Page(room.get(link).text).text.count("Nothing found")


def test_posts_are_listed_with_what_they_sent(room: Client) -> None:
    page = Page(room.get("/posts").text)
    assert "PORTALDER Embassy, Port Alder" in page.text
    assert "/posts/PORTALDER" in page.links
    assert post_words("NOSUCHPOST") == ""


def test_tags_are_listed_by_kind_with_their_meaning(room: Client) -> None:
    text = Page(room.get("/tags").text).text
    assert text.index("Subjects") < text.index("PREL") < text.index("Places") < text.index("QM")
    assert "Marrow Coast" in text


def test_of_many_tags_it_is_said_that_not_all_are_listed(room: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = Page(room.get("/tags").text).text
    monkeypatch.setattr(lists, "MAX_FACET_VALUES", 2)
    assert "that most telegrams of this collection carry" in Page(room.get("/tags?again").text).text
    assert "that most telegrams of this collection carry" not in whole


def test_what_is_missing_is_listed_with_who_cites_it(open_room: Opened) -> None:
    page = Page(open_room(PERFECT).get("/missing").text)
    assert "2 telegrams are cited in this collection and not in it" in page.text
    assert "06PORTALDER398" in page.text
    assert "/t/06PORTALDER398" in page.links


def test_about_says_what_nobody_has_filled_in(room: Client) -> None:
    text = Page(room.get("/about").text).text
    assert text.count("Nobody has filled this in") >= 1
    assert "not accredited" in text


def test_the_guide_names_every_kind_of_part_and_level(room: Client) -> None:
    text = Page(room.get("/how-to-read").text).text.lower()
    for kind in span_kinds().values():
        assert kind.kind in NOT_SHOWN or kind.name.lower() in text
    assert set(LEVELS) == set(LEVEL_CLASSES) == set(Classification)
    assert "explained part by part" in text


def test_the_guide_shows_an_invented_telegram_in_full_with_the_number_of_each_explanation(room: Client) -> None:
    page = Page(room.get("/how-to-read").text)
    parts = [a for a in page.all("a") if a.get("data-n")]
    notes = [li["id"] for li in page.all("li") if li.get("class", "").startswith("note")]
    assert [a["href"] for a in parts] == [f"#n{a['data-n']}" for a in parts]
    assert notes == [f"n{number}" for number in range(1, len(notes) + 1)]
    assert {a["href"].removeprefix("#") for a in parts} == set(notes)
    assert " ".join(sample_text(IN_FULL).split()) in page.text


def test_the_guide_of_an_empty_collection_has_its_examples_from_the_invented_telegram(open_room: Opened) -> None:
    answer = open_room(title="Nothing yet").get("/how-to-read")
    page = Page(answer.text)
    assert page.faults == []
    assert "the invented telegram at the end of this page" in page.text
    assert page.text.count("MERIDEL") >= 4
    assert 'class="code">FM AMEMBASSY PORT ALDER<' in answer.text


def test_health_says_little(room: Client) -> None:
    answer = room.get("/health")
    assert (answer.text, answer.headers["cache-control"]) == ("ok\n", "no-store")


def test_robots_are_kept_out(room: Client) -> None:
    assert "Disallow: /" in room.get("/robots.txt").text


@pytest.mark.parametrize("path", ["/", "/search?q=a", "/t/06PORTALDER412", "/asks", "/health"])
def test_an_archive_at_fault_is_one_sentence_and_the_next_step(
    open_room: Opened, monkeypatch: pytest.MonkeyPatch, path: str
) -> None:
    client = open_room(PERFECT)

    def fail(*_: object, **__: object) -> None:
        raise ArchiveError("The records are damaged", next_step="Run `reftel verify`.")

    for name in ("figures", "search", "fetch", "recent"):
        monkeypatch.setattr(f"reftel.archive.Archive.{name}", fail)
    for name in ("find", "counts", "matter", "owing"):
        monkeypatch.setattr(f"reftel.archive.docket.front.Docket.{name}", fail)
    answer = client.get(path)
    assert answer.status_code == 503
    page = Page(answer.text)
    assert page.faults == []
    assert "The records are damaged. Run `reftel verify`." in page.text


def test_a_fault_of_ours_is_logged_without_the_query(
    open_room: Opened, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    client = open_room(PERFECT)

    def fail(*_: object, **__: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("reftel.archive.Archive.search", fail)
    answer = client.get("/search?q=whatisought")
    assert answer.status_code == 500
    assert "the fault is ours" in Page(answer.text).text
    ours = "\n".join(f"{one.getMessage()} {one.exc_text}" for one in caplog.records if one.name.startswith("reftel"))
    assert "fault on GET /search" in ours
    assert "whatisought" not in ours  # the client's own log, which other tests may switch on, names what it asks


def test_browsers_are_told_how_to_search_the_room(room: Client) -> None:
    answer = room.get("/opensearch.xml")
    assert answer.headers["content-type"].startswith("application/opensearchdescription+xml")
    tree = ElementTree.fromstring(answer.text)  # noqa: S314 - made by this room
    name = "{http://a9.com/-/spec/opensearch/1.1/}"
    templates = [url.attrib["template"] for url in tree.iter(f"{name}Url")]
    assert "http://127.0.0.1:8417/search?q={searchTerms}" in templates
    short = tree.findtext(f"{name}ShortName")
    assert short is not None
    assert len(short) <= 16
    assert room.get(templates[0].replace("{searchTerms}", "bell")).status_code == 200
    assert 'rel="search"' in room.get("/").text
