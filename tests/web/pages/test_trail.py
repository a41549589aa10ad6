"""From a result into a telegram and on to the next: place in the result, hits, sentence case, all in the address."""

import re

import pytest

from tests.web.conftest import Client, Opened
from tests.web.shown.samples import RICH
from tests.web.strict_html import Page

QUERY = "pilotage"


def hits_of(client: Client, query: str = QUERY, **more: str) -> list[str]:
    page = Page(client.get("/search", params={"q": query, **more}).text)
    return [link for link in page.links if re.match(r"/t/[^/?]+\?", link)]


def links_by_words(page: str) -> dict[str, str]:
    return {
        words: href.replace("&amp;", "&") for href, words in re.findall(r'<a href="([^"]+)"[^>]*>([^<]+)</a>', page)
    }


def test_a_hit_leads_to_its_place_in_the_result(room: Client) -> None:
    first, second = hits_of(room)[:2]
    assert first.endswith("?q=pilotage&n=1")
    assert second.endswith("?q=pilotage&n=2")


def test_one_goes_on_in_the_result_and_back_to_its_page_and_place(room: Client) -> None:
    hits = hits_of(room, "", sort="newest")
    found = links_by_words(room.get(hits[1]).text)
    assert found["‹ Previous"] == hits[0]
    assert found["Next ›"] == hits[2]
    assert found["Back to results"] == "/search?q=&sort=newest#n2"
    later = hits_of(room, "", sort="newest", page="2")[0]
    assert later.endswith("?sort=newest&n=21")
    assert links_by_words(room.get(later).text)["Back to results"] == "/search?q=&sort=newest&page=2#n21"
    assert 'id="n21"' in room.get("/search?q=&sort=newest&page=2").text


def test_the_place_is_said_in_words_and_the_views_keep_it(room: Client) -> None:
    hits = hits_of(room)
    page = Page(room.get(hits[1]).text)
    assert f"2 of {len(hits)} for pilotage" in page.text
    path, query = hits[1].split("?")
    assert f"{path}/original?{query}" in page.links
    assert f"{path}/explained?{query}" in page.links
    assert links_by_words(room.get(f"{path}/original?{query}").text)["Next ›"].startswith(
        hits[2].split("?")[0] + "/original?"
    )
    assert "2 of" in Page(room.get(f"{path}/explained?{query}").text).text


def test_the_first_has_none_before_it_and_the_last_none_behind_it(room: Client) -> None:
    hits = hits_of(room)
    assert "‹ Previous" not in links_by_words(room.get(hits[0]).text)
    assert "Next ›" not in links_by_words(room.get(hits[-1]).text)


def test_a_place_that_another_telegram_has_now_is_not_shown_as_this_ones(room: Client) -> None:
    hits = hits_of(room)
    page = Page(room.get(hits[0].replace("n=1", "n=2")).text)
    assert "The result has changed since." in page.text
    assert "Next ›" not in page.text


@pytest.mark.parametrize("said", ["n=0", "n=x", "n=99999999999999999999", "sort=upside", "n=1&sort=", "n=%D9%A3"])
def test_senseless_places_are_as_if_they_were_not_there(room: Client, said: str) -> None:
    answer = room.get(f"/t/06PORTALDER412?{said}")
    assert answer.status_code == 200


@pytest.mark.parametrize("view", ["", "/original", "/explained"])
def test_a_query_that_cannot_be_understood_does_not_keep_the_telegram_from_being_read(room: Client, view: str) -> None:
    answer = room.get(f"/t/06PORTALDER412{view}", params={"q": 'pilot"age (', "n": "3"})
    assert answer.status_code == 200
    assert "Back to results" in answer.text


def marks_in(html: str) -> list[str]:
    return [re.sub("<[^>]+>", "", one) for one in re.findall(r'<mark class="hit"[^>]*>(.*?)</mark>', html)]


def test_hits_are_marked_numbered_and_linked_to_one_another(open_room: Opened) -> None:
    html = open_room(RICH).get("/t/06PORTALDER412?q=council").text
    found = marks_in(html)
    assert len(found) > 2
    assert {one.lower() for one in found} == {"council"}
    assert re.findall(r'id="hit-(\d+)"', html) == [str(number) for number in range(1, len(found) + 1)]
    assert f'<b class="num">{len(found)} hits</b>' in html
    assert 'href="#hit-1">First hit' in html
    assert f'href="#hit-{len(found)}">Last hit' in html
    targets = {int(number) for number in re.findall(r'href="#hit-(\d+)"', html)}
    assert targets <= set(range(1, len(found) + 1))


def test_a_field_is_marked_where_it_looks_and_nowhere_else(open_room: Opened) -> None:
    client = open_room(RICH)
    in_subject = client.get("/t/06PORTALDER412?q=subject:council").text
    assert marks_in(in_subject) in (["Council"], ["council"])
    assert 'id="hit-1"' in in_subject.partition("</h1>")[0]


def test_the_original_has_every_hit_also_those_of_the_heading(open_room: Opened) -> None:
    client = open_room(RICH)
    html = client.get("/t/06PORTALDER412/original?q=alder").text
    assert len(marks_in(html)) >= 2
    assert re.findall(r'id="hit-(\d+)"', html)[0] == "1"
    assert sent(html) == sent(client.get("/t/06PORTALDER412/original").text), "nothing but marks and steps was added"


def sent(html: str) -> str:
    """Return the words of the original."""
    frame = re.search("<pre.*?</pre>", html, re.DOTALL)
    assert frame is not None
    return re.sub("<[^>]+>", "", frame[0])


def test_a_text_that_is_no_telegram_has_its_hits_marked_too(open_room: Opened) -> None:
    client = open_room("Dear all,\n\nthe ferry is late, the FERRY was lost.\n\nYours")
    (link,) = hits_of(client, "ferry")
    assert marks_in(client.get(link).text) == ["ferry", "FERRY"]


def test_what_a_query_says_is_escaped_above_the_telegram(room: Client) -> None:
    html = room.get("/t/06PORTALDER412", params={"q": '"<script>alert(1)</script>"', "n": "1"}).text
    assert "<script>alert" not in html


CAPITALS = """\
VZCZCXYZ0001
RR RUEHC
DE RUEHQV #0009 0010001
R 010001Z JAN 84
FM AMEMBASSY VERRIN
TO SECSTATE WASHDC 0001
C O N F I D E N T I A L VERRIN 0009
E.O. 12356: DECL: OADR
TAGS: PREL
SUBJECT: THE FERRY

1. (C) MR. FARRANT TOLD POLOFF THAT THE MFA AND NATO WOULD MEET IN OSMARK IN MAY 1984. FARRANT SAID I SHOULD ASK THE U.S. EMBASSY.

2. (C) THE GOVERNMENT OF TESSALY (GOT) AGREES.  THE GOT WILL SEND A SHIP.

WINTERBOTTOM
"""


def paragraphs(html: str) -> str:
    return " ".join(re.sub("<[^>]+>", "", one) for one in re.findall(r'<p dir="auto">(.*?)</p>', html, re.DOTALL))


def test_a_text_in_capitals_is_set_in_sentence_case_where_that_is_asked_for(open_room: Opened) -> None:
    client = open_room(CAPITALS)
    sent = client.get("/t/84VERRIN9").text
    assert "MR. FARRANT TOLD POLOFF" in paragraphs(sent)
    other = links_by_words(sent)["In sentence case"]
    assert other == "/t/84VERRIN9?case=sentence"
    html = client.get(other).text
    words = paragraphs(html)
    assert "Mr. Farrant told Poloff that the MFA and NATO would meet in Osmark in May 1984." in words
    assert "Farrant said I should ask the U.S. embassy." in words
    assert "The government of Tessaly (GOT) agrees.  The GOT will send a ship." in words
    assert "set in sentence case by Reftel" in html
    assert links_by_words(html)["In capitals, as sent"] == "/t/84VERRIN9"


def test_hits_and_sentence_case_go_together_and_stay_in_the_address(open_room: Opened) -> None:
    html = open_room(CAPITALS).get("/t/84VERRIN9?q=farrant&n=1&case=sentence").text
    assert marks_in(html) == ["Farrant", "Farrant"]
    assert "/t/84VERRIN9/original?q=farrant&amp;n=1&amp;case=sentence" in html


def test_a_text_in_small_letters_has_no_other_case(room: Client) -> None:
    html = room.get("/t/06PORTALDER412?case=sentence").text
    assert "In sentence case" not in html
    assert "set in sentence case" not in html


def test_short_forms_are_told_at_their_first_mention(open_room: Opened) -> None:
    html = open_room(CAPITALS).get("/t/84VERRIN9").text
    assert html.count('<abbr title="ministry of foreign affairs">MFA</abbr>') == 1
    assert "GOT</abbr>" not in html, "the telegram says itself what it stands for"
