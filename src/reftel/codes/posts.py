"""Posts (stations): where each is, its designator (PLAD) and its routing indicators."""

from collections.abc import Mapping
from functools import cache

import msgspec

from reftel.codes.tables import rows


class Post(msgspec.Struct, frozen=True, kw_only=True):
    """One station. `geo_tag` is its country's TAG of about 1980 to 2014; degrees are WGS 84, north and east positive."""

    station: str
    plad: str | None
    kind: str
    city: str | None
    country_iso2: str | None
    geo_tag: str | None
    latitude: float | None
    longitude: float | None
    routing_indicators: tuple[str, ...]
    record_code: str | None
    note: str | None
    source: str


def _post(row: Mapping[str, str]) -> Post:
    return Post(
        station=row["station"],
        plad=row["plad"] or None,
        kind=row["kind"],
        city=row["city"] or None,
        country_iso2=row["country_iso2"] or None,
        geo_tag=row["geo_tag"] or None,
        latitude=float(row["latitude"]) if row["latitude"] else None,
        longitude=float(row["longitude"]) if row["longitude"] else None,
        routing_indicators=tuple(row["routing_indicators"].split()),
        record_code=row["record_code"] or None,
        note=row["note"] or None,
        source=row["source"],
    )


@cache
def posts() -> tuple[Post, ...]:
    """Return all posts, the invented ones of the examples last."""
    return tuple(_post(row) for name in ("posts.csv", "posts_invented.csv") for row in rows(name))


@cache
def posts_by_station() -> Mapping[str, Post]:
    """Return canonical station → post."""
    return {row.station: row for row in posts()}


def post(station: str) -> Post | None:
    """Return the post of a canonical station ("PORTALDER"), None where the table has none."""
    return posts_by_station().get(station)


@cache
def station_of_record_code() -> Mapping[str, str]:
    """Return record code (at most six characters of the name, 1973 to 1979) → station, where it is one station's only."""
    found: dict[str, list[str]] = {}
    for row in posts():
        if row.record_code is not None:
            found.setdefault(row.record_code, []).append(row.station)
    return {code: names[0] for code, names in found.items() if len(names) == 1}
