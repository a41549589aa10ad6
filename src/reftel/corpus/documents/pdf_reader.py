"""The reader of PDFs: one item for each telegram that the text layer holds, all with the bytes of the whole file."""

import hashlib
from collections.abc import Iterator, Mapping
from typing import Final

import msgspec

from reftel.corpus.documents.copied_page import parse_page
from reftel.corpus.documents.cutting import cut_text
from reftel.corpus.documents.pdf_text import OCR_FIRST, join_pages, pages_of, pdf_pages
from reftel.corpus.extractors import PDF_TEXT, Extractor, named
from reftel.corpus.inputs import Input, Job, read_whole
from reftel.corpus.seam import Holds
from reftel.corpus.values import Item, Rejected
from reftel.errors import TelegramError
from reftel.telegram import Source

_MAGIC: Final = b"%PDF-"
_HEAD_BYTES: Final = 1024
"""ISO 32000-1, 7.5.2, and its implementation notes: readers accept a header within the first 1,024 bytes."""

_SHOWN: Final = 12


class PdfReader:
    """Reads PDFs with a text layer. Pages without text are named; a file without any is refused."""

    name = "pdf"
    what = "a PDF with a text layer, by its first bytes (needs the extra `pdf`)"
    holds = Holds.TEXTS
    extractors: Mapping[str, Extractor] = named(PDF_TEXT)

    def recognises(self, head: bytes, name: str) -> bool:  # noqa: ARG002 - one signature for all readers
        """Tell whether the input is a PDF: a few bytes may stand before its header."""
        at = head.find(_MAGIC, 0, _HEAD_BYTES)
        return at == 0 or (at > 0 and b"\n" not in head[:at].strip())

    def read(self, source: Input, job: Job) -> Iterator[Item | Rejected]:
        """Yield the telegrams, then a refusal that names the pages without text. Raises `TelegramError`."""
        data = read_whole(source, job.limits)
        pages = pdf_pages(data, job.limits)
        empty = [number for number, page in enumerate(pages, start=1) if not page.strip()]
        if len(empty) == len(pages):
            raise TelegramError("a PDF without a text layer: its pages are pictures", next_step=OCR_FIRST)
        place = Source(
            path=source.path,
            member=source.member,
            extent=(0, len(data)),
            sha256=hashlib.sha256(data).hexdigest(),
            extractor=PDF_TEXT,
        )
        yield from _items(join_pages(pages), data, place)
        if empty:
            yield source.refuse(f"{_named(empty)} without text; the other pages were read", OCR_FIRST)


def _items(text: str, data: bytes, place: Source) -> Iterator[Item]:
    for start, end in cut_text(text):
        page = parse_page(text[start:end])
        extent = (start, end) if page is None else (start + page.extent[0], start + page.extent[1])
        pages = pages_of(PDF_TEXT, text, extent)
        yield Item(
            source=place if pages is None else msgspec.structs.replace(place, pages=pages),
            data=data,
            encoding="utf-8",
            text=text,
            extent=extent,
            published=None if page is None else page.published,
            reader="pdf",
        )


def _named(pages: list[int]) -> str:
    shown = ", ".join(map(str, pages[:_SHOWN])) + (f" and {len(pages) - _SHOWN} more" if len(pages) > _SHOWN else "")
    return f"page {shown}" if len(pages) == 1 else f"pages {shown}"
