"""What browsers have already: tags, times, and when they no longer hold."""

import datetime as dt
import os
import time
from collections.abc import Iterator
from email.utils import format_datetime, parsedate_to_datetime
from pathlib import Path

import pytest
from litestar.testing import TestClient

from reftel.archive import Archive, Recent
from reftel.web import create_app
from reftel.web.knowing import Made, is_unchanged_since, last_modified, weight_of
from tests.web.conftest import BASE, NOW, READER, Client, fill
from tests.wire.conftest import PERFECT

NOON = dt.datetime(2026, 3, 1, 12, tzinfo=dt.UTC)


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    (tmp_path / "one.txt").write_text(PERFECT)
    with fill(tmp_path / "archive", [tmp_path / "one.txt"]) as held:
        yield held


@pytest.fixture
def client(archive: Archive) -> Iterator[Client]:
    with TestClient(create_app(archive, READER), base_url=BASE) as opened:
        yield opened


def test_a_page_that_is_known_and_unchanged_is_not_made_again(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    tag = client.get("/t/06PORTALDER412").headers["etag"]

    def fail(*_: object) -> None:
        raise AssertionError("the page was made")

    with monkeypatch.context() as patched:
        patched.setattr("reftel.archive.Archive.fetch", fail)
        again = client.get("/t/06PORTALDER412", headers={"If-None-Match": tag})
    assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", tag)


def test_the_last_pages_are_remembered_whole_for_whoever_asks_next(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = client.get("/t/06PORTALDER412")
    french = client.get("/t/06PORTALDER412", headers={"Accept-Language": "fr"})
    text = client.get("/t/06PORTALDER412.txt")

    def fail(*_: object) -> None:
        raise AssertionError("the page was made")

    with monkeypatch.context() as patched:
        patched.setattr("reftel.archive.Archive.fetch", fail)
        patched.setattr("reftel.archive.Archive.original", fail)
        again = client.get("/t/06PORTALDER412")
        assert client.get("/t/06PORTALDER412", headers={"Accept-Language": "fr"}).content == french.content
        assert client.get("/t/06PORTALDER412.txt").headers["content-disposition"] == text.headers["content-disposition"]
        assert client.head("/t/06PORTALDER412").status_code == 200
    assert (again.content, again.headers["etag"]) == (first.content, first.headers["etag"])
    assert again.headers["content-type"] == first.headers["content-type"]
    assert french.content != first.content


def test_what_nobody_may_keep_is_not_remembered_either(client: Client, archive: Archive) -> None:
    room = client.app.state["room"]
    assert client.get("/health").status_code == 200
    assert all("/health" not in asked[0] for asked in room.pages._answers)
    assert client.get("/search?q=(").status_code == 400
    assert not any("search" in asked[0] for asked in room.pages._answers)


def test_pages_are_remembered_up_to_a_limit() -> None:
    memory: Recent[Made] = Recent(5_000, weight_of)
    for number in range(9):
        memory.keep(number, "as it stands", Made(b"x" * 500, "text/html", "utf-8", {}))
    assert [number for number in range(9) if memory.get(number, "as it stands")] == [6, 7, 8]
    memory.keep(8, "as it stands", Made(b"x" * 4_500, "text/html", "utf-8", {}))
    assert [number for number in range(9) if memory.get(number, "as it stands")] == []
    memory.keep(1, "as it stands", Made(b"y", "text/html", "utf-8", {}))
    assert memory.get(1, "as it stands") is not None
    assert memory.get(1, "otherwise") is None


def test_a_tag_is_of_one_page_in_one_form(client: Client) -> None:
    tag = client.get("/t/06PORTALDER412").headers["etag"]
    assert client.get("/posts", headers={"If-None-Match": tag}).status_code == 200
    assert client.get("/t/06PORTALDER412?x=1", headers={"If-None-Match": 'W/"0"'}).status_code == 200


def test_whoever_writes_the_page_is_made_again_also_by_another_process(client: Client, archive: Archive) -> None:
    first = client.get("/kept")
    with Archive.open(archive.path) as other:  # as another worker has it
        other.work.sets.make(READER, "lightships", now=NOW)
    again = client.get("/kept", headers={"If-None-Match": first.headers["etag"]})
    assert again.status_code == 200
    assert "lightships" in again.text


def test_a_search_is_asked_anew_when_something_came(client: Client, archive: Archive, tmp_path: Path) -> None:
    from reftel.corpus import read

    first = client.get("/search?q=station:PORTALDER")
    assert "1 telegram" in first.text
    (tmp_path / "two.txt").write_text(PERFECT.replace("000412", "000413").replace("00000412", "00000413"))
    archive.add(read([tmp_path / "two.txt"]), now=NOW)
    again = client.get("/search?q=station:PORTALDER", headers={"If-None-Match": first.headers["etag"]})
    assert again.status_code == 200
    assert "2 telegrams" in again.text


def test_pages_say_since_when_they_are_as_they_are(client: Client, archive: Archive) -> None:
    time.sleep(1.1)  # within the second of a change nothing is said
    answer = client.get("/t/06PORTALDER412")
    since = parsedate_to_datetime(answer.headers["last-modified"])
    assert archive.changed_at() - 1 <= since.timestamp() <= time.time()
    same = client.get("/t/06PORTALDER412", headers={"If-Modified-Since": answer.headers["last-modified"]})
    assert same.status_code == 304
    before = format_datetime(since - dt.timedelta(seconds=1), usegmt=True)
    assert client.get("/t/06PORTALDER412", headers={"If-Modified-Since": before}).status_code == 200
    archive.work.sets.make(READER, "lightships", now=NOW)
    again = client.get("/t/06PORTALDER412", headers={"If-Modified-Since": answer.headers["last-modified"]})
    assert again.status_code == 200, "it offers the new collection"


def test_what_changed_this_second_has_no_time_yet(archive: Archive) -> None:
    now = time.time() + 0.0
    os.utime(archive.path / "records.db", (now, now))
    assert last_modified(archive, 0.0) is None or time.time() - now >= 1


@pytest.mark.parametrize(
    ("header", "answer"),
    [
        (format_datetime(NOON, usegmt=True), True),
        (format_datetime(NOON + dt.timedelta(days=1), usegmt=True), True),
        (format_datetime(NOON - dt.timedelta(seconds=1), usegmt=True), False),
        ("", False),
        ("yesterday", False),
        ("Sun, 99 Foo 2026", False),
    ],
)
def test_times_of_browsers(header: str, answer: bool) -> None:
    assert is_unchanged_since(header, NOON) is answer
    assert not is_unchanged_since(header, None)
