"""Persons who are named as coordinators: "Tessaly has named Ida Brask as its coordinator"."""

import re
from collections.abc import Iterator
from typing import Final

from reftel.matters.consultations.patterns.coordinators import COORDINATORS_NAMED
from reftel.matters.consultations.reading.making import in_order, make, printed_at
from reftel.matters.consultations.reading.sentences import BodySentence
from reftel.matters.consultations.values import Suggestion
from reftel.matters.prose.parties import side_named

_PROPOSED: Final = re.compile(r"\b(?:propos|nominat|suggest|recommend|consider|would like)\w*", re.IGNORECASE)
_REFUSED: Final = re.compile(r"\b(?:not|never|no longer|declin\w+|reject\w*|refus\w+)\b")
_OFFICE: Final = re.compile(
    r"\b(?:Ministry|Embassy|Department|Office|Council|Commission|Committee|Directorate|Division|Bureau|Agency|Secretariat|Mission"
    r"|States|Nations|Government)$|^(?:The|Each|Both|Either|This|That|Heads?|Ministers?|Deputy Ministers?|Embassy|American|U\.S\.)\b"
)
_OTHER_WORK: Final = re.compile(
    r"\b(?:resident|humanitarian|counter-?(?:narcotics|terrorism)|HIV|AIDS|PEPFAR|USAID|aid|donor|security|program|project|campaign|party)"
    r" co-?ordinators?\b",
    re.IGNORECASE,
)
"""Coordinators of other work than the body's."""


def read_coordinators(sentences: list[BodySentence]) -> Iterator[Suggestion]:
    """Yield each person who is named as a coordinator of the body once, by the side for which it coordinates."""
    seen: set[str] = set()
    for sentence in in_order(sentences):
        if _REFUSED.search(sentence.text) is not None or _OTHER_WORK.search(sentence.text) is not None:
            continue
        status = "proposed" if _PROPOSED.search(sentence.text) is not None else "agreed"
        for row in COORDINATORS_NAMED:
            for match in row.pattern.finditer(sentence.text):
                person = printed_at(sentence, match)
                if len(person.split()) > 1 and _OFFICE.search(person) is None and person.lower() not in seen:
                    seen.add(person.lower())
                    side = _side(match) or _namer(match, sentence) or sentence.by
                    yield make(row, sentence, person, status=status, by=side)


def _side(match: re.Match[str]) -> str | None:
    """Return for whom the person coordinates, where the words beside say so."""
    named = match.groupdict().get("adj") or match.groupdict().get("land")
    if named is None:
        return None
    if named in {"U.S.", "American", "United States", "US"}:
        return "United States"
    return side_named(named) or next((side for word in named.split() if (side := side_named(word))), None)


def _namer(match: re.Match[str], sentence: BodySentence) -> str | None:
    """Return who names somebody in a clause of its own: "…; Tessaly has named Ida Brask as coordinator"."""
    who = (match.groupdict().get("who") or "").removeprefix("the ")
    if not who or who in {"Department", "Embassy"}:
        return who or None
    return side_named(who) or (who if sentence.ours else None)
