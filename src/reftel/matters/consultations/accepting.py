"""From what rules suggest to what a person may record: each suggestion as a part of a consultation, and what it would change."""

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from typing import Any, Final

import msgspec

from reftel.matters.consultations.days_named import days_in
from reftel.matters.consultations.parts import (
    Consultation,
    Group,
    GroupState,
    Initiative,
    Meets,
    Outsider,
    Party,
    Role,
    Seat,
    Session,
    SessionState,
    Sort,
    Stand,
)
from reftel.matters.consultations.values import Suggestion
from reftel.matters.kinds import GROUP, INITIATIVE, OUTSIDER, SEAT, SESSION, STAND
from reftel.matters.matter import matter_id
from reftel.matters.prose.parties import side_named
from reftel.matters.values import About, Stance, Standing

AMERICAN: Final = "United States"

_OURS: Final = re.compile(r"\b(?:U\.?S\.?(?:A\.?)?|USG|American|Washington|Department|Embassy|Consulate|Secretary)\b")
_OFFICE: Final = re.compile(
    r"\b(?:minist\w*|presidents?|premier|chancellor|deputy|vice|secretary|director|chief|ambassador|senator|governor|general"
    r"|colonel|admiral|mr|mrs|ms|dr|king|queen|prince|officials?|government|department|official|parliament|he|she|they)\b",
    re.IGNORECASE,
)
"""Words that make a name one of a person or an office, not of a state."""

_OWED: Final = re.compile(r"to be named by (?:the )?(?P<side>.+?)(?:, by (?P<day>.+))?$")


class Offer(msgspec.Struct, frozen=True, kw_only=True):
    """One suggestion with what accepting it would record: a matter of a kind, and values of the consultation itself.

    `id` stays the same when the telegram is read again. `group` is the title of the group that it belongs to, null for the whole.
    """

    id: str
    suggestion: Suggestion
    kind: str
    about: About
    sets: Mapping[str, Any]
    group: str | None


def parties_in(suggestions: Sequence[Suggestion]) -> tuple[Party, ...]:
    """Return the states that the suggestions name: those who speak, and those from whom something is awaited."""
    found: dict[str, None] = {}
    for one in suggestions:
        for words in (one.by, owing_side(one), *_listed(one.passage.quote)):
            side = state_in(words)
            if side is not None:
                found.setdefault(side)
    return tuple(Party(name=side) for side in found)


_LAND: Final = r"(?:the )?[A-Z][a-z]\w+(?: [A-Z][a-z]\w+)?"
_ROW: Final = re.compile(rf"(?P<row>\b{_LAND}(?:, {_LAND})*,? and the United States)\b")


def _listed(quote: str) -> tuple[str, ...]:
    """Return the states that a passage names in a row with the sender's: "Tessaly, Osmark and the United States"."""
    row = _ROW.search(" ".join(quote.split()))
    return () if row is None else tuple(re.split(r",? and the |, ", row["row"]))


def state_in(words: str | None) -> str | None:
    """Return the state that some words name, in one spelling; None where they name none."""
    if words is None:
        return None
    if _OURS.search(words):
        return AMERICAN
    if side_named(words) is not None:
        return side_named(words)
    return next((side for word in words.split() if (side := side_named(word)) is not None), None) or _titled(words)


def _titled(words: str) -> str | None:
    """Return words that are a name by their look ("Marrow Coast"), without an article."""
    plain = re.sub(r"^(?:the|The) | (?:side|Side)$", "", words.strip())
    is_name = plain[:1].isupper() and len(plain.split()) <= 3 and "other side" not in plain
    return plain if is_name and not _OFFICE.search(plain) else None


def owing_side(suggestion: Suggestion) -> str | None:
    """Return from whom something is awaited, as the suggestion says it."""
    found = _OWED.search(suggestion.text) if suggestion.kind == "owed" else None
    return found["side"] if found else None


def offers(
    suggestions: Sequence[Suggestion], telegram: str, parties: Sequence[Party], on: dt.date | None
) -> tuple[Offer, ...]:
    """Return what the suggestions of a telegram offer; `telegram` names it as in `matter_id`, `on` is its date."""
    speaks_for = _spoken_for(suggestions, parties)
    return tuple(_offer(one, telegram, parties, on, speaks_for) for one in suggestions)


def _spoken_for(suggestions: Sequence[Suggestion], parties: Sequence[Party]) -> str | None:
    """Return the one party for which the passages let somebody speak: "Orlan said that Tessaly would accept"; None where several."""
    quotes = " ".join(" ".join(one.passage.quote.split()) for one in suggestions)
    acting = [
        party.name
        for party in parties
        if party.name != AMERICAN and re.search(rf"\b{re.escape(party.name)} (?:{_ACTS})\b", quotes)
    ]
    if acting:
        return acting[0] if len(acting) == 1 else None
    named = [party.name for party in parties if party.name != AMERICAN and party.name in quotes]
    return named[0] if len(named) == 1 else None


_ACTS: Final = (
    "would|could|will|can|cannot|might|agrees?|accepts?|accepted|agreed|proposes?|proposed|wants?|wanted|prefers?|preferred"
    "|insists?|insisted|refuses?|refused|rejects?|rejected|suggests?|suggested|hopes?|hoped|is prepared|was prepared"
)


def _offer(
    one: Suggestion, telegram: str, parties: Sequence[Party], on: dt.date | None, speaks_for: str | None
) -> Offer:
    kind, about, sets = _read(one, parties, on, speaks_for)
    quote = f"{one.passage.quote} {one.text} {one.group or ''}"
    return Offer(
        id=matter_id(f"consultation {one.kind}", telegram, quote),
        suggestion=one,
        kind=kind,
        about=about,
        sets=sets,
        group=one.group,
    )


def _read(
    one: Suggestion, parties: Sequence[Party], on: dt.date | None, speaks_for: str | None
) -> tuple[str, About, Mapping[str, object]]:
    by = _side_of(one.by, parties, speaks_for)
    match one.kind:
        case "group" if one.status == "refused":  # a group that a side will not have is a stand, and no group
            return STAND, Stand(side=by, question="groups", what=one.text, stance=Stance.REFUSES), {}
        case "group" if one.rule.endswith("/groups-counted"):  # how many there are to be gives no group
            return STAND, msgspec.structs.replace(_stand(one, by, parties), question="groups"), {}
        case "group":
            status = GroupState.AGREED if one.status in {"agreed", "in_use"} else GroupState.PROPOSED
            return GROUP, Group(title=one.text, status=status), {}
        case "initiative":
            return INITIATIVE, Initiative(name=one.text), {}
        case "outsider":
            return OUTSIDER, Outsider(name=one.text, sort=sort_of(one.text)), {}
        case "chair":
            return SEAT, Seat(role=Role.CO_CHAIR, office=one.text), {}
        case "coordinator" if one.rule.endswith("/coordinator-named"):
            return SEAT, Seat(role=Role.COORDINATOR, side=by, person=one.text, since=on), {}
        case "coordinator":
            return SEAT, Seat(role=Role.COORDINATOR, office=one.text), {}
        case "seat":
            return SEAT, Seat(role=Role.GROUP_HEAD, side=by, person=one.text, since=on), {}
        case "owed":
            return SEAT, _owed(one, by, parties, on), {}
        case "session":
            return SESSION, _session(one, parties, on), {}
    return STAND, _stand(one, by, parties), _sets(one, parties)


def _owed(one: Suggestion, by: str, parties: Sequence[Party], on: dt.date | None) -> Seat:
    """Return the seat for which a name is awaited; "the other side" is the one of two that does not await it."""
    told = owing_side(one)
    side = _party(told, parties) or _opposite(told, by, parties) or told or "the other side"
    role = Role.COORDINATOR if one.text.startswith("coordinator") else Role.GROUP_HEAD
    found = _OWED.search(one.text)
    days = days_in(found["day"], on) if found is not None and found["day"] else None
    return Seat(role=role, side=side, awaited_from=side, since=on, due=days.first if days else None)


def _opposite(told: str | None, by: str, parties: Sequence[Party]) -> str | None:
    others = [party.name for party in parties if party.name != by]
    is_other = told in {None, "other side", "the other side"} and len(parties) == 2 and len(others) == 1
    return others[0] if is_other else None


_ORDINALS: Final = {"first": 1, "inaugural": 1, "opening": 1, "initial": 1} | {
    word: number for number, word in enumerate(("second", "third", "fourth", "fifth", "sixth"), start=2)
}


def _session(one: Suggestion, parties: Sequence[Party], on: dt.date | None) -> Session:
    """Return the session that some words name, with its day, its place, and as host the party whose capital that is."""
    days, place = days_in(one.text, on), _PLACE.search(one.text)
    where = place["place"] if place is not None else None
    ordinal = next((number for word, number in _ORDINALS.items() if re.search(rf"\b{word}\b", one.text, re.I)), None)
    return Session(
        sort=Meets.PLENARY,
        ordinal=ordinal,
        status=SessionState.AGREED if one.status in {"agreed", "supported"} else SessionState.PROPOSED,
        date=days.first if days else None,
        until=days.last if days else None,
        place=where,
        host=next((party.name for party in parties if where in {party.capital, party.name} and where), None),
    )


_PLACE: Final = re.compile(
    r"\b(?:in|at) (?:the )?(?!(?:January|February|March|April|May|June|July|August|September|October|November|December)\b)"
    r"(?P<place>[A-Z][\w'’-]+(?: [A-Z][\w'’-]+){0,2})"
)

_QUESTIONS: Final = {"cadence": "calendar"}
_STANCES: Final = {
    "refused": Stance.REFUSES,
    "agreed": Stance.ACCEPTS,
    "supported": Stance.ACCEPTS,
    "in_use": Stance.ACCEPTS,
}


def _stand(one: Suggestion, by: str, parties: Sequence[Party]) -> Stand:
    is_review = one.rule.endswith("/review")
    forecast = one.status == "forecast"
    is_own = one.voice is not None or (one.by is not None and _OURS.search(one.by) is not None and not forecast)
    return Stand(
        side=_expected_of(one, parties) if forecast else by,
        question="review" if is_review else _QUESTIONS.get(one.kind, one.kind),
        what=one.text,
        stance=Stance.REFUSES if forecast else _STANCES.get(one.status, Stance.WANTS),
        status=Standing.FORECAST if forecast else Standing.STATED if is_own else Standing.REPORTED,
        told_by=one.by if forecast else None,
    )


def _expected_of(one: Suggestion, parties: Sequence[Party]) -> str:
    """Return of whom a forecast speaks: whom its words name, else who makes it."""
    return _party(one.text, parties) or _party(one.by, parties) or one.by or "not said"


def _sets(one: Suggestion, parties: Sequence[Party]) -> Mapping[str, object]:
    """Return what the suggestion says of the consultation itself: what is agreed or in use, and the numbers of the calendar."""
    if one.status in {"refused", "forecast"}:
        return {}
    settled = one.status in {"agreed", "in_use"}
    if one.kind in {"name", "level"}:
        return {one.kind: one.text} if settled else {}
    if one.kind == "cadence":
        months = months_in(one.text)
        field = "review" if one.rule.endswith("/review") else "cadence"
        return {field: months} if months is not None else {}
    if one.kind == "rotation":
        return {"rotation": _hosts(one.text, parties)}
    return {}


def _hosts(words: str, parties: Sequence[Party]) -> tuple[str, ...]:
    """Return the parties in the order in which the words name them or their capitals; as they stand where the words name none."""
    names = [(words.find(word), party.name) for party in parties for word in (party.capital or party.name, party.name)]
    found = dict.fromkeys(name for at, name in sorted(names) if at >= 0)
    return tuple(found) if len(found) == len(parties) else tuple(party.name for party in parties)


_NUMBERS: Final = {
    word: number
    for number, word in enumerate(
        "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen".split(),
        start=1,
    )
}
_COUNT: Final = rf"(?P<count>\d{{1,2}}|{'|'.join(sorted(_NUMBERS, key=len, reverse=True))})"
_MONTHS: Final[tuple[tuple[re.Pattern[str], int | None], ...]] = tuple(
    (re.compile(pattern, re.IGNORECASE), months)
    for pattern, months in (
        (rf"\b{_COUNT}[- ]months?", None),
        (rf"\b(?:every |in )?{_COUNT}[- ]years?\b", -12),
        (r"\bevery (?:other|second) year|\bbiennial|two-year", 24),
        (r"\bevery (?:other|second) month", 2),
        (
            r"\b(?:twice|two times) (?:a|each|every|per) year|\bsemi-?annual|\bhalf-?year|\bmid-?(?:year|term)|\bevery half year",
            6,
        ),
        (r"\bthree times (?:a|each|every|per) year", 4),
        (r"\bquarter", 3),
        (r"\bmonthly|\bonce a month|\bevery month|\beach month", 1),
        (
            r"\bannual|\byearly|\bonce (?:a|each|every|per) year|\b(?:every|each) (?:year|spring|summer|autumn|fall|winter)",
            12,
        ),
    )
)


def months_in(words: str) -> int | None:
    """Return how many months lie between two meetings by some words ("every two years": 24); None where they do not say."""
    for pattern, months in _MONTHS:
        found = pattern.search(words)
        if found is None:
            continue
        if months is not None and months > 0:
            return months
        count = _NUMBERS.get(found["count"].lower()) or int(found["count"])
        return count * (12 if months is not None else 1) or None
    return None


_SORTS: Final = (
    (Sort.NGO, r"\bNGOs?\b|non-?governmental|civil society|associations?|societies|relatives|missions\b"),
    (Sort.ACADEMIC, r"universit|academ|scholars|scientists|institutes?|think tanks?"),
    (
        Sort.INTERNATIONAL,
        r"\b(?:UN|United Nations|World Bank|OSCE|IMF|Government of|Governments of)\b|international organi[sz]ation",
    ),
    (
        Sort.BUSINESS,
        r"business|compan|firms|chambers?|industr|investors|guild|owners|trade unions?|banks?\b|private sector",
    ),
)


def sort_of(words: str) -> Sort:
    """Return what sort of outsider some words name."""
    return next((sort for sort, pattern in _SORTS if re.search(pattern, words, re.IGNORECASE)), Sort.OTHER)


def _side_of(words: str | None, parties: Sequence[Party], speaks_for: str | None) -> str:
    """Return the side that speaks: a party by its name; of two parties, the one that the sender is not of; else whom a person speaks for.

    A telegram that reports what somebody proposes reports the other side, where it does not say otherwise.
    """
    named = _party(words, parties)
    if named is not None or not words:
        return named or "not said"
    others = [party.name for party in parties if party.name != AMERICAN]
    if len(others) == 1 and len(parties) == 2 and state_in(words) is None:
        return others[0]
    if speaks_for is not None and side_named(words) is None:
        return speaks_for
    return "not said" if words.lower() in _PRONOUNS else words


_PRONOUNS: Final = frozenset({"he", "she", "they", "it", "we"})


def _party(words: str | None, parties: Sequence[Party]) -> str | None:
    """Return which of the parties some words name, by its name or by its capital."""
    if not words:
        return None
    folded = words.casefold()
    for party in parties:
        if party.name.casefold() in folded or (party.capital and party.capital.casefold() in folded):
            return party.name
    state = state_in(words)
    return next((party.name for party in parties if party.name == state), None)


def started(suggestions: Sequence[Offer], parties: Sequence[Party]) -> Consultation:
    """Return the consultation that some offers make: the name in use before a name that is wanted, and all that they set."""
    names = [one.suggestion for one in suggestions if one.suggestion.kind == "name"]
    in_use = next((one for one in names if one.status in {"in_use", "agreed"}), next(iter(names), None))
    name = in_use.text if in_use is not None else "Consultations not named"
    return set_by(Consultation(name=name, parties=tuple(parties)), suggestions)


def set_by(consultation: Consultation, accepted: Sequence[Offer]) -> Consultation:
    """Return a consultation with what the offers set; what is only proposed never replaces what was agreed."""
    for one in accepted:
        agreed = one.suggestion.status == "agreed"
        for field, value in one.sets.items():
            is_settled = field in consultation.agreed or (
                field != "name" and getattr(consultation, field) not in {None, ()}
            )
            if is_settled and not agreed:
                continue
            now = (*consultation.agreed, field) if agreed and field not in consultation.agreed else consultation.agreed
            consultation = msgspec.structs.replace(consultation, **{field: value, "agreed": now})
    return consultation
