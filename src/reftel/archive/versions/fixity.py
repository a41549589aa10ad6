"""Whether an original's bytes are still those that were received: of one telegram now, of all when they were last verified."""

import datetime as dt
import hashlib
from typing import Final

import msgspec
from sqlalchemy import Connection, delete, insert, select

from reftel.archive.sight import sees_all
from reftel.archive.store.compression import Codec
from reftel.archive.store.schema import meta
from reftel.archive.versions.loading import stored_versions
from reftel.archive.versions.lookup import find_version
from reftel.archive.versions.sharing import with_hidden_neighbours
from reftel.archive.versions.values import Fixity, Verified
from reftel.corpus import holds_text_only
from reftel.errors import ArchiveError, NotFound

_NAME: Final = "verified"
"""The row of `meta`; an archive that was never verified whole has none, and one that is made again begins without."""

_decoder = msgspec.json.Decoder(Verified)


def check_original(connection: Connection, codec: Codec, labels: str, address: str) -> Fixity:
    """Read the stored original of a version and take its SHA-256 anew; raise `NotFound` where the viewer may not have its bytes."""
    row = find_version(connection, labels, address)
    stored = next((item for _, item in stored_versions(connection, (row.id,))), None)
    if stored is None:
        raise ArchiveError(f"version {row.version_id} lacks its original", next_step="Run `reftel verify`.")
    may_have = holds_text_only(stored.extractor) or sees_all(connection, labels)
    if not may_have or row.id in with_hidden_neighbours(connection, labels, (row.id,)):
        raise NotFound(f"The original of {address.strip()}")
    codec.load(connection)
    recorded = stored.sha256.hex()
    try:
        data = codec.decompress(stored.data, stored.dictionary, what=f"original {recorded[:16]}")
    except ArchiveError:  # a frame that cannot be unpacked is what is asked about, not a fault of asking
        return Fixity(recorded=recorded, found=None, length=0)
    return Fixity(recorded=recorded, found=hashlib.sha256(data).hexdigest(), length=len(data))


def last_verified(connection: Connection) -> Verified | None:
    """Return when the whole archive was last verified; None where that was never recorded, or cannot be read."""
    value = connection.execute(select(meta.c.value).where(meta.c.name == _NAME)).scalar_one_or_none()
    try:
        return None if value is None else _decoder.decode(value)
    except msgspec.DecodeError:
        return None


def note_verified(connection: Connection, *, now: dt.datetime, problems: int) -> None:
    """Record that the whole archive was verified."""
    value = msgspec.json.encode(Verified(at=now.replace(microsecond=0), problems=problems)).decode()
    connection.execute(delete(meta).where(meta.c.name == _NAME))
    connection.execute(insert(meta).values(name=_NAME, value=value))
