"""Traffic: which stations sent what a query finds, and to whom, as far as one viewer may read it."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager

from sqlalchemy import Connection

from reftel.access import Viewer
from reftel.archive.finding.remembering import Remembered
from reftel.archive.finding.resolving import Seeker, resolve_query
from reftel.archive.values import Correspondence, Letters, Traffic
from reftel.search import PAIR_SIGN, Query, Tally, parse_query
from reftel.search.query.limits import written


class Flows:
    """Traffic and correspondence of any query. Raises `QueryError` for one that cannot be understood."""

    def __init__(
        self,
        reading: Callable[[Viewer], AbstractContextManager[tuple[Connection, str]]],
        seeker: Callable[[Viewer], Seeker],
    ) -> None:
        self._reading = reading
        self._seeker = seeker
        self._everything: Remembered[Correspondence] = Remembered()

    def stations(self, viewer: Viewer, query: str = "") -> Traffic:
        """Return which stations sent what a query finds."""
        seeker = self._seeker(viewer)
        with self._reading(viewer) as (connection, labels):
            return _traffic(seeker, _parsed(connection, labels, seeker, query))

    def pairs(self, viewer: Viewer, query: str = "") -> Correspondence:
        """Return who writes to whom in what a query finds; of everything it is remembered until the archive changes."""
        seeker = self._seeker(viewer)

        def compute(connection: Connection, labels: str) -> Correspondence:
            return _correspondence(seeker, _parsed(connection, labels, seeker, query))

        with self._reading(viewer) as (connection, labels):
            if query.strip():
                return compute(connection, labels)
            return self._everything.get(connection, labels, compute)


def _traffic(seeker: Seeker, query: Query) -> Traffic:
    total, stations = _total(seeker, query), seeker.index.tally(seeker.viewer, query, "station")
    known = sum(count for _, count in stations.values) + stations.rest
    return Traffic(
        query=query.text,
        total=total,
        stations=tuple((station, count) for station, count in stations.values),
        unknown=max(total - known, 0),
    )


def _correspondence(seeker: Seeker, query: Query) -> Correspondence:
    action, info = (seeker.index.tally(seeker.viewer, query, name) for name in ("sent_to", "copied_to"))
    return Correspondence(
        query=query.text,
        total=_total(seeker, query),
        pairs=tuple(sorted(_letters(action, info), key=lambda one: (-one.all, one.sender, one.addressee))),
        rest=action.rest + info.rest,
    )


def _parsed(connection: Connection, labels: str, seeker: Seeker, query: str) -> Query:
    return resolve_query(connection, labels, seeker, parse_query(written(query)))


def _total(seeker: Seeker, query: Query) -> int:
    return seeker.index.search(seeker.viewer, query, limit=1, facets=()).total


def _letters(action: Tally, info: Tally) -> Iterator[Letters]:
    sent: Mapping[str, int] = dict(action.values)
    copied: Mapping[str, int] = dict(info.values)
    for pair in sent.keys() | copied.keys():
        sender, _, addressee = pair.rpartition(PAIR_SIGN)
        yield Letters(sender=sender, addressee=addressee, action=sent.get(pair, 0), info=copied.get(pair, 0))
