"""Verifying what was received against its hashes and seals: originals, where they were seen, what was refused."""

import hashlib
from collections.abc import Callable, Iterator
from typing import Final

import zstandard
from sqlalchemy import Connection, select

from reftel.archive.care.sources import Sighted
from reftel.archive.reports import Problem
from reftel.archive.store.compression import MAXIMUM_BYTES, Codec
from reftel.archive.store.schema import items, rejects, sightings
from reftel.archive.store.seals import seal
from reftel.archive.versions.identity import published_key
from reftel.archive.versions.loading import decode_published, stored_sightings, unpack_bytes
from reftel.errors import ArchiveError

RESTORE: Final = "Restore the archive from a copy, or make it again from the original files."

Done = Callable[[int], None]
"""Is told how many more things were looked at."""

_AT_ONCE: Final = 200


def check_items(connection: Connection, codec: Codec, done: Done) -> Iterator[Problem]:
    """Check every original against its SHA-256 and its length."""
    codec.load(connection)
    query = select(items.c.id, items.c.sha256, items.c.length, items.c.dictionary, items.c.data).order_by(items.c.id)
    after = 0
    while rows := connection.execute(query.where(items.c.id > after).limit(_AT_ONCE)).all():
        after = rows[-1].id
        done(len(rows))
        for row in rows:
            place = f"original {row.sha256.hex()[:16]}"
            try:
                data = unpack_bytes(codec, row.data, row.dictionary, row.sha256)
            except ArchiveError as error:
                yield Problem(place=place, what=str(error), next_step=RESTORE)
                continue
            if len(data) != row.length:
                yield Problem(place=place, what=f"has {len(data)} bytes, not {row.length}", next_step=RESTORE)


def check_sightings(connection: Connection, done: Done) -> Iterator[Problem]:
    """Check that every sighting still says where its text was seen, when, and what the publisher said."""
    columns = (sightings.c.published_station, sightings.c.published_serial, sightings.c.published_year)
    query = select(sightings.c.id, sightings.c.seal, *columns).order_by(sightings.c.id)
    rows = connection.execute(query)
    for row, (seen_at, stored) in zip(rows, stored_sightings(connection), strict=True):
        done(1)
        if Sighted(seen_at, stored).seal() != row.seal:
            place = f"sighting {row.id} ({stored.path})"
            yield Problem(place=place, what="is not as it was written", next_step=RESTORE)
            continue
        key = published_key(decode_published(stored.published))
        if tuple(row[2:]) != ((None, None, None) if key is None else (key.station, key.serial, key.year)):
            place = f"sighting {row.id} ({stored.path})"
            yield Problem(place=place, what="is not filed under the number that its publisher gives", next_step=RESTORE)


def check_rejects(connection: Connection) -> Iterator[Problem]:
    """Check the inputs that were refused: their bytes, where they came from, why."""
    for row in connection.execute(select(rejects).order_by(rejects.c.id)):
        place = f"refused input {row.name}"
        place_in = (row.path, row.member, row.byte_start, row.byte_end)
        if seal(*place_in, row.sha256, row.reason, row.next_step) != row.seal:
            yield Problem(place=place, what="is not as it was written", next_step=RESTORE)
        elif row.data is not None and not _is_sound(row.data, row.length, row.sha256):
            yield Problem(place=place, what="is damaged: its bytes do not give its SHA-256", next_step=RESTORE)


def _is_sound(frame: bytes, length: int, sha256: bytes) -> bool:
    try:
        if zstandard.frame_content_size(frame) > MAXIMUM_BYTES:
            return False
        data = zstandard.ZstdDecompressor().decompress(frame)
    except (zstandard.ZstdError, MemoryError):
        return False
    return len(data) == length and hashlib.sha256(data).digest() == sha256
