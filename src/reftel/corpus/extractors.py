"""Named, versioned ways of making a text from bytes: the same name and bytes always give the same text.

An archive keeps the bytes and the name. A better way gets a new name; an old one is never changed.
"""

from collections.abc import Callable
from typing import Final

from reftel.corpus.decoding import decode
from reftel.corpus.documents.html_page import parse_html_page
from reftel.errors import TelegramError

TEXT: Final = "text/1"
HTML_PAGE: Final = "html-page/1"


def _extract_html_page(data: bytes) -> tuple[str, str]:
    page = parse_html_page(data)
    return page.text, page.encoding


EXTRACTORS: Final[dict[str, Callable[[bytes], tuple[str, str]]]] = {TEXT: decode, HTML_PAGE: _extract_html_page}


def extract(extractor: str, data: bytes) -> tuple[str, str]:
    """Return the text that this extractor makes of an item's bytes, and how they were decoded.

    Raises `TelegramError` for an unknown extractor: the item was stored by a newer version.
    """
    if extractor not in EXTRACTORS:
        raise TelegramError(
            f"the extractor {extractor!r} is not known here", next_step="Use a newer version of Reftel."
        )
    return EXTRACTORS[extractor](data)
