"""The front of the versions: `archive.versions`. Every method takes the viewer first."""

from collections.abc import Callable
from contextlib import AbstractContextManager

from sqlalchemy import Connection

from reftel.access import Viewer
from reftel.archive.store.compression import Codec
from reftel.archive.versions import listing
from reftel.archive.versions.values import Difference, VersionList

Reading = Callable[[Viewer], AbstractContextManager[tuple[Connection, str]]]
"""Gives a connection, and what the viewer may read, of one moment."""


class Versions:
    """The texts of a telegram beside one another, as one viewer sees them."""

    def __init__(self, reading: Reading, codec: Codec) -> None:
        self._reading = reading
        self._codec = codec

    def of(self, viewer: Viewer, address: str) -> VersionList:
        """Return the versions of a telegram, best first, and its near copies under other numbers; raises `NotFound`."""
        with self._reading(viewer) as (connection, labels):
            return listing.list_versions(connection, self._codec, labels, address)

    def difference(self, viewer: Viewer, first: str, second: str) -> Difference:
        """Return what two texts differ in, word by word; raises `NotFound` and `Ambiguous`."""
        with self._reading(viewer) as (connection, labels):
            return listing.difference(connection, self._codec, labels, first, second)
