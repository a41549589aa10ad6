"""One writer at a time: an advisory lock on a file, which the operating system frees when the process ends.

The file itself means nothing and may stay behind; only the lock on it counts, so a killed writer never blocks the next.
"""

import os
import sys
from pathlib import Path
from types import TracebackType

from reftel.errors import ArchiveError

if sys.platform == "win32":
    import msvcrt

    def _acquire(descriptor: int) -> bool:
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True
else:
    import fcntl

    def _acquire(descriptor: int) -> bool:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True


class WriterLock:
    """The right to write to one archive. Not re-entrant: a second `take` in the same process is refused as well."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._descriptor: int | None = None

    def try_take(self) -> bool:
        """Take the lock if it is free, without waiting; return whether it is now held."""
        if self._descriptor is not None:
            return False
        descriptor = self._open()
        if not _acquire(descriptor):
            os.close(descriptor)
            return False
        self._descriptor = descriptor
        return True

    def take(self) -> None:
        """Take the lock or raise `ArchiveError` in one sentence."""
        if not self.try_take():
            raise ArchiveError(
                f"{self._path.parent} is being written to by another process",
                next_step="Wait until it has finished, then try again; reading goes on meanwhile.",
            )

    def release(self) -> None:
        """Give the lock back; doing it twice is harmless."""
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None

    def __enter__(self) -> "WriterLock":
        self.take()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.release()

    def _open(self) -> int:
        try:
            return os.open(self._path, os.O_RDWR | os.O_CREAT | getattr(os, "O_CLOEXEC", 0), 0o644)
        except OSError as error:
            raise ArchiveError(
                f"{self._path.parent} cannot be written to ({error.strerror})",
                next_step="Check the permissions and the disk, or open the archive for reading only.",
            ) from error
