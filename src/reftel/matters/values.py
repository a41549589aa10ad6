"""The values that rules give: what a telegram asks, promises, tells, hands over, proposes; and what came of a request."""

from enum import StrEnum

import msgspec

from reftel.telegram import Passage


class About(msgspec.Struct, frozen=True, kw_only=True):
    """What a matter is about, whatever its kind; the passages that it rests on stand in its statements."""


class Read(About, frozen=True, kw_only=True):
    """What a rule reads out of a text, whatever its kind: where it stands, the words it rests on, the rule.

    `paragraph` is 0 where unnumbered; the passage is the sentence.
    """

    paragraph: int
    passage: Passage
    rule: str


class Request(Read, frozen=True, kw_only=True):
    """A directed ask for an act or an answer, as a rule reads it out of a text.

    `by` and `of` say who asks whom, as short as identifies; `of` is null where the text does not say. `own` is true
    where the telegram's sender asks an addressee, false where it is reported of somebody else. `labelled` is true
    under a label such as ACTION REQUEST. `what` is taken from the sentence, at most twelve words. `due` is a date
    ("2006-10-20") where one is stated whole or the telegram's date completes it, else the words as printed, null
    where nothing is stated. `paragraph` is 0 where unnumbered.
    """

    by: str
    of: str | None
    own: bool
    labelled: bool
    what: str
    due: str | None


class Promise(Read, frozen=True, kw_only=True):
    """An undertaking to do a definite thing later, as a rule reads it out of a text.

    `by` promises, `to` is promised, null where the text does not say. `own` is true where the telegram's sender
    undertakes it ("will report septel"). `what` and `due` are as in a request.
    """

    by: str
    to: str | None
    own: bool
    what: str
    due: str | None


class Meeting(Read, frozen=True, kw_only=True):
    """A meeting or a call that took place with somebody of the sender's side present; the passage is the first that tells it.

    `date` is "2006-10-12", or as much of it as is known ("2006-10"), null where the text does not say. `participants` are
    as printed, the main ones. `absent` are those who were sent out or stayed away, as far as the text says so.
    """

    date: str | None
    participants: tuple[str, ...]
    place: str | None
    absent: tuple[str, ...] = ()


class Speech(Read, frozen=True, kw_only=True):
    """One sentence whose content is somebody's reported words. `speaker` is as printed; the passage is the sentence.

    `named` is false where the sentence itself says "he" or "she", and the name was carried over from a sentence before.
    """

    speaker: str
    named: bool


class Document(Read, frozen=True, kw_only=True, rename={"giver": "from", "receiver": "to"}):
    """A paper that was handed over or is enclosed. `giver` and `receiver` (JSON: `from`, `to`) are null where not said."""

    title: str
    giver: str | None
    receiver: str | None
    languages: tuple[str, ...] = ()


class Stance(StrEnum):
    """What a side does with a named question."""

    WANTS = "wants"
    ACCEPTS = "accepts"
    REFUSES = "refuses"


class Standing(StrEnum):
    """How a position is known: the side's own words, told of it by somebody else, or expected of it."""

    STATED = "stated"
    REPORTED = "reported"
    FORECAST = "forecast"


class Position(Read, frozen=True, kw_only=True):
    """What a side wants, accepts or refuses on a question, and how that is known; a forecast is no position that it has taken.

    `side` is as printed, `question` the thing that it is about, `what` the stance in at most twelve words of the sentence.
    """

    side: str
    question: str
    stance: Stance
    status: Standing
    what: str


class Mechanism(Read, frozen=True, kw_only=True):
    """A standing body or cycle between states that the text names or proposes; the passage is its first mention."""

    what: str


class Suggestions(msgspec.Struct, frozen=True, kw_only=True):
    """All that rules read in one telegram, each kind in the order of the text."""

    requests: tuple[Request, ...] = ()
    promises: tuple[Promise, ...] = ()
    meetings: tuple[Meeting, ...] = ()
    speeches: tuple[Speech, ...] = ()
    documents: tuple[Document, ...] = ()
    positions: tuple[Position, ...] = ()
    mechanisms: tuple[Mechanism, ...] = ()


class Found(StrEnum):
    """The three outcomes of looking for an answer; they are told apart everywhere."""

    ANSWERED = "answered"
    CITED_NOT_HELD = "cited_not_held"
    NO_TRACE = "no_trace"


class Outcome(msgspec.Struct, frozen=True, kw_only=True):
    """What came of a request in a collection.

    `answered_by` is the number of the telegram that answers, or, for `cited_not_held`, of the one that is cited as doing
    so. `part` is true where only a part was answered. `passage` says so; it stands in the telegram `told_by`, which is
    the answer itself or the one that cites it. Where the asks are numbered or lettered and the answer names some of them, `numbers`
    are these and `still_open` the others.
    """

    state: Found
    answered_by: str | None = None
    part: bool = False
    passage: Passage | None = None
    told_by: str | None = None
    numbers: tuple[str, ...] = ()
    still_open: tuple[str, ...] = ()
