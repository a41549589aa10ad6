"""Who is named on the other side of a meeting."""

import re
from collections.abc import Iterator
from typing import Final

from reftel.matters.meetings.wordings import OURS
from reftel.matters.prose.lexicon import NOT_NAMES, ROLES
from reftel.matters.prose.parties import Words, side_named

_NAME: Final = re.compile(
    r"[Xx]{6,}|(?:[A-Z][\w'’-]*[a-z][\w'’-]*|[A-Z]{4,}|al-[A-Z]\w+)(?:\s+(?:[A-Z][\w'’.-]*|al-?\w*|bin|de|la|van|von))*"
)
_ROLE: Final = re.compile(
    r"\b(?:the|an?|our|his|some|several|with|to)\s+(?P<role>(?:[\w'’-]+\s){0,3}?[a-z]+)\b(?!\s+(?:of\s+)?[A-Z])"
)
_SURNAME: Final = re.compile(r"\s*(?:with\s+)?(?P<name>(?:al-)?[A-Z][a-z][\w'’-]+)(?=[\s,.])(?!\s+(?:\d|[A-Z]))")
_NO_PERSON: Final = frozenset(
    "on in at during summary as following the he she they note comment end begin per but for when after".split()
)
_TAKEN_OUT: Final = "xxxxxx"
"""What stands where a name was taken out."""


def named_behind(text: str) -> str | None:
    """Return who is named right behind "MET WITH", where all is in capitals."""
    words = Words(text, len(text))
    tokens = words.tokens[1:] if words.tokens and words.tokens[0].lower() in {"with", "on", "to"} else words.tokens
    name = words.at_start(tokens)
    return None if name is None or OURS.fullmatch(name) is not None else name


def surname_behind(text: str, at: int) -> str | None:
    """Return who is named by his last name alone right behind "met with"."""
    found = _SURNAME.match(text, at)
    if found is None or found["name"].lower() in NOT_NAMES | _NO_PERSON:
        return None
    name = found["name"]
    return None if OURS.fullmatch(name) is not None or side_named(name) is not None else name


def names_in(text: str) -> Iterator[str]:
    """Yield who is named in a piece of a sentence: by a name of two words, by a role with a name, by a role alone."""
    if text.isupper():
        words = Words(text, len(text))
        name = words.at_end(words.tokens) or words.at_start(words.tokens)
        if name is not None and OURS.fullmatch(name) is None:
            yield name
        return
    for match in _NAME.finditer(text):
        name = match[0].removeprefix("The ").strip(" .,")
        first = name.split()[0].lower()
        if first in NOT_NAMES or first in _NO_PERSON or OURS.fullmatch(name) is not None:
            continue
        if is_full(name) or any(word.lower() in ROLES for word in name.split()):
            yield name
    for match in _ROLE.finditer(text):
        if match["role"].split()[-1] in ROLES and OURS.fullmatch(match["role"]) is None:
            yield match["role"]


def is_full(name: str) -> bool:
    """True for a name of two words or more that is not all in capitals, and for one that was taken out."""
    if name.lower().startswith(_TAKEN_OUT):
        return True
    words = [word for word in name.split() if word[0].isupper() and word.lower() not in NOT_NAMES]
    return len(words) > 1 and not name.isupper()


def telling_words(names: tuple[str, ...]) -> frozenset[str]:
    """Return what tells one meeting's other side from another's: its names, or its roles where it has no name."""
    words = frozenset(word.lower() for name in names for word in name.split() if len(word) > 3 and word[0].isupper())
    return words - ROLES or frozenset(" ".join(names).lower().split())
