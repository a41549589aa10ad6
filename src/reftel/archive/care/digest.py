"""The digest of an archive: one hash for each table, the same for the same content, whatever the order and numbers of the rows.

Each row is hashed without its own number and with the numbers of other rows replaced by what these are known by; the hashes of
a table's rows are added up, so that no sorting is needed.
"""

import hashlib
import sqlite3
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Final

from sqlalchemy import Table

from reftel.archive.care.carrying import CARRIED
from reftel.archive.care.sources import NATURAL_KEYS, Sighted
from reftel.archive.store import schema
from reftel.archive.store.compression import Codec
from reftel.archive.store.numbering import Value

_WIDTH: Final = 1 << 256

_NOT_COMPARED: Final = frozenset({"meta", "telegrams", "matters"})
"""`meta` counts batches; a telegram is known by its versions alone, and compared with them; `matters` rest on what people said too."""

_PASSING: Final = frozenset({"revision"})
"""Columns that say when a row was written, and not what it says."""

_Known = Callable[[Value], object]


def digest_sightings(sighted: Iterable[Sighted]) -> str:
    """Return the digest of everything that was received."""
    total = count = 0
    for one in sighted:
        total = (total + int.from_bytes(one.mark())) % _WIDTH
        count += 1
    return f"{count}:{total:064x}"


def digest_derived(cursor: sqlite3.Cursor, codec: Codec) -> Mapping[str, str]:
    """Return the digest of each table that is made from the originals."""
    names = schema.DERIVED - _NOT_COMPARED
    tables = [table for table in schema.metadata.sorted_tables if table.name in names]
    return {table.name: _digest_table(cursor, table, codec) for table in tables}


def digest_carried(cursor: sqlite3.Cursor, tables: Sequence[Table]) -> Mapping[str, str]:
    """Return the digest of each table that is carried over."""
    return {table.name: _digest_table(cursor, table, None) for table in tables}


def _digest_table(cursor: sqlite3.Cursor, table: Table, codec: Codec | None) -> str:
    names = [column.name for column in table.columns]
    skipped = {name for name in names if name in _PASSING or (name == "id" and table.name not in CARRIED)}
    known = {names.index(name): how for name, how in _known_by(cursor, table).items()}
    kept = [place for place, name in enumerate(names) if name not in skipped]
    frame = names.index("data") if codec is not None and "dictionary" in names else None
    total = count = 0
    quoted = ", ".join(f'"{name}"' for name in names)
    for row in cursor.connection.execute(f"SELECT {quoted} FROM {table.name}"):  # noqa: S608 - our own names
        values: list[object] = [known[place](row[place]) if place in known else row[place] for place in kept]
        if frame is not None and codec is not None:
            number = row[names.index("dictionary")]
            values[kept.index(frame)] = codec.decompress(row[frame], number, what=table.name)
            values[kept.index(names.index("dictionary"))] = None
        digest = hashlib.sha256(repr(values).encode("utf-8", "surrogatepass")).digest()
        total = (total + int.from_bytes(digest)) % _WIDTH
        count += 1
    return f"{count}:{total:064x}"


def _known_by(cursor: sqlite3.Cursor, table: Table) -> dict[str, _Known]:
    """Return for each column that names another row how that row is known."""
    found: dict[str, _Known] = {}
    for column in table.columns:
        for key in column.foreign_keys:
            parent = key.column.table
            if parent.name == "telegrams":
                found[column.name] = _telegram(cursor)
            elif parent.name in NATURAL_KEYS:
                found[column.name] = _by_key(cursor, parent.name)
            elif parent.name == "dictionaries":
                found[column.name] = _anything
    if table is schema.answers:
        found["version"] = _by_key(cursor, "versions")
    return found


def _anything(_: Value) -> object:
    return None


def _by_key(cursor: sqlite3.Cursor, parent: str) -> _Known:
    names = ", ".join(NATURAL_KEYS[parent])
    query = f"SELECT {names} FROM {parent} WHERE id = ?"  # noqa: S608 - our own names
    asking = cursor.connection.cursor()
    return lambda number: asking.execute(query, (number,)).fetchone()


def _telegram(cursor: sqlite3.Cursor) -> _Known:
    query = "SELECT min(version_id), count(*) FROM versions WHERE telegram = ?"
    asking = cursor.connection.cursor()
    return lambda number: asking.execute(query, (number,)).fetchone()
