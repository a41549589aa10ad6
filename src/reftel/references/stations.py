"""The station of a reference: the words before a number, where they name one."""

import re
from functools import lru_cache
from typing import Final

from reftel.codes import canonical_identifier, canonical_station, is_station
from reftel.references.grammar import AFTER_STATION, AGENCIES, BEFORE_STATION, NOT_STATIONS

MEMORY: Final = 4096
"""Names remembered at most; bounded, because they come from untrusted text."""

SHORTEST: Final = 3
"""Letters of a name that no table knows; fewer are initials."""

LONGEST: Final = 20
"""Letters of a name that no table knows; longer ones are prose."""

MOST_WORDS: Final = 3
"""Words of a name that no table knows."""

_WORD: Final = re.compile(r"[^\s.-]+")


@lru_cache(maxsize=MEMORY)
def read_station(printed: str) -> tuple[str, int, bool] | None:
    """Read the words before a number: (canonical station, offset of its first letter, whether a table knows it).

    None where they name no station: a month, a paragraph, a document, prose.
    """
    words = [(match[0].upper(), match.start()) for match in _WORD.finditer(printed)]
    station = canonical_station("".join(word for word, _ in words))
    if _is_known(station):
        return station, words[0][1], True
    while len(words) > 1 and (words[0][0] in BEFORE_STATION or _is_doubled_label(words)):
        words.pop(0)
    while len(words) > 1 and words[-1][0] in AFTER_STATION:
        words.pop()
    names = [word for word, _ in words]
    start = words[0][1]
    station = canonical_station("".join(names))
    if _is_known(station):
        return station, start, True
    if len(names) > 1 and len(names[-1]) == 2 and is_station(canonical_station("".join(names[:-1]))):
        return canonical_station("".join(names[:-1])), start, True  # a country's TAG behind the name
    if not _may_be_name(names, printed[start:]):
        return None
    return _mended(station), start, False


def _is_known(station: str) -> bool:
    return is_station(station) or station in AGENCIES


def _is_doubled_label(words: list[tuple[str, int]]) -> bool:
    """The list's labels were printed twice: `B. B LANTRY 12`."""
    return len(words[0][0]) == 1 and is_station(canonical_station("".join(word for word, _ in words[1:])))


def _may_be_name(names: list[str], printed: str) -> bool:
    """A sender that no table knows (an agency, a command, a misprint) is one to three words in capitals."""
    if len(names) > MOST_WORDS or not SHORTEST <= sum(map(len, names)) <= LONGEST:
        return False
    return not NOT_STATIONS.intersection(names) and min(map(len, names)) > 1 and printed.upper() == printed


def _mended(station: str) -> str:
    """Return the one station whose name is a letter away, else the name itself."""
    identifier = canonical_identifier(f"00{station}1")
    mended = identifier[2:-1] if identifier is not None else station
    return mended if is_station(mended) else station
