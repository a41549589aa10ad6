"""Whether the files of an index are there to their ends.

pagefind (to 1.5.2) says that it has written while the system may still be at it, and its process is ended then: on a busy machine
files were left empty or cut off. Source: its issue 1271.
"""

import asyncio
import json
import time
import zlib
from pathlib import Path
from typing import Final

from reftel.errors import ConfigError

COMPRESSED: Final = frozenset({".pf_meta", ".pf_index", ".pf_filter", ".pf_fragment", ".pagefind"})
"""Endings of the files that are gzip."""

PATIENCE: Final = 60.0
BETWEEN_LOOKS: Final = 0.1
"""Seconds that files are waited for, and between two looks at them."""


async def written_whole(folder: Path, *, patience: float = PATIENCE) -> None:
    """Wait until all files of an index are whole and grow no more; raise `ConfigError` where that does not come."""
    end, whole, before = time.monotonic() + patience, set[Path](), dict[Path, int]()
    while True:
        sizes = {path: path.stat().st_size for path in folder.rglob("*") if path.is_file()}
        whole.update(path for path in sizes if path not in whole and is_whole(path))
        torn = sorted(sizes.keys() - whole)
        if sizes and not torn and sizes == before:
            return
        if time.monotonic() > end:
            raise ConfigError(
                f"The index for searching was not written to its end ({torn[0].name if torn else folder.name})",
                next_step="Publish again when the machine has less to do, or publish with --no-search.",
            )
        before = sizes
        await asyncio.sleep(BETWEEN_LOOKS)


def is_whole(path: Path) -> bool:
    """Say whether a file is there to its end, as far as it can tell: gzip and JSON know theirs."""
    data = path.read_bytes()
    try:
        if path.suffix in COMPRESSED:
            unpacking = zlib.decompressobj(wbits=31)
            unpacking.decompress(data)
            return unpacking.eof
        if path.suffix == ".json":
            json.loads(data)
    except (zlib.error, ValueError):
        return False
    return bool(data)
