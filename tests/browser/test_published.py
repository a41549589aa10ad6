"""A published room in a real browser, from a plain file server: searched, narrowed, read; without scripts; from a file."""

import functools
import http.server
import re
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from reftel.samples import sample_paths
from reftel.web.publishing import Publishing, publish
from tests.browser.test_accessibility import found_on
from tests.web.conftest import READER, fill

pytestmark = pytest.mark.browser


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the signature is Python's
        """Say nothing."""


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("published")

    def make() -> None:
        with fill(folder / "archive", sample_paths()) as archive:
            publish(archive, READER, folder / "site" / "below", Publishing(jobs=2))

    thread = threading.Thread(target=make)  # the browser's driver keeps a loop of its own in this one
    thread.start()
    thread.join()
    return folder / "site"


@pytest.fixture(scope="module")
def site(published: Path) -> Iterator[str]:
    """The address of the pages, below a folder of the server."""
    handler = functools.partial(Quiet, directory=str(published))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}/below/"
        server.shutdown()


@pytest.fixture
def visit(browser: Browser, site: str) -> Iterator[Any]:
    contexts: list[BrowserContext] = []
    complaints: list[str] = []

    def open_it(path: str, *, width: int = 1280, **options: Any) -> Page:
        context = browser.new_context(viewport={"width": width, "height": 900}, **options)
        context.set_default_timeout(15_000)
        contexts.append(context)
        page = context.new_page()
        page.on("request", lambda request: None if request.url.startswith(site) else complaints.append(request.url))
        page.on("console", lambda message: complaints.append(message.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.goto(site + path)
        return page

    yield open_it
    for context in contexts:
        context.close()
    assert complaints == []


def test_search_narrow_read_follow_and_come_back(visit: Any) -> None:
    page = visit("index.html")
    page.get_by_label("Search the telegrams").fill("lightship")
    page.get_by_label("Search the telegrams").press("Enter")
    expect(page.locator("h1")).to_have_text(re.compile(r"^\d+ telegrams for lightship$"))
    count = int(page.locator("h1").inner_text().split()[0])
    expect(page.locator("#hits mark").first).to_have_text(re.compile("lightship", re.IGNORECASE))
    assert page.locator("#hits > li").count() == min(count, 20)
    expect(page.locator("#no-search")).to_be_hidden()
    first = page.locator("#facet-lists a").first
    inside = int(first.locator(".count").inner_text())
    first.click()
    expect(page.locator("h1")).to_have_text(f"{inside} telegrams for lightship")
    expect(page.locator('#facet-lists a[aria-current="true"]')).to_have_count(1)
    page.get_by_role("link", name="Oldest first").click()
    expect(page.locator('#sorting a[aria-current="true"]')).to_have_text("Oldest first")
    title = page.locator("#hits .title").first.inner_text()
    page.locator("#hits .title").first.click()
    expect(page.locator("h1")).to_have_text(title)
    expect(page.locator(".band").first).to_contain_text("historical marking")
    page.go_back()
    expect(page.locator("h1")).to_have_text(f"{inside} telegrams for lightship")


def test_a_telegram_with_its_views_references_and_citations(visit: Any) -> None:
    page = visit("t/06PORTALDER412/index.html")
    page.get_by_role("link", name="Original", exact=True).first.click()
    expect(page.locator("pre")).to_contain_text("SECTION 01 OF 03 PORT ALDER 000412")
    page.get_by_role("link", name="Reading", exact=True).click()
    page.locator("#references a", has_text="06STATE68833").click()
    expect(page.locator("h1")).to_contain_text("pilotage")
    with page.expect_download() as loading:
        page.get_by_role("link", name="BibTeX").click()
    assert "06STATE68833" in Path(loading.value.path()).read_text()


def test_without_scripts_everything_is_reached_by_links(visit: Any) -> None:
    page = visit("find/index.html", java_script_enabled=False)
    page.locator("#no-search").get_by_role("link", name="all telegrams by month").click()
    page.get_by_role("link", name="May 2006").click()
    page.get_by_role("link", name=re.compile("Safety council for the strait")).first.click()
    expect(page.locator("#p1")).to_contain_text("1")
    page.get_by_role("link", name="Explained", exact=True).click()
    expect(page.locator(".notes")).to_contain_text("PORT ALDER")


def test_from_a_file_the_search_says_what_it_needs(browser: Browser, published: Path) -> None:
    page = browser.new_page()
    page.goto((published / "below" / "find" / "index.html").as_uri())
    expect(page.locator("#no-search")).to_be_visible()
    page.locator("#no-search").get_by_role("link", name="by post").click()
    expect(page.locator("h1")).to_have_text("Posts")
    page.close()


def test_more_hits_are_shown_when_asked_for_and_the_keyboard_is_led_there(visit: Any) -> None:
    page = visit("find/index.html")
    expect(page.locator("#hits > li")).to_have_count(20)
    page.get_by_role("button", name="More").press("Enter")
    expect(page.locator("#hits > li")).to_have_count(40)
    assert page.evaluate("document.activeElement === document.querySelectorAll('#hits .title')[20]")


@pytest.mark.parametrize("path", ["find/index.html?q=lightship", "t/06PORTALDER412/index.html", "browse/index.html"])
def test_nothing_is_in_the_way_of_anybody(visit: Any, path: str) -> None:
    page = visit(path)
    if "find" in path:
        expect(page.locator("#hits > li").first).to_be_visible()
    assert found_on(page) == []
    page.set_viewport_size({"width": 360, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    assert found_on(page) == []
    dark = visit(path, color_scheme="dark")
    assert found_on(dark) == []
