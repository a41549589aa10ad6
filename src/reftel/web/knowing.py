"""What browsers have already: tags of pages that are known to be as they were, without making them again.

A page is made of the archive, of the code, of the day, and of what the request says. As long as nothing was written to the archive and
the day is the same, the same request gives the same page; so its tag (ETag) is remembered, and whoever names it is told that nothing
has changed, in microseconds. The tags are hashes of the pages, so that workers agree about them.
"""

import datetime as dt
from email.utils import format_datetime, parsedate_to_datetime
from typing import Final, NamedTuple

from reftel.archive import Archive, Standing

REMEMBERED: Final = 10_000
"""Pages of which the tag is remembered: some megabytes."""

LONGEST: Final = 500
"""Characters of what was asked, above which nothing is remembered of it."""


class Moment(NamedTuple):
    """What pages depend on beside the request: the state of the archive, and the day here and in UTC."""

    standing: Standing
    here: dt.date
    universal: dt.date


def moment_of(archive: Archive) -> Moment:
    """Return what it is now."""
    now = dt.datetime.now(dt.UTC)
    return Moment(archive.standing(), now.astimezone().date(), now.date())


def last_modified(archive: Archive, opened: float) -> dt.datetime | None:
    """Return since when pages may be as they are: the last change, the opening of the room, the beginning of the day.

    None within the second of a change: two pages of one second might differ, and HTTP knows no smaller unit.
    """
    now = dt.datetime.now(dt.UTC)
    midnight = now.astimezone().replace(hour=0, minute=0, second=0, microsecond=0)
    days = (midnight, now.replace(hour=0, minute=0, second=0, microsecond=0))
    latest = max(archive.changed_at(), opened, *(day.timestamp() for day in days))
    return dt.datetime.fromtimestamp(int(latest), dt.UTC) if int(latest) < int(now.timestamp()) else None


def written(moment: dt.datetime) -> str:
    """Return a moment as HTTP writes it."""
    return format_datetime(moment, usegmt=True)


def is_unchanged_since(header: str, moment: dt.datetime | None) -> bool:
    """Say whether what has not changed since `moment` is known to who has it from the time in the header If-Modified-Since."""
    if not header or moment is None:
        return False
    try:
        had = parsedate_to_datetime(header)
    except ValueError:
        return False
    return (had if had.tzinfo else had.replace(tzinfo=dt.UTC)) >= moment
