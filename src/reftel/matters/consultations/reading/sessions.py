"""When and where a body is to meet: "the first session will be held in Verrin on March 12, 2008"."""

import re
from collections.abc import Iterator
from typing import Final

from reftel.matters.consultations.days_named import DAY
from reftel.matters.consultations.patterns.cadences import SESSIONS
from reftel.matters.consultations.reading.making import Defaults, in_order, make, status_at
from reftel.matters.consultations.reading.sentences import BodySentence
from reftel.matters.consultations.values import Suggestion

_FURTHEST: Final = 160
"""Characters between a session and its day."""

_TO_BE: Final = re.compile(
    r"\b(?:will|would|shall|should|could|might|may|is to|are to|to be|to hold|to convene|to meet|be held|propos\w+|suggest\w*|offer\w*"
    r"|agree[sd]?|scheduled|set for|plan(?:s|ned)|invit\w+|prefer\w*|expect\w*)\b"
)
_BEHIND: Final = re.compile(
    r"\b(?:was|were|had been|has been|have been) (?:\w+ )?(?:held|convened|opened|chaired|postponed|cancelled|canceled|put off)\b"
    r"|\b(?:took place|met)\b|\bheld (?:its|their|the) "
)
_WISHES: Final = r"\b(?:propos|suggest|offer|prefer|want|wish|would|should|could|might)\w*\b"
_IS_SET: Final = re.compile(
    rf"^(?:(?!{_WISHES}).)*?\b(?:will|is to|is scheduled to|has been scheduled|is scheduled)\b(?:(?!{_WISHES}).)*$"
)
"""The sender tells of a session as of one that is set."""

_OF_GROUP: Final = re.compile(r"\b(?:working |sub-?)?(?:group|committee|panel)s?\b", re.IGNORECASE)
_PLACE: Final = re.compile(
    r"\b(?:in|at) (?!the (?:beginning|end|middle)\b)(?:the )?(?P<place>[A-Z][\w'’-]+(?: [A-Z][\w'’-]+){0,2})"
)
_MONTHS: Final = re.compile(
    r"^(?:January|February|March|April|May|June|July|August|September|October|November|December)\b"
)


def read_sessions(sentences: list[BodySentence], default: Defaults) -> Iterator[Suggestion]:
    """Yield the sessions for which a day is named or proposed, each once; those that have met are no proposals."""
    seen: set[tuple[str, str]] = set()
    for sentence in in_order(sentences):
        match = SESSIONS.pattern.search(sentence.text)
        if match is None or _TO_BE.search(sentence.text) is None or _BEHIND.search(sentence.text) is not None:
            continue
        found = _words(sentence, match)
        if found is None:
            continue
        status = _status(sentence, match.start("fact"), default)
        key = (match["which"].lower(), found.lower())
        if status not in {"refused", "in_use"} and key not in seen:
            seen.add(key)
            yield make(SESSIONS, sentence, found, status=status, at=match.start("fact"))


def _status(sentence: BodySentence, at: int, default: Defaults) -> str:
    status = status_at(sentence, at, default)
    is_set = status == "proposed" and not sentence.in_enclosure and _IS_SET.search(sentence.text) is not None
    return "agreed" if is_set else status


def _words(sentence: BodySentence, match: re.Match[str]) -> str | None:
    """Return the words from the session to its day and its place, as printed; None where it is a group's, or has no day."""
    text, start = sentence.text, match.start("fact")
    day = DAY.search(text, match.end("fact"), match.end("fact") + _FURTHEST)
    if day is None or _OF_GROUP.search(text, max(start - 40, 0), day.start()) is not None:
        return None
    end = day.end()
    place = place_in(text[end : end + 40])
    if place is not None and text[end : end + 4] in {" in ", " at "}:
        end += place.end()
    printed = sentence.printed if len(sentence.printed) == len(text) else text
    return printed[start:end].strip(" ,;.")


def place_in(words: str) -> re.Match[str] | None:
    """Return where some words say that something meets; a month is no place."""
    return next((one for one in _PLACE.finditer(words) if _MONTHS.match(one["place"]) is None), None)
