"""The list of persons."""

import pytest

from reftel.web.pages import people
from tests.web.conftest import Client
from tests.web.strict_html import Page


def test_persons_are_listed_by_surname_or_by_count(room: Client) -> None:
    by_name, by_count = (Page(room.get(path).text) for path in ("/people", "/people?sort=count"))
    assert by_name.faults == by_count.faults == []
    assert by_name.text.index("James R. Castellan") < by_name.text.index("HOLLOWAY") < by_name.text.index("Owen Pike")
    counts = [one["telegrams"] for one in room.get("/people.json?sort=count").json()["people"]]
    assert counts == sorted(counts, reverse=True)
    assert "/people?sort=count" in by_name.links


def test_the_list_counts_what_the_page_of_each_counts(room: Client) -> None:
    found = room.get("/people.json").json()
    assert found == room.get("/api/1/people").json()
    assert found["total"] == len(found["people"]) > 10
    for one in found["people"]:
        answer = room.get(f"/people/{one['name']}")
        assert answer.status_code == 200
        assert f"{one['telegrams']} telegram" in Page(answer.text).text


def test_a_long_list_has_pages(room: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(people, "AT_ONCE", 5)
    first, second = (room.get(f"/people.json?page={number}").json() for number in (1, 2))
    assert len(first["people"]) == len(second["people"]) == 5
    assert second["offset"] == 5
    page = Page(room.get("/people?sort=count&page=2").text)
    assert {"/people?sort=count", "/people?sort=count&page=3"} <= set(page.links)
    last = Page(room.get("/people?page=400").text)
    assert last.faults == []


@pytest.mark.parametrize("path", ["/people?sort=%3Cscript%3E", "/people.json?sort=age"])
def test_an_order_that_there_is_not_is_refused_with_a_sentence(room: Client, path: str) -> None:
    answer = room.get(path)
    assert answer.status_code == 400
    assert "<script>" not in answer.text.replace("<script src", "")
