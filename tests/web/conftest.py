"""A reading room on the sample collection, and one that a test may change."""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest
from litestar import Litestar
from litestar.testing import TestClient

from reftel.access import Viewer
from reftel.archive import Archive, Recent
from reftel.corpus import read
from reftel.samples import sample_paths
from reftel.web import create_app
from reftel.web.knowing import PAGES_BYTES, weight_of

NOW = dt.datetime(2026, 3, 1, 12, tzinfo=dt.UTC)
READER = Viewer.owner("reader")
BASE = "http://127.0.0.1:8417"

Client = TestClient[Litestar]
Opened = Callable[..., Client]


def fill(folder: Path, paths: Iterable[Path], *, title: str = "The Marrow Strait telegrams") -> Archive:
    archive = Archive.create(folder, title=title)
    archive.add(read(paths), now=NOW)
    return archive


@pytest.fixture(scope="session")
def sample_archive(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    """The whole sample collection; nobody writes to it."""
    with fill(tmp_path_factory.mktemp("room") / "samples", sample_paths()) as archive:
        yield archive


@pytest.fixture(scope="session")
def sample_room(sample_archive: Archive) -> Iterator[Client]:
    """The room on the sample collection, opened once."""
    with TestClient(create_app(sample_archive, READER), base_url=BASE) as client:
        yield client


@pytest.fixture
def room(sample_room: Client) -> Client:
    """A client of the room on the sample collection; it remembers no page that another test, under other limits, had made."""
    held = sample_room.app.state["room"]
    object.__setattr__(held, "pages", Recent(PAGES_BYTES, weight_of))
    return sample_room


@pytest.fixture
def open_room(tmp_path: Path) -> Iterator[Opened]:
    """Open a room on texts of a test's own: `open_room("telegram one", "telegram two")`."""
    opened: list[tuple[Archive, Client]] = []

    def open_it(*texts: str | bytes, title: str = "Own telegrams", viewer: Viewer = READER) -> Client:
        paths = []
        for number, text in enumerate(texts):
            path = tmp_path / f"{len(opened)}-{number}.txt"
            path.write_bytes(text if isinstance(text, bytes) else text.encode())
            paths.append(path)
        archive = fill(tmp_path / f"archive-{len(opened)}", paths, title=title)
        client = TestClient(create_app(archive, viewer), base_url=BASE)
        client.__enter__()
        opened.append((archive, client))
        return client

    yield open_it
    for archive, client in opened:
        client.__exit__(None, None, None)
        archive.close()
