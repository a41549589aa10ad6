"""Reading inputs for commands that need no archive."""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from reftel.cli.terminal import warn

if TYPE_CHECKING:
    from reftel.corpus import Item


def read_items(paths: tuple[str, ...]) -> "Iterator[Item | None]":
    """Yield the items of all inputs in order; for each refused one a sentence is said and None is yielded.

    Where there was nothing to read at all, as in an empty folder, that is said and None is yielded too.
    """
    from reftel.corpus import Rejected, read

    is_empty = True
    for item in read([path if path == "-" else Path(path) for path in paths], stdin=sys.stdin.buffer):
        is_empty = False
        if isinstance(item, Rejected):
            warn(f"{item.place}: {item.reason}", item.next_step)
            yield None
        else:
            yield item
    if is_empty:
        warn(f"{', '.join(paths)}: nothing to read is there", "Name files, or a folder or an archive that holds some.")
        yield None
