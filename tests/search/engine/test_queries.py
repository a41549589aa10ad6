from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reftel.access import Viewer
from reftel.errors import QueryError
from reftel.search import FACETS, Index, create_index, parse_query
from reftel.search.engine.results import FEW_VALUES, MOST_BUCKETS, MOST_VALUES
from reftel.search.index import MAX_FACET_VALUES
from tests.search.query.test_parse import PIECES
from tests.search.samples import COLLECTION, document


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Index]:
    made = create_index(tmp_path_factory.mktemp("index"))
    made.add(COLLECTION)
    made.commit(1)
    yield made
    made.close()


@settings(max_examples=300)
@given(st.lists(PIECES, max_size=10).map("".join))
def test_the_engine_takes_every_query_that_is_understood(index: Index, text: str) -> None:
    try:
        query = parse_query(text)
    except QueryError:
        return
    found = index.search(Viewer.owner("E. Winterbottom"), query)
    assert found.total == len(found.hits)


HARD = [
    "é" * 40 + "~2",
    "a" * 1_999,
    "a" * 1_900 + "*",
    '"' + "a " * 900 + '"',
    "NOT a",
    " OR ".join("abcdefgh"),
    "𝒜*",
    "中~2",
]


@pytest.mark.parametrize("text", HARD, ids=[text[:10] for text in HARD])
def test_the_engine_takes_long_and_strange_words(index: Index, text: str) -> None:
    index.search(Viewer.owner("E. Winterbottom"), parse_query(text))


def test_all_facets_together_stay_below_the_limit_of_the_engine() -> None:
    assert sum(MOST_VALUES.get(name, FEW_VALUES) for name in (*FACETS, "month")) < MOST_BUCKETS


def test_more_values_than_are_shown_are_no_fault(tmp_path: Path) -> None:
    index = create_index(tmp_path / "index")
    index.add(
        [document(f"{number:016x}", tags=tuple(f"T{number}X{tag}" for tag in range(300))) for number in range(100)]
    )
    index.commit(1)
    counts = index.search(Viewer.owner("E. Winterbottom"), parse_query(""), facets=FACETS).facets["tag"]
    assert len(counts) == MAX_FACET_VALUES
    index.close()
