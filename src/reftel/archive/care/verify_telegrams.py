"""Verifying telegrams against the versions that are filed under them."""

from collections import defaultdict
from collections.abc import Iterator

from sqlalchemy import Connection, or_, select

from reftel.archive.reports import Problem
from reftel.archive.store.schema import telegrams, versions
from reftel.archive.versions.grouping import Member, group_members
from reftel.archive.versions.records import REREAD


def check_telegrams(connection: Connection) -> Iterator[Problem]:
    """Check that each telegram has the versions that belong to it, and no other."""
    members: dict[tuple[int | None, str | None, int | None], list[Member]] = defaultdict(list)
    actual: dict[int, set[int]] = defaultdict(set)
    query = select(versions).order_by(versions.c.year, versions.c.station, versions.c.serial)
    for row in connection.execute(query):
        members[row.year, row.station, row.serial].append(Member(row.id, row.day, bool(row.corrected)))
        actual[row.telegram].add(row.id)
    yield from _check_numbers(connection)
    wanted: set[frozenset[int]] = set()
    for (year, station, _), under in members.items():
        if year is None or station is None:
            wanted |= {frozenset({member.version}) for member in under}
        else:
            wanted |= {frozenset(group.versions) for group in group_members(under)}
    for telegram, found in actual.items():
        if frozenset(found) not in wanted:
            what = f"holds {len(found)} versions that do not belong together"
            yield Problem(place=f"telegram {telegram}", what=what, next_step=REREAD)
    empty = select(telegrams.c.id).where(telegrams.c.id.not_in(select(versions.c.telegram)))
    for telegram in connection.execute(empty).scalars():
        yield Problem(place=f"telegram {telegram}", what="has no version", next_step=REREAD)


def _check_numbers(connection: Connection) -> Iterator[Problem]:
    """Check that each telegram has the number of its versions."""
    pairs = [(versions.c[name], telegrams.c[name]) for name in ("year", "station", "serial")]
    differs = or_(*(one.is_distinct_from(other) for one, other in pairs))
    joined = telegrams.join(versions, versions.c.telegram == telegrams.c.id)
    for telegram in connection.execute(select(telegrams.c.id).select_from(joined).where(differs).distinct()).scalars():
        yield Problem(place=f"telegram {telegram}", what="has another number than its versions", next_step=REREAD)
