"""Who has spoken so far: to whom a pronoun leads back, and which words stand inside others' words."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from itertools import islice
from typing import Final

from reftel.matters.prose.lexicon import ROLES
from reftel.matters.prose.parties import side_named, subject_of
from reftel.matters.prose.sentences import Sentence
from reftel.matters.prose.stretches import TelegramReading
from reftel.matters.speakers.naming import Naming, has_name, is_many, is_misprint, is_person
from reftel.matters.speakers.verbs import ACCORDING, AGENTS, WORDS_OF

PRONOUNS: Final = frozenset({"he", "she", "they"})
_NEW_CLAUSE: Final = re.compile(r";|,\s+(?:and|but|while|whereas|to which)\b|--|\bwhile\b")
_SUBORDINATE: Final = re.compile(
    r"\W*(?:when|while|as|after|although|though|since|asked|pressed|queried|if|before|once)\b", re.IGNORECASE
)
"""A sentence that begins so has its own words behind a comma."""
_TO_US: Final = re.compile(r"\w+\s+us\b")
_EARLIER: Final = 4
"""So many sentences back a pronoun leads to one of whom nothing is said but what he does."""
_LONG: Final = 5
"""Shorter names that differ in a letter are two."""
_MOST: Final = 60
"""So many speeches back a pronoun leads at most."""
_NEAR: Final = 3
"""So many words of its sentence before a pronoun can name whom it means."""
_SUBJECT: Final = 400
"""In so many characters a sentence names its subject."""


class Name:
    """Who speaks, as shown; `named` is false where the sentence says "he"."""

    __slots__ = ("named", "text")

    def __init__(self, text: str, *, named: bool) -> None:
        self.text = text
        self.named = named


def _is_he(name: Name) -> bool:
    """True for one to whom "he" or "she" may lead: a title will do where the text has it, and no body, nor several."""
    if not is_person(name.text) or is_many(name.text) or side_named(name.text) is not None:
        return False
    return name.named or has_name(name.text)


def _is_they(name: Name) -> bool:
    return name.named and not has_name(name.text)


class Memory:
    """Who has spoken in one telegram, and who spoke first in the sentence at hand."""

    def __init__(self, reading: TelegramReading, naming: Naming) -> None:
        self._reading = reading
        self._naming = naming
        self._told: list[Name] = []
        self._spoken: set[str] = set()
        self._sentence: tuple[int, int] | None = None
        self._first: tuple[int, frozenset[str]] = (0, frozenset())

    def note(self, index: int, sentence: Sentence, at: int, names: list[Name]) -> None:
        """Remember who spoke at an offset of a stretch."""
        self._told += names
        self._spoken.update(name.text.split()[-1] for name in names)
        if self._sentence != (index, sentence.start):
            self._sentence = (index, sentence.start)
            self._first = (at, frozenset(name.text for name in names))

    def meant(self, index: int, sentence: Sentence, at: int, pronoun: str) -> str | None:
        """Return to whom a pronoun leads: the subject of its sentence or of one shortly before, else who spoke last."""
        is_they = pronoun == "they"
        for text in self._texts_before(index, sentence, at, is_they=is_they):
            name = self._subject(index, text)
            if name is not None and (is_many(name) if is_they else self._is_somebody(name)):
                return name
        fits = _is_they if is_they else _is_he
        return next((name.text for name in islice(reversed(self._told), _MOST) if fits(name)), None)

    def settled(self, name: str) -> str:
        """Return a last name as it was written first where it is written otherwise now: misprints are nobody else."""
        if (
            " " in name
            or name in self._spoken
            or len(name) < _LONG
            or name.lower() in AGENTS
            or side_named(name) is not None
        ):
            return name
        return next((known for known in self._spoken if is_misprint(known, name)), name)

    def may_go_on(self, name: str, *, is_upper: bool) -> bool:
        """True for what surely names a speaker at the beginning of a sentence, where any word has a large letter."""
        if name in self._spoken or name.lower() in AGENTS or side_named(name) is not None:
            return True
        return " " in name and (not is_upper or not ROLES.isdisjoint(name.lower().split()))

    def is_embedded(self, index: int, sentence: Sentence, at: int, names: list[Name], verb: str) -> bool:
        """True for words inside reported ones: in "Orlan said Tamm believes" only Orlan speaks to the sender."""
        text = self._reading.stretches[index].text
        if self._sentence != (index, sentence.start) or verb == ACCORDING or _TO_US.match(text, at) is not None:
            return False
        if verb.endswith("ing"):
            return True  # "..., saying that" goes on with the speaker whom the sentence has
        first_at, first = self._first
        if verb in WORDS_OF or not first.isdisjoint(name.text for name in names):
            return False
        if _SUBORDINATE.match(text, sentence.start) and "," in text[first_at:at]:
            return False
        return _NEW_CLAUSE.search(text, first_at, at) is None

    def _texts_before(self, index: int, sentence: Sentence, at: int, *, is_they: bool) -> Iterator[str]:
        """Yield what stands before a pronoun in its sentence, and the sentences back to where somebody spoke last, the nearest first."""
        text = self._reading.stretches[index].text
        before = text[sentence.start : min(at, sentence.start + _SUBJECT)]
        if not is_they and len(before.split()) > _NEAR:
            yield before
        sentences = self._reading.sentences(index)
        here = bisect_left(sentences, sentence.start, key=lambda one: one.start)
        last = self._sentence[1] if self._sentence is not None and self._sentence[0] == index else -1
        for one in reversed(sentences[max(here - _EARLIER, 0) : here]):
            if one.start > last:
                yield text[one.start : min(one.end, one.start + _SUBJECT)]

    def _subject(self, index: int, text: str) -> str | None:
        if self._reading.is_upper(index):
            return None  # nothing tells a name from another word
        subject = subject_of(text)
        if subject is None or subject.lower() in PRONOUNS:
            return None
        return self._naming.shown(subject, index, is_upper=False)

    def _is_somebody(self, name: str) -> bool:
        """True for a person's name that is sure to be one: of two words, or of one who has spoken."""
        if not has_name(name) or name.split()[-1].lower() in AGENTS:
            return False
        return " " in name or name in self._spoken
