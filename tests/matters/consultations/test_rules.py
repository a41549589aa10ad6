import pytest

from reftel.matters import Rule
from reftel.matters.consultations.rules import CONSULTATION_RULES, ROWS
from reftel.matters.consultations.values import KINDS


def test_every_rule_of_the_patterns_is_described_once() -> None:
    names = [rule.name for rule in CONSULTATION_RULES]
    assert set(names) == {row.rule for row in ROWS}
    assert len(names) == len(set(names))


def test_every_kind_but_seats_and_chairs_has_a_row() -> None:
    assert set(KINDS) == {row.kind for row in ROWS}


@pytest.mark.parametrize("rule", CONSULTATION_RULES, ids=lambda rule: rule.name)
def test_a_rule_reads_its_own_example(rule: Rule) -> None:
    assert any(row.pattern.search(rule.example) for row in ROWS if row.rule == rule.name)
