import re
import string

import pytest

from reftel.codes import finding_rule, finding_rules, span_kind, span_kinds


def test_codes_are_stable_names_with_a_known_severity() -> None:
    for code, rule in finding_rules().items():
        assert code == rule.code
        assert re.fullmatch(r"RT\d{3}", code)
        assert rule.severity in {"error", "warning", "note"}


def test_messages_are_single_sentences_that_can_be_filled() -> None:
    for rule in finding_rules().values():
        fields = [name for _, name, _, _ in string.Formatter().parse(rule.message) if name is not None]
        assert all(re.fullmatch("[a-z_]+", name) for name in fields), rule
        filled = rule.message.format(**dict.fromkeys(fields, "x"))
        assert filled.endswith(".")
        assert rule.title
        assert rule.explanation


def test_a_code_that_is_in_no_table_is_a_fault_of_ours() -> None:
    with pytest.raises(KeyError):
        finding_rule("RT000")
    with pytest.raises(KeyError):
        span_kind("no such kind")


def test_rules_and_kinds_are_found_by_name() -> None:
    first = next(iter(finding_rules()))
    assert finding_rule(first).code == first
    assert span_kind("publisher").kind == "publisher"


def test_span_kinds_explain_themselves() -> None:
    assert {"publisher", "unrecognised"} <= set(span_kinds())
    for kind, row in span_kinds().items():
        assert kind == row.kind
        assert row.name
        assert row.explanation.endswith(".")
