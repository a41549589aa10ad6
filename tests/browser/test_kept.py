"""What readers keep: searches, frozen results, collections, marks, notes, lists of names; made and unmade in a browser."""

import re

import pytest
from playwright.sync_api import FilePayload, Locator, Page, expect

from tests.browser.conftest import OpenPage
from tests.browser.test_accessibility import found_on

pytestmark = pytest.mark.browser

SAMPLE = "/t/06SALTMERE35"  # another one than the other journeys read: what is kept here changes its page
WIDTHS = (320, 360, 800, 1400)
SCRIPTS = pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without"])


def opened(page: Page, words: str) -> Locator:
    """Unfold what stands behind some words; return it."""
    folded = page.locator("details", has=page.locator("summary", has_text=words)).last
    folded.locator("summary").first.click()
    return folded


def keep_the_result(page: Page, name: str, deed: str) -> None:
    """Save a search or freeze its result, at the foot of the page of results."""
    form = opened(page, "Save or freeze this search")
    form.get_by_label("Name").fill(name)
    form.get_by_role("button", name=deed).click()


def is_for_everybody(page: Page, *, scripts: bool) -> None:
    """Fail where the page scrolls sideways, or axe-core finds something: wide, narrow, in dark."""
    page.emulate_media(reduced_motion="reduce")  # no colour is caught on its way to another
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate("document.documentElement.scrollWidth") <= width, (page.url, width)
    if scripts:  # axe-core is a script
        assert found_on(page) == [], page.url
        page.set_viewport_size({"width": 320, "height": 900})
        page.emulate_media(color_scheme="dark")
        assert found_on(page) == [], page.url
        page.emulate_media(color_scheme="light")
    page.set_viewport_size({"width": 1400, "height": 900})


@SCRIPTS
def test_a_search_is_saved_looked_at_and_its_news_counted(open_page: OpenPage, *, scripts: bool) -> None:
    name = f"Pilots {'with' if scripts else 'without'}"
    page = open_page("/search?q=pilotage", java_script_enabled=scripts)
    keep_the_result(page, name, "Save the search")
    searches = page.locator("section", has=page.get_by_role("heading", name="Saved searches"))
    expect(searches).to_contain_text(name)
    is_for_everybody(page, scripts=scripts)
    row = searches.locator("li", has_text=name)
    expect(row).to_contain_text(re.compile(r"\d+ new"))
    row.get_by_role("link", name=re.compile(r"\d+ new")).click()
    expect(page.locator("h1")).to_have_text(name)
    expect(page.locator(".lede")).to_contain_text("You have not looked yet: all is new.")
    is_for_everybody(page, scripts=scripts)
    feed = page.get_by_role("link", name="Feed").get_attribute("href")
    assert feed is not None
    answer = page.request.get(feed)
    assert answer.headers["content-type"].startswith("application/atom+xml")
    assert "pilotage" in answer.text()
    page.get_by_role("button", name="I have seen these").click()
    page.goto("/kept")
    expect(searches.locator("li", has_text=name)).to_contain_text("0 new")


@SCRIPTS
def test_a_result_is_frozen_cited_and_checked(open_page: OpenPage, *, scripts: bool) -> None:
    name = f"Bells {'with' if scripts else 'without'}"
    page = open_page("/search?q=bell", java_script_enabled=scripts)
    keep_the_result(page, name, "Freeze what it finds")
    expect(page.locator("h1")).to_have_text(name)
    expect(page.locator("main")).to_contain_text("The query finds the same versions.")
    expect(page.locator(".cite")).to_contain_text(re.compile("[0-9a-f]{64}"))
    is_for_everybody(page, scripts=scripts)
    page.goto("/kept")
    expect(page.locator("section", has=page.get_by_role("heading", name="Frozen result sets"))).to_contain_text(name)


@SCRIPTS
def test_a_telegram_is_noted_marked_and_collected(open_page: OpenPage, *, scripts: bool) -> None:
    variant = "with" if scripts else "without"
    page = open_page("/kept", java_script_enabled=scripts)
    page.get_by_label("New collection").fill(f"Shoals {variant}")
    page.get_by_label("What it is for").fill("the chapter on charts")
    page.get_by_role("button", name="Make", exact=True).first.click()
    page.goto(SAMPLE)
    note = opened(page, "Write a note")
    note.locator("select[name=anchor]").select_option("p2")
    note.get_by_label("Note", exact=True).fill(f"Compare the minute, {variant}.")
    note.get_by_role("button", name="Write it down").click()
    written = page.locator(".kept-note", has_text=f"Compare the minute, {variant}.")
    expect(written).to_be_in_viewport()
    opened(page, "Mark it, or put it into a collection").get_by_label("Mark").fill(f"to read {variant}")
    page.get_by_role("button", name="Mark", exact=True).click()
    opened(page, "Mark it, or put it into a collection").get_by_label("Collection").select_option(f"Shoals {variant}")
    page.get_by_role("button", name="Put in").click()
    kept = page.locator(".kept-in")
    expect(kept).to_contain_text(f"to read {variant}")
    is_for_everybody(page, scripts=scripts)
    kept.get_by_role("link", name=f"Shoals {variant}").click()
    expect(page.locator(".briefs")).to_contain_text("06SALTMERE35")
    is_for_everybody(page, scripts=scripts)
    page.get_by_role("link", name="Search in it").click()
    expect(page.locator("h1")).to_contain_text("1 telegram")
    page.goto("/notes")
    expect(page.locator("main")).to_contain_text(f"Compare the minute, {variant}.")
    is_for_everybody(page, scripts=scripts)
    page.goto(f"/collections/Shoals {variant}")
    page.get_by_role("button", name="Delete this collection").click()
    page.get_by_role("button", name="Bring it back").click()
    expect(page.locator("h1")).to_have_text(f"Shoals {variant}")
    expect(page.locator(".briefs")).to_contain_text("06SALTMERE35")


@SCRIPTS
def test_a_list_of_names_is_typed_or_brought_and_counted(open_page: OpenPage, *, scripts: bool) -> None:
    variant = "with" if scripts else "without"
    page = open_page("/kept", java_script_enabled=scripts)
    form = opened(page, "Make a list of names")
    form.get_by_label("Name of the list").fill(f"Persons {variant}")
    if scripts:
        form.get_by_label("One name to a line").fill("Ashby; ASHBY\nNobody Atall")
    else:
        form.get_by_label("Or a file").set_input_files(
            FilePayload(name="persons.csv", mimeType="text/csv", buffer=b"name,spellings\nAshby,ASHBY\nNobody Atall,\n")
        )
    form.get_by_role("button", name="Make").click()
    expect(page.locator("h1")).to_have_text(f"Persons {variant}")
    expect(page.locator(".codes li", has_text="Nobody Atall").locator(".num")).to_have_text("0")
    before = int(page.locator(".codes li", has_text="Ashby").locator(".num").inner_text())
    assert before > 0
    is_for_everybody(page, scripts=scripts)
    page.get_by_label("Count in a search").fill("nosuchword")
    page.get_by_role("button", name="Count").click()
    expect(page.locator(".codes li", has_text="Ashby").locator(".num")).to_have_text("0")


def test_a_citation_is_copied(open_page: OpenPage) -> None:
    page = open_page(f"{SAMPLE}/cite?p=p2", permissions=["clipboard-read", "clipboard-write"])
    piece = page.locator(".to-copy", has=page.get_by_label("In a bibliography"))
    piece.get_by_role("button", name="Copy").click()
    expect(piece.get_by_role("button")).to_contain_text("Copied")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == piece.locator("textarea").input_value()
    assert "06SALTMERE35" in copied


def test_without_scripts_there_is_no_button_that_does_nothing(open_page: OpenPage) -> None:
    page = open_page(f"{SAMPLE}/cite?p=p2", java_script_enabled=False)
    expect(page.locator(".to-copy textarea").first).to_be_visible()
    expect(page.locator(".to-copy button").first).to_be_hidden()
