"""Traffic: which stations sent what a query finds, and to whom, as far as one viewer may read it.

Pairs of stations are counted sender by sender: a collection has a few hundred stations, and many thousands of pairs.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

import msgspec

from reftel.access import Viewer
from reftel.archive.finding.finder import Finder, Reading, Seeking
from reftel.archive.finding.over_time import over_time
from reftel.archive.finding.remembering import Remembered
from reftel.archive.finding.resolving import Seeker, resolve_query
from reftel.archive.values import Correspondence, Letters, OverTime, Traffic
from reftel.search import Query, Sort, Tally, parse_query
from reftel.search.query.limits import written
from reftel.search.query.tree import And, Exactly

FIRST_SENDERS: Final = 13
"""Senders whose letters are counted pair by pair, those with most telegrams first."""

MOST_SENDERS: Final = 1_000
"""Senders in a list of all pairs; more are the work of damaged or hostile texts, and each costs a search."""

_STATION: Final = "station"
_ADDRESSED: Final = ("addressee", "copied")


class Flows(Finder):
    """Traffic and correspondence of any query. Raises `QueryError` for one that cannot be understood."""

    def __init__(self, reading: Reading, seeker: Seeking) -> None:
        super().__init__(reading, seeker)
        self._everything: Remembered[Correspondence] = Remembered()
        self._all_time: Remembered[OverTime] = Remembered()

    def stations(self, viewer: Viewer, query: str = "") -> Traffic:
        """Return which stations sent what a query finds."""
        seeker, parsed = self._asked(viewer, query)
        stations = _tally(seeker, parsed, (_STATION,))[_STATION]
        total = _total(seeker, parsed)
        return Traffic(query=parsed.text, total=total, stations=stations.values, unknown=_unknown(total, stations))

    def correspondence(self, viewer: Viewer, query: str = "") -> Correspondence:
        """Return who writes to whom in what a query finds; of everything it is remembered until the archive changes."""
        if query.strip():
            return _correspondence(*self._asked(viewer, query))
        with self._reading(viewer) as (connection, labels):
            return self._everything.get(
                connection, labels, lambda *_: _correspondence(self._seeker(viewer), parse_query(""))
            )

    def over_time(self, viewer: Viewer, query: str = "") -> OverTime:
        """Return what a query finds along time, station by station; of everything it is remembered until the archive changes."""
        seeker, parsed = self._asked(viewer, query)
        with self._reading(viewer) as (connection, labels):
            if query.strip():
                return over_time(connection, labels, seeker, parsed)
            return self._all_time.get(
                connection, labels, lambda seen, allowed: over_time(seen, allowed, seeker, parsed)
            )

    def letters(self, viewer: Viewer, query: str = "") -> Iterator[Letters]:
        """Return all pairs in what a query finds, sender by sender, those with most telegrams first; `MOST_SENDERS` at most."""
        seeker, parsed = self._asked(viewer, query)
        senders = _tally(seeker, parsed, (_STATION,))[_STATION].values[:MOST_SENDERS]
        return (one for sender, _ in senders for one in _letters_from(seeker, parsed, sender))

    def of_station(self, viewer: Viewer, station: str) -> tuple[tuple[Letters, ...], tuple[Letters, ...]]:
        """Return to whom a station writes and who writes to it, in the whole collection, by count."""
        seeker, everything = self._asked(viewer, "")
        action, info = (
            dict(_tally(seeker, _narrowed(everything, field, station), (_STATION,))[_STATION].values)
            for field in _ADDRESSED
        )
        into = (
            Letters(sender=sender, addressee=station, action=action.get(sender, 0), info=info.get(sender, 0))
            for sender in action.keys() | info.keys()
        )
        return tuple(_letters_from(seeker, everything, station)), tuple(sorted(into, key=_most_first))

    def _asked(self, viewer: Viewer, query: str) -> tuple[Seeker, Query]:
        seeker = self._seeker(viewer)
        with self._reading(viewer) as (connection, labels):
            return seeker, resolve_query(connection, labels, seeker, parse_query(written(query)))


def _correspondence(seeker: Seeker, query: Query) -> Correspondence:
    total, tallies = _total(seeker, query), _tally(seeker, query, (_STATION, *_ADDRESSED))
    senders = tallies[_STATION]
    action, info = (dict(tallies[field].values) for field in _ADDRESSED)
    addressees = ((name, action.get(name, 0), info.get(name, 0)) for name in action.keys() | info.keys())
    return Correspondence(
        query=query.text,
        total=total,
        unknown=_unknown(total, senders),
        senders=senders.values,
        addressees=tuple(sorted(addressees, key=lambda one: (-one[1] - one[2], one[0]))),
        pairs=tuple(
            one for sender, _ in senders.values[:FIRST_SENDERS] for one in _letters_from(seeker, query, sender)
        ),
        rest=sum(tallies[field].rest for field in _ADDRESSED),
    )


def _letters_from(seeker: Seeker, query: Query, sender: str) -> list[Letters]:
    """Return to whom a station wrote in what a query finds, by count."""
    tallies = _tally(seeker, _narrowed(query, _STATION, sender), _ADDRESSED)
    action, info = (dict(tallies[field].values) for field in _ADDRESSED)
    found = [
        Letters(sender=sender, addressee=name, action=action.get(name, 0), info=info.get(name, 0))
        for name in action.keys() | info.keys()
    ]
    return sorted(found, key=_most_first)


def _most_first(one: Letters) -> tuple[int, str, str]:
    return -one.all, one.sender, one.addressee


def _narrowed(query: Query, field: str, station: str) -> Query:
    return msgspec.structs.replace(query, root=And((query.root, Exactly(field=field, value=station))))


def _tally(seeker: Seeker, query: Query, fields: Sequence[str]) -> Mapping[str, Tally]:
    return seeker.index.tally(seeker.viewer, query, fields)


def _total(seeker: Seeker, query: Query) -> int:
    # In an order that is no ranking: nothing is scored for one number.
    return seeker.index.search(seeker.viewer, query, limit=1, sort=Sort.NEWEST, facets=()).total


def _unknown(total: int, stations: Tally) -> int:
    """Return how many telegrams name no station."""
    return max(total - sum(count for _, count in stations.values) - stations.rest, 0)
