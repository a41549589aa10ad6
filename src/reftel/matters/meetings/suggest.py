"""Suggest meetings: each that took place with somebody of the sender's side, where the telegram first tells of it."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import islice
from typing import Final

from reftel.matters.meetings.days import DAY_WORDS, day_of
from reftel.matters.meetings.wordings import GATHERING, GAVE, MET, NOT_YET, OURS, TO_WHOM, TOLD, VISIT
from reftel.matters.prose.lexicon import NOT_NAMES, ROLES
from reftel.matters.prose.parties import Words
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
    "told informed briefed advised confided assured complained asked thanked encouraged urged gave delivered handed presented".split()
)
_GAVE: Final = frozenset(
    "delivered conveyed presented raised discussed demarched passed handed shared reiterated".split()
)

_NAME: Final = re.compile(
    r"(?:[A-Z][\w'’-]*[a-z][\w'’-]*|[A-Z]{4,}|al-[A-Z]\w+)(?:\s+(?:[A-Z][\w'’.-]*|al-?\w*|bin|de|la|van|von))*"
)
_ROLE: Final = re.compile(
    r"\b(?:the|an?|our|his|some|several|with|to)\s+(?P<role>(?:[\w'’-]+\s){0,3}?[a-z]+)\b(?!\s+(?:of\s+)?[A-Z])"
)
_NO_PERSON: Final = frozenset(
    "on in at during summary as following the he she they note comment end begin per but for when after".split()
)
_NEAR: Final = 110
"""So far from the word that tells of the meeting the sender's side is named."""
_BEFORE: Final = 40
"""So far before it stands what says that it has not taken place."""


def read_meetings(reading: TelegramReading) -> tuple[Meeting, ...]:
    """Return the meetings of a telegram in the order of its text; what tells again of one gives nothing new."""
    found: list[Meeting] = []
    known: list[tuple[frozenset[str], str | None]] = []
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
        words = _surnames(names)
        if any(words & others and (day is None or other is None or day == other) for others, other in known):
            continue
        known.append((words, day))
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
        return any(_is_full(name) for name in names)
    if rule == MEETING_GAVE:
        return verb in {"delivered", "demarched", "presented", "handed", "discussed", "conveyed"} and any(
            _is_full(name) for name in names
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
        names = tuple(_others(rule, text, match))
        near = OURS.search(text, max(match.start() - _NEAR, 0), match.end() + _NEAR)
        return (rule, text, names) if names and near is not None else None
    return None


def _others(rule: str, text: str, match: re.Match[str]) -> Iterator[str]:
    """Yield the names of the other side: before "told us", after "delivered … to", on both sides of "met" and "meeting"."""
    if rule == MEETING_TOLD:
        yield from _names(text[max(match.start() - 160, 0) : match.start()])
        return
    if rule == MEETING_GAVE:
        if OURS.search(text, max(match.start() - _NEAR, 0), match.start()) is None:
            return
        to = TO_WHOM.search(text, match.end())
        if to is not None and to.start() < match.end() + 120:
            yield from list(_names(text[to.end() : to.end() + 120]))[:3]
        return
    yield from list(_names(text[max(match.start() - 100, 0) : match.end() + 200]))[:6]


def _names(text: str) -> Iterator[str]:
    """Yield who is named in a piece of a sentence: by a name of two words, by a role with a name, by a role alone."""
    if text.isupper():
        words = Words(text, len(text))
        name = words.at_start(words.tokens) or words.at_end(words.tokens)
        if name is not None and OURS.fullmatch(name) is None:
            yield name
        return
    for match in _NAME.finditer(text):
        name = match[0].strip(" .,")
        first = name.split()[0].lower()
        if first in NOT_NAMES or first in _NO_PERSON or OURS.fullmatch(name) is not None:
            continue
        if _is_full(name) or any(word.lower() in ROLES for word in name.split()):
            yield name
    for match in _ROLE.finditer(text):
        if match["role"].split()[-1] in ROLES and OURS.fullmatch(match["role"]) is None:
            yield match["role"]


def _is_full(name: str) -> bool:
    """True for a name of two words or more that is not all in capitals."""
    words = [word for word in name.split() if word[0].isupper() and word.lower() not in NOT_NAMES]
    return len(words) > 1 and not name.isupper()


def _surnames(names: tuple[str, ...]) -> frozenset[str]:
    """Return what tells one meeting's other side from another's: its names, or its roles where it has no name."""
    words = frozenset(word.lower() for name in names for word in name.split() if len(word) > 3 and word[0].isupper())
    return words - ROLES or frozenset(" ".join(names).lower().split())


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
