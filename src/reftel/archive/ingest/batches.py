"""Taking so many of a stream at a time."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TypeVar

One = TypeVar("One")


def batches(entries: Iterable[One], size: int) -> Iterator[list[One]]:
    """Yield lists of `size` entries, the last one shorter; never an empty one."""
    iterator = iter(entries)
    while some := list(islice(iterator, size)):
        yield some
