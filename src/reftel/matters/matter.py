"""Matters: dockets, each the fold of its statements; and the identity that holds on to a passage through re-reading."""

import datetime as dt
import hashlib
import re
from collections.abc import Iterable, Sequence
from enum import StrEnum
from typing import Final

import msgspec

from reftel.matters.kinds import ANSWERED, ANSWERED_IN_PART, OPEN, REQUEST
from reftel.matters.statements import Confirmed, Dismissed, Noted, Statement, Suggested, TelegramFacts
from reftel.matters.values import Request
from reftel.telegram import Passage

_DIGITS: Final = 16
_WORD: Final = re.compile(r"[^\W_]+")


class Verdict(StrEnum):
    """What a person has said: nothing yet, that the suggestion is right, or that it is wrong."""

    SUGGESTED = "suggested"
    CONFIRMED = "confirmed"
    DISMISSED = "dismissed"


class Answer(msgspec.Struct, frozen=True, kw_only=True):
    """What answered a matter; `address` is null where the answer is cited but not held."""

    mrn: str | None
    address: str | None
    passage: Passage | None


class Matter(msgspec.Struct, frozen=True, kw_only=True):
    """A docket as its statements leave it. `history` holds all of them, in the order of their making."""

    id: str
    kind: str
    by: str
    of: str | None
    own: bool
    labelled: bool
    what: str
    due: str | None
    state: str
    verdict: Verdict
    passage: Passage
    telegram: TelegramFacts
    answered_by: Answer | None
    rule: str
    history: tuple[Statement, ...]


def fold(statements: Iterable[Statement], up_to: dt.datetime | None = None) -> Matter | None:
    """Fold the statements about one matter, in the order of their making, into the matter as it stood.

    `up_to` leaves out what was said later. A person's verdict stands whatever a rule says afterwards, and what was
    confirmed stays as it was confirmed. None where nothing was said yet, or nothing but an outcome.
    """
    history = tuple(s for s in statements if up_to is None or s.at <= up_to)
    basis = basis_of(history)
    if basis is None:
        return None
    verdict = _last_verdict(history)
    noted = next((s for s in reversed(history) if isinstance(s, Noted)), None)
    return _matter(basis, history, _verdict(verdict), noted)


def basis_of(history: Sequence[Statement]) -> Suggested | Confirmed | Dismissed | None:
    """Return the statement that says what a matter is about: what was confirmed, else the latest suggestion, else what was dismissed."""
    verdict = _last_verdict(history)
    suggested = next((s for s in reversed(history) if isinstance(s, Suggested)), None)
    return verdict if isinstance(verdict, Confirmed) or suggested is None else suggested


def _last_verdict(history: Sequence[Statement]) -> Confirmed | Dismissed | None:
    return next((s for s in reversed(history) if isinstance(s, Confirmed | Dismissed)), None)


def _matter(
    basis: Suggested | Confirmed | Dismissed, history: tuple[Statement, ...], verdict: Verdict, noted: Noted | None
) -> Matter:
    about = basis.about
    return Matter(
        id=basis.matter,
        kind=basis.kind,
        by=about.by,
        of=about.of,
        own=about.own,
        labelled=about.labelled,
        what=about.what,
        due=about.due,
        state=_state(noted),
        verdict=verdict,
        passage=about.passage,
        telegram=basis.telegram,
        answered_by=_answer(noted),
        rule=about.rule,
        history=history,
    )


def _verdict(statement: Confirmed | Dismissed | None) -> Verdict:
    if statement is None:
        return Verdict.SUGGESTED
    return Verdict.CONFIRMED if isinstance(statement, Confirmed) else Verdict.DISMISSED


def _state(noted: Noted | None) -> str:
    if noted is None:
        return OPEN
    state = noted.outcome.state.value
    return ANSWERED_IN_PART if state == ANSWERED and noted.outcome.part else state


def _answer(noted: Noted | None) -> Answer | None:
    if noted is None or noted.outcome.answered_by is None:
        return None
    address = noted.answer.address if noted.answer else None
    return Answer(mrn=noted.outcome.answered_by, address=address, passage=noted.outcome.passage)


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
