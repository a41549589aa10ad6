"""The fields of the query language: one table for the parser, the index, the reference page and the tests."""

import csv
from collections.abc import Iterable, Mapping
from enum import StrEnum
from functools import cache
from importlib.resources import files
from io import StringIO
from types import MappingProxyType
from typing import Final

import msgspec

from reftel.codes import Classification, Precedence, TelegramKind
from reftel.matters import KINDS, Verdict

ANYWHERE: Final = "text"
"""The field of a word without a field: subject, body and whatever else was indexed of the telegram."""

PASSAGES: Final = "body"
"""The field of all passages: paragraphs, headings, enclosures."""

SUBJECT: Final = "subject"
"""The field, and for the matcher the role, of the subject line."""


PARAGRAPH: Final = "paragraph"
"""The region of paragraphs without a role of their own, and of headings."""

OTHER: Final = "other"
"""The region of what is neither subject nor passage: heading, labelled lines, signature."""

ROLES: Final = ("summary", "comment", "request", "enclosure")
"""Regions that are fields of the language too."""

REGIONS: Final = (SUBJECT, PARAGRAPH, *ROLES, OTHER)
"""The parts of a telegram's text; each word of it stands in one. `in:` names them."""


class Kind(StrEnum):
    """What a field's values are, and so what may stand after its colon."""

    TEXT = "text"  # words, phrases, prefixes, nearness, spelling
    NUMBER = "number"  # a telegram's number, brought to its canonical form; prefixes
    STATION = "station"  # likewise
    CODE = "code"  # compared whole, in capitals; prefixes
    CHOICE = "choice"  # one of a closed set; prefixes
    DATE = "date"  # a day, a month, a year, or a range of them
    YEAR = "year"  # a year or a range of years
    KEPT = "kept"  # what readers made: collections, marks, notes, lists of names; looked up in the archive
    RECORDED = "recorded"  # answered by the records, not by the index
    PART = "part"  # where the words beside it are searched
    SORT = "sort"  # in which order


class Field(msgspec.Struct, frozen=True, kw_only=True):
    """One field: what stands before the colon, what it means, an example, the version that brought it.

    `also` are other spellings. `choices` maps what may be typed, in capitals, to the value in the index; empty where the
    set is not closed.
    """

    name: str
    also: tuple[str, ...]
    kind: Kind
    meaning: str
    example: str
    since: str
    choices: Mapping[str, str]


PARTS: Final = MappingProxyType(
    {
        "subject": (SUBJECT,),
        "body": (PARAGRAPH, *ROLES),
        "paragraph": (PARAGRAPH,),
        **{role: (role,) for role in ROLES},
        "heading": (OTHER,),
    }
)
"""The words after `in:`, each with the regions that it means."""

SORTS: Final = MappingProxyType(
    {
        "relevance": "best first; where the query has no words, newest first",
        "newest": "latest date first",
        "oldest": "earliest date first",
        "station": "by station, and earliest first at each",
    }
)
"""The words after `sort:`, each with what it means."""

HAS: Final = MappingProxyType(
    {
        "enclosure": "a text of somebody else inside the telegram",
        "request": "an action request, labelled or found by a rule",
        "summary": "a paragraph marked as summary",
        "comment": "a paragraph marked as comment",
        "reference": "a reference to another telegram",
        "findings": "something that the reader of the format noticed",
        "sections": "several sections",
    }
)
"""The words after `has:`, each with what it means."""

_SHORT_LEVELS: Final = {"U": 0, "UNCLAS": 0, "LOU": 1, "R": 2, "C": 3, "S": 4, "TS": 5}
"""Short forms of the classifications → rank. Source: portion marks, 5 FAH-1 H-240; class lines."""


@cache
def fields() -> tuple[Field, ...]:
    """Return all fields in the order of the table."""
    text = (files("reftel.search") / "data" / "fields.csv").read_text(encoding="utf-8")
    return tuple(
        Field(
            name=row["name"],
            also=tuple(row["also"].split()),
            kind=Kind(row["kind"]),
            meaning=row["meaning"],
            example=row["example"],
            since=row["since"],
            choices=MappingProxyType(_choices(row["name"])),
        )
        for row in csv.DictReader(StringIO(text, newline=""), strict=True)
    )


@cache
def fields_by_name() -> Mapping[str, Field]:
    """Return every field by its name and its other spellings."""
    return MappingProxyType({name: field for field in fields() for name in (field.name, *field.also)})


def regions_of(field: str) -> tuple[str, ...]:
    """Return the regions that a field of words asks; a field that asks none stands for itself."""
    if field == ANYWHERE:
        return REGIONS
    return (PARAGRAPH, *ROLES) if field == PASSAGES else (field,)


@cache
def text_fields() -> frozenset[str]:
    """Return the names of the fields and regions that hold running words."""
    return frozenset((*REGIONS, *(field.name for field in fields() if field.kind is Kind.TEXT)))


def _choices(name: str) -> dict[str, str]:
    if name == "classification":
        levels = [level.value for level in Classification]
        return {level: level for level in levels} | {short: levels[rank] for short, rank in _SHORT_LEVELS.items()}
    return {str(value).upper().replace("_", " "): str(value) for value in _closed_sets().get(name, ())}


def _closed_sets() -> dict[str, Iterable[str]]:
    """Return field → the values that it can have."""
    return {
        "precedence": Precedence,
        "kind": TelegramKind,
        "has": HAS,
        "matter": (kind.name for kind in KINDS),
        "state": tuple(dict.fromkeys((*(state.name for kind in KINDS for state in kind.states), *Verdict))),
        "in": PARTS,
        "sort": SORTS,
    }
