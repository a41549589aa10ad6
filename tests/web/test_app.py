"""Every page of the room: its HTML, its headers, its weight, its links."""

import gzip

import pytest

from reftel.access import Viewer
from reftel.codes import Classification
from reftel.web.security import HEADERS
from tests.web.conftest import Client, Opened
from tests.web.strict_html import Page
from tests.wire.conftest import PERFECT

PAGES = (
    "/",
    "/search?q=",
    "/search?q=bell",
    "/search?q=bell&sort=newest&page=2",
    "/search?q=bell+tag%3APREL+nosuchword",
    "/search?q=%28bell",
    "/search/form",
    "/search/form?all=bell&station=PORT+ALDER&has=request&since=2006",
    "/search/form?since=never",
    "/t/06PORTALDER412",
    "/t/06PORTALDER412/original",
    "/t/06PORTALDER412/explained",
    "/t/06VERRIN702",
    "/t/07HALDENBAY212",
    "/t/08SALTMERE15/explained",
    "/t/06PORTALDER412/similar",
    "/asks",
    "/asks?side=other&state=no_trace&verdict=suggested",
    "/matters",
    "/matters?kind=meeting&order=oldest",
    "/matters?owes=department&due=overdue&state=no_trace",
    "/owed",
    "/speakers",
    "/speakers?name=Ashby",
    "/speakers?name=%22%3E%28nobody",
    "/review",
    "/review?kind=promise&n=3",
    "/explain",
    "/how-to-read",
    "/missing",
    "/tags",
    "/posts",
    "/people",
    "/people?sort=count&page=2",
    "/about",
    "/consultations",
    "/consultations/new",
    "/posts/PORTALDER",
    "/tags/PREL",
    "/people/Ashby",
    "/consultations/due",
    "/consultations/compare",
    "/proposals/06PORTALDER412",
    "/repair",
    "/nowhere",
    "/t/99NOWHERE1",
)
OTHERS = (
    "/health",
    "/robots.txt",
    "/favicon.ico",
    "/opensearch.xml",
    "/static/favicon.svg",
    "/static/room.css",
    "/static/room.js",
    "/search.json?q=bell",
    "/complete.json?q=station:",
    "/t/06PORTALDER412.json",
    "/matters.json",
    "/matters.csv",
    "/matters.ics",
    "/matters.atom",
    "/owed.json",
    "/consultations.json",
    "/consultations.csv",
    "/consultations.ics",
    "/consultations/due.json",
    "/api/1/proposals/06PORTALDER412",
    "/speakers.json?name=Ashby",
    "/people.json",
    "/t/06PORTALDER412/mentions.json",
    "/t/06PORTALDER412/thread?form=json",
    "/t/06PORTALDER412.txt",
    "/t/06PORTALDER412/similar.json",
    "/api/1/telegrams/06PORTALDER412/similar",
    "/t/99NOWHERE1.json",
)
MAX_COMPRESSED = 60_000
WALKED = 160


@pytest.mark.parametrize("path", PAGES)
def test_every_page_is_sound_html(room: Client, path: str) -> None:
    answer = room.get(path)
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert Page(answer.text).faults == []


@pytest.mark.parametrize("path", (*PAGES, *OTHERS))
def test_every_answer_is_guarded(room: Client, path: str) -> None:
    answer = room.get(path)
    assert answer.status_code < 500
    for name, value in HEADERS.items():
        assert answer.headers[name] == value
    assert "set-cookie" not in answer.headers
    assert "server" not in answer.headers


@pytest.mark.parametrize("path", PAGES)
def test_every_page_is_light(room: Client, path: str) -> None:
    answer = room.get(path, headers={"Accept-Encoding": "gzip"})
    assert len(gzip.compress(answer.content, 6)) < MAX_COMPRESSED


def test_pages_are_compressed(room: Client) -> None:
    assert room.get("/how-to-read", headers={"Accept-Encoding": "gzip"}).headers["content-encoding"] == "gzip"
    assert "content-encoding" not in room.get("/how-to-read", headers={"Accept-Encoding": "identity"}).headers


def test_pages_are_asked_for_anew_and_nobody_else_keeps_them(room: Client) -> None:
    assert room.get("/").headers["cache-control"] == "private, no-cache"
    assert "immutable" in room.get("/static/room.css").headers["cache-control"]


@pytest.mark.parametrize("path", (*PAGES, *OTHERS))
def test_heads_are_answered_like_pages(room: Client, path: str) -> None:
    assert room.head(path).status_code == room.get(path).status_code


def test_every_link_leads_somewhere(room: Client) -> None:
    """Walk the room from its first page, breadth first, not to its end: the first links of each page, searches least."""
    waiting, seen = ["/"], {"/"}
    while waiting and len(seen) < WALKED:
        path = waiting.pop(0)
        answer = room.get(path)
        assert answer.status_code == 200, path
        if not answer.headers["content-type"].startswith("text/html"):
            continue
        page = Page(answer.text)
        assert page.faults == [], path
        links = [link.partition("#")[0] for link in page.links]
        searches = [link for link in links if link.startswith("/search?")][:2] if path.count("q=") < 1 else []
        for link in [*[link for link in links if link.startswith("/") and not link.startswith("/search?")], *searches]:
            assert not link.startswith("//")
            if link not in seen:
                seen.add(link)
                waiting.append(link)
    assert len(seen) >= WALKED


def test_no_link_leads_outside(room: Client) -> None:
    for path in PAGES:
        assert all(link.startswith(("/", "#")) for link in Page(room.get(path).text).links)


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:8417", "localhost.evil.example", "127.0.0.1.nip.example", ""]
)
def test_other_names_are_not_answered(room: Client, host: str) -> None:
    answer = room.get("/", headers={"Host": host})
    assert answer.status_code == 400
    assert "telegram" not in answer.text
    assert answer.headers["x-frame-options"] == "DENY"


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1:1", "[::1]:8417", "LOCALHOST:8417"])
def test_this_machine_is_answered_under_all_its_names(room: Client, host: str) -> None:
    assert room.get("/health", headers={"Host": host}).status_code == 200


def test_what_a_request_brings_along_is_not_read_where_nothing_is_asked_for(room: Client) -> None:
    assert room.post("/", content=b"x" * 10).status_code == 405
    assert room.request("GET", "/", content=b"x" * 10).status_code in {200, 413}


def test_what_a_reader_may_not_read_is_as_if_it_were_not_there(open_room: Opened) -> None:
    viewer = Viewer(
        name="guest",
        clearance=Classification.UNCLASSIFIED,
        controls=frozenset(),
        offices=frozenset(),
        nationality=None,
        is_owner=False,
    )
    guest = open_room(PERFECT, viewer=viewer)
    denied, absent = guest.get("/t/06PORTALDER412"), guest.get("/t/06PORTALDER413")
    assert denied.status_code == 404
    assert denied.text.replace("412", "413") == absent.text
    for path in (
        "/",
        "/search?q=council",
        "/search.json?q=council",
        "/asks",
        "/tags",
        "/posts",
        "/people",
        "/missing",
        "/about",
    ):
        answer = guest.get(path)
        assert answer.status_code == 200
        for word in ("06PORTALDER412", "PORTALDER", "EFIS", "sland", "instructions"):
            assert word not in answer.text, path
