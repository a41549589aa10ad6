"""A part of an archive: the texts that a query finds, as items that another archive can take in, and nothing of any other text.

Places on the disk are cut to the names of files, because a part is made to be given away. An original that holds other telegrams
too, or may hold them, gives only the telegram's own text, as a text of its own: a publisher's page names and links others, a mail has
attachments, a PDF has the other pages.
"""

import datetime as dt
import hashlib
from collections.abc import Collection, Iterator
from typing import Final

import msgspec
from sqlalchemy import Connection, select

from reftel.archive.care.naming import file_name
from reftel.archive.store.compression import Codec
from reftel.archive.store.schema import sightings, versions
from reftel.archive.versions.dating import from_seconds
from reftel.archive.versions.loading import item_of_sighting
from reftel.corpus import Item
from reftel.corpus.documents.cards import is_card
from reftel.corpus.extractors import CSV8, FRUS_TEI, JSONL, TEXT
from reftel.telegram import Source


def excerpt(connection: Connection, codec: Codec, version_ids: Collection[str]) -> Iterator[tuple[dt.datetime, Item]]:
    """Yield every place where one of these texts was seen, and when; in the order in which they were added."""
    wanted = frozenset(version_ids)
    rows = connection.execute(
        select(sightings.c.id, sightings.c.item, sightings.c.seen_at, versions.c.version_id)
        .outerjoin(versions, versions.c.id == sightings.c.version)  # what could not be read is no less somebody's text
        .order_by(sightings.c.id)
    ).all()
    shared = {row.item for row in rows if row.version_id not in wanted}
    codec.load(connection)
    for row in rows:
        if row.version_id in wanted:
            item = item_of_sighting(connection, codec, row.id)
            is_own = row.item not in shared and _holds_nothing_else(item)
            yield from_seconds(row.seen_at), _given_away(item) if is_own else _alone(item)


def _holds_nothing_else(item: Item) -> bool:
    """Say whether the bytes of an item tell of its telegram only. What a card describes is one telegram, in whatever form."""
    start, end = item.extent
    around = item.text[:start] + item.text[end:]
    return is_card(item) or (item.source.extractor in _OF_ONE and not around.strip())


_OF_ONE: Final = frozenset({TEXT, CSV8, JSONL, FRUS_TEI})
"""Extractors whose bytes are a text, or one row or line or document about one telegram."""


def _given_away(item: Item) -> Item:
    source = msgspec.structs.replace(
        item.source,
        path=file_name(item.source.path),
        member=file_name(item.source.member) if item.source.member else None,
    )
    return msgspec.structs.replace(item, source=source)


def _alone(item: Item) -> Item:
    """Return the telegram's own text as an item that holds nothing else."""
    text = item.text[slice(*item.extent)]
    data = text.encode("utf-8", "surrogatepass")
    source = Source(
        path=file_name(item.source.member or item.source.path),
        member=None,
        extent=(0, len(data)),
        sha256=hashlib.sha256(data).hexdigest(),
        extractor=TEXT,
    )
    return Item(
        source=source,
        data=data,
        encoding="utf-8",
        text=text,
        extent=(0, len(text)),
        published=item.published,
        reader="text",
    )
