"""Checks of one telegram against the rules of the format; each names its row in the table of findings.

A check is a function of the draft and the telegram that records findings; those of one part of a telegram stand in one
module. They run on every reading, so each looks at the little it needs first, and asks for a place only when it has found
something.
"""

from collections.abc import Callable
from typing import Final

from reftel.telegram import Finding, Telegram
from reftel.wire.checks import body, handling, heading, references, sections, tags, text
from reftel.wire.draft import Draft


def check_telegram(draft: Draft, telegram: Telegram) -> tuple[Finding, ...]:
    """Run every check; returns the findings of reading and of checking in the order of the text."""
    for check in CHECKS:
        check(draft, telegram)
    return tuple(sorted(draft.findings, key=lambda f: (f.span or (0, 0), f.code)))


CHECKS: Final[tuple[Callable[[Draft, Telegram], None], ...]] = (
    heading.check_parts,
    heading.check_long_lines,
    heading.check_precedence,
    heading.check_called,
    heading.check_filing,
    heading.check_security,
    heading.check_zone,
    heading.check_addressees,
    heading.check_station,
    heading.check_serials,
    text.check_elements,
    text.check_labels,
    text.check_class_line,
    text.check_captions,
    text.check_order,
    text.check_subject,
    tags.check_tags,
    handling.check_captions_together,
    handling.check_classifier,
    body.check_portions,
    body.check_numbering,
    body.check_damage,
    body.check_ends,
    sections.check_sections,
    sections.check_page_lines,
    references.check_references,
    references.check_pointers,
)
