"""Passing and attention lines: `STATE FOR EUR/WE AND INR`, `DEPT PLEASE PASS TO USTR`. They add readers, not addressees.

pass-line = [ place ] [ "ALSO" ] [ "PLEASE" ] ( "FOR" / "PASS" [ "TO" ] ) readers *( ";" pass-line ) / office *( "," office )
"""

import re
from typing import Final

from reftel.codes import office
from reftel.telegram import PassLine, Place

PASS_LINE: Final = re.compile(
    r"(?:(?P<place>[A-Z0-9][A-Z0-9/&.,'() -]{0,60}?):? +)??(?:ALSO +)?(?:(?:PLEASE|PLS) +)?(?:ALSO +)?"
    r"(?P<verb>FOR|PASS(?: +TO)?(?: +FOR)?)\b[ :]+(?P<rest>\S.*)$"
)
_SPLIT: Final = re.compile(r"\s*(?:,\s*AND\b|,|;|(?<!/)\bAND\b|&)\s*", re.IGNORECASE)
_RECIPIENT: Final = re.compile(r";\s*(?=(?:[A-Z][A-Z .]{1,30}? )?(?:ALSO )?(?:PLEASE )?(?:FOR|PASS) )")
_OFFICE: Final = re.compile(r"[A-Z][A-Z-]{0,6}(?:/[A-Z0-9-]{1,8}){1,5}(?=[\s,:;(-]|$)")
_OF_HEADING: Final = re.compile(r"(?:TO|INFO|FM|DE|[ZOPR]{2})\s+R[A-Z]{4,7}\b|R[UHC][A-Z]{2,6}/|INFO |FM ")
"""Lines of a heading that nobody read: never passing lines."""

_SENTENCE: Final = re.compile(r"(?:\b[a-z]{2,}\b[^A-Z]*?){6}")
_LEADING: Final = re.compile(
    r"(?:ATTN|ATTENTION|TO THE|EYES ONLY|TO|FROM|STATE|DEPT|DEPARTMENT|USAID|CDC|TREASURY|COMMERCE)\b[ :/]"
)
_DESIGNATOR: Final = re.compile(
    r"(?:AM(?:EMBASSY|CONSUL|CONGEN|EMB)|US(?:MISSION|LO|INT|DAO|DELEGATION|EUCOM|OFFICE|EC|NATO)|SEC(?:STATE|DEF)|"
    r"COM(?:SIXTHFLT|NAV[A-Z]+)|CINC[A-Z]+|CTF|FOSIF|JOINT STAFF|WHITE ?HOUSE WASH|HQ [A-Z]+|CDR ?[A-Z]+|"
    r"(?:[A-Z]+ ){0,3}[A-Z]+ COLLECTIVE)\b"
)
_CAPITAL: Final = re.compile(
    r"\bWASH(?:DC|INGTON,? ?D\.?C\.?)\b(?:\s+(?:IMMEDIATE|PRIORITY|ROUTINE))?(?:\s+\d{1,5})?$|//[A-Z0-9/-]+//?"
)
_VERB: Final = re.compile(r"\b(?:FOR|PASS)\b")
MAX_OFFICES: Final = 60
LONGEST: Final = 160
"""Characters of a passing line at most; a line of prose that holds "for" is longer."""


def is_pass_line(text: str, *, before_order: bool = False) -> bool:
    """True where a line says for whom the telegram is besides its addressees.

    Before the E.O. line, where nothing else has its place, small letters and bare office symbols count too.
    """
    upper = text.upper()
    if text == upper:
        if ("FOR" in text or "PASS" in text) and PASS_LINE.match(text) is not None:
            return True
        return before_order and is_office_line(text)
    if not before_order or len(text) > LONGEST or _SENTENCE.search(text):
        return False
    return is_office_line(text) or (
        (" FOR " in upper or "PASS" in upper or upper.startswith("FOR ")) and PASS_LINE.match(upper) is not None
    )


def is_office_line(text: str) -> bool:
    """True where a line begins with an office symbol (`EUR/WE`, `STATE/OES/ETC H. LEE`) or addresses one by name."""
    if len(text) > LONGEST:
        return False
    if _OF_HEADING.match(text):
        return False
    if _OFFICE.match(text) or _LEADING.match(text):
        return True
    first = text.split(maxsplit=1)[0].rstrip(",;:")
    return office(first) is not None and len(first) > 1


def is_designator(text: str) -> bool:
    """True where a line is an addressee's designator, with or without its running number (`AMCONSUL X 0412`)."""
    if len(text) > LONGEST // 2 or not text.isupper() or _VERB.search(text):
        return False
    return _DESIGNATOR.match(text) is not None or _CAPITAL.search(text) is not None


def wraps(piece: str) -> bool:
    """True where a passing line ends in the middle of a list."""
    return piece[-1] in ",;-/&" or piece.endswith((" AND", " FOR", " TO", " PASS", " and"))


def split_recipients(text: str, pieces: list[Place]) -> list[list[Place]]:
    """Split the stretches of a passing line before each further recipient (`STATE FOR P; TREASURY FOR OASIA`)."""
    groups: list[list[Place]] = [[]]
    for start, end in pieces:
        at = start
        for match in _RECIPIENT.finditer(text, start, end):
            groups[-1].append((at, match.start()))
            groups.append([])
            at = match.end()
        if at < end:
            groups[-1].append((at, end))
    return [group for group in groups if group]


def read_pass_line(text: str) -> PassLine:
    """Read a joined line: the place that it speaks to, and the offices (or agencies, persons) in order."""
    joined = " ".join(text.split())
    match = PASS_LINE.match(joined.upper()) if len(joined.upper()) == len(joined) else None
    if match is None:
        first = joined.rstrip(". ")
        return PassLine(text=joined, offices=_offices(first) if is_office_line(joined) else ())
    place = joined[slice(*match.span("place"))] if match["place"] else None
    return PassLine(text=joined, place=place, offices=_offices(joined[match.start("rest") :].rstrip(". ")))


def _offices(text: str) -> tuple[str, ...]:
    return tuple(part for part in _SPLIT.split(text) if part)[:MAX_OFFICES]
