"""The kinds of matters: their states, who may move them, their clock, and the words for it. One table for pages, fields and docs."""

from typing import Final

import msgspec

REQUEST: Final = "request"
PROMISE: Final = "promise"
MEETING: Final = "meeting"
DOCUMENT: Final = "document"
POSITION: Final = "position"
MECHANISM: Final = "mechanism"
CONSULTATION: Final = "consultation"
GROUP: Final = "group"
SEAT: Final = "seat"
STAND: Final = "stand"
OUTSIDER: Final = "outsider"
INITIATIVE: Final = "initiative"
SESSION: Final = "session"
ITEM: Final = "item"

OPEN: Final = "open"
ANSWERED: Final = "answered"
ANSWERED_IN_PART: Final = "answered_in_part"
CITED_NOT_HELD: Final = "cited_not_held"
NO_TRACE: Final = "no_trace"
TOLD: Final = "told"
CLOSED: Final = "closed"


class State(msgspec.Struct, frozen=True, kw_only=True):
    """One state of a kind: its name in records, its words, what moves a matter into it; `is_owed` while somebody has yet to act."""

    name: str
    wording: str
    moved_by: str
    is_owed: bool = False


class Kind(msgspec.Struct, frozen=True, kw_only=True):
    """One kind of matter. `plural` is its name in lists, `verb` stands between who acts and towards whom.

    `clock` says what its due date counts, null where nothing falls due.
    """

    name: str
    plural: str
    verb: str
    wording: str
    clock: str | None
    states: tuple[State, ...]
    source: str


_CLOSED: Final = State(name=CLOSED, wording="closed by a person", moved_by="a person: close; reopen undoes it")

_TOLD: Final = State(name=TOLD, wording="told by the text; nothing is owed", moved_by="rules that suggest it")

_SAID: Final = "a person, with what it rests on"

_REAL: Final = "real telegrams, 1966-2010, read by eye"

_BODIES: Final = "joint commissions and annual consultations between states, 1972-2024"


def _states(*named: tuple[str, str]) -> tuple[State, ...]:
    return tuple(State(name=name, wording=wording, moved_by=_SAID) for name, wording in named)


KINDS: Final = (
    Kind(
        name=REQUEST,
        plural="requests",
        verb="asks",
        wording="Somebody asks somebody for an act or an answer.",
        clock="the day by which the text asks for it",
        states=(
            State(name=OPEN, wording="open: no answer by then", moved_by="rules that suggest requests", is_owed=True),
            State(name=ANSWERED, wording="answered by a telegram that is held", moved_by="rule answer/found"),
            State(
                name=ANSWERED_IN_PART,
                wording="answered in part; the rest is open",
                moved_by="rule answer/found",
                is_owed=True,
            ),
            State(name=CITED_NOT_HELD, wording="an answer is cited, but it is not held", moved_by="rule answer/found"),
            State(
                name=NO_TRACE,
                wording="no trace of an answer in this collection",
                moved_by="rule answer/found",
                is_owed=True,
            ),
            _CLOSED,
        ),
        source="5 FAH-1 H-240 (action requests, references); three outcomes: a collection is never known to be complete",
    ),
    Kind(
        name=PROMISE,
        plural="promises",
        verb="promises",
        wording="Somebody undertakes to do something later.",
        clock="the day by which it is promised",
        states=(
            State(
                name=OPEN,
                wording="open: whether it was kept, no rule looks for",
                moved_by="rules that suggest promises",
                is_owed=True,
            ),
            _CLOSED,
        ),
        source=_REAL,
    ),
    Kind(
        name=MEETING,
        plural="meetings",
        verb="meets",
        wording="Somebody of the sender's side met somebody.",
        clock=None,
        states=(_TOLD, _CLOSED),
        source=_REAL,
    ),
    Kind(
        name=DOCUMENT,
        plural="documents",
        verb="gives",
        wording="A paper changed hands or is enclosed.",
        clock=None,
        states=(_TOLD, _CLOSED),
        source=_REAL,
    ),
    Kind(
        name=POSITION,
        plural="positions",
        verb="holds",
        wording="A side wants, accepts or refuses something, or is expected to.",
        clock=None,
        states=(_TOLD, _CLOSED),
        source=_REAL,
    ),
    Kind(
        name=MECHANISM,
        plural="mechanisms",
        verb="names",
        wording="A standing body or cycle between states is named or proposed.",
        clock=None,
        states=(_TOLD, _CLOSED),
        source=_REAL,
    ),
    Kind(
        name=CONSULTATION,
        plural="consultations",
        verb="is",
        wording="A standing body or cycle between states, from its proposal on.",
        clock=None,
        states=_states(
            ("proposed", "proposed; no side has agreed to it for both"),
            ("under_negotiation", "the sides talk about it"),
            ("agreed", "agreed; it has not met"),
            ("active", "it meets"),
            ("suspended", "it does not meet for the time being; nothing falls due"),
            ("ended", "it meets no more"),
            ("succeeded", "another one goes on with its work"),
        ),
        source=_BODIES,
    ),
    Kind(
        name=GROUP,
        plural="groups",
        verb="is",
        wording="A working group of a consultation.",
        clock=None,
        states=_states(
            ("proposed", "proposed"), ("agreed", "agreed by the sides"), ("dissolved", "dissolved; it meets no more")
        ),
        source=_BODIES,
    ),
    Kind(
        name=SEAT,
        plural="seats",
        verb="fills",
        wording="A place for a person in a consultation: head of a group, coordinator, co-chair.",
        clock=None,
        states=(
            *_states(("filled", "held by a person or an office")),
            State(name="awaited", wording="a text says who is to fill it", moved_by=_SAID, is_owed=True),
            *_states(
                ("unfilled", "not filled; no text says by whom"),
                ("given_up", "given up"),
            ),
        ),
        source=_BODIES,
    ),
    Kind(
        name=STAND,
        plural="stands",
        verb="holds",
        wording="Where a side stands on an open question of a consultation.",
        clock=None,
        states=(_TOLD, _CLOSED),
        source=_BODIES,
    ),
    Kind(
        name=OUTSIDER,
        plural="outsiders",
        verb="joins",
        wording="Somebody who is no state and takes part in a consultation.",
        clock=None,
        states=(_TOLD, _CLOSED),
        source=_BODIES,
    ),
    Kind(
        name=INITIATIVE,
        plural="initiatives",
        verb="is",
        wording="Something between the parties that a consultation is to respect.",
        clock=None,
        states=(_TOLD, _CLOSED),
        source=_BODIES,
    ),
    Kind(
        name=SESSION,
        plural="sessions",
        verb="meets",
        wording="A plenary session, a review, a meeting of a group or of the coordinators.",
        clock="the day on which it is planned",
        states=_states(
            ("proposed", "proposed"),
            ("agreed", "agreed by the sides"),
            ("held", "held"),
            ("postponed", "put off"),
            ("cancelled", "it does not take place"),
        ),
        source=_BODIES,
    ),
    Kind(
        name=ITEM,
        plural="items",
        verb="does",
        wording="A piece of the work plan of a consultation.",
        clock="the day by which it is to be done",
        states=(
            *_states(("proposed", "proposed")),
            *(
                State(name=name, wording=wording, moved_by=_SAID, is_owed=True)
                for name, wording in (
                    ("agreed", "agreed; nobody has told how it goes"),
                    ("on_track", "on track"),
                    ("slipping", "it will be late"),
                )
            ),
            *_states(("done", "done"), ("dropped", "dropped")),
        ),
        source=_BODIES,
    ),
)

PARTS: Final = (GROUP, SEAT, STAND, OUTSIDER, INITIATIVE, SESSION, ITEM)
"""Kinds that belong to a consultation."""

RECORDED: Final = frozenset({CONSULTATION, *PARTS})
"""Kinds of which people put down what is so; no rule suggests them into the lists."""

OWED: Final = frozenset((kind.name, state.name) for kind in KINDS for state in kind.states if state.is_owed)
"""(kind, state) in which somebody has yet to act."""


def kind_named(name: str) -> Kind:
    """Return a kind by its name; a name that the table does not have is a mistake of ours (KeyError)."""
    return {kind.name: kind for kind in KINDS}[name]
