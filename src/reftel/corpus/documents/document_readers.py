"""Readers of single documents: texts (with copied pages in them) and saved pages."""

import hashlib
from collections.abc import Iterator, Mapping

from reftel.corpus.decoding import byte_places, decode, is_text
from reftel.corpus.documents.attributes import read_attributes
from reftel.corpus.documents.copied_page import parse_page
from reftel.corpus.documents.cutting import cut_text
from reftel.corpus.documents.html_page import is_html, parse_html_page
from reftel.corpus.extractors import HTML_PAGE, TEXT, Extractor, named
from reftel.corpus.inputs import Input, Job, read_whole
from reftel.corpus.seam import Holds
from reftel.corpus.values import Item, Rejected
from reftel.errors import TelegramError
from reftel.telegram import Source


class HtmlPageReader:
    """Reads saved pages of a cable library: one telegram each; the item is the whole page."""

    name = "html-page"
    what = "a saved page of a public cable library: HTML with the telegram in `pre` blocks"
    holds = Holds.TEXTS
    extractors: Mapping[str, Extractor] = named(HTML_PAGE)

    def recognises(self, head: bytes, name: str) -> bool:  # noqa: ARG002 - one signature for all readers
        """Tell whether the input is an HTML page."""
        return is_html(head)

    def read(self, source: Input, job: Job) -> Iterator[Item | Rejected]:
        """Yield the page's telegram. Raises `TelegramError` where the page holds no text block."""
        data = read_whole(source, job.limits)
        page = parse_html_page(data, job.limits)
        if not page.text.strip():
            raise TelegramError(
                "an HTML page without a block of fixed-width text (`pre`), in which libraries print telegrams",
                next_step="Save the text of the page as a plain text file and add that.",
            )
        sha256 = hashlib.sha256(data).hexdigest()
        yield Item(
            source=Source(
                path=source.path, member=source.member, extent=(0, len(data)), sha256=sha256, extractor=HTML_PAGE
            ),
            data=data,
            encoding=page.encoding,
            text=page.text,
            extent=(0, len(page.text)),
            published=page.published,
            reader=self.name,
        )


class TextReader:
    """Reads plain text: one telegram, several, copied pages of a cable library, or a text that is none of these."""

    name = "text"
    what = "any text: telegrams, copied pages of a library, or a text that is neither"
    holds = Holds.TEXTS
    extractors: Mapping[str, Extractor] = named(TEXT)

    def recognises(self, head: bytes, name: str) -> bool:  # noqa: ARG002 - one signature for all readers
        """Tell whether the input can be a text."""
        return is_text(head)

    def read(self, source: Input, job: Job) -> Iterator[Item | Rejected]:
        """Yield one item for each telegram or page, in order; their byte ranges touch and cover the input."""
        data = read_whole(source, job.limits)
        text, encoding = decode(data)
        if not encoding.startswith("utf-8"):
            text = data.decode("latin-1")  # one character a byte: good enough to find where telegrams begin
        yield from make_text_items(data, text, encoding, path=source.path, member=source.member)


def make_text_items(data: bytes, text: str, encoding: str, *, path: str, member: str | None) -> Iterator[Item]:
    """Yield the items of a text: each a telegram, a copied page with the telegram in it, or a text that is neither."""
    sha256 = hashlib.sha256(data).hexdigest()
    for place in byte_places(data, text, encoding, cut_text(text)):
        source = Source(path=path, member=member, extent=place, sha256=sha256, extractor=TEXT)
        yield _make_item(data[place[0] : place[1]], source)


def _make_item(data: bytes, source: Source) -> Item:
    text, encoding = decode(data)
    page = parse_page(text)
    published = read_attributes(text) if page is None else page.published
    return Item(
        source=source,
        data=data,
        encoding=encoding,
        text=text,
        extent=(0, len(text)) if page is None else page.extent,
        published=published,
        reader="text" if page is None else "copied-page",
    )
