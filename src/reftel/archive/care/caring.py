"""Care of one archive, as its owner sees it: made again, copied, made small, and what there is to say about it."""

import datetime as dt
from collections.abc import Callable

from reftel.archive.care.rebuild import Rebuild
from reftel.archive.care.sources import Present
from reftel.archive.finding.indexing import IndexKeeper
from reftel.archive.ingest.processes import preparer_for
from reftel.archive.store.compression import Codec
from reftel.archive.store.database import Store
from reftel.archive.store.layout import Layout, Settings
from reftel.archive.store.lock import WriterLock
from reftel.archive.values import Progress, RebuildReport


class Care:
    """What keeps an archive sound. Made by `Archive.care`."""

    def __init__(self, place: Layout, settings: Settings, store: Store, codec: Codec, keeper: IndexKeeper) -> None:
        self._place = place
        self._settings = settings
        self._store = store
        self._codec = codec
        self._keeper = keeper

    def rebuild(
        self, *, now: dt.datetime, workers: int | None = None, progress: Callable[[Progress], None] | None = None
    ) -> RebuildReport:
        """Make everything again from the originals, beside, and put it in place once it is whole; people's work is kept."""
        preparer = preparer_for(workers)
        with WriterLock(self._place.lock):
            self._keeper.close()
            try:
                with Present(self._store, self._codec) as source:
                    return Rebuild(
                        self._place,
                        source,
                        preparer,
                        archive_id=self._settings.archive_id,
                        now=now,
                        progress=progress,
                    ).run()
            finally:
                preparer.close()
