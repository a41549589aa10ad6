"""The format: text to telegram and back."""

from reftel.telegram import Finding, Place
from reftel.wire.crosscheck import crosscheck
from reftel.wire.explain import Explanation, explain, explain_span
from reftel.wire.fix import Change, Fixed, fix
from reftel.wire.join import Joined, join_sections, join_telegrams
from reftel.wire.parse import normalise, parse, version_id
from reftel.wire.render import render
from reftel.wire.render_reading import content_of
from reftel.wire.split import split_telegrams

__all__ = [
    "Change",
    "Explanation",
    "Fixed",
    "Joined",
    "check",
    "content_of",
    "crosscheck",
    "explain",
    "explain_span",
    "fix",
    "join_sections",
    "join_telegrams",
    "normalise",
    "parse",
    "render",
    "split_telegrams",
    "version_id",
]


def check(text: str, extent: Place | None = None) -> tuple[Finding, ...]:
    """Return the findings of one telegram, in the order of the text."""
    return parse(text, extent).findings
