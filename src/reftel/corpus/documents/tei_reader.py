"""Volumes of *Foreign Relations of the United States* in TEI: one item for each document that is a telegram."""

import hashlib
import re
from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple
from xml.parsers import expat

from reftel.corpus.decoding import decode
from reftel.corpus.documents.tei import (
    MAX_XML_DEPTH,
    parse_element,
    published_of,
    read_document,
    refuse_entity,
    run,
)
from reftel.corpus.extractors import FRUS_TEI, Extractor, named
from reftel.corpus.inputs import Input, Job, read_whole
from reftel.corpus.seam import Holds
from reftel.corpus.values import Found, Item
from reftel.errors import LimitExceeded, TelegramError
from reftel.telegram import Place, Source

_BEGINS: Final = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*+(?:<\?[^>]*>\s*+)*+(?:<!--(?:(?!-->).)*+-->\s*+)*+(?:<!doctype\s+(?:\w+:)?TEI\b|<(?:\w+:)?TEI(?:\.2)?[\s>])",
    re.DOTALL | re.IGNORECASE,
)
_NOT_A_TELEGRAM: Final = "documents of a volume that are no telegrams"
_BETWEEN: Final = "parts of a volume around its documents"


class TeiReader:
    """Reads volumes of the series in TEI. What is no telegram is the publisher's, and counted."""

    name = "frus-tei"
    what = "a volume of Foreign Relations of the United States in TEI (XML), of which the telegrams are taken"
    holds = Holds.TEXTS
    extractors: Mapping[str, Extractor] = named(FRUS_TEI)

    def recognises(self, head: bytes, name: str) -> bool:  # noqa: ARG002 - one signature for all readers
        """Tell whether the input is a TEI document."""
        return _BEGINS.match(head) is not None

    def read(self, source: Input, job: Job) -> Iterator[Found]:
        """Yield the telegrams in order, and what lies between them. Raises `TelegramError` for what is no such volume."""
        data = read_whole(source, job.limits)
        volume = find_documents(data)
        if not volume.places:
            raise TelegramError(
                "a TEI document without divisions of the type `document`, as the series has them",
                next_step="Save its text as a plain text file and add that.",
            )
        sha256, at = hashlib.sha256(data).hexdigest(), 0
        for start, end in volume.places:
            if at < start:
                yield source.furniture((at, start), _BETWEEN)
            yield _read_document(source, data[start:end], sha256, (start, end), volume.name)
            at = end
        if at < len(data):
            yield source.furniture((at, len(data)), _BETWEEN)


class Volume(NamedTuple):
    """A volume: its identifier in the series, and the places of its documents in the file, in bytes."""

    name: str | None
    places: tuple[Place, ...]


def find_documents(data: bytes) -> Volume:
    """Return the outermost divisions of the type `document`. Raises `TelegramError` where it is no well-formed XML."""
    finder = _Finder(data)
    run(finder.parser, data)
    return Volume(finder.name, tuple(finder.places))


class _Finder:
    """Notes where documents begin and end, as the parser comes by."""

    def __init__(self, data: bytes) -> None:
        self.name: str | None = None
        self.places: list[Place] = []
        self._data = data
        self._depth = 0
        self._opened = 0  # at what depth the document was opened; 0 outside
        self._begin = 0
        self._is_bare = False  # nothing has come since the document's first tag
        self.parser = expat.ParserCreate()
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._words
        self.parser.EntityDeclHandler = refuse_entity

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        if self._depth > MAX_XML_DEPTH:
            raise LimitExceeded("elements inside elements", MAX_XML_DEPTH)
        if self._depth == 1:
            self.name = attributes.get("xml:id")
        self._is_bare = False
        if not self._opened and name.rpartition(":")[2] == "div" and attributes.get("type") == "document":
            self._opened, self._begin, self._is_bare = self._depth, self.parser.CurrentByteIndex, True

    def _words(self, _: str) -> None:
        self._is_bare = False

    def _end(self, _: str) -> None:
        if self._depth == self._opened:
            at = self.parser.CurrentByteIndex
            is_one_tag = self._is_bare and self._data[at - 2 : at] == b"/>"  # the parser stands behind such a tag
            self.places.append((self._begin, at if is_one_tag else self._data.index(b">", at) + 1))
            self._opened = 0
        self._depth -= 1


def _read_document(source: Input, data: bytes, sha256: str, place: Place, volume: str | None) -> Found:
    division = parse_element(data)
    document = read_document(division)
    if not document.is_telegram:
        return source.furniture(place, _NOT_A_TELEGRAM)
    return Item(
        source=Source(path=source.path, member=source.member, extent=place, sha256=sha256, extractor=FRUS_TEI),
        data=data,
        encoding=decode(data)[1],
        text=document.text,
        extent=(0, len(document.text)),
        published=published_of(division, volume),
        reader=TeiReader.name,
    )
