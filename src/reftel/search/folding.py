"""Folding: the one way in which text becomes searchable words, for the index, for queries and for marking hits.

Folded text consists of words and blanks only. A word is a run of letters and digits, in small letters, without accents. Dots
inside initials go ("U.S." is the word "us"); every other sign parts words ("S/P" is two words, "G-77" too). Inflections
are not cut off: names would suffer. `tests/search/test_folding.py` has the table of examples.
"""

import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from reftel.telegram import Place

MEMORY: Final = 4096
"""Characters beyond ASCII remembered at most: more than any language of ours has, and bounded."""

_JOINER: Final = "\x1f"
"""Stands, while folding, for a sign that neither parts words nor belongs to them; not in the result."""

_BESIDE_DOT: Final = re.compile(r"\.(?=[A-Za-z](?![A-Za-z0-9]))(?<=(?<![A-Za-z0-9])[A-Za-z]\.)")
"""A dot between two single letters. It begins with the dot, so that the search leaps from dot to dot."""

_JOINERS: Final = re.compile(_JOINER)
_BEYOND_ASCII: Final = re.compile(r"[^\x00-\x7f]")
_ASCII_SIGNS: Final = "".join(c for c in map(chr, range(128)) if not c.isalnum() and c != _JOINER)
_SMALL_AND_BLANK: Final = str.maketrans(
    dict.fromkeys(_ASCII_SIGNS, " ") | {c: c.lower() for c in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"}
)
_BYTES: Final = bytes(ord(_SMALL_AND_BLANK.get(i, chr(i))) for i in range(128)) + bytes(128)

_LETTERS: Final = {
    "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ł": "l", "ħ": "h", "ı": "i", "ŋ": "n", "ŧ": "t",
    "ƒ": "f", "ə": "a", "ĸ": "k", "ŀ": "l", "ɓ": "b", "ɗ": "d", "ɛ": "e", "ɔ": "o", "ƙ": "k", "ƴ": "y",
}  # fmt: skip
"""Latin letters that Unicode does not take apart. Source: common romanisation in despatches."""


def fold(text: str) -> str:
    """Return the folded text, as the index takes it in. Words are what `str.split` gives."""
    return _flat(_without_accents(text)).replace(_JOINER, "")


def words_of(text: str) -> tuple[str, ...]:
    """Return the folded words of a text, in order."""
    return tuple(fold(text).split())


@dataclass(frozen=True, slots=True)
class FoldedText:
    """A folded text that knows where each of its characters stood before.

    `joined` are the places in `text` before which a joiner went. `starts` are the places, joiners counted, from which on
    another distance to the original holds, and `shifts` those distances.
    """

    text: str
    joined: tuple[int, ...] = ()
    starts: tuple[int, ...] = ()
    shifts: tuple[int, ...] = ()

    def place(self, start: int, end: int) -> Place:
        """Return the place in the original, in code points, of folded characters [start, end), at least one."""
        return self._origin(start), self._origin(end - 1) + 1

    def _origin(self, at: int) -> int:
        with_joiners = at + bisect_right(self.joined, at)
        index = bisect_right(self.starts, with_joiners) - 1
        return with_joiners if index < 0 else with_joiners + self.shifts[index]


def fold_with_places(text: str) -> FoldedText:
    """Return the folded text with the way back into the original."""
    starts: list[int] = []
    shifts: list[int] = []
    plain = text if text.isascii() else _widened(text, starts, shifts)
    flat = _flat(plain)
    joiners = [match.start() for match in _JOINERS.finditer(flat)] if _JOINER in flat else []
    joined = tuple(at - number for number, at in enumerate(joiners))
    return FoldedText(flat.replace(_JOINER, ""), joined, tuple(starts), tuple(shifts))


def _widened(text: str, starts: list[int], shifts: list[int]) -> str:
    """Return the text without accents, and note where a character became several."""
    pieces: list[str] = []
    done = shift = 0
    for match in _BEYOND_ASCII.finditer(text):
        at, folded = match.start(), _folded_character(match[0])
        pieces += (text[done:at], folded)
        done = at + 1
        for _ in folded[1:]:
            shift -= 1
            starts.append(at - shift)
            shifts.append(shift)
    return "".join((*pieces, text[done:]))


def _without_accents(text: str) -> str:
    return text if text.isascii() else _BEYOND_ASCII.sub(lambda match: _folded_character(match[0]), text)


def _flat(text: str) -> str:
    """Return the text in small letters with a blank for every sign, as long as it was; joined initials by the joiner."""
    joined = _BESIDE_DOT.sub(_JOINER, text)
    if joined.isascii():
        return joined.encode("ascii").translate(_BYTES).decode("ascii")
    return joined.translate(_SMALL_AND_BLANK)


@lru_cache(maxsize=MEMORY)
def _folded_character(character: str) -> str:
    """Return what one character beyond ASCII folds to: letters and digits, blanks, or the joiner; never nothing."""
    apart = unicodedata.normalize("NFKD", character).casefold()
    return "".join(map(_folded_part, apart)) or _JOINER


def _folded_part(part: str) -> str:
    if part.isascii():
        return part if part.isalnum() else " "
    if part in _LETTERS:
        return _LETTERS[part]
    category = unicodedata.category(part)
    if category.startswith("M") or category == "Cf":  # accents; soft hyphens and marks of direction
        return _JOINER
    return part if part.isalnum() else " "
