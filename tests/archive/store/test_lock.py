import os
import re
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
    told = re.fullmatch(
        r"(.*) is being written to by another process \(number (\d+), since \d\d:\d\d\)", str(refused.value)
    )
    assert told is not None
    assert told.groups() == (str(tmp_path), str(os.getpid()))
    assert refused.value.next_step


@pytest.mark.parametrize("left", [b"", b"{", b'{"pid": "x"}'], ids=["nothing", "half", "nonsense"])
def test_second_writer_is_refused_where_the_first_left_no_name(tmp_path: Path, left: bytes) -> None:
    with WriterLock(tmp_path / "writer.lock"):
        (tmp_path / "writer.lock").write_bytes(left)
        with pytest.raises(ArchiveError, match=r"by another process$"):
            WriterLock(tmp_path / "writer.lock").take()


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
