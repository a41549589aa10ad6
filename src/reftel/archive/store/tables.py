"""What all modules of tables share: one set of tables, strict in their types."""

from sqlalchemy import MetaData, Table
from sqlalchemy.schema import SchemaItem

metadata = MetaData()


def table(name: str, *parts: SchemaItem, clustered: bool = False) -> Table:
    """Return a new table of the archive's database.

    The rows of a `clustered` one stand in the order of its primary key, without numbers of their own and an index beside them.
    """
    return Table(name, metadata, *parts, sqlite_strict=True, sqlite_with_rowid=not clustered)
