import re

import pytest

from reftel.codes import office, offices


@pytest.mark.parametrize(
    ("symbol", "name"),
    [("P", "Under Secretary for Political Affairs"), ("S/P", "Policy Planning Staff"), ("L", "Legal Adviser")],
)
def test_symbol_has_its_name(symbol: str, name: str) -> None:
    held = office(symbol)
    assert held is not None
    assert held.name == name


def test_unknown_symbol_is_none() -> None:
    assert office("QQQ") is None


def test_symbols_have_the_form_of_pass_lines() -> None:
    for row in offices():
        assert re.fullmatch(r"[A-Z]{1,5}(/[A-Z0-9-]{1,6}){0,3}", row.symbol)
