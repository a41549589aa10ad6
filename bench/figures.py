"""Figures: what one measurement gives, and the table they are printed in."""

import math
import statistics
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One measured quantity: the median of `runs`, with the spread of the single runs, and the budget where there is one."""

    what: str
    value: float
    unit: str
    lowest: float
    highest: float
    runs: int
    budget: str = ""


def figure(what: str, values: Sequence[float], unit: str, budget: str = "") -> Figure:
    """Return the figure of several runs."""
    return Figure(
        what=what,
        value=statistics.median(values),
        unit=unit,
        lowest=min(values),
        highest=max(values),
        runs=len(values),
        budget=budget,
    )


def seconds(work: Callable[[], object]) -> float:
    """Return how long some work takes."""
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def percentile(values: Sequence[float], percent: float) -> float:
    """Return the value below which `percent` of the values lie, by the nearest rank."""
    ordered = sorted(values)
    return ordered[max(math.ceil(percent / 100 * len(ordered)), 1) - 1]


def table(figures: Iterable[Figure]) -> str:
    """Return the figures as an aligned table."""
    rows = [("measured", "median", "unit", "lowest", "highest", "runs", "budget")]
    rows += [
        (f.what, _number(f.value), f.unit, _number(f.lowest), _number(f.highest), str(f.runs), f.budget)
        for f in figures
    ]
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    return "\n".join(_line(row, widths) for row in rows)


def _line(row: Sequence[str], widths: Sequence[int]) -> str:
    numbers = {1, 3, 4, 5}
    cells = [
        cell.rjust(width) if at in numbers else cell.ljust(width)
        for at, (cell, width) in enumerate(zip(row, widths, strict=True))
    ]
    return "  ".join(cells).rstrip()


def _number(value: float) -> str:
    return f"{value:,.0f}" if value >= 100 else f"{value:,.2f}"
