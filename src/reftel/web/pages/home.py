"""The first page: the box, one sentence about the collection, traffic over the years, doors to what there is."""

from dataclasses import dataclass
from typing import Final

from litestar import Response

from reftel.archive.values import Figures
from reftel.codes import post
from reftel.web import links
from reftel.web.language import _
from reftel.web.pages.making import Asked, html, page, room_of
from reftel.web.room import Room
from reftel.web.shown.lines import Line, line_of
from reftel.web.shown.queries import in_period
from reftel.web.shown.strip import Strip, strip_of, strip_of_years
from reftel.web.wording import day, plural

RECENT: Final = 6

FEW_YEARS: Final = 8
"""Collections of at most so many years are drawn by month."""


@dataclass(frozen=True, slots=True)
class Door:
    """One way in: where, its name, how many things are behind it, what they are."""

    href: str
    name: str
    count: str
    what: str


@dataclass(frozen=True, slots=True)
class HomePage:
    """The first page; `examples` are searches that find something here."""

    title: str
    sentence: str
    examples: tuple[tuple[str, str], ...]
    strip: Strip
    doors: tuple[Door, ...]
    recent: tuple[Line, ...]


@page("/")
def home(request: Asked) -> Response[bytes]:
    """Show the page."""
    room = room_of(request)
    figures = room.archive.figures(room.viewer)
    view = HomePage(
        title=room.archive.collection.title,
        sentence=sentence(figures),
        examples=_examples(figures),
        strip=_strip(room, figures),
        doors=_doors(figures),
        recent=tuple(line_of(brief, room.titles.of(brief)) for brief in room.archive.recent(room.viewer, RECENT)),
    )
    return html(room, "home.html", view, here="/")


def sentence(figures: Figures) -> str:
    """Return the collection in one sentence."""
    if not figures.telegrams:
        return _("There are no telegrams here yet.")
    when = ""
    if figures.first_date and figures.last_date:
        when = _(
            ", from %(first_date)s to %(last_date)s",
            first_date=day(figures.first_date),
            last_date=day(figures.last_date),
        )
    return _(
        "%(telegrams)s from %(posts)s%(when)s.",
        telegrams=plural(figures.telegrams, "telegram"),
        posts=plural(len(figures.stations), "post"),
        when=when,
    )


def _strip(room: Room, figures: Figures) -> Strip:
    narrowed = in_period("")
    if len(figures.years) > 0 and figures.years[-1][0] - figures.years[0][0] < FEW_YEARS:
        months = room.archive.search(room.viewer, "", limit=1).months
        return strip_of(months, lambda year, month: links.search(narrowed(year, month)))
    return strip_of_years(figures.years, lambda year, month: links.search(narrowed(year, month)))


def _examples(figures: Figures) -> tuple[tuple[str, str], ...]:
    """Return searches that find something in this collection, as examples of how one asks."""
    queries = [f"station:{station}" for station, _ in figures.stations[:1]]
    queries += [f"year:{year}" for year, _ in figures.years[-1:]]
    queries += ["has:request"] if figures.requests else []
    return tuple((query, links.search(query)) for query in queries)


def _doors(figures: Figures) -> tuple[Door, ...]:
    return (
        Door("/asks", _("What was asked"), f"{figures.requests:,}", _("Who asked what of whom, and what came of it")),
        Door(
            "/posts",
            _("Posts"),
            f"{len(figures.stations):,}",
            _("Embassies, missions and the Department, and what each sent"),
        ),
        Door("/tags", _("TAGS"), "", _("Subjects, places, organizations and persons, as filed")),
        Door("/people", _("People"), "", _("Who signed, classified and drafted, and persons among the TAGS")),
        Door("/map", _("Map"), f"{_placed(figures):,}", _("Where the posts are, and how much each sent")),
        Door("/network", _("Who writes to whom"), "", _("Senders and addressees, and how much went between them")),
        Door(
            "/missing",
            _("What is missing"),
            f"{figures.cited_but_absent:,}",
            _("Telegrams that are cited here and not held"),
        ),
        Door(
            "/how-to-read",
            _("How to read a telegram"),
            "",
            _("Every part of one, from the relay’s line to the signature"),
        ),
        Door("/explain", _("Have one explained"), "", _("Paste any telegram; nothing is stored")),
    )


def _placed(figures: Figures) -> int:
    """Count the posts whose place is known."""
    held = (post(station) for station, _ in figures.stations)
    return sum(row is not None and row.latitude is not None for row in held)
