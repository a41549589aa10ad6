"""The Classified By line: who classified the telegram, in which office, and for which reasons.

line = officer [ [ "for" ] "reason" [ "s" ] [ ":" ] reasons ] [ "Derived from" source ] [ "Declassify on" date ]
"""

import re
from typing import Final

from reftel.telegram import ClassifiedBy
from reftel.wire.text_block.officers import name_and_title

MAX_TEXT: Final = 600
"""What is read of a Classified By line; real ones stay under 300 characters."""

PRINTED_WIDTH: Final = 71
"""Columns after which the Department's software cut a Classified By line, in the middle of words too. Measured: 103 of
the 500 lines that go on have exactly this width, ten times more than any other."""

_SERIES: Final = re.compile(
    r"\b[1l]\s?[.,/]\s?(?P<series>[24-6])\s?[.,]?(?=\s{0,2}[(\[]?\s?[a-h](?![a-z])|\s{0,2}\(|\s*[.;]?$)", re.IGNORECASE
)
_LETTERS: Final = re.compile(
    r"(?:[\s,;:/&+.()\[\]-]|a\s?nd\b|or\b){0,12}?(?<![A-Za-z])(?P<letters>[a-h]|(?<=\()[a-h]{2,4}(?=\)))(?![A-Za-z0-9]|\s?nd\b)",
    re.IGNORECASE,
)
_REASON: Final = re.compile(
    r"\b(?:r ?e ?a ?s ?o ?n ?s?|re(?:as|s|a|sa|ao)ons?|reasns?|reas)\b\s?(?=[\s:.;,(s)]|e\.?o|\d|$)|\bsections?\s(?=1\.)"
    r"|\b(?:for|per|under)\s(?=(?:e\.?\s?o\.?\s?)?(?:1[23]\d{3}|1\.[2456]))|\be\.?\s?o\.?\s?1[23]\d{3}|\bderived\s+from\b"
    r"|\bdeclassify\b|\bDECL(?:ASSIFICATION)?\b|\bbased\s(?:up)?[o0]n\b|\bfor\s(?-i:re(?=[A-Z#$@]))",
    re.IGNORECASE,
)
"""What ends the officer: the word for reasons in its misprints, destroyed after its first letters too, the order, a section,
the source."""

_DERIVED: Final = re.compile(
    r"derived\s+from\s*:?\s*(?P<source>.{1,200}?)\s*(?:;|\bdeclassify\b|\breasons?\b|$)", re.IGNORECASE
)
_AGAIN: Final = re.compile(r"(?<![a-z])classified\s?by\s?:?|(?<![a-z])classified\s?by\b", re.IGNORECASE)
_OPENING: Final = re.compile(
    r"\s*(?:\(?(?:U|C|S|SBU|LOU|TS)(?:/{1,2}[A-Z]{2,6})?\)|\d{1,2}[.)](?!\d)|[-.:;])\s*", re.IGNORECASE
)
_LEADS_OVER: Final = re.compile(
    r"(?<![A-Za-z])(?:f[o0]r|per|under|based|upon|[o0]n|by|the|following|sections?|of|e\.?o|1[23]\d{3})$", re.IGNORECASE
)
_LONGEST_LEAD: Final = 9
"""Letters of "following"."""

_TAIL_MARKS: Final = " \t\r\n.,;:([–-"
_TAIL: Final = 60
"""How much of the officer's end is looked at for words that lead over to the reasons."""


def read_classified_by(text: str) -> ClassifiedBy:
    """Read what follows the label; `text` keeps the line's words, joined to one line."""
    joined = " ".join(text.split())[:MAX_TEXT]
    who = joined[: _end_of_officer(joined)]
    lowered = joined.lower()
    if "classified" in lowered and (again := list(_AGAIN.finditer(who))) and len(again[-1].string) > again[-1].end():
        who = who[again[-1].end() :]
    name, title = name_and_title(_trim(who))
    derived = _DERIVED.search(joined) if "derived" in lowered else None
    return ClassifiedBy(
        name=name,
        title=title,
        reasons=_reasons(joined),
        derived_from=derived["source"].strip(" .") if derived else None,
        text=joined,
    )


def completed(first: ClassifiedBy | None, again: ClassifiedBy | None) -> ClassifiedBy | None:
    """Return the first reading, with the name, the reasons or the source that only the second has."""
    if first is None or again is None:
        return first or again
    if (first.name and first.reasons and first.derived_from) or (first.reasons and not again.derived_from):
        return first
    is_better = bool(again.name and again.reasons and not first.reasons)  # the first was cut short, or is a list
    is_same = is_better and str(first.name).upper() == str(again.name).upper()
    has_name = first if first.name and (is_same or not is_better) else again
    return ClassifiedBy(
        name=has_name.name,
        title=has_name.title,
        reasons=first.reasons or again.reasons,
        derived_from=first.derived_from or again.derived_from,
        text=first.text if first.reasons else again.text,
    )


def _end_of_officer(text: str) -> int:
    ends = [match.start() for match in (_REASON.search(text), _SERIES.search(text)) if match is not None]
    return min(ends, default=len(text))


def _trim(who: str) -> str:
    """Take off a portion mark or a number in front, and the words that lead over to the reasons behind."""
    while (match := _OPENING.match(who)) is not None:
        who = who[match.end() :]
    suffix = who.rstrip()
    trimmed = who[-_TAIL:].rstrip(_TAIL_MARKS)
    while (match := _LEADS_OVER.search(trimmed, max(len(trimmed) - _LONGEST_LEAD, 0))) is not None:
        trimmed = trimmed[: match.start()].rstrip(_TAIL_MARKS)
    whole = who[:-_TAIL] + trimmed
    return (
        f"{whole}."
        if suffix[len(whole) : len(whole) + 1] == "." and whole.endswith((" Jr", " JR", " Sr", " SR"))
        else whole
    )


def _reasons(text: str) -> tuple[str, ...]:
    """Return the reasons in canonical form, each once: `1.4 (b/d)` is 1.4(b) and 1.4(d)."""
    found: list[str] = []
    for match in _SERIES.finditer(text):
        at = match.end()
        while (letters := _LETTERS.match(text, at)) is not None:
            for letter in letters["letters"].lower():
                if (reason := f"1.{match['series']}({letter})") not in found:
                    found.append(reason)
            at = letters.end()
    return tuple(found)


def join_printed(pieces: list[str], width_of_first: int) -> str:
    """Join the lines of the element; where a line is cut at the printed width the word goes on without a blank.

    `pieces` keep the blanks in front of them: one there says that the word before was whole.
    """
    joined, width = "", width_of_first
    for index, piece in enumerate(pieces):
        body = piece.strip()
        goes_on = index > 0 and width == PRINTED_WIDTH and piece[:1].isalpha() and joined[-1:].isalpha()
        joined = f"{joined}{body}" if goes_on or not joined else f"{joined} {body}"
        width = width if index == 0 else len(piece.rstrip())
    return joined


_IN_PARAGRAPH: Final = re.compile(
    r"(?:Â?¶\s?)?(?:\d\s?[.)]\s{0,4})?(?:\([A-Z/]{1,6}\)\s{0,4})?"
    r"(?:\(?(?:CONFIDENTIAL|SECRET|[CS])\s?-{1,2}\s?ENTIRE TEXT\.?\)?\.?\s{0,4})?"
    r"CLASSIFIED BY\b\s?:?\s*",
    re.IGNORECASE,
)


def classifier_in_paragraphs(lines: list[str]) -> ClassifiedBy | None:
    """Read the officer that the first words of one of the first paragraphs name, as telegrams of the 1990s do.

    The words stay the paragraph's; the paragraph's end is an empty line.
    """
    at = next((i for i, line in enumerate(lines) if "lassified by" in line or "LASSIFIED BY" in line), None)
    match = None if at is None else _IN_PARAGRAPH.match(lines[at])
    if at is None or match is None:
        return None
    paragraph = lines[at : lines.index("", at)] if "" in lines[at:] else lines[at:]
    read = read_classified_by(" ".join((paragraph[0][match.end() :], *paragraph[1:])))
    return read if read.reasons or read.name else None
