"""Suggest meetings: each that took place with somebody of the sender's side, where the telegram first tells of it."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import islice
from typing import Final

import msgspec

from reftel.matters.meetings.days import DAY_WORDS, day_of, printed_day
from reftel.matters.meetings.sides import is_full, named_behind, names_in, surname_behind, telling_words
from reftel.matters.meetings.wordings import BY_PAPER, GATHERING, GAVE, MET, NOT_YET, OURS, TO_WHOM, TOLD, VISIT
from reftel.matters.prose.phrasing import word_expression
from reftel.matters.prose.stretches import TelegramReading
from reftel.matters.rules import MEETING_GAVE, MEETING_MET, MEETING_NAMED, MEETING_TOLD, MEETING_VISIT
from reftel.matters.values import Meeting

MAX_TRIED: Final = 2_000
"""So many words are tried in one telegram, which bounds the time that a hostile one takes."""

_MET: Final = frozenset({"met"})
_NAMED: Final = frozenset(
    (
        "meeting meetings lunch luncheon dinner breakfast conversation conversations call discussion discussions reception talks "
        "consultations briefing telcon teleconference interview session"
    ).split()
)
_LONG: Final = frozenset("discussion discussions talks consultations call interview".split())
_VISIT: Final = frozenset("called paid telephoned phoned spoke hosted contacted sat".split())
_TOLD: Final = frozenset(
    (
        "told tells tell informed briefed advised confided assured complained asked thanked encouraged urged gave delivered handed "
        "presented"
    ).split()
)
_GAVE: Final = frozenset(
    "delivered conveyed presented raised discussed demarched passed handed shared reiterated".split()
)

_CAPITAL: Final = re.compile(r"\b[A-Z][\w'’-]{3,}")
_PLURAL: Final = (
    "meetings",
    "conversations",
    "discussion",
    "talks",
    "consultations",
    "interview",
    "reception",
    "session",
    "call",
)
_OTHERS_OWN: Final = re.compile(
    r"['’]s?\s|\b(?:his|her|their|its|had|held|holds?|holding|said|series)\b|\b(?!(?:During|Over)\b)[A-Z][a-z]\w+\s(?:[a-z-]+\s){0,2}$"
)
"""What before a meeting's noun says that it was another's: "the king's meeting with", "had a meeting with"."""
_LEADS: Final = ("in ", "during ", "at ", "over ")
_IN_A: Final = re.compile(r"\b(?:in|during|at|over)\s+(?:[\w,.-]+\s+){0,4}$", re.IGNORECASE)
_TELLS: Final = re.compile(r"\b(?:that|said|told|understand|learned|noted)\b", re.IGNORECASE)
"""Words after which another's acts are told."""
_NEAR: Final = 110
"""So far from the word that tells of the meeting the sender's side is named."""
_BEFORE: Final = 40
"""So far before it stands what says that it has not taken place."""


class _Met(msgspec.Struct, frozen=True):
    """What tells one meeting from another: the words of the other side's names, their last names, the day."""

    words: frozenset[str]
    last: frozenset[str]
    day: str | None

    def is_told_again(self, before: "_Met", text: str) -> bool:
        """True where this is the meeting that was told before: the same side, or its last name in the sentence, and no other day."""
        if self.day is not None and before.day is not None and self.day != before.day:
            return False
        return bool(self.words & before.words) or any(w.lower() in before.last for w in _CAPITAL.findall(text))


def read_meetings(reading: TelegramReading) -> tuple[Meeting, ...]:
    """Return the meetings of a telegram in the order of its text; what tells again of one gives nothing new."""
    found: list[Meeting] = []
    known: list[_Met] = []
    done: set[tuple[int, int]] = set()
    for index, at, verb in islice(reading.matches(_words()), MAX_TRIED):
        stretch = reading.stretches[index]
        if stretch.enclosure is not None or (stretch.points_from is not None and at >= stretch.points_from):
            continue
        sentence = reading.sentence_at(index, at)
        if sentence is None or (index, sentence.start) in done:
            continue
        told = _told(" ".join(stretch.text[sentence.start : sentence.end].split()), verb)
        if told is None:
            continue
        rule, text, names = told
        day = day_of(text, reading.telegram.date)
        if day is None and DAY_WORDS.search(text) is None and not _is_sure(rule, verb, names):
            continue
        done.add((index, sentence.start))
        met = _Met(
            telling_words(names), frozenset(name.split()[-1].lower() for name in names), day or printed_day(text)
        )
        if any(met.is_told_again(one, text) for one in known):
            continue
        known.append(met)
        ours = OURS.search(text)
        meeting = Meeting(
            paragraph=stretch.paragraph,
            date=day,
            participants=(*((ours[0],) if ours else ()), *names),
            place=_place(text),
            passage=stretch.passage(sentence.start, sentence.end),
            rule=rule,
        )
        found += [meeting] * (1 + len(_AGAIN.findall(text)))
    return tuple(found)


def _is_sure(rule: str, verb: str, names: tuple[str, ...]) -> bool:
    """True where words tell of a meeting even without a day: talks go on for years, and points are raised in public."""
    if rule == MEETING_TOLD:
        return any(is_full(name) for name in names)
    if rule == MEETING_GAVE:
        return verb in {"delivered", "demarched", "presented", "handed", "discussed", "conveyed"} and any(
            is_full(name) for name in names
        )
    return verb not in _LONG


def _told(text: str, verb: str) -> tuple[str, str, tuple[str, ...]] | None:
    """Return (rule, sentence, names of the other side) where a sentence tells of a meeting, None where it does not."""
    for rule, verbs, expression in _TABLE:
        if verb not in verbs:
            continue
        match = next((m for m in expression.finditer(text) if verb in m[0].lower()), None)
        if match is None:
            continue
        if NOT_YET.search(text, max(match.start() - _BEFORE, 0), match.start()) is not None:
            return None
        if not _is_ours_near(text, match) and not (rule == MEETING_NAMED and _is_reported(text, match)):
            return None
        if rule == MEETING_GAVE and BY_PAPER.search(text, match.end()) is not None:
            return None
        names = tuple(_others(rule, text, match))
        return (rule, text, names) if names else None
    return None


def _is_ours_near(text: str, match: re.Match[str]) -> bool:
    end = text.find(" ", match.end() + _NEAR)  # cut behind a word: a piece of one may look like the sender's side
    return OURS.search(text, max(match.start() - _NEAR, 0), end if end > 0 else len(text)) is not None


def _is_reported(text: str, match: re.Match[str]) -> bool:
    """True where a meeting without the sender's side is its own all the same: "In a meeting with Minister Orlan, Tamm said"."""
    said = match[0].lower()
    if said.startswith(_PLURAL) or said.split()[-1] != "with":
        return False
    before = text[max(match.start() - _BEFORE, 0) : match.start()]
    return _OTHERS_OWN.search(before) is None and (_IN_A.search(before) is not None or said.startswith(_LEADS))


def _others(rule: str, text: str, match: re.Match[str]) -> Iterator[str]:
    """Yield the names of the other side: before "told us", after "delivered … to", on both sides of "met" and "meeting"."""
    if rule == MEETING_TOLD:
        yield from names_in(text[max(match.start() - 160, 0) : match.start()])
        return
    if rule == MEETING_GAVE:
        ours = OURS.search(text, max(match.start() - _NEAR, 0), match.start())
        if ours is None or _TELLS.search(text, ours.end(), match.start()) is not None:
            return
        to = TO_WHOM.search(text, match.end())
        if to is not None and to.start() < match.end() + 120:
            yield from list(names_in(text[to.end() : to.end() + 120]))[:3]
        return
    if text.isupper() and (behind := named_behind(text[match.end() : match.end() + 120])) is not None:
        yield behind
        return
    if rule in {MEETING_MET, MEETING_VISIT} and (name := surname_behind(text, match.end())) is not None:
        yield name
    yield from list(names_in(text[max(match.start() - 100, 0) : match.end() + 200]))[:6]


def _place(text: str) -> str | None:
    """Return the building or town that a sentence puts the meeting in: "at the Foreign Ministry"."""
    match = _PLACE.search(text)
    return match["place"] if match else None


_AGAIN: Final = re.compile(
    r"\band (?:again|once more) (?:on )?[A-Z]\w+ \d|\bseparate (?:meetings|calls|conversations)\b|, and to [A-Z]"
)
"""What tells of a second meeting in the same sentence."""
_PLACE: Final = re.compile(
    r"\bat (?:the )?(?P<place>(?:[A-Z][\w'’-]+ ){0,3}"
    r"(?:Ministry|Palace|MFA|Embassy|Residence|Headquarters|Base|Airport|Office|Club|Hotel)|MFA)\b"
)

_TABLE: Final = (
    (MEETING_MET, _MET, MET),
    (MEETING_NAMED, _NAMED, GATHERING),
    (MEETING_VISIT, _VISIT, VISIT),
    (MEETING_TOLD, _TOLD, TOLD),
    (MEETING_GAVE, _GAVE, GAVE),
)
"""(rule, words that call for it, what must match in the sentence)."""


@cache
def _words() -> re.Pattern[str]:
    return word_expression(word for _, verbs, _ in _TABLE for word in verbs)
