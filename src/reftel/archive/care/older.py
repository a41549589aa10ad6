"""Archives of schemas 1 to 3, read with the words of their own time: never changed again, whatever today's tables are.

What all received stands in the same columns; what differs between them is made again in any case.
"""

import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import zstandard

from reftel.archive.care.sources import Sighted, Source
from reftel.archive.store.compression import MAXIMUM_BYTES
from reftel.archive.versions.loading import StoredItem, item_of
from reftel.corpus import Item
from reftel.errors import ArchiveError

SCHEMAS: Final = (1, 2, 3)

_SIGHTINGS: Final = """
SELECT sightings.seen_at, items.sha256, items.dictionary, items.data, inputs.path, inputs.member, inputs.sha256,
  sightings.byte_start, sightings.byte_end, sightings.extractor, sightings.reader, sightings.encoding, sightings.published,
  sightings.start, sightings."end"
FROM sightings JOIN items ON items.id = sightings.item JOIN inputs ON inputs.id = sightings.input
ORDER BY sightings.id
"""


class Older(Source):
    """The database of an archive made by an older Reftel."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self._unpackers: dict[int | None, zstandard.ZstdDecompressor] = {None: zstandard.ZstdDecompressor()}
        for number, data in self.cursor().execute("SELECT id, data FROM dictionaries"):
            dictionary = zstandard.ZstdCompressionDict(data)
            self._unpackers[int(number)] = zstandard.ZstdDecompressor(dict_data=dictionary)

    def sighted(self) -> Iterator[Sighted]:
        """Yield every sighting in the order in which it was added."""
        for seen_at, *stored in self.cursor().execute(_SIGHTINGS):
            yield Sighted(seen_at, StoredItem._make(stored))

    def unpack(self, sighted: Sighted) -> Item:
        """Return the item, or raise `ArchiveError` where its original is damaged."""
        stored = sighted.stored
        try:
            believable = zstandard.frame_content_size(stored.data) <= MAXIMUM_BYTES
            data = self._unpackers[stored.dictionary].decompress(stored.data) if believable else b""
        except (zstandard.ZstdError, KeyError, MemoryError) as error:
            raise ArchiveError(
                f"original {stored.sha256.hex()[:16]} is damaged: its bytes do not unpack",
                next_step="Restore the archive from a copy.",
            ) from error
        return item_of(stored, data)


def schema_version(path: Path) -> int:
    """Return the schema of an archive's database; raise `ArchiveError` where it is none."""
    try:
        with sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True) as connection:
            found = connection.execute("SELECT value FROM meta WHERE name = 'schema_version'").fetchone()
            return int(found[0])
    except (sqlite3.Error, TypeError, ValueError) as error:
        raise ArchiveError(
            f"{path} is damaged or no database of Reftel ({error})", next_step="Restore the archive from a copy."
        ) from error
