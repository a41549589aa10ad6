"""Carrying over what cannot be made again: what people made, and what was refused, row by row into a fresh database.

Rows keep their own numbers. Where they name a row of a table that was made again, they get the number which that row has now.
"""

import sqlite3
from collections.abc import Callable, Iterable
from typing import Final

from sqlalchemy import Table

from reftel.archive.care.sources import NATURAL_KEYS, Source, column_names, count_rows, has_table, natural_key
from reftel.archive.store import schema
from reftel.archive.store.numbering import NumberedRows, Value
from reftel.errors import ArchiveError

CARRIED: Final = schema.SAID | {"rejects"}

_Translate = Callable[[Value], Value]


def carry_over(source: Source, cursor: sqlite3.Cursor) -> int:
    """Copy every carried table of the source into the fresh database; return how many rows there were."""
    return sum(_carry_table(source, cursor, table) for table in carried_tables(source.cursor()))


def carried_tables(old: sqlite3.Cursor) -> list[Table]:
    """Return the tables to be carried over that this database has, those first that others point at."""
    return [table for table in schema.metadata.sorted_tables if table.name in CARRIED and has_table(old, table.name)]


def carry_dictionaries(source: Source, cursor: sqlite3.Cursor) -> None:
    """Copy the compression dictionaries under their own numbers: whoever has the archive open knows them by these."""
    rows = source.cursor().execute("SELECT id, purpose, data FROM dictionaries ORDER BY id")
    cursor.executemany("INSERT INTO dictionaries (id, purpose, data) VALUES (?, ?, ?)", rows)


def _carry_table(source: Source, cursor: sqlite3.Cursor, table: Table) -> int:
    old = source.cursor()
    held = column_names(old, table.name)
    names = [column.name for column in table.columns if column.name in held]
    translated = {names.index(name): how for name, how in _translations(source, cursor, table).items() if name in names}
    quoted = ", ".join(f'"{name}"' for name in names)
    places = ", ".join("?" for _ in names)
    into = f"INSERT INTO {table.name} ({quoted}) VALUES ({places})"  # noqa: S608 - our own names
    rows = old.execute(f"SELECT {quoted} FROM {table.name}")  # noqa: S608 - our own names
    cursor.executemany(into, (_translated(row, translated) for row in rows))
    return count_rows(cursor, table.name)


def _translated(row: Iterable[Value], translated: dict[int, _Translate]) -> list[Value]:
    values = list(row)
    for place, how in translated.items():
        if values[place] is not None:
            values[place] = how(values[place])
    return values


def _translations(source: Source, cursor: sqlite3.Cursor, table: Table) -> dict[str, _Translate]:
    """Return for each column that names a row of a table made again how its number is translated."""
    found: dict[str, _Translate] = {}
    for column in table.columns:
        for key in column.foreign_keys:
            parent = key.column.table
            if parent.name not in CARRIED:
                found[column.name] = _translation(source, cursor, parent)
    return found


def _translation(source: Source, cursor: sqlite3.Cursor, parent: Table) -> _Translate:
    known: dict[Value, Value] = {}
    asking = cursor.connection.cursor()  # the other one is in the middle of inserting
    names = NATURAL_KEYS[parent.name]
    condition = " AND ".join(f"{name} = ?" for name in names)
    query = f"SELECT id FROM {parent.name} WHERE {condition}"  # noqa: S608 - our own names

    def translate(number: Value) -> Value:
        if number not in known:
            key = natural_key(source.cursor(), parent.name, int(number or 0))
            found = asking.execute(query, key).fetchone()
            if found is not None:
                known[number] = found[0]
            elif parent is schema.labels:  # a class that no text has any more
                labels = NumberedRows(asking, parent, names)
                known[number] = labels.number(*key)
                labels.insert()
            else:
                raise ArchiveError(
                    f"what people said rests on {parent.name} {key}, which the originals no longer give",
                    next_step="Nothing was changed. Please report it.",
                )
        return known[number]

    return translate
