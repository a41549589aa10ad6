"""Snippets and marks: what a hit shows, and which stretches of a shown text the query asked for.

Places count code points of the text they belong to. Making them safe for a page is the caller's duty.
"""

from bisect import bisect_left
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

import msgspec

from reftel.search.passages.matching import Match, fields_of, find_matches, leaves, may_match, merged
from reftel.search.query.fields import text_fields
from reftel.search.query.tree import Query
from reftel.telegram import Place

ELLIPSIS: Final = "…"

MAX_MATCHES: Final = 500
"""Matches of one passage that are weighed against each other; a passage with more shows what its beginning has."""


MAX_PASSAGES: Final = 12
"""Passages with a match that are weighed against each other: in a longer telegram the best of its beginning is shown."""

_BEGINNING: Final = 4_000
"""Characters of a passage among which its beginning is looked for, in any width that somebody asks for."""


class Snippet(msgspec.Struct, frozen=True, kw_only=True):
    """A stretch of a passage on one line, with an ellipsis where it was cut; `marks` stand in order and never overlap."""

    text: str
    marks: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class _Window:
    """A stretch of a passage that would make a snippet; the more leaves of the query and the more matches the better."""

    passage: int
    start: int
    end: int
    merit: tuple[int, int]


def marks(query: Query, text: str, *, role: str | None = None) -> tuple[Place, ...]:
    """Return what to mark in a text; with a role ("comment", "subject") only what the query looks for in that role."""
    fields = text_fields() if role is None else fields_of(role)
    return merged(find_matches(leaves(query), text, fields))


def snippets(
    query: Query, passages: Iterable[tuple[str, str | None, str]], *, count: int = 2, width: int = 240
) -> tuple[Snippet, ...]:
    """Return the best stretches of passages (role, voice, text), in the order of the text; at most `count`, `width` long.

    Where the query asks for nothing that stands in a passage, the beginning of the first one, without marks.
    """
    wanted = leaves(query)
    shown: dict[int, str] = {}
    matches: dict[int, list[Match]] = {}
    first: str | None = None
    for number, (role, _, text) in enumerate(passages):
        first = first or _on_one_line(text[:_BEGINNING]) or None
        if not wanted and first:
            break
        if may_match(wanted, text, fields_of(role)):
            shown[number] = _on_one_line(text)
            found = find_matches(wanted, shown[number], fields_of(role))
            if found:
                matches[number] = found
            if len(matches) == MAX_PASSAGES:
                break
    windows = [window for number, found in matches.items() for window in _windows(number, found, width)]
    if not windows:
        return () if first is None or count < 1 else (_cut(first, [], 0, width),)
    best = _best(windows, shown, count)
    return tuple(_cut(shown[one.passage], matches[one.passage], one.start, width) for one in best)


def _on_one_line(text: str) -> str:
    return " ".join(text.split())


def _windows(passage: int, matches: list[Match], width: int) -> list[_Window]:
    """Return, for each match, the window that begins shortly before it."""
    some = matches[:MAX_MATCHES]
    starts = [match.start for match in some]
    windows = []
    for index, match in enumerate(some):
        inside = some[index : bisect_left(starts, match.start + width - width // 3)]
        merit = (len({one.leaf for one in inside}), len(inside))
        windows.append(_Window(passage, match.start, max(one.end for one in inside), merit))
    return windows


def _best(windows: list[_Window], shown: Mapping[int, str], count: int) -> list[_Window]:
    """Return the best windows that do not overlap, in order. A passage with two roles comes twice and is shown once."""
    chosen: list[_Window] = []
    for window in sorted(windows, key=lambda one: one.merit, reverse=True):  # stable: the earlier of equal ones
        if len(chosen) == count:
            break
        if not any(
            window.start <= one.end and window.end >= one.start and shown[window.passage] == shown[one.passage]
            for one in chosen
        ):
            chosen.append(window)
    return sorted(chosen, key=lambda one: (one.passage, one.start))


def _cut(text: str, matches: list[Match], at: int, width: int) -> Snippet:
    """Cut a stretch around `at`, at blanks, a third of the room before it."""
    start = _after_blank(text, max(at - width // 3, 0), at)
    end = _before_blank(text, start + width, at)
    before, after = ELLIPSIS * (start > 0), ELLIPSIS * (end < len(text))
    shift = len(before) - start
    places = merged(match for match in matches if match.start >= start and match.end <= end)
    return Snippet(
        text=before + text[start:end] + after, marks=tuple((one + shift, other + shift) for one, other in places)
    )


def _after_blank(text: str, start: int, at: int) -> int:
    if start == 0:
        return 0
    blank = text.find(" ", start - 1, at)
    return start if blank < 0 else blank + 1


def _before_blank(text: str, end: int, at: int) -> int:
    if end >= len(text):
        return len(text)
    blank = text.rfind(" ", at, end + 1)
    return end if blank < 0 else blank
