"""A short run of the fuzzer of pages, and proof that it finds what it looks for."""

from collections.abc import Iterator

import pytest
from litestar import Litestar, MediaType, Response, get
from litestar.testing import TestClient

from fuzz.pages import HOSTILE, SIGN, fault_of, faults, pages, parameters
from fuzz.queries import sample_archive
from reftel.archive import Archive
from reftel.web.pages.making import Asked


@pytest.fixture(scope="module")
def archive() -> Iterator[Archive]:
    with sample_archive() as held:
        yield held


def test_every_page_withstands_a_dozen_hostile_addresses(archive: Archive) -> None:
    assert list(faults(archive, 12, seed=7)) == []


def test_all_pages_and_all_their_parameters_are_known() -> None:
    assert {"/", "/search", "/t/{address:str}", "/api/1/search", "/matters.csv"} <= set(pages())
    assert {"q", "page", "sort", "as_of", "name"} <= set(parameters())


@get("/raw", media_type=MediaType.HTML)
async def raw(request: Asked) -> str:
    return f"<p>{request.query_params['q']}</p>"


@get("/split", media_type=MediaType.TEXT)
async def split(request: Asked) -> Response[str]:
    return Response("", headers={"Content-Disposition": f"attachment; filename={request.query_params['q']}"})


@get("/broken")
async def broken() -> str:
    raise RuntimeError


@pytest.mark.parametrize(
    ("address", "fault"),
    [
        ("/raw?q=<script>xk7q()</script>", "unescaped: <script>xk7q"),
        ("/raw?q=nothing", ""),
        ("/split?q=xk7q", "what was asked stands in a header"),
        ("/broken", "answered 500"),
    ],
)
def test_what_is_wrong_is_found(address: str, fault: str) -> None:
    with TestClient(Litestar([raw, split, broken]), raise_server_exceptions=False) as client:
        assert fault_of(client, address) == fault


def test_hostile_words_can_be_found_again() -> None:
    assert sum(SIGN in word for word in HOSTILE) > 10
