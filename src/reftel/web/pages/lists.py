"""Plain lists: posts, TAGS, and what is cited and missing."""

from dataclasses import dataclass
from typing import Final

from litestar import Response

from reftel.codes import TagKind, post, tag
from reftel.search.index import MAX_FACET_VALUES
from reftel.telegram import Key, mrn_of
from reftel.web import links
from reftel.web.language import N_, _
from reftel.web.pages.making import Asked, html, page, room_of

MOST_MISSING: Final = 500
"""Absent telegrams on one page, those cited most often first."""


@dataclass(frozen=True, slots=True)
class CodeLine:
    """One line of a list: code, its meaning, count, the search for it."""

    code: str
    words: str
    count: int
    href: str


@dataclass(frozen=True, slots=True)
class TagGroup:
    """The TAGS of one kind."""

    name: str
    lines: tuple[CodeLine, ...]


@dataclass(frozen=True, slots=True)
class ListPage:
    """Posts, or what is missing; `total` counts what the page may leave out."""

    lines: tuple[CodeLine, ...]
    total: int


@dataclass(frozen=True, slots=True)
class TagsPage:
    """TAGS by kind; `is_cut` where there are more than are counted."""

    groups: tuple[TagGroup, ...]
    total: int
    is_cut: bool


GROUPS: Final = {
    TagKind.SUBJECT: N_("Subjects"),
    TagKind.PROGRAM: N_("Programs"),
    TagKind.GEOGRAPHIC: N_("Places"),
    TagKind.ORGANIZATION: N_("Organizations"),
    TagKind.PERSON: N_("Persons"),
    TagKind.UNKNOWN: N_("Not in the tables"),
}


@page("/posts")
def posts(request: Asked) -> Response[bytes]:
    """List the posts that sent something, those with most telegrams first."""
    room = room_of(request)
    stations = room.archive.figures(room.viewer).stations
    lines = tuple(CodeLine(station, post_words(station), count, links.post(station)) for station, count in stations)
    return html(room, "posts.html", ListPage(lines, len(lines)), here="/posts")


def post_words(station: str) -> str:
    """Return what a station is: "Embassy, Port Alder"; empty where the table has none."""
    row = post(station)
    if row is None:
        return ""
    kind = row.kind.replace("_", " ")
    return ", ".join(part for part in (_(kind[:1].upper() + kind[1:]), row.city or "") if part)


@page("/tags")
def tags(request: Asked) -> Response[bytes]:
    """List the TAGS that occur, by kind, with their meanings."""
    room = room_of(request)
    values = room.archive.search(room.viewer, "", limit=1).facets.get("tag", ())
    groups: dict[TagKind, list[CodeLine]] = {}
    for held in values:
        meaning = tag(held.value, None)
        words = meaning.name or (meaning.note or "").partition("; ")[2]
        groups.setdefault(meaning.kind, []).append(CodeLine(held.value, words, held.count, links.tag(held.value)))
    ordered = tuple(TagGroup(_(name), tuple(groups[kind])) for kind, name in GROUPS.items() if kind in groups)
    return html(room, "tags.html", TagsPage(ordered, len(values), len(values) >= MAX_FACET_VALUES), here="/tags")


@page("/missing")
def missing(request: Asked) -> Response[bytes]:
    """List the telegrams that are cited and not held."""
    room = room_of(request)
    absent = room.archive.missing(room.viewer)
    lines = tuple(_missing_line(key, count) for key, count in absent[:MOST_MISSING])
    return html(room, "missing.html", ListPage(lines, len(absent)), here="/missing")


def _missing_line(key: Key, count: int) -> CodeLine:
    """Return the line of an absent telegram, which leads to what is known of it; one without a year is found by its words."""
    mrn = mrn_of(key)
    href = links.telegram(mrn) if mrn else links.search(f'"{key.station} {key.serial}"')
    return CodeLine(
        mrn or _("%(station)s %(serial)s, year not given", station=key.station, serial=key.serial), "", count, href
    )
