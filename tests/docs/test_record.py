"""Every field of the record stands in the reference page, and the page names no field that does not exist."""

import re
from pathlib import Path

import msgspec
import pytest

from reftel import telegram
from reftel.telegram.field_meanings import FIELD_MEANINGS

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "record.md"
PARTS = (
    telegram.Telegram,
    telegram.Key,
    telegram.Transmission,
    telegram.PrecedencePair,
    telegram.Addressee,
    telegram.PassLine,
    telegram.ExecutiveOrder,
    telegram.Tag,
    telegram.Reference,
    telegram.ClassifiedBy,
    telegram.Paragraph,
    telegram.Heading,
    telegram.Enclosure,
    telegram.Pointer,
    telegram.Drafting,
    telegram.Sections,
    telegram.Finding,
    telegram.Parser,
    telegram.PlaceDate,
    telegram.Source,
    telegram.Published,
    telegram.Span,
)


@pytest.mark.parametrize("part", PARTS, ids=lambda part: part.__name__)
def test_every_field_is_documented(part: type[msgspec.Struct]) -> None:
    words = set(re.findall(r"`([a-z_0-9]+)`", PAGE.read_text(encoding="utf-8")))
    assert set(part.__struct_fields__) - words == set()


def test_every_row_of_the_first_table_is_a_field() -> None:
    rows = re.findall(r"^\| `([a-z_]+)` \|", PAGE.read_text(encoding="utf-8"), re.MULTILINE)
    assert set(rows) == set(telegram.Telegram.__struct_fields__)


def test_every_part_of_the_schema_is_looked_at() -> None:
    assert {part.__name__ for part in PARTS} == set(FIELD_MEANINGS)
