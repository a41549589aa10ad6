"""References in the running text of telegrams as *Foreign Relations of the United States* prints them.

    reference = possessor [ kind ] [ "No." ] number [ tail ] *( ( "," | "and" ) number [ tail ] )
              | number tail-with-time | possessor [ kind ] [ "of" ] tail | kind [ "from" place "," ] "No." number [ tail ]
    tail      = [ "," | "of" | "dated" ] month day [ year ] [ "," time ]

"My 161, March 18, noon", "Department's telegrams 41 of April 23, 7 p. m., and 43 of April 25", "Your No. 92". Numbers run per year
and pair of correspondents, so such a reference has neither key nor MRN; it is kept as printed. A despatch, an instruction and
a note went by mail and are no telegrams.
Source: FORMAT 2.14; the volumes of 1901 to 1934.
"""

import re
from collections.abc import Iterator
from heapq import merge
from typing import Final

from reftel.codes import ReferenceKind
from reftel.references.find import FoundReference
from reftel.telegram import Place, Reference

MAX_REFERENCES: Final = 200

MONTH: Final = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|"
    r"(?:Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec)\.)"
)
TIME: Final = r"(?:\d{1,2}(?: ?[:.] ?\d{2})?\s?[ap]\.? ?m\.?|(?:12 )?(?:noon|midnight)|\d{4}Z)"
_DAY: Final = r"\d{1,2}(?:st|nd|rd|th|d)?(?!\d)(?:\s?\[[^\]\n]{1,12}\])?"
_DATE: Final = rf"(?:{MONTH}\s{_DAY}(?:,?\s\d{{4}})?|{_DAY}\s(?:instant|ultimo)|the\s{_DAY}(?:\s(?:instant|ultimo))?)"
_TAIL: Final = rf"(?:,?\s(?:of\s|dated\s)?{_DATE}(?:(?:,\s?|\s|—){TIME})?)"
_NUMBER: Final = r"(?:(?:[Nn]os?\.|[Nn]umbers?)\s?)?(?:[A-Z]{1,3}[–-])?\d{1,5}(?:-?[A-Z](?![\w’']))?(?![\d:%]|[.,/]\d)"
_KIND: Final = (
    r"(?P<kind>(?:(?:circular|mail|unnumbered|cipher|confidential|urgent|last|telegraphic|recent|radio|urgent)\s){0,3}"
    r"(?:telegrams?|cablegrams?|cables?|air-?grams?|radiograms?|messages?|circulars?|des?patch(?:es)?|dispatch(?:es)?|"
    r"instructions?|notes?|letters?|memorand(?:um|a)|reports?))"
)
_NO_OWNER: Final = (
    "See|In|On|By|With|Under|As|For|From|Since|Before|After|Following|Per|Re|Refer|Reference|Referring|Replying|To|"
    "Please|And|But"
)
"""Words that begin a sentence before an owner: "See Department’s 45"."""

_POSSESSOR: Final = (
    rf"(?:\b(?:[Mm]y|[Yy]our|[Oo]ur|[Ii]ts)|\b(?:the\s)?(?:(?!(?:{_NO_OWNER})\s)[A-Z][\w-]{{1,20}}\s){{0,2}}[A-Z][\w-]{{2,20}}(?:’s|'s|s’)|"
    r"\b(?:Department|Embassy|Legation|Consulate|Mission))"
)
_FULL: Final = re.compile(
    rf"{_POSSESSOR}\s(?:{_KIND}(?:\sto\s[A-Z]\w{{2,20}})?,?\s)?(?:(?P<number>{_NUMBER})(?P<tail>{_TAIL})?|(?:of\s)?(?P<date>{_DATE})(?:,?\s{TIME})?)"
)
_NAMED: Final = re.compile(
    rf"\b(?i:{_KIND})(?:\sfrom\s[A-Z]\w{{2,20}})?,?\s(?:(?P<number>{_NUMBER})(?P<tail>{_TAIL})?|(?:of|dated)\s(?P<date>{_DATE})(?:,?\s{TIME})?)"
)
_DATED: Final = re.compile(
    rf"(?<![\w.,$£–-])(?P<number>{_NUMBER}),?\s(?P<tail>(?:of\s|dated\s)?{MONTH}\s{_DAY}(?:,?\s\d{{4}})?,?\s{TIME})(?P<kind>(?!))?"
)
"""A number with a date and an hour is a telegram's, whoever's it is: "the following: 85, March 3, 8 p.m.; 57, …"."""

_NEXT: Final = re.compile(rf"(?:,\sand|,|;|\sand)\s(?P<number>{_NUMBER})(?P<tail>{_TAIL})?")
_AFTER_BARE: Final = re.compile(
    r"\d{0,2}(?:[.,;:)\]”\"—]|$|\s(?:of|and|to|from|in|regarding|first|second|third|last|paragraphs?|was|has|is)\b)"
)
"""What may follow a number that no date follows: "My 161." and not "My 161 countrymen"."""

_MAIL: Final = ("patch", "instruction", "note", "letter", "memorand", "report")


def find_printed_references(text: str, place: Place) -> Iterator[FoundReference]:
    """Yield the references inside `place` of a text in order; at most MAX_REFERENCES."""
    at, count = place[0], 0
    for match in _matches(text, place):
        if match.start() < at or not _is_reference(text, match, place[1]):
            continue
        kind = _kind_of(match["kind"])
        at = match.end()
        yield _found(text, match.start(), at, kind)
        count += 1
        while (more := _NEXT.match(text, at, place[1])) is not None and _goes_on(match, more):
            at = more.end()
            yield _found(text, more.start("number"), at, kind)
            count += 1
        if count >= MAX_REFERENCES:
            return


def _matches(text: str, place: Place) -> Iterator[re.Match[str]]:
    """Yield what each form finds, by place; each form reads the text once."""
    yield from merge(
        *(form.finditer(text, *place) for form in (_FULL, _NAMED, _DATED)), key=lambda match: match.start()
    )


def _is_reference(text: str, match: re.Match[str], end: int) -> bool:
    if match["number"] is None or match["tail"] is not None or (match["kind"] and not match["number"][0].isdigit()):
        return True
    return _AFTER_BARE.match(text, match.end(), end) is not None


def _goes_on(match: re.Match[str], more: re.Match[str]) -> bool:
    """A second number belongs to the list where it has a date, or where the kind stands in the plural."""
    return more["tail"] is not None or (match["kind"] or "").endswith("s") or "Nos" in match[0]


def _kind_of(kind: str | None) -> ReferenceKind:
    words = (kind or "").lower()
    if "telegra" in words or not any(word in words for word in _MAIL):
        return ReferenceKind.TELEGRAM
    if "letter" in words:
        return ReferenceKind.LETTER
    if "memorand" in words:
        return ReferenceKind.MEMO
    return ReferenceKind.REPORT if "report" in words else ReferenceKind.OTHER


def _found(text: str, start: int, end: int, kind: ReferenceKind) -> FoundReference:
    printed = " ".join(text[start:end].split())
    return FoundReference(reference=Reference(label=None, text=printed, kind=kind), place=(start, end))
