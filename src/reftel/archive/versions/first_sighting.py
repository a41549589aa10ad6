"""The first sighting of a version: the one whose item it was read from, and whose publisher and source it carries."""

from typing import Final

from sqlalchemy import FromClause, func, select

from reftel.archive.store.schema import sightings, versions

_any_of_it: Final = sightings.alias("any_sighting")
_FIRST: Final = (
    select(func.min(_any_of_it.c.id)).where(_any_of_it.c.version == versions.c.id).correlate(versions).scalar_subquery()
)


def with_first_sighting(source: FromClause) -> FromClause:
    """Return `source`, which holds `versions`, joined with each version's first row of `sightings`."""
    return source.join(sightings, sightings.c.id == _FIRST)
