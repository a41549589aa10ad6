"""Small questions about words: shortening a clause, comparing two, telling a quotation."""

import re
from typing import Final

MAX_WORDS: Final = 12
"""So many words say what is asked, as in the labelled collections."""

_LEADING: Final = re.compile(r"^(?:[\s:,;-]*(?:that|to|for|whether|if)\b\s*)?[\s:,;\"“-]*", re.IGNORECASE)
_CUT: Final = re.compile(
    r"\s*(?:[;?!](?=\s|$|[\"”])|\s--|,\s+(?:which|who|but|because|since|as|so"
    r"|and\s+(?:he|she|they|we|it|said|noted|added|expressed|offered))\b"
    r"|\s+(?:because|so that|in light of|given that|in view of)\b)",
    re.IGNORECASE,
)
_TRAILING: Final = frozenset(
    "the a an of to for and or in on with by from that which as at its his her their our your be is are any".split()
)
_WORD: Final = re.compile(r"[a-z][a-z'-]+|\d+")
_FAR: Final = 3_000
"""A quotation mark further off than a long paragraph says nothing."""
_MARKS: Final = ('"', "“", "”")
_PLAIN: Final = frozenset(
    (
        "the and for that this with from have has had was were are been being will would could should may might can not "
        "its his her their our your into than then also any all more such about over under between after before during "
        "which who whom these those they them there here what when where"
    ).split()
)


def shorten(clause: str) -> str:
    """Return at most twelve words of a clause: without what leads into it, cut where another thought begins."""
    text = " ".join(clause.split())
    text = text[_LEADING.match(text).end() :]  # type: ignore[union-attr]  # it matches the empty string too
    for match in _CUT.finditer(text):
        if len(text[: match.start()].split()) >= (1 if "wh" in match[0] or ";" in match[0] else 2):
            text = text[: match.start()]
            break
    words = text.split()
    was_cut = len(words) > MAX_WORDS
    words = words[:MAX_WORDS]
    while was_cut and len(words) > 1 and words[-1].lower() in _TRAILING:
        words.pop()
    return " ".join(words).strip(' ,;:-"“”(').rstrip(".")


def content_words(text: str) -> frozenset[str]:
    """Return the words of a text that carry its meaning, in lower case and cut to their first four letters."""
    return frozenset(w[:4] for w in _WORD.findall(text.lower()) if len(w) > 2 and w not in _PLAIN)


def overlap(one: frozenset[str], other: frozenset[str]) -> float:
    """Return which share of the smaller set stands in the other too; 0 where one is empty."""
    smaller = min(len(one), len(other))
    return len(one & other) / smaller if smaller else 0.0


def is_quoted(text: str, at: int) -> bool:
    """True where text[at] stands inside a quotation: after an opening mark, or before a closing one.

    The marks are told apart by the white space beside them, so that one that is missing spoils nothing further on.
    """
    before, after = _last_mark(text, at), _next_mark(text, at)
    return (before is not None and _opens(text, before)) or (after is not None and not _opens(text, after))


def _last_mark(text: str, at: int) -> int | None:
    found = max(text.rfind(mark, max(at - _FAR, 0), at) for mark in _MARKS)
    return found if found >= 0 else None


def _next_mark(text: str, at: int) -> int | None:
    return min((found for mark in _MARKS if (found := text.find(mark, at, at + _FAR)) >= 0), default=None)


def _opens(text: str, at: int) -> bool:
    if text[at] in "“”":
        return text[at] == "“"
    while at > 0 and text[at - 1] == '"':  # newspaper copies double their marks
        at -= 1
    return at == 0 or text[at - 1] in " \t\r\n([-"
