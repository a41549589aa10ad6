"""What is prepared of a text, packed for the one who writes: compressed, and in the index's own form. For any process."""

import logging
from collections.abc import Sequence

import msgspec

from reftel.archive.ingest.prepare import Packed, Prepared, prepare
from reftel.archive.store.compression import Codec, Frame, Purpose
from reftel.corpus import Item
from reftel.search import pack_document

_log = logging.getLogger(__name__)


class Refusal(msgspec.Struct, frozen=True):
    """Why a text could not be parsed; its original is stored all the same."""

    reason: str


Result = Prepared | Refusal


def prepare_some(items: Sequence[Item], codec: Codec) -> list[Result]:
    """Prepare items; whatever fails on one text refuses that text only.

    All are parsed before the first is compressed: parser and compressor each fill the processor's cache with tables of their
    own, and taking turns for each text would cost a tenth of the time.
    """
    results = [_prepared(item) for item in items]
    originals = [codec.compress(item.data, Purpose.ITEM) for item in items]
    return [
        result if isinstance(result, Refusal) else _packed(*result, original, codec)
        for result, original in zip(results, originals, strict=True)
    ]


def _prepared(item: Item) -> tuple[Prepared, bytes] | Refusal:
    """Return what is stored of a text, and the index's document in the index's own form."""
    try:
        prepared = prepare(item)
        return prepared, b"" if prepared.document is None else pack_document(prepared.document)
    except Exception as error:  # noqa: BLE001 - our parser's fault on one text must not stop the rest
        _log.debug("%s: the fault in full", place_of(item), exc_info=error)
        return Refusal(f"could not be parsed ({fault_name(error)}); its original is stored")


def _packed(prepared: Prepared, document: bytes, original: Frame, codec: Codec) -> Prepared:
    """Return the same with original, record and document packed; the record is then no longer in it as JSON."""
    packed = Packed(item=original, record=codec.compress(prepared.record, Purpose.RECORD), document=document)
    return msgspec.structs.replace(prepared, record=b"", document=None, packed=packed)


def place_of(item: Item) -> str:
    """Return where an item came from, for people."""
    source = item.source
    return source.path if source.member is None else f"{source.path}/{source.member}"


def fault_name(error: BaseException) -> str:
    """Return a fault in a few words."""
    return f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
