"""The API, asked by a machine for whatever its description allows, and for what it does not: schemathesis reads OpenAPI and makes both."""

from collections.abc import Iterator
from typing import Any

import msgspec
import pytest
import schemathesis
from hypothesis import HealthCheck, settings
from litestar import Litestar
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from reftel.samples import sample_paths
from reftel.web import create_app
from reftel.web.pages.api.described import openapi
from tests.web.conftest import BASE, READER, fill

CHECKS = [not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance]


def plainer(schema: Any) -> Any:
    """Return a schema whose pairs are lists of either type: schemathesis 4 cannot hold an answer against `prefixItems`."""
    if isinstance(schema, list):
        return [plainer(one) for one in schema]
    if not isinstance(schema, dict):
        return schema
    if "prefixItems" in schema:
        return {"type": "array", "items": {"anyOf": plainer(schema["prefixItems"])}}
    return {name: plainer(value) for name, value in schema.items()}


DESCRIPTION = schemathesis.openapi.from_dict(plainer(msgspec.json.decode(msgspec.json.encode(openapi()))))


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Litestar]:
    """A room of its own: the machine may record what it likes there."""
    with fill(tmp_path_factory.mktemp("machine") / "samples", sample_paths()) as archive:
        yield create_app(archive, READER)


@DESCRIPTION.parametrize()
@settings(max_examples=25, suppress_health_check=list(HealthCheck))
def test_whatever_is_asked_is_answered_as_described(case: schemathesis.Case[Any], app: Litestar) -> None:
    case.call_and_validate(base_url=BASE, app=app, checks=CHECKS)
