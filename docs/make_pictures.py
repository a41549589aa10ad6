"""Take the pictures of the README and the docs: the sample collection, served on this machine, in a headless browser.

Run it where a Chromium is (`.venv/bin/python docs/make_pictures.py`) when the pages have changed, look at what came out, and
commit it. Nothing compares the pictures: letters are drawn a little differently on every machine.
"""

import datetime as dt
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final, NamedTuple

import uvicorn
from playwright.sync_api import Page, sync_playwright

from reftel.access import Viewer
from reftel.archive import Archive
from reftel.cli.sampling import record_sample_consultation
from reftel.corpus import read
from reftel.samples import sample_paths
from reftel.web import create_app
from reftel.web.serving import address_of, listen

ROOT: Final = Path(__file__).resolve().parents[1]
FOLDER: Final = ROOT / "docs" / "pictures"
TITLE: Final = "The Marrow Strait telegrams"
READ_ON: Final = dt.datetime(2026, 1, 5, 9, tzinfo=dt.UTC)
CHROMIUM: Final = ("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
ARGUMENTS: Final = (
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-sync",
)


class Picture(NamedTuple):
    """One picture: file, page, height, and the part of the text that is chosen before it is taken."""

    name: str
    path: str
    height: int
    chosen: str = ""


PICTURES: Final = (
    Picture("home", "/", 860),
    Picture("results", "/search?q=pilotage", 900),
    Picture("telegram", "/t/06PORTALDER412", 900),
    Picture("explained", "/t/06PORTALDER412/explained", 860, chosen="a.part >> text=/^RUEHQV$/ >> nth=1"),
    Picture("asks", "/asks", 860),
    Picture("matter", "/matters/45d3f82f1a80a692", 900),
    Picture("owed", "/owed", 700),
    Picture("map", "/map", 1040),
    Picture("network", "/network", 1000),
    Picture("consultation", "/consultations/20dfc97d43dd3c0e", 1060),
    Picture("work-plan", "/consultations/20dfc97d43dd3c0e/plan?since=2007-08-21", 900),
    Picture("proposal", "/proposals/06PORTALDER412", 900),
)
WIDTH: Final = 1280


def main() -> int:
    """Take all pictures; return the exit code."""
    chromium = next((path for path in CHROMIUM if Path(path).is_file()), None)
    if chromium is None:
        sys.stderr.write("No Chromium found; install the package chromium.\n")
        return 1
    FOLDER.mkdir(exist_ok=True)
    with served() as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=list(ARGUMENTS))
        page = browser.new_page(viewport={"width": WIDTH, "height": 860}, color_scheme="light")
        for picture in PICTURES:
            take(page, address, picture)
        browser.close()
    return 0


@contextmanager
def served() -> Iterator[str]:
    """Serve the samples from a thread; yield the address without a slash at its end."""
    with (
        tempfile.TemporaryDirectory(prefix="reftel-pictures-") as folder,
        Archive.create(Path(folder) / "samples", title=TITLE) as archive,
        listen("127.0.0.1", 0) as listener,
    ):
        archive.add(read(sample_paths()), now=READ_ON)
        record_sample_consultation(archive)
        server = uvicorn.Server(uvicorn.Config(create_app(archive, Viewer.owner("reader")), log_level="warning"))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]})
        thread.start()
        yield address_of(listener).rstrip("/")
        server.should_exit = True
        thread.join()


def take(page: Page, address: str, picture: Picture) -> None:
    """Take one picture once its fonts have come."""
    page.set_viewport_size({"width": WIDTH, "height": picture.height})
    page.goto(address + picture.path)
    page.evaluate("document.fonts.ready")
    if picture.chosen:
        page.locator(picture.chosen).click()
    page.screenshot(path=FOLDER / f"{picture.name}.png")


if __name__ == "__main__":
    sys.exit(main())
