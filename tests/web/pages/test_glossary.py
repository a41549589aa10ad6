"""The words of the trade."""

from reftel.web.pages.glossary import terms
from tests.web.conftest import Client
from tests.web.strict_html import Page


def test_every_term_has_a_place_a_meaning_and_a_source() -> None:
    held = terms()
    assert len(held) >= 80
    assert len({one.anchor for one in held}) == len(held)
    assert all(one.anchor and one.meaning.endswith(".") and one.source for one in held)
    assert [one.term.casefold() for one in held] == sorted(one.term.casefold() for one in held)


def test_every_search_is_understood(room: Client) -> None:
    searches = [one.href for one in terms() if one.href]
    assert len(searches) > 30
    assert [href for href in searches if room.get(href).status_code != 200] == []


def test_the_page_stands_at_the_foot_of_every_page(room: Client) -> None:
    page = Page(room.get("/glossary").text)
    assert page.faults == []
    assert "The telegram that is referred to. Where there are several: ref A, ref B." in page.text
    assert "/glossary" in Page(room.get("/about").text).links
