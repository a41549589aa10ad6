"""Keeping what readers refuse: noted while texts are taken in, with its bytes, so that it can be looked at, mended, read again."""

import datetime as dt
import hashlib
from collections.abc import Iterable, Iterator, Sized
from typing import Final

import msgspec
import zstandard
from sqlalchemy import Connection
from sqlalchemy.dialects.sqlite import insert

from reftel.archive.care.repairs import DISMISSED, MENDED, READ, REOPENED, entry_name, list_queue, note_deed
from reftel.archive.reports import Deed, QueueEntry
from reftel.archive.store.database import Store
from reftel.archive.store.schema import rejects
from reftel.archive.store.seals import seal
from reftel.archive.versions.dating import seconds
from reftel.corpus import Item, Rejected

GATHERED_BYTES: Final = 8 * 1024 * 1024
GATHERED: Final = 500
"""What is held in memory before it is written, in bytes and in number."""

BY: Final = "reftel"
"""Who notes that an input which was refused once has been read."""


class Refusing:
    """Looks at what goes by on its way into the archive. One run of `add`; the caller holds the writer's lock."""

    def __init__(self, store: Store, *, now: dt.datetime) -> None:
        self._store = store
        self._now = now
        self._gathered: list[tuple[str, Rejected]] = []
        self._bytes = 0
        self._refused: set[str] = set()
        self._read: set[tuple[str, str]] = set()
        with store.reading() as connection:
            self._waiting = _waiting(connection)

    def passing(self, entries: Iterable[Item | Rejected]) -> Iterable[Item | Rejected]:
        """Give the same entries on; how many they are stays known where it is."""
        return _Counted(self._pass(entries), len(entries)) if isinstance(entries, Sized) else self._pass(entries)

    def finish(self) -> None:
        """Write what is left, and note which inputs of the queue have been read without refusal this time."""
        self.flush()
        read = [entry for place in self._read for entry in self._waiting[place] if entry.name not in self._refused]
        if read:
            with self._store.writing() as connection:
                for entry in read:
                    note_deed(connection, entry.name, Deed(deed=READ, at=self._now, by=BY))

    def _pass(self, entries: Iterable[Item | Rejected]) -> Iterator[Item | Rejected]:
        for entry in entries:
            if isinstance(entry, Rejected):
                yield self._refuse(entry)
            else:
                place = (entry.source.path, entry.source.member or "")
                if place in self._waiting:
                    self._read.add(place)
                yield entry

    def _refuse(self, entry: Rejected) -> Rejected:
        mark = (
            entry.reason.encode("utf-8", "surrogatepass") if entry.data is None else hashlib.sha256(entry.data).digest()
        )
        name = entry_name(entry.path, entry.member or "", mark)
        self._refused.add(name)
        self._gathered.append((name, entry))
        self._bytes += len(entry.data or b"")
        if self._bytes >= GATHERED_BYTES or len(self._gathered) >= GATHERED:
            self.flush()
        return msgspec.structs.replace(entry, data=None)

    def flush(self) -> None:
        """Write what was gathered."""
        if not self._gathered:
            return
        with self._store.writing() as connection:
            open_again = {entry.name for entry in list_queue(connection, READ)}
            for name, entry in self._gathered:
                _keep(connection, name, entry, seconds(self._now))
                if name in open_again:
                    note_deed(connection, name, Deed(deed=REOPENED, at=self._now, by=BY))
        self._gathered, self._bytes = [], 0


class _Counted:
    """Entries that go by, of which it is known how many they are."""

    def __init__(self, entries: Iterator[Item | Rejected], count: int) -> None:
        self._entries = entries
        self._count = count

    def __len__(self) -> int:
        return self._count

    def __iter__(self) -> Iterator[Item | Rejected]:
        return self._entries


def _waiting(connection: Connection) -> dict[tuple[str, str], list[QueueEntry]]:
    """Return the refused inputs that were not read since, by place; those that somebody judged are left to him."""
    found: dict[tuple[str, str], list[QueueEntry]] = {}
    for entry in list_queue(connection):
        if entry.kind == "input" and entry.state not in {READ, MENDED, DISMISSED}:
            found.setdefault((entry.path, entry.member or ""), []).append(entry)
    return found


def _keep(connection: Connection, name: str, entry: Rejected, now: int) -> None:
    data, member = entry.data, entry.member or ""
    sha256 = None if data is None else hashlib.sha256(data).digest()
    start, end = entry.extent or (None, None)
    checked = seal(entry.path, member, start, end, sha256, entry.reason, entry.next_step)
    row = {
        "name": name,
        "path": entry.path,
        "member": member,
        "byte_start": start,
        "byte_end": end,
        "sha256": sha256,
        "length": None if data is None else len(data),
        "data": None if data is None else zstandard.ZstdCompressor(write_checksum=True).compress(data),
        "reason": entry.reason,
        "next_step": entry.next_step,
        "first_seen": now,
        "last_seen": now,
        "times": 1,
        "seal": checked,
    }
    again = {"last_seen": now, "times": rejects.c.times + 1, "reason": entry.reason, "next_step": entry.next_step}
    connection.execute(
        insert(rejects).values(row).on_conflict_do_update(index_elements=["name"], set_=again | {"seal": checked})
    )
