"""What every part of readers' work stands on: the records, the index, and one moment of them as a viewer may see it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from sqlalchemy import Connection

from reftel.access import Viewer
from reftel.archive.finding.indexing import IndexKeeper
from reftel.archive.finding.resolving import Seeker, resolve_query
from reftel.archive.sight import permitted_labels
from reftel.archive.store.compression import Codec
from reftel.archive.store.database import Store
from reftel.search import Query, parse_query
from reftel.search.query.limits import written


class Desk:
    """The base of the parts. Safe to use from several threads; writing needs no writer's lock, each write is a few rows."""

    def __init__(self, store: Store, codec: Codec, keeper: IndexKeeper, seeker: Callable[[Viewer], Seeker]) -> None:
        self.store = store
        self.codec = codec
        self.keeper = keeper
        self._seeker = seeker

    @contextmanager
    def reading(self, viewer: Viewer) -> Iterator[tuple[Connection, str]]:
        """Give a connection, and what the viewer may read, of one moment."""
        with self.store.reading() as connection:
            yield connection, permitted_labels(connection, viewer)

    @contextmanager
    def writing(self, viewer: Viewer) -> Iterator[tuple[Connection, str]]:
        """Give a connection inside one write transaction, and what the viewer may read."""
        with self.store.writing() as connection:
            yield connection, permitted_labels(connection, viewer)

    def understood(self, connection: Connection, labels: str, viewer: Viewer, query: str) -> Query:
        """Return what a query asks for, with what only the records know put in; raises `QueryError`."""
        return resolve_query(connection, labels, self._seeker(viewer), parse_query(written(query)))
