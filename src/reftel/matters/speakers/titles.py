"""Titles led back to names: "the minister" is the one whom the text has called "Minister Orlan"."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from reftel.matters.prose.lexicon import NOT_NAMES

_LED: Final = (
    "deputy vice assistant under prime foreign first attorney secretary major lieutenant chief interior defense defence "
    "finance justice"
).split()
"""Words that lead up to a title."""
_HELD: Final = (
    "minister president premier general secretary governor mayor senator chairman director judge colonel admiral bishop king "
    "chancellor leader speaker commissioner father"
).split()
"""Titles that a name follows; an ambassador is left out, for the sender's own is called so without a name."""
_SHORT: Final = "PM FM A/S U/S SYG SRSG DG MP".split()


def _either(words: Iterable[str]) -> str:
    """Return the words as alternatives, each with a small or a large first letter."""
    return "|".join(f"[{word[0].upper()}{word[0]}]{word[1:]}" for word in words)


_TITLE: Final = rf"(?:(?:{_either(_LED)}) )*(?:{_either(_HELD)}|[Cc]hief of [Ss]taff|{'|'.join(_SHORT)})"
_NAMED: Final = re.compile(
    rf"\b(?P<title>{_TITLE}) (?:\([A-Z/]+\) )?"
    r"(?P<name>[A-Z][\w'’.-]+(?: (?:[A-Z][\w'’.-]*|al|bin|de|van|von|ibn))*)"
)
_LAST: Final = frozenset((*_HELD, *(short.lower() for short in _SHORT), "staff"))
"""The last words of all titles, in small letters."""
_LONGEST: Final = 4


class Titles:
    """The names to which the titles in one telegram lead: the nearest before a place, else the first after it."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._texts = texts
        self._names: dict[str, list[tuple[int, str]]] | None = None

    def named(self, title: str, index: int) -> str | None:
        """Return the name of the one who bears a title in the stretch of that index, None where the text names nobody so."""
        title = title.lower()
        if title.rsplit(" ", 1)[-1] not in _LAST:
            return None
        if self._names is None:  # most telegrams name everybody, and need no table
            self._names = _table(self._texts)
        names = self._names.get(title)
        if names is None:
            return None
        return next((name for at, name in reversed(names) if at <= index), names[0][1])


def _table(texts: Sequence[str]) -> dict[str, list[tuple[int, str]]]:
    names: dict[str, list[tuple[int, str]]] = {}
    for index, text in enumerate(texts):
        for title, name in _named(text):
            names.setdefault(title, []).append((index, name))
    return names


def _named(text: str) -> Iterator[tuple[str, str]]:
    """Yield (title in small letters, name); where all is in capitals nothing tells a name from another word."""
    if text.isupper():
        return
    for match in _NAMED.finditer(" ".join(text.split())):
        name = _surname(match["name"])
        if name is None:
            continue
        title = match["title"].lower()
        for known_as in dict.fromkeys((title, title.rsplit(" ", 1)[-1], *_ALIASES.get(title, ()))):
            yield known_as, name


_ALIASES: Final = {
    "pm": ("prime minister",),
    "prime minister": ("pm", "premier"),
    "fm": ("foreign minister", "minister"),
    "foreign minister": ("fm",),
    "a/s": ("assistant secretary",),
    "assistant secretary": ("a/s",),
    "u/s": ("under secretary",),
    "under secretary": ("u/s",),
}


def _surname(name: str) -> str | None:
    words = [word.rstrip(".,'’") for word in name.split()[:_LONGEST]]
    words = [re.sub(r"['’]s$", "", word) for word in words]
    if not words or words[0].lower() in NOT_NAMES:
        return None
    return words[-1] if len(words[-1]) > 2 else None
