"""The box into which one pastes a telegram."""

from pathlib import Path

import pytest

from reftel.web.pages.explain import MAX_PASTE
from tests.web.conftest import Client, Opened
from tests.web.strict_html import Page
from tests.wire.conftest import PERFECT


def test_the_box_is_empty_at_first(room: Client) -> None:
    page = Page(room.get("/explain").text)
    assert "Nothing is stored" in page.text
    assert not [a for a in page.all("a") if "part" in a.get("class", "")]


def test_a_pasted_telegram_is_explained(room: Client) -> None:
    page = Page(room.post("/explain", data={"text": PERFECT.replace("\n", "\r\n")}).text)
    assert page.faults == []
    assert "06PORTALDER412" in page.text
    assert "Marrow Coast (geographic TAG)." in page.text
    assert "CONFIDENTIAL historical marking" in page.text


def test_what_is_no_telegram_is_said_so(room: Client) -> None:
    assert "This does not look like a telegram" in Page(room.post("/explain", data={"text": "Dear all"}).text).text
    assert "There was nothing in the box" in Page(room.post("/explain", data={"text": " \n"}).text).text
    assert "There was nothing in the box" in Page(room.post("/explain", data={}).text).text


def test_of_several_telegrams_the_first_is_explained(room: Client) -> None:
    text = PERFECT + "\n" + PERFECT.replace("0412", "0413").replace("031405Z", "041405Z").replace("1231405", "1241405")
    page = Page(room.post("/explain", data={"text": text}).text)
    assert "2 telegrams stand in this text; the first is explained." in page.text


def test_nothing_is_kept(open_room: Opened, tmp_path: Path) -> None:
    client = open_room("Dear all")
    files = {path: path.read_bytes() for path in tmp_path.rglob("*.toml")}
    answer = client.post("/explain", data={"text": PERFECT})
    assert answer.headers["cache-control"] == "no-store"
    assert client.get("/t/06PORTALDER412").status_code == 404
    assert {path: path.read_bytes() for path in tmp_path.rglob("*.toml")} == files


@pytest.mark.parametrize("length", [MAX_PASTE + 1, MAX_PASTE * 4])
def test_too_long_a_text_is_refused_with_the_next_step(room: Client, length: int) -> None:
    answer = room.post("/explain", data={"text": "a" * length})
    assert answer.status_code == 413
    page = Page(answer.text)
    assert page.faults == []
    assert "one telegram at a time" in page.text


def test_the_longest_text_is_taken(room: Client) -> None:
    assert room.post("/explain", data={"text": "é " * (MAX_PASTE // 2)}).status_code == 200
