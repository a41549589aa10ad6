import datetime as dt
import shutil
import sqlite3
from pathlib import Path

import pytest

from reftel.archive import Archive
from reftel.archive.store.schema import SCHEMA_VERSION
from reftel.errors import ArchiveError
from tests.archive.cables import NOW, OWNER, filled, matters_in, telegram

HERE = Path(__file__).parent
DAYS = (dt.datetime(2025, 11, 3, 8, 0, tzinfo=dt.UTC), dt.datetime(2026, 1, 9, 17, 45, tzinfo=dt.UTC))


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """Return an archive of schema 1: the dump of one that Reftel 0.1 made, with a verdict, a refusal and a trained dictionary."""
    path = tmp_path / "strait"
    path.mkdir()
    shutil.copy(HERE / "schema1.toml", path / "reftel.toml")
    database = sqlite3.connect(path / "records.db")
    database.execute("PRAGMA page_size = 16384")
    database.execute("PRAGMA application_id = 0x5246544C")
    database.execute("PRAGMA journal_mode = WAL")
    database.executescript((HERE / "schema1.sql").read_text(encoding="utf-8"))
    database.close()
    return path


def test_old_archive_is_not_opened_but_named_with_what_to_do(old: Path) -> None:
    for read_only in (True, False):
        with pytest.raises(ArchiveError, match="was made by an older Reftel") as told:
            Archive.open(old, read_only=read_only)
        assert "upgrade" in told.value.next_step


def test_upgraded_archive_has_everything_and_a_backup_of_what_it_was(old: Path) -> None:
    report = Archive.upgrade(old, now=NOW)
    assert (report.before, report.problems) == (1, ())
    assert report.rebuilt is not None
    assert (report.rebuilt.read, report.rebuilt.carried, report.rebuilt.refused) == (7, 1, ())
    with Archive.open(old) as archive:
        assert archive.verify().problems == ()
        figures = archive.figures(OWNER)
        assert (figures.versions, figures.sightings, figures.unrecognised) == (5, 7, 1)
        held = archive.fetch(OWNER, "06PORTALDER413")
        assert sorted(sighting.seen_at for sighting in held.sightings) == list(DAYS)
        assert len(archive.fetch(OWNER, "06PORTALDER412").other_versions) == 1
        assert archive.fetch(OWNER, "06VERRIN99").telegram.classification == "CONFIDENTIAL"
        assert "Held at buoy 5." in archive.original(OWNER, "06PORTALDER500").decode()
        (matter,) = matters_in(archive, OWNER, verdict="confirmed")
        assert matter.verdict.value == "confirmed"
        assert archive.search(OWNER, "fog").total == 1
    backup = sqlite3.connect(str(report.backup))
    assert backup.execute("SELECT value FROM meta WHERE name = 'schema_version'").fetchone() == ("1",)
    assert backup.execute("SELECT count(*) FROM sightings").fetchone() == (7,)
    backup.close()


def test_upgrading_twice_changes_nothing(old: Path) -> None:
    Archive.upgrade(old, now=NOW)
    before = (old / "records.db").read_bytes()
    again = Archive.upgrade(old, now=NOW)
    assert (again.before, again.backup, again.rebuilt) == (SCHEMA_VERSION, None, None)
    assert (old / "records.db").read_bytes() == before


def test_damaged_original_stops_the_upgrade_and_the_old_archive_stays(old: Path) -> None:
    database = sqlite3.connect(old / "records.db")
    database.execute("UPDATE items SET data = X'00' WHERE id = 6")
    database.commit()
    database.close()
    with pytest.raises(ArchiveError, match="original 23628fde4ff141bf is damaged"):
        Archive.upgrade(old, now=NOW)
    database = sqlite3.connect(old / "records.db")
    assert database.execute("SELECT value FROM meta WHERE name = 'schema_version'").fetchone() == ("1",)
    assert database.execute("SELECT count(*) FROM items").fetchone() == (6,)
    database.close()


@pytest.mark.parametrize(
    ("statement", "sentence"),
    [
        ("UPDATE meta SET value = '0' WHERE name = 'schema_version'", "has schema 0, which this Reftel cannot upgrade"),
        ("DROP TABLE meta", "is damaged or no database of Reftel"),
    ],
    ids=["unknown schema", "no meta"],
)
def test_what_cannot_be_upgraded_is_told(old: Path, statement: str, sentence: str) -> None:
    database = sqlite3.connect(old / "records.db")
    database.execute(statement)
    database.commit()
    database.close()
    with pytest.raises(ArchiveError, match=sentence):
        Archive.upgrade(old, now=NOW)


def test_an_archive_of_the_schema_before_is_upgraded_with_what_people_said(tmp_path: Path) -> None:
    archive = filled(
        tmp_path,
        a=telegram(412, "(U) ACTION REQUEST: Embassy requests guidance.", "(U) Orlan said that the lamp was out."),
    )
    (request,) = matters_in(archive, OWNER, kind="request")
    archive.docket.dismiss(OWNER, request.id, by="E. Winterbottom", now=NOW)
    archive.close()
    database = sqlite3.connect(archive.path / "records.db")
    for table in ("matters", "speakers"):
        database.execute(f"DROP TABLE {table}")
    database.execute("UPDATE meta SET value = '2' WHERE name = 'schema_version'")
    database.commit()
    database.close()
    with pytest.raises(ArchiveError, match="was made by an older Reftel"):
        Archive.open(archive.path)
    report = Archive.upgrade(archive.path, now=NOW)
    assert (report.before, report.problems) == (2, ())
    with Archive.open(archive.path) as upgraded:
        (matter,) = matters_in(upgraded, OWNER, kind="request")
        assert (matter.id, matter.verdict.value) == (request.id, "dismissed")
        assert upgraded.search(OWNER, "speaker:orlan").total == 1
        assert upgraded.verify().problems == ()
