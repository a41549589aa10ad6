"""What browsers have already, and what was made a moment ago: pages that are known to be as they were are not made again.

A page is made of the archive, of the code, of the day, and of what the request says. As long as nothing was written to the archive and
the day is the same, the same request gives the same page. So its tag (ETag) is remembered, and whoever names it is told that nothing
has changed, in microseconds; and the last pages are remembered whole, for whoever asks next. The tags are hashes of the pages, so
that workers agree about them.
"""

import datetime as dt
from email.utils import format_datetime, parsedate_to_datetime
from typing import Final, NamedTuple

from reftel.archive import Archive, Standing

REMEMBERED: Final = 10_000
"""Pages of which the tag is remembered: some megabytes."""

LONGEST: Final = 500
"""Characters of what was asked, above which nothing is remembered of it."""

PAGES_BYTES: Final = 32 * 1024 * 1024
"""Bytes of whole pages that a process remembers: some seven hundred."""

LARGEST_PAGE: Final = 512 * 1024
"""Bytes of a page above which it is not remembered whole: one telegram of a thousand pages would drive out all others."""


class Made(NamedTuple):
    """A page as it was made: its bytes, what they are, and the headers that it was sent with."""

    content: bytes
    media_type: str | None
    encoding: str
    headers: dict[str, str]


def weight_of(made: Made) -> int:
    """Return the bytes that a page takes in memory, roughly."""
    return len(made.content) + 1_000


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
