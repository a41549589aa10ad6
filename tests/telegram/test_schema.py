"""The schema says what the records are: real output keeps it, and what is no record does not."""

import hashlib
import json
from collections.abc import Iterator
from typing import Any

import msgspec
import pytest

from reftel.samples import sample_files
from reftel.telegram import Telegram
from reftel.telegram.field_meanings import FIELD_MEANINGS
from reftel.telegram.schema import SCHEMA_VERSION, record_schema
from reftel.wire import join_sections, parse
from tests.wire.conftest import PERFECT
from tests.wire.sections import cut_sections

SHAPES = {"1.1": "caafce9a82311a5b", "1.2": "1c1598e1f2958819"}
"""Version → hash of the shape. A shape that changed needs a new version: add a row, never change one."""

TYPES: dict[str, tuple[type, ...]] = {
    "object": (dict,),
    "array": (list,),
    "string": (str,),
    "integer": (int,),
    "boolean": (bool,),
    "null": (type(None),),
}
KNOWN = set(
    "$ref $defs $schema $id version title description type properties required additionalProperties items prefixItems minItems maxItems "
    "anyOf enum default format discriminator".split()
)


def faults(value: Any, schema: dict[str, Any], whole: dict[str, Any], path: str = "") -> Iterator[str]:
    """Yield the places at which a value breaks the schema: the words of JSON Schema that ours uses, no others."""
    assert set(schema) <= KNOWN
    if "$ref" in schema:
        yield from faults(value, whole["$defs"][schema["$ref"].rpartition("/")[2]], whole, path)
    if "anyOf" in schema and all(list(faults(value, one, whole, path)) for one in schema["anyOf"]):
        yield f"{path}: none of the alternatives"
    if "enum" in schema and value not in schema["enum"]:
        yield f"{path}: not one of {schema['enum']}"
    kind = schema.get("type")
    if kind is not None and (not isinstance(value, TYPES[kind]) or (kind == "integer" and isinstance(value, bool))):
        yield f"{path}: no {kind}"
    elif kind == "object":
        yield from faults_of_object(value, schema, whole, path)
    elif kind == "array":
        first = schema.get("prefixItems", [])
        if not schema.get("minItems", 0) <= len(value) <= schema.get("maxItems", len(value)):
            yield f"{path}: wrong length"
        for index, item in enumerate(value):
            yield from faults(item, first[index] if index < len(first) else schema["items"], whole, f"{path}[{index}]")


def faults_of_object(value: dict[str, Any], schema: dict[str, Any], whole: dict[str, Any], path: str) -> Iterator[str]:
    yield from (f"{path}.{name}: missing" for name in schema["required"] if name not in value)
    for name, item in value.items():
        if name not in schema["properties"]:
            yield f"{path}.{name}: unknown"
        else:
            yield from faults(item, schema["properties"][name], whole, f"{path}.{name}")


def record_of(telegram: Telegram) -> dict[str, Any]:
    made: dict[str, Any] = json.loads(msgspec.json.encode(telegram))
    return made


@pytest.mark.parametrize("spans", [False, True], ids=["without spans", "with spans"])
@pytest.mark.parametrize("file", sample_files(), ids=lambda file: file.name)
def test_records_keep_the_schema(file: Any, spans: bool) -> None:
    schema = record_schema(spans=spans)
    assert list(faults(record_of(parse(file.read_text(), spans=spans)), schema, schema)) == []


def test_a_joined_record_keeps_the_schema() -> None:
    schema = record_schema(spans=True)
    record = record_of(join_sections(cut_sections(PERFECT, [1, 6])).telegram)
    assert record["spans"][-1]["source"] == 2
    assert list(faults(record, schema, schema)) == []


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("mrn", 4),
        ("kind", "letter"),
        ("captions", "SIPDIS"),
        ("body", [{"type": "poem"}]),
        ("colour", "red"),
        ("spans", None),
    ],
    ids=lambda value: str(value)[:20],
)
def test_what_is_no_record_breaks_it(field: str, value: object) -> None:
    schema = record_schema(spans=True)
    assert list(faults({**record_of(parse(PERFECT, spans=True)), field: value}, schema, schema))


def test_spans_are_there_exactly_where_they_are_said_to_be() -> None:
    plain, full = record_schema(spans=False), record_schema(spans=True)
    assert list(faults(record_of(parse(PERFECT)), full, full)) == [".spans: missing"]
    assert ".spans: unknown" in list(faults(record_of(parse(PERFECT, spans=True)), plain, plain))
    assert plain["$id"] != full["$id"]


def test_every_field_is_described_and_nothing_else() -> None:
    definitions: Any = record_schema(spans=True)["$defs"]
    fields = {name: set(shape["properties"]) for name, shape in definitions.items() if "properties" in shape}
    assert {name: set(meanings) for name, meanings in FIELD_MEANINGS.items()} == fields
    assert all(text.endswith(".") for meanings in FIELD_MEANINGS.values() for text in meanings.values())


def shape_of(schema: object) -> object:
    """Return the schema without its words."""
    if isinstance(schema, dict):
        words = ("description", "title", "$id", "version")
        return {name: shape_of(part) for name, part in schema.items() if name not in words or isinstance(part, dict)}
    return [shape_of(part) for part in schema] if isinstance(schema, list) else schema


def test_another_shape_is_another_version() -> None:
    text = json.dumps(shape_of(record_schema(spans=True)), sort_keys=True)
    assert SHAPES[SCHEMA_VERSION] == hashlib.sha256(text.encode()).hexdigest()[:16], "raise SCHEMA_VERSION, add its row"
    assert list(SHAPES)[-1] == SCHEMA_VERSION
