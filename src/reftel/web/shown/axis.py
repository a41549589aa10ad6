"""Time as the breadth of a picture: where a day stands in it, in per cent, and the words under some of the days."""

import datetime as dt
from dataclasses import dataclass
from typing import Final

from reftel.web.wording import shortened_month

MOST_TICKS: Final = 7
"""Words under a picture: so many have room on a narrow screen."""

CLOSEST: Final = 13.0
"""Per cent between the beginnings of two of them."""

LAST: Final = 80.0
"""Beyond it the words end where they point, that they stay inside."""

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
        """Return the words under the axis: years where it is long, months where it is short."""
        found: list[Tick] = []
        for day, words in _named(self.first, self.end):
            x = self.place(day)
            if 0 <= x < 100 and (not found or x - found[-1].x >= CLOSEST):
                found.append(Tick(x, words, x > LAST))
        return tuple(found)


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


def _named(first: dt.date, end: dt.date) -> list[tuple[dt.date, str]]:
    """Return the beginnings of months or years that have words, each with its words."""
    months = (end.year - first.year) * 12 + end.month - first.month
    if months > MOST_TICKS * _MONTHS[-1]:
        step = next((step for step in _YEARS if (end.year - first.year) / step <= MOST_TICKS), _YEARS[-1])
        years = range(-(-first.year // step) * step, end.year + 1, step)
        return [(dt.date(year, 1, 1), str(year)) for year in years if year > 0]
    step = next((step for step in _MONTHS if months / step <= MOST_TICKS), _MONTHS[-1])
    found: list[tuple[dt.date, str]] = []
    for at in range(first.year * 12 + first.month - 1, end.year * 12 + end.month):
        year, within = divmod(at, 12)
        day = dt.date(year, within + 1, 1)
        if within % step == 0 and day >= first:
            is_named = not found or within == 0
            found.append((day, f"{shortened_month(within + 1)} {year}" if is_named else shortened_month(within + 1)))
    return found
