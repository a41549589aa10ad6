"""Writing one batch of texts into the records, inside one transaction.

Nothing is remembered from one batch to the next, so a transaction that is undone leaves nothing behind.
"""

import datetime as dt
import sqlite3
from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import Final

import msgspec
from sqlalchemy import Connection

from reftel.archive.ingest.packing import Refusal
from reftel.archive.ingest.prepare import Prepared
from reftel.archive.ingest.rows import (
    name_rows,
    record_row,
    reference_rows,
    sighting_row,
    speaker_rows,
    suggestion_rows,
    version_row,
)
from reftel.archive.ingest.shelving import Shelf, file_versions
from reftel.archive.store import schema
from reftel.archive.store.compression import Codec, Purpose
from reftel.archive.store.database import driver_cursor, meta_number, set_meta_number
from reftel.archive.store.numbering import NumberedRows, Row, highest_number, insert_rows
from reftel.archive.versions.dating import seconds
from reftel.codes import TelegramKind
from reftel.corpus import Item

_FORGET_REFUSAL: Final = """
DELETE FROM sightings WHERE version IS NULL AND item = ? AND input = ? AND byte_start = ? AND byte_end = ?
  AND extractor = ? AND start = ? AND "end" = ?
"""
"""A text that could not be parsed before and can be now is sighted anew: a version's first sighting is the one it was read from."""

_INSERT_SIGHTING: Final = """
INSERT INTO sightings (
  item, version, input, byte_start, byte_end, extractor, reader, encoding, start, "end", seen_at,
  published, published_station, published_serial, published_year, refusal, seal
) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
ON CONFLICT DO UPDATE SET refusal = excluded.refusal WHERE version IS NULL
"""
"""The same place again is no new sighting."""


class Fate(StrEnum):
    """What became of one item."""

    NEW = "new"
    KNOWN = "known"
    OTHER_VERSION = "other version"
    REFUSED = "refused"


class Known(msgspec.Struct, frozen=True):
    """The row of the version that these bytes gave when they were first read."""

    version: int


class Reading(msgspec.Struct, frozen=True, kw_only=True):
    """One item with what came of reading it. `sha256` is of the item's bytes."""

    item: Item
    sha256: bytes
    result: Prepared | Refusal | Known


class Written(msgspec.Struct, frozen=True, kw_only=True):
    """What a batch did: the fate of each reading in order, the rows of the new versions, the revision it made."""

    fates: tuple[Fate, ...]
    versions: tuple[int, ...]
    revision: int


class BatchWriter:
    """Collects the rows of one batch and writes them. Use once, inside a write transaction of the single writer."""

    def __init__(self, connection: Connection, codec: Codec, *, now: dt.datetime) -> None:
        self._connection = connection
        self._cursor = driver_cursor(connection)
        self._codec = codec
        self._now = seconds(now)
        self._items = NumberedRows(self._cursor, schema.items, ("sha256",))
        self._inputs = inputs_of(self._cursor)
        self._versions = NumberedRows(self._cursor, schema.versions, ("version_id",))
        self._new: list[tuple[Shelf, Prepared]] = []
        self._sightings: list[Row] = []

    def write(self, readings: Sequence[Reading]) -> Written:
        """Write everything; return what was done."""
        placed = [self._place(reading) for reading in readings]
        self._items.insert()
        self._inputs.insert()
        others, revision = self._write_versions()
        self._write_sightings()
        return Written(
            fates=tuple(Fate.OTHER_VERSION if row in others else fate for fate, row in placed),
            versions=tuple(shelf.version for shelf, _ in self._new),
            revision=revision,
        )

    def _place(self, reading: Reading) -> tuple[Fate, int | None]:
        number, result = self._item(reading), reading.result
        if isinstance(result, Refusal):
            self._sight(reading, number, None, result.reason)
            return Fate.REFUSED, None
        known = result.version if isinstance(result, Known) else self._versions.find(result.version_id)
        if known is not None or isinstance(result, Known):
            self._sight(reading, number, known, None)
            return Fate.KNOWN, None
        version = self._versions.reserve(result.version_id)
        key = result.filing.key
        is_card = result.kind is TelegramKind.CARD
        shelf = Shelf(version=version, key=key, day=result.day, corrected=result.corrected, is_card=is_card)
        self._new.append((shelf, result))
        self._sight(reading, number, version, None)
        return Fate.NEW, version

    def _item(self, reading: Reading) -> int:
        number = self._items.find(reading.sha256)
        if number is not None:
            return number
        data = reading.item.data
        packed = reading.result.packed if isinstance(reading.result, Prepared) else None
        frame = self._codec.compress(data, Purpose.ITEM) if packed is None else packed.item
        return self._items.add((reading.sha256,), (reading.sha256, len(data), *frame))

    def _sight(self, reading: Reading, number: int, version: int | None, refusal: str | None) -> None:
        item, sha256 = reading.item, reading.sha256
        place = self._inputs.number(item.source.path, item.source.member or "", item.source.sha256)
        self._sightings.append(
            sighting_row(
                item, number=number, sha256=sha256, version=version, place=place, seen_at=self._now, refusal=refusal
            )
        )

    def _write_sightings(self) -> None:
        refused = self._cursor.execute("SELECT 1 FROM sightings WHERE version IS NULL LIMIT 1").fetchone()
        if refused is not None:
            places = [(row[0], *row[2:6], *row[8:10]) for row in self._sightings if row[1] is not None]
            self._cursor.executemany(_FORGET_REFUSAL, places)
        self._cursor.executemany(_INSERT_SIGHTING, self._sightings)

    def _write_versions(self) -> tuple[set[int], int]:
        """Write the new versions with what is derived from them; return those that joined others, and the revision."""
        revision = meta_number(self._connection, "revision")
        if not self._new:
            return set(), revision
        shelves = [shelf for shelf, _ in self._new]
        first_free = highest_number(self._cursor, schema.telegrams) + 1
        filed = file_versions(self._cursor, shelves, next_telegram=first_free)
        insert_rows(self._cursor, schema.telegrams, filed.created)
        self._insert_versions(filed.telegram_of, revision + 1)
        filed.settle(self._cursor)
        set_meta_number(self._connection, "revision", revision + 1)
        return filed.other_versions, revision + 1

    def _insert_versions(self, telegram_of: Mapping[int, int], revision: int) -> None:
        labels = NumberedRows(self._cursor, schema.labels, ("label_class",))
        rows: list[Row] = []
        for shelf, prepared in self._new:
            label = labels.number(prepared.label_class)
            row = version_row(prepared, telegram=telegram_of[shelf.version], label=label, revision=revision)
            rows.append((shelf.version, *row))
        labels.insert()
        insert_rows(self._cursor, schema.versions, rows)
        derived = [(shelf.version, prepared) for shelf, prepared in self._new]
        insert_derived(self._cursor, derived, self._codec)


def inputs_of(cursor: sqlite3.Cursor) -> NumberedRows:
    """Return the rows of `inputs`, found by a part of their hash."""
    by_content = "substr(sha256, 1, 16) = substr(?3, 1, 16)"
    return NumberedRows(cursor, schema.inputs, ("path", "member", "sha256"), found_by=by_content)


def insert_derived(cursor: sqlite3.Cursor, versions: Sequence[tuple[int, Prepared]], codec: Codec) -> None:
    """Insert what is derived from versions: their records, references, names, suggestions and speakers."""
    insert_rows(cursor, schema.records, (record_row(prepared, version, codec) for version, prepared in versions))
    for table, rows_of in (
        (schema.refs, reference_rows),
        (schema.names, name_rows),
        (schema.suggestions, suggestion_rows),
        (schema.speakers, speaker_rows),
    ):
        insert_rows(cursor, table, (row for version, prepared in versions for row in rows_of(prepared, version)))
