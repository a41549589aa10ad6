"""Is readers' own work as it was written: what can be told of it without anything to make it again from."""

from collections.abc import Iterator
from typing import Final

import msgspec
from sqlalchemy import Connection, func, select, text

from reftel.archive.reports import Problem
from reftel.archive.store.work_tables import NOTES_APPEND_ONLY, kept, notes
from reftel.archive.work.frozen import is_whole
from reftel.archive.work.naming import decode as decode_names
from reftel.archive.work.noting import data_of
from reftel.archive.work.searches import decode as decode_search
from reftel.archive.work.values import Kind

_RESTORE: Final = "Restore records.db from a copy: what readers made cannot be made again."


def check_work(connection: Connection) -> Iterator[Problem]:
    """Check that notes have all their revisions and their guards, and that frozen sets still give their hash."""
    guards = connection.execute(text("SELECT sql FROM sqlite_master WHERE type = 'trigger'")).scalars().all()
    for guard in NOTES_APPEND_ONLY:
        if guard not in guards:
            yield Problem(place="notes", what=f"the guard {guard.split()[2]} is gone", next_step=_RESTORE)
    yield from _check_notes(connection)
    for row in connection.execute(select(kept).order_by(kept.c.id)):
        place = f"the {row.kind} “{row.name}”"
        try:
            if row.kind == Kind.FROZEN and not is_whole(row):
                yield Problem(place=place, what="its version ids do not give its SHA-256", next_step=_RESTORE)
            if row.kind == Kind.NAMES:
                decode_names(row.data)
            if row.kind == Kind.SEARCH:
                decode_search(row.data)
        except msgspec.MsgspecError as error:
            yield Problem(place=place, what=f"cannot be read: {error}", next_step=_RESTORE)


def _check_notes(connection: Connection) -> Iterator[Problem]:
    query = select(notes.c.note, func.count(), func.max(notes.c.revision)).group_by(notes.c.note)
    for name, count, last in connection.execute(query):
        if count != last:
            yield Problem(place=f"note {name}", what=f"has {count} of its {last} revisions", next_step=_RESTORE)
    for row in connection.execute(select(notes).order_by(notes.c.id)):
        try:
            data_of(row)
        except msgspec.MsgspecError as error:
            yield Problem(place=f"note {row.note}", what=f"cannot be read: {error}", next_step=_RESTORE)
