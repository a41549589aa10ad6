"""Telegrams of which only the description is there: withdrawal notices, and rows of catalogues without a text.

A withdrawal notice stands in a folder or a database in place of a document that was not released. As the National Archives print it:

    WITHDRAWAL NOTICE                             the title; or ACCESS RESTRICTED
    The item identified below has been withdrawn from this file:
    Document Date: 03-14-1976                     facts, one to a line
    From: Port Alder
    Subject: Herring talks
    … this item was removed because access to it is restricted …

What such a card says is the publisher's word, and there is no text of the telegram: its kind is `card`. It can be found, it can be
cited, and it is no version of the text. Source: archives.gov, Access to State Department Records, "What are withdrawn items?".
"""

import hashlib
import re
from collections.abc import Iterator, Mapping
from typing import Final

import msgspec

from reftel.codes import Classification, TagKind, TelegramKind, origin_of_designator, tag
from reftel.corpus.decoding import decode, is_text
from reftel.corpus.extractors import TEXT, Extractor, named
from reftel.corpus.inputs import Input, Job, read_whole
from reftel.corpus.seam import Holds
from reftel.corpus.values import Item
from reftel.telegram import Published, Source, Tag, Telegram

CARD_READER: Final = "card"

_HEAD_CHARACTERS: Final = 4_096
_TITLE: Final = re.compile(
    r"^\W*(?:WITHDRAWAL (?:NOTICE|CARD|SHEET|SLIP)|ACCESS RESTRICTED)\b", re.IGNORECASE | re.MULTILINE
)
_WITHDRAWN: Final = re.compile(
    r"\b(?:has|have|was|were|been)\s+(?:withdrawn|removed)\b|\bwithdrawn\s+(?:because|by|from)\b", re.IGNORECASE
)
_FACT: Final = re.compile(
    r"^[ \t]*(?P<label>[A-Z][A-Za-z .]{1,30}?)[ \t]*:[ \t]*(?P<value>\S[^\n]{0,400})$", re.MULTILINE
)
_TITLE_WITHIN: Final = 400
"""Characters within which the title stands: a telegram that talks of withdrawal notices has a heading first."""

LABELS: Final = {
    "document number": "identifier",
    "document no": "identifier",
    "telegram number": "identifier",
    "identifier": "identifier",
    "mrn": "identifier",
    "document date": "created",
    "date": "created",
    "draft date": "created",
    "from": "origin",
    "origin": "origin",
    "originator": "origin",
    "subject": "title",
    "title": "title",
    "document title": "title",
    "description": "title",
    "classification": "classification",
    "original classification": "classification",
    "tags": "tags",
}
"""The labels of cards, and the facts that they give."""

_DAY: Final = re.compile(r"(\d{1,2})[-/](\d{1,2})[-/](\d{4})")
_FEWEST: Final = 2


class CardReader:
    """Reads withdrawal notices: one card each."""

    name = CARD_READER
    what = "a withdrawal notice, by its title and what it says: a telegram that was not released"
    holds = Holds.TEXTS
    extractors: Mapping[str, Extractor] = named(TEXT)

    def recognises(self, head: bytes, name: str) -> bool:  # noqa: ARG002 - one signature for all readers
        """Tell whether the input is a withdrawal notice."""
        return is_text(head) and _is_card(decode(head[: 4 * _HEAD_CHARACTERS])[0][:_HEAD_CHARACTERS])

    def read(self, source: Input, job: Job) -> Iterator[Item]:
        """Yield the card."""
        data = read_whole(source, job.limits)
        text, encoding = decode(data)
        place = Source(
            path=source.path,
            member=source.member,
            extent=(0, len(data)),
            sha256=hashlib.sha256(data).hexdigest(),
            extractor=TEXT,
        )
        yield Item(
            source=place,
            data=data,
            encoding=encoding,
            text=text,
            extent=(0, len(text)),
            published=_facts(text),
            reader=self.name,
        )


def is_card(item: Item) -> bool:
    """Tell whether an item describes a telegram without holding its text."""
    if item.reader == CARD_READER:
        return True
    return item.published is not None and item.published != Published() and not item.text[slice(*item.extent)].strip()


def as_card(telegram: Telegram, item: Item) -> Telegram:
    """Return the telegram of a card: what the publisher says of it stands where the text would have said it.

    Its version goes by what the card says, for cards without any text would all be one.
    """
    from reftel import wire  # late: who only reads an archive parses nothing

    said = item.published or Published()
    text = item.text[slice(*item.extent)]
    identity = text if text.strip() else msgspec.json.encode(said).decode()
    codes = [tag(code.upper(), None) for code in said.tags]
    return msgspec.structs.replace(
        telegram,
        kind=TelegramKind.CARD,
        version_id=wire.version_id(identity),
        origin=_origin(said.origin),
        classification=_level(said.classification),
        subject=said.title,
        tags=tuple(
            Tag(code=one.code, kind=one.kind, name=one.name) for one in codes if one.kind is not TagKind.UNKNOWN
        ),
    )


def _is_card(head: str) -> bool:
    title = _TITLE.search(head, 0, _TITLE_WITHIN)
    if title is None or _WITHDRAWN.search(head) is None:
        return False
    facts = [match for match in _FACT.finditer(head) if _name(match["label"]) in LABELS]
    from reftel import wire  # late: who only reads an archive parses nothing

    return len(facts) >= _FEWEST and wire.parse(head).kind is TelegramKind.UNRECOGNISED


def _facts(text: str) -> Published:
    facts: dict[str, str] = {}
    for match in _FACT.finditer(text):
        fact = LABELS.get(_name(match["label"]))
        if fact is not None:
            facts.setdefault(fact, " ".join(match["value"].split()))
    return Published(
        identifier=facts.get("identifier"),
        created=_created(facts.get("created")),
        classification=facts.get("classification"),
        origin=facts.get("origin"),
        title=facts.get("title"),
        tags=tuple(re.split(r"[\s,;]+", facts["tags"].strip())) if "tags" in facts else (),
    )


def _name(label: str) -> str:
    return " ".join(label.lower().replace(".", " ").split())


def _created(date: str | None) -> str | None:
    """Return a date with its year first, where it is one of those that cards print: month, day, year."""
    match = _DAY.fullmatch(date or "")
    return date if match is None else f"{match[3]}-{int(match[1]):02d}-{int(match[2]):02d}"


def _origin(said: str | None) -> str | None:
    return None if said is None else origin_of_designator(said.upper()) or said


def _level(said: str | None) -> Classification | None:
    squeezed = re.sub(r"[^A-Z]", "", (said or "").upper())
    return next((level for level in Classification if level.value.replace(" ", "") == squeezed), None)
