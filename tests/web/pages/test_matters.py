"""The pages of matters, and what a reader says of them."""

import pytest

from tests.web.conftest import Client, Opened
from tests.web.strict_html import Page
from tests.wire.conftest import PERFECT


def forms(page: Page) -> list[tuple[str, dict[str, str]]]:
    """Return (action, fields) of the forms that change something."""
    found: list[tuple[str, dict[str, str]]] = []
    for tag, attributes in page.elements:
        if tag == "form":
            found.append((attributes["action"], {}))
        elif tag == "input" and found:
            found[-1][1][attributes["name"]] = attributes.get("value", "")
    return [(action, fields) for action, fields in found if action.startswith("/matters/")]


def test_requests_are_listed_with_passage_and_link(room: Client) -> None:
    page = Page(room.get("/asks").text)
    assert len(page.all("blockquote")) > 10
    assert any(link.startswith("/t/") and "#ask-" in link for link in page.links)


def test_the_link_leads_to_the_request_on_the_page_of_its_telegram(room: Client) -> None:
    link = next(link for link in Page(room.get("/asks").text).links if "#ask-" in link)
    path, _, anchor = link.partition("#")
    assert any(attributes.get("id") == anchor for _, attributes in Page(room.get(path).text).elements)


@pytest.mark.parametrize("query", ["side=own", "side=other", "state=answered", "state=no_trace", "verdict=suggested"])
def test_filters_leave_less(room: Client, query: str) -> None:
    def count(text: str) -> int:
        return int(text.partition(" request")[0].rpartition(" ")[2].replace(",", ""))

    assert (
        0
        < count(Page(room.get(f"/asks?{query}").text).text.partition("What was asked ")[2])
        <= count(Page(room.get("/asks").text).text.partition("What was asked ")[2])
    )


def test_unknown_choices_are_as_if_not_made(room: Client) -> None:
    assert Page(room.get("/asks?state=%3Cx%3E&side=z").text).text == Page(room.get("/asks").text).text


def test_a_reader_confirms_and_dismisses(open_room: Opened) -> None:
    client = open_room(PERFECT)
    action, fields = next(f for f in forms(Page(client.get("/asks").text)) if f[1]["deed"] == "confirm")
    answer = client.post(action, data=fields, follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (303, fields["back"])
    assert fields["back"].startswith("/asks#ask-")
    page = Page(client.get("/asks").text)
    assert "Confirmed by a reader" in page.text
    again = [f for f in forms(page) if f[0] == action]
    assert [f[1]["deed"] for f in again] == ["dismiss"]
    client.post(action, data=again[0][1])
    assert action not in {f[0] for f in forms(Page(client.get("/asks").text))}
    assert "Dismissed by a reader" in Page(client.get("/asks?verdict=dismissed").text).text
    assert action not in {f[0] for f in forms(Page(client.get("/t/06PORTALDER412").text))}


def test_a_verdict_on_the_page_of_a_telegram_leads_back_there(open_room: Opened) -> None:
    client = open_room(PERFECT)
    action, fields = forms(Page(client.get("/t/06PORTALDER412").text))[0]
    answer = client.post(action, data=fields, follow_redirects=False)
    assert answer.headers["location"].startswith("/t/06PORTALDER412#ask-")


@pytest.mark.parametrize(
    "change",
    [{"token": ""}, {"token": "0" * 64}, {"deed": "dismiss"}, {"deed": "delete"}, {"deed": ""}],
    ids=["no token", "another token", "another act", "no such act", "no act"],
)
def test_a_form_that_the_room_did_not_make_changes_nothing(open_room: Opened, change: dict[str, str]) -> None:
    client = open_room(PERFECT)
    before = client.get("/asks").text
    action, fields = next(f for f in forms(Page(before)) if f[1]["deed"] == "confirm")
    answer = client.post(action, data={**fields, **change}, follow_redirects=False)
    assert answer.status_code == 403
    assert "This form is out of date" in Page(answer.text).text
    assert client.get("/asks").text == before


def test_a_form_of_another_process_changes_nothing(open_room: Opened) -> None:
    first, second = open_room(PERFECT), open_room(PERFECT)
    action, fields = forms(Page(first.get("/asks").text))[0]
    assert second.post(action, data=fields, follow_redirects=False).status_code == 403


@pytest.mark.parametrize("back", ["https://evil.example/", "//evil.example", "", "/asks\r\nX: y"])
def test_a_verdict_leads_nowhere_else(open_room: Opened, back: str) -> None:
    client = open_room(PERFECT)
    action, fields = forms(Page(client.get("/asks").text))[0]
    answer = client.post(action, data={**fields, "back": back}, follow_redirects=False)
    assert answer.headers["location"] == action.removesuffix("/say")


def test_verdicts_are_not_given_by_following_a_link(open_room: Opened) -> None:
    client = open_room(PERFECT)
    action, _ = forms(Page(client.get("/asks").text))[0]
    assert client.get(action).status_code == 405


def test_large_and_broken_forms_are_refused(open_room: Opened) -> None:
    client = open_room(PERFECT)
    action, fields = forms(Page(client.get("/asks").text))[0]
    assert client.post(action, data={**fields, "back": "x" * 50_000}).status_code == 413
    assert client.post(action, json=["not", "a", "form"]).status_code in {400, 403}
    assert client.post(
        action, content=b"\xff\xfe%zz", headers={"content-type": "application/x-www-form-urlencoded"}
    ).status_code in {400, 403}


def test_no_request_is_said_so(open_room: Opened) -> None:
    assert "No request has been found" in Page(open_room("Dear all").get("/asks").text).text
