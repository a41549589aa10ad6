"""The first sighting of a version: the one whose item it was read from, and whose publisher and source it carries."""

from sqlalchemy import FromClause, func, select

from reftel.archive.store.schema import sightings, versions


def with_first_sighting(source: FromClause) -> FromClause:
    """Return `source`, which holds `versions`, joined with each version's first row of `sightings`."""
    any_of_it = sightings.alias("any_sighting")
    first = select(func.min(any_of_it.c.id)).where(any_of_it.c.version == versions.c.id).correlate(versions)
    return source.join(sightings, sightings.c.id == first.scalar_subquery())
