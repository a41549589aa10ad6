"""Line ends of paragraphs: which were only the end of the paper."""

import pytest

from reftel.exports.flow import LineEnd, is_table, line_ends, longest_line

WIDTH = 40
SPACE, NOTHING, BREAK, GAP = LineEnd.SPACE, LineEnd.NOTHING, LineEnd.BREAK, LineEnd.GAP


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        pytest.param("one", [], id="one line"),
        pytest.param("the minister said that she would call on\nthe ambassador", [SPACE], id="full line"),
        pytest.param("short\nthe minister said that she would call on\nhim", [SPACE, SPACE], id="the first line has its number before it"),
        pytest.param("the minister said that she would call on\nhim.\n\nThen she left.", [SPACE, GAP], id="empty line"),
        pytest.param("the minister said three things to me now:\n-- the level;\n-- the seat", [BREAK, BREAK], id="items"),
        pytest.param("the minister said that she would call on\nhim.\nShe left for the lightship", [SPACE, BREAK], id="ended early"),
        pytest.param("the minister spoke about far-\nreaching plans that she had made", [NOTHING], id="hyphen"),
        pytest.param("the minister spoke about short-\nand long-term plans", [SPACE], id="suspended hyphen"),
        pytest.param("the minister said that she would call on\r\nthe mayor", [SPACE], id="carriage returns"),
        pytest.param("the minister said that she would call on\nhim\n\n", [SPACE], id="empty lines at the end"),
    ],
)  # fmt: skip
def test_kinds_of_line_ends(text: str, kinds: list[LineEnd]) -> None:
    assert [kind for _, _, kind in line_ends(text, WIDTH)] == kinds


def test_places_are_those_of_the_white_space() -> None:
    text = "a line of words \r\n \r\nand another"
    (start, end, _), = line_ends(text, WIDTH)  # fmt: skip
    assert (text[:start], text[end:]) == ("a line of words", "and another")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Cod      4,100\nHerring  12,000", True, id="columns"),
        pytest.param("He said so.  Then he left.\nShe stayed.", False, id="two blanks after a full stop"),
        pytest.param("Cod      4,100", False, id="one line"),
    ],
)
def test_tables(text: str, *, expected: bool) -> None:
    assert is_table(text) is expected


def test_longest_line_has_a_limit() -> None:
    assert longest_line(("abc\nab", "a")) == 3
    assert longest_line(("x" * 500,)) == 80
    assert longest_line(()) == 0
