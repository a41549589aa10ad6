"""TAGS: what a code stands for. Two-letter codes changed country several times: never decode one without its year.

Kinds and their forms (TAGS handbook of 1974; 5 FAH-3): subject, four letters; program, four letters with K; geographic,
two letters or, later, digit and letter; organization, an acronym; person, SURNAME, GIVEN NAME.

Geographic codes have three eras: the handbook of 1974 (here 1973 to 1979), codes after FIPS 10-4 (1980 to 2014), codes after ISO 3166-1
and GENC (from 2015). No document found says in which year either change was made; the borders are set where published
telegrams of both sides agree with them, and rows that telegrams contradict have years of their own.
"""

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from typing import Final

import msgspec

from reftel.codes.tables import rows
from reftel.codes.vocabulary import TagKind

MEMORY: Final = 8192
"""Codes remembered at most: more than there are pairs of code and year in use, and bounded, because codes come from untrusted text."""

LONGEST: Final = 80
"""No TAG, a person's name included, has more characters."""


class TagMeaning(msgspec.Struct, frozen=True, kw_only=True):
    """What a TAG stands for; `name` is None where no table says it. Years are inclusive, None is open."""

    code: str
    kind: TagKind
    name: str | None
    source: str
    note: str | None = None
    valid_from: int | None = None
    valid_to: int | None = None
    iso2: str | None = None
    same_as: str | None = None

    def in_force(self, year: int) -> bool:
        """Say whether the code had this meaning in that year."""
        return (self.valid_from is None or self.valid_from <= year) and (self.valid_to is None or year <= self.valid_to)


_TABLES: Final = (
    ("tags_subject.csv", TagKind.SUBJECT),
    ("tags_program.csv", TagKind.PROGRAM),
    ("tags_geo.csv", TagKind.GEOGRAPHIC),
    ("tags_geo_invented.csv", TagKind.GEOGRAPHIC),
    ("tags_org.csv", TagKind.ORGANIZATION),
)
"""In the order in which they are asked: BP is a country before it is a company."""


def _meaning(row: Mapping[str, str], kind: TagKind) -> TagMeaning:
    return TagMeaning(
        code=row["tag"],
        kind=kind,
        name=row["name"] or None,
        source=row["source"],
        note=row["note"] or None,
        valid_from=int(row["valid_from"]) if row["valid_from"] else None,
        valid_to=int(row["valid_to"]) if row["valid_to"] else None,
        iso2=row.get("iso2") or None,
        same_as=row.get("same_as") or None,
    )


@cache
def _table() -> Mapping[str, tuple[TagMeaning, ...]]:
    found: dict[str, list[TagMeaning]] = {}
    for name, kind in _TABLES:
        for row in rows(name):
            found.setdefault(row["tag"], []).append(_meaning(row, kind))
    return {code: tuple(held) for code, held in found.items()}


def tag_codes() -> frozenset[str]:
    """Return every code of the tables, of whatever kind and year."""
    return frozenset(_table())


def tag_meanings(code: str) -> tuple[TagMeaning, ...]:
    """Return every meaning that a code had or has, by kind and then by year; empty where no table knows it."""
    return _table().get(code, ())


@lru_cache(maxsize=MEMORY)
def tag(code: str, year: int | None) -> TagMeaning:
    """Return what a code stands for in a telegram of that year; without a year only what holds in all years.

    The kind is UNKNOWN where neither a table nor the form of the code tells it. Never raises.
    """
    held = tag_meanings(code)
    if not held:
        return _by_form(code[:LONGEST])
    first = [meaning for meaning in held if meaning.kind is held[0].kind]
    in_force = first if year is None else [meaning for meaning in first if meaning.in_force(year)]
    if in_force and len({meaning.name for meaning in in_force}) == 1:
        return in_force[0]
    return _undecided(code, year, tuple(first))


@cache
def _by_iso() -> Mapping[str, tuple[TagMeaning, ...]]:
    found: dict[str, list[TagMeaning]] = {}
    for held in _table().values():
        for meaning in held:
            if meaning.iso2 is not None:
                found.setdefault(meaning.iso2, []).append(meaning)
    return {code: tuple(sorted(held, key=_first_year, reverse=True)) for code, held in found.items()}


def state_code_for_iso(code: str, year: int | None) -> str | None:
    """Return the TAG that the Department used in that year for the country of an ISO 3166-1 code: "RU", 2009 → "RS".

    Where two codes of a country were in use the one that came later (SR of Serbia, beside FIPS RI). None without a year,
    before there were TAGS, and for what is no country's code in ISO.
    """
    if year is None:
        return None
    return next((meaning.code for meaning in _by_iso().get(code, ()) if meaning.in_force(year)), None)


def _first_year(meaning: TagMeaning) -> int:
    return meaning.valid_from or 0


def _undecided(code: str, year: int | None, held: tuple[TagMeaning, ...]) -> TagMeaning:
    """Return the kind, and the name only where it cannot be another country's."""
    years = "; ".join(f"{meaning.name}, {_span_of(meaning)}" for meaning in held)
    is_one = len({meaning.name for meaning in held}) == 1 and held[0].kind is not TagKind.GEOGRAPHIC
    when = "its year is not known" if year is None else f"not in the tables for {year}"
    note = f"{when}; {years}"
    return TagMeaning(
        code=code,
        kind=held[0].kind,
        name=held[0].name if is_one else None,
        source=held[0].source,
        note=note,
        same_as=held[0].same_as if is_one else None,
    )


def _span_of(meaning: TagMeaning) -> str:
    return f"{meaning.valid_from or ''} to {meaning.valid_to or 'now'}".strip()


_PROGRAM: Final = re.compile(r"K[A-Z]{3}")
_PERSON: Final = re.compile(r"[^\W\d_][^\W\d_'’.\- ]*[^,\d]*,\s*[^\d,]+")
_FORM: Final = "form of the code (TAGS handbook of 1974; 5 FAH-3)"


def _by_form(code: str) -> TagMeaning:
    if _PROGRAM.fullmatch(code):
        kind = TagKind.PROGRAM
    elif _PERSON.fullmatch(code):  # without the comma HUMAN RIGHTS would be a person
        kind = TagKind.PERSON
    else:
        kind = TagKind.UNKNOWN
    return TagMeaning(code=code, kind=kind, name=None, source=_FORM)
