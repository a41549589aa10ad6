"""The database of an archive: connections, transactions, and faults turned into one sentence.

Readers and the writer each have connections of their own; SQLite's write-ahead log lets them work side by side. Writing
transactions start with `BEGIN IMMEDIATE`, so that two of them queue instead of failing half-way.
"""

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from sqlalchemy import Connection, Engine, create_engine, event, insert, select, update
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import PoolProxiedConnection, QueuePool

from reftel.archive.store import schema
from reftel.archive.store.patience import STEPS, is_over
from reftel.errors import ArchiveError, TookTooLong

BUSY_SECONDS: Final = 30.0
"""How long a writing transaction waits for another; a batch of telegrams takes well under a second."""

_WRITES: Final = "reftel_writes"

_WRITER_CACHE_KIB: Final = 96 * 1024
"""Pages that the writer keeps in memory. A batch touches a page for nearly every row of every index that is in no order: with
SQLite's 2 MB they would be written in the middle of the transaction, and again at its end."""

_LOG_PAGES: Final = 4_000
"""Pages of the log that are carried over into the file together: many of them are written by several batches."""

_DAMAGED_NEXT: Final = "Restore the archive from a copy, or make it again from the original files."
_FAULTS: Final[dict[str, tuple[str, str]]] = {
    # SQLite's primary result codes: https://sqlite.org/rescode.html
    "SQLITE_BUSY": ("is being written to by another process", "Wait until it has finished, then try again."),
    "SQLITE_LOCKED": ("is being written to by another process", "Wait until it has finished, then try again."),
    "SQLITE_FULL": ("cannot be written: the disk is full", "Make room, then try again; nothing stored was lost."),
    "SQLITE_READONLY": ("may not be written to", "Check the permissions, or open the archive for reading only."),
    "SQLITE_CANTOPEN": ("cannot be opened", "Check that the file exists and that you may read it."),
    "SQLITE_IOERR": ("cannot be read or written: the disk reports an error", "Check the disk, then `reftel verify`."),
    "SQLITE_CORRUPT": ("is damaged", _DAMAGED_NEXT),
    "SQLITE_NOTADB": ("is damaged: it is no database", _DAMAGED_NEXT),
    "SQLITE_ERROR": ("is damaged or was made by another program", _DAMAGED_NEXT),
}


class Store:
    """The records of one archive. Safe to use from several threads; one transaction per `with` block."""

    def __init__(self, path: Path, *, read_only: bool, immutable: bool = False) -> None:
        self.path = path
        self.read_only = read_only
        self._engine = _engine(path, "mode=ro" if read_only else "mode=rw", immutable=immutable)
        self._watching = threading.Lock()
        self._watch: PoolProxiedConnection | None = None

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Give a connection inside one read transaction: everything read in it is of one moment."""
        with self.translated(), self._engine.begin() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Give a connection inside one write transaction, committed at the end, undone by any exception."""
        if self.read_only:
            raise ArchiveError(f"{self.path.parent} was opened for reading only")
        with self.translated(), self._engine.connect() as plain:
            connection = plain.execution_options(**{_WRITES: True})
            with connection.begin():
                yield connection

    @contextmanager
    def translated(self) -> Iterator[None]:
        """Turn what the database raises into `ArchiveError`."""
        try:
            yield
        except DBAPIError as error:
            raise self._fault(error.orig) from error
        except sqlite3.Error as error:
            raise self._fault(error) from error

    def change(self) -> int:
        """Return a number that is another one after any commit, whoever made it. It means something in this process only.

        Source: https://sqlite.org/pragma.html#pragma_data_version: the connection that asks must not be one that writes.
        """
        with self._watching, self.translated():
            if self._watch is None:
                self._watch = self._engine.raw_connection()
            return int(self._watch.cursor().execute("PRAGMA data_version").fetchone()[0])

    def vacuum(self) -> None:
        """Write the file anew without its empty pages. Readers go on; nobody else may write meanwhile."""
        with self.translated():
            plain = self._engine.raw_connection()
            try:
                cursor = plain.cursor()
                cursor.execute("VACUUM")
                cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            finally:
                plain.close()

    def close(self) -> None:
        """Close all connections."""
        with self._watching:
            if self._watch is not None:
                self._watch.close()
            self._watch = None
        self._engine.dispose()

    def _fault(self, error: BaseException | None) -> ArchiveError:
        name = str(getattr(error, "sqlite_errorname", "SQLITE_ERROR"))
        if name == "SQLITE_INTERRUPT":
            return TookTooLong("This took too long and was given up", next_step="Ask for less, or try again later.")
        primary = "_".join(name.split("_")[:2])
        what, next_step = _FAULTS.get(primary, (f"cannot be used ({error})", _DAMAGED_NEXT))
        detail = f" ({error})" if primary in {"SQLITE_ERROR", "SQLITE_CORRUPT"} else ""
        return ArchiveError(f"{self.path} {what}{detail}", next_step=next_step)


def create_store(path: Path, *, archive_id: str, page_bytes: int = schema.PAGE_BYTES) -> None:
    """Make an empty database file with all tables."""
    engine = _engine(path, "mode=rwc", immutable=False)
    try:
        _set_up_file(engine, page_bytes)
        with engine.begin() as connection:
            schema.create_schema(connection)
            first = {"schema_version": schema.SCHEMA_VERSION, "archive_id": archive_id}
            rows = first | {"revision": 0, "indexed_revision": 0}
            connection.execute(
                insert(schema.meta), [{"name": name, "value": str(value)} for name, value in rows.items()]
            )
    finally:
        engine.dispose()


def check_store(store: Store, *, archive_id: str) -> None:
    """Raise `ArchiveError` unless the database is Reftel's, of this version, and belongs to this archive."""
    with store.reading() as connection:
        mark: int = connection.exec_driver_sql("PRAGMA application_id").scalar_one()
        if mark != schema.APPLICATION_ID:
            raise ArchiveError(f"{store.path} is empty or no database of Reftel", next_step=_DAMAGED_NEXT)
        version = meta_number(connection, "schema_version")
        if version < schema.SCHEMA_VERSION:
            raise ArchiveError(
                f"{store.path.parent} was made by an older Reftel (schema {version}; this one uses "
                f"{schema.SCHEMA_VERSION})",
                next_step=f"Run `reftel -a {store.path.parent} upgrade`: it makes a backup first, and loses nothing.",
            )
        if version > schema.SCHEMA_VERSION:
            raise ArchiveError(
                f"{store.path} has schema {version}, this Reftel uses schema {schema.SCHEMA_VERSION}",
                next_step="Use the Reftel that made the archive, or a newer one.",
            )
        if meta_value(connection, "archive_id") != archive_id:
            raise ArchiveError(
                f"{store.path} belongs to another archive than the reftel.toml beside it",
                next_step="Put the files that belong together back into one folder.",
            )


def meta_value(connection: Connection, name: str) -> str:
    """Return one value of the `meta` table; a missing one is damage."""
    value: str | None = connection.execute(
        select(schema.meta.c.value).where(schema.meta.c.name == name)
    ).scalar_one_or_none()
    if value is None:
        raise ArchiveError(f"records.db is damaged: it lacks its {name}", next_step=_DAMAGED_NEXT)
    return value


def meta_number(connection: Connection, name: str) -> int:
    """Return one number of the `meta` table."""
    value = meta_value(connection, name)
    if not value.isdecimal():
        raise ArchiveError(f"records.db is damaged: its {name} is {value!r}", next_step=_DAMAGED_NEXT)
    return int(value)


def set_meta_number(connection: Connection, name: str, value: int) -> None:
    """Change one number of the `meta` table."""
    connection.execute(update(schema.meta).where(schema.meta.c.name == name).values(value=str(value)))


def driver_cursor(connection: Connection) -> sqlite3.Cursor:
    """Return a driver-level cursor inside the connection's transaction, for the hot paths."""
    driver = connection.connection.driver_connection
    if not isinstance(driver, sqlite3.Connection):
        raise TypeError("the hot paths are written for SQLite")
    return driver.cursor()


def _engine(path: Path, mode: str, *, immutable: bool) -> Engine:
    uri = f"{path.absolute().as_uri()}?{mode}" + ("&immutable=1" if immutable else "")

    def connect() -> sqlite3.Connection:
        # Transactions are begun by the listener below: the driver's own rules do not cover reads.
        return sqlite3.connect(
            uri, uri=True, isolation_level=None, check_same_thread=False, timeout=BUSY_SECONDS, cached_statements=256
        )

    engine = create_engine("sqlite+pysqlite://", creator=connect, poolclass=QueuePool, pool_size=4, max_overflow=28)
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    return engine


def _set_up_file(engine: Engine, page_bytes: int) -> None:
    # Outside any transaction: inside one SQLite ignores the page size and refuses the journal mode.
    plain = engine.raw_connection()
    try:
        cursor = plain.cursor()
        cursor.execute(f"PRAGMA page_size = {page_bytes}")
        cursor.execute(f"PRAGMA application_id = {schema.APPLICATION_ID}")
        cursor.execute("PRAGMA journal_mode = WAL")
    finally:
        plain.close()


def _prepare(connection: sqlite3.Connection, _record: object) -> None:
    for pragma in (
        "foreign_keys = ON",
        "trusted_schema = OFF",
        "synchronous = FULL",
        "temp_store = MEMORY",
        f"wal_autocheckpoint = {_LOG_PAGES}",
    ):
        connection.execute(f"PRAGMA {pragma}")
    connection.set_progress_handler(is_over, STEPS)


def _begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get(_WRITES, False)
    if writes:
        connection.exec_driver_sql(f"PRAGMA cache_size = -{_WRITER_CACHE_KIB}")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
