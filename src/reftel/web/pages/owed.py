"""What is owed: for each office, person or state what it has yet to do, and how long its answers took."""

import datetime as dt
from dataclasses import dataclass
from typing import Final

import msgspec
from litestar import Response

from reftel.archive import Owing, Wanted
from reftel.web import links
from reftel.web.pages.making import API, Asked, html, json, page, room_of
from reftel.web.wording import day

HERE: Final = "/owed"
MOST: Final = 500
"""Names on one page; the table to take away has all."""


@dataclass(frozen=True, slots=True)
class OwingLine:
    """One name with its figures in words, and the list of what it owes."""

    name: str
    href: str
    owed: str
    overdue: str
    oldest: str
    answered: str
    days: str
    unknown: str


@dataclass(frozen=True, slots=True)
class OwedPage:
    """The page; `rest` counts the names that are not shown."""

    lines: tuple[OwingLine, ...]
    rest: int


@page(HERE)
def owed(request: Asked) -> Response[bytes]:
    """Show the page."""
    room = room_of(request)
    found = room.archive.docket.owing(room.viewer, Wanted(), today=_today())
    view = OwedPage(tuple(_line(one) for one in found[:MOST]), max(0, len(found) - MOST))
    return html(room, "owed.html", view, here=HERE)


@page(f"{HERE}.json", f"{API}{HERE}")
def owed_json(request: Asked) -> Response[bytes]:
    """Give the table as data."""
    room = room_of(request)
    return json(msgspec.json.encode(room.archive.docket.owing(room.viewer, Wanted(), today=_today())))


def _today() -> dt.date:
    return dt.datetime.now(dt.UTC).date()


def _line(one: Owing) -> OwingLine:
    return OwingLine(
        name=one.name,
        href=links.matters("/matters", owes=one.name),
        owed=f"{one.owed:,}",
        overdue=f"{one.overdue:,}",
        oldest=day(one.oldest) if one.oldest else "",
        answered=f"{one.answered:,}",
        days="" if one.median_days is None else f"{one.median_days:g}",
        unknown=f"{one.unknown:,}",
    )
