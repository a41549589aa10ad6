"""The front of the versions: `archive.versions`. Every method takes the viewer first."""

from collections.abc import Callable
from contextlib import AbstractContextManager

from sqlalchemy import Connection

from reftel.access import Viewer
from reftel.archive.store.compression import Codec
from reftel.archive.versions import fixity, listing
from reftel.archive.versions.values import Difference, Fixity, Verified, VersionList

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

    def check_original(self, viewer: Viewer, address: str) -> Fixity:
        """Return whether the stored original's bytes are still those that were received; raises `NotFound`."""
        with self._reading(viewer) as (connection, labels):
            return fixity.check_original(connection, self._codec, labels, address)

    def last_verified(self, viewer: Viewer) -> Verified | None:
        """Return when the whole archive was last verified, None where that was never recorded."""
        with self._reading(viewer) as (connection, _):
            return fixity.last_verified(connection)
