"""The reference web: telegrams that are cited but not held, ledgers of numbers and the requests for what is missing."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from litestar import Response

from reftel.archive.references.values import CitedNumber, Gap, Ghost, Ledger, LedgerLine
from reftel.archive.values import Brief
from reftel.codes import canonical_station
from reftel.errors import Ambiguous, NotFound
from reftel.web import links
from reftel.web.language import _
from reftel.web.pages.making import Asked, html, page, room_of, word
from reftel.web.room import Room
from reftel.web.shown.lines import Line, line_of
from reftel.web.shown.mentions import Said, said_by_href
from reftel.web.shown.numbers_picture import NumbersPicture, numbers_of
from reftel.web.wording import day

MOST_GAPS: Final = 1_000
"""Runs of missing numbers on one page; the request lists them all."""

MOST_LEDGERS: Final = 2_000
"""Stations and years on one page."""

MOST_CITED: Final = 12
"""Cited numbers named beside one run."""


@dataclass(frozen=True, slots=True)
class CitingLine:
    """A telegram that cites an absent one, and how."""

    line: Line
    how: str
    said: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class GhostPage:
    """A telegram that is cited but not held."""

    name: str
    sent: str
    after: Line | None
    before: Line | None
    citing: tuple[CitingLine, ...]
    thread_href: str
    gaps_href: str


@dataclass(frozen=True, slots=True)
class GapLine:
    """One run of missing numbers."""

    run: str
    count: int
    sent: str
    cited: tuple[tuple[str, str, int], ...]
    more: int


@dataclass(frozen=True, slots=True)
class LedgerPage:
    """The numbers of one station and year."""

    ledger: Ledger
    lines: tuple[GapLine, ...]
    beyond: tuple[tuple[str, str, int], ...]
    request_href: str
    search_href: str
    numbers: NumbersPicture | None


@dataclass(frozen=True, slots=True)
class LedgersPage:
    """The stations and years of which numbers are held."""

    lines: tuple[tuple[LedgerLine, str], ...]
    total: int
    station: str


def ghost_page(room: Room, fault: NotFound, address: str) -> Response[bytes]:
    """Say what is known of a telegram that is cited but not held; raise the fault again where nobody cites it."""
    try:
        ghost = room.archive.web.ghost(room.viewer, address)
    except (NotFound, Ambiguous):
        raise fault from None
    # It is not here: caches and programs are told so, people are told what is known.
    said = said_by_href(room.archive.web.mentions(room.viewer, address).citing)
    return html(room, "ghost.html", _ghost(room, ghost, said), status=404)


@page("/gaps")
def gaps(request: Asked) -> Response[bytes]:
    """List the stations and years of which numbers are held, or the missing numbers of one of them."""
    room, station, year = room_of(request), canonical_station(word(request, "station")), _year(request)
    if station and year is not None:
        ledger = room.archive.web.gaps(room.viewer, station, year)
        return html(room, "ledger.html", _ledger(ledger), here="/missing")
    lines = room.archive.web.ledgers(room.viewer, station or None)
    named = tuple((line, links.gaps(line.station, line.year)) for line in lines[:MOST_LEDGERS])
    return html(room, "gaps.html", LedgersPage(named, len(lines), station), here="/missing")


@page("/gaps/request.txt")
def request_letter(request: Asked) -> Response[bytes]:
    """Give the text of a request for the release of what a ledger misses."""
    room, station, year = room_of(request), canonical_station(word(request, "station")), _year(request)
    if not station or year is None:
        raise NotFound("A request without a station and a year", next_step="Choose a station and a year under /gaps.")
    text = room.archive.web.request(room.viewer, station, year)
    name = f"request-{station}-{year}.txt"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return Response(text.encode("utf-8", "replace"), media_type="text/plain", headers=headers)


def _year(request: Asked) -> int | None:
    text = word(request, "year", 4)
    return int(text) if len(text) == 4 and text.isascii() and text.isdigit() and int(text) else None


def _ghost(room: Room, ghost: Ghost, said: Mapping[str, tuple[Said, ...]]) -> GhostPage:
    bounds = ghost.bounds
    return GhostPage(
        name=ghost.id,
        sent="" if bounds is None else between(bounds.earliest, bounds.latest),
        after=_line(room, bounds.after if bounds else None),
        before=_line(room, bounds.before if bounds else None),
        citing=tuple(
            CitingLine(
                line_of(citing.brief, room.titles.guess(citing.brief)),
                " ".join(
                    part
                    for part in (
                        _("as reference %(label)s,", label=citing.label) if citing.label else "",
                        f"“{citing.text}”",
                        _("(notal: not sent to all addressees)") if citing.notal else "",
                        _("(year inferred)") if citing.ambiguous else "",
                    )
                    if part
                ),
                said.get(links.best(citing.brief), ()),
            )
            for citing in ghost.cited_by
        ),
        thread_href=links.telegram(ghost.id, "thread"),
        gaps_href=links.gaps(ghost.key.station, ghost.key.year),
    )


def _line(room: Room, brief: Brief | None) -> Line | None:
    return None if brief is None else line_of(brief, room.titles.guess(brief))


def _ledger(ledger: Ledger) -> LedgerPage:
    query = f"station:{ledger.station} date:{ledger.year:04d}"
    return LedgerPage(
        ledger=ledger,
        lines=tuple(_gap(ledger, gap) for gap in ledger.gaps[:MOST_GAPS]),
        beyond=_numbers(ledger, ledger.beyond[:MOST_GAPS]),
        request_href=links.gaps(ledger.station, ledger.year).replace("/gaps", "/gaps/request.txt", 1),
        search_href=links.search(query),
        numbers=numbers_of(ledger),
    )


def _gap(ledger: Ledger, gap: Gap) -> GapLine:
    return GapLine(
        run=str(gap.first) if gap.first == gap.last else f"{gap.first}–{gap.last}",
        count=gap.last - gap.first + 1,
        sent=between(gap.earliest, gap.latest),
        cited=_numbers(ledger, gap.cited[:MOST_CITED]),
        more=max(0, len(gap.cited) - MOST_CITED),
    )


def _numbers(ledger: Ledger, numbers: tuple[CitedNumber, ...]) -> tuple[tuple[str, str, int], ...]:
    """Return cited numbers as (number, address of what is known of it, how many cite it)."""
    return tuple(
        (
            str(number.serial),
            links.telegram(f"{ledger.year % 100:02d}{ledger.station}{number.serial}"),
            number.times,
        )
        for number in numbers
    )


def between(earliest: dt.date, latest: dt.date) -> str:
    """Return between which days something was sent, in words."""
    return (
        _("on %(earliest)s", earliest=day(earliest))
        if earliest == latest
        else _("between %(earliest)s and %(latest)s", earliest=day(earliest), latest=day(latest))
    )
