"""The bytes of one telegram looked at from its page."""

import datetime as dt
import re
from pathlib import Path

import pytest
from litestar.testing import TestClient
from sqlalchemy import update

from reftel.archive import Archive
from reftel.archive.store.schema import items
from reftel.web import create_app
from reftel.web.service import Service
from tests.web.conftest import BASE, READER, Client, Opened, fill
from tests.web.strict_html import Page
from tests.wire.conftest import PERFECT


def form_of(client: Client) -> tuple[str, str]:
    found = re.search(
        r'action="(/t/[^"]+/check)"><input type="hidden" name="token" value="(\w+)"',
        client.get("/t/06PORTALDER412").text,
    )
    assert found is not None
    return found[1], found[2]


def test_sound_bytes_are_said_to_be_so_and_when(open_room: Opened) -> None:
    client = open_room(PERFECT)
    action, token = form_of(client)
    answer = client.post(action, data={"token": token})
    page = Page(answer.text)
    assert (answer.status_code, page.faults) == (200, [])
    assert answer.headers["cache-control"] == "no-store"
    assert f"Read again on {dt.datetime.now(dt.UTC).day} " in page.text
    assert f"{len(PERFECT.encode()):,} bytes, gives the SHA-256 that was recorded" in page.text
    assert "No verification of the whole archive is recorded." in page.text


@pytest.mark.parametrize("data", [b"", b"\xff" * 50])
def test_damaged_bytes_are_said_to_be_so(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "one.txt"
    path.write_text(PERFECT)
    with (
        fill(tmp_path / "archive", [path]) as archive,
        TestClient(create_app(archive, READER), base_url=BASE) as client,
    ):
        action, token = form_of(client)
        with archive._store.writing() as connection:
            connection.execute(update(items).values(data=data))
        answer = client.post(action, data={"token": token})
        assert answer.status_code == 200
        assert "is damaged and does not give" in Page(answer.text).text
        told = client.post(f"/api/1{action.replace('/t/', '/telegrams/')}", json={}).json()
        assert (told["is_sound"], told["found"], told["verified"]) == (False, None, None)


def test_no_other_form_may_do_it(open_room: Opened) -> None:
    client = open_room(PERFECT)
    action, token = form_of(client)
    assert client.post(action, data={}).status_code == 403
    assert client.post("/t/06PORTALDER413/check", data={"token": token}).status_code == 403
    assert client.get(action).status_code in {404, 405}


def test_what_is_not_there_is_not_checked(open_room: Opened) -> None:
    assert open_room(PERFECT).post("/api/1/telegrams/99NOWHERE1/check", json={}).status_code == 404


def test_the_page_says_when_everything_was_verified(tmp_path: Path) -> None:
    path = tmp_path / "one.txt"
    path.write_text(PERFECT)
    with (
        fill(tmp_path / "archive", [path]) as archive,
        TestClient(create_app(archive, READER), base_url=BASE) as client,
    ):
        assert "No verification of the whole archive" in client.get("/t/06PORTALDER412").text
        archive.verify(now=dt.datetime(2026, 3, 5, 8, 15, tzinfo=dt.UTC))
        told = "The whole archive was last verified on 5 March 2026, 08:15Z: nothing was wrong."
        assert told in client.get("/t/06PORTALDER412").text
        action, _ = form_of(client)
        answer = client.post(f"/api/1{action.replace('/t/', '/telegrams/')}", json={}).json()
        assert answer["verified"] == {"at": "2026-03-05T08:15:00Z", "problems": 0}


def test_a_published_page_has_no_form(sample_archive: Archive) -> None:
    with TestClient(create_app(sample_archive, READER, Service(published=True)), base_url=BASE) as client:
        assert "/check" not in client.get("/t/06PORTALDER412").text
