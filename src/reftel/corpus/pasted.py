"""Texts that come from no file: what somebody pastes to have it read."""

from reftel.corpus.documents.document_readers import make_text_items
from reftel.corpus.values import Item


def read_pasted(text: str) -> tuple[Item, ...]:
    """Return the items of a pasted text: as many as a file with it would give, one at least. Their path is empty."""
    data = text.encode("utf-8", "replace")  # halves of surrogate pairs, which are no text, become question marks
    return tuple(make_text_items(data, data.decode(), "utf-8", path="", member=None))


def read_text(text: str) -> Item:
    """Return the first item of a pasted text."""
    return read_pasted(text)[0]
