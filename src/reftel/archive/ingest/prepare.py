"""From one item to everything that is stored about it. Pure: no database, so that it may run in any process."""

import re
from typing import Final

import msgspec

from reftel.archive.docket.suggesting import Draft, rules_hash, suggest
from reftel.archive.finding.documents import Shown, document_of
from reftel.archive.references.naming import Cited, Citer, cited_by_text, other_names
from reftel.archive.store.compression import Frame
from reftel.archive.versions.dating import SortDate, sort_date
from reftel.archive.versions.identity import Filing, file_under
from reftel.archive.versions.records import encode_record, strip
from reftel.archive.versions.sketch import sketch
from reftel.codes import TelegramKind
from reftel.corpus import Item, parse_item
from reftel.search import IndexDocument
from reftel.telegram import Enclosure, Parser, Place, Severity, Telegram, walk

CORRECTED_COPY: Final = "RT208"
"""The finding by which `wire` says that a text calls itself a corrected copy."""

_REDACTED: Final = re.compile(r"X{4,}")


class Packed(msgspec.Struct, frozen=True, kw_only=True):
    """What is written as it is: the original and the record compressed, the document in the index's own form."""

    item: Frame
    record: Frame
    document: bytes


class Prepared(msgspec.Struct, frozen=True, kw_only=True):
    """One version, ready to be written. `day` is the day of the date-time group; `record` is JSON, uncompressed.

    `packed` is null until `packing` has made it, which then holds record and document.
    `findings` counts errors and warnings; `rules` says which rules made the suggestions.
    """

    version_id: str
    label_class: str
    kind: TelegramKind
    filing: Filing
    day: str | None
    corrected: bool
    readable: int
    sketch: tuple[int | None, int | None]
    dated: SortDate | None
    origin: str | None
    classification: str | None
    subject: str | None
    findings: int
    parser: Parser
    rules: str
    record: bytes
    cites: tuple[Cited, ...]
    names: tuple[str, ...]
    suggestions: tuple[Draft, ...]
    speakers: tuple[str, ...]
    document: IndexDocument | None
    packed: Packed | None = None


def prepare(item: Item) -> Prepared:
    """Read an item's text and make what is stored of it. Raises whatever the rooms below raise: the caller's duty."""
    telegram = parse_item(item, spans=True)
    record = strip(telegram, item.text)
    filing = file_under(telegram, item.published)
    suggested = suggest(telegram, filing, item.data)
    shown = Shown(
        telegram=telegram,
        text=item.text,
        extent=item.extent,
        cuts=record.cuts,
        matters=suggested.abouts,
        speakers=suggested.speakers,
    )
    document = document_of(shown)
    dated = sort_date(telegram, item.published)
    return Prepared(
        version_id=telegram.version_id,
        label_class=document.label_class,
        kind=telegram.kind,
        filing=filing,
        day=None if telegram.date is None else telegram.date.date().isoformat(),
        corrected=any(finding.code == CORRECTED_COPY for finding in telegram.findings),
        readable=_readable(telegram, item.text, item.extent),
        sketch=sketch(item.text[slice(*item.extent)]),
        dated=dated,
        origin=telegram.origin,
        classification=telegram.classification,
        subject=telegram.subject,
        findings=sum(finding.severity is not Severity.NOTE for finding in telegram.findings),
        parser=telegram.parser,
        rules=rules_hash(),
        record=encode_record(record),
        cites=cited_by_text(telegram, Citer(date=None if dated is None else dated.date, filed=filing.key)),
        names=tuple(other_names(telegram, item.text, None if dated is None else dated.date)),
        suggestions=suggested.drafts,
        speakers=suggested.speakers,
        document=document,
    )


def _readable(telegram: Telegram, text: str, extent: Place) -> int:
    """Count the characters of prose that are neither blank nor redacted; of the whole text, where it has no body.

    Of a card none: any text of the telegram, however short, is better than what is said about it.
    """
    if telegram.kind is TelegramKind.CARD:
        return 0
    prose = [block.text for _, block, _ in walk(telegram.body) if not isinstance(block, Enclosure)]
    shown = "\n".join(prose) if prose else text[slice(*extent)]
    hidden = sum(len(run) for run in _REDACTED.findall(shown)) if "XXXX" in shown else 0
    return len(shown) - shown.count(" ") - shown.count("\n") - hidden
