"""Anchors: the places of a body at which a rare element may stand, found once with `str.find`.

Nearly every line of a body is a plain line of its paragraph. The words that make a line something else ("BEGIN TEXT",
"END SUMMARY", a page line's " OF ", a release stamp) are searched for over the text at once, so that a line without an
anchor costs one comparison.
"""

from bisect import bisect_left
from typing import Final

PRINTED_ANCHORS: Final = (" OF", "Declassified/Released")
"""Page lines and release stamps, as the printer set them."""


class Anchors:
    """Sorted offsets of all anchors of a stretch; `ends`, `comments` and `begins` are asked for by the roles."""

    __slots__ = ("all", "begins", "comments", "ends")

    def __init__(self, text: str, lowered: str, start: int, end: int) -> None:
        self.begins = _words(lowered, "begin", start, end)
        self.ends = _words(lowered, "end", start, end)
        self.comments = [at for at in _all(lowered, "comment", start, end) if at == 0 or not lowered[at - 1].isalnum()]
        printed = [at for word in PRINTED_ANCHORS for at in _all(text, word, start, end)]
        self.all = sorted([*self.begins, *self.ends, *printed])
        self.all.append(end)  # a sentinel, so that there is always a next one


def all_between(offsets: list[int], start: int, end: int) -> list[int]:
    """Return all of the sorted offsets in [start, end)."""
    return offsets[bisect_left(offsets, start) : bisect_left(offsets, end)]


def _words(lowered: str, word: str, start: int, end: int) -> list[int]:
    """Places of a word that stands alone. It is looked for without the blank behind it: a blank is too frequent to find by."""
    length = len(word)
    return [
        at
        for at in _all(lowered, word, start, end)
        if lowered[at + length : at + length + 1] in _BEHIND and (at == 0 or not lowered[at - 1].isalnum())
    ]


_BEHIND: Final = frozenset(" \n\r")
"""What stands behind a word that opens or closes something."""


def _all(text: str, word: str, start: int, end: int) -> list[int]:
    found: list[int] = []
    at = text.find(word, start, end)
    while at >= 0:
        found.append(at)
        at = text.find(word, at + 1, end)
    return found
