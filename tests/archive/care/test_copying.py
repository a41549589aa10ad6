import io
import shutil
import sqlite3
import tarfile
import threading
from pathlib import Path

import pytest
import zstandard

from reftel.archive import Archive
from reftel.archive.care import copying
from reftel.errors import ArchiveError, ConfigError
from tests.archive.cables import NOW, OWNER, filled, items, telegram, write


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    return filled(tmp_path, a=telegram(412), b=telegram(413, refs="PORT ALDER 412"))


@pytest.mark.parametrize("name", ["copy", "copy.tar.zst"])
def test_backup_is_restored_as_it_was(tmp_path: Path, archive: Archive, name: str) -> None:
    report = archive.care.back_up(tmp_path / name)
    assert (report.checked.items, report.checked.indexed, report.checked.problems) == (2, 2, ())
    again = Archive.restore(tmp_path / name, tmp_path / "restored")
    assert again.checked.problems == ()
    with Archive.open(tmp_path / "restored") as restored:
        assert restored.collection == archive.collection
        assert restored.search(OWNER, "dues").total == 2
        assert restored.fetch(OWNER, "06PORTALDER413") == archive.fetch(OWNER, "06PORTALDER413")
    assert {path.name for path in tmp_path.iterdir()} == {"archive", "input", name, "restored"}


def test_backup_of_a_folder_is_an_archive(tmp_path: Path, archive: Archive) -> None:
    archive.care.back_up(tmp_path / "copy", quick=False)
    with Archive.open(tmp_path / "copy", read_only=True) as copy:
        assert copy.verify().problems == ()


@pytest.mark.parametrize("name", ["copy", "copy.tar.zst"])
def test_backup_while_texts_are_added_is_of_one_moment(tmp_path: Path, archive: Archive, name: str) -> None:
    folder = write(tmp_path / "more", **{f"t{n:02}": telegram(n) for n in range(1, 41)})
    writer = threading.Thread(target=lambda: archive.add(items(folder), now=NOW, batch=1))
    writer.start()
    with Archive.open(archive.path, read_only=True) as reader:
        report = reader.care.back_up(tmp_path / name, quick=False)
    writer.join()
    checked = report.checked
    assert checked.problems == ()
    assert checked.items == checked.versions == checked.sightings == checked.indexed
    assert Archive.restore(tmp_path / name, tmp_path / "restored").checked.versions == checked.versions


@pytest.mark.parametrize("change", ["delete", "tear", "behind"])
def test_index_that_changed_while_it_was_copied_is_made_again(
    tmp_path: Path, archive: Archive, monkeypatch: pytest.MonkeyPatch, change: str
) -> None:
    real = copying._copy_index

    def copy(place: object, draft: object) -> None:
        real(place, draft)  # type: ignore[arg-type]
        if change == "delete":
            shutil.rmtree(draft.index)  # type: ignore[attr-defined]
        elif change == "tear":
            (draft.index / "meta.json").write_text("{")  # type: ignore[attr-defined]
        else:
            archive.add(items(write(tmp_path / "late", c=telegram(414))), now=NOW)

    monkeypatch.setattr(copying, "_copy_index", copy)
    report = archive.care.back_up(tmp_path / "copy", quick=False)
    assert report.checked.problems == ()
    assert report.checked.indexed == (3 if change == "behind" else 2)


def test_damage_is_told_and_copied_all_the_same(tmp_path: Path, archive: Archive) -> None:
    database = sqlite3.connect(archive.path / "records.db")
    database.execute("UPDATE items SET length = 1 WHERE id = 1")
    database.commit()
    database.close()
    report = archive.care.back_up(tmp_path / "copy")
    assert [problem.what for problem in report.checked.problems] == [f"has {len(telegram(412))} bytes, not 1"]
    assert (tmp_path / "copy" / "reftel.toml").exists()


def test_nothing_is_overwritten(tmp_path: Path, archive: Archive) -> None:
    archive.care.back_up(tmp_path / "copy.tar.zst")
    for place in (tmp_path / "copy.tar.zst", archive.path):
        with pytest.raises(ConfigError):
            archive.care.back_up(place)
    with pytest.raises(ConfigError, match="is an archive already"):
        Archive.restore(tmp_path / "copy.tar.zst", archive.path)


def packed(path: Path, *names: str) -> Path:
    with (
        path.open("wb") as file,
        zstandard.ZstdCompressor().stream_writer(file) as stream,
        tarfile.open(fileobj=stream, mode="w|") as tar,
    ):
        for name in names:
            member = tarfile.TarInfo(name)
            member.size = 1
            tar.addfile(member, io.BytesIO(b"x"))
    return path


@pytest.mark.parametrize(
    "name",
    ["../reftel.toml", "/etc/reftel.toml", "index/../../x", "other.txt", "index/a/b", "index/..\\..\\x", "index/C:x"],
    ids=str,
)
def test_hostile_backup_writes_nothing_elsewhere(tmp_path: Path, name: str) -> None:
    source = packed(tmp_path / "bad.tar.zst", name)
    with pytest.raises(ArchiveError, match="cannot be restored"):
        Archive.restore(source, tmp_path / "deep" / "restored")
    assert not list((tmp_path / "deep").iterdir())


@pytest.mark.parametrize("keep", [0, 10, 2_000])
def test_torn_backup_is_told_and_leaves_nothing(tmp_path: Path, archive: Archive, keep: int) -> None:
    archive.care.back_up(tmp_path / "copy.tar.zst")
    torn = tmp_path / "torn.tar.zst"
    torn.write_bytes((tmp_path / "copy.tar.zst").read_bytes()[:keep])
    with pytest.raises(ArchiveError):
        Archive.restore(torn, tmp_path / "restored")
    assert not (tmp_path / "restored").exists()
