"""The index on Tantivy: in this process, in one folder, without a server."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

import msgspec
import tantivy

from reftel.access import Viewer, scope
from reftel.errors import ArchiveError
from reftel.search.documents import IndexDocument
from reftel.search.engine.fields import SCHEMA_VERSION, build_schema, engine_document
from reftel.search.engine.folder import IndexId, damaged, read_id, require_usable, stamp, write_id
from reftel.search.engine.queries import engine_query, restricted
from reftel.search.engine.results import NOTHING, View, count, find_hits, read_all_hits, read_version_ids
from reftel.search.index import Found, IndexUnusable, Sort
from reftel.search.query.tree import Query, is_ranked

WRITER_BYTES: Final = 100_000_000
"""Memory of the one writing thread before it writes a segment: some 20,000 telegrams."""


def create_index(path: Path | str, *, owner: str = "") -> "EngineIndex":
    """Make an empty index in a folder that does not exist or is empty; `owner` is the id of the archive it belongs to."""
    folder = Path(path)
    folder.mkdir(parents=True, exist_ok=True)
    if any(folder.iterdir()):
        raise IndexUnusable(f"{folder} is not empty", next_step="Name another folder, or remove this one.")
    engine = tantivy.Index(build_schema(), path=str(folder), reuse=False)
    identity = IndexId(schema_version=SCHEMA_VERSION, owner=owner, revision=0)
    write_id(folder, identity)
    return EngineIndex(folder, engine, identity)


def open_index(path: Path | str, *, owner: str | None = None) -> "EngineIndex":
    """Open an index; raise `IndexUnusable` where it is absent, damaged, of another schema or of another owner than named."""
    folder = Path(path)
    identity = require_usable(folder, schema_version=SCHEMA_VERSION, owner=owner)
    try:
        return EngineIndex(folder, tantivy.Index.open(str(folder)), identity)
    except (ValueError, OSError) as error:
        raise damaged(folder, error) from error


class EngineIndex:
    """An `Index` on Tantivy. The writer is made with the first change, and only one process may have it."""

    def __init__(self, folder: Path, engine: tantivy.Index, identity: IndexId) -> None:
        self._folder = folder
        self._engine = engine
        self._schema = engine.schema
        self._identity = identity
        self._writer: tantivy.IndexWriter | None = None
        self._engine.config_reader("manual")
        self._view = View.of(engine, stamp(folder))

    def add(self, documents: Iterable[IndexDocument]) -> None:
        """Take in documents; each replaces what has its version id."""
        writer = self._writing()
        for document in documents:
            writer.delete_documents_by_term("version_id", document.version_id)
            writer.add_document(engine_document(document, self._schema))

    def delete(self, version_ids: Iterable[str]) -> None:
        """Remove versions; unknown ones are ignored."""
        writer = self._writing()
        for version_id in version_ids:
            writer.delete_documents_by_term("version_id", version_id)

    def commit(self, revision: int) -> None:
        """Commit, then write the revision: a kill between the two makes the records replay what is there already."""
        if self._writer is not None:
            self._writer.commit()
        write_id(self._folder, msgspec.structs.replace(self._identity, revision=revision))

    def revision(self) -> int:
        """Return the records' revision of the last commit, whoever made it."""
        return read_id(self._folder).revision

    def version_ids(self) -> Iterator[str]:
        """Yield the version id of every document of the last commit."""
        return read_version_ids(self._latest().searcher)

    def search(
        self,
        viewer: Viewer,
        query: Query,
        *,
        limit: int = 20,
        offset: int = 0,
        sort: Sort | str = Sort.RELEVANCE,
        facets: bool = True,
    ) -> Found:
        """Find what the viewer may read and the query asks for. Without words to rank by, relevance means newest first."""
        order = Sort(sort)
        try:
            return self._search(viewer, query, order, (limit, offset), facets=facets)
        except (ValueError, OSError) as error:
            raise damaged(self._folder, error) from error

    def identify(self, viewer: Viewer, query: Query, *, sort: Sort | str = Sort.OLDEST) -> tuple[str, ...]:
        """Return the version ids of all hits in order; each costs a look into the engine's store of documents."""
        try:
            view, wanted = self._asked(viewer, query)
            return () if wanted is None else read_all_hits(view.searcher, wanted, _order(query, Sort(sort)))
        except (ValueError, OSError) as error:
            raise damaged(self._folder, error) from error

    def close(self) -> None:
        """Release the writer, when its merging threads are done; what was not committed is lost."""
        writer, self._writer = self._writer, None
        if writer is not None:
            writer.rollback()
            writer.wait_merging_threads()

    def _search(self, viewer: Viewer, query: Query, sort: Sort, page: tuple[int, int], *, facets: bool) -> Found:
        view, wanted = self._asked(viewer, query)
        if wanted is None:
            return NOTHING
        limit, offset = page
        total, hits = find_hits(view.searcher, wanted, limit=limit, offset=offset, order=_order(query, sort))
        if not facets:
            return msgspec.structs.replace(NOTHING, total=total, hits=hits)
        return count(view.searcher, wanted, total, hits)

    def _asked(self, viewer: Viewer, query: Query) -> tuple[View, tantivy.Query | None]:
        """Return the state of now and the engine's query under the viewer's scope, None where he may read nothing."""
        view, allowed = self._latest(), scope(viewer)
        permitted = [label for label in view.labels if allowed.permits(label)]
        if not permitted:
            return view, None
        wanted = engine_query(query.root, self._schema)
        if len(permitted) < len(view.labels):
            wanted = restricted(wanted, "label", permitted, self._schema)
        return view, wanted

    def _writing(self) -> tantivy.IndexWriter:
        if self._writer is None:
            try:
                self._writer = self._engine.writer(heap_size=WRITER_BYTES, num_threads=1)
            except ValueError as error:
                raise ArchiveError(
                    f"{self._folder} is being written by another process",
                    next_step="Wait until it has finished, then try again.",
                ) from error
        return self._writer

    def _latest(self) -> View:
        now = stamp(self._folder)
        if now != self._view.stamp:
            self._view = View.of(self._engine, now)
        return self._view


def _order(query: Query, sort: Sort) -> Sort:
    return Sort.NEWEST if sort is Sort.RELEVANCE and not is_ranked(query.root) else sort
