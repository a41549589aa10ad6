"""Identifiers as collections print them, brought to the one form "06PORTALDER412"."""

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from typing import Final

from reftel.codes.posts import posts_by_station, station_of_record_code
from reftel.codes.stations import aliases, canonical_station
from reftel.codes.tables import rows

LONGEST: Final = 60
"""No identifier, with all that damage glues to it, has more characters."""

SHORTEST_STATION: Final = 3
"""ROME has four letters; a shorter name than three is damage."""

MEMORY: Final = 4096
"""Identifiers remembered at most; bounded, because they come from untrusted text."""

RECORD_YEARS: Final = frozenset(("73", "74", "75", "76", "77", "78", "79"))
"""Years whose records name a station by a code of six characters. Source: NARA, Access to Archival Databases."""

_PLAIN: Final = re.compile(r"\d\d(?P<station>[A-Z]+)[1-9]\d{0,6}", re.ASCII)
_AIRGRAM: Final = re.compile(r"[A-Z]-A-?\d+$", re.ASCII)
_SUFFIX: Final = re.compile(r"_[A-Z]$")
_YEAR: Final = re.compile(r"(?:(?:19|20)(?P<long>\d\d)|(?P<twice>\d\d)(?P=twice)|(?P<short>\d\d))(?=[A-Z0])", re.ASCII)
_COUNTER: Final = re.compile(r"(?P<word>[A-Z]{0,8}?)(?:\d[\dOQ]|Q\d)(?:OF|GF|F|O)\d\d(?=[A-Z])", re.ASCII)
_SERIES: Final = re.compile(r"(?<=\d)(?:TOSEC|SECTO|ZDK|ZFR)\d+$", re.ASCII)
_DUPLICATE: Final = re.compile(r"\d+SUSPECTEDDUPLICATE(?=\d+$)", re.ASCII)
_GLUED: Final = ("AMEMBASSY", "AMCONSUL", "USMISSION", "EMBASSY", "EFTO", "NOFORN", "SIFIED", "UNCLASSIFIED", "UNCLAS")
_NUMBERED: Final = re.compile(r"(?P<station>[A-Z0]*[A-Z])(?P<serial>\d{1,7})", re.ASCII)
_SECTION: Final = "SECTION"
_ANY: Final = "*"
_SHORTEST_NEAR: Final = 4
"""Shorter names are one letter away from too many others."""


@lru_cache(maxsize=MEMORY)
def canonical_identifier(raw: str) -> str | None:
    """Return the canonical form of an identifier, None where it is none (an airgram's number, a title).

    "2006 PORT ALDER 00412", "06PORTALDER000412", "06PORTALDER412_a" → "06PORTALDER412". Words that damage glued on
    (SECTION 01 OF 02, EFTO, AMEMBASSY, ZDK164) go; names of stations become canonical; a name that is one letter away
    from exactly one station becomes that. Idempotent. Source: forms of the published collections (identifiers.csv).
    """
    if len(raw) > LONGEST:
        return None
    text = raw.strip().upper()
    looked_up = _looked_up().get(text)
    if looked_up is not None or _is_plain(text):
        return looked_up or text
    reduced = _reduced(text)
    return reduced if reduced is None or reduced == text else canonical_identifier(reduced)


def _is_plain(text: str) -> bool:
    """Say whether it is the canonical form of a known station already, as nearly all are."""
    match = _PLAIN.fullmatch(text)
    return match is not None and match["station"] in posts_by_station() and match["station"] not in aliases()


def _reduced(text: str) -> str | None:
    """Take one layer of damage off; what is left may show another (a word glued on before a garbled name)."""
    if _AIRGRAM.search(text):
        return None
    plain = re.sub(r"[\s\-'’.]", "", _SUFFIX.sub("", text))
    year = _YEAR.match(plain)
    if year is None:
        return None
    digits = year["long"] or year["twice"] or year["short"]
    match = _NUMBERED.fullmatch(_without_glue(plain[year.end() :]))
    if match is None or int(match["serial"]) == 0:
        return None
    station = _station(match["station"], is_record=year["long"] is not None or digits in RECORD_YEARS)
    if len(station) < SHORTEST_STATION:
        return None
    return f"{digits}{station}{int(match['serial'])}"


@cache
def _looked_up() -> Mapping[str, str]:
    """Return the damaged identifiers that no rule can repair; the table says where each comes from."""
    return {row["identifier"]: row["canonical"] for row in rows("identifiers.csv") if row["how"] == "table"}


def _without_glue(body: str) -> str:
    body = _DUPLICATE.sub("", _SERIES.sub("", body))
    counter = _COUNTER.match(body)
    if counter is not None and (not counter["word"] or _is_near(counter["word"], _SECTION, 2)):
        body = body[counter.end() :]
    changed = True
    while changed:
        changed = False
        for word in _GLUED:
            if body.startswith(word) and body[len(word) :][:1].isalpha():
                body, changed = body[len(word) :], True
    return body


def _station(name: str, *, is_record: bool) -> str:
    station = canonical_station(name)
    known = posts_by_station()
    if station in known:
        return station
    if is_record and station in station_of_record_code():
        return station_of_record_code()[station]
    return _nearest(station)


@lru_cache(maxsize=MEMORY)
def _nearest(station: str) -> str:
    """Return the one known station that is one letter away, the name itself where there is none or several."""
    if not _SHORTEST_NEAR <= len(station) <= LONGEST:
        return station
    known = _by_pattern()
    near: set[str] = set(known.get(station, ()))  # a letter was dropped
    for i in range(len(station)):
        near.update(known.get(f"{station[:i]}{_ANY}{station[i + 1 :]}", ()))  # a letter was replaced
        shorter = station[:i] + station[i + 1 :]
        if shorter in posts_by_station():  # a letter was added
            near.add(shorter)
    return near.pop() if len(near) == 1 else station


@cache
def _by_pattern() -> Mapping[str, tuple[str, ...]]:
    """Return station with one letter left out, or one replaced by any → stations; so no name is compared with every post."""
    found: dict[str, set[str]] = {}
    for station in posts_by_station():
        for i in range(len(station)):
            found.setdefault(station[:i] + station[i + 1 :], set()).add(station)
            found.setdefault(f"{station[:i]}{_ANY}{station[i + 1 :]}", set()).add(station)
    return {pattern: tuple(sorted(stations)) for pattern, stations in found.items()}


def _is_near(word: str, wanted: str, most: int) -> bool:
    """Say whether at most `most` letters must be dropped, added or replaced to make `wanted` of `word`."""
    before = list(range(len(wanted) + 1))
    for i, letter in enumerate(word, 1):
        row = [i]
        for j, other in enumerate(wanted, 1):
            row.append(min(before[j] + 1, row[-1] + 1, before[j - 1] + (letter != other)))
        before = row
    return before[-1] <= most
