"""What a command loads, and how it ends when the reader of its output goes away."""

import json
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.test_import_budget import SOURCE
from tests.wire.conftest import PERFECT

HEAVY = frozenset({"sqlalchemy", "tantivy", "litestar", "uvicorn", "jinja2", "zstandard", "lark"})
PROGRAM = [
    sys.executable,
    "-I",
    "-c",
    f"import sys; sys.path.insert(0, {str(SOURCE)!r}); from reftel.cli import main; main()",
]


def loaded_by(*arguments: str) -> tuple[frozenset[str], frozenset[str]]:
    """Return the packages and the rooms that a command loads."""
    code = (
        f"import sys, json; sys.path.insert(0, {str(SOURCE)!r})\n"
        "from reftel.cli.app import run\n"
        f"try:\n    run({list(arguments)!r})\nexcept SystemExit:\n    pass\n"
        "print(json.dumps(sorted(sys.modules)), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-I", "-c", code], capture_output=True, text=True, check=True)
    modules = json.loads(done.stderr.splitlines()[-1])
    return (
        frozenset(name.split(".")[0] for name in modules),
        frozenset(name.split(".")[1] for name in modules if name.startswith("reftel.")),
    )


def test_help_loads_no_command_and_nothing_heavy() -> None:
    packages, rooms = loaded_by("--help")
    assert packages & HEAVY == set()
    assert rooms == {"cli", "config", "errors"}


@pytest.mark.parametrize("command", ["parse", "check"])
def test_reading_a_file_loads_neither_search_nor_archive_nor_web(command: str, telegram_file: Path) -> None:
    packages, rooms = loaded_by(command, str(telegram_file))
    assert packages & HEAVY == set()
    assert rooms & {"search", "archive", "web"} == set()


@pytest.mark.parametrize("options", [["--jsonl"], []], ids=["records", "summaries"])
def test_a_reader_that_goes_away_is_no_fault(options: list[str], tmp_path: Path) -> None:
    for number in range(300):
        (tmp_path / f"{number}.txt").write_text(PERFECT)
    command = [*PROGRAM, "parse", str(tmp_path), *options]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        running.stdout.read(10)
        running.stdout.close()
        said = running.stderr.read()
    assert (running.returncode, said) == (0, b"")


def test_ctrl_c_is_one_word(tmp_path: Path) -> None:
    command = [*PROGRAM, "parse", "-"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:
        time.sleep(1.5)  # until it waits for its input
        running.send_signal(signal.SIGINT)
        out, said = running.communicate(timeout=20)
    assert running.returncode == 130
    assert (out, said.split()) == (b"", [b"Stopped."])
