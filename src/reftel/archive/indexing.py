"""Keeping the index in step with the records, from which it can always be made again.

The records know what was written (`revision`) and what of it the index is known to hold (`indexed_revision`); the index knows
the revision it was last committed at. Whatever the three say, `catch_up` brings the index to the state of the records by
deleting and adding by version id, which may be repeated and interrupted at will.
"""

import logging
import threading
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from sqlalchemy import Connection, select

from reftel.archive.compression import Codec
from reftel.archive.documents import Shown, document_of
from reftel.archive.layout import Layout, discard
from reftel.archive.loading import Damaged, load_versions
from reftel.archive.schema import suggestions, versions
from reftel.archive.store import Store, meta_number, set_meta_number
from reftel.errors import ArchiveError
from reftel.search import Index, IndexDocument, IndexUnusable, create_index, open_index

COMMIT_TEXTS: Final = 5_000
"""Texts between two commits of the index: a commit costs about as much as fifty texts, and leaves a segment to be merged."""

REPLAY_TEXTS: Final = 500
"""Texts loaded at once when the index is made again."""

REINDEX: Final = "Make the index anew with `reftel reindex`; the originals and the records are not touched by it."

_log = logging.getLogger(__name__)


class IndexKeeper:
    """The index of one archive. Whoever writes holds the writer's lock; reading is safe from several threads."""

    def __init__(self, layout: Layout, store: Store, codec: Codec, *, archive_id: str) -> None:
        self._layout = layout
        self._store = store
        self._codec = codec
        self._archive_id = archive_id
        self._opening = threading.Lock()
        self._index: Index | None = None
        self._pending = 0
        self._revision = 0

    def reader(self) -> Index:
        """Return the index, open; raise `ArchiveError` where it is missing, damaged or not this archive's."""
        with self._opening:
            if self._index is None:
                try:
                    self._index = open_index(self._layout.index, owner=self._archive_id)
                except IndexUnusable as error:
                    raise ArchiveError(str(error), next_step=REINDEX) from error
            return self._index

    def add(self, documents: Sequence[IndexDocument], revision: int) -> None:
        """Take in what a batch wrote, and commit once enough has gathered."""
        if documents:
            self.reader().add(documents)
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

    def is_behind(self) -> bool:
        """Tell whether the index is known to lack something, or is not there. Does not open it."""
        with self._store.reading() as connection:
            behind = meta_number(connection, "indexed_revision") != meta_number(connection, "revision")
        return behind or not self._layout.index.is_dir()

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
            self._replay(behind)

    def rebuild(self) -> None:
        """Make the index anew from the records."""
        self.close()
        discard(self._layout.index)
        self._note(0)
        with self._opening:
            self._index = create_index(self._layout.index, owner=self._archive_id)
        self._replay(0)

    def close(self) -> None:
        """Release the index, so that another process may write to it."""
        with self._opening:
            if self._index is not None:
                self._index.close()
            self._index = None
        self._pending = 0

    def _replay(self, behind: int) -> None:
        index = self.reader()
        with self._store.reading() as connection:
            revision = meta_number(connection, "revision")
            for documents in _documents_since(connection, self._codec, behind):
                index.add(documents)
        index.commit(revision)
        self._note(revision)

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
    asking = set(connection.execute(select(suggestions.c.version).where(suggestions.c.version.in_(rows))).scalars())
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
                asks=loaded.row in asking,
            )
        )
