"""What a query finds, along time: counts by year and month for the stations that sent most, and a line for each where it is little.

Each station with a lane of its own costs one question to the index; all others are what is left of the whole.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Final

import msgspec
from sqlalchemy import Connection

from reftel.archive.finding.resolving import Seeker
from reftel.archive.values import Brief, Lane, OverTime
from reftel.archive.versions.briefs import brief_of, briefs_of_versions
from reftel.search import Counts, Query, Sort
from reftel.search.query.tree import And, Exactly

NAMED: Final = 12
"""Stations with a lane of their own."""

FEW: Final = 300
"""Up to so many telegrams are given one by one."""

_STATION: Final = "station"
_YEAR: Final = ("year",)


def over_time(connection: Connection, labels: str, seeker: Seeker, query: Query) -> OverTime:
    """Return what a query finds along time. One station that would be left out alone is named too."""
    found = seeker.index.search(seeker.viewer, query, limit=FEW, sort=Sort.OLDEST, facets=())
    senders = seeker.index.tally(seeker.viewer, query, (_STATION,))[_STATION].values
    named = senders if len(senders) <= NAMED + 1 else senders[:NAMED]
    whole = _lane(None, found.total, seeker.index.count(seeker.viewer, query, _YEAR))
    lanes = tuple(_lane(station, hits, _sent_by(seeker, query, station)) for station, hits in named)
    return OverTime(
        query=query.text,
        total=found.total,
        stations=len(senders),
        lanes=lanes,
        rest=_rest(whole, lanes),
        telegrams=_briefs(connection, labels, [hit.version_id for hit in found.hits]) if found.total <= FEW else (),
    )


def _sent_by(seeker: Seeker, query: Query, station: str) -> Counts:
    narrowed = msgspec.structs.replace(query, root=And((query.root, Exactly(field=_STATION, value=station))))
    return seeker.index.count(seeker.viewer, narrowed, _YEAR)


def _lane(station: str | None, total: int, counts: Counts) -> Lane:
    years = sorted((int(year), hits) for year, hits in counts.facets.get("year", ()))
    return Lane(station=station, total=total, years=tuple(years), months=counts.months)


def _rest(whole: Lane, lanes: Sequence[Lane]) -> Lane:
    """Return what no lane has: the other stations, and texts without one."""
    years = Counter(dict(whole.years))
    months = Counter({(year, month): count for year, month, count in whole.months})
    for lane in lanes:
        years.subtract(dict(lane.years))
        months.subtract({(year, month): count for year, month, count in lane.months})
    return Lane(
        station=None,
        total=max(whole.total - sum(lane.total for lane in lanes), 0),
        years=tuple(sorted((+years).items())),
        months=tuple((*period, count) for period, count in sorted((+months).items())),
    )


def _briefs(connection: Connection, labels: str, version_ids: Iterable[str]) -> tuple[Brief, ...]:
    wanted = list(version_ids)
    rows = briefs_of_versions(connection, labels, wanted)
    return tuple(brief_of(rows[version_id]) for version_id in wanted if version_id in rows)
