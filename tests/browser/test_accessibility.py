"""Every page by the rules of axe-core (WCAG 2.2 AA and good practice): in light, in dark, and at 320 pixels."""

import re
from typing import Final

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenPage
from tests.browser.test_looks import PAGES

pytestmark = pytest.mark.browser

AXE: Final[str] = Axe().axe_script
HELD_AGAINST: Final = """axe.run({resultTypes: ['violations']}).then(found => found.violations.map(
    one => `${one.id}: ${one.help}: ${one.nodes[0].html.slice(0, 120)}`))"""
"""Gives the sentences alone: all that axe-core has to say of a page is longer than the page."""

MORE = {
    "thread": "/t/06PORTALDER412/thread",
    "gaps": "/gaps",
    "whole map": "/map?view=world",
    "form": "/search/form",
    "cite": "/t/06PORTALDER412/cite?p=p4",
    "a passage asked for": "/t/06PORTALDER412?q=pilotage&n=1",
    "of one number": "/t/06VERRIN702/diff",
    "not held": "/t/06PORTALDER398",
    "numbers of a year": "/gaps?station=PORTALDER&year=2006",
    "kept": "/kept",
    "repair": "/repair",
    "due": "/consultations/due?from=2006-01",
    "compare": "/consultations/compare",
    "not found": "/nowhere",
    "wrong query": "/search?q=subjct:bell",
}


@pytest.mark.parametrize("name", [*PAGES, *MORE])
def test_nothing_is_in_the_way_of_anybody(open_page: OpenPage, name: str) -> None:
    path, is_fault = {**PAGES, **MORE}[name], name in {"not found", "wrong query", "not held"}
    page = open_page(path, width=1280, color_scheme="light", is_fault=is_fault)
    assert found_on(page) == []
    page.set_viewport_size({"width": 320, "height": 900})
    assert found_on(page) == [], "at 320 pixels"
    dark = open_page(path, width=1280, color_scheme="dark", is_fault=is_fault)
    assert found_on(dark) == [], "in dark"


def test_nothing_is_in_the_way_on_a_matter_and_on_the_check_of_bytes(open_page: OpenPage) -> None:
    matter = open_page("/matters")
    matter.locator("a[href^='/matters/']").first.click()
    matter.wait_for_url(re.compile("/matters/[0-9a-f]{16}$"))
    checked = open_page("/t/06SALTMERE35")
    checked.get_by_role("button", name="Check these bytes now").click()
    checked.wait_for_load_state()
    for page in (matter, checked):
        assert found_on(page) == [], page.url
        page.set_viewport_size({"width": 320, "height": 900})
        assert found_on(page) == [], f"{page.url} at 320 pixels"
        assert page.evaluate("document.documentElement.scrollWidth") <= 320


@pytest.mark.parametrize("name", ["home", "results", "telegram", "explained", "matters", "not found"])
def test_nothing_is_in_the_way_of_anybody_in_french(open_page: OpenPage, name: str) -> None:
    page = open_page({**PAGES, **MORE}[name], width=320, locale="fr-FR", is_fault=name == "not found")
    assert page.locator("html").get_attribute("lang") == "fr"
    assert found_on(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_the_language_is_changed_without_scripts_by_keyboard_and_the_page_stays(open_page: OpenPage) -> None:
    page = open_page("/search?q=bell&sort=newest", java_script_enabled=False, locale="en-GB")
    address = page.url
    page.get_by_role("button", name="Français").focus()
    page.keyboard.press("Enter")
    expect(page.locator("html")).to_have_attribute("lang", "fr")
    assert page.url == address
    page.get_by_role("button", name="English").click()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    assert page.url == address


def found_on(page: Page) -> list[str]:
    """Return what axe-core holds against a page, each with the first element that it is said of."""
    if page.evaluate("typeof axe") == "undefined":
        page.evaluate(AXE)
    return list(page.evaluate(HELD_AGAINST))
