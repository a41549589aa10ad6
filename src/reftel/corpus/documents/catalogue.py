"""Catalogues: tables (CSV with a header) whose rows describe telegrams and hold no text of them.

    identifier,date,origin,subject
    06PORTALDER413,2006-03-15,Embassy Port Alder,THE HARBOUR MINISTER'S CALENDAR

Each row is an item of its own, with its bytes, and a card (`cards`). A column with a text makes it no catalogue.
Objects of JSON Lines without a text are cards too (`jsonl`).
"""

import csv
import hashlib
from collections.abc import Iterator, Mapping
from typing import BinaryIO, Final

from reftel.corpus.decoding import BYTE_ORDER_MARK, decode
from reftel.corpus.documents.cards import CARD_READER
from reftel.corpus.extractors import TEXT, Extractor, named
from reftel.corpus.inputs import Input, Job
from reftel.corpus.seam import Holds
from reftel.corpus.values import Found, Item, Limits
from reftel.errors import LimitExceeded
from reftel.telegram import Place, Published, Source

COLUMNS: Final = {
    "identifier": "identifier",
    "mrn": "identifier",
    "document number": "identifier",
    "doc nbr": "identifier",
    "created": "created",
    "date": "created",
    "document date": "created",
    "origin": "origin",
    "from": "origin",
    "originator": "origin",
    "title": "title",
    "subject": "title",
    "classification": "classification",
    "tags": "tags",
    "references": "references",
}
"""Names of columns, and the facts that they give."""

TEXTS: Final = frozenset(
    "text|body|content|message|message text|full text|heading|header|version id|telegram|record".split("|")
)
"""A row with one of these holds more than a description."""

_CHUNK: Final = 1024 * 1024
_EMPTY: Final = b" \t\r\n\f\v"


class CatalogueReader:
    """Reads catalogues without texts, row by row; nothing but the row is held in memory."""

    name = "catalogue"
    what = "a table (CSV) whose rows describe telegrams and hold no text, by the names of its columns"
    holds = Holds.TEXTS
    extractors: Mapping[str, Extractor] = named(TEXT)

    def recognises(self, head: bytes, name: str) -> bool:  # noqa: ARG002 - one signature for all readers
        """Tell whether the input is a catalogue."""
        first = head.removeprefix(BYTE_ORDER_MARK).lstrip(_EMPTY).split(b"\n", 1)[0]
        return _columns_of(first) is not None

    def read(self, source: Input, job: Job) -> Iterator[Found]:
        """Yield a card for each row; rows that say nothing, and the header, are furniture."""
        sha256 = _sha256_of(source)
        columns: list[str] | None = None
        for place, row in _rows(source.stream, job.limits):
            if not row.strip(_EMPTY):
                yield source.furniture(place, "empty lines of a catalogue")
                continue
            text, encoding = decode(row)
            if columns is None:
                columns = _columns_of(row.removeprefix(BYTE_ORDER_MARK).strip(_EMPTY)) or []
                yield source.furniture(place, "the header of a catalogue")
                continue
            cells = _cells(text)
            said = None if cells is None else _published(zip(columns, cells, strict=False))
            if said is None or said == Published():
                yield source.refuse("a row that describes no telegram", "Compare it with the header.", extent=place)
                continue
            where = Source(path=source.path, member=source.member, extent=place, sha256=sha256, extractor=TEXT)
            yield Item(
                source=where,
                data=row,
                encoding=encoding,
                text=text,
                extent=(0, len(text)),
                published=said,
                reader=CARD_READER,
            )


def _columns_of(line: bytes) -> list[str] | None:
    """Return the names of the columns, None where it is no header of a catalogue."""
    if line[:1] in (b"{", b"["):
        return None
    cells = _cells(decode(line)[0])
    names = [_name(cell) for cell in cells or ()]
    facts = {COLUMNS[name] for name in names if name in COLUMNS}
    return names if "identifier" in facts and len(facts) > 1 and not TEXTS & set(names) else None


def _cells(text: str) -> list[str] | None:
    try:
        return next(csv.reader([text], strict=True), None)
    except csv.Error:
        return None


def _published(pairs: Iterator[tuple[str, str]]) -> Published:
    facts: dict[str, str] = {}
    for name, value in pairs:
        fact = COLUMNS.get(_name(name))
        if fact is not None and value.strip():
            facts.setdefault(fact, " ".join(value.split()))
    return Published(
        identifier=facts.get("identifier"),
        created=facts.get("created"),
        classification=facts.get("classification"),
        origin=facts.get("origin"),
        title=facts.get("title"),
        tags=tuple(facts.get("tags", "").replace(",", " ").split()),
        references=tuple(one.strip() for one in facts.get("references", "").split("|") if one.strip()),
    )


def _name(name: str) -> str:
    return " ".join(name.lower().replace("_", " ").split())


def _rows(stream: BinaryIO, limits: Limits) -> Iterator[tuple[Place, bytes]]:
    """Yield the rows with their places; a quoted cell may go on over lines."""
    stream.seek(0)
    at, quotes, lines, length = 0, 0, list[bytes](), 0
    while line := stream.readline(limits.row_bytes + 1):
        lines.append(line)
        length += len(line)
        quotes += line.count(b'"')
        if length > limits.row_bytes:
            raise LimitExceeded("bytes of one row", limits.row_bytes, place=f"byte {at:,}")
        if quotes % 2 == 0:
            yield (at, at + length), b"".join(lines)
            at, quotes, lines, length = at + length, 0, [], 0
    if lines:
        yield (at, at + length), b"".join(lines)


def _sha256_of(source: Input) -> str:
    digest = hashlib.sha256()
    while chunk := source.stream.read(_CHUNK):
        digest.update(chunk)
    return digest.hexdigest()
