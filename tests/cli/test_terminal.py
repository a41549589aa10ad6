import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reftel.cli.terminal import _STEERING, safe, safe_line


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("FENWICK", "FENWICK"),
        ("\x1b[31mred\x1b[0m", "\\x1b[31mred\\x1b[0m"),
        ("a\rb", "a\\x0db"),
        ("a\u202eb", "a\\x202eb"),
        ("a\x07b", "a\\x07b"),
        ("two\nlines\tand a tab", "two\nlines\tand a tab"),
        ("Señora Núñez", "Señora Núñez"),
    ],
)
def test_text_cannot_steer_a_terminal(text: str, expected: str) -> None:
    assert safe(text) == expected


def test_json_and_plain_text_agree_on_what_steers_a_terminal() -> None:
    steering = [chr(c) for c in range(0x7F, sys.maxunicode + 1) if not 0xD800 <= c <= 0xDFFF and safe(chr(c)) != chr(c)]
    assert [c for c in steering if not _STEERING.fullmatch(c)] == []
    assert len(steering) < 300


@given(st.text())
def test_no_control_character_passes(text: str) -> None:
    assert all(unicodedata.category(c) not in {"Cc", "Cf", "Cs", "Zl", "Zp"} for c in safe(text) if c not in "\n\t")
    assert "\x1b" not in safe(text)
    assert "\n" not in safe_line(text)
