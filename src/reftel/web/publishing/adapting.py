"""Making a page of the served room one that is published: what needs the server is left out, links lead to files."""

from collections.abc import Callable, Iterator
from typing import Final
from urllib.parse import quote, urlencode, urlsplit

from selectolax.lexbor import LexborHTMLParser, LexborNode

from reftel.web.publishing.places import FIND, file_of, link, settled, words_of

LEFT_OUT: Final = '[data-served], [data-own], form:not([role="search"]), link[rel="search"]'
"""What only a server can do, what is the keeper's own, and the forms that write."""

_POINTING: Final = (("a[href]", "href"), ("link[href]", "href"), ("script[src]", "src"), ("img[src]", "src"))

Settle = Callable[[str], str | None]


def links_of(html: bytes) -> Iterator[str]:
    """Yield the settled address of everything of the room that a page leads to, once its served parts are left out."""
    tree = _stripped(html)
    for selector, attribute in _POINTING:
        for node in tree.css(selector):
            found = settled(node.attributes.get(attribute) or "")
            if found is not None:
                yield found


def adapted(html: bytes, source: str, is_there: Callable[[str], bool], best: Settle, base: str) -> bytes:
    """Return the published form of a page that is written to the file `source`.

    `best` gives the address under which a page is published that has several; what is not there (`is_there`) is no link.
    """
    tree = _stripped(html)
    for selector, attribute in _POINTING:
        for node in tree.css(selector):
            _lead(node, attribute, source, is_there, best)
    for form in tree.css('form[role="search"]'):
        form.attrs["action"] = link(source, file_of(FIND))
    head = tree.head
    if head is not None and base:
        path = source.removesuffix("index.html")
        head.insert_child(_fragment(f'<link rel="canonical" href="{base.rstrip("/")}/{quote(path, safe="/@")}">'))
    return b"<!doctype html>\n" + ((tree.root.html if tree.root is not None else None) or "").encode("utf-8", "replace")


def _stripped(html: bytes) -> LexborHTMLParser:
    tree = LexborHTMLParser(html)
    for node in tree.css(LEFT_OUT):
        node.decompose()
    return tree


def _lead(node: LexborNode, attribute: str, source: str, is_there: Callable[[str], bool], best: Settle) -> None:
    address = node.attributes.get(attribute) or ""
    if not address.startswith("/"):
        return
    target = settled(address)
    target = None if target is None else best(target)
    if target is None or not is_there(target):
        if node.tag == "a":
            for title in node.css("title"):  # of a part of a picture: without its link nobody can point at it
                title.decompose()
            node.unwrap()
        else:
            node.decompose()
        return
    words = words_of(address) if target == FIND else ""
    query = urlencode({"q": words}) if words else ""
    node.attrs[attribute] = link(source, file_of(target), urlsplit(address).fragment, query)


def _fragment(html: str) -> LexborNode:
    root = LexborHTMLParser(html).css_first("link")
    if root is None:
        raise ValueError("no element in the fragment")
    return root


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace('"', "&quot;").replace("<", "&lt;")
