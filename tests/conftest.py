"""Where the tests find real collections and a browser, and a loud word about what was absent."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

# How long one example takes says as much of the machine as of the code: where time is what is tested, a test measures it itself.
settings.register_profile("reftel", deadline=None)
settings.load_profile("reftel")

ROOT = Path(__file__).resolve().parent.parent
BESIDE_THE_PROJECT = ROOT.parent / "shared" / "corpora"
"""The one default location of the real collections; REFTEL_CORPORA names another."""

COLLECTIONS = (
    "text.tar.xz",
    "text.index.csv",
    "pages.tar.xz",
    "cables.csv.xz",
    "revisions.tar.xz",
    "frus.tar.xz",
    "gold.tar.xz",
    "gold.jsonl",
    "matters.tar.xz",
    "matters.jsonl",
    "cablemap_cases.json",
    "cablegate_ids.csv.gz",
)
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def corpora_folder() -> Path:
    named = os.environ.get("REFTEL_CORPORA")
    return Path(named) if named else BESIDE_THE_PROJECT


def find_chromium() -> str | None:
    named = os.environ.get("REFTEL_CHROMIUM")
    if named:
        return named if Path(named).is_file() else None
    return next((found for name in BROWSERS if (found := shutil.which(name))), None)


def is_browser_required() -> bool:
    return os.environ.get("REFTEL_REQUIRE_BROWSER", "") not in {"", "0"}


@pytest.fixture(scope="session")
def corpora() -> Path:
    """The folder of the real collections; skips where there is none."""
    folder = corpora_folder()
    if not folder.is_dir():
        pytest.skip(f"no real collections at {folder} (set REFTEL_CORPORA to their folder)")
    return folder


@pytest.fixture(scope="session")
def seed_document() -> Path:
    """The example document; skips where it is absent."""
    path = corpora_folder().parent / "seed" / "09ASTANA1843.txt"
    if not path.is_file():
        pytest.skip(f"no example document at {path} (it is looked for beside the folder that REFTEL_CORPORA names)")
    return path


@pytest.fixture(scope="session")
def chromium() -> str:
    """The path of a Chromium; skips where there is none, fails where REFTEL_REQUIRE_BROWSER=1 asks for one."""
    path = find_chromium()
    if path is None:
        wanted = "no Chromium found (install the package chromium, or set REFTEL_CHROMIUM to its path)"
        if is_browser_required():
            pytest.fail(wanted)
        pytest.skip(wanted)
    return path


def _absences() -> Iterator[str]:
    folder = corpora_folder()
    if not folder.is_dir():
        yield f"REAL COLLECTIONS ABSENT: no folder {folder}; tests marked `corpora` were skipped"
    else:
        missing = [name for name in COLLECTIONS if not (folder / name).is_file()]
        if missing:
            yield f"REAL COLLECTIONS ABSENT in {folder}: {', '.join(missing)}"
    seed = folder.parent / "seed" / "09ASTANA1843.txt"
    if not seed.is_file():
        yield f"EXAMPLE DOCUMENT ABSENT: no file {seed}; tests that read it were skipped"
    if find_chromium() is None:
        consequence = "browser tests FAIL" if is_browser_required() else "browser tests were skipped"
        yield f"CHROMIUM ABSENT: {consequence}"


def pytest_report_header() -> list[str]:
    absent = list(_absences())
    return absent or [f"real collections in {corpora_folder()}, Chromium at {find_chromium()}"]


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    absent = list(_absences())
    if absent:
        terminalreporter.section("not everything was tested", sep="!", yellow=True, bold=True)
        for line in absent:
            terminalreporter.write_line(line, yellow=True)
