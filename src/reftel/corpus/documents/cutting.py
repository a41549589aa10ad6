"""Cutting a text into the pieces that become items: copied pages, telegrams, and what is neither.

The pieces touch and cover the text: nothing is lost between them.
"""

from itertools import pairwise

from reftel.codes import TelegramKind
from reftel.corpus.documents.copied_page import find_page_starts, parse_page
from reftel.telegram import Place


def cut_text(text: str) -> tuple[Place, ...]:
    """Return the pieces of a text, in order; one for the whole text where it holds one telegram or none."""
    starts = find_page_starts(text)
    if not starts:
        return _cut_plain(text, 0, len(text))
    begin = starts[0] if _holds_telegram(text[: starts[0]]) else 0  # a few words above a page belong to it
    pieces = list(_cut_plain(text, 0, begin)) if begin else []
    for start, end in pairwise((begin, *starts[1:], len(text))):
        page = parse_page(text[start:end])
        after = end if page is None else start + page.end
        if _holds_telegram(text[after:end]):
            pieces += [(start, after), *_cut_plain(text, after, end)]
        else:
            pieces.append((start, end))
    return tuple(pieces)


def _cut_plain(text: str, start: int, end: int) -> tuple[Place, ...]:
    """Return the telegrams of a stretch without pages; what lies between two belongs to the one before."""
    from reftel import wire  # late: who only reads an archive parses nothing

    telegrams = wire.split_telegrams(text[start:end])
    return tuple(pairwise((start, *(start + place[0] for place in telegrams[1:]), end)))


def _holds_telegram(text: str) -> bool:
    from reftel import wire  # late: who only reads an archive parses nothing

    return bool(text.strip()) and wire.parse(text).kind is not TelegramKind.UNRECOGNISED
