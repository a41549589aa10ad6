"""Large and hostile texts: pages stay small enough and are made in time that grows with the text, not with its square."""

import time
from collections.abc import Callable

import pytest

from reftel.exports.casing import names_in, sentence_case, titles_in
from reftel.exports.flow import line_ends
from reftel.web.pages.explain import explain_page
from reftel.web.shown.original import MOST_LINES
from reftel.web.shown.reading import read
from tests.web.conftest import Opened
from tests.web.shown.samples import RICH, telegram_of
from tests.web.strict_html import Page

HEAD, _, _ = RICH.partition("1. (C) SUMMARY")
SLACK = 6.0
"""How much longer than the half the whole may take: twice for being twice as long, the rest for a busy machine."""

FLOOR = 0.05
"""Seconds below which nothing is compared."""


def long_paragraph(n: int) -> str:
    return (
        f"{HEAD}1. (C) "
        + "As in para 2 and reftels, the Marrow Strait Council and Minister Farrant met.\n" * n
        + "WINTERBOTTOM\n"
    )


def many_pages(n: int) -> str:
    return (
        f"{HEAD}1. (C) "
        + "The minister went on, and on, and on, and\n\nPORT ALDER 00000412  002 OF 003\n\non (reftel)\n" * n
    )


def many_paragraphs(n: int) -> str:
    return HEAD + "".join(f"{number}. (C) Post requests guidance; see para {number + 1}.\n\n" for number in range(1, n))


def reading_of(text: str) -> None:
    read(text, telegram_of(text), [("body[0].text", 0, 10)] * 20, {})


def timed(act: Callable[[], object]) -> float:
    start = time.perf_counter()
    act()
    return time.perf_counter() - start


@pytest.mark.parametrize("make", [long_paragraph, many_pages, many_paragraphs])
def test_reading_takes_time_like_the_length(make: Callable[[int], str]) -> None:
    half, whole = make(700), make(1400)
    reading_of(make(10))
    short = min(timed(lambda: reading_of(half)) for _ in range(2))
    long = min(timed(lambda: reading_of(whole)) for _ in range(2))
    assert long < max(short, FLOOR) * SLACK


@pytest.mark.parametrize(
    "act",
    [
        lambda n: line_ends("short lines of words\n" * n, 70),
        lambda n: names_in("x Word" + "ab " * 3 + "".join(f" w Name{i}" for i in range(n))),
        lambda n: titles_in("".join(f"Name{i} Of Names. " for i in range(n))),
        lambda n: sentence_case("A WORD, " * (n // 8)),
    ],
    ids=["line ends", "names", "long names", "subject"],
)
def test_words_take_time_like_the_length(act: Callable[[int], object]) -> None:
    act(10)
    short = min(timed(lambda: act(6_000)) for _ in range(2))
    long = min(timed(lambda: act(12_000)) for _ in range(2))
    assert long < max(short, FLOOR) * SLACK


def test_a_long_text_is_cut_on_the_page_and_whole_in_the_download(open_room: Opened) -> None:
    text = "a line of a letter\n" * (MOST_LINES + 500)
    client = open_room(text)
    link = next(link for link in Page(client.get("/search?q=letter").text).links if link.startswith("/t/@")).partition(
        "?"
    )[0]
    page = Page(client.get(f"{link}/original").text)
    assert "500 more lines are left out here" in page.text
    assert client.get(f"{link}.txt").text == text
    assert len(client.get(link).content) < 300_000


def test_an_explanation_has_an_end() -> None:
    page = explain_page(HEAD + "".join(f"{n}. (C) Word.\n\n" for n in range(1, 900)))
    assert page.text is not None
    assert page.text.left_out > 0
    assert sum(len(part.text) for part in page.text.parts) + page.text.left_out == len(page.pasted)
