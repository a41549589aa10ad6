"""Verifying: everything that can be checked is checked, and every fault is listed with what to do.

Originals against their SHA-256; versions, records, references and suggestions against the originals read again; telegrams
against their versions; the index against the records; statements against their chain; readers' work against
its hashes; the file against SQLite's own check.
"""

import contextlib
import datetime as dt
import logging
import time
from collections.abc import Callable, Iterator
from typing import Final

from sqlalchemy import Connection, Table, func, select, text, tuple_

from reftel.archive.care.verify_received import RESTORE, check_items, check_rejects, check_sightings
from reftel.archive.care.verify_telegrams import check_telegrams
from reftel.archive.care.verify_texts import check_versions
from reftel.archive.docket.projecting import check_projection
from reftel.archive.docket.statements import check_statements
from reftel.archive.docket.suggesting import rules_hash
from reftel.archive.finding.indexing import REINDEX, IndexKeeper
from reftel.archive.reports import Problem, Progress, VerifyReport
from reftel.archive.store.compression import Codec
from reftel.archive.store.database import Store, meta_number
from reftel.archive.store.layout import Layout
from reftel.archive.store.schema import items, sightings, statements, versions
from reftel.archive.versions.fixity import note_verified
from reftel.archive.work.checking import check_work
from reftel.errors import ArchiveError, ReftelError
from reftel.wire import parse

TOLD_EVERY: Final = 500
"""Things looked at between two tellings of how far the work has come."""

MAX_PROBLEMS: Final = 1_000
"""Problems listed; a badly damaged archive has more of them than anybody would read."""

_log = logging.getLogger(__name__)

_REFUSED: Final = select(func.count()).select_from(sightings).where(sightings.c.version.is_(None))

_Check = Callable[[], Iterator[Problem]]


def verify(
    store: Store,
    codec: Codec,
    keeper: IndexKeeper,
    *,
    quick: bool = False,
    progress: Callable[[Progress], None] | None = None,
) -> VerifyReport:
    """Check everything; return what was counted and what is wrong. The caller sees to it that nobody writes meanwhile.

    `quick` leaves out what takes longest: reading every text again to compare what is derived from it.
    """
    problems: list[Problem] = []
    indexed: list[str] = []
    with store.reading() as connection:
        watch = _Watch(_total(connection, quick=quick), progress)
        checks: tuple[_Check, ...] = (
            lambda: _check_file(connection, quick=quick),
            lambda: check_items(connection, codec, watch.done),
            lambda: check_sightings(connection, watch.done),
            lambda: check_rejects(connection),
            *(() if quick else (lambda: check_versions(connection, codec, watch.done),)),
            lambda: check_telegrams(connection),
            lambda: _check_index(connection, keeper, indexed),
            lambda: check_statements(connection),
            lambda: check_projection(connection),
            lambda: check_work(connection),
        )
        for check in checks:
            _gather(store, check, problems)
        return VerifyReport(
            items=_count(connection, items),
            versions=_count(connection, versions),
            sightings=_count(connection, sightings),
            indexed=len(indexed),
            statements=_count(connection, statements),
            refused=connection.execute(_REFUSED).scalar_one(),
            older=count_older(connection),
            quick=quick,
            problems=tuple(problems),
        )


def verify_and_note(
    place: Layout,
    store: Store,
    codec: Codec,
    keeper: IndexKeeper,
    *,
    now: dt.datetime,
    progress: Callable[[Progress], None] | None = None,
) -> VerifyReport:
    """Check everything and record when that was; an archive that is too damaged to be written to keeps no such note."""
    report = verify(store, codec, keeper, progress=progress)
    writing = Store(place.records, read_only=False) if store.read_only else store
    try:
        with contextlib.suppress(ArchiveError), writing.writing() as connection:
            note_verified(connection, now=now, problems=len(report.problems))
    finally:
        if writing is not store:
            writing.close()
    return report


class _Watch:
    """Counts what was looked at, and tells whoever wants to know."""

    def __init__(self, total: int, progress: Callable[[Progress], None] | None) -> None:
        self._total = total
        self._progress = progress
        self._done = 0
        self._told = 0
        self._started = time.monotonic()

    def done(self, count: int) -> None:
        """Count some more; tell of it from time to time."""
        self._done += count
        if self._progress is not None and self._done - self._told >= TOLD_EVERY:
            self._told = self._done
            seconds = time.monotonic() - self._started
            self._progress(Progress(done=self._done, total=self._total, new=0, refused=0, seconds=seconds))


def count_older(connection: Connection) -> int:
    """Return how many versions were read by other rules than today's."""
    today = parse("").parser
    columns = tuple_(versions.c.grammar, versions.c.tables, versions.c.rules)
    query = select(func.count()).select_from(versions).where(columns != (today.grammar, today.tables, rules_hash()))
    return connection.execute(query).scalar_one()


def _total(connection: Connection, *, quick: bool) -> int:
    return sum(_count(connection, table) for table in (items, sightings, *(() if quick else (versions,))))


def _gather(store: Store, check: _Check, problems: list[Problem]) -> None:
    """Run one check. A fault that stops it is a problem like the others, and the next check is run all the same."""
    try:
        with store.translated():
            for problem in check():
                if len(problems) >= MAX_PROBLEMS:
                    return
                problems.append(problem)
    except ReftelError as error:
        problems.append(Problem(place="the archive", what=str(error), next_step=error.next_step or RESTORE))
    except Exception as error:  # noqa: BLE001 - damage can make anything of a row; whatever a check makes of that is damage
        what = f"holds what cannot be read ({type(error).__name__}: {error})"
        problems.append(Problem(place="records.db", what=what, next_step=RESTORE))
        _log.debug("the fault in full", exc_info=error)


def _count(connection: Connection, table: Table) -> int:
    return connection.execute(select(func.count()).select_from(table)).scalar_one()


def _check_file(connection: Connection, *, quick: bool) -> Iterator[Problem]:
    # The long check compares the database's own indexes with their tables, too.
    for (answer,) in connection.execute(text(f"PRAGMA {'quick' if quick else 'integrity'}_check(100)")):
        if answer != "ok":
            yield Problem(place="records.db", what=f"SQLite finds: {answer}", next_step=RESTORE)
    for table, row, parent, _ in connection.execute(text("PRAGMA foreign_key_check")):
        what = f"points at a row of {parent} that is gone"
        yield Problem(place=f"records.db, {table} {row}", what=what, next_step=RESTORE)


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
