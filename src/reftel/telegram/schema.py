"""The JSON Schema of the record, made from the values themselves and from the table of what their fields mean."""

from typing import Final

import msgspec

from reftel.telegram.field_meanings import FIELD_MEANINGS
from reftel.telegram.values import Telegram

SCHEMA_VERSION: Final = "1.2"
"""Raised whenever the shape changes: the second number where something is added, the first where something goes or is renamed."""

_DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"


def record_schema(*, spans: bool = True) -> dict[str, object]:
    """Return the schema of one record; with `spans` it has them, without it has not.

    Nothing beside the described fields may stand in a record.
    """
    made = msgspec.json.schema(Telegram)
    definitions: dict[str, dict[str, object]] = made["$defs"]
    for name, definition in definitions.items():
        definition["description"] = " ".join(str(definition.get("description", "")).split())
        if "properties" in definition:
            definition["properties"] = _described(name, definition["properties"])
            definition["additionalProperties"] = False
    _set_spans(definitions, spans=spans)
    return {
        "$schema": _DIALECT,
        "$id": f"urn:reftel:telegram:{SCHEMA_VERSION}{':spans' if spans else ''}",
        "title": "Reftel telegram",
        "version": SCHEMA_VERSION,
        **made,
    }


def _described(name: str, properties: object) -> dict[str, object]:
    assert isinstance(properties, dict)  # noqa: S101 - so msgspec makes them
    meanings = FIELD_MEANINGS[name]
    return {field: {**shape, "description": meanings[field]} for field, shape in properties.items()}


def _set_spans(definitions: dict[str, dict[str, object]], *, spans: bool) -> None:
    telegram = definitions["Telegram"]
    properties, required = telegram["properties"], telegram["required"]
    assert isinstance(properties, dict)  # noqa: S101 - so msgspec makes them
    assert isinstance(required, list)  # noqa: S101 - so msgspec makes them
    if spans:
        required.append("spans")
    else:
        del properties["spans"]
        del definitions["Span"]
