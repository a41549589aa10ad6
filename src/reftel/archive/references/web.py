"""The front of the reference web: `archive.web`. Every method takes the viewer first."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager

from sqlalchemy import Connection

from reftel.access import Viewer
from reftel.archive.finding.remembering import Remembered
from reftel.archive.references import ghosts, ledger, mentions, tracing
from reftel.archive.references.exporting import whole_web
from reftel.archive.references.letter import request_text
from reftel.archive.references.rates import rates
from reftel.archive.references.tracing import Start
from reftel.archive.references.values import (
    Edge,
    Ghost,
    Ledger,
    LedgerLine,
    MentionsList,
    Node,
    Rates,
    Thread,
    YearNumbers,
)
from reftel.archive.store.compression import Codec
from reftel.archive.versions import lookup
from reftel.codes import canonical_station
from reftel.errors import NotFound

Reading = Callable[[Viewer], AbstractContextManager[tuple[Connection, str]]]
"""Gives a connection, and what the viewer may read, of one moment."""


class Web:
    """Who cites whom, what is cited but absent, and which numbers are missing, as one viewer sees it."""

    def __init__(self, reading: Reading, codec: Codec) -> None:
        self._reading = reading
        self._codec = codec
        self._rates: Remembered[Rates] = Remembered()

    def refs(self, viewer: Viewer, address: str) -> Thread:
        """Return what a telegram cites and what cites it; also of one that is cited but not held. Raises `NotFound`."""
        return self.thread(viewer, address, furthest=1)

    def thread(
        self, viewer: Viewer, address: str, *, furthest: int = tracing.FURTHEST, most: int = tracing.MOST_NODES
    ) -> Thread:
        """Return the line of a telegram: all it rests on, and all that rests on it (`tracing`)."""
        with self._reading(viewer) as (connection, labels):
            start = _start(connection, labels, address)
            return tracing.trace(connection, labels, start, furthest=furthest, most=most)

    def mentions(
        self, viewer: Viewer, address: str, *, limit: int = mentions.MOST_CITING, offset: int = 0
    ) -> MentionsList:
        """Return how the telegrams that cite one, held or not, mention it, the oldest first; raises `NotFound` and `Ambiguous`."""
        with self._reading(viewer) as (connection, labels):
            return mentions.mentions_of(connection, self._codec, labels, address, limit=limit, offset=offset)

    def ghost(self, viewer: Viewer, address: str) -> Ghost:
        """Return what is known of a telegram that is cited but not held; raises `NotFound` where nobody cites it."""
        with self._reading(viewer) as (connection, labels):
            return ghosts.find_ghost(connection, labels, address)

    def gaps(self, viewer: Viewer, station: str, year: int) -> Ledger:
        """Return the ledger of a station's numbers in a year of four digits."""
        with self._reading(viewer) as (connection, labels):
            return ledger.ledger(connection, labels, canonical_station(station), year)

    def ledgers(self, viewer: Viewer, station: str | None = None) -> tuple[LedgerLine, ...]:
        """Return of which stations and years numbers are held, and how many."""
        name = None if station is None else canonical_station(station)
        with self._reading(viewer) as (connection, labels):
            return ledger.ledgers(connection, labels, name)

    def numbers_by_year(self, viewer: Viewer, station: str) -> tuple[YearNumbers, ...]:
        """Return the numbers of a station that are held, and those that are missing and cited, year by year."""
        with self._reading(viewer) as (connection, labels):
            return ledger.numbers_by_year(connection, labels, canonical_station(station))

    def request(self, viewer: Viewer, station: str, year: int) -> str:
        """Return the text of a request for the release of what a ledger misses."""
        return request_text(self.gaps(viewer, station, year))

    def rates(self, viewer: Viewer) -> Rates:
        """Return how the references fare: resolved, absent, failed by class."""
        with self._reading(viewer) as (connection, labels):
            return self._rates.get(connection, labels, rates)

    def parts(self, viewer: Viewer) -> Iterator[Node | Edge]:
        """Yield the whole web, telegram by telegram, of one moment."""
        with self._reading(viewer) as (connection, labels):
            yield from whole_web(connection, labels)


def _start(connection: Connection, labels: str, address: str) -> Start:
    """Where a thread begins: the telegram, else the ghost that an address means."""
    try:
        return Start(lookup.find_version(connection, labels, address))
    except NotFound:
        ghost = ghosts.find_ghost(connection, labels, address)
        node = Node(
            id=ghost.id,
            held=False,
            mrn=ghost.mrn,
            date=None,
            station=ghost.key.station,
            classification=None,
            subject=None,
        )
        return Start(None, node, tuple(ghosts.ghost_citers(connection, labels, ghost.key)))
