"""Pages of one post, one of the TAGS, one person."""

import pytest

from reftel.archive import Archive
from tests.web.conftest import READER, Client, Opened
from tests.web.strict_html import Page
from tests.wire.conftest import PERFECT


def test_a_post_says_what_it_is_what_it_sent_and_what_is_missing(room: Client) -> None:
    page = Page(room.get("/posts/PORTALDER").text)
    assert page.faults == []
    assert "Embassy, Port Alder" in page.text
    total = room.get("/search.json?q=station:PORTALDER").json()["total"]
    assert f"{total} telegrams, from" in page.text
    assert "RUEHQA" in page.text
    assert "/gaps?station=PORTALDER&year=2006" in page.links
    assert any(link.startswith("/matters?asks=") for link in page.links)


def test_a_post_is_found_by_any_of_its_spellings(room: Client) -> None:
    one, other = (Page(room.get(path).text) for path in ("/posts/port%20alder", "/posts/PORTALDER"))
    assert one.text == other.text
    assert one.links == other.links


def test_a_post_shows_its_numbers_year_by_year(room: Client, sample_archive: Archive) -> None:
    text = room.get("/posts/PORTALDER").text
    text = text[text.index('id="numbers"') :]
    for year in (2006, 2007):
        held = sample_archive.web.gaps(READER, "PORTALDER", year)
        figures = (held.held, held.highest, held.missing, held.cited)
        cells = "".join(f'<td class="num">{figure:,}</td>' for figure in figures)
        assert f'year={year}">{year}</a></th>{cells}<td class="bar"><svg' in text


def test_one_of_the_tags_says_what_it_means_and_with_which_others_it_goes(room: Client) -> None:
    page = Page(room.get("/tags/PREL").text)
    assert page.faults == []
    assert "EXTERNAL POLITICAL" in page.text.upper()
    assert "Waterborne Transportation" in page.text


def test_a_person_is_told_by_what_names_signs_and_quotes(room: Client) -> None:
    page = Page(room.get("/people/Ashby").text)
    assert page.faults == []
    assert "/speakers?name=Ashby" in page.links
    signed = Page(room.get("/people/HOLLOWAY").text)
    assert any("signature%3A" in link for link in signed.links)


def test_every_figure_leads_to_what_it_counts(room: Client) -> None:
    for path in ("/posts/PORTALDER", "/tags/PREL", "/people/Ashby"):
        for link in Page(room.get(path).text).links:
            if link.startswith("/"):
                assert room.get(link).status_code == 200, link


def test_names_and_posts_of_a_telegram_lead_to_their_pages(room: Client) -> None:
    page = Page(room.get("/t/06PORTALDER412").text)
    assert {"/people/HOLLOWAY", "/people/Margaret%20T.%20Holloway", "/posts/PORTALDER", "/posts/STATE"} <= set(
        page.links
    )
    for link in page.links:
        if link.startswith(("/people/", "/posts/")):
            assert room.get(link).status_code == 200, link


def test_addressees_without_a_page_lead_to_what_they_were_sent(open_room: Opened) -> None:
    wide = PERFECT.replace("RUEHC/SECSTATE WASHDC", "RUEHC/SECSTATE WASHDC\nRUZZZ/COMNOWHERE FLEET", 1)
    links = Page(open_room(wide).get("/t/06PORTALDER412").text).links
    assert "/posts/STATE" in links
    assert any("addressee" in link and "NOWHERE" in link for link in links)


@pytest.mark.parametrize("path", ["/posts/NOWHERE", "/tags/NOSUCH", "/people/Nobodyatall", "/people/%3Cscript%3E"])
def test_what_is_not_there_is_not_found(room: Client, path: str) -> None:
    answer = room.get(path)
    assert answer.status_code == 404
    assert "<script>" not in answer.text.replace("<script src", "")
