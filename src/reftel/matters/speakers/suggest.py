"""Suggest speakers: which sentences are somebody's reported words, and whose.

Only the sender's own paragraphs are read: an enclosure and points to be made to others are one voice already. A pronoun is led
back to the last person who spoke, a title to the name that the text gives it.
"""

import re
from collections.abc import Iterator
from functools import cache
from itertools import islice
from typing import Final

from reftel.matters.prose.lexicon import FIRST_PERSON, ROLES
from reftel.matters.prose.phrasing import word_expression
from reftel.matters.prose.sentences import Sentence
from reftel.matters.prose.stretches import Stretch, TelegramReading
from reftel.matters.rules import ACCORDING_TO, SAID_BY
from reftel.matters.speakers.subjects import speakers_at
from reftel.matters.speakers.titles import Titles
from reftel.matters.speakers.verbs import ACCORDING, FOLLOWED, NO_PERSONS, NOBODY, NOUNS, PERSONS, SAID, SAYS, TRAILING
from reftel.matters.values import Speech
from reftel.telegram import Telegram

_JOINING: Final = frozenset({"of", "for", "and", "the"})

MAX_TRIED: Final = 3_000
"""So many verbs are tried in one telegram, which bounds the time that a hostile one takes; the most seen is 400."""

_PRONOUNS: Final = frozenset({"he", "she", "they"})
_NEW_CLAUSE: Final = re.compile(r";|,\s+(?:and|but|while|whereas|to which)\b|--|\bwhile\b")
_AHEAD: Final = 60
"""So many characters show what follows a verb."""


class _Name:
    """Who speaks, as shown; `named` is false where the sentence says "he"."""

    __slots__ = ("named", "text")

    def __init__(self, text: str, *, named: bool) -> None:
        self.text = text
        self.named = named


def suggest_speeches(telegram: Telegram) -> tuple[Speech, ...]:
    """Return whose reported words the sentences of a telegram are."""
    return read_speakers(TelegramReading(telegram))


def read_speakers(reading: TelegramReading) -> tuple[Speech, ...]:
    """Return whose reported words the sentences of a telegram are, in the order of its text; each speaker of a sentence once."""
    found: dict[tuple[str, int, str], Speech] = {}
    for speech in _Reader(reading).speeches():
        found.setdefault((speech.passage.field, speech.passage.start, speech.speaker), speech)
    return tuple(found.values())


class _Reader:
    """Goes through a telegram and remembers who spoke last, and who bears which title."""

    def __init__(self, reading: TelegramReading) -> None:
        self._reading = reading
        self._last: str | None = None
        self._titles = Titles([stretch.text for stretch in reading.stretches])
        self._sentence: tuple[int, int] | None = None
        self._first: tuple[int, frozenset[str]] = (0, frozenset())

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
            names = self._names(index, stretch.text, sentence, at, verb)
            if not names or self._is_embedded(index, sentence, at, names, verb):
                continue
            self._note(index, sentence, at, names)
            passage = stretch.passage(sentence.start, sentence.end)
            rule = ACCORDING_TO if verb == ACCORDING else SAID_BY
            yield from (
                Speech(paragraph=stretch.paragraph, speaker=name.text, named=name.named, passage=passage, rule=rule)
                for name in names
            )

    def _names(self, index: int, text: str, sentence: Sentence, at: int, verb: str) -> list[_Name]:
        names: list[_Name] = []
        for printed in speakers_at(text, sentence, at, verb):
            if printed.lower() in _PRONOUNS:
                if self._last is not None:
                    names.append(_Name(self._last, named=False))
                continue
            name = self._shown(index, printed, is_upper=self._reading.is_upper(index))
            if name is not None and (verb != "agreed" or _is_person(name)):
                names.append(_Name(name, named=True))
        return names

    def _shown(self, index: int, printed: str, *, is_upper: bool) -> str | None:
        """Return a speaker as shown: without what trails behind the name, a title as the name that bears it."""
        words, low = printed.split(), printed.lower()
        if not words or words[0].lower() in _JOINING or (is_upper and " of " in low and " the " in low):
            return None  # a piece of a longer name, or of a sentence
        if low in FIRST_PERSON or not NOBODY.isdisjoint({words[0].lower(), words[-1].lower()}):
            return None
        of = low.find(" of ")
        if of > 0 and " " in low[:of] and ROLES.isdisjoint(low[:of].split()):
            words = printed[:of].split()
        while len(words) > 1 and words[-1].rstrip(".").lower() in TRAILING:
            words.pop()
        name = " ".join(words)
        if (known := self._titles.named(name, index)) is not None:
            return known
        is_name = is_upper or any(word[0].isupper() for word in words)
        return name if is_name or words[-1].lower() in NOUNS | ROLES else None

    def _is_embedded(self, index: int, sentence: Sentence, at: int, names: list[_Name], verb: str) -> bool:
        """True for words inside reported ones: in "Orlan said Tamm believes" only Orlan speaks to the sender."""
        if self._sentence != (index, sentence.start) or verb == ACCORDING:
            return False
        first_at, first = self._first
        if not first.isdisjoint(name.text for name in names):
            return False
        return _NEW_CLAUSE.search(self._reading.stretches[index].text, first_at, at) is None

    def _note(self, index: int, sentence: Sentence, at: int, names: list[_Name]) -> None:
        for name in names:
            if name.named and _is_person(name.text):
                self._last = name.text
        if self._sentence != (index, sentence.start):
            self._sentence = (index, sentence.start)
            self._first = (at, frozenset(name.text for name in names))


@cache
def _verbs() -> re.Pattern[str]:
    return word_expression((*SAID, *SAYS, ACCORDING))


def _is_reported(stretch: Stretch, at: int) -> bool:
    """True for the sender's own prose, in which others are told of."""
    return stretch.enclosure is None and (stretch.points_from is None or at < stretch.points_from)


def _is_verb(text: str, at: int, verb: str, *, is_upper: bool) -> bool:
    """True where a word tells of speaking: no part of a compound, no name, and followed by what it needs."""
    if verb == ACCORDING:
        return True
    if (at and text[at - 1] == "-") or (text[at].isupper() and not is_upper):
        return False
    follows = FOLLOWED.get(verb)
    return follows is None or follows.match(" ".join(text[at : at + _AHEAD].split())) is not None


def _is_person(name: str) -> bool:
    """True unless a name is that of a body: one of its words says so, or it is an abbreviation of no office."""
    words = name.split()
    if name in PERSONS:
        return True
    return NO_PERSONS.isdisjoint(word.lower() for word in words) and (not words[-1].isupper() or len(words[-1]) > 5)
