"""What watches over requests: the time limit, the log, the figures; and the lists for search engines."""

import io
import json
import logging
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest
import structlog
from litestar import Response
from litestar.testing import TestClient

from reftel.archive import Archive
from reftel.web import Service, create_app
from reftel.web.logs import start_logging
from reftel.web.pages import making
from reftel.web.pages.making import Asked
from reftel.web.watching import Watch
from tests.web.conftest import BASE, READER, Client

SPACE = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
STUCK = threading.Event()


@making.page("/slow/{name:str}")
def slow(_: Asked) -> Response[bytes]:
    STUCK.wait(5)
    return Response(b"at last", media_type="text/plain")


@making.page("/quick")
def quick(_: Asked) -> Response[bytes]:
    return Response(b"at once", media_type="text/plain")


@pytest.fixture
def logged() -> Iterator[io.StringIO]:
    """What is logged; logging is as before afterwards."""
    root, stream = logging.getLogger(), io.StringIO()
    handlers, level = root.handlers, root.level
    start_logging(stream)
    yield stream
    root.handlers, root.level = handlers, level
    structlog.reset_defaults()


def served(archive: Archive, **service: object) -> Client:
    return TestClient(create_app(archive, READER, Service(**service)), base_url=BASE)  # type: ignore[arg-type]


def test_what_takes_too_long_is_given_up_and_the_room_stays_open(sample_archive: Archive) -> None:
    app = create_app(sample_archive, READER)
    app.register(slow)
    app.register(quick)
    app.asgi_handler = Watch(app.asgi_handler, seconds=0.2)
    STUCK.clear()
    with TestClient(app, base_url=BASE) as client:
        started = time.monotonic()
        answer = client.get("/slow/secret")
        assert time.monotonic() - started < 3
        assert answer.status_code == 503
        assert answer.headers["retry-after"] == "5"
        assert "took too long" in answer.text
        assert client.get("/quick").text == "at once"
        STUCK.set()


def test_a_line_for_each_request_says_which_kind_of_page_and_nothing_more(
    sample_archive: Archive, logged: io.StringIO
) -> None:
    with served(sample_archive, logs_requests=True) as client:
        client.get("/t/06PORTALDER412")
        client.get("/search?q=pilotage")
        client.get("/people/Ashby")
        client.get("/nowhere/secret")
    events = [json.loads(line) for line in logged.getvalue().splitlines()]
    assert [one["page"] for one in events] == ["/t/{address}", "/search", "/people/{name}", "none"]
    assert [one["status"] for one in events] == [200, 200, 200, 404]
    assert {one["event"] for one in events} == {"request"}
    assert all(one["ms"] >= 0 and one["bytes"] > 0 for one in events)
    for word in (
        "PORTALDER",
        "pilotage",
        "Ashby",
        "secret",
    ):  # not "412": a number of bytes or milliseconds may hold it
        assert word not in logged.getvalue()


def test_without_being_asked_nothing_is_logged_of_requests(sample_archive: Archive, logged: io.StringIO) -> None:
    with served(sample_archive) as client:
        client.get("/search?q=pilotage")
    assert logged.getvalue() == ""


def test_faults_of_libraries_are_logged_as_json_too(logged: io.StringIO) -> None:
    logging.getLogger("uvicorn.error").warning("the disk is %s", "full")
    (line,) = logged.getvalue().splitlines()
    assert json.loads(line)["event"] == "the disk is full"
    assert json.loads(line)["level"] == "warning"


def test_figures_count_kinds_of_pages_where_they_are_asked_for(sample_archive: Archive) -> None:
    with served(sample_archive, metrics=True) as client:
        client.get("/t/06PORTALDER412")
        client.get("/t/06PORTALDER398")
        client.get("/search?q=pilotage")
        figures = client.get("/metrics").text
    assert 'reftel_requests_total{method="GET",page="/t/{address}",status="200"} 1.0' in figures
    assert 'reftel_request_seconds_count{page="/search"} 1.0' in figures
    assert "pilotage" not in figures
    assert "412" not in figures


def test_no_figures_are_kept_unasked(room: Client) -> None:
    answer = room.get("/metrics")
    assert answer.status_code == 404
    assert "--metrics" in answer.text


def test_search_engines_are_kept_out_unless_they_are_let_in(room: Client, sample_archive: Archive) -> None:
    assert room.get("/robots.txt").text == "User-agent: *\nDisallow: /\n"
    assert room.get("/").headers["x-robots-tag"] == "noindex, nofollow"
    assert room.get("/sitemap.xml").status_code == 404
    with served(sample_archive, indexed=True) as client:
        robots = client.get("/robots.txt").text
        assert f"Sitemap: {BASE}/sitemap.xml" in robots
        assert "Disallow: /kept\n" in robots
        assert "x-robots-tag" not in client.get("/").headers


def locations(sitemap: str) -> list[str]:
    return [one.text or "" for one in ElementTree.fromstring(sitemap).iter(f"{SPACE}loc")]  # noqa: S314 - our own


def test_the_list_for_search_engines_holds_every_telegram_once(sample_archive: Archive) -> None:
    with served(sample_archive, indexed=True) as client:
        index = client.get("/sitemap.xml").text
        assert "<sitemapindex" in index
        pages = [one for sheet in locations(index) for one in locations(client.get(sheet).text)]
        assert len(pages) == len(set(pages))
        assert f"{BASE}/t/06PORTALDER412" in pages
        telegrams = [one for one in pages if "/t/" in one]
        assert len(telegrams) == sample_archive.figures(READER).telegrams
        assert all(client.get(one).status_code == 200 for one in pages[:20])
        for wrong in ("/sitemap/1.xml", "/sitemap/x.xml", "/sitemap/0", "/sitemap/-1.xml"):
            assert client.get(wrong).status_code == 404


def test_the_sheets_of_the_roll_leave_nothing_out(sample_archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    from reftel.archive.finding import roll

    monkeypatch.setattr(roll, "SHEET", 7)
    found = [
        one.version_id
        for number in range(sample_archive.sheets(READER))
        for one in sample_archive.sheet(READER, number)
    ]
    assert len(found) == len(set(found)) >= sample_archive.figures(READER).telegrams
    assert sample_archive.sheet(READER, 10_000) == ()


def test_an_empty_archive_has_no_sheets(tmp_path: Path) -> None:
    with Archive.create(tmp_path / "empty", title="Empty") as archive:
        assert archive.sheets(READER) == 0
