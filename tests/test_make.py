"""The Makefile lists what it can do, and does not promise more."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")
TARGETS = re.search(r"^\.PHONY: (.+)$", MAKEFILE, re.MULTILINE)


def run_make(*arguments: str) -> str:
    if shutil.which("make") is None:
        pytest.skip("no make on this machine")
    done = subprocess.run(
        ["make", "--no-print-directory", *arguments], cwd=ROOT, capture_output=True, text=True, check=True
    )
    return done.stdout


def test_every_target_is_explained_by_make_alone() -> None:
    assert TARGETS is not None
    listed = re.findall(r"^  make (\S+) +\S", run_make(), re.MULTILINE)
    assert sorted(listed) == sorted(TARGETS[1].split())


@pytest.mark.parametrize(("serve", "is_served"), [("0", False), ("1", True)])
def test_demo_serves_unless_told_not_to(serve: str, is_served: bool) -> None:
    planned = run_make("-n", "demo", f"SERVE={serve}", "PORT=9999")
    assert "add --samples" in planned
    assert ("serve --port 9999" in planned) is is_served


def test_continuous_integration_runs_exactly_what_make_test_runs() -> None:
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()
    assert script[-1] == "exec make test"
    assert "export REFTEL_REQUIRE_BROWSER=1" in script


def test_a_python_that_is_too_old_is_one_sentence() -> None:
    if shutil.which("make") is None:
        pytest.skip("no make on this machine")
    command = ["make", "-s", "/nonexistent/bin/python", "PYTHON=false", "VENV=/nonexistent"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode != 0
    assert "Reftel needs Python 3.11 or newer" in done.stderr
