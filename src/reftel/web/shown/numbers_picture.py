"""The numbers of a station and year as a bar: what is held, what is missing, which of that is cited."""

from dataclasses import dataclass
from typing import Final

from reftel.archive.references.values import Ledger

NARROWEST: Final = 0.12
"""Per cent of the bar that a run takes at least: one number among thousands can still be seen."""

MOST_RUNS: Final = 600
"""Runs that are drawn; a bar of more is a smear, and the table has them all."""


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of the bar, in per cent of its width, and what it is."""

    x: float
    width: float
    words: str


@dataclass(frozen=True, slots=True)
class NumbersPicture:
    """The bar of all numbers, which are held where nothing lies on it; the marks are missing numbers that are cited."""

    missing: tuple[Run, ...]
    cited: tuple[Run, ...]
    highest: int


def numbers_of(ledger: Ledger) -> NumbersPicture | None:
    """Return the bar of a ledger; None where no number is held."""
    if not ledger.highest or len(ledger.gaps) > MOST_RUNS:
        return None
    share = 100 / ledger.highest
    missing = tuple(
        Run(
            round((gap.first - 1) * share, 3),
            round(max((gap.last - gap.first + 1) * share, NARROWEST), 3),
            str(gap.first) if gap.first == gap.last else f"{gap.first}–{gap.last}",
        )
        for gap in ledger.gaps
    )
    cited = tuple(
        Run(round((number.serial - 1) * share, 3), round(max(share, 2 * NARROWEST), 3), str(number.serial))
        for gap in ledger.gaps
        for number in gap.cited
    )
    return NumbersPicture(missing, cited, ledger.highest)
