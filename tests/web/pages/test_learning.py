"""Pages one learns from: how to search, and an explanation that is kept as a file."""

import re

import pytest

from reftel.search.query.fields import Kind, fields
from tests.web.conftest import Client
from tests.web.strict_html import Page
from tests.wire.conftest import PERFECT


def test_every_field_stands_on_the_page_with_an_example_that_is_understood(room: Client) -> None:
    page = Page(room.get("/how-to-search").text)
    assert page.faults == []
    searches = [link for link in page.links if link.startswith("/search?q=")]
    assert len(searches) >= sum(one.kind is not Kind.KEPT for one in fields()) + 8
    for link in searches:
        assert room.get(link).status_code == 200, link
    assert all(one.name in page.text for one in fields())


def test_the_page_speaks_french(room: Client) -> None:
    text = room.get("/how-to-search", headers={"Accept-Language": "fr"}).text
    assert "Comment chercher" in text
    assert "les deux mots, où qu’ils soient" in text


def test_an_explanation_is_kept_as_one_file_that_asks_for_nothing(room: Client) -> None:
    answer = room.post("/explain/keep", data={"text": PERFECT})
    assert answer.headers["content-disposition"] == 'attachment; filename="telegram-explained.html"'
    assert answer.headers["cache-control"] == "no-store"
    text = answer.text
    assert "<script" not in text
    assert "@font-face" not in text
    assert re.search(r"""(?:src|href)=["'](?!#)""", text) is None
    assert "url(" not in text
    assert "default-src 'none'" in text
    assert text.count('class="note') > 20
    anchors = set(re.findall(r'href="#(n\d+)"', text))
    assert anchors
    assert anchors <= set(re.findall(r'id="(n\d+)"', text))


def test_the_explanation_on_the_page_offers_to_be_kept_with_the_same_text(room: Client) -> None:
    page = room.post("/explain", data={"text": PERFECT}).text
    assert 'action="/explain/keep"' in page


@pytest.mark.parametrize("text", ["", "   ", "<script>alert(1)</script>", "</style><script>x()</script>"])
def test_odd_texts_do_nothing_in_the_file(room: Client, text: str) -> None:
    answer = room.post("/explain/keep", data={"text": text})
    assert answer.status_code == 200
    assert "<script>" not in answer.text


def test_what_is_too_long_is_not_kept(room: Client) -> None:
    assert room.post("/explain/keep", data={"text": "a" * 300_001}).status_code == 413
