"""The pages of matters, and what a reader says of them."""

import csv
import datetime as dt
import io
from xml.etree import ElementTree as ET

import pytest
from icalendar import Calendar

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


def forms_of(client: Client, name: str) -> dict[str, dict[str, str]]:
    """Return the forms on a matter's page by their deed."""
    return {fields["deed"]: fields for _, fields in forms(Page(client.get(f"/matters/{name}").text))}


def request_of(client: Client) -> str:
    found = client.get("/matters.json?kind=request").json()["matters"]
    return next(str(one["id"]) for one in found if one["labelled"])


def test_lists_of_all_kinds_have_counts_and_filters(room: Client) -> None:
    everything = room.get("/matters.json?limit=1000").json()
    kinds = {one["kind"] for one in everything["matters"]}
    assert {"request", "promise", "meeting", "document"} <= kinds
    for kind in kinds:
        number = sum(one["kind"] == kind for one in everything["matters"])
        assert room.get(f"/matters.json?kind={kind}&limit=1").json()["total"] == number
        assert f"{number:,} {kind}" in Page(room.get(f"/matters?kind={kind}").text).text
    owed = room.get("/matters.json?owes=Department").json()
    assert owed["total"] > 0
    assert {one["owes"] for one in owed["matters"]} == {"Department"}


def test_pages_of_a_list_follow_one_another(room: Client) -> None:
    first = room.get("/matters.json?limit=10").json()["matters"]
    second = room.get("/matters.json?limit=10&offset=10").json()["matters"]
    assert [one["id"] for one in first + second] == [
        one["id"] for one in room.get("/matters.json?limit=20").json()["matters"]
    ]
    assert Page(room.get("/matters?page=999").text).faults == []


def test_every_matter_has_a_page_with_its_passage(room: Client) -> None:
    for one in room.get("/matters.json?limit=1000").json()["matters"]:
        page = Page(room.get(f"/matters/{one['id']}").text)
        assert page.faults == []
        assert " ".join(one["passage"]["quote"].split()) in " ".join(page.text.split())
        assert room.get(f"/matters/{one['id']}.json").json()["id"] == one["id"]


def test_a_story_is_walked_by_links_alone(room: Client) -> None:
    """From the list to the story of each answered request, to its answer, and to what that telegram asks or promises itself."""
    walked = 0
    for one in room.get("/matters.json?state=answered&limit=1000").json()["matters"]:
        page = Page(room.get(f"/matters/{one['id']}").text)
        answer = next(link for link in page.links if link.startswith(f"/t/{one['answered_by']['mrn']}"))
        there = Page(room.get(answer.partition("#")[0]).text)
        assert there.faults == []
        walked += 1
    assert walked > 10


def test_a_matter_that_is_not_there(room: Client) -> None:
    for path in ("/matters/0000000000000000", "/matters/x.json", "/matters/%3Cscript%3E"):
        answer = room.get(path)
        assert answer.status_code == 404
        assert "<script>" not in answer.text.replace('<script src="', "")


def test_everything_that_can_be_said_is_said(open_room: Opened) -> None:
    client = open_room(PERFECT)
    name = request_of(client)
    tokens = forms_of(client, name)

    def say(deed: str, **fields: str) -> None:
        answer = client.post(f"/matters/{name}/say", data={**tokens[deed], **fields}, follow_redirects=False)
        assert (answer.status_code, answer.headers["location"]) == (303, f"/matters/{name}")

    about = client.get(f"/matters/{name}.json").json()["about"]
    boxes = {key: value for key, value in tokens["correct"].items() if key.startswith("is-")}
    assert boxes["is-by"] == about["by"]
    say("correct", **{**boxes, "is-of": "Office of Lights", "is-due": "2026-12-24"}, note="as the heading says")
    say("assign", to="A. Tamm")
    say("remind", on="2026-12-01")
    say("remark", note="asked again")
    say("close", how="dropped", note="nobody came")
    matter = client.get(f"/matters/{name}.json").json()
    assert (matter["of"], matter["due"], matter["assigned_to"]) == ("Office of Lights", "2026-12-24", "A. Tamm")
    assert (matter["remind_on"], matter["closed"], matter["state"]) == ("2026-12-01", "dropped", "closed")
    assert {key: matter["about"][key] for key in ("by", "what")} == {key: about[key] for key in ("by", "what")}
    text = Page(client.get(f"/matters/{name}").text).text
    for words in ("corrected it", "as the heading says", "gave it to A. Tamm", "asked again", "closed it (dropped)"):
        assert words in text
    tokens = forms_of(client, name)
    say("reopen")
    assert client.get(f"/matters/{name}.json").json()["closed"] is None


@pytest.mark.parametrize(
    ("deed", "fields", "sentence"),
    [
        ("close", {"how": "never"}, "is no way to close"),
        ("close", {"answer": "99NOWHERE1"}, "99NOWHERE1"),
        ("remind", {"on": "soon"}, "is no day"),
        ("remark", {"note": " "}, "The note is empty"),
        ("merge", {"into": "x"}, "Matter 'x'"),
        ("correct", {"is-what": " "}, "cannot be so"),
    ],
)
def test_what_cannot_be_said_is_one_sentence(
    open_room: Opened, deed: str, fields: dict[str, str], sentence: str
) -> None:
    client = open_room(PERFECT)
    name = request_of(client)
    answer = client.post(f"/matters/{name}/say", data={**forms_of(client, name)[deed], **fields})
    assert answer.status_code in {404, 422}
    assert sentence in Page(answer.text).text
    assert len(client.get(f"/matters/{name}.json").json()["history"]) == 2


def test_the_calendar_keeps_identities_and_counts_changes(open_room: Opened) -> None:
    client = open_room(PERFECT)
    name = request_of(client)
    tokens = forms_of(client, name)
    boxes = {key: value for key, value in tokens["correct"].items() if key.startswith("is-")}

    def todo() -> dict[str, object]:
        answer = client.get("/matters.ics")
        assert answer.headers["content-type"].startswith("text/calendar")
        (found,) = [one for one in Calendar.from_ical(answer.text).walk("VTODO") if name in str(one["UID"])]
        return {key: found[key] for key in ("UID", "SEQUENCE", "STATUS", "DUE", "URL") if key in found}

    client.post(f"/matters/{name}/say", data={**tokens["correct"], **boxes, "is-due": "2026-12-24"})
    first = todo()
    assert (first["STATUS"], first["DUE"].dt) == ("NEEDS-ACTION", dt.date(2026, 12, 24))  # type: ignore[attr-defined]
    assert str(first["URL"]).endswith(f"/matters/{name}")
    client.post(f"/matters/{name}/say", data=tokens["close"])
    second = todo()
    assert (second["UID"], second["STATUS"]) == (first["UID"], "COMPLETED")
    assert int(str(second["SEQUENCE"])) > int(str(first["SEQUENCE"]))
    dismiss = next(f for f in forms(Page(client.get("/matters?state=closed").text)) if name in f[0])
    client.post(dismiss[0], data=dismiss[1])
    again = {fields["deed"]: fields for _, fields in forms(Page(client.get("/review").text)) if fields.get("deed")}
    assert again
    client.post(
        f"/matters/{name}/say",
        data=next(f[1] for f in forms(Page(client.get("/asks").text)) if f[1]["deed"] == "dismiss" and name in f[0]),
    )
    third = todo()
    assert (third["UID"], third["STATUS"]) == (first["UID"], "CANCELLED")
    assert int(str(third["SEQUENCE"])) > int(str(second["SEQUENCE"]))


def test_the_feed_and_the_table_hold_the_list(room: Client) -> None:
    listed = room.get("/matters.json?kind=request&state=no_trace").json()["matters"]
    feed = ET.fromstring(room.get("/matters.atom?kind=request&state=no_trace").content)  # noqa: S314 - our own
    entries = feed.findall("{http://www.w3.org/2005/Atom}entry")
    assert len(entries) == min(len(listed), 50)
    rows = list(csv.DictReader(io.StringIO(room.get("/matters.csv?kind=request&state=no_trace").text)))
    assert [row["id"] for row in rows] == [one["id"] for one in listed]


def test_what_is_owed_is_summed(room: Client) -> None:
    table = room.get("/owed.json").json()
    assert [one["owed"] for one in table] == sorted((one["owed"] for one in table), reverse=True)
    department = next(one for one in table if one["name"] == "Department")
    assert department["owed"] == room.get("/matters.json?owes=Department&state=no_trace").json()["total"] + sum(
        one["state"] == "answered_in_part"
        for one in room.get("/matters.json?owes=Department&limit=500").json()["matters"]
    )
    assert department["median_days"] > 0
    assert "Department" in Page(room.get("/owed").text).text


def test_a_suggestion_is_shown_within_its_paragraph(room: Client) -> None:
    page = Page(room.get("/review?kind=request&n=2").text)
    (mark,) = page.all("mark")
    assert mark["class"] == "passage"
    assert "2 of" in page.text


def test_nothing_is_left_to_look_at(open_room: Opened) -> None:
    client = open_room("Dear all")
    assert "Nothing is left to look at" in Page(client.get("/review").text).text
    assert "Nothing is owed" in Page(client.get("/owed").text).text
    assert "No matter has been found" in Page(client.get("/matters").text).text


def test_what_somebody_said_is_quoted_with_its_place(room: Client) -> None:
    found = room.get("/speakers.json?name=ashby").json()
    assert found["total"] > 1
    assert {one["speech"]["speaker"].split()[-1] for one in found["quotes"]} == {"Ashby"}
    page = Page(room.get("/speakers?name=ashby").text)
    assert len(page.all("blockquote")) == len(found["quotes"])
    assert any(link.startswith("/t/") and "#p" in link for link in page.links)
    assert "No telegram here tells" in Page(room.get("/speakers?name=Nobody+At+All").text).text
