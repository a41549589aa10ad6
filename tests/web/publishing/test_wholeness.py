"""An index is not taken for written before its files are whole."""

import asyncio
import gzip
import threading
import time
from pathlib import Path

import pytest

from reftel.errors import ConfigError
from reftel.web.publishing.wholeness import is_whole, written_whole

TORN = gzip.compress(bytes(range(256)) * 64, mtime=0)[:-9]


@pytest.mark.parametrize(
    ("name", "data", "expected"),
    [
        ("en.pf_fragment", gzip.compress(b"a word", mtime=0), True),
        ("en.pf_fragment", TORN, False),
        ("en.pf_index", b"", False),
        ("en.pf_meta", b"no gzip", False),
        ("wasm.en.pagefind", gzip.compress(b"code", mtime=0), True),
        ("pagefind-entry.json", b'{"version":"1"}', True),
        ("pagefind-entry.json", b'{"version', False),
        ("pagefind-entry.json", b"", False),
        ("pagefind.js", b"let a", True),
        ("pagefind.js", b"", False),
    ],
    ids=lambda value: f"{len(value)} bytes" if isinstance(value, bytes) else str(value),
)
def test_files_know_their_ends(tmp_path: Path, name: str, data: bytes, expected: bool) -> None:
    (tmp_path / name).write_bytes(data)
    assert is_whole(tmp_path / name) is expected


def test_what_is_still_being_written_is_waited_for(tmp_path: Path) -> None:
    (tmp_path / "entry.json").write_text("")

    def finish() -> None:
        time.sleep(0.3)
        (tmp_path / "entry.json").write_text("{}")

    writer = threading.Thread(target=finish)
    began = time.monotonic()
    writer.start()
    waiting = threading.Thread(target=lambda: asyncio.run(written_whole(tmp_path)))
    waiting.start()
    waiting.join(20)
    writer.join()
    assert not waiting.is_alive()
    assert time.monotonic() - began >= 0.3
    assert (tmp_path / "entry.json").read_text() == "{}"


@pytest.mark.parametrize("content", [{}, {"one.pf_meta": TORN}])
def test_what_stays_torn_is_said(tmp_path: Path, content: dict[str, bytes]) -> None:
    for name, data in content.items():
        (tmp_path / name).write_bytes(data)
    said: list[ConfigError] = []

    def wait() -> None:
        try:
            asyncio.run(written_whole(tmp_path, patience=0.2))
        except ConfigError as fault:
            said.append(fault)

    thread = threading.Thread(
        target=wait
    )  # a browser's test of the same process may have a loop of its own in this one
    thread.start()
    thread.join(20)
    assert "was not written to its end" in str(said[0])
    assert "--no-search" in (said[0].next_step or "")
