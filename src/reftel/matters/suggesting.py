"""Suggest what a telegram asks, promises, reports, hands over, holds and proposes: its prose is made ready once for all rules."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from reftel.matters.documents.suggest import read_documents
from reftel.matters.mechanisms.suggest import read_mechanisms
from reftel.matters.meetings.suggest import read_meetings
from reftel.matters.positions.suggest import read_positions
from reftel.matters.promises.suggest import read_promises
from reftel.matters.prose.stretches import TelegramReading
from reftel.matters.requests.suggest import read_requests
from reftel.matters.speakers.suggest import read_speakers
from reftel.matters.values import Suggestions
from reftel.telegram import Telegram

FAMILIES: Final[Mapping[str, Callable[[TelegramReading], tuple[Any, ...]]]] = {
    "requests": read_requests,
    "promises": read_promises,
    "meetings": read_meetings,
    "speeches": read_speakers,
    "documents": read_documents,
    "positions": read_positions,
    "mechanisms": read_mechanisms,
}
"""Field of `Suggestions` → the rules that fill it."""


def suggest(telegram: Telegram) -> Suggestions:
    """Return all that rules read in a telegram; whatever they do not find is an empty tuple."""
    reading = TelegramReading(telegram)
    return Suggestions(**{name: read(reading) for name, read in FAMILIES.items()})
