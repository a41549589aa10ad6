import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from reftel.archive import Archive
from reftel.archive.ingest import processes
from reftel.archive.ingest.packing import Refusal, fault_name, place_of
from reftel.archive.ingest.prepare import Prepared
from reftel.archive.ingest.preparing import InThisProcess
from reftel.archive.ingest.processes import ITEMS_AT_ONCE, InOtherProcesses
from reftel.archive.store.compression import Codec
from reftel.corpus import Item
from tests.archive.cables import NOW, OWNER, item, items, telegram, write

COUNT = ITEMS_AT_ONCE * 2 + 3


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write(tmp_path / "input", **{f"t{n:03}": telegram(n, f"(U) Vessel {n}.") for n in range(1, COUNT + 1)})


def texts(folder: Path) -> list[Item]:
    return [one for one in items(folder) if isinstance(one, Item)]


def several(workers: int) -> InOtherProcesses:
    """Return a preparer whose processes have been started."""
    preparer = InOtherProcesses(workers, worthwhile=0)
    preparer.start((), Codec())
    return preparer


def test_other_processes_give_what_this_one_gives_in_order(folder: Path) -> None:
    here, there = InThisProcess(), several(2)
    try:
        assert there.start(texts(folder), Codec())() == here.start(texts(folder), Codec())()
    finally:
        there.close()
        here.close()


def test_few_items_start_no_process(folder: Path) -> None:
    preparer = InOtherProcesses(2, worthwhile=COUNT)
    assert len(preparer.start(texts(folder)[1:], Codec())()) == COUNT - 1
    assert preparer._processes == []
    assert len(preparer.start(texts(folder), Codec())()) == COUNT
    assert len(preparer._processes) == 2
    preparer.close()


def test_archive_filled_by_other_processes_is_the_same(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(InOtherProcesses.__init__, "__kwdefaults__", {"worthwhile": 20})
    with Archive.create(tmp_path / "archive", title="Lightships") as archive:
        report = archive.add(items(folder), now=NOW, batch=20, workers=2)
        assert (report.read, report.new, report.refused) == (COUNT, COUNT, ())
        assert archive.add(items(folder), now=NOW, workers=1).known == COUNT
        assert archive.search(OWNER, "vessel").total == COUNT
        assert archive.verify().problems == ()


def test_a_fault_nobody_foresaw_leaves_nobody_waiting(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_stream: object) -> object:
        raise RuntimeError

    monkeypatch.setattr(processes, "receive_outcomes", broken)
    preparer = several(2)
    try:
        assert preparer.start(texts(folder), Codec())() == InThisProcess().start(texts(folder), Codec())()
    finally:
        preparer.close()


def test_process_that_dies_loses_nothing(folder: Path) -> None:
    preparer = several(2)
    try:
        preparer.start(texts(folder), Codec())()
        for process in preparer._processes:
            os.kill(process.pid, signal.SIGKILL)
        for _ in range(2):
            assert all(isinstance(result, Prepared) for result in preparer.start(texts(folder), Codec())())
    finally:
        preparer.close()


def test_system_without_room_for_processes_is_no_hindrance(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "")
    preparer = several(2)
    assert preparer._processes == []
    assert all(isinstance(result, Prepared) for result in preparer.start(texts(folder), Codec())())
    preparer.close()


def test_text_that_fails_is_refused_with_its_reason(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(one: Item) -> Prepared:
        raise ZeroDivisionError

    monkeypatch.setattr("reftel.archive.ingest.packing.prepare", fail)
    results = InThisProcess().start([item(tmp_path, telegram(412))], Codec())()
    assert results == [Refusal("could not be parsed (ZeroDivisionError); its original is stored")]


def test_faults_and_places_are_named_for_people(tmp_path: Path) -> None:
    assert fault_name(ValueError("no")) == "ValueError: no"
    assert fault_name(ValueError()) == "ValueError"
    assert place_of(item(tmp_path, telegram(412))) == str(tmp_path / "one" / "one.txt")


UNGUARDED = """
import datetime as dt, sys
from reftel.archive import Archive
from reftel.archive.ingest.processes import InOtherProcesses
from reftel.corpus import read
InOtherProcesses.__init__.__kwdefaults__["worthwhile"] = 10
with Archive.create(sys.argv[2], title="Lightships") as archive:
    print(archive.add(read([sys.argv[1]]), now=dt.datetime.now(dt.UTC), batch=10, workers=2).new)
"""


def test_script_without_a_guard_may_add_with_other_processes(folder: Path, tmp_path: Path) -> None:
    script = tmp_path / "script.py"
    script.write_text(UNGUARDED)
    environment = os.environ | {"PYTHONPATH": str(Path(__file__).resolve().parents[3] / "src")}
    arguments = [sys.executable, str(script), str(folder), str(tmp_path / "archive")]
    done = subprocess.run(arguments, env=environment, capture_output=True, text=True, check=False)
    assert (done.stdout, done.stderr) == (f"{COUNT}\n", "")


ORPHAN = """
import sys, time
from reftel.archive.ingest.processes import InOtherProcesses
from reftel.archive.store.compression import Codec
from reftel.corpus import read
preparer = InOtherProcesses(1, worthwhile=0)
preparer.start((), Codec())
preparer.start(list(read([sys.argv[1]])), Codec())()
print(*(process.pid for process in preparer._processes), flush=True)
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
