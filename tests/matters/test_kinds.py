import pytest

from reftel.matters import KINDS, RULES, Found, kind_named, rule_named


def test_every_outcome_has_a_state_with_its_words() -> None:
    states = {state.name: state.wording for state in kind_named("request").states}
    assert {found.value for found in Found} < set(states)
    assert all(states.values())


def test_kinds_and_rules_are_named_once() -> None:
    for names in ([kind.name for kind in KINDS], [rule.name for rule in RULES]):
        assert len(names) == len(set(names))


def test_names_lead_to_rows() -> None:
    assert rule_named("request/plain").version >= 1
    with pytest.raises(KeyError):
        rule_named("no rule")
    with pytest.raises(KeyError):
        kind_named("no kind")
