"""Explain: for every span of a telegram what it is, what this value means, and where that is written.

The sentences about kinds come from the table of span kinds, those about values from the code tables; nothing is made up here.
"""

from typing import Final

import msgspec

from reftel.codes import span_kind
from reftel.telegram import Place, Span, Telegram
from reftel.wire.explain.meanings import meaning_of
from reftel.wire.parse import parse


class Explanation(msgspec.Struct, frozen=True, kw_only=True):
    """One explained span: `title` names the kind, `value` is the text of the span on one line, `meaning` says what this
    value means (null where the kind says all), `about` explains the kind, `source` says where that is written.
    """

    start: int
    end: int
    kind: str
    field: str | None
    title: str
    value: str
    meaning: str | None
    about: str
    source: str


MAX_VALUE: Final = 200


def explain(text: str, extent: Place | None = None) -> tuple[Explanation, ...]:
    """Explain every span of a text in order; the explanations cover the text as the spans do."""
    telegram = parse(text, extent, spans=True)
    spans = telegram.spans if telegram.spans is not msgspec.UNSET else ()
    return tuple(explain_span(text, telegram, span) for span in spans)


def explain_span(text: str, telegram: Telegram, span: Span) -> Explanation:
    """Explain one span of a telegram that was read from this text."""
    kind = span_kind(span.kind)
    value = " ".join(text[span.start : span.end].split())
    meaning = meaning_of(telegram, span, value)
    return Explanation(
        start=span.start,
        end=span.end,
        kind=span.kind,
        field=span.field,
        title=kind.name,
        value=value[:MAX_VALUE],
        meaning=meaning,
        about=kind.explanation,
        source=kind.source,
    )
