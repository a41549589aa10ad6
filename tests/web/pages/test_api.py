"""The API: it does what its description says, and its description says all that it does."""

import re
from typing import Any

import msgspec
import pytest
from litestar.handlers import HTTPRouteHandler

from reftel.web.pages.api.described import HANDLERS, OPERATIONS, SHARED, Operation, openapi
from reftel.web.pages.making import API
from tests.web.conftest import Client

GETS = [operation for operation in OPERATIONS if operation.method == "get"]


def name(operation: Operation) -> str:
    return f"{operation.method} {operation.path}"


def paths_of(handler: HTTPRouteHandler) -> set[tuple[str, str]]:
    methods = {method.lower() for method in handler.http_methods} - {"head", "options"}
    plain = {re.sub(r":str", "", path) for path in handler.paths}
    return {(method, path.removeprefix(API)) for method in methods for path in plain if path.startswith(f"{API}/")}


def test_every_way_in_is_described_and_every_description_leads_in() -> None:
    served = {way for handler in (*HANDLERS, *SHARED) for way in paths_of(handler)}
    assert served - {("get", "/openapi.json")} == {(one.method, one.path) for one in OPERATIONS}


@pytest.fixture(scope="module")
def whole(sample_room: Client) -> dict[str, str]:
    """What stands in the places of a path."""
    matter = sample_room.get("/api/1/matters?limit=1").json()["matters"][0]["id"]
    return {"address": "06PORTALDER412", "name": matter}


def address(operation: Operation, whole: dict[str, str]) -> str:
    return API + operation.path.format(**whole)


@pytest.mark.parametrize("operation", [one for one in GETS if "/consultations/{" not in one.path], ids=name)
def test_what_is_given_has_the_shape_that_is_described(
    room: Client, operation: Operation, whole: dict[str, str]
) -> None:
    query = {"q": "bell", "name": "Ashby"} if operation.path in {"/search", "/completions", "/speakers"} else {}
    answer = room.get(address(operation, whole), params=query)
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-type"].startswith("application/json")
    if operation.answer is not None:
        schema = resolved(msgspec.json.decode(msgspec.json.encode(openapi())), operation)
        assert_shape(answer.json(), schema["schema"], schema["components"])


def resolved(document: dict[str, Any], operation: Operation) -> dict[str, Any]:
    told = document["paths"][API + operation.path][operation.method]
    schema = told["responses"]["200"]["content"]["application/json"]["schema"]
    return {"schema": schema, "components": document["components"]["schemas"]}


def assert_shape(value: object, schema: dict[str, Any], components: dict[str, Any]) -> None:
    """Assert that a value has the fields that a schema names, and no others."""
    if "$ref" in schema:
        schema = components[schema["$ref"].rpartition("/")[2]]
    if "anyOf" in schema or "type" not in schema:
        return
    kinds: dict[str, type | tuple[type, ...]] = {
        "object": dict,
        "array": list,
        "string": str,
        "integer": int,
        "boolean": bool,
        "number": (int, float),
    }

    if schema["type"] in kinds:
        assert isinstance(value, kinds[schema["type"]])
    if isinstance(value, dict) and "properties" in schema:
        assert set(schema.get("required", ())) <= value.keys() <= schema["properties"].keys()
        for field, inner in value.items():
            assert_shape(inner, schema["properties"][field], components)
    if isinstance(value, list) and isinstance(schema.get("items"), dict):
        for one in value[:3]:
            assert_shape(one, schema["items"], components)


def test_the_description_is_served_and_every_reference_in_it_is_met(room: Client) -> None:
    answer = room.get("/api/1/openapi.json")
    document = answer.json()
    assert document["openapi"].startswith("3.1")
    named = set(re.findall(r"#/components/schemas/([^\"]+)", answer.text))
    assert named <= document["components"]["schemas"].keys()
    ids = [told["operationId"] for path in document["paths"].values() for told in path.values()]
    assert len(ids) == len(set(ids)) == len(OPERATIONS)


def test_what_is_unchanged_is_not_sent_again(room: Client) -> None:
    for path in ("/api/1/telegrams/06PORTALDER412", "/t/06PORTALDER412", "/matters.json"):
        first = room.get(path)
        tag = first.headers["etag"]
        again = room.get(path, headers={"If-None-Match": tag})
        assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", tag)
        assert room.get(path, headers={"If-None-Match": 'W/"other"'}).status_code == 200


@pytest.mark.parametrize(
    "path", ["telegrams/99NOWHERE1", "matters/none", "consultations/none", "proposals/99NOWHERE1", "nowhere"]
)
def test_what_is_not_there_is_a_problem_in_one_shape(room: Client, path: str) -> None:
    answer = room.get(f"{API}/{path}")
    assert answer.status_code == 404
    assert answer.headers["content-type"] == "application/problem+json"
    assert set(answer.json()) == {"type", "title", "status", "detail"}


def test_hostile_queries_break_nothing(room: Client) -> None:
    for operation in GETS:
        for hostile in (
            "\x00",
            "%ff",
            "\ud800".encode("utf-8", "replace").decode(),
            "-1",
            "9" * 400,
            "\u202e<script>",
            "a:b:c(((",
        ):
            query = {parameter: hostile for parameter, _ in operation.query}
            place = {"address": "06PORTALDER412", "name": "0"}
            answer = room.get(API + operation.path.format(**place), params=query)
            assert answer.status_code < 500, (operation.path, hostile)
