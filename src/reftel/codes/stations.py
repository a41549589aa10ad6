"""Names of stations: every way of writing one leads to one canonical name.

A station has at least three names in one telegram: the designator of its FM line (AMEMBASSY PORT ALDER), the name in the
class line and in references (PORT ALDER), and the publisher's origin (Embassy Port Alder); page lines cut it after ten
characters (PORT AU PR).
"""

from collections.abc import Mapping
from functools import cache, lru_cache
from typing import Final

from reftel.codes.posts import posts, posts_by_station
from reftel.codes.tables import rows

MEMORY: Final = 4096
"""Names remembered at most: far more than there are posts, and bounded, because names come from untrusted text."""

_PREFIXES: Final = (
    ("AMEMBASSY", "Embassy"),
    ("AMEMB", "Embassy"),
    ("EMBASSY", "Embassy"),
    ("AMCONSULATE", "Consulate"),
    ("AMCONSUL", "Consulate"),
    ("AMCONGEN", "Consulate"),
    ("CONSULATE", "Consulate"),
    ("USMISSION", "Mission"),
    ("USDEL", "Delegation"),
    ("USDAO", "Defense Attache Office"),
    ("USLO", "Liaison Office"),
    ("USINT", "US Interests Section"),
    ("USOFFICE", "US Office"),
    ("REO", "REO"),
)
"""First word of a designator → the publisher's word for it. Source: published telegrams, ACP 117."""

_CITIES: Final = (" WASHDC", " WASHINGTON DC")
"""Where an agency is; no part of its name."""

_POUCH: Final = " POUCH"
"""Delivered by bag; no part of the designator."""


@cache
def aliases() -> Mapping[str, str]:
    """Return other spelling (letters and digits only, capitals) → canonical station."""
    return {row["alias"]: row["station"] for row in rows("stations_aliases.csv")}


@lru_cache(maxsize=MEMORY)
def canonical_station(name: str) -> str:
    """Return the canonical station of a name: "PORT ALDER" → "PORTALDER", "SECSTATE" → "STATE".

    A name that no table knows is reduced to its capital letters; empty where there are none.
    """
    plain = "".join(c for c in name.upper() if c.isascii() and c.isalnum())
    known = aliases()
    found = known.get(plain)
    if found is not None:
        return found
    letters = "".join(c for c in plain if c.isalpha())
    return known.get(letters, letters)


def is_station(station: str) -> bool:
    """Say whether a canonical name is in the table of posts."""
    return station in posts_by_station()


@cache
def _stations_by_designator() -> Mapping[str, str]:
    return {row.plad: row.station for row in posts() if row.plad is not None}


@lru_cache(maxsize=MEMORY)
def station_of_designator(designator: str) -> str:
    """Return the canonical station of a designator: "AMEMBASSY PORT ALDER" → "PORTALDER", "SECSTATE WASHDC" → "STATE".

    Of an addressee that is no post the letters of its name remain ("CIA WASHDC" → "CIA").
    """
    text = _trimmed(designator)
    found = _stations_by_designator().get(text)
    return found if found is not None else canonical_station(_name_of(text))


@cache
def _origins() -> Mapping[str, str]:
    return {row["designator"]: row["origin"] for row in rows("origins.csv")}


@lru_cache(maxsize=MEMORY)
def origin_of_designator(designator: str) -> str | None:
    """Return the origin as public libraries word it: "AMEMBASSY PORT ALDER" → "Embassy Port Alder".

    None where the designator is no post's (an agency, a command, a collective) and no table knows it.
    """
    text = _trimmed(designator)
    found = _origins().get(text)
    if found is not None:
        return found
    word = _prefix_of(text)
    if word is None:
        return None
    name = text[len(word) + 1 :].strip()
    return f"{dict(_PREFIXES)[word]} {_titled(name)}" if name else None


def _trimmed(designator: str) -> str:
    return " ".join(designator.upper().split()).rstrip(" .,;:").removesuffix(_POUCH)


def _prefix_of(text: str) -> str | None:
    return next((word for word, _ in _PREFIXES if text.startswith(word + " ")), None)


def _name_of(text: str) -> str:
    word = _prefix_of(text)
    name = text[len(word) + 1 :] if word is not None else text
    for city in _CITIES:
        name = name.removesuffix(city)
    return name or text


def _titled(name: str) -> str:
    return " ".join(word.capitalize() for word in name.split())
