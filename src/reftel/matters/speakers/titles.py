"""Titles and long names led back to what the text calls their bearer: "the minister" is "Minister Orlan", "HM Treasury" is HMT."""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Final

import msgspec

from reftel.codes import country_adjectives
from reftel.matters.prose.lexicon import NOT_NAMES
from reftel.matters.prose.phrasing import word_expression
from reftel.matters.prose.stretches import TelegramReading

_LED: Final = frozenset(
    (
        "deputy vice assistant under prime foreign first attorney secretary major lieutenant chief interior defense defence "
        "finance justice trade energy health education agriculture labor state executive senior special general managing permanent "
        "opposition military police parliamentary national political regional"
    ).split()
)
"""Words that lead up to a title."""
_HELD: Final = (
    "minister president premier general secretary governor mayor senator chairman director judge colonel admiral bishop king "
    "chancellor leader speaker commissioner father ambassador spokesman spokesperson spokeswoman adviser advisor chief "
    "prosecutor professor counselor manager envoy chairwoman coordinator commander prince"
).split()
"""Titles that a name follows."""
_SHORT: Final = "PM FM A/S U/S SYG SRSG DG MP".split()
_OWN: Final = frozenset({"ambassador"})
"""Whom the text calls so is the sender's own where it adds nothing: a name is that of one paragraph only."""


_LOW: Final = r"al|bin|de|del|la|da|van|von|der|ibn"
_BEARER: Final = re.compile(
    r"[A-Za-z/]+(?: of [Ss]taff)?(?P<of>(?: of| for)(?: the)?(?: [A-Z][a-z]+){1,2}?)? (?:\([A-Z/]+\) )?"
    rf"(?P<name>[A-Z][\w'’.-]+(?: (?:[A-Z][\w'’.-]*|(?:{_LOW})(?![\w'’]))){{0,3}})"
)
"""From a title's last word on: "Minister of Trade Ana Orlan"."""
_AFTER: Final = 120
_LEAD: Final = 60
"""So far from its last word a title and its bearer reach."""
_LAST: Final = frozenset((*_HELD, *(short.lower() for short in _SHORT)))
"""The last words of all titles, in small letters."""
_MOST: Final = 200
"""So many bearers of one title are looked at, which bounds the time that a hostile telegram takes."""
_LETTERS: Final = re.compile(r"\((?P<letters>[A-Z&]{2,8})\)")
_SMALL: Final = frozenset("of for and the on in".split())
_EXPANDED: Final = {
    "pm": "prime minister",
    "fm": "foreign minister",
    "a/s": "assistant secretary",
    "u/s": "under secretary",
    "premier": "prime minister",
    "syg": "secretary general",
    "dg": "director general",
}


class _Bearer(msgspec.Struct, frozen=True):
    """Who bears a title in the stretch of an index: the words before the title's last one, the name."""

    index: int
    led: frozenset[str]
    name: str


class Titles:
    """The names to which the titles in one telegram lead: the nearest before a place, else the first after it."""

    def __init__(self, reading: TelegramReading) -> None:
        self._reading = reading
        self._bearers: dict[str, list[_Bearer]] | None = None
        self._letters: dict[str, str] | None = None

    def named(self, title: str, index: int) -> str | None:
        """Return the name of the one who bears a title in the stretch of that index, None where the text names nobody so."""
        last, led = _read(title)
        if last not in _LAST:
            return None
        if self._bearers is None:  # most telegrams name everybody, and need no table
            self._bearers = _table(self._reading)
        bearers = [one for one in self._bearers.get(last, ()) if led <= one.led]
        if last in _OWN:
            bearers = [one for one in bearers if one.index == index]
        if not bearers:
            return None
        return next((one.name for one in reversed(bearers) if one.index <= index), bearers[0].name)

    def shortened(self, name: str) -> str:
        """Return the letters by which the text goes on to call a body: HMT for "HM Treasury (HMT)"."""
        if " " not in name:
            return name
        if self._letters is None:
            self._letters = dict(_spelled(stretch.text for stretch in self._reading.stretches if "(" in stretch.text))
        return self._letters.get(name.removeprefix("the "), name)


def _spelled(texts: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield (name, its letters) wherever letters in parentheses are those of the large words before them."""
    for text in texts:
        for match in _LETTERS.finditer(text):
            letters, words = match["letters"], text[max(match.start() - _AFTER, 0) : match.start()].split()
            for start in range(len(words) - 1, max(len(words) - 2 * len(letters), 0) - 1, -1):
                if not (words[start][0].isupper() or words[start] in _SMALL):
                    break
                if "".join(filter(str.isupper, " ".join(words[start:]))) == letters and words[start] != "The":
                    yield " ".join(words[start:]), letters


def _read(title: str) -> tuple[str, frozenset[str]]:
    """Return the last word of a title and those that lead up to it: "Minister of the Interior" is "interior minister"."""
    low = title.lower().removesuffix(" of staff")
    head, _, field = low.partition(" of ")
    if field:
        low = f"{field.removeprefix('the ')} {head}"
    words = _EXPANDED.get(low, low).split()
    return words[-1], frozenset(words[:-1])


def _table(reading: TelegramReading) -> dict[str, list[_Bearer]]:
    bearers: dict[str, list[_Bearer]] = {}
    for index, at, word in reading.matches(_held()):
        if (
            reading.is_upper(index) or len(bearers.get(word, ())) > _MOST
        ):  # in capitals nothing tells a name from another word
            continue
        text = reading.stretches[index].text
        found = _BEARER.match(" ".join(text[at : at + _AFTER].split()))
        name = None if found is None else _surname(found["name"])
        if found is None or name is None:
            continue
        led = _led(text[max(at - _LEAD, 0) : at].split())
        last, field = _read(word + (found["of"] or ""))
        if last not in _OWN or country_adjectives().keys().isdisjoint(led):
            bearers.setdefault(last, []).append(_Bearer(index, field.union(one.lower() for one in led), name))
    return bearers


def _led(words: list[str]) -> list[str]:
    """Return the words that lead up to a title: those known to do so, and one more that is written large."""
    start = len(words)
    while start and words[start - 1].lower() in _LED:
        start -= 1
    return words[start - 1 :] if start and words[start - 1][0].isupper() else words[start:]


@cache
def _held() -> re.Pattern[str]:
    return word_expression(_LAST)


def _surname(name: str) -> str | None:
    words = [word.rstrip(".,'’") for word in name.split()]
    words = [re.sub(r"['’]s$", "", word) for word in words]
    if not words or words[0].lower() in NOT_NAMES:
        return None
    return words[-1] if len(words[-1]) > 2 else None
