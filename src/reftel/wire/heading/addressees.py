"""One addressee line.

    addressee = [ "ZEN/" ] [ routing-indicator "/" ] designator [ SP precedence ] [ SP number ]

Read from the end: number, precedence words, then the part before the first slash if it is a routing indicator
(designators may hold slashes: `JOINT STAFF WASHDC//J5//`). Source: ACP 127; forms from the collections.
"""

import re
from typing import Final

from reftel.codes import Precedence
from reftel.telegram import Addressee, Place

INDICATOR: Final = re.compile(r"(?:ZEN ?/ ?)?(?P<indicator>R[A-Z]{3,7}) ?/ ?(?=\S)|ZEN ?/ ?(?=\S)")
_PRECEDENCES: Final = {
    "NIACT": Precedence.NIACT_IMMEDIATE,
    "IMMEDIATE": Precedence.IMMEDIATE,
    "PRIORITY": Precedence.PRIORITY,
    "ROUTINE": Precedence.ROUTINE,
    "FLASH": Precedence.FLASH,
}
_WIDEST_NUMBER: Final = 14
"""Signs in which two numbers of five digits, a hyphen and the blanks before them stand at the end of a line."""

_NIACT: Final = " NIACT IMMEDIATE"
_NUMBER: Final = re.compile(r"(?<=\s)(?P<number>\d{1,5})(?:-\d{0,5})?$")
"""The running number; of a telegram in sections each may have one, and the first and the last are printed (0601-0602)."""

_NOT_LIST: Final = re.compile(
    r"(?:E\.?\s?O\.?\s?\d|TAGS\b|SUBJ|REFS?\b|CLASSIFIED BY|SIPDIS\b|FOR\b|DEPT(?! OF\b)\b|"
    r"DEPARTMENT(?! OF\b)\b|STATE FOR|NOFORN\b|PASS\b|NODIS\b|EXDIS\b|SENSITIVE\b|STADIS\b|LIMDIS\b|\d+[.)])"
)
_COLLECTIVE: Final = re.compile(r"COLLECTIVE\b")
_COLLECTIVE_HEADS: Final = re.compile(r"AIG \d|ALL (?:DIPLOMATIC|AMERICAN|OECD)|SPECIAL EMBASSY PROGRAM|ALDAC\b")
_PASSES: Final = re.compile(r" (?:FOR|PASS|TO) |[.:;,]$")
"""Words of a passing line or a sentence, which a designator never holds."""

_DESIGNATOR_HEADS: Final = (
    "AMEMBASSY ",
    "AMCONSUL ",
    "AMCONGEN ",
    "USMISSION ",
    "USEU ",
    "USINT ",
    "USLO ",
    "USOFFICE ",
    "USDEL ",
    "USUN ",
    "SECSTATE ",
    "SECDEF ",
    "CIA ",
    "NSC ",
    "DIA ",
    "DEPT OF ",
    "JOINT STAFF ",
    "CDR ",
    "AIG ",
    "HQ ",
    "WHITE HOUSE ",
    "WHITEHOUSE ",
    "XMT ",
)


def looks_like_addressee(text: str, *, after_blank: bool) -> bool:
    """True where a line without keyword goes on with the open list.

    After an empty line only an unmistakable form counts: an indicator and a slash, or a usual beginning of a designator.
    """
    if INDICATOR.match(text):
        return True
    if not text.isupper() or _NOT_LIST.match(text) or len(text) > 80:  # format lines hold 69
        return False
    return not after_blank or (text.startswith(_DESIGNATOR_HEADS) and _PASSES.search(text) is None)


def read_addressee(text: str, offset: int, path: str | None) -> tuple[Addressee, list[tuple[int, int, str]]]:
    """Read one addressee; `offset` is the place of `text` in the whole, `path` the field path of the addressee.

    Without a path nobody asks for the places of its parts, and none are returned.
    """
    end = len(text.rstrip())
    number, number_place, end = _number(text, end)
    precedence, precedence_place, end = _precedence(text, end)
    match = INDICATOR.match(text, 0, end)
    start = match.end() if match is not None else 0
    indicator = match["indicator"] if match is not None else None  # none behind ZEN: delivered by other means
    designator = " ".join(text[start:end].split())
    addressee = Addressee(
        designator=designator,
        routing_indicator=indicator,
        precedence=precedence,
        number=number,
        collective=_is_collective(designator),
    )
    if path is None:
        return addressee, []
    parts = (
        ("routing_indicator", match.span("indicator") if match is not None and indicator is not None else None),
        ("designator", (start, end)),
        ("precedence", precedence_place),
        ("number", number_place),
    )
    return addressee, [(offset + p[0], offset + p[1], f"{path}.{name}") for name, p in parts if p is not None]


def _number(text: str, end: int) -> tuple[int | None, Place | None, int]:
    """Read the running number at the end: (number, its place, the end of what stands before it)."""
    last = text[end - 1 : end]
    if (
        not (last.isdecimal() or last == "-")
        or (match := _NUMBER.search(text, max(end - _WIDEST_NUMBER, 0), end)) is None
    ):
        return None, None, end
    before = text[: match.start()].rstrip()
    if before == "AIG":  # a list's own number
        return None, None, end
    return int(match["number"]), match.span("number"), len(before)


def _precedence(text: str, end: int) -> tuple[Precedence | None, Place | None, int]:
    """Read the precedence at the end of what stands before the number."""
    start = text.rfind(" ", 0, end) + 1
    if start == 0 or (precedence := _PRECEDENCES.get(text[start:end])) is None:
        return None, None, end
    if text.endswith(_NIACT, 0, end):
        start, precedence = end - len(_NIACT) + 1, Precedence.NIACT_IMMEDIATE
    return precedence, (start, end), len(text[:start].rstrip())


def _is_collective(designator: str) -> bool:
    if designator[0:1] in "AS" and _COLLECTIVE_HEADS.match(designator) is not None:
        return True
    return "COLLECTIVE" in designator and _COLLECTIVE.search(designator) is not None
