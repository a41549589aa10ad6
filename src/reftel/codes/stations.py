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

_GLUED: Final = (
    "AMEMBASSY",
    "EMBASSY",
    "AMCONSULATE",
    "AMCONSUL",
    "AMCONGEN",
    "CONSULATE",
    "USMISSION",
    "USINT",
    "USDAO",
    "USLO",
    "REO",
)
"""Words of a designator that damage, or a writer in haste, leaves on the station's name (AMEMBASSY PORT ALDER 412)."""

_LIKE_LETTERS: Final = str.maketrans({"0": "O", "1": "I"})
"""Digits that scanning makes of letters (PORT ALDER → P0RT ALDER)."""

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

    The words of a designator before the name of a post go ("AMEMBASSY PORT ALDER"), and digits that stand for letters are
    read as such where that gives a post ("P0RT ALDER"). A name that no table knows is reduced to its capital letters;
    empty where there are none. Idempotent.
    """
    plain = "".join(c for c in name.upper() if c.isascii() and c.isalnum())
    letters = "".join(c for c in plain if c.isalpha())
    readings = (plain, letters) if letters == plain else (plain, letters, plain.translate(_LIKE_LETTERS))
    return next((station for reading in readings if (station := _known(reading)) is not None), letters)


def _known(name: str) -> str | None:
    """Return the canonical station of a name in letters, None where neither an alias nor a post bears it."""
    found = aliases().get(name)
    if found is not None or name in posts_by_station():
        return found or name
    rest = next((name[len(word) :] for word in _GLUED if name.startswith(word)), None)
    if rest is None:
        return None
    return aliases().get(rest, rest if rest in posts_by_station() else None)


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
    if found is None:
        whole = canonical_station(text)  # some designators have a station of their own: USDEL SECRETARY
        found = whole if is_station(whole) else _name_of(text)
    return canonical_station(found)


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


@lru_cache(maxsize=MEMORY)
def origin_of_station(station: str) -> str | None:
    """Return the origin of a canonical station: "PORTALDER" → "Embassy Port Alder"; None where it is no post with a designator."""
    held = posts_by_station().get(station)
    return origin_of_designator(held.plad) if held is not None and held.plad is not None else None


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
