"""How much there is to read, before it is read: for saying how far a reading has come."""

from collections.abc import Iterable
from pathlib import Path

from reftel.corpus.containers.folders import walk_folder


def measure(paths: Iterable[Path | str]) -> int | None:
    """Return the bytes of all files that would be opened, packed as they are; None where a stream has no length."""
    total = 0
    for path in map(Path, paths):
        if not path.exists():
            continue
        if not (path.is_dir() or path.is_file()):
            return None
        files = walk_folder(path) if path.is_dir() else (path,)
        total += sum(_size(file) for file in files if isinstance(file, Path))
    return total


def _size(file: Path) -> int:
    try:
        return file.stat().st_size
    except OSError:  # gone meanwhile: the reading says so
        return 0
