"""Pages that only a published room has: the way to everything by month, and the page that searches in the browser."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from litestar import Response

from reftel.archive.values import Brief
from reftel.errors import NotFound
from reftel.web import links
from reftel.web.assets import STATIC
from reftel.web.language import _
from reftel.web.pages.making import Asked, html, page, path_part, room_of
from reftel.web.room import Room
from reftel.web.shown.lines import Line, line_of
from reftel.web.wording import month

UNDATED: Final = "undated"
_PERIOD: Final = re.compile(r"\d{4}(?:-\d{2})?")


@dataclass(frozen=True, slots=True)
class MonthLine:
    """One month of a year: its name, how many telegrams, where they are listed."""

    words: str
    count: int
    href: str


@dataclass(frozen=True, slots=True)
class YearLines:
    """One year with its months."""

    words: str
    href: str
    months: tuple[MonthLine, ...]


@dataclass(frozen=True, slots=True)
class BrowsePage:
    """All years."""

    total: int
    years: tuple[YearLines, ...]
    undated: int


@dataclass(frozen=True, slots=True)
class PeriodPage:
    """The telegrams of one month or year."""

    words: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class FindPage:
    """The page that searches in the browser; it says in the script's place what one can do without."""


@page("/browse")
def browse(request: Asked) -> Response[bytes]:
    """List the months that have telegrams."""
    room = room_of(request)
    counts: dict[str, int] = {}
    for brief in _all(room):
        counts[period_of(brief)] = counts.get(period_of(brief), 0) + 1
    years = sorted({period[:4] for period in counts if period != UNDATED})
    view = BrowsePage(sum(counts.values()), tuple(_year(year, counts) for year in years), counts.get(UNDATED, 0))
    return html(room, "published_browse.html", view)


def _year(year: str, counts: dict[str, int]) -> YearLines:
    months = sorted(period for period in counts if period.startswith(f"{year}-"))
    lines = tuple(MonthLine(month(int(year), int(one[5:])), counts[one], f"/browse/{one}") for one in months)
    return YearLines(year, f"/browse/{year}", lines)


@page("/browse/{name:str}")
def period(request: Asked) -> Response[bytes]:
    """List the telegrams of one month, of one year, or those without a date."""
    room, name = room_of(request), path_part(request, "name")
    if name != UNDATED and _PERIOD.fullmatch(name) is None:
        raise NotFound(_("That month"), next_step=_("The list of months names those that are."))
    found = [brief for brief in _all(room) if _is_in(brief, name)]
    if not found:
        raise NotFound(_("That month"), next_step=_("The list of months names those that are."))
    found.sort(key=lambda brief: (brief.date is not None and brief.date.isoformat(), brief.address))
    lines = tuple(line_of(brief, room.titles.of(brief), links.exact(brief)) for brief in found)
    return html(room, "published_period.html", PeriodPage(_words(name), lines))


@page("/find")
def find(request: Asked) -> Response[bytes]:
    """Give the page that searches in the browser."""
    return html(room_of(request), "published_find.html", FindPage())


@page("/static/find.js")
def find_js(request: Asked) -> Response[bytes]:  # noqa: ARG001 - all handlers take the request
    """Give its script."""
    return Response((STATIC / "find.js").read_bytes(), media_type="text/javascript")


HANDLERS: Final = (browse, period, find, find_js)


def _is_in(brief: Brief, name: str) -> bool:
    own = period_of(brief)
    return own == name or (len(name) == 4 and own.startswith(f"{name}-"))


def period_of(brief: Brief) -> str:
    """Return the month of a telegram: "2006-05", or "undated"."""
    return UNDATED if brief.date is None else f"{brief.date:%Y-%m}"


def _words(name: str) -> str:
    if name == UNDATED:
        return _("Telegrams without a date")
    return _("Telegrams of %(period)s", period=month(int(name[:4]), int(name[5:])) if "-" in name else name)


def _all(room: Room) -> Iterator[Brief]:
    for number in range(_sheets(room)):
        yield from _sheet(room, number)


@lru_cache(maxsize=1)
def _sheets(room: Room) -> int:
    return room.archive.sheets(room.viewer)


@lru_cache(maxsize=40)
def _sheet(room: Room, number: int) -> tuple[Brief, ...]:
    """Return a sheet of the roll; a publication reads an archive that does not change, each sheet for many months."""
    return room.archive.sheet(room.viewer, number)
