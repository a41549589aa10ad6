"""What a reader does, from the first page on: with scripts, without, with the keyboard alone, by touch."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenPage

pytestmark = pytest.mark.browser

SAMPLE = "/t/06PORTALDER412"


def search_and_read(page: Page) -> None:
    """Search from the first page, open a telegram, follow a reference, come back."""
    page.get_by_label("Search the telegrams").fill('"safety council" mrn:06PORTALDER412')
    page.get_by_role("button", name="Search").click()
    expect(page.locator("h1")).to_contain_text("1 telegram matches")
    page.locator(".hits .title").first.click()
    expect(page.locator("h1")).to_contain_text("Safety council for the")
    page.locator("#references a[href='/t/06STATE68833']").first.click()
    expect(page.locator("h1")).to_contain_text("pilotage")
    page.go_back()
    expect(page.locator("h1")).to_contain_text("Safety council for the")


def test_search_read_follow_look_explain_confirm(open_page: OpenPage) -> None:
    page = open_page("/")
    search_and_read(page)
    page.get_by_role("link", name="Original", exact=True).first.click()
    expect(page.locator("pre")).to_contain_text("C O N F I D E N T I A L SECTION 01 OF 03 PORT ALDER 000412")
    page.get_by_role("link", name="Explained", exact=True).click()
    page.wait_for_url("**/explained?*")
    part = page.locator("a.part", has_text=re.compile(r"^RUEHQA$")).first
    part.click()
    note = page.get_by_role("complementary", name="Note")
    expect(note).to_contain_text("RUEHQA stands for AMEMBASSY PORT ALDER")
    expect(note).to_contain_text("ACP 127")
    expect(page).to_have_url(
        re.compile(r"/explained\?q=[^#]*$")
    )  # the note is shown beside the text, the page stays where it is
    note.get_by_role("button", name="Close").click()
    expect(note).to_be_hidden()
    page.get_by_role("link", name="What was asked").first.click()
    request = page.locator(".requests > li", has_text="Inferred; nobody has looked at it yet").first
    identity = request.get_attribute("id")
    request.get_by_role("button", name="Confirm").click()
    expect(page.locator(f"#{identity}")).to_contain_text("Confirmed by a reader")
    expect(page).to_have_url(re.compile(f"/asks#{identity}$"))


def test_the_same_without_scripts(open_page: OpenPage) -> None:
    page = open_page("/", java_script_enabled=False)
    search_and_read(page)
    page.get_by_role("link", name="Explained", exact=True).click()
    page.locator("a.part", has_text=re.compile(r"^RUEHQA$")).first.click()
    note = page.locator(".note:target")
    expect(note).to_contain_text("RUEHQA stands for AMEMBASSY PORT ALDER")
    expect(note).to_be_in_viewport()
    expect(page.locator("a.part", has_text=re.compile(r"^RUEHQA$")).first).to_be_in_viewport()
    page.goto(SAMPLE)
    request = page.locator(".in-place").first
    identity = request.get_attribute("id")
    request.get_by_role("button", name="Dismiss").click()
    expect(page).to_have_url(re.compile(f"{SAMPLE}#{identity}$"))
    expect(page.locator(f"#{identity}")).to_have_count(0)
    page.goto("/asks?verdict=dismissed")
    page.locator(f"#{identity}").get_by_role("button", name="Confirm").click()
    expect(page.locator(f"#{identity}")).to_have_count(0)
    page.goto(SAMPLE)
    expect(page.locator(f"#{identity}")).to_contain_text("Confirmed by a reader")


def test_a_telegram_is_pasted_and_explained_without_scripts(open_page: OpenPage) -> None:
    page = open_page("/explain", java_script_enabled=False)
    page.get_by_label("The telegram, as plain text").fill(
        "VZCZCXYZ0001\nDE RUEHQV #0009 0010001\nFM AMEMBASSY VERRIN\n"
    )
    page.get_by_role("button", name="Explain it").click()
    expect(page.locator(".notes")).to_contain_text("Embassy Verrin.")


def focused(page: Page) -> str:
    return str(page.evaluate("document.activeElement.textContent.trim() || document.activeElement.name || ''"))


def test_everything_with_the_keyboard(open_page: OpenPage) -> None:
    page = open_page("/asks")
    page.keyboard.press("Tab")
    assert focused(page) == "To the text"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert focused(page) == "Look at suggestions one after another", (
        "the first stop behind the skip link is in the text"
    )
    page.keyboard.press("/")
    assert focused(page) == "q"
    page.keyboard.type("pilotage")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search?q=pilotage")
    first = page.locator(".hits .title").first
    for _ in range(80):
        page.keyboard.press("Tab")
        if first.evaluate("node => node === document.activeElement"):
            break
    title = first.inner_text()
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text(re.compile(re.escape(title), re.IGNORECASE))


@pytest.mark.parametrize(
    "path", ["/", "/search?q=bell", SAMPLE, f"{SAMPLE}/explained", "/asks", "/matters", "/owed", "/review", "/explain"]
)
def test_every_stop_of_the_tab_key_can_be_seen(open_page: OpenPage, path: str) -> None:
    page = open_page(path)
    seen: set[str] = set()
    for _ in range(40):
        page.keyboard.press("Tab")
        state = page.evaluate(
            """() => { const e = document.activeElement, s = getComputedStyle(e), r = e.getBoundingClientRect();
                 return { tag: e.tagName, words: e.outerHTML.slice(0, 80), width: r.width, height: r.height,
                          marked: s.outlineStyle !== 'none' || s.boxShadow !== 'none' } }"""
        )
        if state["tag"] == "BODY":
            break
        assert state["marked"], state["words"]
        assert state["width"] > 0, state["words"]
        seen.add(state["words"])
    assert len(seen) > 8


def test_the_search_box_says_how_a_query_may_end(open_page: OpenPage) -> None:
    page = open_page("/")
    page.get_by_label("Search the telegrams").press_sequentially("tag:PRE")
    expect(page.locator("datalist option[value='tag:PREL']")).to_have_count(1)


def test_notes_follow_the_tab_key(open_page: OpenPage) -> None:
    page = open_page(f"{SAMPLE}/explained")
    note = page.get_by_role("complementary", name="Note")
    expect(note).to_be_hidden()
    page.locator("a.part").nth(2).focus()
    first = note.inner_text()
    page.keyboard.press("Tab")
    expect(note).not_to_have_text(first, use_inner_text=True)
    page.keyboard.press("Escape")
    expect(note).to_be_hidden()


def test_tapping_a_part_on_a_phone_shows_its_note_at_the_foot(open_page: OpenPage) -> None:
    page = open_page(f"{SAMPLE}/explained", width=360, height=740, has_touch=True, is_mobile=True)
    page.locator("a.part", has_text="SIPDIS").first.tap()
    note = page.get_by_role("complementary", name="Note")
    expect(note).to_contain_text("Caption")
    box = note.bounding_box()
    assert box is not None
    assert box["y"] + box["height"] == pytest.approx(740, abs=2)
    assert box["height"] < 400


def test_a_paragraph_can_be_linked_to(open_page: OpenPage) -> None:
    page = open_page(SAMPLE)
    page.get_by_role("link", name="Link to paragraph 6", exact=True).click()
    expect(page).to_have_url(re.compile("#p6$"))
    expect(page.locator("#p6")).to_be_in_viewport()
    page.get_by_role("link", name="paragraph 5", exact=True).first.click()
    expect(page).to_have_url(re.compile("#p5$"))


def test_back_returns_to_the_same_place(open_page: OpenPage) -> None:
    page = open_page("/search?q=")
    page.locator(".hits .title").nth(15).scroll_into_view_if_needed()
    place = page.evaluate("scrollY")
    assert place > 200
    page.locator(".hits .title").nth(15).click()
    page.wait_for_url("**/t/*")
    page.go_back()
    page.wait_for_url("**/search?q=")
    page.wait_for_function("place => Math.abs(scrollY - place) < 60", arg=place)


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without"])
def test_a_request_is_followed_to_its_answer_and_a_wrong_suggestion_is_corrected(
    open_page: OpenPage, *, scripts: bool
) -> None:
    page = open_page(SAMPLE, java_script_enabled=scripts)
    request = page.locator(".in-place", has_text="instructions" if scripts else "could use its influence").first
    request.get_by_role("link", name="Its story").click()
    expect(page.locator("h1")).to_contain_text("Embassy Port Alder asks Department" if scripts else "Ashby asks U.S.")
    story = page.locator(".story > li")
    expect(story.first).to_contain_text("Request read in 06PORTALDER412")
    answer = "06STATE77318" if scripts else "06HALDENBAY182"
    expect(story.nth(1)).to_contain_text(f"Answered {'in part in' if scripts else 'in'} {answer}")
    story.nth(1).get_by_role("link", name=answer).click()
    expect(page).to_have_url(re.compile(f"/t/{answer}"))
    page.go_back()
    page.get_by_label("What", exact=True).fill(f"instructions, {'one' if scripts else 'two'} by one")
    page.get_by_label("Why").first.fill("read twice")
    page.get_by_role("button", name="Correct").click()
    expect(page.locator("h1")).to_contain_text("by one")
    expect(page.locator(".story .persons").last).to_contain_text("corrected it")
    expect(page.locator(".story .persons").last).to_contain_text("read twice")
    identity = page.url.rpartition("/")[2]
    page.goto("/matters?verdict=corrected")
    expect(page.locator(f"#ask-{identity}")).to_contain_text("by one")
    feed = page.request.get(f"{page.url.partition('/matters')[0]}/matters.atom?verdict=corrected").text()
    assert "by one" in feed
    page.goto(SAMPLE)
    expect(page.locator(f"#ask-{identity}")).to_contain_text("Corrected by a reader")
    expect(page.locator("#told")).to_contain_text("by one")


def test_suggestions_are_reviewed_by_keys_alone(open_page: OpenPage) -> None:
    page = open_page("/review?kind=meeting")
    expect(page.locator(".review mark.passage")).not_to_be_empty()
    before = int(page.locator(".lede").inner_text().split()[0])
    first = page.locator(".review h2").inner_text()
    page.keyboard.press("n")
    expect(page).to_have_url(re.compile("n=2"))
    page.keyboard.press("p")
    expect(page.locator(".review h2")).to_have_text(first)
    page.keyboard.press("c")
    expect(page.locator(".lede")).to_contain_text(f"{before - 1} suggestions")
    page.keyboard.press("d")
    expect(page.locator(".lede")).to_contain_text(f"{before - 2} suggestions")
    page.keyboard.press("e")
    expect(page).to_have_url(re.compile("/matters/[0-9a-f]{16}$"))


@pytest.mark.parametrize("width", [1400, 360])
@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without"])
def test_from_a_result_to_a_hit_to_the_next_telegram_and_back(
    open_page: OpenPage, *, scripts: bool, width: int
) -> None:
    page = open_page("/search?q=pilotage", java_script_enabled=scripts, width=width)
    page.locator(".hits .title").nth(1).click()
    trail = page.get_by_role("navigation", name="In the result", exact=True)
    expect(trail).to_contain_text(re.compile(r"2 of \d+ for pilotage"))
    page.get_by_role("link", name="First hit").click()
    expect(page).to_have_url(re.compile(r"\?q=pilotage&n=2#hit-1$"))
    expect(page.locator("#hit-1")).to_be_in_viewport()
    page.get_by_role("link", name="Next hit").click()
    expect(page).to_have_url(re.compile("#hit-2$"))
    expect(page.locator("#hit-2")).to_be_in_viewport()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    if scripts:  # the hits are no steps of the way back
        page.go_back()
        expect(page).to_have_url(re.compile(r"/search\?q=pilotage$"))
        page.go_forward()
    trail.get_by_role("link", name="Next ›").click()
    expect(trail).to_contain_text(re.compile(r"3 of \d+ for pilotage"))
    trail.get_by_role("link", name="Back to results").click()
    expect(page).to_have_url(re.compile(r"/search\?q=pilotage#n3$"))
    expect(page.locator("#n3")).to_be_in_viewport()


def test_hits_are_gone_through_with_the_keyboard_alone(open_page: OpenPage) -> None:
    page = open_page("/search?q=pilotage")
    page.locator(".hits .title").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**?q=pilotage&n=1")
    page.keyboard.press("n")
    expect(page).to_have_url(re.compile("#hit-1$"))
    page.keyboard.press("n")
    expect(page.locator("#hit-2")).to_be_focused()
    expect(page.get_by_role("status")).to_have_text(re.compile(r"Hit 2 of \d+"))
    page.keyboard.press("p")
    expect(page).to_have_url(re.compile("#hit-1$"))
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Next hit")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("#hit-2$"))
    expect(page.locator("#hit-2")).to_be_focused()  # the last: there is no step from it


def test_single_keys_can_be_switched_off_and_stay_so(open_page: OpenPage) -> None:
    page = open_page("/t/06PORTALDER412?q=pilotage&n=1")
    switch = page.get_by_role("button", name="Single keys")
    expect(switch).to_have_attribute("aria-pressed", "true")
    switch.click()
    page.keyboard.press("n")
    page.keyboard.press("/")
    expect(page).not_to_have_url(re.compile("#hit"))
    assert focused(page) != "q"
    page.reload()
    expect(switch).to_have_attribute("aria-pressed", "false")
    expect(page.locator("[data-keys-hint]")).to_be_hidden()
    switch.click()
    page.keyboard.press("n")
    expect(page).to_have_url(re.compile("#hit-1$"))
