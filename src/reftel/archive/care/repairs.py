"""The repair queue: what was refused, why, and what was done about it. Nothing leaves it without a deed that says so.

Two kinds of entry: an input that no reader could read (kept in `rejects`, with its bytes unless there are too many), and a text
that the parser failed on (a sighting with a refusal; its original is stored). A text that is no telegram is neither: it is
archived and found like any other.
"""

import hashlib
from collections.abc import Iterable, Iterator
from typing import Final

import zstandard
from sqlalchemy import Connection, insert, select

from reftel.archive.reports import Deed, QueueEntry
from reftel.archive.store.compression import Codec
from reftel.archive.store.schema import inputs, rejects, repairs, versions
from reftel.archive.store.schema import sightings as seen
from reftel.archive.versions.briefs import address_of
from reftel.archive.versions.dating import from_seconds
from reftel.archive.versions.loading import StoredItem, stored_refusals, unpack
from reftel.errors import ArchiveError, NotFound
from reftel.telegram import Key, mrn_of

OPEN: Final = "open"
DISMISSED: Final = "dismissed"
MENDED: Final = "mended"
READ: Final = "read"
REOPENED: Final = "reopened"

STATES: Final = (OPEN, DISMISSED, MENDED, READ)

_RETRY: Final = "Update Reftel, then `reftel repair retry`; please report it."


def entry_name(path: str, member: str, mark: bytes) -> str:
    """Return what an entry is called: the same for the same input refused again. `mark` tells apart what stands in one place."""
    parts = (path.encode("utf-8", "surrogatepass"), member.encode("utf-8", "surrogatepass"), mark)
    return hashlib.sha256(b"\0".join(parts)).hexdigest()[:12]


def list_queue(connection: Connection, state: str | None = None) -> tuple[QueueEntry, ...]:
    """Return the entries in a state, all where none is named, those seen last first."""
    deeds = _deeds(connection)
    entries = [*_unread(connection, deeds), *_unparsed(connection, deeds)]
    found = [entry for entry in entries if state in {None, entry.state}]
    return tuple(sorted(found, key=lambda entry: (entry.last_seen, entry.path, entry.member or ""), reverse=True))


def find_entry(connection: Connection, name: str) -> QueueEntry:
    """Return the entry with this name, or the only one whose name begins like this; raise `NotFound`."""
    found = [entry for entry in list_queue(connection) if name and entry.name.startswith(name)]
    if len(found) != 1:
        raise NotFound(f"The entry {name!r} of the repair queue", next_step="List them with `reftel repair list`.")
    return found[0]


def count_open(connection: Connection) -> int:
    """Return how many entries wait for somebody."""
    return len(list_queue(connection, OPEN))


def entry_bytes(connection: Connection, codec: Codec, entry: QueueEntry) -> bytes:
    """Return what was refused, as received; raise `ArchiveError` where it was not kept."""
    if entry.kind == "text":
        codec.load(connection)
        for name, _, stored in _named_refusals(connection):
            if name == entry.name:
                return unpack(stored, codec).data
    row = connection.execute(select(rejects.c.data, rejects.c.sha256).where(rejects.c.name == entry.name)).first()
    if row is None or row.data is None:
        raise ArchiveError(f"The bytes of {entry.place} were not kept", next_step="Look at the file itself.")
    data = zstandard.ZstdDecompressor().decompress(row.data)
    if hashlib.sha256(data).digest() != row.sha256:
        raise ArchiveError(f"the bytes of {entry.place} are damaged", next_step="Run `reftel verify`.")
    return data


def note_deed(connection: Connection, name: str, deed: Deed) -> None:
    """Append what was done about an entry. Inside a write transaction."""
    connection.execute(
        insert(repairs).values(
            name=name,
            deed=deed.deed,
            at=int(deed.at.timestamp()),
            by=deed.by,
            # A path may have bytes that are no text.
            note=deed.note.encode("utf-8", "replace").decode(),
            input=deed.input,
        )
    )


def _deeds(connection: Connection) -> dict[str, list[Deed]]:
    """Return what was done, by entry, in order; of what was mended the addresses of the telegrams taken in instead."""
    found: dict[str, list[Deed]] = {}
    for row in connection.execute(select(repairs).order_by(repairs.c.id)):
        deed = Deed(
            deed=row.deed,
            at=from_seconds(row.at),
            by=row.by,
            note=row.note,
            input=row.input,
            telegrams=() if row.input is None else tuple(_addresses(connection, row.input)),
        )
        found.setdefault(row.name, []).append(deed)
    return found


def _addresses(connection: Connection, sha256: str) -> Iterator[str]:
    query = (
        select(versions.c.year, versions.c.station, versions.c.serial, versions.c.version_id)
        .join(seen, seen.c.version == versions.c.id)
        .join(inputs, inputs.c.id == seen.c.input)
        .where(inputs.c.sha256 == sha256)
        .order_by(versions.c.id)
        .distinct()
    )
    for year, station, serial, version_id in connection.execute(query):
        key = None if station is None or serial is None else Key(year=year, station=station, serial=serial)
        yield address_of(mrn_of(key), version_id)


def _state(deeds: Iterable[Deed]) -> str:
    last = OPEN
    for deed in deeds:
        last = OPEN if deed.deed == REOPENED else deed.deed
    return last


def _unread(connection: Connection, deeds: dict[str, list[Deed]]) -> Iterator[QueueEntry]:
    columns = [column for column in rejects.columns if column is not rejects.c.data]
    query = select(*columns, rejects.c.data.is_not(None).label("kept")).order_by(rejects.c.id)
    for row in connection.execute(query):
        done = tuple(deeds.get(row.name, ()))
        yield QueueEntry(
            name=row.name,
            kind="input",
            path=row.path,
            member=row.member or None,
            reason=row.reason,
            next_step=row.next_step,
            state=_state(done),
            first_seen=from_seconds(row.first_seen),
            last_seen=from_seconds(row.last_seen),
            times=row.times,
            bytes=row.length,
            kept=row.kept,
            is_part=row.byte_start is not None,
            deeds=done,
        )


def _unparsed(connection: Connection, deeds: dict[str, list[Deed]]) -> Iterator[QueueEntry]:
    dated = connection.execute(select(seen.c.id, seen.c.seen_at).where(seen.c.version.is_(None)))
    dates = {number: seen_at for number, seen_at in dated}  # noqa: C416 - a row is no pair to the type checker
    refusals = {number: reason for number, reason, _ in stored_refusals(connection)}
    for name, number, stored in _named_refusals(connection):
        done = tuple(deeds.get(name, ()))
        at = from_seconds(dates[number])
        yield QueueEntry(
            name=name,
            kind="text",
            path=stored.path,
            member=stored.member or None,
            reason=refusals[number],
            next_step=_RETRY,
            state=_state(done),
            first_seen=at,
            last_seen=at,
            times=1,
            bytes=stored.byte_end - stored.byte_start,
            kept=True,
            is_part=False,
            deeds=done,
        )


def _named_refusals(connection: Connection) -> Iterator[tuple[str, int, StoredItem]]:
    for number, _, stored in stored_refusals(connection):
        mark = stored.sha256 + f"{stored.byte_start}-{stored.byte_end}-{stored.start}-{stored.end}".encode()
        yield entry_name(stored.path, stored.member, mark), number, stored
