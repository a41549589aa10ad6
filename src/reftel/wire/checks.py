"""Checks of one telegram against the rules of the format; each names its row in the table of findings.

A check is a function of the draft and the telegram that records findings; those of one part of a telegram stand in one
module. They run on every reading, so each looks at the little it needs first, and asks for a place only when it has found
something.
"""

from collections.abc import Callable
from typing import Final

from reftel.telegram import Finding, Telegram
from reftel.wire import (
    checks_body,
    checks_handling,
    checks_heading,
    checks_references,
    checks_sections,
    checks_tags,
    checks_text,
)
from reftel.wire.draft import Draft


def check_telegram(draft: Draft, telegram: Telegram) -> tuple[Finding, ...]:
    """Run every check; returns the findings of reading and of checking in the order of the text."""
    for check in CHECKS:
        check(draft, telegram)
    return tuple(sorted(draft.findings, key=lambda f: (f.span or (0, 0), f.code)))


CHECKS: Final[tuple[Callable[[Draft, Telegram], None], ...]] = (
    checks_heading.check_parts,
    checks_heading.check_long_lines,
    checks_heading.check_precedence,
    checks_heading.check_called,
    checks_heading.check_filing,
    checks_heading.check_security,
    checks_heading.check_zone,
    checks_heading.check_addressees,
    checks_heading.check_station,
    checks_heading.check_serials,
    checks_text.check_elements,
    checks_text.check_labels,
    checks_text.check_class_line,
    checks_text.check_captions,
    checks_text.check_order,
    checks_text.check_subject,
    checks_tags.check_tags,
    checks_handling.check_captions_together,
    checks_handling.check_classifier,
    checks_body.check_portions,
    checks_body.check_numbering,
    checks_body.check_damage,
    checks_body.check_ends,
    checks_sections.check_sections,
    checks_sections.check_page_lines,
    checks_references.check_references,
    checks_references.check_pointers,
)
