"""Where the blocks of a telegram stand in its text, and what the transmission put between and into them."""

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

from reftel.telegram import Place, Span, Telegram
from reftel.web.language import _

_PAGE: Final = re.compile(r"\b0*(\d+)(?:\.\d+)? OF 0*(\d+)\b")
_SLUG: Final = re.compile(r"\bPAGE 0*(\d+)\b")


@dataclass(slots=True)
class Layout:
    """Pieces of each block's text as (start, end) in the text; page lines inside blocks and before them.

    `inside` maps the field of a text to (offset in that text, page line as printed); `before` the field to the page
    lines that stand in front of it.
    """

    pieces: dict[str, list[Place]] = field(default_factory=dict)
    inside: dict[str, list[tuple[int, str]]] = field(default_factory=dict)
    before: dict[str, list[str]] = field(default_factory=dict)
    _starts: list[int] = field(default_factory=list)
    _placed: list[tuple[Place, str, int]] = field(default_factory=list)
    _lengths: dict[str, int] = field(default_factory=dict)

    def locate(self, place: Place) -> tuple[str, int, int] | None:
        """Return field and (start, end) inside its text for a place in the whole text, None where no block holds it."""
        first, last = self._point(place[0]), self._point(place[1] - 1)
        if first is None:
            return None
        name, start = first
        return name, start, last[1] + 1 if last is not None and last[0] == name else start

    def _point(self, at: int) -> tuple[str, int] | None:
        found = bisect_right(self._starts, at) - 1
        if found < 0:
            return None
        (start, end), name, offset = self._placed[found]
        return (name, offset + at - start) if at < end else None

    def add(self, name: str, span: Span) -> None:
        """File one piece of a text."""
        self._starts.append(span.start)
        self._placed.append(((span.start, span.end), name, self.length(name)))
        self._lengths[name] = self.length(name) + span.end - span.start
        self.pieces.setdefault(name, []).append((span.start, span.end))

    def length(self, name: str) -> int:
        """Return how many characters of a field's text have been filed."""
        return self._lengths.get(name, 0)


def lay_out(text: str, telegram: Telegram) -> Layout:
    """Go through the spans once; a telegram that was read without its spans has no layout."""
    layout = Layout()
    waiting: list[str] = []
    last: str | None = None
    for span in telegram.spans or ():
        if span.kind == "page_line":
            waiting.append(page_note(text[span.start : span.end]))
        elif is_block_text(span.field):
            name = span.field or ""
            _place_notes(layout, waiting, name, is_same=name == last)
            waiting = []
            layout.add(name, span)
            last = name
    return layout


def _place_notes(layout: Layout, waiting: Iterable[str], name: str, *, is_same: bool) -> None:
    for note in waiting:
        if is_same:
            layout.inside.setdefault(name, []).append((layout.length(name), note))
        else:
            layout.before.setdefault(name, []).append(note)


def is_block_text(name: str | None) -> bool:
    """Say whether a field path is that of a block's own words ("body[4].text", "body[8].title")."""
    return name is not None and name.startswith("body[") and name.endswith((".text", ".title"))


def page_note(printed: str) -> str:
    """Return a page line in short: "2 of 3" for "PORT ALDER 00000412  002 OF 003"; as printed where it is of no known form."""
    pages = _PAGE.search(printed)
    if pages:
        return _("%(page)s of %(pages)s", page=pages[1], pages=pages[2])
    slug = _SLUG.search(printed)
    return _("page %(number)s", number=slug[1]) if slug else " ".join(printed.split())
