"""Readers' own work in the room: pages, forms, feed."""

import json
import re
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from reftel.web import links
from tests.web.conftest import Client, Opened
from tests.web.strict_html import Page
from tests.wire.conftest import PERFECT

ATOM = "{http://www.w3.org/2005/Atom}"


def forms(client: Client, address: str) -> list[tuple[str, dict[str, str]]]:
    """Return (action, hidden fields) of the forms that change something."""
    page = Page(client.get(address).text)
    assert page.faults == []
    found: list[tuple[str, dict[str, str]]] = []
    for tag, attributes in page.elements:
        if tag == "form":
            found.append((attributes["action"] if attributes.get("method") == "post" else "", {}))
        elif tag == "input" and found and attributes.get("type") == "hidden":
            found[-1][1][attributes["name"]] = attributes.get("value", "")
    return [(action, fields) for action, fields in found if action]


def send(client: Client, at: str, action: str, **more: str) -> str:
    """Fill in the first form for an act, send it, and return where it leads."""
    wanted = {"kind": more.pop("kind")} if "kind" in more else {}
    fields = next(f for a, f in forms(client, at) if a == action and wanted.items() <= f.items())
    answer = client.post(action, data={**fields, **more}, follow_redirects=False)
    assert answer.status_code == 303, answer.text
    return str(answer.headers["location"])


@pytest.fixture
def client(open_room: Opened) -> Client:
    return open_room(PERFECT)


HOME = "/t/06PORTALDER412"


def test_an_empty_page_of_work_says_how_to_begin(client: Client) -> None:
    page = Page(client.get("/kept").text)
    assert page.faults == []
    assert "No collection has been made yet." in page.text
    assert "/notes" in page.links


def test_a_collection_from_making_to_bringing_back(client: Client) -> None:
    there = send(client, "/kept", "/kept/make", name="Låst & <dues>", about="who paid")
    assert there == links.kept_set("collection", "Låst & <dues>")
    assert send(client, there, "/kept/put", address="06PORTALDER412") == there
    page = Page(client.get(there).text)
    assert "1 telegram: who paid" in page.text
    assert any(link.startswith("/search?") for link in page.links)
    assert send(client, HOME, "/kept/take", kind="collection").endswith("#notes")
    assert "Nothing is in it" in Page(client.get(there).text).text
    gone = send(client, there, "/kept/delete")
    assert client.get(there).status_code == 404
    assert send(client, gone, "/kept/restore") == there
    assert client.get(there).status_code == 200


@pytest.mark.parametrize(
    ("there", "page", "action", "fields"),
    [
        ("/saved/dues", "/search?q=dues", "/kept/save", {"name": "dues", "deed": "save"}),
        ("/frozen/dues", "/search?q=bell", "/kept/save", {"name": "dues", "deed": "freeze"}),
        ("/names/dues", "/kept", "/kept/names", {"name": "dues", "list": "Ashby"}),
    ],
)
def test_what_is_kept_is_deleted_and_brought_back(
    client: Client, there: str, page: str, action: str, fields: dict[str, str]
) -> None:
    send(client, page, action, **fields)
    assert client.get(there).status_code == 200
    gone = send(client, there, "/kept/delete")
    assert "“dues” was deleted." in Page(client.get(gone).text).text
    assert client.get(there).status_code == 404
    assert send(client, gone, "/kept/restore") == there
    assert client.get(there).status_code == 200


def test_a_mark_is_set_on_the_telegram_s_page(client: Client) -> None:
    assert send(client, HOME, "/kept/put", kind="mark", name="to read") == f"{HOME}#notes"
    assert "/marks/to%20read" in Page(client.get(HOME).text).links
    assert "06PORTALDER412" in client.get("/search?q=mark:%22to+read%22").text
    assert "1 telegram" in Page(client.get("/marks/to%20read").text).text


def test_a_note_stands_beside_its_passage(client: Client) -> None:
    there = send(client, HOME, "/notes", anchor="p2", quote="", body="First <b>words</b>\n\nsecond")
    path, _, mark = there.partition("#")
    page = Page(client.get(path).text)
    assert page.faults == []
    assert any(attributes.get("id") == mark for _, attributes in page.elements)
    assert "<b>words" not in client.get(path).text
    order = [attributes["id"] for _, attributes in page.elements if attributes.get("id") in {"p2", mark, "p3"}]
    assert order == ["p2", mark, "p3"]
    action = next(a for a, _ in forms(client, HOME) if a.startswith("/notes/"))
    send(client, HOME, action, body="Other words", deed="revise")
    assert "Other words" in Page(client.get("/notes?words=other").text).text
    assert "revised" in Page(client.get("/notes").text).text
    assert json.loads(client.get("/notes.jsonld").text)["total"] == 1
    source = json.loads(client.get("/notes.jsonld").text)["first"]["items"][0]["target"]["source"]
    assert client.get(source).status_code == 200
    assert send(client, HOME, action, deed="remove").endswith("#notes")
    assert "Other words" not in client.get(path).text


def test_a_note_on_the_telegram_stands_under_it(client: Client) -> None:
    send(client, HOME, "/notes", anchor="", quote="", body="On the whole")
    section = Page(client.get(HOME).text).text.partition("Notes")[2]
    assert "On the whole" in section


def test_words_that_are_not_there_are_a_sentence(client: Client) -> None:
    action, fields = next(f for f in forms(client, HOME) if f[0] == "/notes")
    answer = client.post(action, data={**fields, "quote": "zeppelin", "body": "x"}, follow_redirects=False)
    assert answer.status_code == 422
    assert "do not stand in the telegram" in Page(answer.text).text


def test_a_search_is_saved_with_a_feed(client: Client) -> None:
    assert send(client, "/search?q=council", "/kept/save", name="Council & more", deed="save") == "/kept"
    feed = next(link for link in Page(client.get("/kept").text).links if link.endswith(".atom"))
    answer = client.get(feed)
    assert answer.headers["content-type"].startswith("application/atom+xml")
    root = ET.fromstring(answer.text)  # noqa: S314 - our own feed
    entries = root.findall(f"{ATOM}entry")
    assert len(entries) == 1
    for one in (root, *entries):
        for name in ("id", "title", "updated"):
            assert one.findtext(f"{ATOM}{name}")
    link = entries[0].find(f"{ATOM}link")
    assert link is not None
    assert client.get(link.attrib["href"]).status_code == 200
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", root.findtext(f"{ATOM}updated") or "")
    assert client.get("/saved/nowhere.atom").status_code == 404
    assert client.get("/saved/council").status_code == 404


def test_a_result_is_frozen_and_checked(client: Client) -> None:
    there = send(client, "/search?q=council", "/kept/save", name="Council", deed="freeze")
    page = Page(client.get(there).text)
    assert page.faults == []
    assert "The query finds the same versions." in page.text
    ids = client.get(f"{there}.txt").text
    assert re.fullmatch(r"[0-9a-f]{16}\n", ids)
    assert client.get("/frozen/nowhere").status_code == 404
    named = send(client, "/search?q=council", "/kept/save", name="Council.txt", deed="freeze")
    assert "The query finds the same versions." in Page(client.get(named).text).text
    assert client.get(f"{named}.txt").text == ids


def test_names_are_counted(open_room: Opened, tmp_path: Path) -> None:
    from reftel.archive.work.values import NameEntry
    from tests.web.conftest import NOW, READER

    client = open_room(PERFECT)
    archive = client.app.state["room"].archive
    archive.work.names.add(READER, "People", (NameEntry(name="Council", spellings=("<i>",), note=""),), now=NOW)
    page = Page(client.get("/names/people?q=council").text)
    assert page.faults == []
    assert any("name%3A" in link for link in page.links)
    assert client.get("/names/people?q=%22open").status_code == 400
    assert client.get("/names/nowhere").status_code == 404
    assert tmp_path.exists()


@pytest.mark.parametrize(
    ("action", "fields"),
    [
        ("/kept/make", {"name": "x"}),
        ("/kept/put", {"kind": "mark", "name": "x", "address": "06PORTALDER412"}),
        ("/kept/put", {"kind": "search", "name": "x"}),
        ("/kept/take", {"kind": "collection", "name": "x", "address": "06PORTALDER412"}),
        ("/kept/delete", {"kind": "collection", "name": "x"}),
        ("/kept/restore", {"kind": "collection", "name": "x"}),
        ("/kept/delete", {"kind": "search", "name": "x"}),
        ("/kept/restore", {"kind": "nothing", "name": "x"}),
        ("/kept/save", {"query": "x", "name": "x"}),
        ("/notes", {"address": "06PORTALDER412", "body": "x"}),
        ("/notes/abcdef", {"body": "x"}),
    ],
)
def test_a_form_that_the_room_did_not_make_changes_nothing(client: Client, action: str, fields: dict[str, str]) -> None:
    for token in ("", "0" * 64):
        assert client.post(action, data={**fields, "token": token}, follow_redirects=False).status_code == 403
    work = client.app.state["room"].archive.work
    viewer = client.app.state["room"].viewer
    assert (work.sets.all_of(viewer), work.notes.count(viewer), work.searches.all_of(viewer)) == ((), 0, ())


@pytest.mark.parametrize("back", ["https://elsewhere.example", "//elsewhere.example", "/search"])
def test_a_form_leads_nowhere_else(client: Client, back: str) -> None:
    assert send(client, HOME, "/kept/put", kind="mark", name="x", back=back) == "/marks/x"
