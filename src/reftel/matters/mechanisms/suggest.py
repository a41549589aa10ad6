"""Suggest mechanisms: each standing body or cycle between states once, where the text first names it."""

from collections.abc import Iterator
from functools import cache
from itertools import islice
from re import Pattern
from typing import Final

from reftel.matters.mechanisms.wordings import ADJECTIVE, ANCHORS, DESCRIBED, HOME, NAMED
from reftel.matters.prose.phrasing import word_expression
from reftel.matters.prose.stretches import TelegramReading
from reftel.matters.prose.wording import shorten
from reftel.matters.rules import MECHANISM_DESCRIBED, MECHANISM_NAMED
from reftel.matters.values import Mechanism

MAX_TRIED: Final = 1_000
"""So many nouns are tried in one telegram, which bounds the time that a hostile one takes."""

_BEFORE: Final = 120
_AFTER: Final = 80
"""So far around its noun a body's name is read."""


def read_mechanisms(reading: TelegramReading) -> tuple[Mechanism, ...]:
    """Return the bodies of a telegram in the order of its text, enclosures included: it is there that they are proposed."""
    found: dict[str, Mechanism] = {}
    for index, at, noun in islice(reading.matches(_nouns()), MAX_TRIED):
        stretch = reading.stretches[index]
        sentence = reading.sentence_at(index, at)
        if sentence is None or reading.is_upper(index):
            continue  # where all is in capitals nothing tells a name
        start, end = max(sentence.start, at - _BEFORE), min(sentence.end, at + len(noun) + _AFTER)
        for rule, expression in _rules(stretch.text, start, end, at):
            match = next((m for m in expression.finditer(stretch.text, start, end) if m.start() <= at < m.end()), None)
            if match is None or HOME.search(match["what"]) is not None:
                continue
            what = shorten(match["what"]).removeprefix("The ")
            known = " ".join(what.lower().split()).removesuffix("s")
            if not any(known in other or other in known for other in found):
                passage = stretch.passage(sentence.start, sentence.end)
                found[known] = Mechanism(paragraph=stretch.paragraph, what=what, passage=passage, rule=rule)
            break
    return tuple(found.values())


def _rules(text: str, start: int, end: int, at: int) -> Iterator[tuple[str, Pattern[str]]]:
    """Yield what may match around a noun: a proper name needs a large letter, a description one of its adjectives."""
    if text[at].isupper():
        yield MECHANISM_NAMED, NAMED
    if ADJECTIVE.search(text, start, end) is not None:
        yield MECHANISM_DESCRIBED, DESCRIBED


@cache
def _nouns() -> Pattern[str]:
    return word_expression(ANCHORS)
