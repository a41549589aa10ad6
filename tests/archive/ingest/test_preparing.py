import os
import signal
import subprocess
import sys
import time
from multiprocessing.process import BaseProcess
from pathlib import Path

import pytest

from reftel.archive import Archive
from reftel.archive.ingest.prepare import Prepared
from reftel.archive.ingest.preparing import (
    ITEMS_AT_ONCE,
    InOtherProcesses,
    InThisProcess,
    Refusal,
    fault_name,
    place_of,
)
from reftel.corpus import Item
from tests.archive.cables import NOW, OWNER, item, items, telegram, write

COUNT = ITEMS_AT_ONCE * 2 + 3


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write(tmp_path / "input", **{f"t{n:03}": telegram(n, f"(U) Vessel {n}.") for n in range(1, COUNT + 1)})


def texts(folder: Path) -> list[Item]:
    return [one for one in items(folder) if isinstance(one, Item)]


def processes_of(preparer: InOtherProcesses) -> list[BaseProcess]:
    if preparer._pool is None:
        raise TypeError("no process was started")
    return list(preparer._pool._processes.values())


def test_other_processes_give_what_this_one_gives_in_order(folder: Path) -> None:
    here, there = InThisProcess(), InOtherProcesses(2, after=0)
    try:
        assert there.start(texts(folder))() == here.start(texts(folder))()
    finally:
        there.close()
        here.close()


def test_few_items_start_no_process(folder: Path) -> None:
    preparer = InOtherProcesses(2, after=COUNT + 1)
    assert len(preparer.start(texts(folder))()) == COUNT
    assert preparer._pool is None
    assert len(preparer.start(texts(folder))()) == COUNT
    assert preparer._pool is None
    assert len(preparer.start(texts(folder)[:1])()) == 1
    assert preparer._pool is not None
    preparer.close()


def test_archive_filled_by_other_processes_is_the_same(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(InOtherProcesses.__init__, "__kwdefaults__", {"after": 20})
    with Archive.create(tmp_path / "archive", title="Lightships") as archive:
        report = archive.add(items(folder), now=NOW, batch=20, workers=2)
        assert (report.read, report.new, report.refused) == (COUNT, COUNT, ())
        assert archive.add(items(folder), now=NOW, workers=1).known == COUNT
        assert archive.search(OWNER, "vessel").total == COUNT
        assert archive.verify().problems == ()


def test_process_that_dies_loses_nothing(folder: Path) -> None:
    preparer = InOtherProcesses(1, after=0)
    try:
        first = preparer.start(texts(folder))
        first()
        for worker in processes_of(preparer):
            os.kill(worker.pid or 0, signal.SIGKILL)
        for _ in range(2):
            assert all(isinstance(result, Prepared) for result in preparer.start(texts(folder))())
    finally:
        preparer.close()


def test_text_that_fails_is_refused_with_its_reason(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(one: Item) -> Prepared:
        raise ZeroDivisionError

    monkeypatch.setattr("reftel.archive.ingest.preparing.prepare", fail)
    results = InThisProcess().start([item(tmp_path, telegram(412))])()
    assert results == [Refusal("could not be parsed (ZeroDivisionError); its original is stored")]


def test_faults_and_places_are_named_for_people(tmp_path: Path) -> None:
    assert fault_name(ValueError("no")) == "ValueError: no"
    assert fault_name(ValueError()) == "ValueError"
    assert place_of(item(tmp_path, telegram(412))) == str(tmp_path / "one" / "one.txt")


ORPHAN = """
import sys, time
from pathlib import Path
from reftel.archive.ingest.preparing import InOtherProcesses
from reftel.corpus import read
if __name__ == "__main__":
    preparer = InOtherProcesses(1, after=0)
    preparer.start(list(read([sys.argv[1]])))()
    print(*(process.pid for process in preparer._pool._processes.values()), flush=True)
    time.sleep(60)
"""


def is_running(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return Path(f"/proc/{process}/stat").read_text().split(") ")[1][0] not in "ZX"


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="looks at processes as Linux shows them")
def test_processes_end_with_a_killed_parent(folder: Path, tmp_path: Path) -> None:
    script = tmp_path / "parent.py"
    script.write_text(ORPHAN)
    environment = os.environ | {"PYTHONPATH": str(Path(__file__).resolve().parents[3] / "src")}
    with subprocess.Popen(
        [sys.executable, str(script), str(folder)], env=environment, stdout=subprocess.PIPE, text=True
    ) as parent:
        assert parent.stdout is not None
        worker = int(parent.stdout.readline())
        assert is_running(worker)
        parent.kill()
    until = time.monotonic() + 20
    while is_running(worker) and time.monotonic() < until:
        time.sleep(0.05)
    assert not is_running(worker)
