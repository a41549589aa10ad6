"""The spans of a telegram, which pages need and records do without: read again from the text where they are not at hand."""

import msgspec

from reftel.archive.values import Holding
from reftel.telegram import Telegram
from reftel.wire import parse


def with_spans(holding: Holding) -> Telegram:
    """Return the telegram as held, with its spans.

    Where the present reader of the format reads another body than the record has, the spans would not fit it: the
    telegram is returned without, and shown without what hangs on them.
    """
    telegram = holding.telegram
    if telegram.spans is not msgspec.UNSET:
        return telegram
    again = parse(holding.text, holding.extent, spans=True)
    return msgspec.structs.replace(telegram, spans=again.spans) if again.body == telegram.body else telegram


def to_explain(holding: Holding) -> Telegram:
    """Return a telegram whose spans cover its text: as held, or as read now."""
    telegram = with_spans(holding)
    return telegram if telegram.spans is not msgspec.UNSET else parse(holding.text, holding.extent, spans=True)
