import sqlite3
from pathlib import Path

import pytest

from reftel.archive import Archive, Progress
from reftel.archive.care import compacting
from reftel.archive.store import training
from tests.archive.cables import NOW, OWNER, filled, items, telegram, write

BUOYS = (
    "Buoys and lightships were inspected, and the pilots of the port were heard on the dues that they are to collect."
)


@pytest.fixture
def archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Archive:
    """Return an archive whose dictionary was trained on few texts, unlike the many that came after."""
    monkeypatch.setattr(training, "TRAININGS", ((20, 5_000),))
    monkeypatch.setattr(compacting, "TRAININGS", ((20, 5_000), (200, 20_000)))
    monkeypatch.setattr(compacting, "_COMPARED", 20)
    archive = filled(tmp_path, **{f"t{n}": telegram(n, "(U) The dues are paid.") for n in range(1, 21)})
    more = {f"t{n}": telegram(n, f"(U) {BUOYS}", f"(U) Report {n * 7919} follows. {BUOYS}") for n in range(21, 241)}
    archive.add(items(write(tmp_path / "more", **more)), now=NOW, batch=30)
    return archive


def test_compacting_makes_small_and_changes_nothing(archive: Archive, tmp_path: Path) -> None:
    before = [archive.fetch(OWNER, f"06PORTALDER{n}") for n in (5, 100, 240)]
    report = archive.care.compact()
    was, is_now = (sum(size.bytes for size in sizes) for sizes in (report.before, report.after))
    assert is_now < was
    assert report.compressed > 200
    assert archive.verify().problems == ()
    assert [archive.fetch(OWNER, f"06PORTALDER{n}") for n in (5, 100, 240)] == before
    assert archive.original(OWNER, "06PORTALDER5").decode() == telegram(5, "(U) The dues are paid.")
    assert archive.search(OWNER, "dues").total == 240
    assert archive.care.status(OWNER).index.deleted == 0
    assert archive.add(items(tmp_path / "more"), now=NOW).known == 220


def test_compacting_twice_finds_nothing_more_to_do(archive: Archive) -> None:
    archive.care.compact()
    assert archive.care.compact().compressed == 0


def test_a_reader_goes_on_while_an_archive_is_compacted(archive: Archive) -> None:
    with Archive.open(archive.path, read_only=True) as reader:
        before = reader.fetch(OWNER, "06PORTALDER100")

        def look(_: Progress) -> None:
            assert reader.fetch(OWNER, "06PORTALDER100") == before

        archive.care.compact(progress=look)
        assert reader.fetch(OWNER, "06PORTALDER100") == before
        assert reader.search(OWNER, "dues").total == 240


@pytest.mark.parametrize("name", ["_train", "_give_back", "_merge_index"])
def test_compacting_that_stops_anywhere_leaves_a_sound_archive(
    archive: Archive, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    real = getattr(compacting.Compacting, name)

    def stop(*arguments: object) -> None:
        real(*arguments)
        raise KeyboardInterrupt

    with monkeypatch.context() as patch, pytest.raises(KeyboardInterrupt):
        patch.setattr(compacting.Compacting, name, stop)
        archive.care.compact()
    assert archive.verify().problems == ()
    assert archive.search(OWNER, "dues").total == 240
    archive.care.compact()
    assert archive.verify().problems == ()


def test_damaged_original_is_left_as_it_is(archive: Archive) -> None:
    database = sqlite3.connect(archive.path / "records.db")
    database.execute("UPDATE items SET data = X'00' WHERE id = 7")
    database.commit()
    archive.care.compact()
    assert database.execute("SELECT data FROM items WHERE id = 7").fetchone() == (b"\0",)
    database.close()
    assert len(archive.verify().problems) == 2
