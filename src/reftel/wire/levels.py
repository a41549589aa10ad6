"""The classification as printed: spaced letters, short forms, and the letters of the security line and of portion marks."""

import re
from functools import lru_cache
from typing import Final

from reftel.codes import Classification

_SPACED: Final = (
    (Classification.TOP_SECRET, "TOPSECRET"),
    (Classification.SECRET, "SECRET"),
    (Classification.CONFIDENTIAL, "CONFIDENTIAL"),
    (Classification.LIMITED_OFFICIAL_USE, "LIMITEDOFFICIALUSE"),
    (Classification.UNCLASSIFIED, "UNCLASSIFIED"),
    (Classification.UNCLASSIFIED, "UNCLAS"),
    (Classification.RESTRICTED, "RESTRICTED"),
)
LEVEL: Final = re.compile(
    r"[^A-Z0-9(]{0,4}(?:"
    + "|".join(rf"(?P<w{i}>{r' {0,3}'.join(word)})" for i, (_, word) in enumerate(_SPACED))
    + r")(?![A-Za-z])"
)
"""A level at the start of a line: each letter may be followed by up to three blanks (`T O P  S E C R E T`)."""

DAMAGE: Final = re.compile(r"(?:\d{4,7}|[A-Z]{1,2})(?=(?:C O N F I D|S ?E C R E T|T O P ))")
"""What a copy may have glued to a spaced level: a record's number, a letter typed twice (`SS E C R E T`)."""

LOWER: Final = re.compile(r"[CST](?: [a-z]){5}")
"""A spaced level in small letters (`C o n f i d e n t i a l`), as one newspaper prints whole telegrams."""
MEMORY: Final = 1024
"""Portion marks remembered at most: there are a few dozen, but they come from untrusted text."""

SECURITY_LETTERS: Final = {
    "U": Classification.UNCLASSIFIED,
    "E": Classification.UNCLASSIFIED,
    "R": Classification.RESTRICTED,
    "C": Classification.CONFIDENTIAL,
    "S": Classification.SECRET,
    "T": Classification.TOP_SECRET,
}
"""The repeated letter of format line 4 (ZNY CCCCC). E is unclassified, encrypted for transmission only. Source: ACP 127."""

CLASSIFIED: Final = frozenset({Classification.CONFIDENTIAL, Classification.SECRET, Classification.TOP_SECRET})
"""The levels that an executive order gives; the others are controls."""

PORTION_LEVELS: Final = {
    "U": Classification.UNCLASSIFIED,
    "SBU": Classification.UNCLASSIFIED,
    "FOUO": Classification.UNCLASSIFIED,
    "CUI": Classification.UNCLASSIFIED,
    "LOU": Classification.LIMITED_OFFICIAL_USE,
    "R": Classification.RESTRICTED,
    "C": Classification.CONFIDENTIAL,
    "S": Classification.SECRET,
    "TS": Classification.TOP_SECRET,
    "UNCLAS": Classification.UNCLASSIFIED,
    "UNCLASSIFIED": Classification.UNCLASSIFIED,
    "CONFIDENTIAL": Classification.CONFIDENTIAL,
    "SECRET": Classification.SECRET,
}
"""Portion marks and the level each stands for; controls follow after a slash (S//NF). Source: 5 FAH-1, samples."""


def spaced(level: Classification) -> str:
    """Return a level as a class line prints it: classified ones with their letters spaced, words two blanks apart."""
    if level is Classification.UNCLASSIFIED:
        return "UNCLAS"
    return "  ".join(" ".join(word) for word in level.value.split()) if level in CLASSIFIED else level.value


_STARTS: Final = frozenset(f"{word[0]}{second}" for _, word in _SPACED for second in (" ", word[1]))
"""The first two signs of a level, spaced or not: most lines of capitals begin otherwise."""


def read_level(text: str) -> tuple[Classification, int] | None:
    """Return the level at the start of a line and where it ends in the line, None where there is none."""
    match = LEVEL.match(text) if text[:2] in _STARTS or not "A" <= text[:1] <= "Z" else None
    match = match or _damaged_level(text)
    if match is None or match.lastgroup is None:
        return None
    return _SPACED[int(match.lastgroup[1:])][0], match.end()


def _damaged_level(text: str) -> re.Match[str] | None:
    """A level behind glued signs, or in small letters; both only where it is spaced, so that no sentence is taken for one.

    A line that holds none of the letters of a spaced level after its first has no damaged one either.
    """
    if text[1:2] == " " and LOWER.match(text) is not None:
        return LEVEL.match(text.upper()[: len(text)])
    head = text[:24]
    if "E C R E T" not in head and " O N F I D" not in head and " O P  S E C" not in head and " O P S E C" not in head:
        return None
    damage = DAMAGE.match(text)
    return LEVEL.match(text, damage.end()) if damage is not None else None


@lru_cache(maxsize=MEMORY)
def portion_level(portion: str) -> Classification | None:
    """Return the level of a portion mark without its parentheses ("C", "S//NF", "SBU/NF"), None where it is no mark."""
    head = re.split(r"[/ ,-]", portion.strip().upper(), maxsplit=1)[0]
    return PORTION_LEVELS.get(head)


@lru_cache(maxsize=MEMORY)
def portion_rank(portion: str) -> int:
    """Return the rank of a portion mark's level, -1 where it is no mark."""
    level = portion_level(portion)
    return level.rank if level is not None else -1
