"""A telegram that was sent in capitals: read in sentence case and as sent; and words in other scripts inside a telegram."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.archive.cables import telegram
from tests.browser.conftest import served
from tests.browser.test_accessibility import found_on
from tests.web.conftest import fill

pytestmark = pytest.mark.browser

SENT = (
    "(U) AMBASSADOR WINTERBOTTOM CALLED ON MINISTER LANYON TODAY.  THE MINISTER SAID THAT THE LIGHTSHIP DUES WOULD NOT BE RAISED.",
    "(U) THE HARBOR BOARD OF PORT ALDER MEETS IN MAY.  WINTERBOTTOM THANKED LANYON FOR HIS CANDOR.",
)
ARABIC = "منارة"


@pytest.fixture(scope="module")
def capitals(tmp_path_factory: pytest.TempPathFactory, browser: Browser) -> Iterator[Page]:
    folder = tmp_path_factory.mktemp("capitals")
    (folder / "one.txt").write_text(telegram(1, *SENT))
    (folder / "two.txt").write_text(telegram(2, f"(U) The chart calls it {ARABIC} and {ARABIC} {ARABIC} (lighthouse)."))
    fill(folder / "archive", [folder / "one.txt", folder / "two.txt"]).close()
    with served(folder / "archive") as address:
        context = browser.new_context(base_url=address)
        yield context.new_page()
        context.close()


def test_sentence_case_is_a_view_and_the_text_stays_as_sent(capitals: Page) -> None:
    capitals.goto("/t/06PORTALDER1")
    body = capitals.locator("#p1")
    expect(body).to_contain_text("AMBASSADOR WINTERBOTTOM CALLED")
    assert found_on(capitals) == []
    capitals.get_by_role("link", name="In sentence case").click()
    expect(body).to_contain_text("said that the lightship dues would not be raised.")
    expect(body).to_contain_text("Winterbottom")
    assert found_on(capitals) == []
    for width in (320, 360, 1400):
        capitals.set_viewport_size({"width": width, "height": 900})
        assert capitals.evaluate("document.documentElement.scrollWidth") <= width
    capitals.get_by_role("link", name="In capitals, as sent").click()
    expect(body).to_contain_text("AMBASSADOR WINTERBOTTOM CALLED")


def test_words_from_right_to_left_stand_in_their_order_and_push_nothing(capitals: Page) -> None:
    capitals.goto("/t/06PORTALDER2")
    expect(capitals.locator("#p1")).to_contain_text(f"The chart calls it {ARABIC} and {ARABIC} {ARABIC} (lighthouse).")
    assert capitals.locator("#p1").evaluate("e => getComputedStyle(e).direction") == "ltr"
    capitals.goto(f"/search?q={ARABIC}")
    expect(capitals.locator(".hits mark").first).to_have_text(ARABIC)
    assert found_on(capitals) == []
