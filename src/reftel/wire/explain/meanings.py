"""What the value of a field means, in one sentence: from the code tables and from what was read beside it.

One reader for each field path. A reader gives nothing only where the words are their own meaning; `EXPLAINED_BY_KIND`
lists those fields, each with its reason.
"""

import re
from collections.abc import Mapping
from typing import Final

from reftel.telegram import Span, Telegram
from reftel.wire.explain.block_meanings import BLOCK_MEANINGS
from reftel.wire.explain.body_meanings import BODY_MEANINGS
from reftel.wire.explain.heading_meanings import HEADING_MEANINGS
from reftel.wire.explain.shown_values import Reader, Shown

_INDEX: Final = re.compile(r"\[(\d{1,6})\]")

EXPLAINED_BY_KIND: Final[Mapping[str, str]] = {
    "subject": "the words are their own meaning",
    "body[].text": "the words are their own meaning; only a label or a pointer in them adds to it",
    "body[].title": "the words are their own meaning",
    "body[].number": "the number of a paragraph is its own meaning",
}
"""Field path without indices → why the sentence about its kind may say all."""

MEANINGS: Final[Mapping[str, Reader]] = {**HEADING_MEANINGS, **BLOCK_MEANINGS, **BODY_MEANINGS}
"""Field path without indices → what this value means."""


def pattern_of(path: str) -> str:
    """Return a field path without its indices, that of a block inside an enclosure as that of any block."""
    return _INDEX.sub("[]", path).replace(".blocks[]", "")


def meaning_of(telegram: Telegram, span: Span, value: str) -> str | None:
    """Say what the value of a span means, None where the sentence about its kind says all."""
    path = span.field
    if path is None:
        return None
    reader = MEANINGS.get(pattern_of(path))
    if reader is None:
        return None
    return reader(Shown(telegram, value, tuple(int(index) for index in _INDEX.findall(path)), span))
