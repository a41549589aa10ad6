"""Names typed into the box: the pages they lead to."""

import pytest

from tests.web.conftest import Client
from tests.web.strict_html import Page


def doors(room: Client, query: str) -> list[str]:
    answer = room.get("/search", params={"q": query})
    assert answer.status_code == 200
    kinds = ("/posts/", "/tags/", "/people/", "/t/")
    head = answer.text.partition('<div class="sorting">')[0].partition('<div class="results">')[2]
    return [link for link in Page(f"<!doctype html><title>x</title>{head}").links if link.startswith(kinds)]


@pytest.mark.parametrize(
    ("query", "door"),
    [
        ("Verrin", "/posts/VERRIN"),
        ("AMEMBASSY VERRIN", "/posts/VERRIN"),
        ("pgov", "/tags/PGOV"),
        ("06VERRIN702", "/t/06VERRIN702"),
        ("06 Verrin 0702", "/t/06VERRIN702"),
    ],
)
def test_a_name_in_the_box_leads_to_its_page(room: Client, query: str, door: str) -> None:
    assert door in doors(room, query)
    assert room.get(door).status_code == 200


@pytest.mark.parametrize(
    "query",
    [
        "",
        "bell",
        "station:VERRIN",
        "Verrin OR Osmark",
        "06VERRIN99999",
        "<script>alert(1)</script>",
        "x" * 101,
        "Verrin*",
        "-Verrin",
    ],
)
def test_what_is_no_name_leads_nowhere(room: Client, query: str) -> None:
    assert doors(room, query) == []


def test_a_person_who_is_named_leads_to_a_page(room: Client) -> None:
    counted = room.get("/complete.json", params={"q": "person:s"}).json()
    name = next(line["label"] for line in counted if line["count"])
    (door,) = [href for href in doors(room, name) if href.startswith("/people/")]
    assert room.get(door).status_code == 200


def test_a_later_page_of_hits_has_no_doors(room: Client) -> None:
    assert "Go to" not in room.get("/search", params={"q": "Verrin", "page": "2"}).text
