"""How far one word is from another, in letters added, dropped, replaced, or swapped with their neighbour."""

from collections.abc import Iterable
from difflib import get_close_matches
from functools import lru_cache
from typing import Final

MEMORY: Final = 32_768
"""Pairs of words remembered at most: about the vocabulary of one page of results, and bounded."""


@lru_cache(maxsize=MEMORY)
def is_similar(word: str, other: str, distance: int) -> bool:
    """Say whether `other` becomes `word` in at most `distance` steps; no letter is changed twice."""
    if word == other:
        return True
    # No step makes more than one letter of the alphabet appear: most words are told apart by that alone.
    if abs(len(word) - len(other)) > distance or len(set(word).difference(other)) > distance:
        return False
    return _distance(word, other, distance) <= distance


def nearest(word: str, known: Iterable[str]) -> str | None:
    """Return the known word that a misspelt one most likely means, None where none comes near; the same letter case."""
    found = get_close_matches(word, list(known), n=1, cutoff=0.6)
    return found[0] if found else None


def _distance(word: str, other: str, limit: int) -> int:
    """Return the distance, or anything above `limit` once it is passed."""
    older: list[int] = []
    previous = list(range(len(other) + 1))
    for i, letter in enumerate(word, 1):
        row = [i]
        for j, another in enumerate(other, 1):
            cost = min(previous[j] + 1, row[j - 1] + 1, previous[j - 1] + (letter != another))
            if i > 1 and j > 1 and letter == other[j - 2] and word[i - 2] == another:
                cost = min(cost, older[j - 2] + 1)
            row.append(cost)
        if min(row) > limit and min(previous) > limit:
            return limit + 1
        older, previous = previous, row
    return previous[-1]
