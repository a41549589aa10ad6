"""What a query means by `collection:`, `mark:`, `note:` and `name:`, for one viewer."""

from sqlalchemy import Connection

from reftel.access import Viewer
from reftel.archive.work import noting
from reftel.archive.work.holding import version_ids_of
from reftel.archive.work.naming import entries_called
from reftel.archive.work.shelf import folded, rows_of, suggestion
from reftel.archive.work.values import WORDS, Kind
from reftel.search.folding import words_of
from reftel.search.query.fields import ANYWHERE
from reftel.search.query.kept import UnknownKept
from reftel.search.query.tree import Among, Kept, Node, Words
from reftel.search.query.values import either


def kept_node(connection: Connection, labels: str, viewer: Viewer, kept: Kept) -> Node:
    """Return what something that a reader made stands for; raises `UnknownKept` for a name that nobody gave."""
    if kept.field == "note":
        return Among(version_ids=noting.versions_with(connection, labels, viewer, kept.value, is_prefix=kept.prefix))
    return _names(connection, kept) if kept.field == "name" else _set(connection, labels, kept)


def _set(connection: Connection, labels: str, kept: Kept) -> Node:
    kind, wanted = Kind(kept.field), folded(kept.value)
    found = [
        row.id
        for row in rows_of(connection, kind)
        if (row.folded.startswith(wanted) if kept.prefix else row.folded == wanted)
    ]
    if not found:
        raise UnknownKept(kept, f"No {WORDS[kind]} is called “{kept.value}”", suggestion(connection, kind, kept.value))
    return Among(version_ids=version_ids_of(connection, labels, found))


def _names(connection: Connection, kept: Kept) -> Node:
    entries, near = entries_called(connection, kept.value, is_prefix=kept.prefix)
    spellings = [words_of(spelling) for entry in entries for spelling in (entry.name, *entry.spellings)]
    phrases = either(*(Words(field=ANYWHERE, words=words) for words in spellings if words))
    if phrases is None:
        raise UnknownKept(kept, f"No list of names has “{kept.value}”", near)
    return phrases
