"""The invented collections: made again alike, like the real ones in what is measured, and read as what they were made to be."""

import random
from itertools import islice

import pytest

from bench.generated.profile import load
from bench.generated.telegrams import Collection
from bench.generated.words import Vocabulary, invented
from reftel.wire import parse

COUNT = 300


@pytest.fixture(scope="module")
def collection() -> Collection:
    return Collection(load(), COUNT)


def test_a_telegram_is_the_same_whenever_it_is_made(collection: Collection) -> None:
    again = Collection(load(), COUNT)
    assert [again.telegram(number) for number in (7, 3, 200)] == [collection.telegram(number) for number in (7, 3, 200)]


def test_another_seed_makes_other_telegrams(collection: Collection) -> None:
    assert Collection(load(), COUNT, seed=2).telegram(7) != collection.telegram(7)


def test_each_is_read_under_the_number_it_was_made_with(collection: Collection) -> None:
    read = [(made.mrn, parse(made.text)) for made in collection]
    numbered = [(wanted, telegram.mrn) for wanted, telegram in read if telegram.date is not None]
    assert len(numbered) > COUNT * 0.8
    assert [pair for pair in numbered if pair[0] != pair[1]] == []


def test_sizes_are_those_of_the_real_collection(collection: Collection) -> None:
    profile = load()
    mean = sum(len(made.text) for made in collection) / COUNT
    assert 0.7 < mean / (profile.bytes / profile.telegrams) < 1.3


def test_the_vocabulary_grows_as_in_the_real_collection() -> None:
    profile = load()
    words, different = profile.growth[len(profile.growth) // 2]
    drawn = Vocabulary(profile.words, profile.curve).draw(random.Random(1), words)  # noqa: S311 - no secret
    assert 0.7 < len(set(drawn)) / different < 1.5


def test_references_name_telegrams_of_the_collection_and_others(collection: Collection) -> None:
    held = {made.mrn for made in collection}
    cited = {reference.mrn for made in islice(collection, 200) for reference in parse(made.text).references}
    assert cited & held
    assert cited - held


def test_invented_words_differ() -> None:
    assert len({invented(rank) for rank in range(20_000)}) == 20_000
