"""How the capitals of a text are set: as sent, or in sentence case where the reader asks for that."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from reftel.archive.values import Holding
from reftel.exports.casing import NOTHING, is_capitals
from reftel.exports.prose import prose_of
from reftel.exports.recasing import names_of, recased

SENTENCE: Final = "sentence"
"""What `case` is in an address that asks for sentence case."""


@dataclass(frozen=True, slots=True)
class Style:
    """Whether to set prose in sentence case, and the names that are known: small letters → as written."""

    in_sentences: bool = False
    known: Mapping[str, str] = field(default_factory=lambda: NOTHING)

    def set(self, text: str) -> str:
        """Return a text as it is to be shown; as long as it was."""
        return recased(text, self.known) if self.in_sentences else text


AS_SENT: Final = Style()


def may_be_set(holding: Holding) -> bool:
    """Say whether a telegram's prose was sent in capitals, so that there is something to set."""
    return is_capitals(prose_of(holding.telegram))


def style_of(holding: Holding, asked: str) -> Style:
    """Return how a telegram is set; whatever was asked, only what was sent in capitals is changed."""
    if asked != SENTENCE or not may_be_set(holding):
        return AS_SENT
    return Style(in_sentences=True, known=names_of(holding.telegram, prose_of(holding.telegram), holding.speakers))
