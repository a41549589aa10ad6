"""Suggest what a telegram asks, promises, reports, hands over, holds and proposes: its prose is made ready once for all rules."""

from reftel.matters.documents.suggest import read_documents
from reftel.matters.mechanisms.suggest import read_mechanisms
from reftel.matters.meetings.suggest import read_meetings
from reftel.matters.promises.suggest import read_promises
from reftel.matters.prose.stretches import TelegramReading
from reftel.matters.requests.suggest import read_requests
from reftel.matters.speakers.suggest import read_speakers
from reftel.matters.values import Suggestions
from reftel.telegram import Telegram


def suggest(telegram: Telegram) -> Suggestions:
    """Return all that rules read in a telegram; whatever they do not find is an empty tuple."""
    reading = TelegramReading(telegram)
    return Suggestions(
        requests=read_requests(reading),
        promises=read_promises(reading),
        meetings=read_meetings(reading),
        speeches=read_speakers(reading),
        documents=read_documents(reading),
        mechanisms=read_mechanisms(reading),
    )
