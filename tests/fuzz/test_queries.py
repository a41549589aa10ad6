"""A short run of the fuzzer of queries, with numbers that are always the same."""

import random
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fuzz.queries import broken_law, invent_query, sample_archive, try_one
from reftel.archive import Archive


@pytest.fixture(scope="module")
def archive() -> Iterator[Archive]:
    with sample_archive() as held:
        yield held


def test_two_hundred_queries_keep_every_law(archive: Archive) -> None:
    broken = {number: found for number in range(200) if (found := try_one(archive, number))[1] is not None}
    assert broken == {}


@settings(max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=60) | st.text(alphabet='ab:"*~-() 0123456789', max_size=60))
def test_any_text_is_answered_or_pointed_at(archive: Archive, text: str) -> None:
    assert broken_law(archive, text) is None


def test_invented_queries_differ_and_are_repeatable() -> None:
    made = [invent_query(random.Random(number)) for number in range(50)]
    assert made == [invent_query(random.Random(number)) for number in range(50)]
    assert len(set(made)) > 40
