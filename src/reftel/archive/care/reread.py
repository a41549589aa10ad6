"""Reading every text again with the parser of today: records, references and suggestions are made anew from the originals.

What people said stays: statements are not touched, and hold on to their matter by rule and passage, else by original
and quotation. Each batch is one transaction; a run that was stopped is simply started again.
"""

import datetime as dt
import logging
import sqlite3
from collections.abc import Sequence
from typing import Final

from sqlalchemy import Connection, select

from reftel.archive.docket.answering import refresh_answers
from reftel.archive.docket.projecting import beside, project_versions
from reftel.archive.ingest.prepare import Prepared, prepare
from reftel.archive.ingest.rows import version_row
from reftel.archive.ingest.shelving import Shelf, refile
from reftel.archive.ingest.writer import BatchWriter, Reading, insert_derived
from reftel.archive.reports import RereadReport
from reftel.archive.store import schema
from reftel.archive.store.compression import Codec
from reftel.archive.store.database import Store, driver_cursor, meta_number, set_meta_number
from reftel.archive.store.numbering import NumberedRows, highest_number
from reftel.archive.versions.loading import StoredItem, StoredVersion, stored_refusals, stored_versions, unpack
from reftel.errors import ArchiveError

BATCH_VERSIONS: Final = 500
"""Versions in one transaction, as for adding."""

_COLUMNS: Final = tuple(column.name for column in schema.versions.columns if column.name not in {"id", "telegram"})
_UPDATE: Final = f"UPDATE versions SET {', '.join(f'{name} = ?' for name in _COLUMNS)} WHERE id = ?"  # noqa: S608 - names of our own columns

_log = logging.getLogger(__name__)


class Reread:
    """One run over the whole archive. The caller holds the writer's lock and rebuilds the index afterwards."""

    def __init__(self, store: Store, codec: Codec, *, now: dt.datetime) -> None:
        self._store = store
        self._codec = codec
        self._now = now
        self._read = 0
        self._changed = 0
        self._failed: list[tuple[str, str]] = []

    def run(self) -> RereadReport:
        """Read everything again; return what came of it."""
        with self._store.reading() as connection:
            rows = list(connection.execute(select(schema.versions.c.id).order_by(schema.versions.c.id)).scalars())
        for start in range(0, len(rows), BATCH_VERSIONS):
            self._take(rows[start : start + BATCH_VERSIONS])
        return self.try_refused()

    def _take(self, rows: Sequence[int]) -> None:
        with self._store.reading() as connection:
            self._codec.load(connection)
            found = list(stored_versions(connection, rows))
        fresh: list[tuple[int, Prepared]] = []
        for version, stored in found:
            self._read += 1
            prepared = self._prepared(stored, f"@{version.version_id}")
            if prepared is None:
                continue
            if prepared.version_id != version.version_id:
                self._failed.append((f"@{version.version_id}", f"now gives another version id, {prepared.version_id}"))
                continue
            self._changed += self._is_changed(version, prepared)
            fresh.append((version.row, prepared))
        with self._store.writing() as connection:
            rewrite(connection, self._codec, fresh)

    def try_refused(self) -> RereadReport:
        """Read again what could not be parsed when it was added; return what came of everything so far."""
        with self._store.reading() as connection:
            refused = list(stored_refusals(connection))
        for _, _, stored in refused:
            self._read += 1
            place = f"{stored.path}/{stored.member}" if stored.member else stored.path
            prepared = self._prepared(stored, place)
            if prepared is None:
                continue
            self._changed += 1
            reading = Reading(item=unpack(stored, self._codec), sha256=stored.sha256, result=prepared)
            with self._store.writing() as connection:
                written = BatchWriter(connection, self._codec, now=self._now).write((reading,))
                refresh_answers(connection, self._codec, written.versions)
                project_versions(connection, written.versions)
        return self._report()

    def _report(self) -> RereadReport:
        return RereadReport(read=self._read, changed=self._changed, failed=tuple(self._failed))

    def _prepared(self, stored: StoredItem, place: str) -> Prepared | None:
        try:
            return prepare(unpack(stored, self._codec))
        except Exception as error:  # noqa: BLE001 - one text must never stop the rest, whatever is wrong with it
            self._failed.append((place, f"{type(error).__name__}: {error}"))
            _log.debug("the fault in full", exc_info=error)
            return None

    def _is_changed(self, version: StoredVersion, prepared: Prepared) -> bool:
        if version.record is None:
            return True
        try:
            before = self._codec.decompress(version.record, version.record_dictionary, what=version.version_id)
        except ArchiveError:
            return True
        return before != prepared.record


def rewrite(connection: Connection, codec: Codec, fresh: Sequence[tuple[int, Prepared]]) -> None:
    """Replace everything derived of versions that are stored already, inside one transaction."""
    cursor = driver_cursor(connection)
    revision = meta_number(connection, "revision") + 1
    rows = [(version,) for version, _ in fresh]
    before = beside(connection, (version for version, _ in fresh))
    moved = [shelf for version, prepared in fresh if (shelf := _moved(cursor, version, prepared)) is not None]
    for table in (schema.records, schema.refs, schema.names, schema.suggestions, schema.speakers, schema.answers):
        cursor.executemany(f"DELETE FROM {table.name} WHERE version = ?", rows)  # noqa: S608 - names of our own tables
    cursor.executemany("DELETE FROM answers WHERE answer = ?", rows)
    labels = NumberedRows(cursor, schema.labels, ("label_class",))
    updates = []
    for version, prepared in fresh:
        row = version_row(prepared, telegram=0, label=labels.number(prepared.label_class), revision=revision)
        updates.append((row[0], *row[2:], version))
    labels.insert()
    cursor.executemany(_UPDATE, updates)
    insert_derived(cursor, fresh, codec)
    refile(cursor, moved, next_telegram=highest_number(cursor, schema.telegrams) + 1)
    set_meta_number(connection, "revision", revision)
    asked = refresh_answers(connection, codec, [version for version, _ in fresh])
    project_versions(connection, before | asked)


def _moved(cursor: sqlite3.Cursor, version: int, prepared: Prepared) -> Shelf | None:
    """Return how to file a version whose number or day is not what it was, None where it stays."""
    before = cursor.execute(
        "SELECT year, station, serial, day, corrected FROM versions WHERE id = ?", (version,)
    ).fetchone()
    key = prepared.filing.key
    number = (None, None, None) if key is None else (key.year, key.station, key.serial)
    if before == (*number, prepared.day, int(prepared.corrected)):
        return None
    return Shelf(version=version, key=key, day=prepared.day, corrected=prepared.corrected)
