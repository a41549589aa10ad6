"""What everything that is found over a whole archive stands on: one moment of the records, and a seeker in the index."""

from collections.abc import Callable
from contextlib import AbstractContextManager

from sqlalchemy import Connection

from reftel.access import Viewer
from reftel.archive.finding.resolving import Seeker

Reading = Callable[[Viewer], AbstractContextManager[tuple[Connection, str]]]
"""Gives a connection inside one read transaction, and what a viewer may read."""

Seeking = Callable[[Viewer], Seeker]
"""Gives what asks the index for a viewer."""


class Finder:
    """The base of the parts."""

    def __init__(self, reading: Reading, seeker: Seeking) -> None:
        self._reading = reading
        self._seeker = seeker
