"""What a page tells the reader to type runs as written on the samples, and prints what the page shows."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.docs.pages import DOCS, README, ROOT, Command, commands

TUTORIAL = DOCS / "tutorial" / "first-hour.md"
HOW_TO = sorted((DOCS / "how-to").glob("*.md"))
PLACEHOLDER = re.compile(r"\bID\b|~/|my-archive|telegram\.txt|\bserve\b|-a strait (?:add ~|verify)")
"""Commands about the reader's own files or matters, and the one that never ends."""

EXIT_CODES = {
    "reftel -a demo-archive show 06PORTALDER398": 3,
    "reftel batch queries.txt --by year --csv": 1,
    "reftel batch queries.txt --by station": 1,
    "reftel search 'form:verrin'": 2,
    """sed 's/"THE FERRY SAILS AGAIN"/null/; s/"PREL"/"ZZZZZ"/' small.json | reftel render -""": 1,
}
OF_THE_SHELL = re.compile(r"^(?!reftel )|[|>]")
"""Commands that only a shell understands: pipes, files to write to, other programs."""


def runnable(page: Path) -> Iterator[Command]:
    return (command for command in commands(page) if not PLACEHOLDER.search(command.line))


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that looks like a clone after `SERVE=0 make demo`."""
    folder = tmp_path_factory.mktemp("desk")
    (folder / "src").symlink_to(ROOT / "src", target_is_directory=True)
    program = folder / "bin" / "reftel"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -c "from reftel.cli import main; main()" "$@"\n')
    program.chmod(0o755)
    (folder / "small.json").write_text(json_of(DOCS / "how-to" / "write-a-telegram.md"), encoding="utf-8")
    done = run(Command("", "reftel -a demo-archive add --samples", ()), folder)
    assert done.returncode == 0, done.stderr
    shutil.copytree(folder / "demo-archive", folder / "strait")  # the reader's own, which pages go on with
    return folder


def json_of(page: Path) -> str:
    """Return the one JSON file that a page shows."""
    (shown,) = re.findall(r"```json\n(.*?)```", page.read_text(encoding="utf-8"), re.DOTALL)
    return str(shown)


def run(command: Command, folder: Path, archive: str | None = None) -> subprocess.CompletedProcess[str]:
    environment = {name: value for name, value in os.environ.items() if not name.startswith("REFTEL_")}
    environment |= {"PYTHONPATH": str(ROOT / "src"), "COLUMNS": "100"}
    if archive is not None:
        environment["REFTEL_ARCHIVE"] = archive
    call = [sys.executable, "-c", "from reftel.cli import main; main()", *command.words]
    line = command.line.replace(".venv/bin/", "")
    if OF_THE_SHELL.search(line):
        call = ["/bin/sh", "-c", line]
        environment["PATH"] = f"{folder / 'bin'}:{environment['PATH']}"
    return subprocess.run(call, cwd=folder, env=environment, capture_output=True, text=True, check=False)


def is_shown_in(shown: str, printed: list[str]) -> bool:
    """Answer whether a line of the page stands in the output; `…` stands for anything."""
    pattern = re.compile(".*".join(re.escape(part) for part in shown.split("…")))
    return any(pattern.fullmatch(line) for line in printed)


def assert_prints(command: Command, done: subprocess.CompletedProcess[str]) -> None:
    assert done.returncode == EXIT_CODES.get(command.line, 0), (command.line, done.stdout[-500:], done.stderr)
    printed = (done.stdout + done.stderr).splitlines()
    missing = [line for line in command.shown if not is_shown_in(line, printed)]
    assert missing == [], (command.line, done.stdout[:3000])


@pytest.mark.parametrize("page", [README, *HOW_TO], ids=lambda page: page.name)
def test_the_commands_of_a_page_run_as_written_one_after_the_other(page: Path, desk: Path) -> None:
    for command in runnable(page):
        assert_prints(command, run(command, desk))


def test_the_tutorial_runs_from_beginning_to_end(tmp_path: Path) -> None:
    typed = list(runnable(TUTORIAL))
    assert len(typed) >= 12
    for command in typed:
        is_named = "-a" in command.words
        assert_prints(command, run(command, tmp_path, None if is_named else "strait"))


def test_the_readme_s_python_runs(desk: Path) -> None:
    (code,) = re.findall(r"```python\n(.*?)```", README.read_text(encoding="utf-8"), re.DOTALL)
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", code],
        cwd=desk,
        env={**os.environ, "PYTHONPATH": str(ROOT / "src")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("06PORTALDER412 ")


def test_code_that_the_pages_show_is_met() -> None:
    assert [command.line for command in commands(README)]
    assert [command.shown for command in commands(TUTORIAL) if command.shown]
