"""What a rebuilding starts from: every place where a text was seen, in order, with its original; and what people made."""

import hashlib
import sqlite3
from abc import ABC, abstractmethod
from collections.abc import Iterator, Sequence
from pathlib import Path
from types import TracebackType
from typing import Final, Self

import msgspec

from reftel.archive.store.compression import Codec
from reftel.archive.store.database import Store
from reftel.archive.store.numbering import Row
from reftel.archive.store.seals import seal
from reftel.archive.versions.loading import StoredItem, stored_sightings, unpack
from reftel.corpus import Item
from reftel.errors import ArchiveError

NATURAL_KEYS: Final = {
    "labels": ("label_class",),
    "items": ("sha256",),
    "inputs": ("path", "member", "sha256"),
    "versions": ("version_id",),
}
"""What a row of a table that is made again is known by, whatever its number."""


class Sighted(msgspec.Struct, frozen=True):
    """One place where a text was seen, and when (seconds UTC since 1970), still compressed."""

    seen_at: int
    stored: StoredItem

    def seal(self) -> int:
        """Return the checksum that the row should carry."""
        one = self.stored
        place = (one.path, one.member, one.input_sha256, one.byte_start, one.byte_end)
        where = (one.extractor, one.reader, one.encoding, one.start, one.end)
        return seal(one.sha256, *place, *where, self.seen_at, one.published)

    def mark(self) -> bytes:
        """Return the SHA-256 of what was received here: the original's hash, where it was, what was said of it, when."""
        stored = self.stored._replace(data=b"", dictionary=None)
        return hashlib.sha256(repr((self.seen_at, *stored)).encode("utf-8", "surrogatepass")).digest()


class Source(ABC):
    """An archive's database as a rebuilding reads it: today's, or that of an older Reftel. Use it in a `with` block."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._connection.close()

    def cursor(self) -> sqlite3.Cursor:
        """Return a cursor on the database."""
        return self._connection.cursor()

    def count(self) -> int:
        """Return the number of sightings."""
        return count_rows(self.cursor(), "sightings")

    def revision(self) -> int:
        """Return the records' revision."""
        (value,) = self.cursor().execute("SELECT value FROM meta WHERE name = 'revision'").fetchone()
        return int(value)

    def page_bytes(self) -> int:
        """Return the size of the database's pages."""
        (value,) = self.cursor().execute("PRAGMA page_size").fetchone()
        return int(value)

    def data_version(self) -> int:
        """Return a number that changes when another connection has written."""
        (value,) = self.cursor().execute("PRAGMA data_version").fetchone()
        return int(value)

    @abstractmethod
    def sighted(self) -> Iterator[Sighted]:
        """Yield every sighting in the order in which it was added."""

    @abstractmethod
    def unpack(self, sighted: Sighted) -> Item:
        """Return the item, or raise `ArchiveError` where its original is damaged."""


class Present(Source):
    """An archive of today's schema."""

    def __init__(self, store: Store, codec: Codec) -> None:
        super().__init__(store.path)
        self._store = store
        self._codec = codec

    def sighted(self) -> Iterator[Sighted]:
        """Yield every sighting in the order in which it was added."""
        with self._store.reading() as connection:
            self._codec.load(connection)
            for seen_at, stored in stored_sightings(connection):
                yield Sighted(seen_at, stored)

    def unpack(self, sighted: Sighted) -> Item:
        """Return the item."""
        return unpack(sighted.stored, self._codec)


def count_rows(cursor: sqlite3.Cursor, table: str) -> int:
    """Return the number of rows of one of our tables."""
    (count,) = cursor.execute(f"SELECT count(*) FROM {table}").fetchone()  # noqa: S608 - our own names
    return int(count)


def has_table(cursor: sqlite3.Cursor, table: str) -> bool:
    """Tell whether the database has a table."""
    query = "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?"
    return cursor.execute(query, (table,)).fetchone() is not None


def column_names(cursor: sqlite3.Cursor, table: str) -> Sequence[str]:
    """Return the names of a table's columns, in order."""
    return [str(row[1]) for row in cursor.execute(f"PRAGMA table_info({table})")]


def natural_key(cursor: sqlite3.Cursor, table: str, number: int) -> Row:
    """Return what a row is known by; raise `ArchiveError` where it is gone."""
    names = ", ".join(NATURAL_KEYS[table])
    found = cursor.execute(f"SELECT {names} FROM {table} WHERE id = ?", (number,)).fetchone()  # noqa: S608 - our own names
    if found is None:
        raise ArchiveError(
            f"records.db is damaged: row {number} of {table} is gone", next_step="Restore the archive from a copy."
        )
    return tuple(found)
