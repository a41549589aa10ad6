"""Five things that somebody who has never seen the room comes for: timed, and counted in clicks; with scripts, without, on a phone."""

import re
import time
from collections.abc import Callable, Iterator
from typing import Any, Final

import pytest
from playwright.sync_api import Locator, Page, expect

from reftel.cli.sampling import record_sample_consultation
from reftel.samples import sample_paths
from tests.browser.conftest import ARTEFACTS, OpenPage, served
from tests.web.conftest import fill

pytestmark = pytest.mark.browser

WAYS: Final[dict[str, dict[str, Any]]] = {
    "with scripts": {},
    "without scripts": {"java_script_enabled": False},
    "on a phone": {"width": 360, "height": 740, "has_touch": True, "is_mobile": True},
}


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory, chromium: str) -> Iterator[str]:
    """A room of the samples with the consultation that came of them, which nobody else changes."""
    assert chromium
    folder = tmp_path_factory.mktemp("stranger") / "samples"
    with fill(folder, sample_paths()) as archive:
        record_sample_consultation(archive)
    with served(folder) as found:
        yield found


class Stranger:
    """Somebody at the first page, who counts what he does: presses of a link or button, and of Enter."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.clicks = 0
        self.started = time.monotonic()

    def click(self, where: Locator) -> None:
        where.first.scroll_into_view_if_needed()
        where.first.click()
        self.clicks += 1

    def link(self, name: str | re.Pattern[str], **options: Any) -> None:
        self.click(self.page.get_by_role("link", name=name, **options))

    def types(self, label: str, words: str) -> None:
        box = self.page.get_by_label(label).first
        box.fill(words)
        box.press("Enter")
        self.clicks += 1


@pytest.fixture(params=WAYS)
def stranger(request: pytest.FixtureRequest, open_page: OpenPage) -> Iterator[Stranger]:
    found = Stranger(open_page("/", **WAYS[request.param]))
    yield found
    seconds = time.monotonic() - found.started
    name = request.node.name.removeprefix("test_").replace("[", " ").rstrip("]")
    ARTEFACTS.mkdir(exist_ok=True)
    found.page.screenshot(path=ARTEFACTS / f"task {name}.png", full_page=True)
    with (ARTEFACTS / "tasks.txt").open("a", encoding="utf-8") as table:
        table.write(f"{name}: {found.clicks} clicks, {seconds:.1f} s\n")
    assert seconds < 30


def at_most(clicks: int) -> Callable[[Stranger], None]:
    def check(stranger: Stranger) -> None:
        assert stranger.clicks <= clicks

    return check


def test_which_telegrams_mention_the_non_paper_and_whose_words_it_is(stranger: Stranger) -> None:
    page = stranger.page
    stranger.types("Search the telegrams", "non-paper")
    expect(page.locator("h1")).to_contain_text("3 telegrams mention non-paper")
    stranger.link(re.compile("Compulsory pilotage: demarche delivered"))
    expect(page.locator("mark.hit, mark").first).to_contain_text("non-paper")
    expect(page.locator("#told li").first).to_contain_text("DCM gives Deputy Foreign Minister Ashby: the points")
    at_most(2)(stranger)


def test_what_was_asked_of_the_capital_and_never_answered(stranger: Stranger) -> None:
    page = stranger.page
    stranger.link(re.compile("^What was asked"))
    stranger.link(re.compile(r"^No trace"))
    stranger.types("Who owes", "Department")
    lines = page.locator(".requests > li")
    assert lines.count() >= 2
    for at in range(lines.count()):
        expect(lines.nth(at).locator(".who")).to_contain_text("Department")
        expect(lines.nth(at).locator(".came-of-it")).to_contain_text("No trace of an answer here")
    at_most(3)(stranger)


def test_what_is_missing_of_one_posts_year(stranger: Stranger) -> None:
    page = stranger.page
    stranger.click(page.locator(".doors").get_by_role("link", name=re.compile("^Posts")))
    stranger.link("PORTALDER", exact=True)
    stranger.click(page.get_by_role("region", name="Its numbers by year").get_by_role("link", name="2006"))
    expect(page.locator("main")).to_contain_text(
        "14 of 1,146 numbers are held; 1,132 are missing, of which 2 are cited."
    )
    expect(page.get_by_role("link", name="A request for the release of what is missing")).to_be_visible()
    at_most(3)(stranger)


def test_a_paragraph_is_cited(stranger: Stranger) -> None:
    page = stranger.page
    stranger.types("Search the telegrams", "06PORTALDER412")
    stranger.link(re.compile("Safety council for the strait"))
    page.locator("#p6").hover()
    stranger.click(page.get_by_role("link", name="Cite paragraph 6", exact=True))
    note = page.get_by_label("Note", exact=True).input_value()
    assert note.startswith("Embassy Port Alder to Secretary of State, “Safety council for the strait")
    assert "para. 6" in note
    assert "#p6" in page.get_by_label("Address", exact=True).input_value()
    at_most(3)(stranger)


def test_what_falls_due_next_month(stranger: Stranger) -> None:
    """The story of the samples is long over: the room says so, and leads to the month that is nearest."""
    page = stranger.page
    stranger.click(page.get_by_role("navigation", name="Reading room").get_by_role("link", name="Consultations"))
    stranger.link("What falls due")
    expect(page.locator("main")).to_contain_text("Nothing falls due in these months.")
    stranger.link(re.compile("^What is nearest"))
    expect(page.locator("main .story li").first).to_be_visible()
    at_most(3)(stranger)
