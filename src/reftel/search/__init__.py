"""The query language and its tree, and the index."""

from reftel.search.documents import IndexDocument, month_number, year_and_month
from reftel.search.engine.fields import pack_document
from reftel.search.engine.folder import stamp
from reftel.search.engine.tantivy_index import create_index, open_index
from reftel.search.index import (
    COMPLETED,
    FACETS,
    USUAL_FACETS,
    Count,
    Counts,
    Found,
    Hit,
    Index,
    IndexUnusable,
    PackedIndex,
    Sort,
    Tally,
)
from reftel.search.passages.snippets import Snippet, marks, snippets
from reftel.search.query.kept import UnknownKept, with_kept
from reftel.search.query.parse import parse_query
from reftel.search.query.tree import Alike, Among, Kept, Query

__all__ = [
    "COMPLETED",
    "FACETS",
    "USUAL_FACETS",
    "Alike",
    "Among",
    "Count",
    "Counts",
    "Found",
    "Hit",
    "Index",
    "IndexDocument",
    "IndexUnusable",
    "Kept",
    "PackedIndex",
    "Query",
    "Snippet",
    "Sort",
    "Tally",
    "UnknownKept",
    "create_index",
    "marks",
    "month_number",
    "open_index",
    "pack_document",
    "parse_query",
    "snippets",
    "stamp",
    "with_kept",
    "year_and_month",
]
