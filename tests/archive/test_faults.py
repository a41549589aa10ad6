import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from reftel.archive import Archive
from reftel.archive.store.schema import PAGE_BYTES
from reftel.corpus import read
from reftel.errors import ArchiveError
from tests.archive.cables import NOW, OWNER, filled, items, telegram, write

ROOT = Path(__file__).resolve().parents[2]
COUNT = 10
MOMENTS = (
    ("reftel.archive.ingest.writer:BatchWriter.write", "before", 2),
    ("reftel.archive.ingest.writer:BatchWriter.write", "after", 2),
    ("reftel.archive.ingest.run:refresh_answers", "after", 1),
    ("reftel.archive.ingest.run:Ingest._write", "after", 1),
    ("reftel.search.engine.tantivy_index:EngineIndex.add_packed", "before", 1),
    ("reftel.search.engine.tantivy_index:EngineIndex.add_packed", "after", 2),
    ("reftel.search.engine.tantivy_index:EngineIndex.commit", "before", 1),
    ("reftel.search.engine.tantivy_index:write_id", "before", 1),
    ("reftel.search.engine.tantivy_index:EngineIndex.commit", "after", 1),
    ("reftel.search.engine.tantivy_index:EngineIndex.commit", "after", 2),
    ("reftel.archive.finding.indexing:IndexKeeper._note", "after", 1),
)


def folder_of_telegrams(tmp_path: Path) -> Path:
    return write(
        tmp_path / "input", **{f"t{n:02}": telegram(n, f"(U) Vessel number {n}.") for n in range(1, COUNT + 1)}
    )


def run(*arguments: str | Path) -> "subprocess.CompletedProcess[str]":
    script = ROOT / "tests" / "archive" / "killed_writer.py"
    environment = os.environ | {"PYTHONPATH": os.pathsep.join((str(ROOT / "src"), str(ROOT)))}
    return subprocess.run(
        [sys.executable, str(script), *map(str, arguments)],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )


def require_whole(path: Path, folder: Path) -> None:
    """Open for writing, add again, and find everything once, in the records and in the index."""
    with Archive.open(path) as archive:
        assert archive.verify().problems == ()
        report = archive.add(read([folder]), now=NOW)
        assert report.read == COUNT
        assert report.new + report.known == COUNT
        checked = archive.verify()
        assert (checked.items, checked.versions, checked.sightings, checked.indexed) == (COUNT,) * 4
        assert checked.problems == ()
        assert archive.search(OWNER, "vessel").total == COUNT
        assert archive.figures(OWNER).telegrams == COUNT


@pytest.mark.parametrize(
    ("target", "moment", "at"), MOMENTS, ids=[f"{t.split('.')[-1]} {m} {a}" for t, m, a in MOMENTS]
)
def test_kill_at_any_moment_loses_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, target: str, moment: str, at: int
) -> None:
    folder, path = folder_of_telegrams(tmp_path), tmp_path / "archive"
    Archive.create(path, title="Lightships").close()
    died = run(path, folder, target, moment, str(at))
    if "commit" in target and at == 2:
        # One commit is all that so few texts need: the run ends by itself, and there is nothing to repair.
        assert died.stdout == "alive\n"
    else:
        assert died.returncode == -signal.SIGKILL, died.stderr
    require_whole(path, folder)


def test_kill_from_outside_at_arbitrary_times_loses_nothing(tmp_path: Path) -> None:
    folder, path = folder_of_telegrams(tmp_path), tmp_path / "archive"
    Archive.create(path, title="Lightships").close()
    code = (
        "import sys, datetime as dt; from reftel.archive import Archive; from reftel.corpus import read\n"
        "with Archive.open(sys.argv[1]) as held:\n"
        "    print('open', flush=True)\n"
        "    held.add(read([sys.argv[2]]), now=dt.datetime(2026, 3, 2, tzinfo=dt.UTC), batch=1)\n"
    )
    environment = os.environ | {"PYTHONPATH": str(ROOT / "src")}
    for milliseconds in (0, 5, 20, 50, 120):
        arguments = [sys.executable, "-c", code, str(path), str(folder)]
        with subprocess.Popen(arguments, env=environment, stdout=subprocess.PIPE, text=True) as writer:
            assert writer.stdout is not None
            assert writer.stdout.readline() == "open\n"
            time.sleep(milliseconds / 1000)
            writer.kill()
    require_whole(path, folder)


def test_deleted_index_is_made_again_on_opening(tmp_path: Path) -> None:
    archive = filled(tmp_path, a=telegram(412), b=telegram(413))
    archive.close()
    shutil.rmtree(archive.path / "index")
    with Archive.open(archive.path) as again:
        assert again.search(OWNER, "dues").total == 2
        assert again.verify().problems == ()


def test_index_of_an_older_backup_catches_up(tmp_path: Path) -> None:
    archive = filled(tmp_path, a=telegram(412))
    archive.close()
    shutil.copytree(archive.path / "index", tmp_path / "backup")
    with Archive.open(archive.path) as again:
        again.add(items(write(tmp_path / "more", b=telegram(413))), now=NOW)
    shutil.rmtree(archive.path / "index")
    (tmp_path / "backup").rename(archive.path / "index")
    with Archive.open(archive.path) as restored:
        assert restored.search(OWNER, "dues").total == 2
        assert restored.verify().problems == ()


def test_records_of_an_older_backup_are_not_mixed_with_a_newer_index(tmp_path: Path) -> None:
    archive = filled(tmp_path, a=telegram(412))
    archive.close()
    shutil.copy(archive.path / "records.db", tmp_path / "backup.db")
    with Archive.open(archive.path) as again:
        again.add(items(write(tmp_path / "more", b=telegram(413))), now=NOW)
    shutil.copy(tmp_path / "backup.db", archive.path / "records.db")
    with Archive.open(archive.path) as restored:
        assert restored.search(OWNER, "dues").total == 1
        assert restored.verify().problems == ()


def test_index_of_another_archive_is_not_used(tmp_path: Path) -> None:
    one = filled(tmp_path / "one", a=telegram(412))
    other = filled(tmp_path / "other", b=telegram(88, "(U) Pilots.", post="VERRIN"))
    one.close()
    other.close()
    shutil.rmtree(one.path / "index")
    shutil.copytree(other.path / "index", one.path / "index")
    with Archive.open(one.path, read_only=True) as reader, pytest.raises(ArchiveError, match="another archive"):
        reader.search(OWNER, "pilots")
    with Archive.open(one.path) as again:
        assert again.search(OWNER, "pilots").total == 0
        assert again.search(OWNER, "dues").total == 1


def spoil(path: Path, statement: str, *values: object) -> None:
    connection = sqlite3.connect(path / "records.db")
    connection.execute(statement, values)
    connection.commit()
    connection.close()


def test_flipped_byte_in_an_original_is_found_and_spreads_no_further(tmp_path: Path) -> None:
    archive = filled(tmp_path, a=telegram(412), b=telegram(413))
    archive.close()
    connection = sqlite3.connect(archive.path / "records.db")
    data = bytearray(connection.execute("SELECT data FROM items WHERE id = 1").fetchone()[0])
    connection.close()
    data[len(data) // 2] ^= 0x20
    spoil(archive.path, "UPDATE items SET data = ? WHERE id = 1", bytes(data))
    with Archive.open(archive.path) as again:
        problems = again.verify().problems
        assert {problem.place.split()[0] for problem in problems} == {"original", "version"}
        assert all(problem.next_step for problem in problems)
        with pytest.raises(ArchiveError, match="is damaged"):
            again.fetch(OWNER, "06PORTALDER412")
        with pytest.raises(ArchiveError, match="is damaged"):
            again.original(OWNER, "06PORTALDER412")
        assert again.fetch(OWNER, "06PORTALDER413").text == telegram(413)
        result = again.search(OWNER, "dues")
        assert [len(hit.snippets) for hit in result.hits if hit.brief.mrn == "06PORTALDER412"] == [0]
        assert result.total == 2
        again.reindex()
        assert again.search(OWNER, "dues").total == 1


def test_other_bytes_under_an_originals_hash_are_found(tmp_path: Path) -> None:
    archive = filled(tmp_path, a=telegram(412), b=telegram(413))
    archive.close()
    spoil(archive.path, "UPDATE items SET data = (SELECT data FROM items WHERE id = 2) WHERE id = 1")
    with Archive.open(archive.path) as again:
        assert any("do not give its SHA-256" in problem.what for problem in again.verify().problems)


@pytest.mark.parametrize("keep", [0, 100, PAGE_BYTES, PAGE_BYTES * 2 + 17])
def test_truncated_database_is_told_in_one_sentence(tmp_path: Path, keep: int) -> None:
    archive = filled(tmp_path, a=telegram(412))
    archive.close()
    records = archive.path / "records.db"
    records.write_bytes(records.read_bytes()[:keep])
    with pytest.raises(ArchiveError) as fault:
        Archive.open(archive.path)
    assert str(records) in str(fault.value)
    assert fault.value.next_step


def test_damage_inside_the_database_is_listed(tmp_path: Path) -> None:
    archive = filled(tmp_path, **{f"t{n}": telegram(n, "(U) " + "Lightship. " * 200) for n in range(1, 40)})
    archive.close()
    records = archive.path / "records.db"
    data = bytearray(records.read_bytes())
    middle = len(data) // 2 // PAGE_BYTES * PAGE_BYTES
    data[middle : middle + PAGE_BYTES] = b"\xa5" * PAGE_BYTES
    records.write_bytes(data)
    try:
        with Archive.open(archive.path, read_only=True) as again:
            assert again.verify().problems
    except ArchiveError as fault:
        assert "records.db" in str(fault)


def test_records_that_do_not_fit_together_are_listed(tmp_path: Path) -> None:
    archive = filled(tmp_path, a=telegram(412, refs="VERRIN 5"), b=telegram(413), c=telegram(414), d=telegram(415))
    archive.close()
    spoil(archive.path, "UPDATE versions SET telegram = 1 WHERE id = 2")
    spoil(archive.path, "UPDATE refs SET serial = 6")
    spoil(archive.path, "UPDATE labels SET label_class = 'UNCLASSIFIED|NODIS'")
    spoil(archive.path, "DELETE FROM sightings WHERE version = 3")
    spoil(
        archive.path, "INSERT INTO refs VALUES (99, 0, 'number', 2006, 'VERRIN', 5, NULL, NULL, NULL, '06VERRIN5', 0)"
    )
    spoil(archive.path, "UPDATE items SET length = 1 WHERE id = 4")
    with Archive.open(archive.path) as again:
        found = {problem.what for problem in again.verify().problems}
    assert found >= {
        "holds 2 versions that do not belong together",
        "has no version",
        "its references are not what its text gives",
        "its row is not what its text gives",
        "lacks its original or its sighting",
        "points at a row of versions that is gone",
        f"has {len(telegram(415))} bytes, not 1",
    }


def test_index_that_lacks_or_adds_something_is_listed(tmp_path: Path) -> None:
    archive = filled(tmp_path, a=telegram(412), b=telegram(413))
    index = archive._keeper.reader()
    version = archive.fetch(OWNER, "06PORTALDER412").telegram.version_id
    index.delete([version])
    index.commit(1)
    assert [problem.what for problem in archive.verify().problems] == ["is not in the index"]
    archive.reindex()
    assert archive.verify().problems == ()
    archive.close()
    spoil(archive.path, "PRAGMA foreign_keys = OFF")
    for table in ("records", "refs", "suggestions", "sightings"):
        spoil(archive.path, f"DELETE FROM {table} WHERE version = 2")  # noqa: S608 - our own names
    spoil(archive.path, "DELETE FROM versions WHERE id = 2")
    with Archive.open(archive.path) as again:
        whats = [problem.what for problem in again.verify().problems if problem.place == "index"]
    assert len(whats) == 1
    assert whats[0].endswith("which the records do not")


def test_stale_index_is_told_to_a_reader(tmp_path: Path) -> None:
    archive = filled(tmp_path, a=telegram(412))
    archive.close()
    spoil(archive.path, "UPDATE meta SET value = '7' WHERE name = 'revision'")
    with Archive.open(archive.path, read_only=True) as reader:
        (problem,) = reader.verify().problems
    assert problem.what == "was committed at revision 1, the records are at 7"
    assert "reindex" in problem.next_step


READ_ONLY = """
import os, sys
from reftel.access import Viewer
from reftel.archive import Archive
from reftel.errors import ArchiveError
viewer = Viewer.owner("guest")
def read():
    with Archive.open(sys.argv[1], read_only=True) as archive:
        return archive.fetch(viewer, "06PORTALDER412").mrn, archive.search(viewer, "dues").total, archive.verify().problems
read()  # what is imported late may not be readable for somebody else
os.setgid(65534)
os.setuid(65534)
try:
    Archive.open(sys.argv[1])
except ArchiveError as error:
    print(error)
print(read())
"""


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root may become somebody else")
def test_folder_that_may_only_be_read_is_read(tmp_path: Path) -> None:
    archive = filled(tmp_path, a=telegram(412))
    archive.close()
    for folder in (tmp_path, *tmp_path.parents):
        if folder.stat().st_mode & 0o005 != 0o005:
            if folder.stat().st_uid != os.geteuid():
                pytest.skip(f"{folder} is closed to others")
            folder.chmod(folder.stat().st_mode | 0o005)
    for path in (archive.path, *archive.path.rglob("*")):
        path.chmod(0o755 if path.is_dir() else 0o644)
    environment = os.environ | {"PYTHONPATH": str(ROOT / "src"), "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run(
        [sys.executable, "-c", READ_ONLY, str(archive.path)],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stderr == ""
    assert done.stdout.splitlines() == [f"{archive.path} cannot be written to", "('06PORTALDER412', 1, ())"]
