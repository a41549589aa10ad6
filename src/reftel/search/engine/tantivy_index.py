"""The index on Tantivy: in this process, in one folder, without a server."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import msgspec
import tantivy

from reftel.access import Viewer, scope
from reftel.errors import ArchiveError, QueryError
from reftel.search.documents import IndexDocument
from reftel.search.engine.fields import SCHEMA_VERSION, build_schema, pack_document
from reftel.search.engine.folder import IndexId, damaged, read_id, require_usable, stamp, write_id, writing_to
from reftel.search.engine.queries import engine_query, in_steps, restricted
from reftel.search.engine.results import (
    NOTHING,
    Page,
    View,
    complete_terms,
    count_all,
    find_in_steps,
    find_ordered,
    find_ranked,
    hits_of,
    read_version_ids,
    tally_all,
)
from reftel.search.index import COMPLETED, TALLIED, USUAL_FACETS, Count, Counts, Found, Hit, IndexUnusable, Sort, Tally
from reftel.search.query.tree import Query, anywhere, is_alike, is_ranked, is_weighed

WRITER_BYTES: Final = 100_000_000
"""Memory of the one writing thread before it writes a segment: some 20,000 telegrams."""


_TOO_MANY: Final = "exceeded max expansions"
"""What the engine says where more words than it takes begin as a prefix within a phrase does."""


def too_many(query: Query) -> QueryError:
    """Return the error for a query with a prefix that too many words have."""
    return QueryError(
        "More words begin so than can be looked for behind another word",
        query=query.text,
        start=0,
        end=len(query.text),
        suggestion="Write more of the word before the *.",
    )


def create_index(path: Path | str, *, owner: str = "") -> "EngineIndex":
    """Make an empty index in a folder that does not exist or is empty; `owner` is the id of the archive it belongs to."""
    folder = Path(path)
    folder.mkdir(parents=True, exist_ok=True)
    if any(folder.iterdir()):
        raise IndexUnusable(f"{folder} is not empty", next_step="Name another folder, or remove this one.")
    identity = IndexId(schema_version=SCHEMA_VERSION, owner=owner, revision=0)
    with writing_to(folder):
        engine = tantivy.Index(build_schema(), path=str(folder), reuse=False)
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
        with writing_to(self._folder):
            for document in documents:
                writer.delete_documents_by_term("version_id", document.version_id)
                writer.add_json(pack_document(document).decode())

    def add_packed(self, documents: Iterable[bytes]) -> None:
        """Take in packed documents whose versions the index does not hold: nothing is looked for to be replaced."""
        writer = self._writing()
        with writing_to(self._folder):
            for document in documents:
                writer.add_json(document.decode())

    def delete(self, version_ids: Iterable[str]) -> None:
        """Remove versions; unknown ones are ignored."""
        writer = self._writing()
        for version_id in version_ids:
            writer.delete_documents_by_term("version_id", version_id)

    def commit(self, revision: int) -> None:
        """Commit, then write the revision: a kill between the two makes the records replay what is there already."""
        with writing_to(self._folder):
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
        facets: Sequence[str] = USUAL_FACETS,
    ) -> Found:
        """Find what the viewer may read and the query asks for. Without words to rank by, relevance means newest first."""
        total, hits = self._find(viewer, query, Sort(query.sort or sort), Page(limit, offset))
        counts = self.count(viewer, query, facets) if facets else NOTHING
        return Found(total=total, hits=hits, **msgspec.structs.asdict(counts))

    def count(self, viewer: Viewer, query: Query, facets: Sequence[str]) -> Counts:
        """Return the facets, months and dates of everything that the viewer may read and the query asks for."""
        view = self._latest()
        permitted = self._permitted(view, viewer)
        if not permitted:
            return msgspec.structs.replace(NOTHING, facets=dict.fromkeys(facets, ()))
        with self._reading(query):
            return count_all(view.searcher, self._asked(view, permitted, query), facets)

    def tally(self, viewer: Viewer, query: Query, fields: Sequence[str]) -> Mapping[str, Tally]:
        """Return how often each value of some fields occurs in what the viewer may read and the query asks for."""
        view = self._latest()
        permitted = self._permitted(view, viewer)
        if not permitted or not set(fields) <= set(TALLIED):
            return dict.fromkeys(fields, Tally((), 0))
        with self._reading(query):
            return tally_all(view.searcher, self._asked(view, permitted, query), fields)

    def identify(self, viewer: Viewer, query: Query, *, sort: Sort | str = Sort.OLDEST) -> tuple[str, ...]:
        """Return the version ids of all hits in order; each costs a look into the engine's store of documents."""
        order = Sort(query.sort or sort)
        everything = max(self._latest().searcher.num_docs, 1)
        _, hits = self._find(viewer, query, order, Page(everything, window=everything))
        return tuple(hit.version_id for hit in hits)

    def complete(self, viewer: Viewer, field: str, beginning: str, *, limit: int) -> tuple[Count, ...]:
        """Return values of a field that begin so, among what the viewer may read, most frequent first."""
        view = self._latest()
        permitted = self._permitted(view, viewer)
        if not permitted or field not in COMPLETED:
            return ()
        within = None if len(permitted) == len(view.labels) else self._labelled(permitted)
        return complete_terms(view.searcher, field, beginning, within, limit)

    def frequencies(self, viewer: Viewer, words: Sequence[str]) -> tuple[int, Mapping[str, int]]:
        """Return how many documents the viewer may read, and how many of them have each of these words anywhere."""
        view = self._latest()
        searcher, permitted = view.searcher, self._permitted(view, viewer)
        if not permitted:
            return 0, dict.fromkeys(words, 0)
        queries = {word: self._confined(engine_query(anywhere(word), self._schema), view, permitted) for word in words}
        return hits_of(searcher, self._labelled(permitted)), {word: hits_of(searcher, q) for word, q in queries.items()}

    def close(self) -> None:
        """Release the writer, when its merging threads are done; what was not committed is lost."""
        writer, self._writer = self._writer, None
        if writer is not None:
            with writing_to(self._folder):
                writer.rollback()
                writer.wait_merging_threads()

    def _find(self, viewer: Viewer, query: Query, sort: Sort, page: Page) -> tuple[int, tuple[Hit, ...]]:
        """Return how many documents are found, and the hits of one page."""
        view = self._latest()
        permitted = self._permitted(view, viewer)
        if not permitted:
            return 0, ()
        wanted = self._asked(view, permitted, query)
        order = Sort.NEWEST if sort is Sort.RELEVANCE and not is_ranked(query.root) else sort
        with self._reading(query):
            if order is not Sort.RELEVANCE:
                return find_ordered(view.searcher, wanted, page, order)
            if is_alike(query.root) or (viewer.is_owner and is_weighed(query.root)):
                return find_ranked(view.searcher, wanted, page)
            # The engine's statistics are of all documents: what a viewer may not read would move what he may. And it has
            # none for prefixes and spellings.
            steps = [self._confined(step, view, permitted) for step in in_steps(query.root, self._schema)]
            return find_in_steps(view.searcher, steps, page)

    @contextmanager
    def _reading(self, query: Query) -> Iterator[None]:
        """Say of whatever the engine cannot read that the index is damaged, but for a prefix that too many words have."""
        try:
            yield
        except (ValueError, OSError) as error:
            if _TOO_MANY in str(error):
                raise too_many(query) from error
            raise damaged(self._folder, error) from error

    def _asked(self, view: View, permitted: Sequence[str], query: Query) -> tantivy.Query:
        return self._confined(engine_query(query.root, self._schema), view, permitted)

    def _permitted(self, view: View, viewer: Viewer) -> tuple[str, ...]:
        allowed = scope(viewer)
        return tuple(label for label in view.labels if allowed.permits(label))

    def _confined(self, query: tantivy.Query, view: View, permitted: Sequence[str]) -> tantivy.Query:
        return query if len(permitted) == len(view.labels) else restricted(query, self._labelled(permitted))

    def _labelled(self, labels: Sequence[str]) -> tantivy.Query:
        return tantivy.Query.term_set_query(self._schema, "label", list(labels))

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
            try:
                self._view = View.of(self._engine, now)
            except (ValueError, OSError) as error:
                raise damaged(self._folder, error) from error
        return self._view
