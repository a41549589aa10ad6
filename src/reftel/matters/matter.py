"""Matters: dockets, each the fold of its statements; and the identity that holds on to a passage through re-reading."""

import datetime as dt
import hashlib
import re
from collections.abc import Iterable, Sequence
from enum import StrEnum
from typing import Final

import msgspec

from reftel.matters.consultations.parts import Consultation, Group, Item, Seat, Session
from reftel.matters.described import described, headline, is_awaited
from reftel.matters.kinds import ANSWERED, ANSWERED_IN_PART, CLOSED, OPEN, OWED, PROMISE, REQUEST, TOLD
from reftel.matters.statements import (
    Assigned,
    Closed,
    Closing,
    Confirmed,
    Corrected,
    Dismissed,
    Merged,
    Noted,
    PersonStatement,
    Recorded,
    Reminded,
    Reopened,
    Split,
    Statement,
    Suggested,
    TelegramFacts,
)
from reftel.matters.values import About, Read, Request
from reftel.telegram import Passage

_DIGITS: Final = 16
_WORD: Final = re.compile(r"[^\W_]+")

Basis = Suggested | PersonStatement


class Verdict(StrEnum):
    """What a person has said: nothing yet, that it is right, right when corrected, wrong, the same as another, or several.

    What no rule suggested, and a person put down, is recorded.
    """

    SUGGESTED = "suggested"
    CONFIRMED = "confirmed"
    CORRECTED = "corrected"
    DISMISSED = "dismissed"
    MERGED = "merged"
    SPLIT = "split"
    RECORDED = "recorded"


SET_ASIDE: Final = frozenset({Verdict.DISMISSED, Verdict.MERGED, Verdict.SPLIT})
"""Verdicts after which a matter is no longer in the lists unless it is asked for."""


class Answer(msgspec.Struct, frozen=True, kw_only=True):
    """What answered a matter; `address` is null where the answer is cited but not held.

    `days` are those from the request, null where a date is missing. `numbers` and `still_open` are as in an outcome.
    """

    mrn: str | None
    address: str | None
    passage: Passage | None
    days: int | None = None
    numbers: tuple[str, ...] = ()
    still_open: tuple[str, ...] = ()

    @property
    def share(self) -> str:
        """Say which of several numbered asks it answers: "1 and 3 of 3; 2 is open"; empty where they have no numbers."""
        if not self.still_open:
            return ""
        total = len(self.numbers) + len(self.still_open)
        verb = "is" if len(self.still_open) == 1 else "are"
        return f"{_listed(self.numbers)} of {total}; {_listed(self.still_open)} {verb} open"


class Matter(msgspec.Struct, frozen=True, kw_only=True):
    """A docket as its statements leave it. `history` holds all of them, in the order of their making.

    `about` is what it is about, whole; `by` to `due` say it in the words that all kinds share (`described`). `passage` and
    `telegram` are what it rests on: null, and no telegram, where a person recorded it on his own word, `rule` is empty then.
    `is_suggested` is false where no rule finds it any more and it stands on a person's word. `closed` says why it is closed, null while it
    is not.
    """

    id: str
    kind: str
    by: str | None
    of: str | None
    asks: str | None
    owes: str | None
    own: bool | None
    labelled: bool
    what: str
    due: str | None
    state: str
    verdict: Verdict
    passage: Passage | None
    telegram: TelegramFacts
    answered_by: Answer | None
    rule: str
    about: About
    is_suggested: bool
    assigned_to: str | None
    remind_on: dt.date | None
    closed: Closing | None
    merged_into: str | None
    parts: tuple[str, ...]
    part_of: str | None
    history: tuple[Statement, ...]

    @property
    def quote(self) -> str:
        """Return the words that it rests on, as printed; empty where it rests on none."""
        return self.passage.quote if self.passage is not None else ""

    @property
    def paragraph(self) -> int:
        """Return the number of the paragraph that holds them, 0 where there is none."""
        return self.passage.paragraph if self.passage is not None else 0

    @property
    def headline(self) -> str:
        """Say in one line who does what towards whom, and about what."""
        return headline(self.kind, described(self.about))

    @property
    def is_owed(self) -> bool:
        """Say whether somebody has yet to act."""
        return (self.kind, self.state) in OWED and self.verdict not in SET_ASIDE


def fold(statements: Iterable[Statement], up_to: dt.datetime | None = None) -> Matter | None:
    """Fold the statements about one matter, in the order of their making, into the matter as it stood.

    `up_to` leaves out what was said later. A person's verdict stands whatever a rule says afterwards, and what was
    confirmed stays as it was confirmed. None where nothing was said yet, or nothing but an outcome.
    """
    history = tuple(s for s in statements if up_to is None or s.at <= up_to)
    folded = _Folded(history)
    basis = folded.basis
    return None if basis is None else folded.matter(basis)


def basis_of(history: Sequence[Statement]) -> Basis | None:
    """Return the statement that says what a matter is about: what was found right, else the latest suggestion, else any other."""
    return _Folded(history).basis


class _Folded:
    """The last statement of each sort, as far as a later one does not undo it."""

    def __init__(self, history: Sequence[Statement]) -> None:
        self.history = tuple(history)
        self.suggested: Suggested | None = None
        self.noted: Noted | None = None
        self.sound: Confirmed | Corrected | Recorded | None = None
        self.aside: Dismissed | Merged | Split | None = None
        self.closed: Closed | None = None
        self.assigned: Assigned | None = None
        self.reminded: Reminded | None = None
        self.said: PersonStatement | None = None
        self.part_of: str | None = None
        for statement in history:
            self._take(statement)

    def _take(self, statement: Statement) -> None:
        match statement:
            case Suggested():
                self.suggested = statement
                return
            case Noted():
                self.noted = statement
                return
            case Confirmed() | Corrected() | Recorded():
                self.sound, self.aside = statement, None
                self.part_of = getattr(statement, "part_of", None) or self.part_of
            case Dismissed() | Merged() | Split():
                self.aside = statement
            case Closed():
                self.closed = statement
            case Reopened():
                self.aside = self.closed = None
            case Assigned():
                self.assigned = statement
            case Reminded():
                self.reminded = statement
        self.said = statement

    @property
    def basis(self) -> Basis | None:
        return self.sound or self.suggested or self.said

    def matter(self, basis: Basis) -> Matter:
        about, words = basis.about, described(basis.about)
        return Matter(
            id=basis.matter,
            kind=basis.kind,
            by=words.by,
            of=words.of,
            asks=words.asks,
            owes=words.owes,
            own=words.own,
            labelled=words.labelled,
            what=words.what,
            due=words.due,
            state=self._state(basis),
            verdict=self._verdict(),
            passage=_passage(basis),
            telegram=basis.telegram,
            answered_by=self._answer(basis.telegram),
            rule=_rule(basis),
            about=about,
            is_suggested=self.suggested is not None,
            assigned_to=self.assigned.to if self.assigned else None,
            remind_on=self.reminded.on if self.reminded else None,
            closed=self.closed.how if self.closed else None,
            merged_into=self.aside.into if isinstance(self.aside, Merged) else None,
            parts=self.aside.parts if isinstance(self.aside, Split) else (),
            part_of=self.part_of,
            history=self.history,
        )

    def _verdict(self) -> Verdict:
        last = self.aside or self.sound
        return Verdict.SUGGESTED if last is None else _VERDICTS[type(last)]

    def _state(self, basis: Basis) -> str:
        if self.closed is not None:
            return CLOSED
        if basis.kind != REQUEST:
            return OPEN if basis.kind == PROMISE else _state_of(basis.about)
        if self.noted is None:
            return OPEN
        state = self.noted.outcome.state.value
        return ANSWERED_IN_PART if state == ANSWERED and self.noted.outcome.part else state

    def _answer(self, asking: TelegramFacts) -> Answer | None:
        if self.closed is not None and self.closed.answer is not None:
            answer = self.closed.answer
            return Answer(mrn=answer.mrn, address=answer.address, passage=None, days=_days(asking, answer))
        if self.noted is None or self.noted.outcome.answered_by is None:
            return None
        outcome, held = self.noted.outcome, self.noted.answer
        return Answer(
            mrn=outcome.answered_by,
            address=held.address if held else None,
            passage=outcome.passage,
            days=_days(asking, held) if held else None,
            numbers=outcome.numbers,
            still_open=outcome.still_open,
        )


_VERDICTS: Final[dict[type[Statement], Verdict]] = {
    Confirmed: Verdict.CONFIRMED,
    Corrected: Verdict.CORRECTED,
    Dismissed: Verdict.DISMISSED,
    Merged: Verdict.MERGED,
    Split: Verdict.SPLIT,
    Recorded: Verdict.RECORDED,
}


def _state_of(about: About) -> str:
    """Return the state that what a matter is about says itself; all else is told by a text."""
    match about:
        case Consultation() | Group() | Session() | Item():
            return about.status.value
        case Seat():
            if about.until is not None:
                return "given_up"
            return "awaited" if is_awaited(about) else "filled" if about.person or about.office else "unfilled"
    return TOLD


def _passage(basis: Basis) -> Passage | None:
    """Return the words that a matter rests on: those that it was read out of, or the first that a person named for it."""
    if isinstance(basis.about, Read):
        return basis.about.passage
    return basis.evidence[0].passage if basis.evidence else None


def _rule(basis: Basis) -> str:
    if isinstance(basis.about, Read):
        return basis.about.rule
    return basis.read_by.name if isinstance(basis, Recorded) and basis.read_by is not None else ""


def _listed(numbers: Sequence[str]) -> str:
    return " and ".join(filter(None, (", ".join(numbers[:-1]), *numbers[-1:])))


def _days(asking: TelegramFacts, answer: TelegramFacts) -> int | None:
    """Return the whole days from a request to its answer; null where a date is missing."""
    return None if asking.date is None or answer.date is None else (answer.date - asking.date).days


def matter_id(family: str, telegram: str, quote: str) -> str:
    """Return 16 hex digits that stay the same when a telegram is read again.

    They are made of the rule's family ("request"), of the telegram's number, or a digest of its item where it has none, and of the
    words of the quotation: not of offsets, line breaks, punctuation, case, or any version.
    """
    words = " ".join(_WORD.findall(quote.casefold()))
    return hashlib.sha256(f"{family}\n{telegram}\n{words}".encode()).hexdigest()[:_DIGITS]


def request_id(request: Request, telegram: str) -> str:
    """Return the identity of the matter that a request opens; `telegram` is as in `matter_id`.

    All rules that find requests are one family, so that a request whose label is recognised later stays the same one.
    """
    return matter_id(REQUEST, telegram, request.passage.quote)
