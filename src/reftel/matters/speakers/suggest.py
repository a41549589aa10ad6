"""Suggest speakers: which sentences are somebody's reported words, and whose.

Only the sender's own paragraphs are read: an enclosure and points to be made to others are one voice already. A pronoun is led
back to the person who was told of last, a title to the name that the text gives it.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import islice
from typing import Final

from reftel.matters.prose.phrasing import word_expression
from reftel.matters.prose.sentences import Sentence
from reftel.matters.prose.stretches import Stretch, TelegramReading
from reftel.matters.rules import ACCORDING_TO, SAID_BY
from reftel.matters.speakers.memory import PRONOUNS, Memory, Name
from reftel.matters.speakers.naming import Naming, agrees
from reftel.matters.speakers.subjects import speakers_at
from reftel.matters.speakers.verbs import ACCORDING, FOLLOWED, FROM_WHOM, GOING_ON, SAID, SAYS, WORDS_OF
from reftel.matters.values import Speech
from reftel.telegram import Telegram

MAX_TRIED: Final = 3_000
"""So many verbs are tried in one telegram, which bounds the time that a hostile one takes; the most seen is 400."""

_OWNERS: Final = frozenset({"'s", "’s", ",s"})
_IS: Final = re.compile(r"\b(?:is|are|was|were|been)\s+(?:\w+\s+)?$", re.IGNORECASE)
_BEFORE: Final = 30
"""In so many characters before "asking" stands what makes it its subject's own verb: "Osmark is also asking"."""
_AHEAD: Final = 60
"""So many characters show what follows a verb."""


def suggest_speeches(telegram: Telegram) -> tuple[Speech, ...]:
    """Return whose reported words the sentences of a telegram are."""
    return read_speakers(TelegramReading(telegram))


def read_speakers(reading: TelegramReading) -> tuple[Speech, ...]:
    """Return whose reported words the sentences of a telegram are, in the order of its text; each speaker of a sentence once."""
    found: dict[tuple[str, int], dict[str, Speech]] = {}
    for speech in _Reader(reading).speeches():
        of_sentence = found.setdefault((speech.passage.field, speech.passage.start), {})
        if not _is_office_of(speech, of_sentence):
            of_sentence.setdefault(speech.speaker, speech)
    return tuple(speech for of_sentence in found.values() for speech in of_sentence.values())


def _is_office_of(speech: Speech, others: Iterable[str]) -> bool:
    """True where one verb of a sentence has the office for its subject, and another the name that stands behind it between commas."""
    quote = " ".join(speech.passage.quote.split())
    return any(f"{speech.speaker.split()[-1]}, {other}," in quote for other in others)


class _Reader:
    """Goes through a telegram and remembers who spoke, and who bears which title."""

    def __init__(self, reading: TelegramReading) -> None:
        self._reading = reading
        self._naming = Naming(reading)
        self._memory = Memory(reading, self._naming)

    def speeches(self) -> Iterator[Speech]:
        """Yield one speech for each verb and speaker."""
        for index, at, verb in islice(self._reading.matches(_verbs()), MAX_TRIED):
            stretch = self._reading.stretches[index]
            is_upper = self._reading.is_upper(index)
            if not _is_reported(stretch, at) or not _is_verb(stretch.text, at, verb, is_upper=is_upper):
                continue
            sentence = self._reading.sentence_at(index, at)
            if sentence is None:
                continue
            names = self._names(index, sentence, at, verb)
            if not names or self._memory.is_embedded(index, sentence, at, names, verb):
                continue
            if verb not in WORDS_OF or verb in SAYS:
                self._memory.note(index, sentence, at, names)
            passage = stretch.passage(sentence.start, sentence.end)
            rule = ACCORDING_TO if verb == ACCORDING else SAID_BY
            yield from (
                Speech(paragraph=stretch.paragraph, speaker=name.text, named=name.named, passage=passage, rule=rule)
                for name in names
            )

    def _names(self, index: int, sentence: Sentence, at: int, verb: str) -> list[Name]:
        names: list[Name] = []
        is_upper, text = self._reading.is_upper(index), self._reading.stretches[index].text
        is_doing = verb.endswith("ing") and _IS.search(text[max(at - _BEFORE, 0) : at]) is not None
        for printed in speakers_at(text, sentence, at, verb):
            if (pronoun := printed.lower()) in PRONOUNS:
                meant = self._memory.meant(index, sentence, at, pronoun)
                names += [] if meant is None else [Name(meant, named=False)]
                continue
            name = self._naming.shown(printed, index, is_upper=is_upper)
            if name is not None and (is_doing or self._may_speak(name, verb, is_upper=is_upper)):
                names.append(Name(self._memory.settled(name), named=True))
        return names

    def _may_speak(self, name: str, verb: str, *, is_upper: bool) -> bool:
        if verb == "agreed":
            return agrees(name)
        return not verb.endswith("ing") or self._memory.may_go_on(name, is_upper=is_upper)


@cache
def _verbs() -> re.Pattern[str]:
    return word_expression((*SAID, *SAYS, *GOING_ON, *WORDS_OF, *FROM_WHOM, ACCORDING))


def _is_reported(stretch: Stretch, at: int) -> bool:
    """True for the sender's own prose, in which others are told of."""
    return stretch.enclosure is None and (stretch.points_from is None or at < stretch.points_from)


def _is_verb(text: str, at: int, verb: str, *, is_upper: bool) -> bool:
    """True where a word tells of speaking: no part of a compound, no name, and followed by what it needs."""
    if verb == ACCORDING:
        return True
    if (at and text[at - 1] == "-") or (text[at].isupper() and not is_upper):
        return False
    if verb in WORDS_OF and (verb not in SAYS or text[max(at - 3, 0) : at].rstrip().lower() in _OWNERS):
        return text[max(at - 3, 0) : at].rstrip().lower() in _OWNERS
    follows = FOLLOWED.get(verb)
    return follows is None or follows.match(" ".join(text[at : at + _AHEAD].split())) is not None
