"""Bars over time. Each bar is a link to the search for its month or year; the same figures stand in a list under them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from reftel.web.language import _
from reftel.web.wording import month, plural, shortened_month

HEIGHT: Final = 46
"""Height of the tallest bar in pixels."""

MOST_MONTHS: Final = 96
"""Up to eight years are drawn by month; longer spans by year."""

MOST_TICKS: Final = 9

QUARTERS, HALVES, YEARS = {1, 4, 7, 10}, {1, 7}, {1}
"""Months that have words under them: with every second quarter a year might have none."""

MANY, NARROW, WIDE = 40, 0.62, 0.86
"""Share of its place that a bar takes: where there are many, more, so that the gaps do not flicker."""

FEW, PIXELS = 24, 40
"""A picture of fewer bars takes so many pixels for each instead of the whole width: bars are no blocks."""

Period = tuple[int, int | None]
"""Year and month; the month is None where bars stand for years."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: where it leads, place and height (x in per cent, height in pixels), its words."""

    href: str
    when: str
    words: str
    count: int
    x: float
    height: float


@dataclass(frozen=True, slots=True)
class Tick:
    """One label under the bars; the last may have to end where the picture ends."""

    x: float
    words: str
    is_end: bool = False


@dataclass(frozen=True, slots=True)
class Strip:
    """The whole picture; `step` and `width` in per cent of its width."""

    bars: tuple[Bar, ...] = ()
    ticks: tuple[Tick, ...] = ()
    step: float = 0.0
    width: float = 0.0
    across: str = "100%"
    height: int = HEIGHT
    label: str = ""
    summary: str = ""


def strip_of(months: Sequence[tuple[int, int, int]], href: Callable[[int, int | None], str]) -> Strip:
    """Return the bars of (year, month, count), by month where that is not too many, else by year.

    A single period makes no picture: an empty strip is returned.
    """
    if not months:
        return Strip()
    first, last = months[0][:2], months[-1][:2]
    if (last[0] - first[0]) * 12 + last[1] - first[1] < MOST_MONTHS:
        return _draw(_by_month(months), href, "month")
    return _draw(_by_year([(year, count) for year, _month, count in months]), href, "year")


def strip_of_years(years: Sequence[tuple[int, int]], href: Callable[[int, int | None], str]) -> Strip:
    """Return the bars of (year, count)."""
    return _draw(_by_year(years), href, "year")


def _by_month(months: Sequence[tuple[int, int, int]]) -> list[tuple[Period, int]]:
    counts = {(year, month_of_year): count for year, month_of_year, count in months}
    first, last = min(counts), max(counts)
    span = range(first[0] * 12 + first[1] - 1, last[0] * 12 + last[1])
    return [((at // 12, at % 12 + 1), counts.get((at // 12, at % 12 + 1), 0)) for at in span]


def _by_year(years: Sequence[tuple[int, int]]) -> list[tuple[Period, int]]:
    counts: dict[int, int] = {}
    for year, count in years:
        counts[year] = counts.get(year, 0) + count
    return [((year, None), counts.get(year, 0)) for year in range(min(counts), max(counts) + 1)] if counts else []


def _draw(periods: list[tuple[Period, int]], href: Callable[[int, int | None], str], unit: str) -> Strip:
    if len(periods) < 2:
        return Strip()
    most = max(count for _, count in periods)
    step = 100 / len(periods)
    bars = tuple(
        Bar(
            href=href(*period),
            when=_when(period),
            words=f"{_when(period)}{_(': ')}{plural(count, 'telegram')}",
            count=count,
            x=round(at * step, 3),
            height=round(max(2.0, HEIGHT * count / most), 1) if count else 0.0,
        )
        for at, (period, count) in enumerate(periods)
    )
    return Strip(
        bars=bars,
        ticks=_ticks([period for period, _ in periods], step),
        step=round(step, 3),
        width=round(step * (NARROW if len(periods) < MANY else WIDE), 3),
        across="100%" if len(periods) >= FEW else f"{len(periods) * PIXELS}",
        label=_label(unit, bars, most),
        summary=_("The same as a list by month") if unit == "month" else _("The same as a list by year"),
    )


def _label(unit: str, bars: tuple[Bar, ...], most: int) -> str:
    said = {"first": bars[0].when, "last": bars[-1].when, "most": plural(most, "telegram")}
    if unit == "month":
        return _("Telegrams by month, %(first)s to %(last)s; at most %(most)s in a month", **said)
    return _("Telegrams by year, %(first)s to %(last)s; at most %(most)s in a year", **said)


def _when(period: Period) -> str:
    year, month_of_year = period
    return str(year) if month_of_year is None else month(year, month_of_year)


def _ticks(periods: Sequence[Period], step: float) -> tuple[Tick, ...]:
    """Label the beginnings of years; where all is within few years, also quarters or halves, by the month's name."""
    named = (QUARTERS, HALVES, YEARS) if len(periods) <= 30 else (YEARS,)
    for months in named:
        starts = [at for at, (_year, of_year) in enumerate(periods) if of_year is None or of_year in months]
        if len(starts) < MOST_TICKS:
            break
    every = max(1, -(-len(starts) // (MOST_TICKS - 1)))
    chosen = [0, *(at for at in starts[::every] if at > 1)]
    return tuple(Tick(round(at * step, 3), _tick_words(periods[at], is_first=at == chosen[0])) for at in chosen)


def _tick_words(period: Period, *, is_first: bool) -> str:
    year, of_year = period
    return str(year) if of_year in {None, 1} or is_first else shortened_month(of_year) if of_year else ""
