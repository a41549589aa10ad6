"""How the pages look: nothing scrolls sideways, dark is dark, print is print, and pictures of all that to look at."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import ARTEFACTS, OpenPage

pytestmark = pytest.mark.browser

SAMPLE = "/t/06PORTALDER412"
PAGES = {
    "home": "/",
    "results": "/search?q=bell",
    "nothing": "/search?q=bell+nosuchword",
    "telegram": SAMPLE,
    "original": f"{SAMPLE}/original",
    "explained": f"{SAMPLE}/explained",
    "similar": "/t/06SALTMERE35/similar",
    "requests": "/asks",
    "matters": "/matters",
    "owed": "/owed",
    "speakers": "/speakers?name=Ashby",
    "consultations": "/consultations",
    "proposal": "/proposals/06PORTALDER412",
    "new consultation": "/consultations/new",
    "review": "/review",
    "explain": "/explain",
    "guide": "/how-to-read",
    "glossary": "/glossary",
    "missing": "/missing",
    "tags": "/tags",
    "posts": "/posts",
    "people": "/people",
    "map": "/map",
    "network": "/network",
    "timeline": "/timeline",
    "timeline of many": "/timeline?q=-kind:service",
    "post": "/posts/PORTALDER",
    "tag": "/tags/EWWT",
    "person": "/people/Ashby",
    "about": "/about",
    "figures": "/figures",
    "how to search": "/how-to-search",
}
PICTURED = (
    "home",
    "results",
    "telegram",
    "original",
    "explained",
    "requests",
    "matters",
    "owed",
    "review",
    "map",
    "network",
    "timeline",
)
WIDTHS = (320, 360, 800, 1024, 1400)


@pytest.mark.parametrize("name", PAGES)
def test_nothing_scrolls_sideways(open_page: OpenPage, name: str) -> None:
    page = open_page(PAGES[name])
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        outside = page.evaluate(
            """(width) => [...document.querySelectorAll('main *')]
                .filter(e => !e.closest('.frame, pre, .hidden, svg, textarea, .side-note') && e.getClientRects().length)
                .filter(e => e.getBoundingClientRect().right > width + 1).map(e => e.outerHTML.slice(0, 90))""",
            width,
        )
        assert outside == [], width


def luminance(page: Page) -> float:
    """Return how bright the ground of the page is, from 0 to 255."""
    red, green, blue = page.evaluate("getComputedStyle(document.body).backgroundColor.match(/\\d+/g).map(Number)")
    return float(0.3 * red + 0.59 * green + 0.11 * blue)


def test_dark_is_dark_and_light_is_light(open_page: OpenPage) -> None:
    assert luminance(open_page("/", color_scheme="light")) > 240
    dark = luminance(open_page("/", color_scheme="dark"))
    assert 15 < dark < 50, "dimmed paper, not black"


def test_print_leaves_the_furniture_of_the_room_out(open_page: OpenPage) -> None:
    page = open_page(SAMPLE)
    page.emulate_media(media="print")
    for hidden in (".masthead", ".foot", ".toc", ".views", ".verdict", ".neighbours"):
        expect(page.locator(hidden).first).to_be_hidden()
    for shown in ("h1", ".band", "#p1", "#p6", "#references", ".cite", ".hang"):
        expect(page.locator(shown).first).to_be_visible()
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"


def test_a_printed_telegram_is_a_few_pages(open_page: OpenPage) -> None:
    pdf = open_page(SAMPLE).pdf(format="A4")
    assert 1 <= pdf.count(b"/Type /Page\n") <= 6


def test_the_side_matter_stands_open_where_there_is_room_and_folds_where_not(open_page: OpenPage) -> None:
    wide = open_page(SAMPLE)
    expect(wide.locator(".cite").first).to_be_visible()
    narrow = open_page(SAMPLE, width=360)
    expect(narrow.locator(".cite").first).to_be_hidden()
    narrow.get_by_text("About this telegram").click()
    expect(narrow.locator(".cite").first).to_be_visible()


def test_what_to_try_where_nothing_was_found_has_the_breadth_of_a_text(open_page: OpenPage) -> None:
    box = open_page(PAGES["nothing"]).locator(".nothing").bounding_box()
    assert box is not None
    assert box["width"] > 600


def test_nothing_moves_for_those_who_do_not_want_it(open_page: OpenPage) -> None:
    page = open_page(f"{SAMPLE}/explained", reduced_motion="reduce")
    moving = page.evaluate(
        "[...document.querySelectorAll('*')].filter(e => parseFloat(getComputedStyle(e).transitionDuration) > 0).length"
    )
    assert moving == 0


def test_reading_text_has_the_measure_of_a_book(open_page: OpenPage) -> None:
    page = open_page(SAMPLE)
    paragraph = page.locator("#p1 p").nth(1)
    size = paragraph.evaluate("e => parseFloat(getComputedStyle(e).fontSize)")
    family = paragraph.evaluate("e => getComputedStyle(e).fontFamily")
    lines = paragraph.evaluate(
        """e => { const range = document.createRange(); range.selectNodeContents(e);
                  const tops = [...range.getClientRects()].map(r => Math.round(r.top / 8)); return new Set(tops).size }"""
    )
    letters = len(paragraph.inner_text()) / lines
    assert 18 <= size <= 19
    assert "Source Serif 4" in family
    assert 50 <= letters <= 75


@pytest.mark.parametrize(("scheme", "widths"), [("light", (360, 800, 1400)), ("dark", (360, 1400))])
@pytest.mark.parametrize("name", PICTURED)
def test_pictures(open_page: OpenPage, name: str, scheme: str, widths: tuple[int, ...]) -> None:
    page = open_page(PAGES[name], color_scheme=scheme)
    page.evaluate("document.fonts.ready")
    for width in widths:
        page.set_viewport_size({"width": width, "height": 900})
        path = ARTEFACTS / f"{name}-{width}-{scheme}.png"
        page.screenshot(path=path, full_page=True)
        assert path.stat().st_size > 10_000
