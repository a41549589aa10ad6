"""Keeping the index in step with the records, from which it can always be made again.

The records know what was written (`revision`) and what of it the index is known to hold (`indexed_revision`); the index knows
the revision it was last committed at. Whatever the three say, `catch_up` brings the index to the state of the records by
deleting and adding by version id, which may be repeated and interrupted at will.
"""

import logging
import tempfile
import threading
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Final

import msgspec
from sqlalchemy import Connection, select

from reftel.archive.docket.suggesting import decode_about
from reftel.archive.finding.documents import Shown, document_of
from reftel.archive.store.compression import Codec
from reftel.archive.store.database import Store, meta_number, set_meta_number
from reftel.archive.store.layout import Layout, make_index_draft, mirror_index, replace_index
from reftel.archive.store.schema import speakers, suggestions, versions
from reftel.archive.versions.loading import Damaged, load_versions
from reftel.errors import ArchiveError
from reftel.matters import About
from reftel.search import Index, IndexDocument, IndexUnusable, PackedIndex, create_index, open_index, stamp

COMMIT_TEXTS: Final = 5_000
"""Texts between two commits of the index: a commit costs about as much as fifty texts, and leaves a segment to be merged."""

REPLAY_TEXTS: Final = 500
"""Texts loaded at once when the index is made again."""

REINDEX: Final = "Make the index anew with `reftel reindex`; the originals and the records are not touched by it."

_log = logging.getLogger(__name__)

_names: Final = msgspec.json.Decoder(tuple[str, ...]).decode


class IndexKeeper:
    """The index of one archive. Whoever writes holds the writer's lock; reading is safe from several threads."""

    def __init__(self, layout: Layout, store: Store, codec: Codec, *, archive_id: str) -> None:
        self._layout = layout
        self._store = store
        self._codec = codec
        self._archive_id = archive_id
        self._opening = threading.Lock()
        self._index: PackedIndex | None = None
        self._mirror: tempfile.TemporaryDirectory[str] | None = None
        self._pending = 0
        self._revision = 0

    def reader(self) -> PackedIndex:
        """Return the index, open; raise `ArchiveError` where it is missing, damaged or not this archive's."""
        with self._opening:
            if self._index is None:
                self._index = self._open()
            return self._index

    def add(self, documents: Sequence[bytes], revision: int) -> None:
        """Take in packed what a batch wrote, and commit once enough has gathered."""
        if documents:
            self.reader().add_packed(documents)
            self._pending += len(documents)
            self._revision = revision
        if self._pending >= COMMIT_TEXTS:
            self.settle()

    def settle(self) -> None:
        """Commit what was taken in, then let the records know."""
        if self._pending:
            self.reader().commit(self._revision)
            self._note(self._revision)
            self._pending = 0

    def stamp(self) -> tuple[int, int]:
        """Return what is another value after any commit of the index, whoever made it; zeros where there is none."""
        try:
            return stamp(self._layout.index)
        except IndexUnusable:
            return 0, 0

    def is_behind(self) -> bool:
        """Tell whether the index is not at the state of the records, or cannot be used."""
        with self._store.reading() as connection:
            revision = meta_number(connection, "revision")
            indexed = meta_number(connection, "indexed_revision")
        try:
            return not revision == indexed == self.reader().revision()
        except ArchiveError:
            return True

    def catch_up(self) -> None:
        """Bring the index to the state of the records."""
        with self._store.reading() as connection:
            revision = meta_number(connection, "revision")
            indexed = meta_number(connection, "indexed_revision")
        try:
            held = self.reader().revision()
        except ArchiveError:
            self.rebuild()
            return
        behind = min(held, indexed)
        if held > revision or (behind == 0 and revision > 0):
            self.rebuild()
        elif behind < revision:
            self._note(self._replay(self.reader(), behind))

    def rebuild(self) -> None:
        """Make the index anew from the records, beside the old one, and put it in its place."""
        self.close()
        draft = make_index_draft(self._layout)
        index = create_index(draft, owner=self._archive_id)
        try:
            revision = self._replay(index, 0)
        finally:
            index.close()
        replace_index(self._layout, draft)
        self._note(revision)

    def close(self) -> None:
        """Release the index, so that another process may write to it."""
        with self._opening:
            if self._index is not None:
                self._index.close()
            self._index = None
            self._drop_mirror()
        self._pending = 0

    def _drop_mirror(self) -> None:
        if self._mirror is not None:
            self._mirror.cleanup()
            self._mirror = None

    def _open(self) -> PackedIndex:
        folder = self._layout.index
        if not self._layout.is_writable():
            self._mirror = mirror_index(self._layout)
            folder = Path(self._mirror.name)
        try:
            return open_index(folder, owner=self._archive_id)
        except IndexUnusable as error:
            self._drop_mirror()
            raise ArchiveError(str(error), next_step=REINDEX) from error

    def _replay(self, index: Index, behind: int) -> int:
        """Add everything written after a revision, and commit; return the revision that the index then has."""
        with self._store.reading() as connection:
            revision = meta_number(connection, "revision")
            for documents in _documents_since(connection, self._codec, behind):
                index.add(documents)
        index.commit(revision)
        return revision

    def _note(self, revision: int) -> None:
        with self._store.writing() as connection:
            set_meta_number(connection, "indexed_revision", revision)


def _documents_since(connection: Connection, codec: Codec, behind: int) -> Iterator[list[IndexDocument]]:
    """Yield the documents of all versions written after a revision, some at a time; damaged versions are left out."""
    query = select(versions.c.id).where(versions.c.revision > behind).order_by(versions.c.id)
    rows = list(connection.execute(query).scalars())
    for start in range(0, len(rows), REPLAY_TEXTS):
        some = rows[start : start + REPLAY_TEXTS]
        yield list(_documents(connection, codec, some))


def _documents(connection: Connection, codec: Codec, rows: Iterable[int]) -> Iterator[IndexDocument]:
    rows = list(rows)
    matters, speaking = _matters(connection, rows), _speakers(connection, rows)
    for loaded in load_versions(connection, codec, rows):
        if isinstance(loaded, Damaged):
            _log.warning("left out of the index: %s", loaded.error)
            continue
        yield document_of(
            Shown(
                telegram=loaded.telegram,
                text=loaded.item.text,
                extent=loaded.item.extent,
                cuts=loaded.cuts,
                matters=tuple(matters.get(loaded.row, ())),
                speakers=speaking.get(loaded.row, ()),
            )
        )


def _matters(connection: Connection, rows: Iterable[int]) -> dict[int, list[tuple[str, About]]]:
    """Return the suggested matters of each version, in the order in which the rules gave them."""
    query = (
        select(suggestions.c.version, suggestions.c.kind, suggestions.c.data)
        .where(suggestions.c.version.in_(rows))
        .order_by(suggestions.c.version, suggestions.c.position)
    )
    found: dict[int, list[tuple[str, About]]] = {}
    for version, kind, data in connection.execute(query):
        found.setdefault(version, []).append((kind, decode_about(kind, data)))
    return found


def _speakers(connection: Connection, rows: Iterable[int]) -> dict[int, tuple[str, ...]]:
    query = select(speakers.c.version, speakers.c.names).where(speakers.c.version.in_(rows))
    return {version: _names(names) for version, names in connection.execute(query)}
