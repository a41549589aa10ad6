"""Evil lines: texts of any length that try to make a reader of telegrams slow, each by one means.

Every maker takes a number of characters and returns a text of about as many. Those that need a place (a heading, the text
block, the body) stand after the beginning of an invented telegram, so that the reader that they are meant for gets them.
"""

from collections.abc import Callable, Mapping
from typing import Final

HEADING: Final = (
    "VZCZCXYZ0412\nPP RUEHC\nDE RUEHQA #0412/01 0731205\nZNY CCCCC ZZH\nP 141205Z MAR 06\nFM AMEMBASSY PORT ALDER\n"
)
ADDRESSED: Final = HEADING + "TO RUEHC/SECSTATE WASHDC PRIORITY 0412\n"
CLASSED: Final = ADDRESSED + "BT\nC O N F I D E N T I A L SECTION 01 OF 02 PORT ALDER 000412\n\n"
BLOCK: Final = CLASSED + "E.O. 12958: DECL: 03/14/2016\nTAGS: PREL QM\nSUBJECT: LIGHTHOUSES\nREF: A. VERRIN 12\n\n"
BODY: Final = (
    BLOCK + "Classified By: DCM Maud Ostler for reasons 1.4 (b) and (d).\n\n1. (C) The lighthouse was closed.\n\n"
)

Maker = Callable[[int], str]


def repeated(unit: str, before: str = "", after: str = "\n") -> Maker:
    """Return the maker of a text in which a unit is repeated."""
    return lambda size: before + unit * (size // len(unit)) + after


def _numbered(size: int) -> str:
    count = size // 18
    return BODY + "".join(f"{n}. (C) Fog.\n\n" for n in range(2, count))


def _nested(size: int) -> str:
    count = size // 24
    return BODY + "BEGIN TEXT:\n" * count + "END TEXT.\n" * count


def _codes(separator: str) -> Maker:
    def make(size: int) -> str:
        letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
        codes = (f"Q{letters[n // 676 % 26]}{letters[n // 26 % 26]}{letters[n % 26]}" for n in range(size // 5))
        return CLASSED + "TAGS: " + separator.join(codes) + "\nSUBJECT: FOG\n"

    return make


def _serials(size: int) -> str:
    return CLASSED + "REF: VERRIN " + ", ".join(str(n) for n in range(1, size // 7)) + "\n\n1. Fog.\n"


def _references(size: int) -> str:
    return CLASSED + "".join(f"REF: A. VERRIN {n}\n" for n in range(1, size // 20))


def _paragraph_pointers(size: int) -> str:
    return BODY + " ".join(f"See para {n % 99}, paras 3-{n % 9} and refs A, B and C." for n in range(size // 40))


ANYWHERE: Final[Mapping[str, Maker]] = {
    "blanks": repeated(" "),
    "empty lines": repeated("\n"),
    "returns": repeated("\r\r\n"),
    "lines of blanks": repeated("   \n"),
    "tabs": repeated("\t"),
    "form feeds": repeated("\f"),
    "NULs": repeated("\0"),
    "astral characters": repeated("𝕏𝔾 "),
    "one letter": repeated("A"),
    "spaced letters": repeated("A "),
    "twice spaced letters": repeated("A  B "),
    "small letters": repeated("a b "),
    "lines of one letter": repeated("A\n"),
    "lines of one digit": repeated("1\n"),
    "opening brackets": repeated("("),
    "brackets": repeated("()"),
    "digits": repeated("1"),
    "digits and blanks": repeated("1 "),
    "digits and points": repeated("1. "),
    "commas": repeated(","),
    "points": repeated("."),
    "slashes": repeated("/"),
    "dashes": repeated("-"),
    "lines of dashes": repeated("-----\n"),
    "colons": repeated(":"),
    "quotes": repeated('"'),
    "redactions": repeated("XXXXXXXXXXXX "),
    "backslashes": repeated("\\\n"),
    "pilcrows": repeated("¶"),
    "accents to be composed": repeated("e\u0301"),
}
HEADINGS: Final[Mapping[str, Maker]] = {
    "transmission lines in the text block": repeated("VZCZCXYZ0412\n", CLASSED),
    "labelled print, many addressees": repeated(
        "VERRIN, AMEMBASSY ROUTINE; ", "UNCLASSIFIED\nMRN: 06 PORT ALDER 412\nAction: "
    ),
    "labelled print, many lines": repeated(
        "Info: VERRIN, AMEMBASSY ROUTINE\n", "UNCLASSIFIED\nMRN: 06 PORT ALDER 412\n"
    ),
    "readdressal notices": repeated("FOLLOWING SENT\n", CLASSED, "QUOTE\n"),
    "quotations": repeated("QUOTE\nUNQUOTE\n", CLASSED + "FOLLOWING SENT\n"),
    "publisher's rows": repeated("62979\t2006-05-05 12:59:00\t06PORTALDER412\n", ADDRESSED),
    "headings of later sections": repeated(
        "FM AMEMBASSY PORT ALDER\n", "UNCLAS SECTION 01 OF 02 PORT ALDER 000412\n\nX.\n\n"
    ),
    "clearances": repeated("S/S:JFENN (SUBS)  ", "APPROVED BY EUR:MOSTLER\n"),
    "transmission lines": repeated("VZCZCXYZ0412\n"),
    "called stations in a line": repeated("RUEHQA ", "PP "),
    "called stations in lines": repeated("PP RUEHC RUEHQA\n"),
    "DE lines": repeated("DE RUEHQA #0412/01 0731205\n"),
    "DE line without end": repeated("DE RUEHQA #0412 "),
    "security lines": repeated("ZNY CCCCC ZZH\n"),
    "date-time groups": repeated("P 141205Z MAR 06\n"),
    "date-time groups in a line": repeated("P R 141205Z MAR 06 "),
    "prosigns": repeated("P R O Z "),
    "FM lines": repeated("FM AMEMBASSY PORT ALDER\n"),
    "TO in a line": repeated("TO ", HEADING),
    "TO lines": repeated("TO RUEHC/SECSTATE WASHDC PRIORITY 0412\n", HEADING),
    "INFO lines": repeated("INFO RUEHQV/AMEMBASSY VERRIN 0012\n", ADDRESSED),
    "INFO in a line": repeated("INFO ", ADDRESSED),
    "addressees": repeated("RUEHQV/AMEMBASSY VERRIN PRIORITY 0012\n", ADDRESSED),
    "addressees in a line": repeated("RUEHQV/AMEMBASSY VERRIN PRIORITY 0012 ", ADDRESSED),
    "addressees without indicator": repeated("AMEMBASSY VERRIN\n", ADDRESSED),
    "precedence words": repeated("NIACT IMMEDIATE ", HEADING + "TO "),
    "exempted": repeated("XMT AMEMBASSY VERRIN\n", ADDRESSED),
    "end of heading": repeated("BT\n", ADDRESSED),
    "prints of an office": repeated("ACTION EUR-12 INFO OCT-01 ISO-00 /147 R\n"),
    "counts of an office": repeated("EUR-12 ", "ACTION "),
    "slugs": repeated("PAGE 02        PORT A  00412  141205Z\n", HEADING),
    "slugs in a line": repeated("PAGE 02  PORT A  00412  141205Z ", HEADING + "TO "),
    "release stamps": repeated("Declassified/Released US Department of State EO Systematic Review 04 MAY 2006\n"),
    "labels of a later print": repeated(
        "MRN: 06 PORT ALDER 412\nDate/DTG: Mar 14, 2006 / 141205Z MAR 06\nFrom: AMEMBASSY VERRIN\n"
    ),
    "drafting lines": repeated("DRAFTED BY IO/CMD:MOSTLER:CB\nAPPROVED BY IO:MOSTLER\n"),
}
BLOCKS: Final[Mapping[str, Maker]] = {
    "class lines": repeated("C O N F I D E N T I A L SECTION 01 OF 02 PORT ALDER 000412\n", ADDRESSED),
    "class line without end": repeated("C O N F I D E N T I A L ", ADDRESSED),
    "sections in a line": repeated("SECTION 01 OF 02 ", ADDRESSED + "UNCLAS "),
    "levels": repeated("UNCLAS ", ADDRESSED),
    "levels in lines": repeated("SECRET\n", ADDRESSED),
    "captions": repeated("SIPDIS ", CLASSED),
    "captions in lines": repeated("SIPDIS\nNOFORN\n", CLASSED),
    "releasable to": repeated("QM, QT AND ", CLASSED + "REL TO "),
    "pass line": repeated("EUR/RUS, S/P, ", CLASSED + "STATE FOR "),
    "pass lines": repeated("STATE PLEASE PASS TO USTR FOR MOSTLER; TREASURY FOR OASIA\n", CLASSED),
    "executive orders": repeated("E.O. 12958: DECL: 03/14/2016\n", CLASSED),
    "executive order without end": repeated("DECL: X1, ", CLASSED + "E.O. 12958: "),
    "labels": repeated("TAGS: SUBJECT: REF: ", CLASSED),
    "labels in lines": repeated("TAGS: PREL\nSUBJECT: FOG\nREF: VERRIN 12\n", CLASSED),
    "TAGS by blanks": _codes(" "),
    "TAGS by commas": _codes(", "),
    "TAGS run together": _codes(""),
    "one TAG": repeated("PREL, ", CLASSED + "TAGS: "),
    "persons": repeated("OSTLER, MAUD; (OSTLER, MAUD) ", CLASSED + "TAGS: OVIP "),
    "subject in a line": repeated("FOG AND ", CLASSED + "SUBJECT: "),
    "subject in lines": repeated("FOG AND\n", CLASSED + "SUBJECT: "),
    "subject and levels": repeated("(C) FOG ", CLASSED + "SUBJECT: "),
    "reference labels": repeated("A. ", CLASSED + "REF: "),
    "reference labels in brackets": repeated("(A) ", CLASSED + "REF: "),
    "references in a line": repeated("VERRIN 12, ", CLASSED + "REF: "),
    "references in lines": repeated("A. VERRIN 12\n", CLASSED + "REF: "),
    "reference lines": _references,
    "serials": _serials,
    "names without number": repeated("VERRIN AND ", CLASSED + "REF: "),
    "years of references": repeated("06 ", CLASSED + "REF: "),
    "mails": repeated("OSTLER-WINTERBOTTOM E-MAIL 12/01/09; ", CLASSED + "REF: "),
    "groups as references": repeated("SECDEF 141205Z MAR 06 ", CLASSED + "REF: "),
    "classifier": repeated("Acting ", BLOCK + "Classified By: "),
    "classifier in lines": repeated("Acting Chief\n", BLOCK + "Classified By: "),
    "classifiers": repeated("Classified By: DCM Maud Ostler for reasons 1.4 (b) and (d).\n", BLOCK),
    "reasons": repeated("1.4 (b), (d) and ", BLOCK + "Classified By: DCM Maud Ostler for reasons "),
    "reason letters": repeated("(b)", BLOCK + "Classified By: DCM Maud Ostler for reasons 1.4 "),
}
BODIES: Final[Mapping[str, Maker]] = {
    "paragraphs": _numbered,
    "first paragraphs": repeated("1. (C) Fog.\n", BLOCK),
    "paragraphs in a line": repeated("¶2. (C) Fog. ", BODY),
    "portion marks": repeated("(C) ", BODY),
    "portion mark without end": repeated("C//NF/", BODY + "2. ("),
    "prose in a line": repeated("The fog came, and the keeper said so. ", BODY),
    "prose in lines": repeated("The fog came, and the keeper of the light said so.\n", BODY),
    "capitals in a line": repeated("THE FOG CAME. ", BODY),
    "capitals in lines": repeated("THE FOG\n", BODY),
    "headings": repeated("Fog\n---\n\n", BODY),
    "page lines": repeated("PORT ALDER 00000412  002 OF 003\n", BODY),
    "page lines in a line": repeated("PORT ALDER 00000412  002 OF 003 ", BODY),
    "repeated blocks": repeated("C O N F I D E N T I A L SECTION 02 OF 02 PORT ALDER 000412\n\nSIPDIS\n\n", BODY),
    "sections": repeated("SECTION 02 OF 03\n", BODY),
    "texts begun": repeated("BEGIN TEXT:\n", BODY),
    "texts begun in a line": repeated("BEGIN TEXT ", BODY),
    "texts ended": repeated("END TEXT.\n", BODY),
    "texts nested": _nested,
    "texts begun and ended": repeated("BEGIN TEXT:\n\nFog.\n\nEND TEXT.\n\n", BODY),
    "quotes begun": repeated("QUOTE\n", BODY),
    "comments": repeated("COMMENT: ", BODY),
    "comments ended": repeated("END COMMENT. ", BODY),
    "comments in brackets": repeated("(Comment: Fog. ", BODY),
    "summaries": repeated("SUMMARY AND COMMENT\n", BODY),
    "summaries ended": repeated("End Summary. ", BODY),
    "action requests": repeated("ACTION REQUEST: ", BODY),
    "pointers": repeated("reftel septel ", BODY),
    "pointers to references": repeated("ref A, refs B and C ", BODY),
    "pointers to paragraphs": _paragraph_pointers,
    "stations and numbers": repeated("VERRIN 12 ", BODY),
    "bullets": repeated("-- fog\n", BODY),
    "signatures": repeated("WINTERBOTTOM\n", BODY),
    "ends of text": repeated("BT\n#0412\nNNNN\n", BODY),
    "telegrams": repeated(
        ADDRESSED + "BT\nUNCLAS PORT ALDER 000412\n\nSUBJECT: FOG\n\n1. Fog.\n\nWINTERBOTTOM\nBT\nNNNN\n\n"
    ),
    "inner telegrams": repeated(
        "QUOTE\nR 141205Z MAR 06\nFM AMEMBASSY VERRIN\nTO SECSTATE WASHDC\nUNCLAS VERRIN 12\n", BODY
    ),
    "entities": repeated("&#x000A;&quot;", BODY),
}
EVIL: Final[Mapping[str, Maker]] = {**ANYWHERE, **HEADINGS, **BLOCKS, **BODIES}
"""Every maker by what it repeats."""
