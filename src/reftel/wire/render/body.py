"""Writing the body: paragraphs with number and portion mark, headings with their underline, enclosures with their words."""

from collections.abc import Sequence
from functools import cache
from typing import Final

from reftel.codes import country_adjectives
from reftel.telegram import Block, Enclosure, Heading, Paragraph
from reftel.wire.body.enclosures import voice_of
from reftel.wire.furniture import ends_sentence
from reftel.wire.render.sheet import BLANK, LINE_WIDTH, Row

NAMES: Final = {
    "non-paper": "NON-PAPER",
    "aide-memoire": "AIDE-MEMOIRE",
    "note": "NOTE",
    "letter": "LETTER",
    "draft": "DRAFT",
    "agenda": "AGENDA",
    "statement": "STATEMENT",
    "points": "POINTS",
    "translation": "TRANSLATION",
    "text": "TEXT",
}
"""Kind of an enclosure → its name in the opening and closing words. Source: the reader's table of kinds (`enclosures.KINDS`)."""

ALONE: Final = frozenset({"points", "translation", "text"})
"""Kinds whose name stands alone after BEGIN; of the others it is the text: `BEGIN TEXT OF NON-PAPER`."""

RULE: Final = Row("-" * 20)
"""A rule above a heading; many telegrams print one above and one below."""


def body_rows(blocks: Sequence[Block]) -> list[list[Row]]:
    """Return the rows of each top-level block, an empty row after each; a paragraph that only opens an enclosure has none
    of its own: its number and mark stand before the opening words.
    """
    return _rows_of(blocks, "body")


def _rows_of(blocks: Sequence[Block], path: str) -> list[list[Row]]:
    written: list[list[Row]] = []
    lead = ""
    for index, block in enumerate(blocks):
        here = f"{path}[{index}]"
        following = blocks[index + 1] if index + 1 < len(blocks) else None
        if isinstance(block, Paragraph) and not block.text and isinstance(following, Enclosure):
            lead = _start(block)
            written.append([])
            continue
        above = [RULE] if isinstance(block, Heading) and _runs_on(written) else []
        written.append([*above, *_block(block, here, lead), BLANK])
        lead = ""
    return written


def _runs_on(written: Sequence[Sequence[Row]]) -> bool:
    """True where what stands before ends no sentence, so that only a rule shows that a heading is none of it."""
    return bool(written) and len(written[-1]) > 1 and not ends_sentence(written[-1][-2].text.rstrip())


def _block(block: Block, path: str, lead: str) -> list[Row]:
    if isinstance(block, Paragraph):
        return [Row(line, f"{path}.text") for line in (_start(block) + block.text).split("\n")]
    if isinstance(block, Heading):
        lines = block.text.split("\n")
        under = "-" * min(len(lines[-1].rstrip("\r")), LINE_WIDTH)
        return [*(Row(line, f"{path}.text") for line in lines), Row(under, f"{path}.text")]
    return _enclosure(block, path, lead)


def _start(paragraph: Paragraph) -> str:
    number = f"{paragraph.number}. " if paragraph.number is not None else ""
    return number + (f"({paragraph.portion}) " if paragraph.portion is not None else "")


def _enclosure(enclosure: Enclosure, path: str, lead: str) -> list[Row]:
    rows = [Row(f"{lead}BEGIN {opening_words(enclosure)}:", f"{path}.kind"), BLANK]
    if enclosure.title is not None:
        rows += [Row(f"(Title) {enclosure.title}", f"{path}.title"), BLANK]
    rows += [row for part in _rows_of(enclosure.blocks, f"{path}.blocks") for row in part]
    return [*rows, Row(f"END {_named(enclosure.kind)}.", f"{path}.kind")]


def _named(kind: str, adjective: str = "") -> str:
    name = " ".join((adjective, NAMES.get(kind, "TEXT"))).lstrip()
    return name if kind in ALONE or kind not in NAMES else f"TEXT OF {name}"


def opening_words(enclosure: Enclosure) -> str:
    """Return what stands after BEGIN: the name of the kind, with the adjective of the country whose words follow.

    Where no adjective names that country alone, the text has to show whose words it holds.
    """
    for word in _adjectives().get(enclosure.voice or "", ()):
        words = _named(enclosure.kind, word)
        if " " not in word and voice_of(words, (), frozenset()) == enclosure.voice:
            return words
    return _named(enclosure.kind)


@cache
def _adjectives() -> dict[str, tuple[str, ...]]:
    """Country → its adjectives in capitals, as they stand in the table."""
    found: dict[str, tuple[str, ...]] = {}
    for word, country in country_adjectives().items():
        found[country] = (*found.get(country, ()), word.upper())
    return found
