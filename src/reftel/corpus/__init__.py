"""Readers of collections: an input becomes items with provenance."""

from reftel.corpus.containers.member_names import is_furniture
from reftel.corpus.documents.pdf_text import pages_of
from reftel.corpus.extractors import extract, holds_text_only
from reftel.corpus.inputs import Budget, Input, Job
from reftel.corpus.joining import join_items
from reftel.corpus.ledger import Account, Ledger, Sums
from reftel.corpus.measuring import measure
from reftel.corpus.parsing import parse_item
from reftel.corpus.pasted import read_pasted, read_text
from reftel.corpus.readers import readers
from reftel.corpus.reading import STANDARD_INPUT, read, read_again
from reftel.corpus.seam import CorpusReader, Holds
from reftel.corpus.values import LIMITS, Found, Furniture, Item, Limits, Rejected

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
    "readers",
]
