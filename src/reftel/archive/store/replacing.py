"""Putting a whole database in the place of another while others read it: one transaction, whole or not at all."""

import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Final

_PAGES_AT_ONCE: Final = 4_096
"""Pages copied in one step, 64 MB."""


def replace_records(live: Path, fresh: Path, *, check: Callable[[], None]) -> None:
    """Give the database at `live` the content of `fresh`, which has pages of the same size and a write-ahead log too.

    Readers go on with what they have begun, and see the new one next. `check` is called once nobody else can
    write any more; what it raises leaves everything as it was, and so does a kill.
    """
    source, target = sqlite3.connect(fresh), sqlite3.connect(live, isolation_level=None)
    is_checked = False

    def step(_status: int, _remaining: int, _total: int) -> None:
        nonlocal is_checked
        if not is_checked:
            is_checked = True
            check()

    try:
        (pages,) = source.execute("PRAGMA page_count").fetchone()
        # At least two steps: after the last one it would be too late to ask.
        source.backup(target, pages=max(1, min(_PAGES_AT_ONCE, pages // 2)), progress=step)
        target.execute("PRAGMA wal_checkpoint(PASSIVE)")
    finally:
        source.close()
        target.close()
