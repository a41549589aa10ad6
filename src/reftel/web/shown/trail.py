"""How a reader came to a telegram: by which result, at which place in it; and the telegrams before and after it there."""

from dataclasses import dataclass, replace
from typing import Final

from reftel.archive.values import Brief, Holding, Marks
from reftel.errors import QueryError
from reftel.web import links
from reftel.web.room import Room
from reftel.web.shown.hits import NO_MARKS, HitCount
from reftel.web.shown.lines import Line, line_of

PAGE: Final = 20
"""Hits of a page of results."""


@dataclass(frozen=True, slots=True)
class Came:
    """What an address says beside the telegram: the query and order of a result, the place in it (from 1, 0 where none), the case."""

    query: str = ""
    sort: str = ""
    number: int = 0
    case: str = ""

    def to(self, href: str, *, number: int | None = None) -> str:
        """Return an address with the same said of it, or with another place in the result."""
        at = self.number if number is None else number
        return links.in_result(href, self.query, sort=self.sort, number=at, case=self.case)

    def recased(self, case: str) -> "Came":
        """Return the same with capitals set otherwise."""
        return replace(self, case=case)

    @property
    def is_by_result(self) -> bool:
        """Say whether the reader came by a result at all."""
        return bool(self.query or self.number)


@dataclass(frozen=True, slots=True)
class Trail:
    """What stands above a telegram that was found: the place in the result, its neighbours there, the hits in this text.

    `number` is 0 where the telegram does not stand there (any more). `fault` says why a query could not be understood.
    """

    query: str
    number: int
    total: int
    previous: Line | None
    next: Line | None
    back_href: str
    hits: HitCount
    original_href: str
    has_changed: bool = False
    fault: str = ""


def marks_of(room: Room, holding: Holding, came: Came) -> Marks:
    """Return what the query of a result asked for in a telegram; nothing where it cannot be understood."""
    if not came.query:
        return NO_MARKS
    try:
        return room.archive.marks(room.viewer, came.query, holding.address)
    except QueryError:
        return NO_MARKS


def trail_of(
    room: Room, holding: Holding, came: Came, hits: HitCount, *, view: str = "", original_href: str = ""
) -> Trail | None:
    """Return the trail, None for who came otherwise; `view` is that in which its neighbours open, `original_href` is where all hits are."""
    if not came.is_by_result:
        return None
    trail = Trail(came.query, 0, 0, None, None, _back(came), hits, original_href)
    if not came.number:
        return trail
    first = max(came.number - 2, 0)
    try:
        found = room.archive.search(room.viewer, came.query, limit=3, offset=first, sort=came.sort, facets=())
    except QueryError as fault:
        return replace(trail, fault=str(fault))
    briefs = {first + at: hit.brief for at, hit in enumerate(found.hits, 1)}
    here = briefs.get(came.number)
    if here is None or here.version_id != holding.telegram.version_id:
        return replace(trail, has_changed=True)

    def neighbour(number: int) -> Line | None:
        brief = briefs.get(number)
        return None if brief is None else _line(room, brief, came.to(links.exact(brief, view), number=number))

    return replace(
        trail,
        number=came.number,
        total=found.total,
        previous=neighbour(came.number - 1),
        next=neighbour(came.number + 1),
    )


def _line(room: Room, brief: Brief, href: str) -> Line:
    return line_of(brief, room.titles.guess(brief), href)


def _back(came: Came) -> str:
    """Return the page of the result on which the telegram stands, at its place."""
    page = (came.number - 1) // PAGE + 1 if came.number else 1
    return links.search(came.query, sort=came.sort, page=page) + (f"#n{came.number}" if came.number else "")
