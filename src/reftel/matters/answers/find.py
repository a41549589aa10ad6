"""Finding what came of a request: an answer, an answer that is only cited, or no trace. Nothing is looked up here."""

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from typing import Final

import msgspec

from reftel.codes import ReferenceKind, station_of_designator
from reftel.matters.answers.numbered import named_in, numbered_asks
from reftel.matters.answers.texts import Telling, acting_on, answering
from reftel.matters.prose.parties import STATE
from reftel.matters.prose.stretches import Reading
from reftel.matters.prose.wording import content_words, overlap
from reftel.matters.values import Found, Outcome, Request
from reftel.telegram import Addressee, Block, Key, Reference, Telegram

Held = Callable[[Key], bool]
"""Says whether the collection holds a telegram."""

_SAME_SUBJECT: Final = 0.5
"""So much of the shorter subject line stands in the other too."""


class Asked(msgspec.Struct, frozen=True, kw_only=True):
    """The facts of a request that its answer is looked for by.

    `station` is the asker's, `asked_stations` are those of the telegram's action addressees; `asks` holds the numbers or
    letters of the asks under the request, empty where they have none.
    """

    key: Key | None
    mrn: str | None
    station: str | None
    asked_stations: tuple[str, ...]
    date: dt.datetime | None
    subject: str | None
    request: Request
    asks: tuple[str, ...] = ()


class Candidate(msgspec.Struct, frozen=True, kw_only=True):
    """The facts of a telegram that may hold an answer.

    `addressees` are stations, for action and for information; `is_collective` is true where there are none, or where a
    collective among them may stand for any station.
    """

    key: Key | None
    mrn: str | None
    station: str | None
    addressees: tuple[str, ...]
    is_collective: bool
    date: dt.datetime | None
    subject: str | None
    references: tuple[Reference, ...]
    body: tuple[Block, ...]


def asked_facts(telegram: Telegram, request: Request) -> Asked:
    """Return the facts of a telegram's request."""
    return Asked(
        key=telegram.key,
        mrn=telegram.mrn,
        station=telegram.station,
        asked_stations=_stations(telegram.action_addressees),
        date=telegram.date,
        subject=telegram.subject,
        request=request,
        asks=numbered_asks(telegram, request),
    )


def candidate_facts(telegram: Telegram) -> Candidate:
    """Return the facts of a telegram that may answer."""
    addressees = (*telegram.action_addressees, *telegram.info_addressees)
    return Candidate(
        key=telegram.key,
        mrn=telegram.mrn,
        station=telegram.station,
        addressees=_stations(addressees),
        is_collective=not addressees or any(a.collective for a in addressees),
        date=telegram.date,
        subject=telegram.subject,
        references=telegram.references,
        body=telegram.body,
    )


def _stations(addressees: Iterable[Addressee]) -> tuple[str, ...]:
    return tuple(station_of_designator(a.designator) for a in addressees)


def find_answers(asked: Asked, candidates: Iterable[Candidate], held: Held) -> Outcome:
    """Say what came of a request.

    `candidates` are telegrams that cite the request's telegram, or come later from the asker; they may be in any order.
    A telegram answers where it cites the request, goes the right way and speaks of it: mere citation is no answer. The
    first whole answer counts, else the first that answers a part, else the first telegram that acts on an answer which
    is not held.
    """
    later = sorted((c for c in candidates if _is_later(asked, c)), key=lambda c: (c.date is None, c.date or _FIRST))
    answers = [outcome for c in later if (outcome := _answer(asked, c)) is not None]
    whole = next((outcome for outcome in answers if not outcome.part), None)
    if whole is not None or answers:
        return whole or answers[0]
    ghosts = (outcome for c in later if (outcome := _ghost(asked, c, held)) is not None)
    return next(ghosts, Outcome(state=Found.NO_TRACE))


_FIRST: Final = dt.datetime(1, 1, 1, tzinfo=dt.UTC)


def _is_later(asked: Asked, candidate: Candidate) -> bool:
    if candidate.key is not None and candidate.key == asked.key:
        return False
    return asked.date is None or candidate.date is None or candidate.date >= asked.date


# Answers -------------------------------------------------------------------------------------------------------------


def _answer(asked: Asked, candidate: Candidate) -> Outcome | None:
    cited = [r for r in candidate.references if names(r, asked.key, asked.mrn)]
    if not cited or (asked.request.own and not _is_reply(asked, candidate)):
        return None  # told from addresses and references alone: most telegrams need not be read
    is_only = len(_telegrams(candidate)) == 1
    telling = answering(_reading(candidate), asked.request, _labels(candidate, cited), is_only=is_only)
    if telling is None or not _goes_right(asked, candidate, telling):
        return None
    return Outcome(
        state=Found.ANSWERED,
        answered_by=candidate.mrn,
        part=_is_part(asked, telling),
        passage=telling.passage,
        told_by=candidate.mrn,
        numbers=_named(asked, telling),
        still_open=tuple(one for one in asked.asks if one not in named) if (named := _named(asked, telling)) else (),
    )


def _goes_right(asked: Asked, candidate: Candidate, telling: Telling) -> bool:
    """True where the answer comes from the asked, or from somebody of the sender's side who did what was asked.

    Somebody else's request is told by a post; it may be met by the capital, by that post itself, or by another one.
    """
    return _is_reply(asked, candidate) or (not asked.request.own and telling.is_delivery)


def _is_reply(asked: Asked, candidate: Candidate) -> bool:
    """True where a telegram goes from the asked to the asker."""
    if candidate.station is None or candidate.station == asked.station:
        return False
    if asked.request.own or asked.station == STATE:
        stations = asked.asked_stations or (() if asked.station == STATE else (STATE,))
        is_from_asked = candidate.station in stations or (not stations and candidate.station != STATE)
    else:
        is_from_asked = candidate.station == STATE
    return is_from_asked and (candidate.is_collective or asked.station in candidate.addressees)


def _is_part(asked: Asked, telling: Telling) -> bool:
    """True where something asked is put off, or where the answer names some of the numbered asks and not the others."""
    if telling.deferred:
        return True
    return 0 < len(_named(asked, telling)) < len(asked.asks)


def _named(asked: Asked, telling: Telling) -> tuple[str, ...]:
    """Return which of the numbered asks an answer names."""
    named = named_in(telling.around)
    return tuple(one for one in asked.asks if one in named)


# An answer that is only cited --------------------------------------------------------------------------------------


def _ghost(asked: Asked, candidate: Candidate, held: Held) -> Outcome | None:
    """Find an answer that somebody acts on or thanks for, and that is not held."""
    if not (_cites(candidate, asked) or _same(asked, candidate)):
        return None
    for reference in candidate.references:
        key = reference.key
        if key is None or names(reference, asked.key, asked.mrn) or not _is_from_asked(asked, key) or held(key):
            continue
        passage = acting_on(
            _reading(candidate), asked.request, _labels(candidate, [reference]), is_tied=_cites(candidate, asked)
        )
        if passage is not None:
            answer = reference.mrn or reference.text
            return Outcome(state=Found.CITED_NOT_HELD, answered_by=answer, passage=passage, told_by=candidate.mrn)
    return None


def _cites(candidate: Candidate, asked: Asked) -> bool:
    return any(names(r, asked.key, asked.mrn) for r in candidate.references)


def _is_from_asked(asked: Asked, key: Key) -> bool:
    stations = asked.asked_stations or (STATE,)
    return key.station in stations or (not asked.request.own and key.station == STATE)


# Small questions -----------------------------------------------------------------------------------------------------


def names(reference: Reference, key: Key | None, mrn: str | None) -> bool:
    """True where a reference names the telegram of a key; a missing year on either side fits any."""
    if mrn is not None and reference.mrn == mrn:
        return True
    if key is None or reference.key is None:
        return False
    same = (reference.key.station, reference.key.serial) == (key.station, key.serial)
    return same and (reference.key.year is None or key.year is None or reference.key.year == key.year)


def _labels(candidate: Candidate, references: Sequence[Reference]) -> tuple[str, ...]:
    """Return how a text may point at some of its references: their letters, and "" ("reftel") for the only telegram."""
    letters = tuple(r.label for r in references if r.label)
    return (*letters, "") if len(_telegrams(candidate)) == 1 else letters


def _telegrams(candidate: Candidate) -> list[Reference]:
    return [r for r in candidate.references if r.kind is ReferenceKind.TELEGRAM]


def _same(asked: Asked, candidate: Candidate) -> bool:
    shared = overlap(content_words(asked.subject or ""), content_words(candidate.subject or ""))
    return shared >= _SAME_SUBJECT


def _reading(candidate: Candidate) -> Reading:
    """Make a telegram ready for rules, once for all requests that it may answer."""
    return _readings(candidate.body)


@lru_cache(maxsize=4)
def _readings(body: tuple[Block, ...]) -> Reading:
    return Reading(body)
