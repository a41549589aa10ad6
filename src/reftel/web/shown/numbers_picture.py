"""The numbers of a station and year as a bar: what is held, what is missing, which of that is cited."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from reftel.archive.references.values import Ledger, YearNumbers
from reftel.web import links

NARROWEST: Final = 0.12
"""Per cent of the bar that a run takes at least: one number among thousands can still be seen."""

MOST_RUNS: Final = 600
"""Runs that are drawn; a bar of more is a smear, and the table has them all."""


CELLS: Final = 100
"""Stretches of a small bar: one for each per cent of the numbers."""

SHADES: Final = 4
"""Steps from all held to all missing."""

MOST_YEARS: Final = 15
"""Years that a post's page has a bar for, the latest; its ledgers have all."""


@dataclass(frozen=True, slots=True)
class Shade:
    """A stretch of a small bar, in per cent of its width, and which share of its numbers is missing, from 0 to 1."""

    x: float
    width: float
    share: float


@dataclass(frozen=True, slots=True)
class YearBar:
    """The numbers of one year as a small bar, and in figures; `cited` are marks at per cents of its width."""

    year: int
    href: str
    held: int
    highest: int
    missing: int
    cited: int
    shades: tuple[Shade, ...]
    marks: tuple[int, ...]


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


def years_of(station: str, years: tuple[YearNumbers, ...]) -> tuple[YearBar, ...]:
    """Return the bars of the latest years, the first of them first."""
    return tuple(_year_bar(station, one) for one in years[-MOST_YEARS:])


def _year_bar(station: str, numbers: YearNumbers) -> YearBar:
    highest = numbers.highest
    held = Counter(_cell(serial, highest) for serial in numbers.held)
    room = [_beginning(at + 1, highest) - _beginning(at, highest) for at in range(CELLS)]
    # A cell of a year with fewer numbers than cells may begin no number: it goes with the one before.
    share, shares = 0.0, list[float]()
    for at, whole in enumerate(room):
        share = _missing(held[at], whole) if whole else share
        shares.append(share)
    return YearBar(
        year=numbers.year,
        href=links.gaps(station, numbers.year),
        held=len(numbers.held),
        highest=highest,
        missing=numbers.missing,
        cited=len(numbers.cited),
        shades=tuple(_shades(shares)),
        marks=tuple(sorted({_cell(serial, highest) for serial in numbers.cited})),
    )


def _missing(held: int, whole: int) -> float:
    """Return which share of a cell is missing, in steps: all or nothing only where that is exactly so."""
    if held in {0, whole}:
        return float(held == 0)
    return min(max(round(SHADES * (1 - held / whole)), 1), SHADES - 1) / SHADES


def _cell(serial: int, highest: int) -> int:
    """Return in which cell the stretch of a number begins."""
    return (serial - 1) * CELLS // highest


def _beginning(cell: int, highest: int) -> int:
    """Return how many numbers begin before a cell."""
    return -(-cell * highest // CELLS)


def _shades(shares: Sequence[float]) -> Iterator[Shade]:
    """Yield the stretches in which something is missing, equal neighbours as one."""
    at = 0
    for share, cells in groupby(shares):
        width = len(list(cells))
        if share:
            yield Shade(at * 100 / CELLS, width * 100 / CELLS, share)
        at += width
