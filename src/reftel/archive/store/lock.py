"""One writer at a time: an advisory lock on a file, which the operating system frees when the process ends.

Only the lock on the file counts, so a killed writer never blocks the next; what is written in it says who holds the lock, for whoever
is refused, and may stay behind.
"""

import datetime as dt
import os
import sys
import time
from pathlib import Path
from types import TracebackType
from typing import Final

import msgspec

from reftel.errors import ArchiveError

_LOCKED_BYTE: Final = 1 << 30

_PATIENCE_SECONDS: Final = 0.05

if sys.platform == "win32":
    import msvcrt

    def _acquire(descriptor: int) -> bool:
        try:
            os.lseek(descriptor, _LOCKED_BYTE, os.SEEK_SET)  # a locked byte cannot be read by others
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


class WriterBusy(ArchiveError):  # noqa: N818 - names the state, as its siblings do
    """Another process is writing to the archive: wait for it."""


class Holder(msgspec.Struct, frozen=True):
    """Who holds the lock: process number, and since when."""

    pid: int
    since: dt.datetime


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
        _sign(descriptor)
        return True

    def take(self) -> None:
        """Take the lock or raise `WriterBusy` in one sentence."""
        if not self.try_take():
            time.sleep(_PATIENCE_SECONDS)  # whoever asks `who_writes` holds it for a moment
        if self._descriptor is None and not self.try_take():
            holder = self.holder()
            who = "" if holder is None else f" (number {holder.pid}, since {_shown(holder.since)})"
            raise WriterBusy(
                f"{self._path.parent} is being written to by another process{who}",
                next_step="Wait until it has finished, then try again; reading goes on meanwhile.",
            )

    def holder(self) -> Holder | None:
        """Return who wrote himself down as the holder, None where that cannot be read."""
        try:
            return msgspec.json.decode(self._path.read_bytes(), type=Holder)
        except (OSError, msgspec.DecodeError):
            return None

    def who_writes(self) -> Holder | None:
        """Return who holds the lock at the moment, None where nobody does."""
        if not self._path.exists():
            return None
        if self.try_take():
            self.release()
            return None
        return self.holder() or Holder(0, dt.datetime.now(dt.UTC))

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


def _sign(descriptor: int) -> None:
    """Write down who holds the lock. A disk without room for that is no reason to refuse: it will be told where it matters."""
    try:
        os.ftruncate(descriptor, 0)
        os.lseek(descriptor, 0, os.SEEK_SET)
        os.write(descriptor, msgspec.json.encode(Holder(os.getpid(), dt.datetime.now(dt.UTC).replace(microsecond=0))))
    except OSError:
        return


def _shown(since: dt.datetime) -> str:
    here = since.astimezone()
    return f"{here:%H:%M}" if here.date() == dt.datetime.now().astimezone().date() else f"{here:%Y-%m-%d %H:%M}"
