import datetime as dt
import sqlite3
from pathlib import Path

import pytest

from reftel.archive import Archive
from reftel.archive.care import rebuild
from reftel.archive.care.carrying import CARRIED
from reftel.archive.care.digest import digest_derived
from reftel.archive.care.sources import NATURAL_KEYS, Present
from reftel.archive.store import schema
from reftel.errors import ArchiveError
from tests.archive.cables import NOW, OWNER, filled, items, matters_in, telegram, write

LATER = NOW + dt.timedelta(days=9)
ASKING = telegram(412, "(U) ACTION REQUEST: Embassy requests the Department's guidance on the lightship dues.")


def archive_with_work(path: Path) -> Archive:
    """Return an archive with versions, a copy, a reference, a text that is no telegram, and a verdict."""
    archive = filled(path, a=ASKING, b=telegram(413, refs="PORT ALDER 412"), c=telegram(412, "(U) XXXXXXXX"))
    archive.add(items(write(path / "more", again=telegram(413, refs="PORT ALDER 412"), note="A note.\n")), now=LATER)
    (matter,) = matters_in(archive, OWNER)
    archive.docket.confirm(OWNER, matter.id, by="E. Winterbottom", now=NOW, note="asked for")
    return archive


def spoil(path: Path, statement: str) -> None:
    connection = sqlite3.connect(path / "records.db")
    connection.execute(statement)
    connection.commit()
    connection.close()


def shown(archive: Archive) -> object:
    """Return everything a reader can see, in one value."""
    hits = archive.search(OWNER, "").hits
    holdings = [archive.fetch(OWNER, hit.brief.address) for hit in hits]
    return holdings, archive.figures(OWNER), matters_in(archive, OWNER), archive.missing(OWNER)


def test_rebuilt_archive_is_equal_to_the_old_one(tmp_path: Path) -> None:
    archive = archive_with_work(tmp_path)
    before = shown(archive)
    with Present(archive._store, archive._codec) as source:
        digest = digest_derived(source.cursor(), archive._codec)
    report = archive.care.rebuild(now=LATER)
    assert (report.read, report.carried, report.refused, report.differences) == (5, 1, (), {})
    assert shown(archive) == before
    assert archive.verify().problems == ()
    with Present(archive._store, archive._codec) as source:
        assert digest_derived(source.cursor(), archive._codec) == digest
    archive.close()
    with Archive.open(archive.path) as again:
        assert shown(again) == before
    assert sorted(path.name for path in archive.path.iterdir()) == ["index", "records.db", "reftel.toml", "writer.lock"]


@pytest.mark.parametrize(
    ("statement", "table"),
    [
        ("UPDATE refs SET serial = 7", "refs"),
        ("DELETE FROM suggestions", "suggestions"),
        ("DELETE FROM records", "records"),
        ("UPDATE versions SET telegram = 1", "versions"),
    ],
)
def test_rebuilding_mends_what_was_derived_and_says_what_differed(tmp_path: Path, statement: str, table: str) -> None:
    archive = archive_with_work(tmp_path)
    before = shown(archive)
    spoil(archive.path, statement)
    report = archive.care.rebuild(now=LATER)
    assert table in (report.differences or {})
    assert archive.verify().problems == ()
    assert shown(archive) == before


def test_damaged_original_stops_rebuilding_and_nothing_is_touched(tmp_path: Path) -> None:
    archive = archive_with_work(tmp_path)
    spoil(archive.path, "UPDATE items SET data = (SELECT data FROM items WHERE id = 2) WHERE id = 1")
    before = (archive.path / "records.db").read_bytes()
    with pytest.raises(ArchiveError, match="do not give its SHA-256"):
        archive.care.rebuild(now=LATER)
    assert (archive.path / "records.db").read_bytes() == before
    assert not list(archive.path.glob(".rebuild*"))
    assert archive.fetch(OWNER, "06PORTALDER413").mrn == "06PORTALDER413"


def test_a_reader_goes_on_while_and_after_all_is_made_again(tmp_path: Path) -> None:
    archive = archive_with_work(tmp_path)
    with Archive.open(archive.path, read_only=True) as reader:
        before = shown(reader)
        archive.care.rebuild(now=LATER, progress=lambda _: None)
        assert shown(reader) == before
        assert reader.search(OWNER, "dues").total == 3


@pytest.mark.parametrize("name", ["carry_over", "replace_records"])
def test_verdict_given_meanwhile_is_not_lost(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    archive = archive_with_work(tmp_path)
    real = getattr(rebuild, name)

    def say_something_first(*arguments: object, **named: object) -> object:
        (matter,) = matters_in(archive, OWNER)
        archive.docket.dismiss(OWNER, matter.id, by="E. Winterbottom", now=LATER)
        return real(*arguments, **named)

    monkeypatch.setattr(rebuild, name, say_something_first)
    with pytest.raises(ArchiveError, match="was written to while"):
        archive.care.rebuild(now=LATER)
    (matter,) = matters_in(archive, OWNER)
    assert matter.verdict.value == "dismissed"
    monkeypatch.undo()
    archive.care.rebuild(now=LATER)
    assert archive.verify().statements == 2
    assert matters_in(archive, OWNER)[0].verdict.value == "dismissed"
    assert archive.verify().problems == ()


def test_what_people_made_names_only_rows_that_can_be_found_again() -> None:
    carried = [schema.metadata.tables[name] for name in CARRIED]
    parents = {key.column.table.name for table in carried for column in table.columns for key in column.foreign_keys}
    assert parents <= CARRIED | NATURAL_KEYS.keys()
