"""A short run of the fuzzer on samples and conformance texts, with numbers that are always the same."""

import random

import pytest

from fuzz.__main__ import seeds, try_one
from fuzz.laws import broken_law
from fuzz.mutate import MUTATIONS, invent, mutate
from reftel.samples import sample_paths
from tests.conformance.judge import cases


@pytest.fixture(scope="module")
def texts() -> list[str]:
    return seeds()


def test_samples_and_conformance_texts_are_seeds(texts: list[str]) -> None:
    assert len(texts) >= len(sample_paths()) + len(cases())


def test_three_hundred_texts_keep_every_law(texts: list[str]) -> None:
    broken = {number: fault for number in range(300) if (fault := try_one(texts, number)[1])}
    assert broken == {}


@pytest.mark.parametrize("text", ["", "\n", "\x00", "1. (C) x", "BEGIN TEXT:\nEND TEXT."])
def test_small_texts(text: str) -> None:
    assert broken_law(text) is None


def test_mutations_change_and_are_repeatable() -> None:
    text = "VERRIN 12\n" * 40
    assert mutate(text, random.Random(1)) == mutate(text, random.Random(1))
    assert len({mutation(text, random.Random(3)) for mutation in MUTATIONS}) == len(MUTATIONS)
    assert mutate("", random.Random(1)) == ""


def test_invented_texts_differ_and_are_repeatable() -> None:
    made = [invent(random.Random(number)) for number in range(40)]
    assert made == [invent(random.Random(number)) for number in range(40)]
    assert len(set(made)) > 30
