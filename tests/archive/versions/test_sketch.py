"""The sketch of a text's words."""

import random
import textwrap

import pytest

from reftel.archive.versions.sketch import MOST_READ, sketch


def prose(words: int, seed: int = 1) -> str:
    pick = random.Random(seed)  # noqa: S311 - the same words every time
    return " ".join("".join(pick.choices("abcdefghijklmnop", k=pick.randint(3, 11))) for _ in range(words))


def shared(one: str, other: str) -> int:
    return sum(a == b and a is not None for a, b in zip(sketch(one), sketch(other), strict=True))


@pytest.mark.parametrize(
    "changed",
    [
        pytest.param(lambda text: textwrap.fill(text, 40), id="set in other lines"),
        pytest.param(str.upper, id="in capitals"),
        pytest.param(lambda text: text.replace(" ", " (U) ", 3), id="short marks added"),
    ],
)
def test_the_same_words_have_the_same_sketch(changed: object) -> None:
    text = prose(500)
    assert callable(changed)
    assert shared(text, changed(text)) == 2


def test_nearly_the_same_words_share_a_number_almost_always() -> None:
    found = 0
    for seed in range(100):
        words = prose(600, seed).split()
        words[seed : seed + 2] = ["redacted"] * 2
        found += shared(prose(600, seed), " ".join(words)) > 0
    assert found >= 95


def test_different_words_share_nothing() -> None:
    sketches = [number for seed in range(200) for number in sketch(prose(300, seed))]
    assert len(set(sketches)) == len(sketches)


def test_a_formula_has_no_sketch() -> None:
    assert sketch("THIS NUMBER WAS NOT USED.") == (None, None)
    assert sketch("") == (None, None)


def test_a_sketch_fits_the_database() -> None:
    assert all(0 <= number < 2**63 for seed in range(50) for number in sketch(prose(300, seed)) if number is not None)


def test_a_long_text_costs_no_more_than_its_beginning() -> None:
    text = prose(3_000)
    assert sketch(text) == sketch(text[:MOST_READ])


def test_lone_surrogates_are_no_fault() -> None:
    assert len(sketch("\udc80 " + prose(300))) == 2
