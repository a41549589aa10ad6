"""From a proposal in a telegram to a consultation with its sessions, its work plan, its status page and a calendar others read."""

import datetime as dt
import re

import pytest
import recurring_ical_events
from icalendar import Calendar
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenPage
from tests.browser.test_accessibility import found_on

pytestmark = pytest.mark.browser

SAMPLE = "/t/06PORTALDER412"
WIDTHS = (320, 360, 800, 1400)


def test_a_proposal_becomes_a_consultation_that_is_run(open_page: OpenPage) -> None:
    run_one(open_page, scripts=True)
    run_one(open_page, scripts=False)  # with the structure of the first, which must be there: one test, whoever runs it


def run_one(open_page: OpenPage, *, scripts: bool) -> None:
    """Go the way from a proposal to a feed."""
    page = open_page(SAMPLE, java_script_enabled=scripts)
    page.get_by_role("link", name="what it proposes").click()
    expect(page.locator("h1")).to_have_text("What it proposes")
    if scripts:
        accept_the_proposal(page)
    else:
        copy_the_structure(page)
    name = page.url.rpartition("/")[2]
    set_a_first_session(page, "Saltmere" if scripts else "Port Alder")
    add_work(page)
    review_the_work(page)
    page.goto(f"/consultations/{name}")
    page.get_by_role("link", name="Status on a page").click()
    expect(page.locator("main")).to_contain_text("chart the shoal")
    expect(page.locator("main")).to_contain_text("derived: 16 months after session 1")
    read_the_feed(page, name)
    for path in ("", "/plan", "/paper?kind=status", "/add?kind=session", "/bearing"):
        page.goto(f"/consultations/{name}{path}")
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            assert page.evaluate("document.documentElement.scrollWidth") <= width, (path, width)
        assert not scripts or found_on(page) == [], path


def accept_the_proposal(page: Page) -> None:
    """Dismiss one suggestion, accept another, then all the rest."""
    before = int(page.locator(".lede").inner_text().split(",")[1].split()[0])
    page.locator("#s13").get_by_role("button", name="Dismiss").click()
    expect(page.locator("#s13 .state")).to_have_text("dismissed")
    page.locator("#s1").get_by_role("button", name="Accept").click()
    expect(page.locator("#s1 .state")).to_have_text("accepted")
    expect(page.locator(".lede")).to_contain_text(f"{before - 2} still open")
    page.get_by_role("button", name="Accept all that are open").click()
    expect(page.locator("h1")).to_have_text("Meridel Council")
    groups = page.get_by_role("region", name="Groups, as a table")
    expect(groups).to_contain_text("lights, charts and weather")
    expect(groups).to_contain_text("awaited from United States")
    expect(groups).to_contain_text("the owners of ferries")
    source = page.locator(".terms .source").first
    source.locator("summary").click()
    expect(source.locator("q")).to_contain_text("Meridel")
    source.get_by_role("link", name="To the passage").click()
    expect(page).to_have_url(re.compile(r"/t/06PORTALDER412#p5$"))
    page.go_back()


def copy_the_structure(page: Page) -> None:
    """Make another one with the structure of the first."""
    page.get_by_role("link", name="Consultations").first.click()
    page.get_by_role("link", name="Record one").click()
    page.get_by_role("link", name="Meridel Council").click()
    page.get_by_label("Name").fill("Reef Council")
    page.get_by_label("Parties").fill("Tessaly; capital Verrin\nOsmark; capital Halden Bay")
    page.get_by_role("button", name="Record").click()
    expect(page.locator("h1")).to_have_text("Reef Council")


def set_a_first_session(page: Page, place: str) -> None:
    page.get_by_role("link", name="session", exact=True).click()
    page.get_by_label("Ordinal").fill("1")
    page.get_by_label("Where it stands").select_option("held")
    page.get_by_label("Date").fill("2006-12-05")
    page.get_by_label("Place").fill(place)
    page.get_by_label("Host").select_option(index=1)
    page.get_by_role("button", name="Record").click()
    sessions = page.locator("section", has=page.get_by_role("heading", name="Sessions"))
    expect(sessions).to_contain_text(f"Plenary session 1, {place}")
    expect(sessions).to_contain_text("derived, not agreed")
    expect(sessions).to_contain_text("5 April 2008")


def add_work(page: Page) -> None:
    page.get_by_role("link", name="Work plan", exact=True).click()
    page.get_by_role("link", name="Add a piece of work").click()
    page.get_by_label("Title").fill("chart the shoal")
    page.get_by_label("Where it stands").select_option("agreed")
    page.get_by_label("Due").fill("2007-04-01")
    page.get_by_label("Milestones").fill("sound it; due 2007-02-01")
    page.get_by_label("Which passage says so").fill("06PORTALDER1146#p6: a new chart to be published by April 1")
    page.get_by_role("button", name="Record").click()
    expect(page.get_by_role("region", name="Open work, as a table")).to_contain_text("chart the shoal")
    expect(page.get_by_role("region", name="Overdue, as a table")).to_contain_text("1 April 2007, overdue")
    expect(page.locator("figure.timeline svg")).to_be_visible()


def review_the_work(page: Page) -> None:
    """Let the date slip, and see what changed since the session."""
    page.get_by_role("region", name="Open work, as a table").get_by_role("link", name="chart the shoal").click()
    page.get_by_label("Where it stands").select_option("slipping")
    page.get_by_label("Due").fill("2007-10-31")
    page.get_by_label("Note").fill("the launch is in dock")
    page.get_by_role("button", name="Record").click()
    changed = page.locator("section", has=page.get_by_role("heading", name="Changed since 5 December 2006"))
    expect(changed).to_contain_text("chart the shoal: new")
    page.get_by_role("region", name="Open work, as a table").get_by_role("link", name="chart the shoal").click()
    expect(page.locator(".story > li")).to_have_count(2)
    expect(page.locator(".story")).to_contain_text("the launch is in dock")
    page.go_back()


def read_the_feed(page: Page, name: str) -> None:
    """Read the calendar as other programs do."""
    address = page.url.partition("/consultations")[0]
    calendar = Calendar.from_ical(page.request.get(f"{address}/consultations/{name}.ics").body())
    found = recurring_ical_events.of(calendar).between(dt.date(2006, 1, 1), dt.date(2010, 1, 1))
    starts = [(event.decoded("dtstart").isoformat(), str(event["status"])) for event in found]
    assert starts == [
        ("2006-12-05", "CONFIRMED"),
        ("2007-08-05", "TENTATIVE"),
        ("2008-04-05", "TENTATIVE"),
        ("2008-12-05", "TENTATIVE"),
    ]
    (todo,) = calendar.walk("VTODO")
    assert (todo.decoded("due").isoformat(), str(todo["sequence"])) == ("2007-10-31", "1")
