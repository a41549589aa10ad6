"""From an item to its telegram: what the text says, where it came from, and where the publisher says otherwise."""

import msgspec

from reftel.corpus.documents.cards import as_card, is_card
from reftel.corpus.values import MAIL_READER, Item
from reftel.telegram import Telegram


def parse_item(item: Item, *, spans: bool = False) -> Telegram:
    """Return the telegram of an item with its source, what the publisher says, and the findings of both.

    Never raises for content. Findings stand in the order of the text, those about the whole telegram last.
    """
    from reftel import wire  # late: who reads an archive parses nothing, and should not wait for it

    telegram = wire.parse(item.text, item.extent, spans=spans)
    if is_card(item):
        return msgspec.structs.replace(as_card(telegram, item), source=item.source, published=item.published)
    findings = telegram.findings
    if item.published is not None:
        findings += wire.crosscheck(telegram, item.published, item.extent, len(item.text))
        findings = tuple(sorted(findings, key=lambda finding: finding.span or (len(item.text), len(item.text))))
    if item.reader == MAIL_READER:
        from reftel.corpus.documents.mail_message import mail_fields  # late: few telegrams came as mail

        telegram = wire.fill_from_fields(telegram, mail_fields(item.data), item.text, item.extent)
    return msgspec.structs.replace(telegram, source=item.source, published=item.published, findings=findings)
