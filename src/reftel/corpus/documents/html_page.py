"""A saved page of a public cable library: a table of facts, then the heading and the text in two blocks.

The text made of it ("html-page/1") is what the `pre` blocks hold, in order, parted by one empty line: the heading, the
telegram's own text. Nothing else on the page belongs to the telegram. Character references become characters
(`&#x000A;` a line end), links the words they stand on.
"""

import re
from typing import Final, NamedTuple

from selectolax.lexbor import LexborHTMLParser, LexborNode

from reftel.corpus.decoding import decode
from reftel.corpus.documents.copied_page import LABELS
from reftel.corpus.values import LIMITS, Limits
from reftel.errors import LimitExceeded
from reftel.telegram import Published

_BEGINS: Final = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--(?:(?!-->).)*+-->\s*+)*+(?:<!doctype\s+html|<html\b|<head\b|<body\b|<table\s[^>]*class=.?cable\b)",
    re.IGNORECASE | re.DOTALL,
)
_OPENING: Final = re.compile(rb"<[a-zA-Z]")
_HEADLINE: Final = re.compile(r"Viewing cable\s+(\S+?),(.*)", re.DOTALL)


def is_html(head: bytes) -> bool:
    """Tell by the beginning of a file whether it is an HTML page."""
    return _BEGINS.match(head) is not None


class HtmlPage(NamedTuple):
    """A saved page: the telegram's text, the encoding of the page, what the publisher says (null without a table)."""

    text: str
    encoding: str
    published: Published | None


def parse_html_page(data: bytes, limits: Limits = LIMITS) -> HtmlPage:
    """Read a saved page. The text is empty where the page has no `pre` block.

    Raises `LimitExceeded` for a page made to keep a parser busy.
    """
    _check(data, limits)
    page, encoding = decode(data)
    tree = LexborHTMLParser(page)
    nodes = tree.css("pre")
    if len(nodes) > limits.page_blocks:
        raise LimitExceeded("text blocks of one page", limits.page_blocks)
    blocks = (node.text(deep=True) for node in nodes if not _is_inside_another(node))
    return HtmlPage("\n\n".join(block.strip("\n") for block in blocks), encoding, _published(tree))


def _check(data: bytes, limits: Limits) -> None:
    if data.count(b"<") > limits.page_tags:
        raise LimitExceeded("tags of one page", limits.page_tags)
    for chunk in data.split(b">"):
        if len(chunk) > limits.tag_bytes:
            opening = _OPENING.search(chunk)
            if opening is not None and len(chunk) - opening.start() > limits.tag_bytes:
                raise LimitExceeded("bytes of one tag", limits.tag_bytes)


def _is_inside_another(node: LexborNode) -> bool:
    """Tell whether a block stands inside another, whose text holds its text already."""
    above = node.parent
    while above is not None and above.tag != node.tag:
        above = above.parent
    return above is not None


def _published(tree: LexborHTMLParser) -> Published | None:
    table = tree.css_first("table.cable")
    if table is None:
        return None
    names = [LABELS.get(_words(node.text(deep=True))) for node in table.css("th")]
    values = [_words(node.text(deep=True)) for node in table.css("td")]
    facts = {name: value for name, value in zip(names, values, strict=False) if name and value}
    if "identifier" not in facts:
        return None
    return Published(
        identifier=facts["identifier"],
        created=facts.get("created"),
        classification=facts.get("classification"),
        origin=facts.get("origin"),
        title=_title(tree),
    )


def _title(tree: LexborHTMLParser) -> str | None:
    """The headline reads `Viewing cable IDENTIFIER, TITLE`, the title cut after its first line or by three dots."""
    for node in tree.css("h3"):
        match = _HEADLINE.match(node.text(deep=True).strip())
        if match is not None:
            return _words(match.group(2)) or None
    return None


def _words(text: str) -> str:
    return " ".join(text.split())
