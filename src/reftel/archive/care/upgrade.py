"""Upgrading an archive that an older Reftel made: a backup, everything made again in today's shape, everything verified.

There is no chain of table changes to follow, and so no migration tool: what is derived is made again from the originals in any case,
and what is carried over goes by the names of its columns. Old schemas are read by one module (`older`).
"""

import datetime as dt
import sqlite3
from collections.abc import Callable
from pathlib import Path

from reftel.archive.care import older
from reftel.archive.care.rebuild import Rebuild
from reftel.archive.care.verify import verify
from reftel.archive.finding.indexing import IndexKeeper
from reftel.archive.ingest.processes import preparer_for
from reftel.archive.reports import Problem, Progress, UpgradeReport
from reftel.archive.store import layout
from reftel.archive.store.compression import Codec
from reftel.archive.store.database import Store
from reftel.archive.store.layout import Layout, Settings
from reftel.archive.store.lock import WriterLock
from reftel.archive.store.schema import SCHEMA_VERSION
from reftel.errors import ArchiveError


def upgrade(
    path: Path, *, now: dt.datetime, workers: int | None = None, progress: Callable[[Progress], None] | None = None
) -> UpgradeReport:
    """Bring an archive to today's schema; the backup beside it is left for its owner to remove."""
    place = Layout(path)
    settings = layout.read_settings(place)
    with WriterLock(place.lock):
        before = older.schema_version(place.records)
        if before >= SCHEMA_VERSION:
            return UpgradeReport(before=before, backup=None, rebuilt=None, problems=())
        require_known(before, place)
        backup = back_up_records(place, before, now)
        preparer = preparer_for(workers)
        try:
            with older.Older(place.records) as source:
                rebuilt = Rebuild(
                    place, source, preparer, archive_id=settings.archive_id, now=now, progress=progress
                ).run()
        finally:
            preparer.close()
        return UpgradeReport(before=before, backup=str(backup), rebuilt=rebuilt, problems=_verified(place, settings))


def require_known(version: int, place: Layout) -> None:
    """Raise `ArchiveError` unless archives of this schema can be read."""
    if version not in older.SCHEMAS:
        raise ArchiveError(
            f"{place.root} has schema {version}, which this Reftel cannot upgrade",
            next_step="Use the Reftel that made it, or make a new archive from the original files.",
        )


def back_up_records(place: Layout, version: int, now: dt.datetime) -> Path:
    """Copy the database as it is to a new file beside it, and check the copy; return its path."""
    backup = place.root / f"records.schema-{version}.{now:%Y%m%dT%H%M%SZ}.db"
    try:
        with sqlite3.connect(f"{place.records.absolute().as_uri()}?mode=ro", uri=True) as source:
            target = sqlite3.connect(backup)
            try:
                source.backup(target)
                (answer,) = target.execute("PRAGMA quick_check(1)").fetchone()
            finally:
                target.close()
    except sqlite3.Error as error:
        backup.unlink(missing_ok=True)
        raise ArchiveError(
            f"the backup {backup} could not be made ({error})",
            next_step="Make room, or repair the disk; nothing was changed.",
        ) from error
    if answer != "ok":
        backup.unlink(missing_ok=True)
        raise ArchiveError(f"{place.records} is damaged ({answer})", next_step="Restore the archive from a copy.")
    return backup


def _verified(place: Layout, settings: Settings) -> tuple[Problem, ...]:
    store, codec = Store(place.records, read_only=False), Codec()
    keeper = IndexKeeper(place, store, codec, archive_id=settings.archive_id)
    try:
        return verify(store, codec, keeper).problems
    finally:
        keeper.close()
        store.close()
