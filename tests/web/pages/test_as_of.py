"""Lists of matters as they stood, and counted by a calendar of somebody's choice."""

from tests.archive.docket.test_matters import ANSWER, ASKING
from tests.web.conftest import Client, Opened


def states(client: Client, query: str) -> list[str]:
    return [matter["state"] for matter in client.get(f"/matters.json?kind=request&{query}").json()["matters"]]


def test_a_list_is_shown_as_it_stood(open_room: Opened) -> None:
    client = open_room(ASKING, ANSWER)
    assert states(client, "") == ["answered"]
    assert states(client, "as_of=2006-03-15") == ["open"]
    assert states(client, "as_of=2006-01-01") == []
    assert "No request has been found" in client.get("/matters?kind=request&as_of=2006-01-01").text
    assert 'value="2006-03-15"' in client.get("/matters?as_of=2006-03-15").text
    assert client.get("/matters?as_of=nonsense").status_code == 400
    refused = client.get("/matters.json?as_of=2006-02-30").json()
    assert refused["title"] and "2006-02-30" in refused["detail"]


def test_a_matter_is_shown_as_it_stood(open_room: Opened) -> None:
    client = open_room(ASKING, ANSWER)
    name = client.get("/matters.json?kind=request").json()["matters"][0]["id"]
    assert "Answered by" in client.get(f"/matters/{name}").text
    assert "Answered by" not in client.get(f"/matters/{name}?as_of=2006-03-15").text
    assert client.get(f"/matters/{name}?as_of=2006-01-01").status_code == 404


def test_working_days_are_those_of_a_named_country(open_room: Opened) -> None:
    client = open_room(ASKING)
    assert "working days are Monday to Friday" in client.get("/matters").text
    assert "public holidays of FR" in client.get("/matters?calendar=fr").text
    assert "working days are Monday to Friday" in client.get("/matters?calendar=QM").text
