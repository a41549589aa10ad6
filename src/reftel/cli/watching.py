"""`reftel add --watch`: files that arrive in a folder, or change, are taken in once nobody writes to them any more."""

import os
import threading
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Final

from reftel.corpus import is_furniture

SETTLED_SECONDS: Final = 2.0
"""A file that has not changed for so long is taken to be whole."""

STEP_MILLISECONDS: Final = 500

_ARCHIVE: Final = "reftel.toml"
_UNFINISHED: Final = (".part", ".partial", ".crdownload", ".tmp", ".filepart", ".swp", "~")
"""What browsers, editors and copying programs call what they have not finished."""

_Shape = tuple[int, int]
"""Size and time of change: a file that keeps both is not being written."""


class Arrivals:
    """Files that changed, until they have kept still for long enough. `clock` counts seconds."""

    def __init__(self, root: Path, clock: Callable[[], float]) -> None:
        self._root = root.resolve()
        self._clock = clock
        self._moving: dict[Path, tuple[_Shape, float]] = {}

    def note(self, paths: Iterable[Path]) -> None:
        """Note files that arrived or changed; what is no file to read is left out."""
        for path in paths:
            shape = _shape(path)
            if shape is not None and self._is_wanted(path):
                self._moving[path] = (shape, self._clock())

    def settled(self) -> list[Path]:
        """Return, sorted by name, the files that have kept still, and forget them."""
        still: list[Path] = []
        for path, (before, since) in list(self._moving.items()):
            shape = _shape(path)
            if shape is None:
                del self._moving[path]
            elif shape != before:
                self._moving[path] = (shape, self._clock())
            elif self._clock() - since >= SETTLED_SECONDS:
                del self._moving[path]
                still.append(path)
        return sorted(still)

    def _is_wanted(self, path: Path) -> bool:
        try:
            below = path.resolve().relative_to(self._root)
        except (OSError, ValueError):  # a link that leads out of the folder, which is not followed
            return False
        if is_furniture(str(below)) or path.name.startswith(".") or path.name.endswith(_UNFINISHED):
            return False
        return not any((self._root / folder / _ARCHIVE).exists() for folder in below.parents if str(folder) != ".")


def watch(root: Path, arrivals: Arrivals, stop: threading.Event) -> Iterator[list[Path]]:
    """Yield the files that have arrived whole or changed, some at a time, until `stop`; those there at the start first."""
    from watchfiles import Change
    from watchfiles import watch as changes_in

    arrivals.note(_files(root))
    for changes in changes_in(
        root,
        watch_filter=None,
        stop_event=stop,
        rust_timeout=STEP_MILLISECONDS,
        yield_on_timeout=True,
        raise_interrupt=True,
    ):
        arrivals.note(Path(path) for change, path in changes if change is not Change.deleted)
        if still := arrivals.settled():
            yield still


def _files(root: Path) -> Iterator[Path]:
    for folder, _, names in os.walk(root):
        yield from (Path(folder, name) for name in names)


def _shape(path: Path) -> _Shape | None:
    try:
        status = path.stat()
    except OSError:
        return None
    return (status.st_size, status.st_mtime_ns) if path.is_file() else None
