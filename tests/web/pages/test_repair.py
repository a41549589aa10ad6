"""The page of what was refused."""

import datetime as dt
from pathlib import Path

import pytest
from litestar.testing import TestClient

from reftel.access import Viewer
from reftel.archive import Archive
from reftel.codes import Classification
from reftel.corpus import read
from reftel.web import create_app
from tests.web.conftest import BASE, NOW, READER, Client
from tests.web.strict_html import Page

PICTURE = b"\xff\xd8\xff\xe0<script>alert(1)</script>"


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    folder = tmp_path / "odd"
    folder.mkdir()
    (folder / "<b>scan.jpg").write_bytes(PICTURE)
    (folder / "empty.txt").write_bytes(b"")
    archive = Archive.create(tmp_path / "archive", title="Odd")
    archive.add(read([folder]), now=NOW)
    return archive


def client_of(archive: Archive, viewer: Viewer = READER) -> Client:
    return TestClient(create_app(archive, viewer), base_url=BASE)


def test_what_was_refused_is_listed_with_reason_and_what_to_do(archive: Archive) -> None:
    page = Page(client_of(archive).get("/repair").text)
    assert page.faults == []
    assert "2 inputs and texts wait for somebody" in page.text
    assert "<b>scan.jpg" in page.text
    assert "a picture" in page.text
    assert "Fetch it again, or leave it out." in page.text
    for entry in archive.care.repair_queue(READER):
        archive.care.judge_entry(READER, entry.name, "dismissed", now=NOW + dt.timedelta(days=1))
    assert "Nothing waits" in Page(client_of(archive).get("/repair").text).text


def test_bytes_are_handed_out_to_be_saved_and_never_shown(archive: Archive) -> None:
    (entry,) = (entry for entry in archive.care.repair_queue(READER) if entry.kept)
    answer = client_of(archive).get(f"/repair/{entry.name}")
    assert answer.content == PICTURE
    assert answer.headers["content-type"] == "application/octet-stream"
    assert answer.headers["content-disposition"] == f'attachment; filename="refused-{entry.name}"'
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert client_of(archive).get("/repair/nothing").status_code == 404


def test_for_other_readers_there_is_no_such_page(archive: Archive) -> None:
    other = Viewer(
        name="a reader",
        clearance=Classification.TOP_SECRET,
        controls=frozenset(),
        offices=frozenset(),
        nationality="US",
        is_owner=False,
    )
    (kept,) = (entry for entry in archive.care.repair_queue(READER) if entry.kept)
    client = client_of(archive, other)
    assert client.get("/repair").status_code == client.get(f"/repair/{kept.name}").status_code == 404
