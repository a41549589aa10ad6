"""The values: what a telegram is once it has been read. Frozen, without behaviour beyond small questions."""

from reftel.telegram.blocks import Block, Enclosure, Heading, Paragraph, Role, anchors_of, walk
from reftel.telegram.findings import Finding, Place, Severity, Span
from reftel.telegram.identity import Key, mrn_of, station_letters
from reftel.telegram.passages import Passage
from reftel.telegram.values import (
    Addressee,
    ClassifiedBy,
    Drafting,
    ExecutiveOrder,
    Parser,
    PassLine,
    PlaceDate,
    Pointer,
    PrecedencePair,
    Published,
    Reference,
    Sections,
    Source,
    Tag,
    Telegram,
    Transmission,
)

__all__ = [
    "Addressee",
    "Block",
    "ClassifiedBy",
    "Drafting",
    "Enclosure",
    "ExecutiveOrder",
    "Finding",
    "Heading",
    "Key",
    "Paragraph",
    "Parser",
    "PassLine",
    "Passage",
    "Place",
    "PlaceDate",
    "Pointer",
    "PrecedencePair",
    "Published",
    "Reference",
    "Role",
    "Sections",
    "Severity",
    "Source",
    "Span",
    "Tag",
    "Telegram",
    "Transmission",
    "anchors_of",
    "mrn_of",
    "station_letters",
    "walk",
]
