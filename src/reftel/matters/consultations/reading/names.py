"""The names of a body: those that are wanted, founded, in use."""

import re
from collections.abc import Iterator
from typing import Final

from reftel.matters.consultations.patterns.bodies import BETWEEN_STATES, FOUNDS, NO_NAME
from reftel.matters.consultations.patterns.names import (
    NAME_FOUNDED,
    NAME_OF_TWO,
    NAME_OURS,
    NAMES,
    NAMES_IN_USE,
    OF_TWO,
)
from reftel.matters.consultations.patterns.rows import Row
from reftel.matters.consultations.reading.founding import touches
from reftel.matters.consultations.reading.making import Defaults, in_order, make, printed_at, status_at
from reftel.matters.consultations.reading.sentences import BodySentence
from reftel.matters.consultations.values import Suggestion
from reftel.matters.prose.parties import side_named

MOST: Final = 100
"""So many of a kind are told at most; no real text has as many."""


def read_names(sentences: list[BodySentence], us: str, own: frozenset[str], default: Defaults) -> Iterator[Suggestion]:
    """Yield the names that sides want, then the one that is in use; `us` is the sender, `own` are the body's nouns."""
    wanted: dict[str, Suggestion] = {}
    for sentence in in_order(sentences):
        for row in NAMES:
            for match in row.pattern.finditer(sentence.text):
                name = printed_at(sentence, match)
                if len(name.split()) > 1 and NO_NAME.search(name) is None and _names_body(sentence, match, own):
                    status = _wish(sentence, match.start("fact"), default)
                    wanted.setdefault(name.lower(), make(row, sentence, name, status=status, at=match.start("fact")))
    if not wanted:
        wanted = {s.text.lower(): s for s in _founded(sentences, default)}
    yield from wanted.values()
    for sentence in sentences:
        if not sentence.in_enclosure and (used := _used(sentence.text)) is not None:
            row, name = used
            if not any(name.lower() in other for other in wanted) and len(wanted) < MOST:
                made = make(row, sentence, name, status="in_use", by=us)
                wanted[name.lower()] = made
                yield made


def _names_body(sentence: BodySentence, match: re.Match[str], own: frozenset[str]) -> bool:
    """True where words beside the name speak of the body that it is for."""
    start, end = match.span("fact")
    rest = f"{sentence.text[:start]} {sentence.text[end:]}"
    is_one = (
        re.search(r"\b[Aa]n? (?:\w+ )?[\"“‘']$", sentence.text[:start]) is not None and FOUNDS.search(rest) is not None
    )
    return sentence.in_enclosure or is_one or touches(rest, own | {"name", "body"}) or match.re is not NAMES[0].pattern


def _used(text: str) -> tuple[Row, str] | None:
    """Return the name of a body of the two states that stands with its short form or behind its sides."""
    for row in NAMES_IN_USE:
        for match in row.pattern.finditer(text):
            name = _without_sides(match[0] if row is NAME_OF_TWO else match["fact"])
            if (
                len(name.split()) > 1
                and NO_NAME.search(name) is None
                and (row is NAME_OURS or OF_TWO.search(match[0]) is not None)
            ):
                return row, name
    return None


def _founded(sentences: list[BodySentence], default: Defaults) -> Iterator[Suggestion]:
    """Give the name of a body where the words that found it print it as a title."""
    for sentence in in_order(sentences):
        match = NAME_FOUNDED.pattern.search(sentence.text)
        if match is None:
            continue
        which = "fact" if match["fact"] else "late"
        printed = printed_at(sentence, match, which)
        name = _without_sides(printed)
        is_ours = (
            sentence.in_enclosure
            or OF_TWO.search(printed) is not None
            or BETWEEN_STATES.search(sentence.text) is not None
        )
        if (
            is_ours
            and not name.startswith(("Group ", "Board "))
            and _GENERIC_TITLE.sub("", name).strip()
            and NO_NAME.search(name) is None
        ):
            yield make(
                NAME_FOUNDED, sentence, name, status=_wish(sentence, match.start(which), default), at=match.start(which)
            )
            return


_GENERIC_TITLE: Final = re.compile(
    r"\b(?:Joint|Bilateral|Working|Group|Commission|Council|Committee|Consultations?|Dialogue|Forum|Talks"
    r"|Annual|Regular|Permanent|High|Level"
    r"|Mechanism|Board|Panel|Task|Force|Consultative)\b",
    re.IGNORECASE,
)


def _wish(sentence: BodySentence, at: int, default: Defaults) -> str:
    status = status_at(sentence, at, default)
    if _LESS_LIKED.search(sentence.text[:at]) is not None:
        return "refused"
    if status == "supported" and _ACCEPTED_NAME.search(sentence.text[:at]) is not None:
        return status
    return status if status in {"refused", "agreed", "in_use"} else "proposed"


_LESS_LIKED: Final = re.compile(r"\bprefer\w*\b[^.;]{4,90}[\"”’']? (?:to|over|rather than) (?:the )?[\"“‘']?$")
"""What leads up to the name that a side likes less: "would prefer "Strait Talks" to "Strait Council"."""

_ACCEPTED_NAME: Final = re.compile(
    r"\b(?:agree[sd]?|accept(?:s|ed)?)\b(?: to| with| on)? (?:(?:the |our )?(?:\w+ )?(?:name|title)|call\w* )[^.;]{0,30}$"
)


def _without_sides(name: str) -> str:
    """Drop the sides before a name: "U.S.-Quillonia Volcano Safety Consultations"."""
    words = name.split()
    while len(words) > 2 and (_IS_SIDES.match(words[0]) or side_named(words[0]) or words[0] == "The"):
        first = words.pop(0).rpartition("-")[2]
        if side_named(first) is None and len(words) > 2 and side_named(f"{first} {words[0]}") is not None:
            words.pop(0)  # the second word of a country: "U.S.-Marrow Coast Energy Forum"
    return " ".join(words)


_IS_SIDES: Final = re.compile(r"U\.?S\.?-|[\w-]+-(?:U\.?S|American|United)|States$")
