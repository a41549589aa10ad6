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
_PRECEDENCES: Final = {
    "NIACT": Precedence.NIACT_IMMEDIATE,
    "IMMEDIATE": Precedence.IMMEDIATE,
    "PRIORITY": Precedence.PRIORITY,
    "ROUTINE": Precedence.ROUTINE,
    "FLASH": Precedence.FLASH,
}
_NIACT: Final = " NIACT IMMEDIATE"
_NUMBER: Final = re.compile(r"(?<=\s)(?P<number>\d{1,5})-?$")
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


def read_addressee(text: str, offset: int, path: str) -> tuple[Addressee, list[tuple[int, int, str]]]:
    """Read one addressee; `offset` is the place of `text` in the whole, `path` the field path of the addressee."""
    fields: list[tuple[int, int, str]] = []
    end = len(text.rstrip())
    number: int | None = None
    may_be_number = text[end - 1 : end].isdecimal() or text[end - 1 : end] == "-"
    if (
        may_be_number and (match := _NUMBER.search(text, 0, end)) and text[: match.start()].rstrip() != "AIG"
    ):  # a list's own number
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
        collective=_is_collective(designator),
    )
    return addressee, fields


def _precedence(
    text: str, end: int, offset: int, path: str, fields: list[tuple[int, int, str]]
) -> tuple[Precedence | None, int]:
    start = text.rfind(" ", 0, end) + 1
    if start == 0 or (precedence := _PRECEDENCES.get(text[start:end])) is None:
        return None, end
    if text.endswith(_NIACT, 0, end):
        start, precedence = end - len(_NIACT) + 1, Precedence.NIACT_IMMEDIATE
    fields.append((offset + start, offset + end, f"{path}.precedence"))
    return precedence, len(text[:start].rstrip())


def _is_collective(designator: str) -> bool:
    if designator[0:1] in "AS" and _COLLECTIVE_HEADS.match(designator) is not None:
        return True
    return "COLLECTIVE" in designator and _COLLECTIVE.search(designator) is not None
