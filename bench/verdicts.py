"""Who is right where we and a truth differ: a table kept by hand, with the evidence for every verdict.

A verdict names its text by a digest (`scoring.key_of`), never by an identifier, so that the table says nothing to a parser.
"""

import csv
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from bench.scoring import Difference, Score

VERDICTS: Final = Path(__file__).resolve().parent / "data" / "verdicts.csv"

WHO: Final = ("ours", "theirs", "unsaid", "taste")
"""Whose value is wrong; `unsaid` where the text does not say what the truth knows; `taste` where both can be defended."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a person found on looking: whose value is wrong, and how one sees it."""

    collection: str
    field: str
    key: str
    wrong: str
    evidence: str


@dataclass(frozen=True, slots=True)
class Sorted:
    """The differences of one field, by who is wrong; `open` have not been looked at, and count as ours."""

    score: Score
    ours: tuple[Difference, ...]
    theirs: tuple[Difference, ...]
    unsaid: tuple[Difference, ...]
    taste: tuple[Difference, ...]
    open: tuple[Difference, ...]

    @property
    def right(self) -> float:
        """Return the share of values that are right, those in which the truth is wrong or cannot be read among them."""
        excused = len(self.theirs) + len(self.unsaid) + len(self.taste)
        return (self.score.good + excused) / max(self.score.total, 1)


def verdicts(path: Path = VERDICTS) -> Mapping[tuple[str, str, str], Verdict]:
    """Return all verdicts by collection, field and key; a line that cannot be a verdict stops the bench."""
    with path.open(encoding="utf-8", newline="") as file:
        held = [Verdict(**row) for row in csv.DictReader(file)]
    for verdict in held:
        if verdict.wrong not in WHO or not verdict.evidence:
            raise SystemExit(f"{path}: {verdict} needs one of {', '.join(WHO)}, and its evidence.")
    return {(verdict.collection, verdict.field, verdict.key): verdict for verdict in held}


def sort_differences(score: Score, known: Mapping[tuple[str, str, str], Verdict]) -> Sorted:
    """Put every difference of a field to the one who is wrong."""
    held: dict[str, list[Difference]] = {name: [] for name in (*WHO, "open")}
    for difference in score.differences:
        verdict = known.get((difference.collection, difference.field, difference.key))
        held["theirs" if difference.is_misprint else verdict.wrong if verdict else "open"].append(difference)
    return Sorted(score, *(tuple(held[name]) for name in (*WHO, "open")))


def unused(scores: Iterable[Score], known: Mapping[tuple[str, str, str], Verdict]) -> list[Verdict]:
    """Return the verdicts on differences that are no more: those that we have mended, and those whose text has changed."""
    seen = {(d.collection, d.field, d.key) for score in scores for d in score.differences}
    return [verdict for key, verdict in known.items() if key not in seen]
