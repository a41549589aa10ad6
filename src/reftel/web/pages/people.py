"""The persons of the collection: whom the labelled lines of its telegrams name, and how many telegrams each is found in."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import msgspec
from litestar import Response

from reftel.archive.finding.people import Everybody, Person
from reftel.web import links
from reftel.web.language import N_, _
from reftel.web.pages.lists import CodeLine
from reftel.web.pages.making import API, Asked, choice, html, json, page, page_number, room_of
from reftel.web.pages.paging import Paging, paging_of
from reftel.web.pages.traffic_map import Choice

HERE: Final = "/people"

AT_ONCE: Final = 100
"""Persons on one page."""

ORDERS: Final = {"": N_("By surname"), "count": N_("Most telegrams first")}

_NAMES: Final = frozenset({"name", *ORDERS})
"""What `sort` can be: the usual order may be named too."""


class PeopleList(msgspec.Struct, frozen=True, kw_only=True):
    """One page of persons as data: `total` of them are listed, `offset` before these; `rest` counts namings that were too rare."""

    total: int
    offset: int
    rest: int
    people: tuple[Person, ...]


@dataclass(frozen=True, slots=True)
class PeoplePage:
    """The page; `rest` counts the namings of persons that it leaves out."""

    lines: tuple[CodeLine, ...]
    total: int
    rest: int
    orders: tuple[Choice, ...]
    paging: Paging
    data: str


@page(HERE)
def people(request: Asked) -> Response[bytes]:
    """List the persons, by surname or by count."""
    room, sort = room_of(request), _order(request)
    everybody = room.archive.people.everybody(room.viewer)
    paging = paging_of(
        page_number(request), len(everybody.persons), AT_ONCE, lambda number: links.people(sort=sort, page=number)
    )
    view = PeoplePage(
        lines=tuple(
            CodeLine(one.name, "", one.telegrams, links.person(one.name)) for one in _shown(everybody, sort, paging)
        ),
        total=len(everybody.persons),
        rest=everybody.rest,
        orders=tuple(Choice(_(words), links.people(sort=name), name == sort) for name, words in ORDERS.items()),
        paging=paging,
        data=links.people(sort=sort, page=paging.number, data=True),
    )
    return html(room, "people.html", view, here=HERE)


@page(f"{HERE}.json", f"{API}{HERE}")
def people_json(request: Asked) -> Response[bytes]:
    """Give the same as data."""
    room, sort = room_of(request), _order(request)
    everybody = room.archive.people.everybody(room.viewer)
    paging = paging_of(page_number(request), len(everybody.persons), AT_ONCE, lambda _: HERE)
    found = PeopleList(
        total=len(everybody.persons),
        offset=(paging.number - 1) * AT_ONCE,
        rest=everybody.rest,
        people=tuple(_shown(everybody, sort, paging)),
    )
    return json(msgspec.json.encode(found))


def _order(request: Asked) -> str:
    typed = choice(request, "sort", _NAMES)
    return typed if typed in ORDERS else ""


def _shown(everybody: Everybody, sort: str, paging: Paging) -> Sequence[Person]:
    persons = everybody.persons
    if sort:
        persons = tuple(sorted(persons, key=lambda one: -one.telegrams))
    return persons[(paging.number - 1) * AT_ONCE : paging.number * AT_ONCE]
