"""The page of telegrams that resemble one."""

from tests.web.conftest import Client, Opened
from tests.web.strict_html import Page
from tests.wire.conftest import PERFECT


def test_each_telegram_has_its_reasons(room: Client) -> None:
    page = Page(room.get("/t/06SALTMERE35/similar").text)
    assert page.faults == []
    for words in ("Rare words in both", "Both cite 06PORTALDER264", "Same TAGS", "It cites this one"):
        assert words in page.text
    assert "/tags/EWWT" in page.links
    assert "/t/06PORTALDER264" in page.links
    for link in page.links:
        assert not link.startswith("/search") or room.get(link).status_code == 200


def test_the_telegram_leads_there_and_back(room: Client) -> None:
    assert "/t/06SALTMERE35/similar" in Page(room.get("/t/06SALTMERE35").text).links
    assert "/t/06SALTMERE35" in Page(room.get("/t/06SALTMERE35/similar").text).links


def test_the_same_is_had_as_data(room: Client) -> None:
    told = room.get("/t/06SALTMERE35/similar.json").json()
    assert told == room.get("/api/1/telegrams/06SALTMERE35/similar").json()
    assert told["of"]["mrn"] == "06SALTMERE35"
    scores = [one["score"] for one in told["likenesses"]]
    assert scores == sorted(scores, reverse=True)
    assert any(one["cites_too"] == ["06PORTALDER264"] for one in told["likenesses"])


def test_what_is_like_nothing_says_so(open_room: Opened) -> None:
    assert "Nothing here resembles it" in Page(open_room(PERFECT).get("/t/06PORTALDER412/similar").text).text


def test_what_is_not_held_is_not_there(room: Client) -> None:
    for path in ("/t/99NOWHERE1/similar", "/t/%22%3E/similar", "/t/99NOWHERE1/similar.json"):
        assert room.get(path).status_code == 404
