"""The format: text to telegram and back."""

from reftel.telegram import Finding, Place
from reftel.wire.checks.crosscheck import crosscheck
from reftel.wire.checks.fix import Change, Fixed, fix
from reftel.wire.checks.published_dates import PublishedDate, parse_published_date
from reftel.wire.explain.explain import Explanation, explain, explain_span
from reftel.wire.join.join import Joined, join_sections, join_telegrams
from reftel.wire.mail_fields import fill_from_fields, parse_mail_date, published_from_fields
from reftel.wire.parse import normalise, parse, version_id
from reftel.wire.render.reading import content_of
from reftel.wire.render.render import render
from reftel.wire.split import split_telegrams

__all__ = [
    "Change",
    "Explanation",
    "Fixed",
    "Joined",
    "PublishedDate",
    "check",
    "content_of",
    "crosscheck",
    "explain",
    "explain_span",
    "fill_from_fields",
    "fix",
    "join_sections",
    "join_telegrams",
    "normalise",
    "parse",
    "parse_mail_date",
    "parse_published_date",
    "published_from_fields",
    "render",
    "split_telegrams",
    "version_id",
]


def check(text: str, extent: Place | None = None) -> tuple[Finding, ...]:
    """Return the findings of one telegram, in the order of the text."""
    return parse(text, extent).findings
