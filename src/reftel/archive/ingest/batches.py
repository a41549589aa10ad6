"""Taking so many of a stream at a time."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Final, TypeVar

One = TypeVar("One")

BATCH_TEXTS: Final = 500
"""Texts in one transaction: half a second of work, and what a kill costs at most."""


def batches(entries: Iterable[One], size: int) -> Iterator[list[One]]:
    """Yield lists of `size` entries, the last one shorter; never an empty one."""
    iterator = iter(entries)
    while some := list(islice(iterator, size)):
        yield some
