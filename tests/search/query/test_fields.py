import re
from pathlib import Path

import pytest

from reftel.codes import Classification, Precedence, TelegramKind
from reftel.search import parse_query
from reftel.search.engine.fields import has_words
from reftel.search.index import MAX_WINDOW, Sort
from reftel.search.query.fields import HAS, SORTS, Field, Kind, fields, fields_by_name, text_fields
from reftel.search.query.limits import MAX_BETWEEN, MAX_CHARACTERS, MAX_DEPTH, MAX_TERMS
from tests.search.samples import COLLECTION

PAGE = (Path(__file__).parents[3] / "docs" / "reference" / "query-language.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("limit", [MAX_CHARACTERS, MAX_TERMS, MAX_DEPTH, MAX_BETWEEN, MAX_WINDOW])
def test_the_reference_page_names_the_limits(limit: int) -> None:
    assert f"{limit:,}" in PAGE


@pytest.mark.parametrize("value", [*Classification, *Precedence, *TelegramKind])
def test_the_reference_page_names_the_choices(value: str) -> None:
    assert value in PAGE


@pytest.mark.parametrize("field", fields(), ids=lambda field: field.name)
def test_the_example_of_a_field_is_a_query_with_it(field: Field) -> None:
    assert field.example.startswith(f"{field.name}:")
    query = field.example if field.kind is not Kind.PART else f"lighthouse {field.example}"
    assert parse_query(query).root
    assert field.since


def test_no_name_is_used_twice() -> None:
    names = [name for field in fields() for name in (field.name, *field.also)]
    assert len(names) == len(set(names)) == len(fields_by_name())


@pytest.mark.parametrize(
    "field", [field for field in fields() if field.kind is Kind.CHOICE], ids=lambda field: field.name
)
def test_every_choice_can_be_typed(field: Field) -> None:
    for typed in field.choices:
        assert parse_query(f'{field.name}:"{typed.lower()}"').root == parse_query(f'{field.name}:"{typed}"').root


def test_text_fields_are_those_whose_kind_is_text() -> None:
    assert "comment" in text_fields()
    assert "tag" not in text_fields()


def test_the_words_of_has_are_known() -> None:
    assert {word for one in COLLECTION for word in has_words(one)} <= HAS.keys()


def test_the_orders_of_the_language_are_those_of_the_index() -> None:
    assert list(SORTS) == list(Sort)


def written_examples() -> list[str]:
    """Return what the page's tables say that one may write; in the table of dates a field stands in the first example only."""
    rows = [line for table in PAGE.split("| you write |")[1:] for line in table.partition("\n\n")[0].splitlines()[2:]]
    cells = [re.findall(r"`([^`]+)`", row.split(" | ")[0]) for row in rows]
    return [
        f"date:{text}" if cell[0].startswith("date:") and not text.startswith("date:") else text
        for cell in cells
        for text in cell
    ]


@pytest.mark.parametrize("text", written_examples())
def test_what_the_page_says_one_may_write_is_understood(text: str) -> None:
    assert parse_query(text.replace("3f2a…", "3f2a")).root


def test_the_page_has_examples() -> None:
    assert len(written_examples()) > 50
