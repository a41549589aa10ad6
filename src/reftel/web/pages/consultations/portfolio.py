"""All consultations: the list, what falls due in all of them, two of them side by side, the calendar of all."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import msgspec
from litestar import Response

from reftel.archive.consultations import Counted, Falling, Sought
from reftel.exports.consultations.calendars import consultations_calendar
from reftel.exports.consultations.records import consultations_csv
from reftel.matters.consultations.body import Body
from reftel.matters.consultations.comparing import Row, compare
from reftel.matters.consultations.parts import Course
from reftel.web import links
from reftel.web.language import _
from reftel.web.pages.feeds import base_of
from reftel.web.pages.making import API, Asked, choice, html, json, page, page_number, room_of, senseless, word
from reftel.web.pages.matters import today
from reftel.web.pages.paging import Paging, paging_of
from reftel.web.room import Room
from reftel.web.shown.vocabulary import term
from reftel.web.wording import day, month

HERE: Final = "/consultations"
AT_ONCE: Final = 50
MOST_EXPORTED: Final = 1_000
"""Consultations in one answer as a table or a calendar; more are had from the command line."""

MONTHS_SHOWN: Final = 12
MONTHS_LOOKED_AT: Final = 12 * 40
"""So far before and after an empty year it is looked for what falls due."""


LOOKED_BACK: Final = 366
"""Days for which work that is late stays in the calendar of all; that of one consultation has everything."""

STATUS_CHOICES: Final = ("", *(course.value for course in Course))


@dataclass(frozen=True, slots=True)
class Line:
    """One consultation with its figures in words."""

    name: str
    href: str
    parties: str
    status: str
    groups: int
    awaited: int
    open: int
    overdue: int
    next: str
    next_is_derived: bool


@dataclass(frozen=True, slots=True)
class PortfolioPage:
    """The list with what narrows it."""

    total: int
    lines: tuple[Line, ...]
    chosen: dict[str, str]
    statuses: tuple[str, ...]
    feeds: tuple[tuple[str, str], ...]
    paging: Paging


@dataclass(frozen=True, slots=True)
class FallingLine:
    """Something that falls on a day."""

    day: str
    machine: str
    what: str
    href: str
    name: str
    whole: str
    state: str
    why: str


@dataclass(frozen=True, slots=True)
class FallingPage:
    """What falls due, month by month; where nothing does, the nearest month in which something did or will, and the way there."""

    nearest: tuple[str, str] | None
    months: tuple[tuple[str, tuple[FallingLine, ...]], ...]
    since: str
    until: str
    earlier: str
    later: str


@dataclass(frozen=True, slots=True)
class ComparePage:
    """Two consultations side by side; `choices` are all that may be chosen."""

    one: str
    other: str
    names: tuple[str, str]
    rows: tuple[Row, ...]
    choices: tuple[tuple[str, str], ...]


@page(HERE)
def portfolio(request: Asked) -> Response[bytes]:
    """List the consultations that the boxes leave."""
    room, chosen, number = room_of(request), _chosen(request), page_number(request)

    def href(at: int = 1) -> str:
        return links.consultations(**chosen, page=str(at) if at > 1 else "")

    found = room.archive.consultations.listed(
        room.viewer, _sought(chosen), today=today(), limit=AT_ONCE, offset=(number - 1) * AT_ONCE
    )
    view = PortfolioPage(
        total=found.total,
        lines=tuple(map(_line, found.consultations)),
        chosen=chosen,
        statuses=STATUS_CHOICES,
        feeds=tuple(
            (words, links.consultations(f".{ending}", **chosen))
            for ending, words in (("ics", _("Calendar")), ("csv", _("Table")), ("json", _("JSON")))
        ),
        paging=paging_of(number, found.total, AT_ONCE, href),
    )
    return html(room, "consultations.html", view, here=HERE)


@page(f"{HERE}.json", f"{API}{HERE}")
def portfolio_json(request: Asked) -> Response[bytes]:
    """Give the list as data: `{total, offset, consultations}`."""
    room = room_of(request)
    found = room.archive.consultations.listed(
        room.viewer, _sought(_chosen(request)), today=today(), limit=MOST_EXPORTED
    )
    return json(msgspec.json.encode(found))


@page(f"{HERE}.csv")
def portfolio_table(request: Asked) -> Response[bytes]:
    """Give everything recorded of them as a table, to be saved."""
    room = room_of(request)
    headers = {"Content-Disposition": 'attachment; filename="consultations.csv"'}
    content = b"".join(consultations_csv(_bodies(room, _chosen(request))))
    return Response(content, media_type="text/csv", headers=headers)


@page(f"{HERE}.ics")
def portfolio_calendar(request: Asked) -> Response[bytes]:
    """Give their sessions, reviews and open work, of a year ago and later, as a calendar that programs can subscribe to."""
    room = room_of(request)
    title = _("Consultations · %(title)s", title=room.archive.collection.title)
    since = today() - dt.timedelta(days=LOOKED_BACK)
    found = room.archive.consultations.ahead(room.viewer, _sought(_chosen(request)), since=since)
    content = consultations_calendar(found, title=title, base=base_of(request))
    return Response(content, media_type="text/calendar")


@page(f"{HERE}/due")
def due(request: Asked) -> Response[bytes]:
    """Show what falls due in all consultations in a year, from a month on."""
    room = room_of(request)
    since = _first_of(word(request, "from", 10))
    until = _months_later(since, MONTHS_SHOWN) - dt.timedelta(days=1)
    found = room.archive.consultations.falling(room.viewer, since, until)
    months: dict[str, list[FallingLine]] = {}
    for one in found:
        months.setdefault(month(one.date.year, one.date.month), []).append(_falling(one))
    nearest = _nearest(room, since, until) if not found else None
    view = FallingPage(
        nearest=None
        if nearest is None
        else (month(nearest.year, nearest.month), links.consultations("/due", **{"from": f"{nearest:%Y-%m}"})),
        months=tuple((name, tuple(lines)) for name, lines in months.items()),
        since=day(since),
        until=day(until),
        earlier=links.consultations("/due", **{"from": f"{_months_later(since, -MONTHS_SHOWN):%Y-%m}"}),
        later=links.consultations("/due", **{"from": f"{_months_later(since, MONTHS_SHOWN):%Y-%m}"}),
    )
    return html(room, "consultations_due.html", view, here=HERE)


def _nearest(room: Room, since: dt.date, until: dt.date) -> dt.date | None:
    """Return the day nearest to a year in which nothing falls due: what comes next, else what came last."""
    later = room.archive.consultations.falling(room.viewer, until, _months_later(until, MONTHS_LOOKED_AT))
    if later:
        return later[0].date
    earlier = room.archive.consultations.falling(room.viewer, _months_later(since, -MONTHS_LOOKED_AT), since)
    return earlier[-1].date if earlier else None


@page(f"{HERE}/due.json", f"{API}{HERE}/due")
def due_json(request: Asked) -> Response[bytes]:
    """Give the same as data."""
    room = room_of(request)
    since = _first_of(word(request, "from", 10))
    until = _months_later(since, MONTHS_SHOWN) - dt.timedelta(days=1)
    return json(msgspec.json.encode(room.archive.consultations.falling(room.viewer, since, until)))


@page(f"{HERE}/compare")
def compared(request: Asked) -> Response[bytes]:
    """Put two consultations side by side."""
    room = room_of(request)
    one, other = word(request, "one"), word(request, "other")
    rows: tuple[Row, ...] = ()
    names = ("", "")
    if one and other:
        first, second = (room.archive.consultations.find(room.viewer, name) for name in (one, other))
        rows, names = compare(first, second), (first.is_.name, second.is_.name)
    view = ComparePage(one, other, names, rows, room.archive.consultations.called(room.viewer))
    return html(room, "consultations_compare.html", view, here=HERE)


def _chosen(request: Asked) -> dict[str, str]:
    return {
        **{name: " ".join(word(request, name).split()) for name in ("side", "topic", "name")},
        "status": choice(request, "status", STATUS_CHOICES),
    }


def _sought(chosen: dict[str, str]) -> Sought:
    return Sought(**{name: value or None for name, value in chosen.items()})


def _bodies(room: Room, chosen: dict[str, str]) -> Iterator[Body]:
    found = room.archive.consultations.listed(room.viewer, _sought(chosen), today=today(), limit=MOST_EXPORTED)
    for one in found.consultations:
        yield room.archive.consultations.find(room.viewer, one.id)


def _line(one: Counted) -> Line:
    return Line(
        name=one.name,
        href=links.consultation(one.id),
        parties=", ".join(party.name for party in one.parties),
        status=term(one.status),
        groups=one.groups,
        awaited=one.awaited,
        open=one.open,
        overdue=one.overdue,
        next=day(one.next) if one.next else "",
        next_is_derived=one.next_is_derived,
    )


def _falling(one: Falling) -> FallingLine:
    return FallingLine(
        day=day(one.date),
        machine=one.date.isoformat(),
        what=one.what,
        href=links.part(one.id) if one.id else links.consultation(one.consultation),
        name=one.name,
        whole=links.consultation(one.consultation),
        state=term(one.state),
        why=one.rule,
    )


def _first_of(typed: str) -> dt.date:
    """Return the first day of a month that is asked for ("2007-05"), of this one where none is; nonsense is refused."""
    if not typed:
        return today().replace(day=1)
    try:
        return dt.date.fromisoformat(f"{typed[:7]}-01")  # a day is taken for its month
    except ValueError:
        raise senseless("from", typed, "Write it like 2006-12.") from None


def _months_later(date: dt.date, count: int) -> dt.date:
    number = min(max(date.year * 12 + date.month - 1 + count, 12), 9_998 * 12)
    return dt.date(number // 12, number % 12 + 1, 1)
