"""Readers of collections: an input becomes items with provenance.

What reads is loaded when it is first asked for: who only looks into an archive should not wait for every format there is.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

from reftel.corpus.extractors import extract, holds_text_only
from reftel.corpus.values import LIMITS, Found, Furniture, Item, Limits, Rejected

if TYPE_CHECKING:
    from reftel.corpus.containers.member_names import is_furniture
    from reftel.corpus.documents.pdf_text import pages_of
    from reftel.corpus.inputs import Budget, Input, Job
    from reftel.corpus.joining import join_items
    from reftel.corpus.ledger import Account, Ledger, Sums
    from reftel.corpus.measuring import measure
    from reftel.corpus.parsing import parse_item
    from reftel.corpus.pasted import read_pasted, read_text
    from reftel.corpus.reading import STANDARD_INPUT, read, read_again
    from reftel.corpus.seam import CorpusReader, Holds

_HOME: Final = {
    "Account": "reftel.corpus.ledger",
    "Budget": "reftel.corpus.inputs",
    "CorpusReader": "reftel.corpus.seam",
    "Holds": "reftel.corpus.seam",
    "Input": "reftel.corpus.inputs",
    "Job": "reftel.corpus.inputs",
    "Ledger": "reftel.corpus.ledger",
    "STANDARD_INPUT": "reftel.corpus.reading",
    "Sums": "reftel.corpus.ledger",
    "is_furniture": "reftel.corpus.containers.member_names",
    "join_items": "reftel.corpus.joining",
    "measure": "reftel.corpus.measuring",
    "pages_of": "reftel.corpus.documents.pdf_text",
    "parse_item": "reftel.corpus.parsing",
    "read": "reftel.corpus.reading",
    "read_again": "reftel.corpus.reading",
    "read_pasted": "reftel.corpus.pasted",
    "read_text": "reftel.corpus.pasted",
}
"""Where each name is that is loaded late."""


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(_HOME[name]), name)
    globals()[name] = value
    return value


__all__ = [
    "LIMITS",
    "STANDARD_INPUT",
    "Account",
    "Budget",
    "CorpusReader",
    "Found",
    "Furniture",
    "Holds",
    "Input",
    "Item",
    "Job",
    "Ledger",
    "Limits",
    "Rejected",
    "Sums",
    "extract",
    "holds_text_only",
    "is_furniture",
    "join_items",
    "measure",
    "pages_of",
    "parse_item",
    "read",
    "read_again",
    "read_pasted",
    "read_text",
]
