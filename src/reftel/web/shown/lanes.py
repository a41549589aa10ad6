"""A result along time, one lane for each station: a mark for each telegram where there are few, else bars that lead to what they count."""

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from reftel.archive.values import Lane, OverTime
from reftel.web.language import N_, _, ngettext
from reftel.web.shown.axis import Axis, Tick, axis_around
from reftel.web.shown.lines import Line
from reftel.web.wording import day, month, plural, shortened

HEAD: Final = 20
LABEL: Final = 17
"""Height of the words above a lane, in pixels."""

BARS: Final = 26
"""Height of the tallest bar."""

MARK: Final = 9
"""Height of a row of marks."""

MOST_ROWS: Final = 6
"""Rows of marks in one lane: what finds no room lies over others, and the table has them all."""

APART: Final = 1.3
"""Per cent between two marks of a row."""

GAP: Final = 8
LONGEST_NAME: Final = 26

MOST_MONTHS: Final = 60
"""Up to five years are drawn by month, up to sixty years by year, beyond that by decade."""

MOST_YEARS: Final = 60

Period = tuple[int, int]
"""A year and a month of it, which is 0 where the whole year is meant; of decades the first year."""

UNITS: Final = {
    "month": N_("Telegrams by month and post"),
    "year": N_("Telegrams by year and post"),
    "decade": N_("Telegrams by decade and post"),
}


@dataclass(frozen=True, slots=True)
class Mark:
    """One telegram of a lane: x in per cent, y in pixels."""

    x: float
    y: float
    href: str
    words: str


@dataclass(frozen=True, slots=True)
class Bar:
    """What a lane has of one period: x and width in per cent, y and height in pixels."""

    x: float
    width: float
    y: float
    height: float
    href: str
    words: str


@dataclass(frozen=True, slots=True)
class LaneRow:
    """One lane as it is drawn; `base` is the line that its bars stand on."""

    name: str
    href: str
    count: str
    y: int
    base: int
    marks: tuple[Mark, ...]
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class LanesPicture:
    """The whole picture."""

    height: int
    rows: tuple[LaneRow, ...]
    ticks: tuple[Tick, ...]
    label: str
    scale: str


@dataclass(frozen=True, slots=True)
class Grid:
    """Counts by period and lane; `lanes` are those that have any telegram, the others last."""

    unit: str
    lanes: tuple[Lane, ...]
    periods: tuple[Period, ...]
    counts: tuple[dict[Period, int], ...]

    def words(self, period: Period) -> str:
        """Return the name of a period."""
        if self.unit == "decade":
            return f"{period[0]}\N{EN DASH}{period[0] + 9}"
        return month(*period) if self.unit == "month" else str(period[0])

    def clause(self, period: Period) -> str:
        """Return the query for a period, as it is counted here."""
        if self.unit == "decade":
            return f"year:{period[0]:04d}..{period[0] + 9:04d}"
        return f"date:{period[0]:04d}-{period[1]:02d}" if self.unit == "month" else f"year:{period[0]:04d}"


def lane_name(lane: Lane, found: OverTime) -> str:
    """Return how a lane is called; what is together in the last one is said."""
    if lane.station is not None:
        return lane.station
    others = found.stations - len(found.lanes)
    if not others:
        return _("no post named")
    return ngettext("%(n)s other post", "%(n)s other posts", others)


def grid_of(found: OverTime) -> Grid:
    """Return the counts of a result by month, by year or by decade, whichever is not too much."""
    lanes = tuple(lane for lane in (*found.lanes, found.rest) if lane.total)
    years = [year for lane in lanes for year, _ in lane.years]
    months = [year * 12 + of_year for lane in lanes for year, of_year, _ in lane.months]
    if months and years and max(months) - min(months) < MOST_MONTHS and max(years) - min(years) <= MOST_MONTHS // 12:
        counts = tuple({(year, of_year): count for year, of_year, count in lane.months} for lane in lanes)
        return _grid("month", lanes, counts)
    if not years or max(years) - min(years) < MOST_YEARS:
        return _grid("year", lanes, tuple({(year, 0): count for year, count in lane.years} for lane in lanes))
    return _grid("decade", lanes, tuple(_by_decade(lane) for lane in lanes))


def _by_decade(lane: Lane) -> dict[Period, int]:
    counts: dict[Period, int] = {}
    for year, count in lane.years:
        period = (year - year % 10, 0)
        counts[period] = counts.get(period, 0) + count
    return counts


def _grid(unit: str, lanes: tuple[Lane, ...], counts: tuple[dict[Period, int], ...]) -> Grid:
    return Grid(unit, lanes, tuple(sorted({period for one in counts for period in one})), counts)


def bars_picture(found: OverTime, grid: Grid, lead: Callable[[Lane, str], str]) -> LanesPicture | None:
    """Return the picture of many telegrams; `lead` gives the search for a lane and a period, which is empty for all time.

    Without two periods there is nothing to see along time, and no picture.
    """
    if len(grid.periods) < 2:
        return None
    axis = Axis(_begin(grid.periods[0]), _after(grid.periods[-1], grid.unit))
    most = max(count for counts in grid.counts for count in counts.values())
    rows: list[LaneRow] = []
    top = HEAD
    for lane, counts in zip(grid.lanes, grid.counts, strict=True):
        base = top + LABEL + BARS
        name = lane_name(lane, found)

        def bar(period: Period, count: int, lane: Lane = lane, name: str = name, base: int = base) -> Bar:
            x, end = axis.place(_begin(period)), axis.place(_after(period, grid.unit))
            height = round(max(2.0, BARS * count / most), 1)
            said = _(
                "%(name)s, %(when)s: %(count)s", name=name, when=grid.words(period), count=plural(count, "telegram")
            )
            return Bar(x, round((end - x) * 0.84, 3), base - height, height, lead(lane, grid.clause(period)), said)

        bars = tuple(bar(period, count) for period, count in sorted(counts.items()))
        rows.append(_row(name, lead(lane, ""), lane.total, top, base, bars=bars))
        top = base + GAP
    scale = _("All lanes have one scale: the tallest bar is %(most)s.", most=plural(most, "telegram"))
    return LanesPicture(top, tuple(rows), axis.ticks(), _label(found, grid), scale)


def _label(found: OverTime, grid: Grid) -> str:
    return _(
        "%(what)s, %(first)s to %(last)s: %(total)s",
        what=_(UNITS[grid.unit]),
        first=grid.words(grid.periods[0]),
        last=grid.words(grid.periods[-1]),
        total=plural(found.total, "telegram"),
    )


def _row(
    name: str, href: str, count: int, top: int, base: int, *, marks: Sequence[Mark] = (), bars: Sequence[Bar] = ()
) -> LaneRow:
    words = plural(count, "telegram")
    return LaneRow(shortened(name, LONGEST_NAME), href, words, top + LABEL - 5, base, tuple(marks), tuple(bars))


def marks_picture(
    found: OverTime, lanes: Sequence[tuple[Lane, Sequence[Line]]], lead: Callable[[Lane, str], str]
) -> LanesPicture | None:
    """Return the picture of few telegrams, each a mark; None where fewer than two have a date."""
    days = [line.date.date() for _, lines in lanes for line in lines if line.date is not None]
    if len(days) < 2:
        return None
    axis = axis_around(days)
    rows: list[LaneRow] = []
    top = HEAD
    for lane, lines in lanes:
        marks, depth = _marks(axis, lines, top + LABEL)
        base = top + LABEL + depth * MARK
        rows.append(_row(lane_name(lane, found), lead(lane, ""), lane.total, top, base, marks=marks))
        top = base + GAP
    label = _(
        "%(total)s by day and post, %(first)s to %(last)s",
        total=plural(len(days), "telegram"),
        first=day(min(days)),
        last=day(max(days)),
    )
    return LanesPicture(top, tuple(rows), axis.ticks(), label, "")


def _marks(axis: Axis, lines: Sequence[Line], top: int) -> tuple[list[Mark], int]:
    """Return the marks of a lane and how many rows they take: a mark goes to the first row with room for it."""
    ends: list[float] = [-100.0]
    marks: list[Mark] = []
    for line in sorted(lines, key=lambda one: (one.date is None, one.date.isoformat() if one.date else "")):
        if line.date is None:
            continue
        x = axis.place(line.date.date())
        row = next((at for at, end in enumerate(ends) if x - end >= APART), len(ends))
        if row == len(ends) < MOST_ROWS:
            ends.append(x)
        row = min(row, len(ends) - 1)
        ends[row] = x
        marks.append(
            Mark(x, top + (row + 0.5) * MARK, line.href, f"{line.name}, {day(line.date)}{_(': ')}{line.title}")
        )
    return marks, len(ends)


def _begin(period: Period) -> dt.date:
    return dt.date(period[0] or 1, period[1] or 1, 1)


def _after(period: Period, unit: str) -> dt.date:
    year, of_year = period
    if unit == "month":
        return dt.date(year + of_year // 12, of_year % 12 + 1, 1)
    return dt.date(min(year + (10 if unit == "decade" else 1), dt.MAXYEAR), 1, 1)
