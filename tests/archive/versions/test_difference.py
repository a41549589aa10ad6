"""Word-level differences."""

import random
import time

import pytest

from reftel.archive.versions.difference import MOST_CELLS, Change, compare
from reftel.archive.versions.words import REDACTION, words, words_of
from reftel.wire import parse


def changes(first: str, second: str) -> list[tuple[str, str, str]]:
    return [
        (piece.change.value, piece.first, piece.second)
        for piece in compare(list(words(first)), list(words(second))).pieces
    ]


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        pytest.param("the dues are paid", "the dues\nare   paid", [("same", "the dues are paid", "the dues are paid")], id="line breaks"),
        pytest.param("The “dues” — paid.", 'the "dues" - PAID', [("same", "The “dues” paid.", 'the "dues" PAID')], id="typography"),
        pytest.param(
            "Minister Ashby said no", "Minister XXXXXXXXXXXX said no",
            [("same", "Minister", "Minister"), ("redacted", "Ashby", "XXXXXXXXXXXX"), ("same", "said no", "said no")],
            id="redacted",
        ),
        pytest.param(
            "Minister XXXXXXXXXXXX said no", "Minister Corwin Ashby said no",
            [("same", "Minister", "Minister"), ("lifted", "XXXXXXXXXXXX", "Corwin Ashby"), ("same", "said no", "said no")],
            id="lifted",
        ),
        pytest.param(
            "a b c", "a c d", [("same", "a", "a"), ("removed", "b", ""), ("same", "c", "c"), ("added", "", "d")], id="both ways"
        ),
        pytest.param("a b c", "a x c", [("same", "a", "a"), ("changed", "b", "x"), ("same", "c", "c")], id="changed"),
        pytest.param("XXXXX said", "XXXXXXXXX said", [("same", "XXXXX said", "XXXXXXXXX said")], id="redactions of other lengths"),
        pytest.param("", "", [], id="nothing"),
        pytest.param("", "a", [("added", "", "a")], id="all added"),
    ],
)  # fmt: skip
def test_words_are_compared_and_nothing_else(first: str, second: str, expected: list[tuple[str, str, str]]) -> None:
    assert changes(first, second) == expected


def test_a_redaction_inside_a_word_is_a_redaction() -> None:
    assert [word.folded for word in words("(XXXXXXXXXXXX), said")] == [REDACTION, "said"]


def test_the_pieces_give_back_both_texts() -> None:
    pick = random.Random(7)  # noqa: S311 - the same words every time
    for _ in range(50):
        first, second = (" ".join(pick.choices("abcd", k=pick.randint(0, 40))) for _ in range(2))
        found = compare(list(words(first)), list(words(second)))
        assert " ".join(piece.first for piece in found.pieces if piece.first) == first
        assert " ".join(piece.second for piece in found.pieces if piece.second) == second
        assert found.same + found.removed == len(first.split())
        assert found.same_words == (first == second)


def test_page_lines_and_headings_printed_twice_are_no_words() -> None:
    text = "UNCLAS PORT ALDER 000412\n\nSIPDIS\n\nSUBJECT: DUES\n\n1. (U) The dues are\n\nPORT ALDER 00000412  002 OF 003\n\npaid.\n"
    folded = [word.folded for word in words_of(parse(text, spans=True), text)]
    assert "002" not in folded
    assert folded[-2:] == ["are", "paid"]
    body = [word.folded for word in words_of(parse(text, spans=True), text, body_only=True)]
    assert body == ["the", "dues", "are", "paid"]


def test_texts_too_long_to_compare_are_one_change_and_say_so() -> None:
    side = int(MOST_CELLS**0.5) + 10
    first = [word for n in range(side) for word in words(f"a{n}")]
    second = [word for n in range(side) for word in words(f"b{n}")]
    began = time.monotonic()
    found = compare([*first[:1], *first], [*first[:1], *second])
    assert found.is_coarse
    assert [piece.change for piece in found.pieces] == [Change.SAME, Change.CHANGED]
    assert time.monotonic() - began < 5
