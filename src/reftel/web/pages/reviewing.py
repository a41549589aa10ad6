"""Suggestions, one after another, each with its passage highlighted in its paragraph; by mouse, or by keys alone."""

from dataclasses import dataclass
from typing import Final

from litestar import Response

from reftel.archive import Wanted
from reftel.errors import ReftelError
from reftel.matters import KINDS, Matter, Verdict
from reftel.telegram import Enclosure, walk
from reftel.web import links
from reftel.web.language import _
from reftel.web.pages.making import Asked, html, page, room_of, word
from reftel.web.room import Room
from reftel.web.shown.matters import MatterLine, matter_line

HERE: Final = "/review"
MOST_AROUND: Final = 3_000
"""Characters of the paragraph that are shown on either side of the passage."""


@dataclass(frozen=True, slots=True)
class ReviewPage:
    """The page; `line` is None where nothing is left to be looked at."""

    line: MatterLine | None
    before: str
    passage: str
    after: str
    number: int
    total: int
    kinds: tuple[tuple[str, str, bool], ...]
    back: str
    next_href: str
    previous_href: str


@page(HERE)
def review(request: Asked) -> Response[bytes]:
    """Show the next suggestion that nobody has looked at."""
    room = room_of(request)
    kind = word(request, "kind")
    kind = kind if kind in {one.name for one in KINDS} else ""
    wanted = Wanted(kind=kind or None, verdict=Verdict.SUGGESTED.value)
    number = max(1, _number(word(request, "n", 9)))
    found = room.archive.docket.find(room.viewer, wanted, limit=1, offset=number - 1)
    if not found.matters and found.total:
        number = found.total
        found = room.archive.docket.find(room.viewer, wanted, limit=1, offset=number - 1)
    before, passage, after = _context(room, found.matters[0]) if found.matters else ("", "", "")
    view = ReviewPage(
        line=matter_line(room, found.matters[0]) if found.matters else None,
        before=before,
        passage=passage,
        after=after,
        number=number,
        total=found.total,
        kinds=(
            (_("Everything"), links.review(), not kind),
            *((_(one.plural.capitalize()), links.review(one.name), one.name == kind) for one in KINDS),
        ),
        back=links.review(kind, number),
        next_href=links.review(kind, number + 1) if number < found.total else "",
        previous_href=links.review(kind, number - 1) if number > 1 else "",
    )
    return html(room, "review.html", view, here=HERE)


def _number(typed: str) -> int:
    return int(typed) if typed.isascii() and typed.isdigit() else 1


def _context(room: Room, matter: Matter) -> tuple[str, str, str]:
    """Return the passage with what stands around it in its paragraph; the passage alone where its text cannot be had."""
    passage, address = matter.passage, matter.telegram.address
    if address is None or passage is None:
        return "", matter.quote, ""
    try:
        body = room.archive.fetch(room.viewer, address).telegram.body
    except ReftelError:
        return "", passage.quote, ""
    for path, block, _text in walk(body):
        if f"{path}.text" == passage.field and not isinstance(block, Enclosure):
            text = block.text
            if text[passage.start : passage.end] == passage.quote:
                before = text[max(0, passage.start - MOST_AROUND) : passage.start]
                return before, passage.quote, text[passage.end : passage.end + MOST_AROUND]
    return "", passage.quote, ""
