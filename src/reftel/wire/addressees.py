"""One addressee line.

    addressee = [ "ZEN/" ] [ routing-indicator "/" ] designator [ SP precedence ] [ SP number ]

Read from the end: number, precedence words, then the part before the first slash if it is a routing indicator
(designators may hold slashes: `JOINT STAFF WASHDC//J5//`). Source: ACP 127; forms from the collections.
"""

import re
from typing import Final

from reftel.codes import Precedence
from reftel.telegram import Addressee

INDICATOR: Final = re.compile(r"(?:ZEN ?/ ?)?(?P<indicator>R[A-Z]{3,7}) ?/ ?(?=\S)|ZEN ?/ ?(?=\S)")
_PRECEDENCES: Final = (
    ("NIACT IMMEDIATE", Precedence.NIACT_IMMEDIATE),
    ("NIACT", Precedence.NIACT_IMMEDIATE),
    ("IMMEDIATE", Precedence.IMMEDIATE),
    ("PRIORITY", Precedence.PRIORITY),
    ("ROUTINE", Precedence.ROUTINE),
    ("FLASH", Precedence.FLASH),
)
_NUMBER: Final = re.compile(r"(?<=\s)(?P<number>\d{1,5})-?$")
_NOT_LIST: Final = re.compile(
    r"(?:E\.?\s?O\.?\s?\d|TAGS\b|SUBJ|REFS?\b|CLASSIFIED BY|SIPDIS\b|FOR\b|DEPT(?! OF\b)\b|"
    r"DEPARTMENT(?! OF\b)\b|STATE FOR|NOFORN\b|PASS\b|NODIS\b|EXDIS\b|SENSITIVE\b|STADIS\b|LIMDIS\b|\d+[.)])"
)
_COLLECTIVE: Final = re.compile(
    r"COLLECTIVE\b|^AIG \d|^ALL (?:DIPLOMATIC|AMERICAN|OECD)|^SPECIAL EMBASSY PROGRAM|^ALDAC\b"
)
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


def read_addressee(text: str, offset: int, path: str) -> tuple[Addressee, list[tuple[int, int, str]]]:
    """Read one addressee; `offset` is the place of `text` in the whole, `path` the field path of the addressee."""
    fields: list[tuple[int, int, str]] = []
    end = len(text.rstrip())
    number: int | None = None
    if (match := _NUMBER.search(text, 0, end)) and text[: match.start()].rstrip() != "AIG":  # a list's own number
        number = int(match["number"])
        fields.append((offset + match.start(), offset + match.end("number"), f"{path}.number"))
        end = len(text[: match.start()].rstrip())
    precedence, end = _precedence(text, end, offset, path, fields)
    start, indicator = 0, None
    if match := INDICATOR.match(text, 0, end):
        indicator = match["indicator"]
        start = match.end()
        if indicator is not None:  # ZEN alone: already delivered by other means
            fields.append(
                (offset + match.start("indicator"), offset + match.end("indicator"), f"{path}.routing_indicator")
            )
    designator = " ".join(text[start:end].split())
    fields.append((offset + start, offset + end, f"{path}.designator"))
    fields.sort()
    addressee = Addressee(
        designator=designator,
        routing_indicator=indicator,
        precedence=precedence,
        number=number,
        collective=_COLLECTIVE.search(designator) is not None,
    )
    return addressee, fields


def _precedence(
    text: str, end: int, offset: int, path: str, fields: list[tuple[int, int, str]]
) -> tuple[Precedence | None, int]:
    for word, precedence in _PRECEDENCES:
        if text.endswith(word, 0, end) and end > len(word) and text[end - len(word) - 1] == " ":
            start = end - len(word)
            fields.append((offset + start, offset + end, f"{path}.precedence"))
            return precedence, len(text[:start].rstrip())
    return None, end
