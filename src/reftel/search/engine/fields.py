"""How a document is laid out in the engine (Tantivy): fields, and how each is cut, stored and counted."""

from collections.abc import Iterable, Iterator
from typing import Final
from zlib import crc32

import msgspec
import tantivy

from reftel.codes import station_of_designator
from reftel.search.documents import IndexDocument, Passage
from reftel.search.folding import fold
from reftel.search.index import ADDRESSEES, FACETS, NAMED
from reftel.search.query.fields import PARAGRAPH, REGIONS
from reftel.search.query.limits import MAX_BETWEEN, MAX_MISSPELT, MAX_SIMILAR_CHARACTERS
from reftel.search.query.values import code_value

SCHEMA_VERSION: Final = 6
"""Raised with every change to the fields, to folding, or to what is put into a field: an older index is then rebuilt."""

PROSE: Final = REGIONS
"""Running text. Every word stands in one of these regions only: a field of the language that spans several asks all of them."""

NAMES: Final = (
    "from",
    "to",
    "info",
    "exempt",
    "origin",
    "signature",
    "person",
    "by",
    "voice",
    "speaker",
    "asks",
    "owes",
)
"""Names of posts, persons and parties, searched by their words."""

RAW: Final = (
    *("mrn", "ref", "station", "tag", "caption", "classification", "precedence", "kind", "has", "finding", "matter"),
    *ADDRESSEES,
    NAMED,
)
"""Values that are compared whole."""

COUNTED: Final = frozenset((*FACETS, *ADDRESSEES, NAMED))
"""Raw fields that are counted: by facets, or all their values."""

NUMBERS: Final = ("serial", "year", "month", "date", "due")

ORDERS: Final = ("newest", "oldest", "by_station")
"""Numbers that differ from document to document and stand in the order of the hits: what is equal has a fixed order too."""

_SECONDS_FIRST: Final = 1 << 20
"""What seconds are multiplied by in an order, to leave room for a number made of the version id."""

_NO_DATE: Final = 1 << 61
"""Beyond every date: what has none comes last, whatever the order."""

_STATION_LETTERS: Final = 7
_DAY_SECONDS: Final = 86_400
_MOST_DAYS: Final = 1 << 17
"""Days between the years 1800 and 2158, within which one station's telegrams stand by date."""

_ROLE_FIELDS: Final = {
    Passage.SUMMARY.value: "summary",
    Passage.COMMENT.value: "comment",
    Passage.REQUEST.value: "request",
    Passage.ENCLOSURE.value: "enclosure",
}

_encode = msgspec.json.Encoder().encode

_GAP_WORD: Final = "\x01" * (MAX_SIMILAR_CHARACTERS + MAX_MISSPELT + 1)
"""No folded word, and further than any spelling from one, so that no query finds it."""

_GAP: Final = {
    "text": "",
    "tokens": [
        {"offset_from": 0, "offset_to": 0, "position": 0, "text": _GAP_WORD, "position_length": MAX_BETWEEN + 2}
    ],
}
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
    for name in ORDERS:
        builder.add_integer_field(name, fast=True)
    return builder.build()


def pack_document(document: IndexDocument) -> bytes:
    """Return the engine's form of a document, which can be made in any process: JSON, its texts folded."""
    values = _values(document)
    for region, text in _passages(document):
        values.setdefault(region, []).extend((fold(text), _GAP))
    for name, number in _numbers(document):
        values.setdefault(name, []).append(number)
    return _encode(values)


def _passages(document: IndexDocument) -> Iterator[tuple[str, str]]:
    """Yield (region, text). A passage with two roles comes twice, one after the other, and stands in the region of each."""
    before = None
    for role, _, text in document.passages:
        region = _ROLE_FIELDS.get(role, PARAGRAPH)
        # Twice under roles without a region of their own: its words count once.
        if (region, text) != before:
            yield region, text
        before = region, text


def _numbers(document: IndexDocument) -> Iterator[tuple[str, int]]:
    for name in NUMBERS:
        value: int | tuple[int, ...] | None = getattr(document, name)
        for number in value if isinstance(value, tuple) else () if value is None else (value,):
            yield name, number
    yield from orders(document).items()


def _values(document: IndexDocument) -> dict[str, list[object]]:
    """Return field → values of everything but the passages and numbers. What the document lacks is absent."""
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
        "addressee": (addressees := _stations(document.to)),
        "copied": tuple(one for one in _stations(document.info) if one not in addressees),
        "tag": _codes(*document.tags),
        "caption": _codes(*document.captions),
        "classification": _codes(document.classification),
        "precedence": _codes(document.precedence),
        "kind": (document.kind,),
        "has": has_words(document),
        "finding": _codes(*document.findings),
        "matter": document.matters,
        "person": _folded(*document.people),
        "by": _folded(*document.drafters),
        NAMED: document.named,
        "voice": _folded(*dict.fromkeys(voice for _, voice, _ in document.passages)),
        "speaker": _folded(*document.speakers),
        "asks": _folded(*document.asks),
        "owes": _folded(*document.owes),
    }
    return {name: list(value) for name, value in texts.items() if value}


def orders(document: IndexDocument) -> dict[str, int]:
    """Return the document's place in every order."""
    identity = crc32(document.version_id.encode())
    key = (document.date or 0) * _SECONDS_FIRST + identity % _SECONDS_FIRST
    newest, oldest = (key, key) if document.date is not None else (-_NO_DATE + identity, _NO_DATE + identity)
    day = _MOST_DAYS - 1 if document.date is None else (document.date // _DAY_SECONDS + _MOST_DAYS // 2) % _MOST_DAYS
    station = (_station_number(document.station) * _MOST_DAYS + day) * 1024 + identity % 1024
    return {"newest": newest, "oldest": oldest, "by_station": station}


def _station_number(station: str | None) -> int:
    """Return a number that orders stations by their first letters; what has none comes last."""
    number = 0
    for at in range(_STATION_LETTERS):
        letter = (station or "")[at : at + 1]
        number = number * 28 + (27 if not station else max(0, min(ord(letter) - 64, 26)) if letter else 0)
    return number


def has_words(document: IndexDocument) -> tuple[str, ...]:
    """Return the words of `HAS` that hold: what the document says, and what follows from its other values."""
    roles = {role for role, _, _ in document.passages}
    derived = [field for role, field in _ROLE_FIELDS.items() if role in roles]
    return tuple(dict.fromkeys((*document.has, *derived, *(("reference",) if document.refs else ()))))


def _folded(*texts: str | None) -> tuple[str, ...]:
    return tuple(fold(text) for text in texts if text)


def _codes(*values: str | None) -> tuple[str, ...]:
    return tuple(dict.fromkeys(code_value(value) for value in values if value))


def _stations(designators: Iterable[str]) -> tuple[str, ...]:
    return _codes(*(station_of_designator(one) for one in designators))


def _designators(designators: Iterable[str]) -> tuple[str, ...]:
    """Return each designator's words, and its station where that is another word ("PORTALDER", "STATE")."""
    return tuple(dict.fromkeys(_names(designators)))


def _names(designators: Iterable[str]) -> Iterator[str]:
    for designator in designators:
        yield fold(designator)
        yield fold(station_of_designator(designator))
