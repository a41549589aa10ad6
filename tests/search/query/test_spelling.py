import pytest

from reftel.search.query.spelling import is_similar, nearest

CASES = [
    ("the same", "quota", "quota", 0),
    ("added", "quota", "quotta", 1),
    ("dropped", "quota", "quta", 1),
    ("replaced", "quota", "quoza", 1),
    ("swapped", "quota", "qouta", 1),
    ("two steps", "quota", "qouat", 2),
    ("swapped over another letter", "abc", "ca", 3),
    ("nothing in common", "abc", "xyz", 3),
    ("longer", "ab", "abcde", 3),
    ("empty", "", "ab", 2),
]


@pytest.mark.parametrize(("word", "other", "steps"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_words_are_as_similar_as_the_steps_between_them(word: str, other: str, steps: int) -> None:
    for one, another in ((word, other), (other, word)):
        assert is_similar(one, another, steps)
        assert not any(is_similar(one, another, fewer) for fewer in range(steps))


def test_a_misspelt_word_has_a_nearest_one_or_none() -> None:
    assert nearest("subjct", ["subject", "summary"]) == "subject"
    assert nearest("zebra", ["subject", "summary"]) is None
