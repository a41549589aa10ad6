import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from reftel.archive import Progress
from reftel.archive.store.lock import WriterLock
from reftel.cli import adding
from reftel.cli.adding import Measured, in_words, remaining, showing
from reftel.cli.watching import SETTLED_SECONDS, Arrivals
from reftel.corpus import Ledger
from tests.cli.conftest import Reftel
from tests.wire.conftest import PERFECT


@pytest.mark.parametrize(
    ("share", "seconds", "words"),
    [
        (None, 10.0, ""),
        (0.0, 10.0, ""),
        (0.5, 10.0, ", 50%, 10 s left"),
        (0.25, 100.0, ", 25%, 5 min left"),
        (0.01, 100.0, ", 1%, 2 h 45 min left"),
    ],
    ids=["unknown", "nothing yet", "seconds", "minutes", "hours"],
)
def test_what_remains_is_said_in_words(share: float | None, seconds: float, words: str) -> None:
    assert remaining(share, seconds) == words


def test_progress_is_one_line() -> None:
    progress = Progress(done=1500, total=None, new=1200, refused=3, seconds=2.0)
    assert in_words(progress, 0.5) == "1,500 read, 1,200 new, 750/s, 50%, 2 s left"


def test_without_a_terminal_there_is_a_line_now_and_then(
    capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    progress = Progress(done=10, total=None, new=10, refused=0, seconds=1.0)
    with showing(Measured((), Ledger())) as told:
        told(progress)
        monkeypatch.setattr(adding, "LINE_SECONDS", 0.0)
        told(progress)
    assert capfd.readouterr().err == "10 read, 10 new, 10/s.\n"


def test_dry_run_writes_nothing_and_tells_what_would_be(reftel: Reftel, telegram_file: Path, tmp_path: Path) -> None:
    ran = reftel("add", "-a", "strait", "--dry-run", telegram_file)
    assert ran.code == 0
    assert "Nothing was written" in ran.out
    assert "1  new telegrams" in ran.out
    assert not (tmp_path / "strait").exists()
    reftel("add", "-a", "strait", telegram_file)
    assert "1  known already" in reftel("add", "-a", "strait", "--dry-run", telegram_file).out


def test_dry_run_finds_what_would_be_refused(reftel: Reftel, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_text("")
    assert reftel("add", "-a", "strait", "--dry-run", "empty.txt").code == 1


@pytest.mark.parametrize("arguments", [["--watch", "a.txt"], ["--watch", ".", "."], ["--watch", "--dry-run", "."]])
def test_watch_wants_one_folder(reftel: Reftel, tmp_path: Path, arguments: list[str]) -> None:
    (tmp_path / "a.txt").write_text("x")
    assert reftel("add", "-a", "strait", *arguments).code == 2


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


def test_a_file_is_taken_once_it_keeps_still(tmp_path: Path) -> None:
    clock, file = Clock(), tmp_path / "a.txt"
    arrivals = Arrivals(tmp_path, clock)
    file.write_text("begin")
    arrivals.note([file])
    assert arrivals.settled() == []
    clock.now = SETTLED_SECONDS
    file.write_text("begin and end")
    assert arrivals.settled() == []
    clock.now = SETTLED_SECONDS * 2
    assert arrivals.settled() == [file]
    assert arrivals.settled() == []


@pytest.mark.parametrize(
    "name", [".hidden", "a.txt.part", "a.crdownload", "a~", "Thumbs.db", "held/records.db"], ids=lambda name: name
)
def test_what_is_unfinished_or_not_for_reading_is_left_out(tmp_path: Path, name: str) -> None:
    clock = Clock()
    arrivals = Arrivals(tmp_path, clock)
    (tmp_path / "held").mkdir()
    (tmp_path / "held" / "reftel.toml").write_text("")
    (tmp_path / name).write_text("x")
    arrivals.note([tmp_path / name])
    clock.now = SETTLED_SECONDS
    assert arrivals.settled() == []


def test_a_link_out_of_the_folder_and_a_file_that_goes_are_left_out(tmp_path: Path) -> None:
    clock, inside = Clock(), tmp_path / "inside"
    inside.mkdir()
    (tmp_path / "outside.txt").write_text("x")
    (inside / "link.txt").symlink_to(tmp_path / "outside.txt")
    (inside / "gone.txt").write_text("x")
    arrivals = Arrivals(inside, clock)
    arrivals.note([inside / "link.txt", inside / "gone.txt", inside / "never.txt"])
    (inside / "gone.txt").unlink()
    clock.now = SETTLED_SECONDS
    assert arrivals.settled() == []


@pytest.mark.skipif(sys.platform == "win32", reason="sends a signal")
def test_watching_takes_in_what_arrives_and_ends_with_an_interrupt(tmp_path: Path) -> None:
    incoming, strait = tmp_path / "incoming", tmp_path / "strait"
    incoming.mkdir()
    (incoming / "a.txt").write_text(PERFECT)
    arguments = [
        "-c",
        "from reftel.cli import main; main()",
        "add",
        "-a",
        str(strait),
        "--watch",
        "--json",
        str(incoming),
    ]
    with subprocess.Popen(
        [sys.executable, *arguments], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as watching:
        assert watching.stdout is not None
        assert '"new":1' in watching.stdout.readline()
        (incoming / "b.txt").write_text(PERFECT.replace("412", "413"))
        assert '"new":1' in watching.stdout.readline()
        with WriterLock(strait / "writer.lock"):
            (incoming / "c.txt").write_text(PERFECT.replace("412", "414"))
            told = ""
            while "is being written to by another process" not in told:
                assert watching.stderr is not None
                told = watching.stderr.readline()
                assert told
        assert '"new":1' in watching.stdout.readline()
        watching.send_signal(signal.SIGINT)
        until = time.monotonic() + 30
        while watching.poll() is None and time.monotonic() < until:
            time.sleep(0.1)
        assert watching.returncode == 0, watching.stderr and watching.stderr.read()
