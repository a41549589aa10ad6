"""The published texts, read once for the tests of this room."""

import tarfile
from pathlib import Path, PurePosixPath

import pytest


@pytest.fixture(scope="session")
def published_texts(corpora: Path) -> dict[str, str]:
    """Return identifier → text of the collection of plain texts."""
    path = corpora / "text.tar.xz"
    if not path.is_file():
        pytest.skip(f"no collection at {path}")
    with tarfile.open(path) as archive:
        return {
            PurePosixPath(member.name).stem: file.read().decode("utf-8", errors="replace")
            for member in archive
            if member.isfile() and (file := archive.extractfile(member)) is not None
        }
