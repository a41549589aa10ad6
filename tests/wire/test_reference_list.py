"""The REF element in whole telegrams: where it goes on, where it ends, and notes between the elements."""

import pytest

from reftel.telegram import Paragraph
from reftel.wire import parse

HEAD = "R 141205Z MAR 06\nFM AMEMBASSY PORT ALDER\nTO SECSTATE WASHDC\n\nUNCLAS PORT ALDER 000412\n\nSIPDIS\n\n"
BLOCK = "E.O. 12958: N/A\nTAGS: PREL, QM\nSUBJECT: LIGHTHOUSES\n\n"
BODY = "\n\n1. (U) The lighthouse was closed for repair.\n"

CASES = [
    pytest.param("REF: VERRIN 12", ["06VERRIN12"], id="one"),
    pytest.param("REF: HALDEN\n\nBAY 12", ["06HALDENBAY12"], id="a station over an empty line"),
    pytest.param("REF A VERRIN 721 B LANTRY 690", ["06VERRIN721", "06LANTRY690"], id="label without a mark"),
    pytest.param("REF  : A) VERRIN 12\n\n     B) LANTRY 14", ["06VERRIN12", "06LANTRY14"], id="an empty line between"),
    pytest.param(
        "REF: A. VERRIN 12\nPORT ALDER 00000412 002 OF 003\n\n\nB. LANTRY 14",
        ["06VERRIN12", "06LANTRY14"],
        id="page line",
    ),
    pytest.param("REF: 1. VERRIN 12\n2. LANTRY 14", ["06VERRIN12", "06LANTRY14"], id="numbers as labels"),
    pytest.param("REF: A) VERRIN 12\n\nA. GENERAL FUND NO.1-270", ["06VERRIN12"], id="another list below"),
]


@pytest.mark.parametrize(("element", "expected"), CASES)
def test_the_list_of_a_telegram(element: str, expected: list[str]) -> None:
    telegram = parse(HEAD + BLOCK + element + BODY)
    assert [reference.mrn for reference in telegram.references] == expected


def test_each_reference_has_its_place() -> None:
    text = f"{HEAD}{BLOCK}REF: A. VERRIN 12 (NOTAL)\nB. LANTRY\n  14{BODY}"
    spans = parse(text, spans=True).spans
    places = [text[s.start : s.end] for s in spans or () if (s.field or "").startswith("references")]
    assert places == ["VERRIN 12", "LANTRY", "14"]


def test_prose_right_under_the_list_is_the_body() -> None:
    prose = "Money comes in from the sea and goes out by the road that leads to the north."
    telegram = parse(f"{HEAD}{BLOCK}REF: VERRIN 12\n{prose}\n")
    assert [reference.mrn for reference in telegram.references] == ["06VERRIN12"]
    assert [block.text for block in telegram.body if isinstance(block, Paragraph)] == [prose]


def test_a_paragraph_run_into_the_list_is_the_body() -> None:
    telegram = parse(f"{HEAD}{BLOCK}REF: VERRIN 12 1. (SBU) The master of the harbour bought 5 boats in 2005.\n")
    assert [reference.mrn for reference in telegram.references] == ["06VERRIN12"]
    assert [block.number for block in telegram.body if isinstance(block, Paragraph)] == [1]


def test_a_note_between_the_elements_does_not_end_the_block() -> None:
    note = "For the officers of all posts: this message should be brought to the attention of every one of them.\n\n"
    telegram = parse(f"{HEAD}{BLOCK}{note}REF: VERRIN 12{BODY}")
    assert [reference.mrn for reference in telegram.references] == ["06VERRIN12"]
    assert len(telegram.body) == 1


def test_a_cut_heading_and_its_whole_copy_count_once() -> None:
    telegram = parse(f"{HEAD}{BLOCK}REF: A. VERRIN 12 B. LANTR...\n\nREF: A. VERRIN 12\nB. LANTRY 14{BODY}")
    assert [reference.mrn for reference in telegram.references] == ["06VERRIN12", "06LANTRY14"]


def test_a_labelled_list_in_a_paragraph_counts() -> None:
    body = "\n\n1. The month brought five reports.\n\n2. CABLES REFERENCE NUMBER: PORT ALDER 00108, 00123,\n  00145.\n"
    telegram = parse(f"{HEAD}{BLOCK}REF: STATE 84376{body}")
    expected = ["06STATE84376", "06PORTALDER108", "06PORTALDER123", "06PORTALDER145"]
    assert [reference.mrn for reference in telegram.references] == expected
