"""From rows back to items and telegrams: the original's bytes, the text made from them, the record filled with its prose."""

import hashlib
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

import msgspec
from sqlalchemy import Connection, Select, select

from reftel.archive.store.compression import Codec
from reftel.archive.store.schema import inputs, items, records, sightings, versions
from reftel.archive.versions.first_sighting import with_first_sighting
from reftel.archive.versions.records import Cuts, decode_record, restore
from reftel.corpus import Item, extract, pages_of
from reftel.errors import ArchiveError, ReftelError
from reftel.telegram import Published, Source, Telegram

_AT_ONCE: Final = 200

_published = msgspec.json.Decoder(Published)


class Loaded(msgspec.Struct, frozen=True, kw_only=True):
    """One version, whole: its row, the item that it was read from, and the telegram. `cuts` are the places of its prose."""

    row: int
    item: Item
    cuts: Cuts
    telegram: Telegram


class Damaged(msgspec.Struct, frozen=True, kw_only=True):
    """A version that cannot be loaded, and why."""

    row: int
    version_id: str
    error: ReftelError


class StoredItem(NamedTuple):
    """What is stored of an item and of one place where it was seen, still compressed: one row of `item_columns`."""

    sha256: bytes
    dictionary: int | None
    data: bytes
    path: str
    member: str
    input_sha256: str
    byte_start: int
    byte_end: int
    extractor: str
    reader: str
    encoding: str
    published: str | None
    start: int
    end: int


class StoredVersion(NamedTuple):
    """A version's row number, its id, and its record, still compressed; null where it has none."""

    row: int
    version_id: str
    record_dictionary: int | None
    record: bytes | None


def load_versions(connection: Connection, codec: Codec, rows: Iterable[int]) -> Iterator[Loaded | Damaged]:
    """Yield the versions with these row numbers, by row number; in place of a damaged one what is wrong with it.

    Access is the caller's duty.
    """
    codec.load(connection)
    for version, stored in stored_versions(connection, rows):
        try:
            yield _loaded(version, stored, codec)
        except ReftelError as error:
            yield Damaged(row=version.row, version_id=version.version_id, error=error)


def load_version(connection: Connection, codec: Codec, row: int) -> Loaded:
    """Return one version, whole, or raise what is wrong with it."""
    for loaded in load_versions(connection, codec, (row,)):
        if isinstance(loaded, Damaged):
            raise loaded.error
        return loaded
    raise ArchiveError(
        f"records.db is damaged: version {row} lacks its original or its sighting", next_step="Run `reftel verify`."
    )


def stored_versions(connection: Connection, rows: Iterable[int]) -> Iterator[tuple[StoredVersion, StoredItem]]:
    """Yield versions with the item of their first sighting, by row number, as they are stored."""
    wanted = sorted(set(rows))
    for start in range(0, len(wanted), _AT_ONCE):
        some = wanted[start : start + _AT_ONCE]
        for row in connection.execute(_VERSIONS.where(versions.c.id.in_(some))).all():
            yield StoredVersion._make(row[:4]), StoredItem._make(row[4:])


def stored_refusals(connection: Connection) -> Iterator[tuple[int, str, StoredItem]]:
    """Yield the sightings of texts that could not be parsed: number, reason, item."""
    query = (
        select(sightings.c.id, sightings.c.refusal, *_ITEM)
        .join(items, items.c.id == sightings.c.item)
        .join(inputs, inputs.c.id == sightings.c.input)
        .where(sightings.c.version.is_(None))
        .order_by(sightings.c.id)
    )
    for row in connection.execute(query).all():
        yield row[0], row[1] or "", StoredItem._make(row[2:])


def stored_sightings(connection: Connection) -> Iterator[tuple[int, StoredItem]]:
    """Yield every place where a text was seen, in the order in which it was added: when it was, and the item there."""
    query = (
        select(sightings.c.id, sightings.c.seen_at, *_ITEM)
        .join(items, items.c.id == sightings.c.item)
        .join(inputs, inputs.c.id == sightings.c.input)
        .order_by(sightings.c.id)
        .limit(_AT_ONCE)
    )
    after = 0
    while rows := connection.execute(query.where(sightings.c.id > after)).all():
        after = rows[-1][0]
        for row in rows:
            yield row[1], StoredItem._make(row[2:])


def item_of_sighting(connection: Connection, codec: Codec, number: int) -> Item:
    """Return the item of one place where a text was seen, by its row number."""
    query = (
        select(*_ITEM)
        .select_from(sightings)
        .join(items, items.c.id == sightings.c.item)
        .join(inputs, inputs.c.id == sightings.c.input)
        .where(sightings.c.id == number)
    )
    return unpack(StoredItem._make(connection.execute(query).one()), codec)


def unpack(stored: StoredItem, codec: Codec) -> Item:
    """Return what the reader of the corpus handed over; raise `ArchiveError` where it is not what was received."""
    what = f"original {stored.sha256.hex()[:16]}"
    return item_of(stored, codec.decompress(stored.data, stored.dictionary, what=what))


def item_of(stored: StoredItem, data: bytes) -> Item:
    """Return the item of these unpacked bytes; raise `ArchiveError` where they do not give their SHA-256."""
    _require_received(data, stored.sha256)
    text, _ = extract(stored.extractor, data)
    source = Source(
        path=stored.path,
        member=stored.member or None,
        extent=(stored.byte_start, stored.byte_end),
        sha256=stored.input_sha256,
        extractor=stored.extractor,
        pages=pages_of(stored.extractor, text, (stored.start, stored.end)) or msgspec.UNSET,
    )
    return Item(
        source=source,
        data=data,
        encoding=stored.encoding,
        text=text,
        extent=(stored.start, stored.end),
        published=decode_published(stored.published),
        reader=stored.reader,
    )


def unpack_bytes(codec: Codec, frame: bytes, dictionary: int | None, sha256: bytes) -> bytes:
    """Return the bytes of an item as received; raise `ArchiveError` where they do not give their SHA-256."""
    original = codec.decompress(frame, dictionary, what=f"original {sha256.hex()[:16]}")
    _require_received(original, sha256)
    return original


def _require_received(data: bytes, sha256: bytes) -> None:
    if hashlib.sha256(data).digest() != sha256:
        raise ArchiveError(
            f"original {sha256.hex()[:16]} is damaged: its bytes do not give its SHA-256",
            next_step="Run `reftel verify`, then restore the archive from a copy.",
        )


def decode_published(data: str | None) -> Published | None:
    """Return what the publisher says, from its column."""
    return None if data is None else _published.decode(data)


_ITEM: Final = (
    items.c.sha256,
    items.c.dictionary,
    items.c.data,
    inputs.c.path,
    inputs.c.member,
    inputs.c.sha256,
    sightings.c.byte_start,
    sightings.c.byte_end,
    sightings.c.extractor,
    sightings.c.reader,
    sightings.c.encoding,
    sightings.c.published,
    sightings.c.start,
    sightings.c.end,
)


def _versions() -> Select[tuple[object, ...]]:
    joined = (
        with_first_sighting(versions)
        .join(items, items.c.id == sightings.c.item)
        .join(inputs, inputs.c.id == sightings.c.input)
        .outerjoin(records, records.c.version == versions.c.id)
    )
    columns = (versions.c.id, versions.c.version_id, records.c.dictionary, records.c.data, *_ITEM)
    return select(*columns).select_from(joined).order_by(versions.c.id)


_VERSIONS: Final = _versions()


def _loaded(version: StoredVersion, stored: StoredItem, codec: Codec) -> Loaded:
    what = f"version {version.version_id}"
    if version.record is None:
        raise ArchiveError(f"the record of {what} is missing", next_step="Read the originals again: `reftel reread`.")
    item = unpack(stored, codec)
    record = decode_record(codec.decompress(version.record, version.record_dictionary, what=what), what=what)
    telegram = restore(record, item.text, source=item.source, published=item.published)
    return Loaded(row=version.row, item=item, cuts=record.cuts, telegram=telegram)
