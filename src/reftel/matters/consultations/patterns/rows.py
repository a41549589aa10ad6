"""One row of the tables of wordings."""

import re

import msgspec


class Row(msgspec.Struct, frozen=True, gc=False):
    """One wording: the rule's name, the kind it gives, the pattern with its group `fact`."""

    rule: str
    kind: str
    pattern: re.Pattern[str]


def row(rule: str, kind: str, pattern: str, flags: int = re.IGNORECASE) -> Row:
    """Return a row; capitals are as good as small letters unless `flags` say otherwise."""
    return Row(rule, kind, re.compile(pattern, flags))
