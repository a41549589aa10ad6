"""The kinds of matters: their states, who may move them, and the words for it. One table for pages, fields and docs."""

from typing import Final

import msgspec

REQUEST: Final = "request"

OPEN: Final = "open"
ANSWERED: Final = "answered"
ANSWERED_IN_PART: Final = "answered_in_part"
CITED_NOT_HELD: Final = "cited_not_held"
NO_TRACE: Final = "no_trace"


class State(msgspec.Struct, frozen=True, kw_only=True):
    """One state of a kind: its name in records, its words, and what moves a matter into it."""

    name: str
    wording: str
    moved_by: str


class Kind(msgspec.Struct, frozen=True, kw_only=True):
    """One kind of matter."""

    name: str
    wording: str
    states: tuple[State, ...]
    source: str


KINDS: Final = (
    Kind(
        name=REQUEST,
        wording="Somebody asks somebody for an act or an answer.",
        states=(
            State(name=OPEN, wording="nobody has looked for an answer yet", moved_by="rules that suggest requests"),
            State(name=ANSWERED, wording="answered by a telegram that is held", moved_by="rule answer/found"),
            State(name=ANSWERED_IN_PART, wording="answered in part; the rest is open", moved_by="rule answer/found"),
            State(name=CITED_NOT_HELD, wording="an answer is cited, but it is not held", moved_by="rule answer/found"),
            State(name=NO_TRACE, wording="no trace of an answer in this collection", moved_by="rule answer/found"),
        ),
        source="5 FAH-1 H-240 (action requests, references); three outcomes: a collection is never known to be complete",
    ),
)


def kind_named(name: str) -> Kind:
    """Return a kind by its name; a name that the table does not have is a mistake of ours (KeyError)."""
    return {kind.name: kind for kind in KINDS}[name]
