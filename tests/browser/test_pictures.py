"""The map of posts and the picture of who writes to whom: whole without scripts, nearer with them, by pointer and by keys."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenPage

pytestmark = pytest.mark.browser


def settled(page: Page) -> dict[str, float]:
    """Return how the map stands once it is drawn: `a` how much nearer, `e` how far to the right."""
    page.evaluate("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
    found = page.evaluate(
        """() => { const m = new DOMMatrix(getComputedStyle(document.querySelector('.map svg')).transform);
                   return { a: m.a, e: m.e } }"""
    )
    return {name: float(value) for name, value in found.items()}


def scale(page: Page) -> float:
    return settled(page)["a"]


def shift(page: Page) -> float:
    return settled(page)["e"]


def test_a_circle_leads_to_its_telegrams_without_scripts(open_page: OpenPage) -> None:
    page = open_page("/search?q=bell", java_script_enabled=False)
    page.get_by_role("link", name="On the map").click()
    expect(page.get_by_role("group", name="Move the map")).to_be_hidden()
    page.locator(".map a", has=page.locator("title", has_text="Saltmere")).locator("circle").click()
    expect(page).to_have_url(re.compile(r"/search\?q=bell\+station"))
    expect(page.locator(".hits")).to_contain_text("Saltmere")


def test_the_map_comes_nearer_by_buttons_and_goes_back(open_page: OpenPage) -> None:
    page = open_page("/map", reduced_motion="reduce")
    moves = page.get_by_role("group", name="Move the map")
    moves.get_by_role("button", name="Nearer").click()
    assert scale(page) > 1.2
    before = shift(page)
    moves.get_by_role("button", name="East").click()
    assert shift(page) < before
    moves.get_by_role("button", name="As it was").click()
    assert scale(page) == 1


def test_the_map_moves_by_keys_alone(open_page: OpenPage) -> None:
    page = open_page("/map", reduced_motion="reduce")
    window = page.locator(".map .window")
    window.focus()
    page.keyboard.press("+")
    page.keyboard.press("+")
    assert scale(page) > 1.5
    before = shift(page)
    page.keyboard.press("ArrowLeft")
    assert shift(page) > before
    page.keyboard.press("0")
    assert scale(page) == 1
    page.keyboard.press("Tab")
    expect(window).not_to_be_focused()


def test_circles_grow_less_than_the_land(open_page: OpenPage) -> None:
    page = open_page("/map", reduced_motion="reduce")
    circle = page.locator(".map circle").first
    before = circle.bounding_box()
    for _ in range(3):
        page.get_by_role("button", name="Nearer").click()
    after = circle.bounding_box()
    assert before is not None
    assert after is not None
    assert after["width"] < before["width"] * scale(page) / 1.5


def test_dragging_the_map_by_a_circle_follows_no_link(open_page: OpenPage) -> None:
    page = open_page("/map", reduced_motion="reduce")
    page.get_by_role("button", name="Nearer").click()
    box = page.locator(".map a", has=page.locator("title", has_text="Verrin")).locator("circle").bounding_box()
    assert box is not None
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    before = shift(page)
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x - 60, y, steps=4)
    page.mouse.up()
    assert shift(page) < before
    expect(page).to_have_url(re.compile("/map$"))
    page.locator(".map a", has=page.locator("title", has_text="Verrin")).locator("circle").click()
    expect(page).to_have_url(re.compile(r"/search\?q=station"))


def test_the_wheel_scrolls_the_page_and_not_the_map(open_page: OpenPage) -> None:
    page = open_page("/map", height=500, reduced_motion="reduce")
    page.locator(".map .window").hover()
    page.mouse.wheel(0, 200)
    page.wait_for_function("scrollY > 50")
    assert scale(page) == 1


def test_a_band_leads_to_what_was_sent_without_scripts(open_page: OpenPage) -> None:
    page = open_page("/network?as=action", java_script_enabled=False)
    band = page.locator(".band", has=page.locator("title", has_text="VERRIN to STATE")).locator("path")
    x, y = band.evaluate(
        """path => { const begin = path.getPointAtLength(0); const at = new DOMPoint(begin.x + 4, begin.y + 2);
                     const there = at.matrixTransform(path.getScreenCTM()); return [there.x, there.y] }"""
    )
    page.mouse.click(x, y)
    expect(page).to_have_url(re.compile("station%3A%22VERRIN%22"))
    expect(page.locator("h1")).to_contain_text("telegrams match")


def test_a_post_that_is_tabbed_to_shows_its_bands(open_page: OpenPage) -> None:
    page = open_page("/network")
    page.locator("[data-sender=VERRIN]").focus()
    chosen = page.locator(".band.is-chosen")
    assert chosen.count() > 2
    assert set(chosen.evaluate_all("bands => bands.map(band => band.dataset.from)")) == {"VERRIN"}
    page.locator("[data-addressee=STATE]").focus()
    assert set(chosen.evaluate_all("bands => bands.map(band => band.dataset.to)")) == {"STATE"}
    page.locator("h1").click()
    expect(chosen).to_have_count(0)


@pytest.mark.parametrize("path", ["/map", "/network"])
def test_pictures_are_printed_without_their_buttons(open_page: OpenPage, path: str) -> None:
    page = open_page(path)
    page.emulate_media(media="print")
    expect(page.locator("figure svg").first).to_be_visible()
    expect(page.locator(".moves, .choices").first).to_be_hidden()


def test_names_can_be_read_on_a_phone(open_page: OpenPage) -> None:
    page = open_page("/map", width=320)
    names = page.locator(".map text:not(.minor)")
    assert names.count() > 2
    for box in (names.nth(number).bounding_box() for number in range(names.count())):
        assert box is not None
        assert box["height"] > 9
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 320
