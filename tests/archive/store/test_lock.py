import subprocess
import sys
from pathlib import Path

import pytest

from reftel.archive.store.lock import WriterLock
from reftel.errors import ArchiveError

HOLD = """
import sys, time
from pathlib import Path
from reftel.archive.store.lock import WriterLock
lock = WriterLock(Path(sys.argv[1]))
lock.take()
print("held", flush=True)
time.sleep(60)
"""


def test_second_writer_gets_one_sentence(tmp_path: Path) -> None:
    with WriterLock(tmp_path / "writer.lock"), pytest.raises(ArchiveError) as refused:
        WriterLock(tmp_path / "writer.lock").take()
    assert str(refused.value) == f"{tmp_path} is being written to by another process"
    assert refused.value.next_step


def test_lock_is_free_again_after_release(tmp_path: Path) -> None:
    lock = WriterLock(tmp_path / "writer.lock")
    assert lock.try_take()
    assert not lock.try_take()
    lock.release()
    lock.release()
    assert WriterLock(tmp_path / "writer.lock").try_take()


def test_killed_writer_leaves_no_lock(tmp_path: Path) -> None:
    path = tmp_path / "writer.lock"
    with subprocess.Popen([sys.executable, "-c", HOLD, str(path)], stdout=subprocess.PIPE, text=True) as writer:
        assert writer.stdout is not None
        assert writer.stdout.readline() == "held\n"
        assert not WriterLock(path).try_take()
        writer.kill()
        writer.wait()
    lock = WriterLock(path)
    assert lock.try_take()
    lock.release()


def test_folder_that_cannot_be_written_to_is_told(tmp_path: Path) -> None:
    with pytest.raises(ArchiveError, match="cannot be written to"):
        WriterLock(tmp_path / "missing" / "writer.lock").take()
