"""Named, versioned ways of making a text from bytes: the same name and bytes always give the same text.

An archive keeps the bytes and the name. A better way gets a new name; an old one is never changed. Each way is loaded when it
is first needed: who looks up a telegram that came as plain text should not wait for parsers of mail and XML.
"""

from collections.abc import Callable
from typing import Final, TypeAlias

from reftel.corpus.decoding import decode
from reftel.errors import TelegramError

Extractor: TypeAlias = Callable[[bytes], tuple[str, str]]
"""From an item's bytes to its text and the encoding that they were decoded from."""

TEXT: Final = "text/1"
HTML_PAGE: Final = "html-page/1"
MAIL: Final = "mail/1"
PDF_TEXT: Final = "pdf-text/1"
CSV8: Final = "csv8/1"
JSONL: Final = "jsonl/1"
FRUS_TEI: Final = "frus-tei/1"


def _extract_html_page(data: bytes) -> tuple[str, str]:
    from reftel.corpus.documents.html_page import parse_html_page

    page = parse_html_page(data)
    return page.text, page.encoding


def _extract_mail(data: bytes) -> tuple[str, str]:
    from reftel.corpus.documents.mail_message import extract_mail

    return extract_mail(data)


def _extract_pdf(data: bytes) -> tuple[str, str]:
    from reftel.corpus.documents.pdf_text import extract_pdf

    return extract_pdf(data)


def _extract_row(data: bytes) -> tuple[str, str]:
    from reftel.corpus.documents.csv8 import extract_row

    return extract_row(data)


def _extract_line(data: bytes) -> tuple[str, str]:
    from reftel.corpus.documents.jsonl import extract_line

    return extract_line(data)


def _extract_tei(data: bytes) -> tuple[str, str]:
    from reftel.corpus.documents.tei import extract_document

    return extract_document(data)


EXTRACTORS: Final[dict[str, Extractor]] = {
    TEXT: decode,
    HTML_PAGE: _extract_html_page,
    MAIL: _extract_mail,
    PDF_TEXT: _extract_pdf,
    CSV8: _extract_row,
    JSONL: _extract_line,
    FRUS_TEI: _extract_tei,
}


_OF_TEXTS_ONLY: Final = frozenset({TEXT, HTML_PAGE, CSV8, JSONL, FRUS_TEI})


def holds_text_only(extractor: str) -> bool:
    """Say whether the bytes that an extractor is for hold nothing beside the text that it makes of them, and what is said of it.

    A mail has attachments, a PDF has pictures of pages, and of what a plug-in reads nobody knows.
    """
    return extractor in _OF_TEXTS_ONLY


def named(*names: str) -> dict[str, Extractor]:
    """Return the built-in extractors of these names, as a reader lists them."""
    return {name: EXTRACTORS[name] for name in names}


def extract(extractor: str, data: bytes) -> tuple[str, str]:
    """Return the text that this extractor makes of an item's bytes, and how they were decoded.

    Raises `TelegramError` for an unknown extractor: the item was stored by a newer version, or with a plug-in that is not here.
    """
    making = EXTRACTORS.get(extractor) or _of_plugins(extractor)
    if making is None:
        raise TelegramError(
            f"the extractor {extractor!r} is not known here",
            next_step="Use a newer version of Reftel, or install the plug-in that the text was added with.",
        )
    return making(data)


def _of_plugins(extractor: str) -> Extractor | None:
    from reftel.corpus.plugins import plugin_readers

    held = (reader.extractors.get(extractor) for reader in plugin_readers())
    return next((making for making in held if making is not None), None)
