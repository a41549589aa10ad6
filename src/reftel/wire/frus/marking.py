"""Markings of printed telegrams: the words above the place ("SECRET NIACT"), and the sentence of the source note ("Secret; Exdis.").

marking = level *( sep word ) / word *( sep word )        word = a precedence or a caption
"""

import re
from typing import Final

import msgspec

from reftel.codes import Classification, Precedence, captions, find_precedence_word

_LEVELS: Final = {
    "TOP SECRET": Classification.TOP_SECRET,
    "SECRET": Classification.SECRET,
    "CONFIDENTIAL": Classification.CONFIDENTIAL,
    "RESTRICTED": Classification.RESTRICTED,
    "LIMITED OFFICIAL USE": Classification.LIMITED_OFFICIAL_USE,
    "OFFICIAL USE ONLY": Classification.LIMITED_OFFICIAL_USE,
    "UNCLASSIFIED": Classification.UNCLASSIFIED,
}
_LEVEL: Final = "|".join(_LEVELS)
_WORDS: Final = (
    r"(?:US |U\.S\. |Triple |Operational |Emergency )?(?:Priority|Urgent|Immediate|Emergency)|Niact|Flash|Routine|Plain|"
    r"Security Information|Exdis|Limdis|Nodis|Limit Distribution|Eyes Only|Noforn|Stadis|Cherokee|Roger Channel|No Distribution"
)
_MARKING: Final = re.compile(
    rf"(?:(?P<level>{_LEVEL})|(?P<first>{_WORDS}))(?P<more>(?:[;,—–-]?\s{{1,3}}(?:{_WORDS})){{0,6}})(?=[\s.;,]|$)",
    re.IGNORECASE,
)
_WORD: Final = re.compile(_WORDS, re.IGNORECASE)


class Marking(msgspec.Struct, frozen=True):
    """What a marking says; `end` is the offset behind it."""

    classification: Classification | None
    precedence: Precedence | None
    captions: tuple[str, ...]
    end: int


def read_marking(text: str, at: int = 0) -> Marking | None:
    """Read the marking at a place of a text, None where there is none."""
    match = _MARKING.match(text, at)
    if match is None:
        return None
    words = [word.upper() for word in _WORD.findall(" ".join((match["first"] or "", match["more"])))]
    return Marking(
        classification=_LEVELS[match["level"].upper()] if match["level"] else None,
        precedence=next((found for word in words if (found := find_precedence_word(word)) is not None), None),
        captions=tuple(dict.fromkeys(word for word in words if word in captions())),
        end=match.end(),
    )
