"""Preparing texts for storing, in this process or spread over others, and always in their order."""

import os
from collections.abc import Callable, Sequence
from typing import Final, Protocol

from reftel.archive.ingest.packing import Result, prepare_some
from reftel.archive.store.compression import Codec
from reftel.corpus import Item

MOST_WORKERS: Final = 6
"""One process writes for all: more would wait for it."""

Results = Callable[[], list[Result]]
"""Waits for the results of items, in their order."""


class Preparer(Protocol):
    """Prepares items; `start` returns at once where it can. What is compressed is so with the dictionaries of `codec`."""

    def start(self, items: Sequence[Item], codec: Codec) -> Results:
        """Begin with items; what is returned gives their results."""
        ...

    def close(self) -> None:
        """Release everything."""
        ...


class InThisProcess:
    """Prepares when the results are asked for."""

    def start(self, items: Sequence[Item], codec: Codec) -> Results:
        """Begin with items."""
        return lambda: prepare_some(items, codec)

    def close(self) -> None:
        """Release nothing."""


def default_workers() -> int:
    """Return how many processes read texts for the one that writes: none where there is only one processor for all."""
    try:
        processors = len(os.sched_getaffinity(0))
    except AttributeError:  # not every system tells which processors are ours
        processors = os.cpu_count() or 1
    return min(processors, MOST_WORKERS) if processors > 1 else 0
