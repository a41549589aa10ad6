"""How long evil texts take: a megabyte each, and how much longer twice as much takes. `python -m bench.hostile [NAME …]`.

A reader whose time is proportional to the length takes twice as long for twice the text; one that looks back at every line
takes four times as long. The shortest of several runs counts, because other work on the machine only ever adds.
"""

import sys
from collections.abc import Callable
from dataclasses import dataclass
from time import process_time
from typing import Final

from bench.evil_texts import EVIL, Maker
from reftel.wire import parse

MEGABYTE: Final = 1_000_000
RUNS: Final = 3
MOST_SECONDS: Final = 1.0
"""A megabyte of anything is read within a second: the budget of the project."""

MOST_GROWTH: Final = 2.2
"""Twice the text takes at most so many times as long."""

SHORTEST: Final = 0.002
"""Shorter times than so many seconds tell nothing about growth."""


@dataclass(frozen=True, slots=True)
class Cost:
    """What one evil text costs: seconds for its full length, and the growth from half of it."""

    name: str
    seconds: float
    growth: float

    @property
    def is_too_much(self) -> bool:
        return self.seconds > MOST_SECONDS or self.growth > MOST_GROWTH


def cost(name: str, make: Maker, *, size: int = MEGABYTE, runs: int = RUNS) -> Cost:
    """Measure one maker at half its size and in full; a growth that looks too large is measured again with more runs.

    An eighth of the text is read first: where that alone takes longer than the whole may, the rest is not waited for.
    """
    eighth = shortest(lambda: _read(make(size // 8)), 1)
    if eighth > MOST_SECONDS:
        sixteenth = shortest(lambda: _read(make(size // 16)), 1)
        return Cost(name, eighth * 8, eighth / sixteenth)
    half, full = make(size // 2), make(size)
    shorter = longer = float("inf")
    for _ in range(3):
        shorter = min(shorter, shortest(lambda: _read(half), runs))
        longer = min(longer, shortest(lambda: _read(full), runs))
        if longer <= MOST_GROWTH * shorter or shorter < SHORTEST:
            break
    return Cost(name, longer, longer / max(shorter, SHORTEST))


def shortest(work: Callable[[], object], runs: int) -> float:
    """Return the processor time of the shortest run, in seconds."""
    best = float("inf")
    for _ in range(runs):
        started = process_time()
        work()
        best = min(best, process_time() - started)
    return best


def _read(text: str) -> None:
    parse(text)


def main(arguments: list[str]) -> None:
    """Print the cost of each named maker, of all where none is named; the exit code says whether any is too much."""
    is_any_too_much = False
    for name in arguments or EVIL:
        one = cost(name, EVIL[name])
        is_any_too_much |= one.is_too_much
        print(f"{one.seconds:7.3f} s  ×{one.growth:5.2f}  {name}{'  TOO MUCH' if one.is_too_much else ''}", flush=True)
    sys.exit(is_any_too_much)


if __name__ == "__main__":
    main(sys.argv[1:])
