"""What two texts differ in, word by word. Pure, and bounded in time and memory whatever the texts.

The words are compared by `rapidfuzz` (bit-parallel longest common subsequence). Where what remains between a common beginning and
a common end is still too much to compare, it is given as one change, and `is_coarse` says so.
"""

from collections.abc import Iterator, Sequence
from enum import StrEnum
from typing import Final

import msgspec

from reftel.archive.versions.words import REDACTION, Word

MOST_CELLS: Final = 400_000_000
"""Words of one text times words of the other that are compared: half a second, and fifty megabytes."""


class Change(StrEnum):
    """What became of a stretch of words from the first text to the second."""

    SAME = "same"
    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"
    REDACTED = "redacted"  # words of the first are blacked out in the second
    LIFTED = "lifted"  # words of the second are blacked out in the first


class Piece(msgspec.Struct, frozen=True, kw_only=True):
    """A stretch of words in the first text and in the second, joined by blanks; empty where it has none."""

    change: Change
    first: str
    second: str


class Comparison(msgspec.Struct, frozen=True, kw_only=True):
    """Two texts compared: the pieces in order, and how many words are the same, only in the first, only in the second."""

    pieces: tuple[Piece, ...]
    same: int
    removed: int
    added: int
    redacted: int  # stretches
    lifted: int
    is_coarse: bool

    @property
    def same_words(self) -> bool:
        """Say whether nothing but furniture and line breaks differs."""
        return not self.removed and not self.added


def compare(first: Sequence[Word], second: Sequence[Word]) -> Comparison:
    """Compare two texts word by word."""
    stretches, is_coarse = _stretches(first, second)
    pieces: list[Piece] = []
    same = removed = added = 0
    for (a, b), (c, d), is_same in stretches:
        pieces.append(_piece(first[a:b], second[c:d], is_same=is_same))
        if is_same:
            same += b - a
        else:
            removed += b - a
            added += d - c
    return Comparison(
        pieces=tuple(pieces),
        same=same,
        removed=removed,
        added=added,
        redacted=sum(piece.change is Change.REDACTED for piece in pieces),
        lifted=sum(piece.change is Change.LIFTED for piece in pieces),
        is_coarse=is_coarse,
    )


_Stretch = tuple[tuple[int, int], tuple[int, int], bool]


def _stretches(first: Sequence[Word], second: Sequence[Word]) -> tuple[list[_Stretch], bool]:
    """Return the stretches that are the same and those that are not, in turn; and whether the middle was too much."""
    numbers: dict[str, int] = {}
    a = [numbers.setdefault(word.folded, len(numbers)) for word in first]
    b = [numbers.setdefault(word.folded, len(numbers)) for word in second]
    begin, end = _common_beginning(a, b), 0
    end = _common_beginning(a[begin:][::-1], b[begin:][::-1])
    middle = (begin, len(a) - end), (begin, len(b) - end)
    is_coarse = (middle[0][1] - begin) * (middle[1][1] - begin) > MOST_CELLS
    found: list[_Stretch] = [((0, begin), (0, begin), True)]
    found.extend([(*middle, False)] if is_coarse else _compared(a, b, middle))
    found.append(((len(a) - end, len(a)), (len(b) - end, len(b)), True))
    return list(_joined(found)), is_coarse


def _common_beginning(a: Sequence[int], b: Sequence[int]) -> int:
    return next((at for at, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))


def _compared(
    a: Sequence[int], b: Sequence[int], middle: tuple[tuple[int, int], tuple[int, int]]
) -> Iterator[_Stretch]:
    from rapidfuzz.distance import Indel  # loaded only where texts are compared

    (a_from, a_to), (b_from, b_to) = middle
    for code in Indel.opcodes(a[a_from:a_to], b[b_from:b_to]):
        yield (
            (a_from + code.src_start, a_from + code.src_end),
            (b_from + code.dest_start, b_from + code.dest_end),
            code.tag == "equal",
        )


def _joined(stretches: Sequence[_Stretch]) -> Iterator[_Stretch]:
    """Yield stretches with neighbours of one kind joined, and empty ones left out."""
    before: _Stretch | None = None
    for stretch in stretches:
        (a, b), (c, d), is_same = stretch
        if a == b and c == d:
            continue
        if before is not None and before[2] == is_same:
            before = (before[0][0], b), (before[1][0], d), is_same
        else:
            if before is not None:
                yield before
            before = stretch
    if before is not None:
        yield before


def _piece(first: Sequence[Word], second: Sequence[Word], *, is_same: bool) -> Piece:
    change = Change.SAME if is_same else _change(first, second)
    return Piece(change=change, first=_printed(first), second=_printed(second))


def _change(first: Sequence[Word], second: Sequence[Word]) -> Change:
    hidden_before = any(word.folded == REDACTION for word in first)
    hidden_after = any(word.folded == REDACTION for word in second)
    if hidden_after and not hidden_before and first:
        return Change.REDACTED
    if hidden_before and not hidden_after and second:
        return Change.LIFTED
    return Change.CHANGED if first and second else Change.REMOVED if first else Change.ADDED


def _printed(stretch: Sequence[Word]) -> str:
    return " ".join(word.printed for word in stretch)
