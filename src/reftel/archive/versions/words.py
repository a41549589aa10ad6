"""The words of a telegram, as far as they tell versions apart: no page lines, rules, repeated headings or line breaks. Pure."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

import msgspec

from reftel.telegram import Span, Telegram

FURNITURE: Final = frozenset(
    "blank publisher page_line rule_line repeated_heading repeated_section missing_section printer_number editor_note "
    "footnote_mark release_stamp page_classification break_line end_of_message group_count validation".split()
)
"""Kinds of spans that the transmission, the printer or the publisher put in."""

BODY: Final = frozenset({"paragraph", "heading", "enclosure_title"})
"""Kinds of spans that hold what the sender had to say."""

MOST_WORDS: Final = 200_000
"""Words that are compared; the longest telegram of the collections has a tenth."""

_REDACTED: Final = re.compile(r"X{4,}")
_TOKEN: Final = re.compile(r"X{4,}|(?:(?!X{4})\S)+")
_QUOTES: Final = str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"', "–": "-", "—": "-", "\xad": None})


class Word(NamedTuple):
    """One word as printed, and the form by which it is compared; every redaction has the same."""

    printed: str
    folded: str


REDACTION: Final = "█"
"""The form by which redactions are compared; no word folds to it."""


def words_of(telegram: Telegram, text: str, *, body_only: bool = False) -> list[Word]:
    """Return the words of a telegram that was read with its spans from `text`, in order."""
    spans = () if isinstance(telegram.spans, msgspec.UnsetType) else telegram.spans
    found: list[Word] = []
    for stretch in _stretches(spans, text, body_only=body_only):
        found.extend(words(stretch))
        if len(found) > MOST_WORDS:
            break
    return found[:MOST_WORDS]


def words(text: str) -> Iterator[Word]:
    """Yield the words of a string; what has neither letter nor figure is none."""
    tokens = _TOKEN.findall(text) if "XXXX" in text else text.split()
    for token in tokens:
        folded = token if token.isascii() else unicodedata.normalize("NFKC", token).translate(_QUOTES)
        folded = folded.casefold().strip("\"'.,;:()[]-¶*_")
        if _REDACTED.fullmatch(token):
            yield Word(token, REDACTION)
        elif any(map(str.isalnum, folded)):
            yield Word(token, folded)


def _stretches(spans: Iterable[Span], text: str, *, body_only: bool) -> Iterator[str]:
    """Join neighbouring spans, so that a word that two of them share stays whole; furniture between them is left out."""
    held: list[str] = []
    for span in spans:
        if span.kind in BODY or not (body_only or span.kind in FURNITURE):
            held.append(text[span.start : span.end])
        elif span.kind in FURNITURE:
            held.append("\n")
    yield "".join(held)
