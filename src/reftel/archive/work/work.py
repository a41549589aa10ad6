"""The front of readers' own work: one small class for each part, all on the same records and index."""

from collections.abc import Callable

from reftel.access import Viewer
from reftel.archive.finding.indexing import IndexKeeper
from reftel.archive.finding.resolving import Seeker
from reftel.archive.store.compression import Codec
from reftel.archive.store.database import Store
from reftel.archive.work.batch import Batches
from reftel.archive.work.frozen import FrozenSets
from reftel.archive.work.names import Names
from reftel.archive.work.notes import Notes
from reftel.archive.work.searches import Searches
from reftel.archive.work.sets import Sets


class Work:
    """Readers' own work. Every method takes the viewer first; what he may not read is not in it, nor in its counts."""

    def __init__(self, store: Store, codec: Codec, keeper: IndexKeeper, seeker: Callable[[Viewer], Seeker]) -> None:
        self.sets = Sets(store, codec, keeper, seeker)
        self.notes = Notes(store, codec, keeper, seeker)
        self.searches = Searches(store, codec, keeper, seeker)
        self.frozen = FrozenSets(store, codec, keeper, seeker)
        self.names = Names(store, codec, keeper, seeker)
        self.batches = Batches(store, codec, keeper, seeker)
