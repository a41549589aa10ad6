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


def test_office_that_the_table_lacks_is_named_after_its_bureau() -> None:
    held = office("EUR/XYZ")
    assert held is not None
    assert held.name == "Bureau of European and Eurasian Affairs, its office XYZ"


@pytest.mark.parametrize("symbol", ["QQQ", "QQ/X", "S/XYZ", ""])
def test_unknown_symbol_is_none(symbol: str) -> None:
    assert office(symbol) is None


def test_symbols_have_the_form_of_pass_lines() -> None:
    for row in offices():
        assert re.fullmatch(r"[A-Z]{1,5}(/[A-Z0-9-]{1,6}){0,3}", row.symbol)
