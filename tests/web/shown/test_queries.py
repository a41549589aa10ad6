"""Queries as text, narrowed and with a term taken out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reftel.search import parse_query
from reftel.web.shown.queries import in_period, is_filter, is_understood, meaning_of, split_terms, terms_of


@pytest.mark.parametrize(
    ("query", "terms"),
    [
        ("", ()),
        ("fisheries", ("fisheries",)),
        ('fisheries "marrow coast" tag:PREL', ("fisheries", '"marrow coast"', "tag:PREL")),
        ('station:"PORT ALDER" -enclosure:note', ('station:"PORT ALDER"', "-enclosure:note")),
        ("(cod OR herring) year:2006", ("(cod OR herring)", "year:2006")),
        ("cod OR herring", ()),
        ("cod AND NOT herring", ()),
        ('"unbalanced cod', ()),
        ("date:2006-01..2006-06 cod*", ("date:2006-01..2006-06", "cod*")),
    ],
)
def test_split_terms(query: str, terms: tuple[str, ...]) -> None:
    assert split_terms(query) == terms


def test_each_term_can_be_taken_out() -> None:
    assert [(term.text, term.without) for term in terms_of("cod year:2006 tag:EFIS")] == [
        ("cod", "year:2006 tag:EFIS"),
        ("year:2006", "cod tag:EFIS"),
        ("tag:EFIS", "cod year:2006"),
    ]


@pytest.mark.parametrize("query", ["", "cod", "cod OR herring", "nosuchfield:x cod", " ".join("abcdefghijklm")])
def test_what_cannot_be_cut_is_left_whole(query: str) -> None:
    assert terms_of(query) == ()


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        pytest.param("", "date:2006-05", id="all"),
        pytest.param("cod", "cod date:2006-05", id="word"),
        pytest.param("cod date:2006", "cod date:2006-05", id="another period"),
        pytest.param("cod OR herring", "(cod OR herring) date:2006-05", id="alternatives"),
    ],
)
def test_narrowing_to_a_month(query: str, expected: str) -> None:
    assert in_period(query)(2006, 5) == expected
    assert is_understood(expected)


def test_narrowing_to_a_year() -> None:
    assert in_period("cod")(1976, None) == "cod date:1976"


@given(st.text(max_size=60))
def test_narrowing_a_query_that_can_be_read_gives_one_that_can(query: str) -> None:
    if is_understood(query):
        parse_query(in_period(query)(2006, 5))


def test_meanings_come_from_the_table_of_fields() -> None:
    assert meaning_of("tag:PREL") == "A TAGS code."
    assert meaning_of("-tag:PREL") == "Not: A TAGS code."
    assert meaning_of("cod") == "Anywhere in the telegram."
    assert (is_filter("tag:PREL"), is_filter("-tag:PREL"), is_filter("cod")) == (True, True, False)
