"""Suggest promises: who undertakes to do what, to whom, by when.

Read in the sender's own prose: what an enclosed text undertakes is that text's affair. Each sentence gives one promise at most.
"""

import re
from collections.abc import Iterator
from functools import cache
from itertools import islice
from typing import Final

from reftel.matters.promises.wordings import (
    ABBREVIATION,
    AND,
    ASSURING,
    BODY,
    FUTURE,
    LATER,
    NOUN,
    OF_THE_SPEAKER,
    OWN,
    OWN_PASSIVE,
    SUPPOSED,
    TELLING,
    THAT,
    TO_ACT,
    UNDERTAKING,
    WILLING,
)
from reftel.matters.prose.dues import find_due
from reftel.matters.prose.lexicon import FIRST_PERSON
from reftel.matters.prose.parties import Words, side_named
from reftel.matters.prose.phrasing import word_expression
from reftel.matters.prose.sentences import Sentence
from reftel.matters.prose.stretches import Stretch, TelegramReading
from reftel.matters.prose.wording import shorten
from reftel.matters.requests.asked import sender
from reftel.matters.rules import PROMISE_ANNOUNCED, PROMISE_OWN, PROMISE_SAID, PROMISE_UNDERTAKEN
from reftel.matters.speakers.subjects import speakers_at
from reftel.matters.values import Promise

MAX_TRIED: Final = 3_000
"""So many verbs are tried in one telegram, which bounds the time that a hostile one takes."""

_PRONOUNS: Final = frozenset({"he", "she", "they", "it"})
_US: Final = frozenset({"us", "post", "embassy", "emboffs"})
_PARENTHESES: Final = re.compile(r"\s*\([^()]{1,80}\)")
_BEFORE: Final = 40
"""So far before "will" its subject begins."""
_NEAR: Final = 100
"""So far behind "will" its act ends."""
_AHEAD: Final = 1_500
"""So far behind its verb an act is looked for: longer sentences are lists, or hostile."""
_LONG: Final = 3_000
"""So much of a sentence is looked through for a day."""
_NAMING: Final = UNDERTAKING - {"agreed", "offered", "committed", "volunteered", "consented", "undertook", "vowed"}
"""After these a thing may stand for the act: "promised a reply"."""


def read_promises(reading: TelegramReading) -> tuple[Promise, ...]:
    """Return the promises of a telegram in the order of its text."""
    found: dict[tuple[str, int], Promise] = {}
    for promise in _Reader(reading).promises():
        found.setdefault((promise.passage.field, promise.passage.start), promise)
    return tuple(found.values())


class _Reader:
    """Goes through a telegram and remembers who promised last, for a pronoun."""

    def __init__(self, reading: TelegramReading) -> None:
        self._reading = reading
        self._last: str | None = None

    def promises(self) -> Iterator[Promise]:
        """Yield what each verb gives."""
        for index, at, verb in islice(self._reading.matches(_verbs()), MAX_TRIED):
            stretch = self._reading.stretches[index]
            if stretch.enclosure is not None or (stretch.points_from is not None and at >= stretch.points_from):
                continue
            sentence = self._reading.sentence_at(index, at)
            if sentence is None:
                continue
            promise = (self._announced if verb in FUTURE else self._reported)(stretch, sentence, at, verb)
            if promise is not None:
                yield promise

    def _announced(self, stretch: Stretch, sentence: Sentence, at: int, _verb: str) -> Promise | None:
        """Read what the sender will do, or says as a fact that a government will."""
        text, start, near = stretch.text, max(sentence.start, at - _BEFORE), min(sentence.end, at + _NEAR)
        if (own := OWN.search(text, start, near)) is not None:
            if SUPPOSED.search(text, max(sentence.start, own.start() - _BEFORE), own.start()) is not None:
                return None
            return self._make(
                stretch,
                sentence,
                sender(self._reading.telegram),
                None,
                text[own.start("act") : min(sentence.end, at + _AHEAD)],
            )
        if (passive := OWN_PASSIVE.match(text, at, sentence.end)) is not None:
            return self._make(
                stretch,
                sentence,
                sender(self._reading.telegram),
                None,
                text[passive.start("act") : min(sentence.end, at + _AHEAD)],
            )
        body = BODY.search(text, start, near)
        if body is None or body.end() < at:
            return None
        by, what = " ".join(body["by"].split()), text[body.start("act") : min(sentence.end, at + _AHEAD)]
        return self._make(stretch, sentence, by, None, what, rule=PROMISE_ANNOUNCED)

    def _reported(self, stretch: Stretch, sentence: Sentence, at: int, verb: str) -> Promise | None:
        """Read what somebody is told to have undertaken."""
        rest = stretch.text[at : min(sentence.end, at + _AHEAD)]
        if verb not in UNDERTAKING and not any(word in rest.lower() for word in LATER):
            return None  # most of what is told is no promise: the dear expressions are for the rest
        rest = _PARENTHESES.sub("", rest) if "(" in rest else rest
        who = speakers_at(stretch.text, sentence, at, verb)
        what = _what(rest, verb, who) if who else None
        if what is None:
            return None
        by = self._named(who[0])
        rule = PROMISE_SAID if verb in TELLING else PROMISE_UNDERTAKEN
        return self._make(stretch, sentence, by, self._receiver(rest), what, rule=rule)

    def _named(self, printed: str) -> str:
        if printed.lower() in FIRST_PERSON:
            return sender(self._reading.telegram)
        if printed.lower() in _PRONOUNS:
            return self._last or printed
        self._last = printed
        return printed

    def _receiver(self, rest: str) -> str | None:
        """Return whom the words after the verb name: "promised us", "told the Ambassador", "pledged to Orlan"."""
        words = Words(rest, min(len(rest), 120))
        tokens = words.tokens[1:]
        if tokens and tokens[0].lower() == "to":
            tokens = tokens[1:]
        if tokens and tokens[0].lower() in _US:
            return sender(self._reading.telegram)
        return words.at_start(tokens)

    def _make(
        self, stretch: Stretch, sentence: Sentence, by: str, to: str | None, what: str, *, rule: str = PROMISE_OWN
    ) -> Promise:
        return Promise(
            paragraph=stretch.paragraph,
            by=by,
            to=to,
            own=rule == PROMISE_OWN,
            what=shorten(what),
            due=find_due(
                stretch.text[sentence.start : min(sentence.end, sentence.start + _LONG)], self._reading.telegram.date
            ),
            passage=stretch.passage(sentence.start, sentence.end),
            rule=rule,
        )


def _what(rest: str, verb: str, who: tuple[str, ...]) -> str | None:
    """Return the words that say what is undertaken, None where nothing is."""
    if verb in UNDERTAKING:
        match = TO_ACT.match(rest) or THAT.match(rest) or (NOUN.match(rest) if verb in _NAMING else None)
    elif verb in ASSURING:
        match = THAT.match(rest)
    else:
        match = THAT.match(rest)
        if match is not None and not _answers_for(who, match["who"]):
            match = None
        match = match or AND.match(rest) or WILLING.match(rest)
    return None if match is None else match["what"]


def _answers_for(who: tuple[str, ...], subject: str) -> bool:
    """True where the one who is to act is the one who speaks, or a body or a state for which he may speak."""
    low = subject.lower()
    if low.split()[-1] in _PRONOUNS or any(name.split()[-1].lower() in low for name in who):
        return True
    return (
        ABBREVIATION.fullmatch(subject) is not None
        or side_named(subject) is not None
        or OF_THE_SPEAKER.match(low) is not None
    )


@cache
def _verbs() -> re.Pattern[str]:
    return word_expression((*UNDERTAKING, *ASSURING, *TELLING, *FUTURE))
