"""A small measure of what `python -m bench.faults` does at full size."""

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from bench.faults import NOW, cut_logs, flip_pages, kill_at_random
from reftel.archive import Archive
from reftel.corpus import Rejected, read, reading
from tests.archive.cables import OWNER, filled, items, matters_in, telegram, write

ROOT = Path(__file__).resolve().parents[2]
KILLS = 20
SEED = 20260302


def texts(folder: Path, count: int) -> Path:
    return write(folder, **{f"t{n:03}": telegram(n, f"(U) Vessel number {n}.") for n in range(1, count + 1)})


def test_kill_at_random_moments_loses_nothing(tmp_path: Path) -> None:
    outcomes = list(kill_at_random(tmp_path, texts(tmp_path / "input", 90), kills=KILLS, seed=SEED))
    assert len(outcomes) == KILLS
    assert [outcome for outcome in outcomes if not outcome.is_true] == []
    assert len({outcome.told for outcome in outcomes}) > 2, "all were killed at the same moment"


def test_log_cut_short_loses_no_more_than_its_end(tmp_path: Path) -> None:
    outcomes = list(cut_logs(tmp_path, texts(tmp_path / "input", 60), cuts=6, seed=SEED))
    assert [outcome for outcome in outcomes if not outcome.is_true] == []


def test_bit_flipped_in_any_page_is_told_or_changes_nothing(tmp_path: Path) -> None:
    asking = telegram(412, "(U) ACTION REQUEST: Embassy requests the Department's guidance on the lightship dues.")
    archive = filled(tmp_path, a=asking, b=telegram(413, refs="PORT ALDER 412"), c=telegram(412, "(U) XXXXXXXX"))
    archive.add(items(write(tmp_path / "odd", empty="")), now=NOW)
    (matter,) = matters_in(archive, OWNER)
    archive.docket.confirm(OWNER, matter.id, by="E. Winterbottom", now=NOW)
    archive.close()
    outcomes = list(flip_pages(archive.path, flips=2, seed=SEED))
    assert len(outcomes) > 50
    assert [outcome for outcome in outcomes if not outcome.is_true] == []
    assert sum(outcome.told != "clean" for outcome in outcomes) > 10


FULL = """
import resource, signal, sys
from reftel.archive import Archive
from reftel.corpus import read
from reftel.errors import ArchiveError
import datetime as dt
if len(sys.argv) > 3:
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[3]),) * 2)
try:
    with Archive.open(sys.argv[1]) as held:
        held.add(read([sys.argv[2]]), now=dt.datetime(2026, 3, 2, tzinfo=dt.UTC), batch=20, workers=0)
except ArchiveError as error:
    print(error)
    print(error.next_step)
    sys.exit(5)
"""


def run_full(*arguments: object) -> "subprocess.CompletedProcess[str]":
    environment = os.environ | {"PYTHONPATH": str(ROOT / "src")}
    command = [sys.executable, "-c", FULL, *map(str, arguments)]
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False)


def require_whole(path: Path, folder: Path, count: int) -> None:
    with Archive.open(path) as archive:
        assert archive.verify().problems == ()
        report = archive.add(read([folder]), now=NOW)
        assert report.new + report.known == count
        after = archive.verify()
        assert (after.items, after.versions, after.sightings, after.indexed) == (count,) * 4
        assert after.problems == ()


@pytest.mark.skipif(not hasattr(signal, "SIGXFSZ"), reason="no limits on the size of files here")
@pytest.mark.parametrize("limit", [300_000, 500_000, 700_000])
def test_file_that_may_not_grow_any_more_is_told_and_loses_nothing(tmp_path: Path, limit: int) -> None:
    folder, path = texts(tmp_path / "input", 300), tmp_path / "archive"
    Archive.create(path, title="Lightships").close()
    ran = run_full(path, folder, limit)
    assert ran.returncode == 5, ran.stderr
    assert "disk" in ran.stdout
    require_whole(path, folder, 300)


@pytest.fixture
def small_disk(tmp_path: Path) -> "object":
    """Return a folder on a disk of its own, of four megabytes."""
    place = tmp_path / "disk"
    place.mkdir()
    mounted = shutil.which("mount") and subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", str(place)], capture_output=True, check=False
    )
    if not mounted or mounted.returncode:
        pytest.skip("no file system can be mounted here")
    yield place
    subprocess.run(["umount", str(place)], check=True)


def test_full_disk_is_told_and_loses_nothing(small_disk: Path, tmp_path: Path) -> None:
    folder, path = texts(tmp_path / "input", 700), small_disk / "archive"
    Archive.create(path, title="Lightships").close()
    ran = run_full(path, folder)
    assert ran.returncode == 5, ran.stderr
    assert "disk" in ran.stdout
    larger = tmp_path / "larger"
    shutil.copytree(path, larger)
    require_whole(larger, folder, 700)
    subprocess.run(["mount", "-o", "remount,size=64m", str(small_disk)], check=True)
    require_whole(path, folder, 700)


@pytest.mark.parametrize("change", ["grows", "shrinks", "is emptied", "is replaced", "is removed"])
def test_file_that_changes_while_it_is_read_is_stored_as_it_was_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, change: str
) -> None:
    folder = write(tmp_path / "input", a=telegram(412), b=telegram(413))
    path, text = folder / "a.txt", telegram(412).encode()
    real = vars(reading)["read_input"]

    def changed(source: object, job: object) -> object:
        if change == "grows":
            path.write_bytes(text + b"More.\n")
        elif change == "shrinks":
            path.write_bytes(text[: len(text) // 2])
        elif change == "is emptied":
            path.write_bytes(b"")
        elif change == "is replaced":
            path.write_bytes(telegram(999).encode())
        else:
            path.unlink()
        return real(source, job)

    archive = Archive.create(tmp_path / "archive", title="Lightships")
    with monkeypatch.context() as patch:
        patch.setattr(reading, "read_input", changed)
        found = list(read([path]))
    archive.add([*found, *items(write(tmp_path / "other", b=telegram(413)))], now=NOW)
    assert len(found) >= 1
    assert archive.verify().problems == ()
    assert archive.fetch(OWNER, "06PORTALDER413").mrn == "06PORTALDER413"
    refused = [entry.reason for entry in archive.care.repair_queue(OWNER)]
    assert len(refused) == sum(isinstance(one, Rejected) for one in found)


def test_second_writer_does_not_disturb_the_first(tmp_path: Path) -> None:
    archive = filled(tmp_path, a=telegram(412))
    told: list[str] = []

    def also(_: object) -> None:
        ran = run_full(archive.path, tmp_path / "input")
        told.append(ran.stdout.splitlines()[0])

    archive.add(items(write(tmp_path / "more", b=telegram(413))), now=NOW, progress=also)
    assert f"by another process (number {os.getpid()}, since " in told[0]
    assert archive.verify().problems == ()


DAMAGE = {
    "sighting: place": ("UPDATE sightings SET byte_end = byte_end + 1 WHERE id = 1", "is not as it was written"),
    "sighting: time": ("UPDATE sightings SET seen_at = 0 WHERE id = 1", "is not as it was written"),
    "sighting: publisher": ("UPDATE sightings SET published = '{}' WHERE id = 1", "is not as it was written"),
    "input: path": ("UPDATE inputs SET path = 'elsewhere' WHERE id = 1", "is not as it was written"),
    "telegram: number": ("UPDATE telegrams SET serial = 9 WHERE id = 1", "has another number than its versions"),
    "refused input": ("UPDATE rejects SET reason = 'because'", "is not as it was written"),
    "record": ("DELETE FROM records WHERE version = 1", "is missing"),
    "version": ("UPDATE versions SET subject = 'OTHER' WHERE id = 1", "its row is not what its text gives"),
    "index column": ("UPDATE meta SET value = '9' WHERE name = 'indexed_revision'", "the records are at"),
}


@pytest.mark.parametrize("name", DAMAGE)
def test_damage_is_named(tmp_path: Path, name: str) -> None:
    archive = filled(tmp_path, a=telegram(412), b=telegram(413))
    archive.add(items(write(tmp_path / "odd", empty="")), now=NOW)
    archive.close()
    statement, sentence = DAMAGE[name]
    database = sqlite3.connect(archive.path / "records.db")
    database.execute(statement)
    database.commit()
    database.close()
    with Archive.open(archive.path, read_only=True) as again:
        problems = again.verify().problems
    assert any(sentence in problem.what for problem in problems)
    assert all(problem.next_step for problem in problems)
