"""What is new in saved searches, and lists of names that are made in the room."""

import pytest

from reftel.web.pages.kept_lists import as_file
from tests.web.conftest import Client, Opened
from tests.web.pages.test_kept import forms, send
from tests.web.strict_html import Page
from tests.wire.conftest import PERFECT


@pytest.fixture
def client(open_room: Opened) -> Client:
    return open_room(PERFECT)


def token_of(client: Client, action: str) -> str:
    return next(fields["token"] for found, fields in forms(client, "/kept") if found == action)


def test_a_saved_search_says_how_many_are_new_until_they_have_been_seen(client: Client) -> None:
    send(client, "/search?q=fisheries", "/kept/save", name="Fish & <co>", deed="save")
    kept = Page(client.get("/kept").text)
    assert "1 new" in kept.text
    there = next(link for link in kept.links if link.startswith("/saved/") and not link.endswith(".atom"))
    page = Page(client.get(there).text)
    assert page.faults == []
    assert "You have not looked yet: all is new. 1 new telegram" in page.text
    assert any(link.startswith("/t/06PORTALDER412@") for link in page.links)
    assert "1 new" in Page(client.get("/kept").text).text, "looking at the page alone changes nothing"
    assert send(client, there, "/kept/look") == there
    assert "0 new telegrams since" in Page(client.get(there).text).text
    assert "0 new" in Page(client.get("/kept").text).text


def test_a_form_for_one_search_does_not_serve_for_another(client: Client) -> None:
    send(client, "/search?q=fisheries", "/kept/save", name="one", deed="save")
    send(client, "/search?q=council", "/kept/save", name="two", deed="save")
    token = next(fields["token"] for action, fields in forms(client, "/saved/one") if action == "/kept/look")
    assert client.post("/kept/look", data={"name": "two", "token": token}).status_code == 403


def test_the_news_of_a_search_that_is_not_there_are_not_found(client: Client) -> None:
    assert client.get("/saved/nothing").status_code == 404


def test_a_list_of_names_is_made_of_lines(client: Client) -> None:
    there = send(client, "/kept", "/kept/names", name="Ministers", list="Farrant; Ferrant; Farant\nNobody, Anna\n\n")
    page = Page(client.get(there).text)
    assert "2 names" in page.text
    assert "Ferrant; Farant" in page.text
    assert "Nobody, Anna" in page.text


def test_a_list_of_names_is_made_of_a_file(client: Client) -> None:
    data = {"name": "From a file", "token": token_of(client, "/kept/names"), "list": ""}
    file = {"file": ("people.csv", b"name,note\nFarrant,a minister\n", "text/csv")}
    answer = client.post("/kept/names", data=data, files=file, follow_redirects=False)
    assert answer.status_code == 303, answer.text
    page = Page(client.get(answer.headers["location"]).text)
    assert "1 name from people.csv" in page.text
    assert "a minister" in page.text


@pytest.mark.parametrize(
    ("file", "said"),
    [(b"name\n\xff\xfe\n", "not in UTF-8 (byte 5)"), (b"who\nFarrant\n", "no column"), (b"name\n\n", "no names in it")],
    ids=["not UTF-8", "no column", "empty"],
)
def test_a_file_that_is_no_list_is_refused_with_what_is_wrong(client: Client, file: bytes, said: str) -> None:
    data = {"name": "Wrong", "token": token_of(client, "/kept/names"), "list": ""}
    answer = client.post("/kept/names", data=data, files={"file": ("wrong.csv", file, "text/csv")})
    assert answer.status_code == 422
    assert said in Page(answer.text).text


def test_nothing_typed_and_no_file_is_said(client: Client) -> None:
    answer = client.post("/kept/names", data={"name": "x", "token": token_of(client, "/kept/names"), "list": " "})
    assert answer.status_code == 422
    assert "Write one name to a line, or choose a file." in answer.text


def test_a_list_that_is_too_long_is_refused(client: Client) -> None:
    answer = client.post(
        "/kept/names", data={"name": "x", "token": token_of(client, "/kept/names"), "list": "x" * 1_100_000}
    )
    assert answer.status_code == 413


def test_what_is_a_file_already_stays_as_it_was_typed() -> None:
    assert as_file("name,note\nA,b\n") == "name,note\nA,b\n"
    assert as_file('[[name]]\nname = "A"\n') == '[[name]]\nname = "A"\n'
    assert as_file("Smith, John; J. Smith\n") == 'name,spellings\r\n"Smith, John",J. Smith\r\n'


def test_the_side_leads_to_similar_telegrams_and_to_who_was_written_to(client: Client) -> None:
    page = Page(client.get("/t/06PORTALDER412").text)
    similar = next(link for link in page.links if "similar" in link)
    assert client.get(similar).status_code == 200
    addressed = next(link for link in page.links if link.startswith("/posts/"))
    assert "06PORTALDER412" in client.get(addressed).text


def test_results_say_in_words_how_the_query_was_understood(client: Client) -> None:
    page = Page(client.get("/search?q=council+station:PORTALDER").text)
    assert "How the query was understood" in page.text
    assert "Anywhere in the telegram." in page.text
