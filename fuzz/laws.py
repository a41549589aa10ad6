"""The laws that hold for any text whatever; `broken_law` names the first that does not."""

from typing import Final

import msgspec

from reftel.corpus import read_pasted
from reftel.errors import DraftError
from reftel.matters import suggest_requests
from reftel.matters.consultations import suggest_consultation
from reftel.telegram import Block, Enclosure, Telegram, walk
from reftel.wire import content_of, explain_span, fix, parse, render, split_telegrams

LONGEST_MENDED: Final = 20_000
"""Characters of a text that the laws of mending are asked for: every mend reads the whole text again."""


def broken_law(text: str) -> str | None:
    """Return the sentence of the law that this text breaks, None where all hold. An exception is the caller's to see."""
    if "".join(text[a:b] for a, b in split_telegrams(text)) != (text if text.strip() else ""):
        return "the telegrams of a text join to it"
    telegram = parse(text, spans=True)
    spans = () if telegram.spans is msgspec.UNSET else telegram.spans
    joined: dict[str, list[str]] = {}
    at = 0
    for span in spans:
        if span.start != at or span.end <= at:
            return "spans stand in order, without gap or overlap"
        at = span.end
        if span.field:
            joined.setdefault(span.field, []).append(text[span.start : span.end])
    if at != len(text):
        return "spans cover the text"
    for path, block, _ in walk(telegram.body):
        if not isinstance(block, Enclosure) and block.text != "".join(joined.get(f"{path}.text", [])):
            return f"the text of {path} is the join of its spans"
    if telegram != parse(text, spans=True):
        return "the same text reads alike"
    if msgspec.structs.replace(telegram, spans=msgspec.UNSET) != parse(text):
        return "the same is read with and without spans"
    for span in spans:
        explain_span(text, telegram, span)
    for request in suggest_requests(telegram):
        if (
            request.passage.quote
            != _block_text(telegram.body, request.passage.field)[request.passage.start : request.passage.end]
        ):
            return "a passage slices back"
    suggest_consultation(telegram)
    read_pasted(text)
    return _law_of_writing(telegram) or _law_of_mending(text)


def _law_of_writing(telegram: Telegram) -> str | None:
    """What can be written reads back, and is written alike; what cannot is refused with the writer's own faults."""
    try:
        written = render(telegram)
    except ExceptionGroup as group:
        known = all(isinstance(fault, DraftError) for fault in group.exceptions)
        return None if known else "a telegram is refused by the writer's rules"
    read = parse(written)
    if content_of(read) != content_of(telegram):
        return "what is written reads as what was meant"
    return None if render(read) == written else "writing what was read is a fixed point"


def _law_of_mending(text: str) -> str | None:
    """What is mended once has nothing left to mend, and a text without a mend comes back as it was."""
    if len(text) > LONGEST_MENDED:
        return None
    fixed = fix(text)
    if not fixed.changes and fixed.text != text:
        return "what is not mended stays as it was"
    return "mending twice is mending once" if fixed.changes and fix(fixed.text).changes else None


def _block_text(blocks: tuple[Block, ...], field: str) -> str:
    return next((b.text for path, b, _ in walk(blocks) if f"{path}.text" == field and not isinstance(b, Enclosure)), "")
