"""What all modules of tables share: one set of tables, strict in their types."""

from sqlalchemy import MetaData, Table
from sqlalchemy.schema import SchemaItem

metadata = MetaData()


def table(name: str, *parts: SchemaItem) -> Table:
    """Return a new table of the archive's database."""
    return Table(name, metadata, *parts, sqlite_strict=True)
