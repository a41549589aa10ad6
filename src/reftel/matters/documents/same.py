"""Whether two papers may be versions of one: by their titles."""

import re
from typing import Final

_WORD: Final = re.compile(r"[^\W\d_]{3,}(?:-[^\W\d_]+)?")

_KINDS: Final = frozenset(
    "non-paper nonpaper paper note letter draft text statement memorandum memo aide-memoire points document proposal agenda "
    "communique declaration agreement report list annex copy version".split()
)
"""What a paper is: by itself it tells two papers apart only where neither says more."""

_SMALL: Final = frozenset(
    "the and for its their his her our from with this that new revised final second third first".split()
)


def may_be_same(one: str, other: str) -> bool:
    """Say whether two titles may be of one paper: they share a word that says what it is about, or say nothing but what it is."""
    about_one, about_other = _about(one), _about(other)
    if about_one and about_other:
        return bool(about_one & about_other)
    return not about_one and not about_other and bool(_kinds(one) & _kinds(other))


def _about(title: str) -> frozenset[str]:
    return frozenset(word for word in _words(title) if word not in _KINDS and word not in _SMALL)


def _kinds(title: str) -> frozenset[str]:
    return frozenset(word.replace("nonpaper", "non-paper") for word in _words(title) if word in _KINDS)


def _words(title: str) -> list[str]:
    return _WORD.findall(title.casefold())
