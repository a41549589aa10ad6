"""The example document, read completely and correctly. Its facts stand in the JSON file beside this test and nowhere else."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.seed.golden import EXPECTATION, observe


@pytest.fixture(scope="module")
def expected() -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(EXPECTATION.read_text(encoding="utf-8"))
    return loaded


@pytest.fixture(scope="module")
def observed(seed_document: Path) -> dict[str, Any]:
    return observe(seed_document)


FIELDS = json.loads(EXPECTATION.read_text(encoding="utf-8")).keys()


@pytest.mark.corpora
@pytest.mark.parametrize("field", FIELDS)
def test_field_is_as_checked_by_hand(field: str, expected: dict[str, Any], observed: dict[str, Any]) -> None:
    assert observed[field] == expected[field]


@pytest.mark.corpora
def test_nothing_else_is_read(expected: dict[str, Any], observed: dict[str, Any]) -> None:
    assert observed.keys() == expected.keys()


@pytest.mark.corpora
def test_spans_cover_every_character(seed_document: Path, observed: dict[str, Any]) -> None:
    text = seed_document.read_bytes().decode()
    assert "".join(text[start:end] for start, end, _, _ in observed["spans"]) == text
    assert [s for s in observed["spans"] if s[2] == "unrecognised"] == []
