"""Pages to which what was typed into the box is the name: a telegram, a post, one of the TAGS, a person."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from reftel.archive.values import Result
from reftel.codes import canonical_station
from reftel.search.query.composing import clause
from reftel.web import links
from reftel.web.language import _
from reftel.web.room import Room

LONGEST: Final = 100
"""Characters of a name; what is longer is nobody's."""

_NAME: Final = re.compile(r"[^\W\d_][\w .,'’&-]*")
_NUMBER: Final = re.compile(r"(?P<year>\d\d)\s*(?P<station>[A-Za-z][A-Za-z ]*?)\s*0*(?P<serial>[1-9]\d{0,6})")
_CODE: Final = re.compile(r"[A-Za-z]{2,4}")
_OPERATOR: Final = re.compile(r"\b(?:AND|OR|NOT)\b")


@dataclass(frozen=True, slots=True)
class Door:
    """A page of this name: what kind of thing it is about, its name, its address."""

    kind: str
    name: str
    href: str


def doors_of(room: Room, found: Result) -> tuple[Door, ...]:
    """Return the pages whose name a query is; only what the viewer may read of is named. At most four searches are asked."""
    typed = " ".join(found.query.replace('"', " ").split())
    if not typed or found.offset or len(typed) > LONGEST or _OPERATOR.search(typed):
        return ()
    number = _NUMBER.fullmatch(typed)
    if number is not None:
        return tuple(_telegram(room, number))
    return tuple(_names(room, typed)) if _NAME.fullmatch(typed) else ()


def _telegram(room: Room, number: re.Match[str]) -> Iterator[Door]:
    mrn = f"{number['year']}{canonical_station(number['station'])}{number['serial']}"
    if _is_held(room, clause("mrn", mrn)):
        yield Door(_("telegram"), mrn, links.telegram(mrn))


def _names(room: Room, typed: str) -> Iterator[Door]:
    station, code = canonical_station(typed), typed.upper()
    if station and _is_held(room, clause("station", station)):
        yield Door(_("post"), station, links.post(station))
    if _CODE.fullmatch(typed) and _is_held(room, clause("tag", code)):
        yield Door(_("TAGS"), code, links.tag(code))
    if _is_held(room, clause("person", typed)):
        yield Door(_("person"), typed, links.person(typed))


def _is_held(room: Room, query: str) -> bool:
    return room.archive.search(room.viewer, query, limit=1, facets=()).total > 0
