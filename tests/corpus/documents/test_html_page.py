from collections.abc import Callable, Mapping

import msgspec
import pytest

from reftel.corpus import LIMITS, Item, Limits, Rejected, parse_item
from reftel.corpus.documents.html_page import is_html, parse_html_page
from reftel.telegram import Published

Reading = Callable[..., list[Item | Rejected]]


def test_the_text_is_the_two_blocks_parted_by_an_empty_line(texts: Mapping[str, str]) -> None:
    page = parse_html_page(texts["html page"].encode())
    assert page.text == (
        "P 140926Z MAR 06\nFM AMEMBASSY PORT ALDER\nTO RUEHC/SECSTATE WASHDC PRIORITY 1207\n\n"
        "C O N F I D E N T I A L PORT ALDER 000412\n\nSUBJECT: MARROW COAST WANTS THE HERRING TALKS MOVED\n"
        "TO SALTMERE\n\n¶1. (C) Fish & ships.\nOSTLER"
    )


def test_the_table_is_what_the_publisher_says(texts: Mapping[str, str]) -> None:
    assert parse_html_page(texts["html page"].encode()).published == Published(
        identifier="06PORTALDER412",
        created="2006-03-14 09:26",
        classification="CONFIDENTIAL",
        origin="Embassy Port Alder",
        title="MARROW COAST WANTS THE HERRING TALKS MOVED",
    )


def test_a_page_becomes_a_telegram(texts: Mapping[str, str], read_bytes: Reading) -> None:
    (item,) = read_bytes(texts["html page"].encode())
    assert isinstance(item, Item)
    assert (item.reader, item.source.extractor) == ("html-page", "html-page/1")
    assert item.data == texts["html page"].encode()
    telegram = parse_item(item)
    assert telegram.mrn == "06PORTALDER412"
    assert [finding.code for finding in telegram.findings if finding.code.startswith("RT7")] == ["RT701"]


@pytest.mark.parametrize(
    ("old", "new", "published"),
    [
        ("class='cable'", "class='boat'", None),
        ("<th>Reference ID</th>", "<th>Boat</th>", None),
        ("412, MARROW COAST WANTS THE HERRING TALKS MOVED</h3>", "412,</h3>", "no title"),
        ("Viewing cable", "Looking at", "no title"),
    ],
    ids=["no table", "no identifier", "an empty title", "another headline"],
)
def test_what_a_page_does_not_say_is_null(old: str, new: str, published: str | None, texts: Mapping[str, str]) -> None:
    page = parse_html_page(texts["html page"].replace(old, new).encode())
    assert page.text.endswith("OSTLER")
    assert (page.published is None) == (published is None)
    assert page.published is None or page.published.title is None


def test_a_block_inside_a_block_is_read_once() -> None:
    assert parse_html_page(b"<html><pre>one<pre>two</pre></pre><pre>three</pre>").text == "onetwo\n\nthree"


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        (b"<!DOCTYPE html>", True),
        (b"<?xml version='1.0'?>\n<!doctype HTML PUBLIC", True),
        (b"\xef\xbb\xbf  <HTML lang='en'>", True),
        (b"<!-- saved from url -->\n<html>", True),
        (b"<table class='cable'>", True),
        (b"<?xml version='1.0'?><TEI>", False),
        (b"UNCLAS <html>", False),
        (b"", False),
    ],
    ids=["html 5", "xhtml", "with a mark", "with a comment", "only the table", "other xml", "text", "empty"],
)
def test_pages_are_told_by_how_they_begin(head: bytes, expected: bool) -> None:
    assert is_html(head) is expected


def test_a_page_without_a_block_is_refused(read_bytes: Reading) -> None:
    (refused,) = read_bytes(b"<html><p>Herring</p></html>", "a.html")
    assert isinstance(refused, Rejected)
    assert "`pre`" in refused.reason
    assert refused.next_step


@pytest.mark.parametrize(
    ("page", "limits", "reason"),
    [
        (b"<html>" + b"<div>" * 60_000, LIMITS, "tags of one page = 10,000"),
        (b"<html><a " + b"x" * 70_000 + b">", LIMITS, "bytes of one tag = 65,536"),
        (b"<html>" + b"<pre>x</pre>" * 65, LIMITS, "text blocks of one page = 64"),
        (b"<html><pre>" + b"x" * 300, msgspec.structs.replace(LIMITS, input_bytes=300), "bytes of one text = 300"),
    ],
    ids=["nested tags", "a long tag", "many blocks", "a long page"],
)
def test_a_page_made_to_keep_a_parser_busy_is_refused(
    page: bytes, limits: Limits, reason: str, read_bytes: Reading
) -> None:
    (refused,) = read_bytes(page, "a.html", limits)
    assert isinstance(refused, Rejected)
    assert reason in refused.reason


def test_long_text_between_tags_is_no_long_tag() -> None:
    page = b"<html><pre>" + b"herring < cod " * 9_000 + b"</pre>"
    assert len(parse_html_page(page).text) > 65_536
