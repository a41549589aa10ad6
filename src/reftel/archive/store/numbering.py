"""Row numbers for the single writer: found where the row exists, given out where it is new.

Numbers are given out here and not by the database, so that every table of a batch is filled by one `executemany`. Safe because there
is one writer, who starts each batch from what the database holds.
"""

import sqlite3
from collections.abc import Iterable

from sqlalchemy import Table

Value = int | str | bytes | None
Row = tuple[Value, ...]


class NumberedRows:
    """The rows of one table by what makes them unique; `new` collects those to be inserted, whole, in table order."""

    def __init__(self, cursor: sqlite3.Cursor, table: Table, unique: tuple[str, ...], *, found_by: str = "") -> None:
        """`found_by` is a further condition, for an index over less than what makes a row unique; ?1 is the first value."""
        # A plus keeps SQLite from putting the value for the column into the other condition, whose index it would then not see.
        plus = "+" if found_by else ""
        conditions = [f"{plus}{name} = ?{place}" for place, name in enumerate(unique, 1)]
        self.table = table
        self.new: list[Row] = []
        self._cursor = cursor
        condition = " AND ".join((*conditions, found_by) if found_by else conditions)
        self.query = f"SELECT id FROM {table.name} WHERE {condition}"  # noqa: S608 - names of our own columns
        self._numbers: dict[Row, int] = {}
        self._next = highest_number(cursor, table) + 1

    def find(self, *unique: Value) -> int | None:
        """Return the number of the row with these values, stored or new, or None."""
        number = self._numbers.get(unique)
        if number is None:
            found = self._cursor.execute(self.query, unique).fetchone()
            if found is not None:
                number = self._numbers[unique] = int(found[0])
        return number

    def add(self, unique: Row, row: Row) -> int:
        """Add a row (without its number) under its unique values; return its number."""
        number = self.reserve(*unique)
        self.new.append((number, *row))
        return number

    def number(self, *unique: Value) -> int:
        """Return the number of the row that consists of these values, which is added where it is new."""
        found = self.find(*unique)
        return self.add(unique, unique) if found is None else found

    def reserve(self, *unique: Value) -> int:
        """Give out a number for a row that the caller will insert."""
        number = self._numbers[unique] = self._next
        self._next += 1
        return number

    def insert(self) -> None:
        """Write the new rows."""
        insert_rows(self._cursor, self.table, self.new)


def insert_rows(cursor: sqlite3.Cursor, table: Table, rows: Iterable[Row]) -> None:
    """Insert whole rows, their values in the order of the table's columns."""
    names = ", ".join(f'"{column.name}"' for column in table.columns)
    places = ", ".join("?" for _ in table.columns)
    cursor.executemany(f"INSERT INTO {table.name} ({names}) VALUES ({places})", rows)  # noqa: S608 - our own names


def highest_number(cursor: sqlite3.Cursor, table: Table) -> int:
    """Return the highest row number of a table, 0 where it is empty."""
    found = cursor.execute(f"SELECT max(id) FROM {table.name}").fetchone()  # noqa: S608 - name of our own table
    return int(found[0] or 0)
