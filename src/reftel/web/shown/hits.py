"""What a query asked for, numbered in the order in which a page shows it, so that a reader can go from one to the next."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from reftel.archive.values import Marks
from reftel.telegram import Place

MOST_STEPS: Final = 300
"""Hits of one page that can be gone to one by one; more are marked only, so that a page stays small."""

NO_MARKS: Final = Marks(subject=(), passages={}, places=())


@dataclass(frozen=True, slots=True)
class HitPart:
    """A stretch [start, end) of a hit. `number` is the hit's, from 1; it begins here, or goes on from elsewhere."""

    start: int
    end: int
    number: int
    begins: bool = True


@dataclass(frozen=True, slots=True)
class HitCount:
    """How many hits a page shows, how many of them have a place to go to, and how many the whole text has."""

    shown: int
    stepped: int
    in_all: int


class Hits:
    """Hands out the hits of one telegram to whoever sets its text, each with its number."""

    def __init__(self, marks: Marks = NO_MARKS) -> None:
        self.marks = marks
        self.shown = 0

    def subject(self, title: str, sent: str) -> tuple[HitPart, ...]:
        """Return the hits of the subject, where the title is the subject in other letters only."""
        return self.numbered(self.marks.subject) if len(title) == len(sent) else ()

    def passage(self, field: str) -> tuple[HitPart, ...]:
        """Return the hits of a passage of the body ("body[3].text")."""
        return self.numbered(self.marks.passages.get(field, ()))

    def numbered_all(self) -> tuple[HitPart, ...]:
        """Return the hits of the whole text, heading included."""
        return self.numbered(self.marks.places)

    def numbered(self, places: Sequence[Place]) -> tuple[HitPart, ...]:
        """Return places as hits with the numbers that come next."""
        first = self.shown + 1
        self.shown += len(places)
        return tuple(HitPart(start, end, number) for number, (start, end) in enumerate(places, first))

    def count(self) -> HitCount:
        """Return how many hits have been handed out."""
        return HitCount(self.shown, min(self.shown, MOST_STEPS), len(self.marks.places))


def parts_in(hits: Sequence[HitPart], start: int, end: int) -> tuple[HitPart, ...]:
    """Return what of some hits stands in [start, end), counted from `start`; a hit may go on behind the end."""
    return tuple(
        HitPart(
            max(hit.start, start) - start,
            min(hit.end, end) - start,
            hit.number,
            begins=hit.begins and hit.start >= start,
        )
        for hit in hits
        if hit.start < end and hit.end > start
    )
