"""The tables that name findings and kinds of spans: stable codes with their words."""

from collections.abc import Mapping
from functools import cache

import msgspec

from reftel.codes.tables import rows


class FindingRule(msgspec.Struct, frozen=True, kw_only=True):
    """One rule whose breach is a finding. `message` has {placeholders} that the finding fills with its facts."""

    code: str
    severity: str
    title: str
    message: str
    explanation: str
    source: str


class FindingExample(msgspec.Struct, frozen=True, kw_only=True):
    """One change to an invented telegram: with `wrong` in place of `right` the finding comes, as it stands it does not.

    A code may have several; they are made together.
    """

    code: str
    telegram: str
    right: str
    wrong: str
    source: str


class SpanKind(msgspec.Struct, frozen=True, kw_only=True):
    """One kind of line or element of a telegram, with the words that explain it to a reader."""

    kind: str
    name: str
    explanation: str
    source: str


@cache
def finding_rules() -> Mapping[str, FindingRule]:
    """Return all rules by code, in the order of the table."""
    return {row["code"]: FindingRule(**row) for row in rows("findings.csv")}


def finding_rule(code: str) -> FindingRule:
    """Return the rule of a code; KeyError for a code that is not in the table, which is a fault of ours."""
    return finding_rules()[code]


@cache
def finding_examples() -> Mapping[str, tuple[FindingExample, ...]]:
    """Return the changes that make each finding, by its code."""
    found: dict[str, list[FindingExample]] = {}
    for row in rows("findings_examples.csv"):
        found.setdefault(row["code"], []).append(FindingExample(**row))
    return {code: tuple(held) for code, held in found.items()}


@cache
def example_telegrams() -> Mapping[str, str]:
    """Return the invented texts that the examples change, by name; "library page" and "row of a table" have a publisher's fields."""
    return {row["name"]: row["text"] for row in rows("findings_telegrams.csv")}


@cache
def span_kinds() -> Mapping[str, SpanKind]:
    """Return all kinds of spans by kind, in the order of the table."""
    return {row["kind"]: SpanKind(**row) for row in rows("span_kinds.csv")}


def span_kind(kind: str) -> SpanKind:
    """Return one kind of span; KeyError for a kind that is not in the table, which is a fault of ours."""
    return span_kinds()[kind]
