import os
from pathlib import Path

from reftel.corpus import Ledger, measure, read


def test_folders_and_files_are_measured_as_they_are_read(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text("one")
    (tmp_path / "in" / "b.txt").write_text("three")
    (tmp_path / "c.txt").write_text("two!")
    paths = [tmp_path / "in", tmp_path / "c.txt", tmp_path / "absent"]
    ledger = Ledger()
    far = [ledger.read_bytes for _ in read(paths, ledger=ledger)]
    assert far == [3, 8, 12, 12]
    assert (ledger.read_bytes, measure(paths)) == (12, 12)


def test_a_stream_has_no_length(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert measure([tmp_path / "pipe"]) is None
