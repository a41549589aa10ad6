"""Time as the breadth of a picture: where a day stands in it, in per cent, and the words under some of the days."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from reftel.web.wording import shortened_month

MOST_TICKS: Final = 7
"""Words under a picture: so many have room on a narrow screen."""

LETTER: Final = 2.1
"""Per cent of the breadth that a letter takes where the screen is narrow, 320 pixels."""

BETWEEN: Final = 3.0
"""Per cent from where they point to the first word, and from one to the next."""

_MONTHS: Final = (1, 2, 3, 6)
_YEARS: Final = (1, 2, 5, 10, 20, 50, 100)


@dataclass(frozen=True, slots=True)
class Tick:
    """Words at a place of the axis; the last ones may have to end there."""

    x: float
    words: str
    is_end: bool


@dataclass(frozen=True, slots=True)
class Axis:
    """The days from `first` to before `end`."""

    first: dt.date
    end: dt.date

    def place(self, day: dt.date) -> float:
        """Return where a day begins, in per cent of the breadth."""
        return round(100 * (day - self.first).days / max((self.end - self.first).days, 1), 3)

    def ticks(self) -> tuple[Tick, ...]:
        """Return the words under the axis: months where it is short, years where it is long, as close as there is room for."""
        found: tuple[Tick, ...] = ()
        for named in _ways(self.first, self.end):
            found = tuple(self._with_room(named))
            if len(found) == len(named) <= MOST_TICKS:
                break
        return found

    def _with_room(self, named: list[tuple[dt.date, str]]) -> Iterator[Tick]:
        taken = 0.0
        for day, words in named:
            x, breadth = self.place(day), BETWEEN + LETTER * len(words)
            is_end = x + breadth > 100  # such words end where they point, that they stay inside
            left = x - breadth if is_end else x
            if left >= taken:
                taken = left + breadth
                yield Tick(x, words, is_end)


def axis_around(days: list[dt.date], *, least: dt.timedelta = dt.timedelta(days=30)) -> Axis:
    """Return the axis of some days with a margin on either side, so that marks on the first and the last are whole."""
    first, last = min(days), max(days)
    margin = max((last - first) / 40, least / 2)
    return Axis(_shifted(first, -margin), _shifted(last, margin))


def _shifted(day: dt.date, by: dt.timedelta) -> dt.date:
    try:
        return day + by
    except OverflowError:
        return day


def _ways(first: dt.date, end: dt.date) -> Iterator[list[tuple[dt.date, str]]]:
    """Yield the days that could have words, with their words: ever fewer of them."""
    if end.year - first.year <= MOST_TICKS * _MONTHS[-1] // 12:
        for step in _MONTHS:
            yield _months(first, end, step)
    for step in _YEARS:
        years = range(-(-first.year // step) * step, end.year + 1, step)
        days = ((dt.date(year, 1, 1), str(year)) for year in years if year > 0)
        yield [(day, words) for day, words in days if first <= day < end]


def _months(first: dt.date, end: dt.date, step: int) -> list[tuple[dt.date, str]]:
    found: list[tuple[dt.date, str]] = []
    for at in range(first.year * 12 + first.month - 1, end.year * 12 + end.month):
        year, within = divmod(at, 12)
        day = dt.date(year, within + 1, 1)
        if within % step == 0 and first <= day < end:
            is_named = not found or within == 0
            found.append((day, f"{shortened_month(within + 1)} {year}" if is_named else shortened_month(within + 1)))
    return found
