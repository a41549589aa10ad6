"""What the collection holds of one post, one of the TAGS, one person: traffic over time, with whom and about what, what was asked."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from litestar import Response

from reftel.archive import Wanted
from reftel.archive.values import Result
from reftel.codes import canonical_station, origin_of_designator, post, tag
from reftel.errors import NotFound
from reftel.exports.casing import shared_names
from reftel.search.query.composing import clause
from reftel.web import links
from reftel.web.language import N_, _
from reftel.web.pages.lists import post_words
from reftel.web.pages.making import Asked, html, page, path_part, room_of
from reftel.web.pages.network import PairLine, letters_with, to_station
from reftel.web.pages.results import FACETS, Facet, FacetLine
from reftel.web.room import Room
from reftel.web.shown.lines import Line, line_of
from reftel.web.shown.numbers_picture import YearBar, years_of
from reftel.web.shown.queries import in_period
from reftel.web.shown.strip import Strip, strip_of
from reftel.web.shown.vocabulary import term
from reftel.web.wording import day, plural

SHOWN: Final = 10
"""Telegrams on a profile, the latest first."""

FACET_VALUES: Final = 10


@dataclass(frozen=True, slots=True)
class Fact:
    """One line of what is known; `href` leads to where it comes from, or to what it counts."""

    label: str
    words: str
    href: str = ""


@dataclass(frozen=True, slots=True)
class Letters:
    """One side of a post's correspondence: the busiest, how many more, the picture of all."""

    title: str
    lines: tuple[PairLine, ...]
    rest: int
    href: str


@dataclass(frozen=True, slots=True)
class ProfilePage:
    """The page. `doors` are the searches and lists of which it is made."""

    label: str
    title: str
    words: str
    lede: str
    facts: tuple[Fact, ...]
    strip: Strip
    facets: tuple[Facet, ...]
    lines: tuple[Line, ...]
    all_href: str
    ledgers: tuple[tuple[str, str], ...]
    letters: tuple[Letters, ...] = ()
    numbers: tuple[YearBar, ...] = ()


@page("/posts/{name:str}")
def post_profile(request: Asked) -> Response[bytes]:
    """Show a post: what it is, what it sent, over time, about what, what it asked, what it owes, what of its numbers is missing."""
    room, station = room_of(request), canonical_station(path_part(request, "name"))
    found = _found(room, f"station:{station}")
    row = post(station)
    if not found.total and row is None:
        raise NotFound(f"Post {station!r}", next_step="The page of posts lists those that are.")
    origin = found.hits[0].brief.origin if found.hits else origin_of_designator(f"AMEMBASSY {station}")
    facts = [Fact(_("What it is"), post_words(station))] if row is not None else []
    if row is not None:
        facts += [Fact(_("Routing indicators"), ", ".join(row.routing_indicators)), Fact(_("Note"), row.note or "")]
        if row.latitude is not None and row.longitude is not None:
            facts.append(Fact(_("Place"), _degrees(row.latitude, row.longitude)))
    facts += _parties(room, origin or station)
    facts.append(_counted(room, _("Sent to it"), clause("to", station.title() if row is None else row.city or station)))
    years = room.archive.web.numbers_by_year(room.viewer, station)
    ledgers = tuple((str(one.year), links.gaps(station, one.year)) for one in years)
    return _profile(
        room,
        found,
        label=N_("Post"),
        title=station,
        words=post_words(station),
        facts=facts,
        ledgers=ledgers,
        letters=_letters(room, station),
        numbers=years_of(station, years),
    )


@page("/tags/{name:str}")
def tag_profile(request: Asked) -> Response[bytes]:
    """Show one of the TAGS: what it means, who used it when, and with which others."""
    room, code = room_of(request), path_part(request, "name").upper()
    found, meaning = _found(room, clause("tag", code)), tag(code, None)
    if not found.total and not meaning.name:
        raise NotFound(f"TAGS {code!r}", next_step="The page of TAGS lists those that occur.")
    facts = [
        Fact(_("Meaning"), meaning.name or ""),
        Fact(_("Kind"), term(meaning.kind.value)),
        Fact(_("Note"), meaning.note or ""),
    ]
    return _profile(room, found, label=N_("TAGS"), title=code, words=meaning.name or "", facts=facts)


@page("/people/{name:str}")
def person_profile(request: Asked) -> Response[bytes]:
    """Show a person: telegrams that name, were signed or classified by, or quote somebody of this name."""
    room, name = room_of(request), " ".join(path_part(request, "name").split())
    found = _found(room, clause("person", name))
    spoken = _counted(room, _("Whose words it tells"), clause("speaker", name))
    if not found.total and spoken.words.startswith("0 "):
        raise NotFound(f"{name!r}", next_step="Search for a part of the name, or look into the list of people.")
    facts = [
        _counted(room, _("Signed"), clause("signature", name)),
        _counted(room, _("Classified by"), clause("by", name)),
        Fact(spoken.label, spoken.words, links.speakers(name)),
        *_parties(room, name),
    ]
    return _profile(room, found, label=N_("Person"), title=name, words=_("of this name; two may bear it"), facts=facts)


def _found(room: Room, query: str) -> Result:
    return room.archive.search(room.viewer, query, limit=SHOWN, sort="newest")


def _profile(
    room: Room,
    found: Result,
    *,
    label: str,
    title: str,
    words: str,
    facts: Sequence[Fact],
    ledgers: tuple[tuple[str, str], ...] = (),
    letters: tuple[Letters, ...] = (),
    numbers: tuple[YearBar, ...] = (),
) -> Response[bytes]:
    known = shared_names([" ".join(snippet.text for snippet in hit.snippets) for hit in found.hits])
    own = "station" if label == "Post" else ""
    view = ProfilePage(
        label=_(label),
        title=title,
        words=words,
        lede=_lede(found),
        facts=tuple(fact for fact in facts if fact.words),
        strip=strip_of(found.months, _to_period(found.query)),
        facets=tuple(_facet(found, name, _(heading), title) for name, heading in FACETS.items() if name != own),
        lines=tuple(
            line_of(hit.brief, room.titles.guess(hit.brief, "", known), links.exact(hit.brief)) for hit in found.hits
        ),
        all_href=links.search(found.query, sort="newest"),
        ledgers=ledgers,
        letters=letters,
        numbers=numbers,
    )
    return html(room, "profile.html", view, here=_HERE.get(label, ""))


def _letters(room: Room, station: str) -> tuple[Letters, ...]:
    """Return to whom a post writes, and who writes to it; a side without anybody is left out."""
    out, into = letters_with(room, station)
    sides = (
        (_("To whom it writes"), out, links.network(clause("station", station))),
        (_("Who writes to it"), into, links.network(to_station(station, ""))),
    )
    return tuple(
        Letters(title, lines[:FACET_VALUES], max(0, len(lines) - FACET_VALUES), href)
        for title, lines, href in sides
        if lines
    )


_HERE: Final = {"Post": "/posts", "TAGS": "/tags", "Person": "/people"}


def _to_period(query: str) -> Callable[[int, int | None], str]:
    narrowed = in_period(query)
    return lambda year, month: links.search(narrowed(year, month))


def _lede(found: Result) -> str:
    if found.first_date is None or found.last_date is None:
        return plural(found.total, "telegram")
    return _(
        "%(total)s, from %(first_date)s to %(last_date)s",
        total=plural(found.total, "telegram"),
        first_date=day(found.first_date),
        last_date=day(found.last_date),
    )


def _facet(found: Result, name: str, heading: str, title: str) -> Facet:
    values = [value for value in found.facets.get(name, ()) if value.value != title]
    lines = tuple(FacetLine(value.label, value.count, links.search(value.query), is_on=False) for value in values)
    return Facet(heading, lines[:FACET_VALUES], lines[FACET_VALUES:])


def _counted(room: Room, label: str, query: str) -> Fact:
    count = room.archive.search(room.viewer, query, limit=1, facets=()).total
    return Fact(label, plural(count, "telegram"), links.search(query) if count else "")


def _parties(room: Room, name: str) -> list[Fact]:
    """Return how often somebody asks and is asked, each with the list of it."""
    counted = room.archive.docket.counts
    asks, owes = (counted(room.viewer, wanted).total for wanted in (Wanted(asks=name), Wanted(owes=name)))
    owed = counted(room.viewer, Wanted(owes=name, owed=True)).total
    return [
        Fact(_("Asks, or is promised"), plural(asks, "matter"), links.matters("/matters", asks=name) if asks else ""),
        Fact(
            _("Is asked, or promises"),
            _("%(owes)s, %(owed)s without a trace of being done", owes=plural(owes, "matter"), owed=f"{owed:,}"),
            links.matters("/matters", owes=name) if owes else "",
        ),
    ]


def _degrees(latitude: float, longitude: float) -> str:
    north, east = ("N" if latitude >= 0 else "S"), ("E" if longitude >= 0 else "W")
    return f"{abs(latitude):.2f}° {north}, {abs(longitude):.2f}° {east}"
