"""More like this: the words that tell one telegram from others, weighed by what the viewer may read."""

import math
from collections import Counter
from typing import Final

from reftel.access import Viewer
from reftel.archive.finding.documents import passages_of
from reftel.search import Alike, Index
from reftel.search.folding import words_of
from reftel.telegram import Telegram

CANDIDATES: Final = 40
"""The most frequent words of a telegram are looked up; each costs the index a question."""

MOST_WORDS: Final = 25
"""The telling ones among them that are searched for."""

_SHORTEST: Final = 4
"""Shorter words are articles, prepositions and initials."""

_COMMON: Final = 0.2
"""A word that a larger share of all telegrams has tells nothing."""

_SHARED: Final = 0.3
"""Share of the telling words that a telegram must have to count as alike."""

_FINE: Final = 8
"""Weights are whole numbers, so that their sums are exact in whichever order they are added; eighths are fine enough."""


def alike(index: Index, viewer: Viewer, telegram: Telegram) -> Alike:
    """Return the question for telegrams with the same telling words; without such words nothing is alike."""
    often = _counted(telegram)
    documents, found = index.frequencies(viewer, tuple(often))
    # A word that nothing else has finds nothing; in a small collection no word is common.
    most = max(documents * _COMMON, 5)
    telling = {word: _weight(often[word], hits, documents) for word, hits in found.items() if 2 <= hits <= most}
    words = sorted(telling.items(), key=lambda one: (-one[1], one[0]))[:MOST_WORDS]
    return Alike(words=tuple(words), least=max(1, math.ceil(len(words) * _SHARED)))


def _counted(telegram: Telegram) -> dict[str, int]:
    """Return the candidates with how often they stand in subject and body; the subject counts double."""
    counts: Counter[str] = Counter()
    subject = telegram.subject or ""
    for text in (subject, subject, *(text for _, _, text in passages_of(telegram))):
        counts.update(word for word in words_of(text) if len(word) >= _SHORTEST and not word.isdigit())
    return dict(sorted(counts.items(), key=lambda one: (-one[1], one[0]))[:CANDIDATES])


def _weight(often: int, hits: int, documents: int) -> int:
    rarity = math.log(1 + (documents - hits + 0.5) / (hits + 0.5))
    return max(1, round(_FINE * (1 + math.log(often)) * rarity))
