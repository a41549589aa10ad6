import datetime as dt

import pytest
from icalendar import Calendar

from reftel.web.pages.consultations import one
from tests.archive.cables import CLEARED, PUBLIC
from tests.archive.consultations.test_consultations import NAMING, PROPOSAL
from tests.web.conftest import Client, Opened
from tests.web.strict_html import Page

TODAY = dt.date(2006, 6, 1)


@pytest.fixture(autouse=True)
def _in_2006(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in ("one", "plan", "paper", "portfolio"):
        monkeypatch.setattr(f"reftel.web.pages.consultations.{module}.today", lambda: TODAY)


def token_in(page: Page) -> str:
    return next(field["value"] for field in page.all("input") if field.get("name") == "token")


def accepted(client: Client) -> str:
    """Accept all that is proposed; return the name of the consultation."""
    page = Page(client.get("/proposals/06PORTALDER412").text)
    fields = {"token": token_in(page), "deed": "accept", "against": "", "parties": "Tessaly\nUnited States"}
    answer = client.post("/proposals/06PORTALDER412", data=fields, follow_redirects=False)
    assert answer.status_code == 303
    return answer.headers["location"].rpartition("/")[2]


def record(client: Client, name: str, kind: str, **fields: str) -> None:
    """Fill the form for a part and send it."""
    page = Page(client.get(f"/consultations/{name}/add?kind={kind}").text)
    typed = {f"f-{field}": value for field, value in fields.items() if field != "source"}
    sent = {"token": token_in(page), "source": fields.get("source", ""), **typed}
    answer = client.post(f"/consultations/{name}/add?kind={kind}", data=sent, follow_redirects=False)
    assert answer.status_code == 303, answer.text


@pytest.fixture
def client(open_room: Opened) -> Client:
    return open_room(PROPOSAL, NAMING)


def test_a_telegram_leads_to_what_it_proposes(client: Client) -> None:
    assert 'href="/proposals/' in client.get("/t/06PORTALDER412").text
    assert 'href="/proposals/' in client.get("/t/06PORTALDER430").text
    page = client.get("/proposals/06PORTALDER412")
    assert "still open" in page.text
    assert '<mark class="passage">Strait Council</mark>' in page.text
    assert "<bdi>Ida Brask</bdi>" in client.get("/proposals/06PORTALDER430").text
    assert client.get("/proposals/06NOWHERE1").status_code == 404


def test_suggestions_are_accepted_and_dismissed_one_by_one(client: Client) -> None:
    page = Page(client.get("/proposals/06PORTALDER412").text)
    fields = {"token": token_in(page), "against": "", "parties": "Tessaly\nUnited States"}
    assert client.post("/proposals/06PORTALDER412", data=fields | {"deed": "dismiss", "number": "2"}).status_code == 200
    answer = client.post("/proposals/06PORTALDER412", data=fields | {"deed": "accept", "number": "1"})
    assert "What you accept goes into" in answer.text
    assert answer.text.count(">accepted</span>") == 1
    assert answer.text.count(">dismissed</span>") == 1
    assert client.post("/proposals/06PORTALDER412", data=fields | {"token": "0"}).status_code == 403


def test_the_page_shows_each_fact_with_its_source(client: Client) -> None:
    text = client.get(f"/consultations/{accepted(client)}").text
    assert "<h1><bdi>Strait Council</bdi></h1>" in text
    assert "every 2 years" in text
    assert "6 months after each session" in text
    assert "not filled" in text
    assert text.count('href="/t/06PORTALDER412#p1"') > 5
    assert "No session is set" in text


def test_a_first_date_gives_a_calendar_that_others_can_read(client: Client) -> None:
    name = accepted(client)
    record(client, name, "session", sort="plenary", ordinal="1", status="agreed", date="2006-09-04", host="Tessaly")
    text = client.get(f"/consultations/{name}").text
    assert "derived, not agreed" in text
    assert "4 September 2008" in text
    feed = Calendar.from_ical(client.get(f"/consultations/{name}.ics").content)
    starts = sorted(event.decoded("dtstart").isoformat() for event in feed.walk("VEVENT"))
    assert starts == ["2006-09-04", "2007-03-04", "2008-09-04", "2009-03-04"]
    due = client.get("/consultations/due?from=2006-09").text
    assert "plenary session 1" in due
    assert "review session 1" in due
    assert client.get("/consultations/due.json?from=2006-09").json()[0]["date"] == "2006-09-04"


def test_what_is_owed_and_what_a_session_left_behind_is_shown(client: Client) -> None:
    name = accepted(client)
    record(
        client,
        name,
        "session",
        sort="plenary",
        date="2006-04-04",
        status="held",
        delegates="Tessaly; name Ana Orlan",
        papers="minute; language French; telegram 06PORTALDER430",
    )
    record(client, name, "seat", role="coordinator", side="Tessaly", awaited_from="Tessaly")
    record(client, name, "item", title="chart the shoal", due="2006-05-01", status="agreed", owners="United States")
    record(client, name, "group", title="coasts", titles="les côtes; language French", related="Coast Council")
    page = Page(client.get(f"/consultations/{name}").text)
    assert page.faults == []
    owed = page.text.partition("What is owed, by whom")[2].partition("Late and at risk")[0]
    assert " ".join(owed.split()) == "Tessalycoordinator United Stateschart the shoal, due 1 May 2006 overdue"
    assert "Tessaly, Ana Orlan" in page.text
    assert "minute (French)" in page.text
    assert "les côtes (French)" in page.text
    assert "beside: Coast Council" in page.text


def test_work_is_recorded_changed_and_reviewed(client: Client) -> None:
    name = accepted(client)
    record(client, name, "session", sort="plenary", ordinal="1", status="held", date="2006-04-04", host="Tessaly")
    record(
        client,
        name,
        "item",
        title="chart the shoal",
        due="2006-05-01",
        status="agreed",
        owners="Tessaly; name Ida Brask",
        milestones="sound it; due 2006-04-20",
        source="06PORTALDER430#p1",
    )
    plan = client.get(f"/consultations/{name}/plan").text
    assert "1 overdue" in plan
    assert "<svg" in plan
    assert "sound it, 20 April 2006" in plan
    data = client.get(f"/consultations/{name}.json").json()
    (item,) = data["items"]
    assert (item["telegram"], item["paragraph"]) == ("06PORTALDER430", 1)
    form = Page(client.get(f"/parts/{item['id']}").text)
    fields = {"token": token_in(form), "f-status": "done", "f-due": "2006-05-01", "note": "seen in print"}
    assert client.post(f"/parts/{item['id']}", data=fields, follow_redirects=False).status_code == 303
    found = client.get(f"/consultations/{name}/plan.json").json()
    assert (found["overdue"], found["open"]) == ([], [])
    assert "seen in print" in client.get(f"/parts/{item['id']}").text
    assert "chart the shoal" in client.get("/matters?kind=item").text


def test_papers_are_pages_and_files(client: Client) -> None:
    name = accepted(client)
    record(client, name, "session", sort="plenary", ordinal="1", status="held", date="2006-04-04", host="Tessaly")
    session = client.get(f"/consultations/{name}.json").json()["sessions"][0]["id"]
    for kind in ("status", "agenda", "report"):
        address = f"/consultations/{name}/paper?kind={kind}&session={session}"
        assert "Strait Council" in client.get(address).text
        assert client.get(f"{address}&form=text").text.startswith("Strait Council")
        assert client.get(f"{address}&form=markdown").text.startswith("# Strait Council")
        assert client.get(f"{address}&form=pdf").content.startswith(b"%PDF")
    assert client.get(f"/consultations/{name}/paper?kind=agenda&session=0").status_code == 404


def test_many_are_narrowed_compared_and_copied(client: Client) -> None:
    name = accepted(client)
    page = Page(client.get(f"/consultations/new?like={name}").text)
    fields = {"token": token_in(page), "f-name": "Reef Talks", "f-parties": "Osmark; country QO\nQuillonia"}
    answer = client.post(f"/consultations/new?like={name}", data=fields, follow_redirects=False)
    assert answer.status_code == 303, answer.text
    other = answer.headers["location"].rpartition("/")[2]
    assert "2 standing bodies" in client.get("/consultations").text
    listed = client.get("/consultations.json?side=osmark").json()
    assert [one["name"] for one in listed["consultations"]] == ["Reef Talks"]
    compared = client.get(f"/consultations/compare?one={name}&other={other}").text
    assert "Osmark, Quillonia" in compared
    assert "the same" in compared
    assert len(Calendar.from_ical(client.get("/consultations.ics").content).walk("VEVENT")) == 0
    assert "Reef Talks" in client.get("/consultations.csv").text
    page = Page(client.get("/consultations/new").text)
    fields = {"token": token_in(page), "f-name": "Third", "f-parties": "Osmark\nQuillonia", "f-cadence": "12"}
    assert client.post("/consultations/new", data=fields, follow_redirects=False).status_code == 303


def test_later_telegrams_are_offered_as_evidence(client: Client) -> None:
    text = client.get(f"/consultations/{accepted(client)}/bearing").text
    assert "names Strait Council" in text
    assert "/t/06PORTALDER430" in text


def test_it_is_shown_as_it_stood(client: Client) -> None:
    name = accepted(client)
    assert client.get(f"/consultations/{name}?as_of=2006-01-01").status_code == 404
    assert "As it stood on" in client.get(f"/consultations/{name}?as_of=2100-01-01").text
    assert client.get(f"/consultations/{name}?as_of=nonsense").status_code == 400


@pytest.mark.parametrize(
    ("kind", "fields", "says"),
    [
        ("item", {"f-title": ""}, "title"),
        ("item", {"f-title": "x", "f-due": "soon"}, "is no day of the calendar"),
        ("seat", {"f-role": "group_head", "f-group": "no such"}, "no group"),
        ("item", {"f-title": "x", "source": "06PORTALDER412#p99"}, "does not say so"),
        ("nonsense", {"f-title": "x"}, "has no"),
    ],
)
def test_what_cannot_be_is_said_in_one_sentence(client: Client, kind: str, fields: dict[str, str], says: str) -> None:
    name = accepted(client)
    token = token_in(Page(client.get(f"/consultations/{name}/add?kind=item").text))
    answer = client.post(f"/consultations/{name}/add?kind={kind}", data={"token": token, **fields})
    assert answer.status_code == 422
    assert says in answer.text


def test_a_form_that_cannot_be_recorded_keeps_what_was_typed(client: Client) -> None:
    name = accepted(client)
    token = token_in(Page(client.get(f"/consultations/{name}/add?kind=item").text))
    typed = {
        "f-title": 'chart "the" <shoal>',
        "f-milestones": "sound it; due never",
        "source": "06PORTALDER412#p1",
        "note": "hm",
    }
    text = client.post(f"/consultations/{name}/add?kind=item", data={"token": token, **typed}).text
    assert "Nothing has been recorded yet" in text
    assert 'value="chart &#34;the&#34; &lt;shoal&gt;"' in text
    assert "sound it; due never" in text
    assert "06PORTALDER412#p1</textarea>" in text
    assert 'value="hm"' in text
    assert "chart" not in client.get(f"/consultations/{name}/plan").text


@pytest.mark.parametrize(
    "path",
    [
        "/consultations?status=lost",
        "/consultations/due?from=soon",
        "/consultations/{}/plan?since=soon",
        "/consultations/{}/add?kind=thing",
        "/consultations/{}/paper?kind=novel",
        "/consultations/{}/paper?form=clay",
        "/api/1/consultations/{}?as_of=soon",
    ],
)
def test_what_would_show_something_else_is_refused(client: Client, path: str) -> None:
    answer = client.get(path.format(accepted(client)))
    assert answer.status_code == 400
    assert "cannot be" in answer.text


def test_a_report_needs_its_session(client: Client) -> None:
    answer = client.get(f"/consultations/{accepted(client)}/paper?kind=report")
    assert answer.status_code == 404
    assert "session" in answer.text


def test_forms_of_others_are_refused(client: Client) -> None:
    name = accepted(client)
    for path in (
        f"/consultations/{name}/add?kind=item",
        f"/parts/{name}",
        f"/consultations/{name}/carry",
        "/consultations/new",
    ):
        assert client.post(path, data={"token": "0", "f-title": "x"}).status_code == 403


def test_who_may_not_read_it_finds_nothing(open_room: Opened) -> None:
    secret = PROPOSAL.replace("UNCLAS PORT ALDER", "C O N F I D E N T I A L PORT ALDER").replace("(U)", "(C)")
    writing = open_room(secret, viewer=CLEARED)
    name = accepted(writing)
    room = writing.app.state["room"]
    object.__setattr__(room, "viewer", PUBLIC)
    for path in (
        f"/consultations/{name}",
        f"/parts/{name}",
        f"/consultations/{name}/plan",
        "/proposals/06PORTALDER412",
    ):
        assert writing.get(path).status_code == 404
    assert "Strait Council" not in writing.get("/consultations").text


def test_what_is_recorded_is_escaped(client: Client) -> None:
    name = accepted(client)
    record(client, name, "item", title="<script>alert(1)</script>", due="2006-07-01", owners='Tessaly; name "><b>')
    for path in ("", "/plan", "/paper?kind=status", ".md"):
        text = client.get(f"/consultations/{name}{path}").text
        assert "<script>alert" not in text
        assert '"><b>' not in text
    assert client.get(f"/consultations/{name}/paper?kind=agenda&form=pdf").content.startswith(b"%PDF")


def test_the_api_does_what_the_forms_do(client: Client) -> None:
    offered = client.get("/api/1/proposals/06PORTALDER412").json()["offered"]
    parties = [{"name": "Tessaly"}, {"name": "United States"}]
    body = {"accept": [], "dismiss": [len(offered)], "parties": parties}
    found = client.post("/api/1/proposals/06PORTALDER412", json=body).json()
    name = found["consultation"]["id"]
    made = client.post(
        f"/api/1/consultations/{name}/parts",
        json={"kind": "item", "values": {"title": "chart", "due": "2006-07-01"}, "places": ["06PORTALDER430#p1"]},
    ).json()
    assert made["telegram"]["mrn"] == "06PORTALDER430"
    changed = client.post(f"/api/1/parts/{made['id']}", json={"values": {"status": "on_track"}}).json()
    assert (changed["state"], changed["due"]) == ("on_track", "2006-07-01")
    session = {"kind": "session", "values": {"sort": "plenary", "date": "2006-09-04", "ordinal": 1}}
    held = client.post(f"/api/1/consultations/{name}/parts", json=session).json()
    carried = client.post(f"/api/1/consultations/{name}/carry", json={"session": held["id"]}).json()
    assert carried == {"carried": [made["id"]]}
    said = client.post(f"/api/1/matters/{made['id']}", json={"deed": "assign", "to": "A. Tamm"}).json()
    assert said["assigned_to"] == "A. Tamm"
    copy = client.post(f"/api/1/consultations/{name}/copy", json={"name": "Twin", "parties": parties}).json()
    assert copy["consultation"]["name"] == "Twin"
    fresh = client.post("/api/1/consultations", json={"values": {"name": "New", "parties": parties}}).json()
    assert fresh["consultation"]["status"] == "proposed"


@pytest.mark.parametrize(
    ("path", "body", "status"),
    [
        ("consultations", {"values": {"name": "x"}}, 422),
        ("consultations", {"valeus": {}}, 422),
        ("consultations", [], 422),
        ("consultations/none/parts", {"kind": "item", "values": {"title": "x"}}, 404),
        ("consultations/none/parts", {"kind": "crown", "values": {}}, 422),
        ("consultations/none/parts", {"values": {}}, 422),
        ("matters/none", {"deed": "confirm"}, 404),
        ("matters/none", {"deed": "burn"}, 422),
        ("proposals/06NOWHERE1", {"accept": []}, 404),
    ],
)
def test_the_api_answers_faults_in_one_shape(client: Client, path: str, body: object, status: int) -> None:
    answer = client.post(f"/api/1/{path}", json=body)
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["detail"]


def test_the_api_takes_nothing_from_other_sites(client: Client) -> None:
    body = '{"values": {}}'
    for headers, status in (
        ({"content-type": "text/plain"}, 415),
        ({"content-type": "application/json", "origin": "http://elsewhere.example"}, 403),
        ({"content-type": "application/json", "sec-fetch-site": "cross-site"}, 403),
    ):
        assert client.post("/api/1/consultations", content=body, headers=headers).status_code == status


def test_the_links_of_every_page_lead_somewhere(client: Client) -> None:
    name = accepted(client)
    record(client, name, "session", sort="plenary", ordinal="1", status="held", date="2006-04-04", host="Tessaly")
    record(client, name, "item", title="chart the shoal", due="2006-05-01", status="agreed")
    seen: set[str] = set()
    for path in (
        "/consultations",
        f"/consultations/{name}",
        f"/consultations/{name}/plan",
        "/proposals/06PORTALDER412",
    ):
        for link in Page(client.get(path).text).all("a"):
            href = link["href"].partition("#")[0]
            if href and href not in seen:
                seen.add(href)
                assert client.get(href).status_code == 200, href
    assert len(seen) > 20
    assert one.LATEST > 0
