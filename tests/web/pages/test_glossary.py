"""The words of the trade."""

import re

import pytest

from reftel.web.shown.terms import glossary_href, terms
from tests.web.conftest import Client, Opened
from tests.web.strict_html import Page
from tests.wire.conftest import PERFECT


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


def test_what_a_telegram_page_explains_leads_to_the_glossary(open_room: Opened) -> None:
    text = PERFECT.replace("SIPDIS", "NODIS").replace("Post requests", "Post asks the DCM of the MFA for")
    assert "the DCM of the MFA" in text
    page = open_room(text).get("/t/06PORTALDER412").text
    assert '<a class="term" href="/glossary#nodis"><abbr ' in page
    assert '<a class="term" href="/glossary#tags"><abbr ' in page
    assert '<a class="term" href="/glossary#dcm"><abbr title="deputy chief of mission">DCM</abbr></a>' in page
    assert '<dt><bdi><a href="/glossary#dcm">DCM</a></bdi></dt>' in page
    assert re.search(r'<(?!a class="term")[^>]+><abbr title="ministry of foreign affairs">MFA</abbr>', page)
    assert Page(page).faults == []


@pytest.mark.parametrize(("word", "href"), [("dcm", "/glossary#dcm"), ("E.O.", "/glossary#e-o"), ("MFA", ""), ("", "")])
def test_words_are_looked_for_whole(word: str, href: str) -> None:
    assert glossary_href(word) == href


def test_every_place_that_is_led_to_is_there(room: Client) -> None:
    places = {attributes["id"] for _, attributes in Page(room.get("/glossary").text).elements if "id" in attributes}
    led = {glossary_href(term.term).partition("#")[2] for term in terms()}
    assert led <= places
