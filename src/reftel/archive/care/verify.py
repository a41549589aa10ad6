"""Verifying: everything that can be checked is checked, and every fault is listed with what to do.

Originals against their SHA-256; versions, records, references and suggestions against the originals read again; telegrams
against their versions; the index against the records; statements against their chain; the file against SQLite's own check.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator
from typing import Final

from sqlalchemy import Connection, Table, func, select, text

from reftel.archive.care.verify_texts import RESTORE, check_items, check_versions
from reftel.archive.docket.statements import check_statements
from reftel.archive.finding.indexing import REINDEX, IndexKeeper
from reftel.archive.store.compression import Codec
from reftel.archive.store.database import Store, meta_number
from reftel.archive.store.schema import items, sightings, statements, telegrams, versions
from reftel.archive.values import Problem, VerifyReport
from reftel.archive.versions.grouping import Member, group_members
from reftel.archive.versions.loading import stored_refusals
from reftel.archive.versions.records import REREAD
from reftel.errors import ReftelError

MAX_PROBLEMS: Final = 1_000
"""Problems listed; a badly damaged archive has more of them than anybody would read."""

_Check = Callable[[], Iterator[Problem]]


def verify(store: Store, codec: Codec, keeper: IndexKeeper) -> VerifyReport:
    """Check everything; return what was counted and what is wrong. The caller sees to it that nobody writes meanwhile."""
    problems: list[Problem] = []
    indexed: list[str] = []
    with store.reading() as connection:
        checks: tuple[_Check, ...] = (
            lambda: _check_file(connection),
            lambda: check_items(connection, codec),
            lambda: check_versions(connection, codec),
            lambda: _check_refusals(connection),
            lambda: _check_telegrams(connection),
            lambda: _check_index(connection, keeper, indexed),
            lambda: check_statements(connection),
        )
        for check in checks:
            _gather(check, problems)
        return VerifyReport(
            items=_count(connection, items),
            versions=_count(connection, versions),
            sightings=_count(connection, sightings),
            indexed=len(indexed),
            statements=_count(connection, statements),
            problems=tuple(problems),
        )


def _gather(check: _Check, problems: list[Problem]) -> None:
    """Run one check. A fault that stops it is a problem like the others, and the next check is run all the same."""
    try:
        for problem in check():
            if len(problems) >= MAX_PROBLEMS:
                return
            problems.append(problem)
    except ReftelError as error:
        problems.append(Problem(place="the archive", what=str(error), next_step=error.next_step or RESTORE))


def _count(connection: Connection, table: Table) -> int:
    return connection.execute(select(func.count()).select_from(table)).scalar_one()


def _check_file(connection: Connection) -> Iterator[Problem]:
    for (answer,) in connection.execute(text("PRAGMA quick_check(100)")):
        if answer != "ok":
            yield Problem(place="records.db", what=f"SQLite finds: {answer}", next_step=RESTORE)
    for table, row, parent, _ in connection.execute(text("PRAGMA foreign_key_check")):
        what = f"points at a row of {parent} that is gone"
        yield Problem(place=f"records.db, {table} {row}", what=what, next_step=RESTORE)


def _check_refusals(connection: Connection) -> Iterator[Problem]:
    """List the texts that could not be parsed: they are safe, but nobody finds them."""
    for _, reason, stored in stored_refusals(connection):
        place = f"{stored.path}/{stored.member}" if stored.member else stored.path
        yield Problem(place=place, what=reason, next_step=f"With a newer version: {REREAD}")


def _check_telegrams(connection: Connection) -> Iterator[Problem]:
    """Check that each telegram has the versions that belong to it, and no other."""
    members: dict[tuple[int | None, str | None, int | None], list[Member]] = defaultdict(list)
    actual: dict[int, set[int]] = defaultdict(set)
    query = select(versions).order_by(versions.c.year, versions.c.station, versions.c.serial)
    for row in connection.execute(query):
        members[row.year, row.station, row.serial].append(Member(row.id, row.day, bool(row.corrected)))
        actual[row.telegram].add(row.id)
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


def _check_index(connection: Connection, keeper: IndexKeeper, indexed: list[str]) -> Iterator[Problem]:
    """Check that every version is in the index once, and nothing else; `indexed` receives what is there."""
    index = keeper.reader()
    indexed += index.version_ids()
    held = set(connection.execute(select(versions.c.version_id)).scalars())
    found = set(indexed)
    revision = meta_number(connection, "revision")
    if index.revision() != revision or meta_number(connection, "indexed_revision") != revision:
        what = f"was committed at revision {index.revision()}, the records are at {revision}"
        yield Problem(place="index", what=what, next_step=REINDEX)
    for version_id in sorted(held - found):
        yield Problem(place=f"version {version_id}", what="is not in the index", next_step=REINDEX)
    for version_id in sorted(found - held):
        yield Problem(place="index", what=f"holds {version_id}, which the records do not", next_step=REINDEX)
    if len(indexed) > len(found):
        yield Problem(place="index", what=f"holds {len(indexed) - len(found)} versions twice", next_step=REINDEX)
