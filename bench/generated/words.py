"""Words as often as in real telegrams: a few common ones, then ever rarer invented ones, without an end.

Shares of the ranks follow the measured curve; beyond its last point they fall on as they did before it (about rank to the power
of -1.7, which makes the number of different words grow with the 0.59th power of the text, as it does in the real collections).
"""

import bisect
import math
import random
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

_ONSETS: Final = "b br c d dr f g gr h j k l m n p pr r s st t tr v w z".split()
_VOWELS: Final = "a e i o u ai ea ou y".split()
_CODAS: Final = "  n r s t l m nd st".split(" ")
_SYLLABLES: Final = tuple(o + v + c for o in _ONSETS for v in _VOWELS for c in _CODAS)
_SPREAD: Final = 2_654_435_761  # Knuth's multiplier: neighbouring ranks get words that do not look alike
_SPAN: Final = len(_SYLLABLES) ** 2
_SEEN: Final = 0.5
"""What the measured share of a rare word is worth: one counts only those that happened to occur."""
_ODDLY: Final = 0.02
"""Share of the rare words that are figures."""


class Vocabulary:
    """Draws words by rank. One object serves many telegrams; what is drawn depends on the generator that is handed in."""

    def __init__(self, common: Sequence[str], curve: Sequence[tuple[int, float]]) -> None:
        shares = _shares_by_rank(curve)
        self._last = len(shares)
        self._exponent = -_slope(curve[-2], curve[-1])
        beyond = _SEEN * shares[-1] * self._last / (self._exponent - 1)
        self._cumulative: list[float] = []
        total = 0.0
        for share in shares:
            total += share
            self._cumulative.append(total)
        self._mass = total + beyond
        self._known = [*common, *(invented(rank) for rank in range(len(common), self._last))]

    def draw(self, chance: random.Random, count: int) -> list[str]:
        """Return some words."""
        known, cumulative, last, mass = self._known, self._cumulative, self._last, self._mass
        found = []
        for _ in range(count):
            rank = bisect.bisect(cumulative, chance.random() * mass)
            found.append(known[rank] if rank < last else self._rare(chance))
        return found

    def _rare(self, chance: random.Random) -> str:
        if chance.random() < _ODDLY:
            return f"{chance.randrange(1, 100_000):,}"
        return invented(int(self._last * chance.random() ** (-1 / (self._exponent - 1))))


def invented(rank: int) -> str:
    """Return the invented word of a rank: two syllables, three for the rarest; hardly two ranks share one."""
    above, within = divmod(rank, _SPAN)
    first, second = divmod(within * _SPREAD % _SPAN, len(_SYLLABLES))
    return _SYLLABLES[first] + _SYLLABLES[second] + (_SYLLABLES[above % len(_SYLLABLES)] if above else "")


def _slope(one: tuple[int, float], other: tuple[int, float]) -> float:
    return math.log(other[1] / one[1]) / math.log(other[0] / one[0])


def _shares_by_rank(curve: Sequence[tuple[int, float]]) -> list[float]:
    """Return the share of each rank up to the curve's last, by straight lines between its points on logarithmic axes."""
    shares = []
    for one, other in pairwise(curve):
        slope = _slope(one, other)
        shares += [one[1] * (rank / one[0]) ** slope for rank in range(one[0], other[0])]
    return [*shares, curve[-1][1]]
