"""The persons of a collection: whom the labelled lines of its telegrams name, and how many telegrams each is found in.

Persons are told apart by their names alone, however these are spelled; one person may stand under several names, and two under one.
"""

from collections.abc import Iterable, Mapping
from typing import Final, NamedTuple

import msgspec

from reftel.access import Viewer
from reftel.archive.finding.finder import Finder, Reading, Seeking
from reftel.archive.finding.remembering import Remembered
from reftel.archive.finding.resolving import Seeker
from reftel.search import Count, Sort, parse_query
from reftel.search.folding import words_of
from reftel.search.index import NAMED
from reftel.search.query.tree import Words

PERSON: Final = "person"
"""The field of the query language that finds somebody, and whose words the index counts."""

EVERY_WORD: Final = 1 << 30
"""More words than any collection has."""

MOST_NAMES: Final = 20_000
"""Names that are listed, the most frequent first: one of several words may cost a search of a tenth of a millisecond."""


class Person(msgspec.Struct, frozen=True):
    """A name as it is printed most often, and how many telegrams `person:` finds it in."""

    name: str
    telegrams: int


class Everybody(msgspec.Struct, frozen=True, kw_only=True):
    """All persons by surname; `rest` counts the namings of those that were too rare to be told apart."""

    persons: tuple[Person, ...]
    rest: int


class People(Finder):
    """The persons that one viewer may read of, remembered until the archive changes."""

    def __init__(self, reading: Reading, seeker: Seeking) -> None:
        super().__init__(reading, seeker)
        self._everybody: Remembered[Everybody] = Remembered()

    def everybody(self, viewer: Viewer) -> Everybody:
        """Return all persons."""
        with self._reading(viewer) as (connection, labels):
            return self._everybody.get(connection, labels, lambda *_: _everybody(self._seeker(viewer)))


def _everybody(seeker: Seeker) -> Everybody:
    held = seeker.index.tally(seeker.viewer, parse_query(""), (NAMED,))[NAMED]
    words = dict(seeker.index.complete(seeker.viewer, PERSON, "", limit=EVERY_WORD))
    names = list(_spellings(held.values).items())[:MOST_NAMES]
    found = (Person(one.name, _counted(seeker, key, one.times, words)) for key, one in names)
    return Everybody(persons=tuple(sorted(found, key=lambda one: (by_surname(one.name), one.name))), rest=held.rest)


class _Spelled(NamedTuple):
    """A name as it is spelled most often, and how many telegrams have it in any spelling."""

    name: str
    times: int


def _spellings(values: Iterable[Count]) -> Mapping[tuple[str, ...], _Spelled]:
    """Return folded words → the name; a spelling with small letters goes before one without."""
    found: dict[tuple[str, ...], _Spelled] = {}
    for name, times in values:  # the most frequent first
        if not (key := words_of(name)):
            continue
        known = found.get(key, _Spelled(name, 0))
        is_better = known.name.isupper() and not name.isupper()
        found[key] = _Spelled(name if is_better else known.name, known.times + times)
    return found


def _counted(seeker: Seeker, key: tuple[str, ...], least: int, words: Mapping[str, int]) -> int:
    """Return how many telegrams a name is found in: at least where it stands whole, at most where its rarest word stands."""
    most = min(words.get(word, 0) for word in key)
    return most if len(key) == 1 or most <= least else _found(seeker, key)


def _found(seeker: Seeker, words: tuple[str, ...]) -> int:
    """Return how many telegrams have a name of several words; a longer name that has it counts too."""
    asked = msgspec.structs.replace(parse_query(""), root=Words(field=PERSON, words=words))
    return seeker.index.search(seeker.viewer, asked, limit=0, sort=Sort.NEWEST, facets=()).total


def by_surname(name: str) -> tuple[str, ...]:
    """Return what orders names: the surname, which stands last or before a comma, then the rest."""
    surname, comma, given = name.partition(",")
    if comma and (words := (*words_of(surname), *words_of(given))):
        return words
    *given_words, last = words_of(name) or ("",)
    return (last, *given_words)
