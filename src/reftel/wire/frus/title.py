"""The title line of a printed telegram: who sends to whom.

    title = [ "[" number "]" | number "." ] [ [ "Circular" ] "Telegram From" ] sender "to" addressee [ "." ] [ footnote mark ]

"The Minister in Osmark (Quill) to the Secretary of State", "Mr. Quill to Mr. Ostler.", "Telegram From the Embassy in Osmark to
the Department of State". Source: FORMAT 2.14; the volumes of 1870 to 1934.
"""

import re
from typing import Final

import msgspec

MAX_TITLE: Final = 320
MAX_TOS: Final = 8
"""Places where a title may divide: no title has that many "to"."""

_PREFIX: Final = re.compile(r"(?:\[\d{1,4}\]|(?:No\. ?)?\d{1,4}\.)\s{1,4}(?=[A-ZÀ-Þ\[])")
_TELEGRAM: Final = re.compile(r"(?:Circular )?(?:Telegram|Airgram|Backchannel Message)s? From (?:the )?", re.IGNORECASE)
_ARTICLE: Final = re.compile(r"(?:the|all the)\s", re.IGNORECASE)
_TAIL: Final = re.compile(r"[\s.,]{0,3}(?:(?<=[\w).])(?:\d{1,3}|\[\d{1,3}\]|[¹²³⁰-⁹]{1,3}|[*†‡]))?$")
_TO: Final = re.compile(r"\sto\.?\s", re.IGNORECASE)
_ADDRESSEE: Final = re.compile(
    r"(?:the|mr|mrs|miss|sir|president|vice|secretary|señor|certain|all|american|acting|diplomatic|consular|general|admiral|king)\b",
    re.IGNORECASE,
)
_SENT_TO: Final = re.compile(
    r"\b(?:Mission|Delegation|Delegates?|Representatives?|Ambassador|Minister|Envoy|Commission(?:er)?|Adviser|Observer)$",
    re.IGNORECASE,
)
"""Words before a "to" that is part of the sender, where another follows: "the Mission to the League to the Department"."""

_SMALL: Final = frozenset(
    "of in at the for to and on de del della la las los von van der den du d’affaires d'affaires chargé charge minister foreign affairs "
    "ad interim temporarily president council secretary state consul consul-general general acting a his her with except from "
    "ambassador legation embassy department assistant under vice-consul vice commissioner near plenipotentiary envoy by via".split()
)


class Title(msgspec.Struct, frozen=True):
    """The parties with their places in the line; `is_telegram` where the title itself says so."""

    sender: str
    sender_place: tuple[int, int]
    addressee: str
    addressee_place: tuple[int, int]
    is_telegram: bool
    has_number: bool
    is_complete: bool


def read_title(text: str) -> Title | None:
    """Read a title line, None where the text is none."""
    if len(text) > MAX_TITLE or " to" not in text.lower() or text[-1] in ':;?!”"':
        return None
    prefix = _PREFIX.match(text)
    start = prefix.end() if prefix else 0
    named = _TELEGRAM.match(text, start)
    start = named.end() if named else start
    end = len(text) - len(_TAIL.search(text, max(len(text) - 8, 0))[0])  # type: ignore[index]  # matches the empty end
    divide = _divide(text, start, end)
    if divide is None:
        return None
    left, right = divide
    article = _ARTICLE.match(text, start, left)
    sender = (article.end() if article else start, left)
    article = _ARTICLE.match(text, right, end)
    addressee = (article.end() if article else right, end)
    if not _is_party(text[slice(*sender)]) or not _is_party(text[slice(*addressee)]):
        return None
    return Title(
        sender=text[slice(*sender)].strip(" ,"),
        sender_place=sender,
        addressee=text[slice(*addressee)].strip(" ,"),
        addressee_place=addressee,
        is_telegram=named is not None,
        has_number=prefix is not None,
        is_complete=text[-1] in ".)" or text.endswith("Secretary of State"),
    )


def _divide(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Find the dividing "to": after the sender's name in parentheses, else before a word that begins an addressee."""
    places = [match.span() for _, match in zip(range(MAX_TOS), _TO.finditer(text, start, end), strict=False)]
    for left, right in places:
        if text[start:left].rstrip(" ,").endswith(")"):
            return left, right
    named = [(left, right) for left, right in places if _ADDRESSEE.match(text, right)]
    for index, (left, right) in enumerate(named):
        if index + 1 == len(named) or _SENT_TO.search(text, start, left) is None:
            return left, right
    return next(((left, right) for left, right in places if text[right : right + 1].isupper()), None)


def _is_party(text: str) -> bool:
    """A party is named in words with capitals and a few small ones; a sentence has others."""
    words = text.replace(",", " ").replace("(", " ").split()
    return 0 < len(words) <= 30 and all(
        w[0].isupper()
        or w.strip("[]().,").lower() in _SMALL
        or not w[0].isalpha()
        or len(w) == 1  # "m" misread for "in"
        for w in words
    )
