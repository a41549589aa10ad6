"""Captions: the words between class line and E.O. line that say who may read, by which channel, or where it goes."""

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

import msgspec

from reftel.codes.tables import rows


class Caption(msgspec.Struct, frozen=True, kw_only=True):
    """One caption. `restricts` says whether it narrows the circle of readers; `handling` is the word it stands for."""

    caption: str
    kind: str
    restricts: bool
    handling: str | None
    meaning: str
    combines_with: tuple[str, ...]
    source: str


@cache
def captions() -> Mapping[str, Caption]:
    """Return all captions by their text in capitals, single blanks between words; at most four words each."""
    table = {
        row["caption"]: Caption(
            caption=row["caption"],
            kind=row["kind"],
            restricts=row["restricts"] == "yes",
            handling=row["handling"] or None,
            meaning=row["meaning"],
            combines_with=tuple(row["combines_with"].split()),
            source=row["source"],
        )
        for row in rows("captions.csv")
    }
    return MappingProxyType(table)


@cache
def handling_words() -> Mapping[str, str]:
    """Return caption → handling word ("SENSITIVE" → "SBU") for the captions that stand for one."""
    return MappingProxyType({name: row.handling for name, row in captions().items() if row.handling})
