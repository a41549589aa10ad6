"""The stored form of a telegram: everything the parser read, without its prose.

The text of paragraphs and headings is cut from the original by place when the telegram is fetched; so an original is
the only copy of its words, and the record stays small. Law: `restore(strip(t, text), text) == t`, but for `t.spans`.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

import msgspec

from reftel.errors import ArchiveError
from reftel.telegram import Block, Enclosure, Place, Published, Source, Span, Telegram, walk

Cuts = tuple[tuple[int, ...], ...]
"""For each text of the body, in order: start, end, start, end … in code points of the text. Empty: the text is kept."""


REREAD: Final = "Read the originals again: `reftel reread`."


class Record(msgspec.Struct, frozen=True, kw_only=True):
    """A telegram with emptied texts, no spans, no source and nothing of the publisher; and the places of its texts."""

    telegram: Telegram
    cuts: Cuts


_encoder = msgspec.json.Encoder()
_decoder = msgspec.json.Decoder(Record)


def strip(telegram: Telegram, text: str) -> Record:
    """Return the record of a telegram that was parsed with spans from `text`."""
    spans = () if isinstance(telegram.spans, msgspec.UnsetType) else telegram.spans
    places = _places_by_field(spans)
    cuts = tuple(
        _cuts_of(places.get(f"{path}.text", ()), text, block.text)
        for path, block, _ in walk(telegram.body)
        if not isinstance(block, Enclosure)
    )
    bare = msgspec.structs.replace(
        telegram, body=_emptied(telegram.body, iter(cuts)), spans=msgspec.UNSET, source=None, published=None
    )
    return Record(telegram=bare, cuts=cuts)


def restore(record: Record, text: str, *, source: Source | None, published: Published | None) -> Telegram:
    """Return the whole telegram, its prose cut from `text`; raise `ArchiveError` where record and text do not fit."""
    try:
        body = _filled(record.telegram.body, iter(record.cuts), text)
    except (StopIteration, ValueError) as error:
        raise ArchiveError(
            f"the record of version {record.telegram.version_id} does not fit its text", next_step=REREAD
        ) from error
    return msgspec.structs.replace(record.telegram, body=body, source=source, published=published)


def encode_record(record: Record) -> bytes:
    """Return the record as JSON."""
    return _encoder.encode(record)


def decode_record(data: bytes, *, what: str) -> Record:
    """Return the record in `data`, or raise `ArchiveError` naming `what` it is of."""
    try:
        return _decoder.decode(data)
    except msgspec.MsgspecError as error:
        raise ArchiveError(
            f"the record of {what} cannot be read: {error}",
            next_step=REREAD,
        ) from error


def _places_by_field(spans: Iterable[Span]) -> Mapping[str, list[Place]]:
    places: dict[str, list[Place]] = {}
    for span in spans:
        if span.field is not None and span.field.endswith(".text"):
            places.setdefault(span.field, []).append((span.start, span.end))
    return places


def _cuts_of(places: Iterable[Place], text: str, wanted: str) -> tuple[int, ...]:
    """Return the places as one flat tuple, neighbours joined; empty where they do not give exactly `wanted`."""
    cuts: list[int] = []
    for start, end in places:
        if cuts and cuts[-1] == start:
            cuts[-1] = end
        else:
            cuts += (start, end)
    return tuple(cuts) if _cut(text, cuts) == wanted else ()


def _cut(text: str, cuts: list[int] | tuple[int, ...]) -> str:
    if len(cuts) == 2:
        return text[cuts[0] : cuts[1]]
    return "".join(text[start:end] for start, end in zip(cuts[::2], cuts[1::2], strict=True))


def _emptied(blocks: tuple[Block, ...], cuts: Iterator[tuple[int, ...]]) -> tuple[Block, ...]:
    emptied: list[Block] = []
    for block in blocks:
        if isinstance(block, Enclosure):
            emptied.append(msgspec.structs.replace(block, blocks=_emptied(block.blocks, cuts)))
        else:
            emptied.append(msgspec.structs.replace(block, text="") if next(cuts) else block)
    return tuple(emptied)


def _filled(blocks: tuple[Block, ...], cuts: Iterator[tuple[int, ...]], text: str) -> tuple[Block, ...]:
    filled: list[Block] = []
    for block in blocks:
        if isinstance(block, Enclosure):
            filled.append(msgspec.structs.replace(block, blocks=_filled(block.blocks, cuts, text)))
        else:
            here = next(cuts)
            filled.append(msgspec.structs.replace(block, text=_cut(text, here)) if here else block)
    return tuple(filled)
