"""How a speaker is shown: the printed words without what trails them, a title as its bearer, a long name by its letters."""

from typing import Final

from reftel.codes import country_adjectives
from reftel.matters.prose.lexicon import FIRST_PERSON, ROLES
from reftel.matters.prose.parties import side_named
from reftel.matters.prose.stretches import TelegramReading
from reftel.matters.speakers.titles import Titles
from reftel.matters.speakers.verbs import AGENTS, COUNTING, NO_PERSONS, NOBODY, PERSONS, THINGS, TRAILING

_JOINING: Final = frozenset({"of", "for", "and", "the"})
_POSTS: Final = frozenset({"embassy", "amembassy", "consulate", "amconsul", "usmission"})
_SHORTEST: Final = 2
_LETTERS: Final = 5
"""So many letters an abbreviation has at most; what is longer in capitals is a name."""


class Naming:
    """Shows the speakers of one telegram, each by the name that its text settles on."""

    def __init__(self, reading: TelegramReading) -> None:
        self._titles = Titles(reading)

    def shown(self, printed: str, index: int, *, is_upper: bool) -> str | None:
        """Return a speaker of the stretch of that index as shown, None where the words name nobody."""
        low = printed.lower()
        if not low or low.split()[0] in _JOINING or (is_upper and " of " in low and " the " in low):
            return None  # a piece of a longer name, or of a sentence
        words = _without_lead(printed.split())
        if _is_nobody(words, is_upper=is_upper):
            return None
        words = _without_owner(words)
        while len(words) > 1 and words[-1].rstrip(".").lower() in TRAILING:
            words.pop()
        name = self._titles.shortened(" ".join(words))
        if (known := self._titles.named(name, index)) is not None:
            return known
        if name in country_adjectives() and name.endswith(("n", "i", "k", "c")):
            return None  # "Israeli claims": of one word only what names a people speaks, "the French"
        is_name = is_upper or any(word[0].isupper() for word in words)
        return name if is_name or words[-1].lower() in AGENTS else None


def _without_lead(words: list[str]) -> list[str]:
    while len(words) > 1 and (words[0].lower() in COUNTING or words[0].lower().endswith("ly")):
        words = words[1:]
    return words[1:] if len(words) > 1 and words[0] == "the" else words


def _without_owner(words: list[str]) -> list[str]:
    """Leave out whose somebody is: "Ana Orlan of the Port Authority" is Ana Orlan, a "Minister of Trade" stays whole."""
    head = _head(words)
    return head if len(head) > 1 and ROLES.isdisjoint(word.lower() for word in head) else words


def _head(words: list[str]) -> list[str]:
    low = [word.lower() for word in words]
    return words[: low.index("of")] if "of" in low[1:] else words


def _is_nobody(words: list[str], *, is_upper: bool) -> bool:
    """True for the sender's own side, for things, and for what only stands where a name would."""
    first, last = words[0].lower(), words[-1].lower()
    if " ".join(words).lower() in FIRST_PERSON or first in NOBODY or last in NOBODY or len(last) < _SHORTEST:
        return True
    if first in _POSTS and not is_upper:
        return True  # "Embassy Osmark"
    return last in THINGS or _head(words)[-1].lower() in THINGS


def is_misprint(known: str, name: str) -> bool:
    """True for two long words that differ by one letter, left out, put in or changed, or by two that changed places."""
    if known[0] != name[0] or abs(len(known) - len(name)) > 1 or not name[0].isupper():
        return False
    start = next((i for i, (one, two) in enumerate(zip(known, name, strict=False)) if one != two), len(name))
    one, two = known[start:], name[start:]
    return one[1:] in {two, two[1:]} or one == two[1:] or (one[:2] == two[1::-1] and one[2:] == two[2:])


def is_person(name: str) -> bool:
    """True unless a name is that of a body: one of its words says so, or it is an abbreviation of no office."""
    words = name.split()
    if name in PERSONS:
        return True
    return NO_PERSONS.isdisjoint(word.lower() for word in words) and (
        not words[-1].isupper() or len(words[-1]) > _LETTERS
    )


def is_many(name: str) -> bool:
    """True for several, or a body: "pilots", "the Port Authority"."""
    word = name.split()[-1]
    return word.lower() in AGENTS and (word.endswith("s") or word.lower() in NO_PERSONS)


def has_name(name: str) -> bool:
    """True for a person who is named: a large letter, no word for several or for a body, no state."""
    if not is_person(name) or any(side_named(word) is not None for word in name.split()):
        return False
    last = name.split()[-1]
    return last[0].isupper() or last.rpartition("-")[2][:1].isupper()


def agrees(name: str) -> bool:
    """True for whom "agreed" tells of words: states and sides agree by acts."""
    return is_person(name) and side_named(name) is None and name.split()[-1] not in {"sides", "parties", "countries"}
