"""The tables of readers' own work: collections, marks, notes, saved searches, frozen result sets, lists of names.

Nothing of it can be made again, so that no row points at a row of a derived table: telegrams are held by number and day,
versions by version id, labels by their label class. Reading again, reindexing and rebuilding leave all of it as it is.
"""

from typing import Final

from sqlalchemy import BLOB, Column, ForeignKey, Index, Integer, Table, Text, UniqueConstraint, text

from reftel.archive.store.tables import table

kept = table(
    "kept",
    Column("id", Integer, primary_key=True),
    Column("kind", Text, nullable=False),  # collection, mark, search, frozen, names
    Column("name", Text, nullable=False),
    Column("folded", Text, nullable=False),  # the name as it is compared
    Column("description", Text, nullable=False),
    Column("made_at", Integer, nullable=False),  # seconds UTC since 1970
    Column("made_by", Text, nullable=False),
    Column("deleted_at", Integer),  # null while it stands; what is deleted can be restored
    Column("data", BLOB, nullable=False),  # JSON, by kind
    Column("version_ids", BLOB),  # frozen: eight bytes each, in order
)
"""Everything with a name that a reader made."""

kept_telegrams = table(
    "kept_telegrams",
    Column("id", Integer, primary_key=True),
    Column("kept", Integer, ForeignKey("kept.id"), nullable=False),
    Column("station", Text, nullable=False),  # the telegram's number and the day that tells it apart; "" without
    Column("serial", Integer, nullable=False),
    Column("year", Integer, nullable=False),
    Column("day", Text, nullable=False),
    Column("version_id", Text, nullable=False),  # the version that was seen when it was put in
    Column("held_by", Text, nullable=False),  # "number" or "version": what it is found by
    Column("put_at", Integer, nullable=False),
    Column("put_by", Text, nullable=False),
)
"""What is in a collection or has a mark, in the order in which it was put there."""

looks = table(
    "looks",
    Column("kept", Integer, ForeignKey("kept.id"), primary_key=True),
    Column("viewer", Text, primary_key=True),
    Column("looked_at", Integer, nullable=False),
    Column("version_ids", BLOB, nullable=False),  # eight bytes each: what the search found then
)
"""What each reader saw when he last looked at a saved search."""

notes = table(
    "notes",
    Column("id", Integer, primary_key=True),
    Column("note", Text, nullable=False),  # the note's name, the same in all its revisions
    Column("revision", Integer, nullable=False),
    Column("label_class", Text, nullable=False),  # of the version when it was written: the note is never wider
    Column("version_id", Text, nullable=False),
    Column("station", Text, nullable=False),  # as in `kept_telegrams`
    Column("serial", Integer, nullable=False),
    Column("year", Integer, nullable=False),
    Column("day", Text, nullable=False),
    Column("said_at", Integer, nullable=False),
    Column("said_by", Text, nullable=False),
    Column("removed", Integer, nullable=False),
    Column("data", BLOB, nullable=False),  # JSON: the words, the passage by quotation and by place
    UniqueConstraint("note", "revision"),
)
"""Notes on passages: each change is another revision, nothing is overwritten."""

WORK_TABLES: Final[tuple[Table, ...]] = (kept, kept_telegrams, looks, notes)
"""All of it, in an order in which rows can be copied."""

Index("kept_by_name", kept.c.kind, kept.c.folded, unique=True, sqlite_where=text("deleted_at IS NULL"))
Index(
    "kept_telegrams_once",
    *(kept_telegrams.c[name] for name in ("kept", "station", "serial", "year", "day", "held_by")),
    kept_telegrams.c.version_id,
    unique=True,
    sqlite_where=text("held_by = 'version'"),
)
Index(
    "kept_telegrams_once_by_number",
    *(kept_telegrams.c[name] for name in ("kept", "station", "serial", "year", "day")),
    unique=True,
    sqlite_where=text("held_by = 'number'"),
)
Index("kept_telegrams_by_number", *(kept_telegrams.c[name] for name in ("station", "serial", "year")))
Index("kept_telegrams_by_version", kept_telegrams.c.version_id)
Index("notes_by_version", notes.c.version_id)
Index("notes_by_number", notes.c.station, notes.c.serial, notes.c.year)

NOTES_APPEND_ONLY: Final = (
    "CREATE TRIGGER notes_are_not_changed BEFORE UPDATE ON notes "
    "BEGIN SELECT RAISE(ABORT, 'notes are revised by another revision'); END",
    "CREATE TRIGGER notes_are_not_removed BEFORE DELETE ON notes "
    "BEGIN SELECT RAISE(ABORT, 'notes are revised by another revision'); END",
    # INSERT OR REPLACE removes the old row without asking the trigger above.
    "CREATE TRIGGER notes_are_not_replaced BEFORE INSERT ON notes "
    "WHEN EXISTS (SELECT 1 FROM notes WHERE id = NEW.id OR (note = NEW.note AND revision = NEW.revision)) "
    "BEGIN SELECT RAISE(ABORT, 'notes are revised by another revision'); END",
)
"""As for statements, the database itself refuses."""
