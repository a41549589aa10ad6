"""The words of an HTML document as lines of text, for mails that come without a plain one."""

import re
from typing import Final

from selectolax.lexbor import LexborHTMLParser

_BLANKS: Final = re.compile(r"\s+")
_ENDS_LINE: Final = re.compile(r"<br\b|</(?:p|div|tr|li|h[1-6]|table|blockquote|pre)\b|<hr\b", re.IGNORECASE)
_ENDS_PARAGRAPH: Final = re.compile(r"</(?:p|table|h[1-6]|blockquote)\b", re.IGNORECASE)


def html_words(page: bytes) -> str:
    """Return what a reader would see of a page without fixed-width text: a line for each block, an empty one between paragraphs."""
    source = _BLANKS.sub(" ", page.decode("utf-8", "replace"))
    source = _ENDS_PARAGRAPH.sub(lambda match: "\n" + match.group(), source)
    source = _ENDS_LINE.sub(lambda match: "\n" + match.group(), source)
    tree = LexborHTMLParser(source)
    for node in tree.css("script, style, head, template, noscript"):
        node.decompose()
    words = tree.body.text(deep=True) if tree.body is not None else ""
    lines = (line.replace("\xa0", " ").strip() for line in words.split("\n"))
    return "\n".join(lines).strip("\n") + "\n"
