"""Patterns of wording: the rows of the rule tables, how they are written and compiled, and how their anchors are found.

In a table a blank stands for any white space (lines are wrapped anywhere), and a word in braces for a list of
words in `lexicon`. A pattern is tried only where a word begins with one of its anchors, and all anchors of all patterns are
looked for in one pass.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from functools import cache
from typing import Final

import msgspec

from reftel.matters.prose.lexicon import WORDS


class Begins(StrEnum):
    """Where a match of a pattern begins."""

    HERE = "here"  # with the anchor
    BEFORE = "before"  # some words before it


class Pattern(msgspec.Struct, frozen=True, kw_only=True):
    """One way of putting a thing: a row of a rule table.

    `anchors` are beginnings of words in small letters, one of which every match holds. `cues`, where given, are
    pieces one of which stands shortly before the anchor; they save most of the trying. With `named` a name stands right
    before the match. `tail`, where given, matches at the anchor wherever the pattern does: it is tried first, because most
    anchors fail there. `pattern` is written as said above, with the groups that its rule knows. `meaning`, `example` (invented)
    and `source` go into the documentation.
    """

    name: str
    rule: str
    anchors: tuple[str, ...]
    begins: Begins = Begins.HERE
    cues: tuple[str, ...] = ()
    named: bool = False
    tail: str | None = None
    pattern: str
    meaning: str
    example: str
    source: str


_END: Final = "|"
_BRACES: Final = re.compile(r"\{([A-Z]+)\}")
_PIECES: Final = re.compile(r"\\.|\[(?:\\.|[^\]\\])*\]|\(\?<[=!](?:\\.|\[[^\]]*\]|[^)\\])*\)| [?*]|.", re.DOTALL)
"""An escaped letter, a class, a look behind (no nested groups), a blank with its repetition, or one other letter."""


@cache
def compiled(pattern: str) -> re.Pattern[str]:
    """Compile a pattern of a table; once each, when it is first needed."""
    written = _BRACES.sub(lambda match: WORDS[match[1]], pattern)
    return re.compile("".join(map(_loosened, _PIECES.findall(written))), re.IGNORECASE | re.DOTALL)


def _loosened(piece: str) -> str:
    """Let a blank stand for any white space, except inside a class; one letter of it in a look behind."""
    if piece == " ":
        return r"\s+"
    if piece in {" ?", " *"}:
        return r"\s*"
    if piece.startswith("(?<"):
        return piece.replace(" ", r"\s")
    return piece


class Scanner:
    """All anchors of a table as one expression, and the rows that each of them calls for.

    The expression begins with a blank and goes down letter by letter, so that most words cost one step; the string it
    is used on has small letters, and blanks for line ends, quotation marks, parentheses and hyphens (`prepared`).
    """

    __slots__ = ("_expression", "_rows")

    def __init__(self, table: Sequence[Pattern]) -> None:
        anchors = sorted({anchor for row in table for anchor in row.anchors})
        stems = [a for a in anchors if not any(a.startswith(other) for other in anchors if other != a)]
        self._expression = re.compile(f" (?=({_tree(stems)}))")  # looks ahead: anchors may overlap
        self._rows = {
            stem: tuple((a, rank, row) for rank, row in enumerate(table) for a in row.anchors if a.startswith(stem))
            for stem in stems
        }

    def scan(self, text: str) -> Iterator[tuple[int, int, Pattern]]:
        """Yield (offset, rank of the row in the table, row) for every place where a row may match.

        `text` is a prepared one; the offset is that in the string which it was prepared from.
        """
        for match in self._expression.finditer(text):
            at = match.start()
            for anchor, rank, row in self._rows[match[1]]:
                if text.startswith(anchor, at + 1):
                    yield at, rank, row


def prepared(lowered: str) -> str:
    """Return a string in small letters made ready for a scanner: blanks where a word may begin after, one before it all."""
    for mark in '\n\r\t"(-“‘[':
        lowered = lowered.replace(mark, " ")
    return " " + lowered


def word_expression(words: Iterable[str]) -> re.Pattern[str]:
    """Return an expression over a prepared string that finds each of some whole words: a blank, then the word as first group."""
    ended = sorted({word + _END for word in words})  # with an end of its own no word begins another
    return re.compile(f" (?=({_tree(ended)}))".replace(re.escape(_END), r"\b"))


def _tree(stems: Sequence[str]) -> str:
    """Write words as one expression that branches where they differ: ask, await → a(?:sk|wait); none may begin another."""
    if len(stems) == 1:
        return re.escape(stems[0])
    branches: dict[str, list[str]] = {}
    for stem in stems:
        branches.setdefault(stem[0], []).append(stem[1:])
    return "(?:" + "|".join(re.escape(letter) + _tree(rests) for letter, rests in sorted(branches.items())) + ")"
