"""A real browser on a real server: the sample collection on a free port of this machine."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Request, sync_playwright

from reftel.samples import sample_paths
from tests.web.conftest import fill

ROOT: Final = Path(__file__).resolve().parents[2]
ARTEFACTS: Final = ROOT / "test-artefacts"
ARGUMENTS: Final = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
SERVER: Final = """
import sys
from reftel.access import Viewer
from reftel.archive import Archive
from reftel.web import serve

with Archive.open(sys.argv[1]) as archive:
    serve(archive, Viewer.owner("reader"), "127.0.0.1", 0, opened=lambda address: print(address, flush=True))
"""

OpenPage = Callable[..., Page]


@pytest.fixture(scope="session")
def address(tmp_path_factory: pytest.TempPathFactory, chromium: str) -> Iterator[str]:
    """The address of a reading room on the samples, without a slash at its end; `chromium` is asked for first."""
    assert chromium
    folder = tmp_path_factory.mktemp("served") / "samples"
    fill(folder, sample_paths()).close()
    with served(folder) as found:
        yield found


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve an archive from a process of its own; yield the address without a slash at its end."""
    with subprocess.Popen(
        [sys.executable, "-c", SERVER, str(folder)],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT / "src")},
    ) as process:
        assert process.stdout is not None
        yield process.stdout.readline().strip().rstrip("/")
        process.send_signal(signal.SIGINT)


@pytest.fixture(scope="session")
def browser(chromium: str) -> Iterator[Browser]:
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=chromium, args=list(ARGUMENTS))
        yield launched
        launched.close()


@pytest.fixture
def open_page(browser: Browser, address: str) -> Iterator[OpenPage]:
    """Open a page: `open_page("/asks", width=360, color_scheme="dark")`.

    When the test ends, nothing may have been asked of anybody else, and the console must be silent.
    """
    contexts: list[BrowserContext] = []
    complaints: list[str] = []

    def watch(request: Request) -> None:
        if not request.url.startswith(f"{address}/"):
            complaints.append(f"asked elsewhere: {request.url}")

    def open_it(path: str, *, width: int = 1400, height: int = 900, is_fault: bool = False, **options: Any) -> Page:
        context = browser.new_context(viewport={"width": width, "height": height}, base_url=address, **options)
        context.set_default_timeout(15_000)
        contexts.append(context)
        page = context.new_page()
        page.on("request", watch)
        if not is_fault:  # the console tells of the status of a fault
            page.on("console", lambda message: complaints.append(f"console: {message.text}"))
        page.on("pageerror", lambda error: complaints.append(f"script: {error}"))
        page.goto(path)
        return page

    yield open_it
    for context in contexts:
        context.close()
    assert complaints == []
