"""The rules that a writer must keep: those of findings, and a table of those that only writing knows.

What a reader reports as an error or a warning is a fault of whoever writes; there is one version of these rules, the
checks that reading runs. FREE lists the exceptions, BINDING the notes that bind a writer all the same, DRAFT_RULES what a
text that has been written cannot show.
"""

from collections.abc import Mapping
from typing import Final

import msgspec

from reftel.codes import finding_rules


class DraftRule(msgspec.Struct, frozen=True, kw_only=True):
    """One rule that only a writer can break. `message` has {placeholders} that the fault fills with its facts."""

    code: str
    title: str
    message: str
    source: str


def _rule(code: str, title: str, message: str, source: str) -> tuple[str, DraftRule]:
    return code, DraftRule(code=code, title=title, message=message, source=source)


DRAFT_RULES: Final[Mapping[str, DraftRule]] = dict(
    (
        _rule("RD101", "Not a telegram", "A message of the kind {kind} is not written.", "docs/reference/record.md"),
        _rule(
            "RD102",
            "No number",
            "A telegram needs its station and serial number.",
            "5 FAH-1 H-246: the class line gives both",
        ),
        _rule(
            "RD103",
            "Numbers that contradict each other",
            "It says {value}, but {other} gives {wanted}.",
            "docs/reference/record.md",
        ),
        _rule("RD104", "Number out of range", "{value} is no number from {low} to {high}.", "5 FAH-1; FL3, FL7"),
        _rule(
            "RD105",
            "Not a minute of Zulu time",
            "{value} is not a whole minute in UTC.",
            "ACP 127(G) format lines 3 and 5",
        ),
        _rule("RD106", "No precedence", "A telegram needs its precedence.", "ACP 127(G) format line 5"),
        _rule(
            "RD107",
            "Precedence without prosign",
            "{value} has no prosign; write {instead} here and the word on the addressee's line.",
            "5 FAH-2 H-421",
        ),
        _rule(
            "RD108",
            "Designator that cannot be",
            'An addressee line "{line}" would be read otherwise.',
            "ACP 127(G) format lines 7 to 9; ACP 117",
        ),
        _rule(
            "RD109",
            "Incomplete transmission line",
            "Format line {line} needs {needs}.",
            "ACP 127(G) format lines 1 to 4",
        ),
        _rule("RD201", "Unknown caption", 'No table knows the caption "{caption}".', "table of captions"),
        _rule("RD202", "Caption given twice", 'The caption "{caption}" stands twice.', "5 FAH-1 H-240"),
        _rule("RD203", "Order without number", "The E.O. line names no executive order.", "5 FAH-1 H-240"),
        _rule(
            "RD301",
            "Numbering that does not begin at 1",
            "The first numbered paragraph is {number}.",
            "5 FAH-1 H-246",
        ),
        _rule(
            "RD302",
            "Sections that do not fit",
            "Of {of} sections the markers are {seen}; a whole telegram has each from 1 to {of}.",
            "ACP 127(G); 5 FAH-2",
        ),
        _rule(
            "RD303",
            "Text too short for its sections",
            "The body has not enough places where {of} sections could begin.",
            "docs/reference/rendering.md",
        ),
        _rule(
            "RD304",
            "Kind of enclosure without a name",
            'No opening words are known for "{kind}".',
            "the reader's table of kinds",
        ),
        _rule(
            "RD305",
            "Enclosures too deep",
            "Enclosures stand inside each other more than {most} deep.",
            "a limit of reading (MAX_DEPTH)",
        ),
        _rule(
            "RD401",
            "Line too long",
            'The line "{line}" has {length} characters; a telegram\'s line holds {most}.',
            "ACP 127(G): 69 characters, blanks counted",
        ),
        _rule(
            "RD402",
            "Character that a heading cannot carry",
            "The heading cannot carry {character}: capitals, figures and -?:$!&#().,'/\"; only.",
            "ACP 127(G): the alphabet of the teleprinter (ITA2)",
        ),
        _rule(
            "RD403",
            "Character that a text cannot carry",
            "The text cannot carry {character}: printable ASCII only.",
            "5 FAH-2; ACP 127(G)",
        ),
        _rule(
            "RD404",
            "Not one line",
            "The value is empty, holds a line break, or has blanks around or doubled.",
            "docs/reference/record.md",
        ),
        _rule(
            "RD901",
            "Not read back",
            "The value says {value}, but what would be written reads {read}.",
            "what is written must read as what was meant",
        ),
    )
)
"""Code → rule. The hundreds: 1 heading and identity, 2 text block, 3 body and sections, 4 lines and characters."""

FREE: Final[Mapping[str, str]] = {
    "RT503": "RD302 says it of the value: a whole telegram has each of its sections",
    "RT601": "a reference may name a document of a kind that no table has",
}
"""Findings, errors or warnings in reading, that a writer may cause; with the reason."""

BINDING: Final[Mapping[str, str]] = {
    "RT106": "without a date-time group a telegram has no year and no identity",
    "RT222": "a code must have a meaning in the telegram's year",
}
"""Findings that are notes in reading, because copies lose things, and that bind a writer; with the reason."""

FIELD_OF: Final[Mapping[str, str]] = {
    "RT101": "transmission.filed_at",
    "RT102": "transmission.security",
    "RT103": "transmission.serial",
    "RT105": "transmission.serial",
    "RT106": "date",
    "RT107": "originator",
    "RT108": "action_addressees",
    "RT109": "originator",
    "RT201": "classification",
    "RT202": "tags",
    "RT205": "subject",
    "RT225": "tags",
    "RT206": "executive_order.number",
    "RT207": "executive_order.declassify_on",
    "RT209": "executive_order",
    "RT210": "executive_order.declassify_on",
    "RT302": "body",
    "RT401": "classified_by.reasons",
    "RT402": "classified_by",
}
"""Finding → the field that it is about, where its place in the text does not say it, or says another."""


def binds(code: str, severity: str) -> bool:
    """Answer whether a finding on what was written is a fault of the writer's."""
    return code in BINDING or (severity != "note" and code not in FREE)


def binding_findings() -> tuple[str, ...]:
    """Return the codes of the findings that bind a writer, in the order of the table of findings.

    Those about a publisher (RT7..) compare with something that a telegram on its way does not have yet.
    """
    return tuple(
        code for code, rule in finding_rules().items() if binds(code, rule.severity) and not code.startswith("RT7")
    )
