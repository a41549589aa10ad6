import pytest
from hypothesis import given
from hypothesis import strategies as st

from reftel.references import list_goes_on

CASES = [
    pytest.param("A. VERRIN 12", "B. LANTRY 14", False, True, id="the next label"),
    pytest.param("A. VERRIN 12", "¶B. LANTRY 14", True, True, id="the next label over an empty line"),
    pytest.param("VERRIN 12", "2005 LANTRY 14", True, True, id="a telegram over an empty line"),
    pytest.param("HALDEN", "BAY 12", True, True, id="the rest of a station over an empty line"),
    pytest.param("C. VERRIN 12 D. 05", "LANTRY 14", True, True, id="the year stands before the empty line"),
    pytest.param("A. VERRIN 12 B. LANTRY", "00723  C. VERRIN 19", True, True, id="the number stands behind it"),
    pytest.param("A. VERRIN 12", "AND PREVIOUS", False, True, id="and previous"),
    pytest.param(
        "A. VERRIN 12 (A TITLE OF", "several small words and more of them)", False, True, id="an open bracket"
    ),
    pytest.param("A. VERRIN 12 - WHAT THE HARBOUR", "MASTER SAID", False, True, id="a title"),
    pytest.param("A. VERRIN 12", "B. OSTLER-BREAM EMAIL OF MAY 5", True, True, id="a paper under the next label"),
    pytest.param("(A) VERRIN 12 (B) LANTRY 14", "(C) The Bay sent a letter to the Minister.", True, False, id="a mark"),
    pytest.param("A) VERRIN 12", "A. GENERAL AUTHORIZATION NO.1-270.", True, False, id="the same label again"),
    pytest.param("A. VERRIN 12", "I. Summary", True, False, id="a label out of its place"),
    pytest.param("VERRIN 12", "Money comes in from the sea and goes out by the road.", False, False, id="prose below"),
    pytest.param("VERRIN 12", "1. (C) Verrin 12 says that all is well.", False, False, id="the first paragraph"),
    pytest.param("1. VERRIN 12", "2. LANTRY 14", False, True, id="numbers as labels"),
    pytest.param("VERRIN 12", "SUMMARY", True, False, id="a heading"),
    pytest.param("A. LANTRY 14 B.", "VERRIN 12", False, True, id="the label ends the line"),
]


@pytest.mark.parametrize(("before", "line", "after_blank", "expected"), CASES)
def test_where_a_list_goes_on(before: str, line: str, after_blank: bool, expected: bool) -> None:
    assert list_goes_on(before, line, after_blank=after_blank) is expected


@given(st.text(max_size=120), st.text(max_size=80), st.booleans())
def test_any_text_has_an_answer(before: str, line: str, after_blank: bool) -> None:
    assert list_goes_on(before, line, after_blank=after_blank) in {True, False}
