from pathlib import Path

import pytest
from sqlalchemy import Connection

from reftel.archive import Archive
from reftel.archive.finding.remembering import SCOPES, Remembered
from tests.archive.cables import NOW, OWNER, PUBLIC, filled, items, matters_in, telegram, write

ASKING = telegram(412, "(U) ACTION REQUEST: Embassy requests the Department's guidance on the lightship dues.")


class Counter:
    def __init__(self) -> None:
        self.calls = 0

    def __call__(self, _connection: Connection, labels: str) -> str:
        self.calls += 1
        return f"{labels} {self.calls}"


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    return filled(tmp_path, a=ASKING)


def test_answer_is_computed_once_for_each_scope(archive: Archive) -> None:
    remembered, counter = Remembered[str](), Counter()
    with archive._store.reading() as connection:
        given = [remembered.get(connection, labels, counter) for labels in ("[1]", "[1]", "[2]", "[1]")]
    assert given == ["[1] 1", "[1] 1", "[2] 2", "[1] 1"]


def test_no_more_scopes_are_remembered_than_there_is_room_for(archive: Archive) -> None:
    remembered, counter = Remembered[str](), Counter()
    with archive._store.reading() as connection:
        for labels in map(str, range(SCOPES + 1)):
            remembered.get(connection, labels, counter)
        assert remembered.get(connection, "0", counter) == f"0 {SCOPES + 2}"
        assert remembered.get(connection, str(SCOPES), counter) == f"{SCOPES} {SCOPES + 1}"


def test_what_is_written_is_seen_at_once_also_by_other_readers(archive: Archive, tmp_path: Path) -> None:
    with Archive.open(archive.path, read_only=True) as other:
        assert other.figures(OWNER).telegrams == 1
        archive.add(items(write(tmp_path / "again", b=ASKING)), now=NOW)
        assert other.figures(OWNER).sightings == 2
        archive.add(items(write(tmp_path / "more", b=telegram(413, refs="VERRIN 5"))), now=NOW)
        assert other.figures(OWNER).telegrams == 2
        assert len(other.missing(OWNER)) == 1
        (matter,) = matters_in(other, OWNER)
        archive.docket.confirm(OWNER, matter.id, by="E. Winterbottom", now=NOW)
        assert matters_in(other, OWNER)[0].verdict == "confirmed"
        assert matters_in(other, PUBLIC)[0].verdict == "confirmed"
