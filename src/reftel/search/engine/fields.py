"""How a document is laid out in the engine (Tantivy): fields, and how each is cut, stored and counted."""

from collections.abc import Iterable, Iterator
from typing import Final

import tantivy

from reftel.codes import station_of_designator
from reftel.search.documents import IndexDocument, Passage
from reftel.search.folding import fold
from reftel.search.query.limits import MAX_BETWEEN, MAX_MISSPELT, MAX_SIMILAR_CHARACTERS
from reftel.search.query.values import code_value

SCHEMA_VERSION: Final = 1
"""Raised with every change to the fields, to folding, or to what is put into a field: an older index is then rebuilt."""

PROSE: Final = ("body", "subject", "other", "summary", "comment", "request", "enclosure")
"""Running text: each passage stands in `body` and, by its role, in one more field."""

NAMES: Final = ("from", "to", "info", "exempt", "origin", "signature")
"""Names of posts and persons, searched by their words."""

RAW: Final = ("mrn", "ref", "station", "tag", "caption", "classification", "precedence", "kind", "has")
"""Values that are compared whole."""

COUNTED: Final = frozenset({"station", "tag", "classification"})
"""Raw fields that facets count."""

NUMBERS: Final = ("serial", "year", "month", "date")

_ROLE_FIELDS: Final = {
    Passage.SUMMARY.value: "summary",
    Passage.COMMENT.value: "comment",
    Passage.REQUEST.value: "request",
    Passage.ENCLOSURE.value: "enclosure",
}

_GAP_WORD: Final = "\x01" * (MAX_SIMILAR_CHARACTERS + MAX_MISSPELT + 1)
"""No folded word, and further than any spelling from one, so that no query finds it."""

_GAP: Final = tantivy.PreTokenizedString("", [tantivy.Token(_GAP_WORD, MAX_BETWEEN + 2, 0, 0)])
"""Stands behind each passage, so that no two passages are near each other: the engine puts values one word apart."""


def build_schema() -> tantivy.Schema:
    """Return the engine's schema."""
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("version_id", stored=True, tokenizer_name="raw", index_option="basic")
    builder.add_text_field("label", tokenizer_name="raw", index_option="basic")
    for name in (*PROSE, *NAMES):
        builder.add_text_field(name, tokenizer_name="whitespace", index_option="position")
    for name in RAW:
        builder.add_text_field(name, tokenizer_name="raw", index_option="basic", fast=name in COUNTED)
    for name in NUMBERS:
        builder.add_integer_field(name, indexed=True, fast=name != "serial")
    return builder.build()


def engine_document(document: IndexDocument, schema: tantivy.Schema) -> tantivy.Document:
    """Return the engine's form of a document."""
    made = tantivy.Document.from_dict(_values(document), schema)
    before = None
    for role, _, text in document.passages:
        folded = fold(text)
        # A passage with two roles comes twice, one after the other; its words count once.
        for field in (*(() if text == before else ("body",)), *_ROLE_FIELDS.get(role, "").split()):
            made.add_text(field, folded)
            made.add_pre_tokenized_text(field, _GAP)
        before = text
    return made


def _values(document: IndexDocument) -> dict[str, object]:
    """Return field → value or values of everything but the passages. What the document lacks is absent."""
    texts = {
        "version_id": (document.version_id,),
        "label": (document.label_class,),
        "subject": _folded(document.subject),
        "other": _folded(document.other_text),
        "from": _folded(document.originator, document.origin, document.station),
        "to": _designators(document.to),
        "info": _designators(document.info),
        "exempt": _designators(document.exempt),
        "origin": _folded(document.origin),
        "signature": _folded(document.signature),
        "mrn": _codes(document.mrn),
        "ref": _codes(*document.refs),
        "station": _codes(document.station),
        "tag": _codes(*document.tags),
        "caption": _codes(*document.captions),
        "classification": _codes(document.classification),
        "precedence": _codes(document.precedence),
        "kind": (document.kind,),
        "has": has_words(document),
    }
    numbers = {name: getattr(document, name) for name in NUMBERS}
    values: dict[str, object] = {name: list(value) for name, value in texts.items() if value}
    return values | {name: value for name, value in numbers.items() if value is not None}


def has_words(document: IndexDocument) -> tuple[str, ...]:
    """Return the words of `HAS` that hold: what the document says, and what follows from its other values."""
    roles = {role for role, _, _ in document.passages}
    derived = [field for role, field in _ROLE_FIELDS.items() if role in roles]
    return tuple(dict.fromkeys((*document.has, *derived, *(("reference",) if document.refs else ()))))


def _folded(*texts: str | None) -> tuple[str, ...]:
    return tuple(fold(text) for text in texts if text)


def _codes(*values: str | None) -> tuple[str, ...]:
    return tuple(dict.fromkeys(code_value(value) for value in values if value))


def _designators(designators: Iterable[str]) -> tuple[str, ...]:
    """Return each designator's words, and its station where that is another word ("PORTALDER", "STATE")."""
    return tuple(dict.fromkeys(_names(designators)))


def _names(designators: Iterable[str]) -> Iterator[str]:
    for designator in designators:
        yield fold(designator)
        yield fold(station_of_designator(designator))
