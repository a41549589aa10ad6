"""A request that is told twice, in the summary and in the body or in two sentences, is one request."""

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from reftel.matters.prose.wording import content_words, overlap
from reftel.matters.values import Request
from reftel.telegram import Role

_ANNOUNCES: Final = re.compile(r"\bfollowing(?!\s+(?:talking\s+)?points)[^:]*:$", re.IGNORECASE)
"""A sentence whose colon leads to the requests themselves."""
_SAME: Final = 0.5
"""So much of the shorter wording stands in the other too. Tried on the labelled telegrams: 0.4 to 0.6 differ little."""
_CERTAIN: Final = 0.8
"""So much where two paragraphs of the body are compared."""

BRIEF: Final = frozenset({Role.SUMMARY, Role.INTRODUCTION, Role.COMMENT})
"""The roles of paragraphs that tell in short what stands elsewhere in full."""


def without_retold(found: Sequence[Request], brief: frozenset[str]) -> tuple[Request, ...]:
    """Return the requests in the order of the text, without those that another one tells better.

    `brief` are the fields of the paragraphs that only sum up.
    """
    if len(found) < 2:
        return tuple(found)
    ordered = [_Told.of(request) for request in sorted(found, key=_place)]
    return tuple(
        r.request for r in ordered if not any(_tells_better(other, r, brief) for other in ordered if other is not r)
    )


class _Told(NamedTuple):
    """A request with its place and the words that it is compared by."""

    request: Request
    place: tuple[tuple[int, ...], int]
    asked: frozenset[str]
    asked_of: frozenset[str]
    quoted: frozenset[str]

    @classmethod
    def of(cls, request: Request) -> "_Told":
        asked = content_words(request.what)
        quoted = content_words(request.passage.quote)
        return cls(request, _place(request), asked, content_words(f"{request.of} {request.what}"), quoted)


def _place(request: Request) -> tuple[tuple[int, ...], int]:
    field = request.passage.field
    return tuple(int(piece) for piece in field.replace("]", "[").split("[") if piece.isdigit()), request.passage.start


def _tells_better(telling: _Told, told: _Told, brief: frozenset[str]) -> bool:
    """True where the one says in full what the other only announces, sums up or says again."""
    other, request = telling.request, told.request
    if other.own != request.own:
        return False
    one, two = request.passage, other.passage
    if one.field == two.field and one.start < two.start and _ANNOUNCES.search(one.quote):
        return True
    shared = max(overlap(told.asked, telling.quoted), overlap(told.asked_of, telling.quoted))
    if one.field in brief and two.field not in brief:
        return shared >= _SAME
    if one.field in brief or two.field in brief or told.place <= telling.place:
        return False
    return shared >= _CERTAIN if one.field != two.field else shared > _SAME and other.by == request.by
