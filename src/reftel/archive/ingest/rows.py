"""The rows that one reading gives, each in the order of its table's columns (`schema`)."""

from collections.abc import Iterator

import msgspec

from reftel.archive.ingest.prepare import Prepared
from reftel.archive.store.compression import Codec, Purpose
from reftel.archive.store.numbering import Row
from reftel.archive.store.seals import seal
from reftel.archive.versions.dating import seconds
from reftel.archive.versions.identity import published_key
from reftel.corpus import Item

_encode = msgspec.json.Encoder().encode


def version_row(prepared: Prepared, *, telegram: int, label: int, revision: int) -> Row:
    """Return the row of `versions` without its number."""
    key, dated = prepared.filing.key, prepared.dated
    return (
        prepared.version_id,
        telegram,
        label,
        prepared.kind,
        *((None, None, None) if key is None else (key.year, key.station, key.serial)),
        prepared.filing.by,
        prepared.day,
        int(prepared.corrected),
        prepared.readable,
        *prepared.sketch,
        *((None, None, None) if dated is None else (seconds(dated.date), dated.precision, dated.basis)),
        prepared.origin,
        prepared.classification,
        prepared.subject,
        prepared.findings,
        prepared.parser.grammar,
        prepared.parser.tables,
        prepared.rules,
        revision,
    )


def record_row(prepared: Prepared, version: int, codec: Codec) -> Row:
    """Return the row of `records`."""
    packed = prepared.packed
    return version, *(codec.compress(prepared.record, Purpose.RECORD) if packed is None else packed.record)


def reference_rows(prepared: Prepared, version: int) -> Iterator[Row]:
    """Yield the rows of `refs`."""
    for position, cited in enumerate(prepared.cites):
        yield (
            version,
            position,
            cited.form,
            cited.year,
            cited.station,
            cited.serial,
            cited.sent_at,
            cited.name,
            cited.label,
            cited.printed,
            cited.marks,
        )


def name_rows(prepared: Prepared, version: int) -> Iterator[Row]:
    """Yield the rows of `names`."""
    for name in prepared.names:
        yield name, version


def suggestion_rows(prepared: Prepared, version: int) -> Iterator[Row]:
    """Yield the rows of `suggestions`."""
    for position, draft in enumerate(prepared.suggestions):
        yield version, position, draft.matter, draft.rule, draft.kind, draft.quote, draft.data


def speaker_rows(prepared: Prepared, version: int) -> Iterator[Row]:
    """Yield the row of `speakers`, where anybody speaks."""
    if prepared.speakers:
        yield version, _encode(prepared.speakers).decode()


def sighting_row(
    item: Item, *, number: int, sha256: bytes, version: int | None, place: int, seen_at: int, refusal: str | None
) -> Row:
    """Return the row of `sightings` without its number; `number` is the item's row, `place` the input's."""
    source, said = item.source, item.published
    key = published_key(said)
    where = (*source.extent, source.extractor, item.reader, item.encoding, *item.extent)
    published = None if said is None else _encode(said).decode()
    return (
        number,
        version,
        place,
        *where,
        seen_at,
        published,
        *((None, None, None) if key is None else (key.station, key.serial, key.year)),
        refusal,
        seal(sha256, source.path, source.member or "", source.sha256, *where, seen_at, published),
    )
