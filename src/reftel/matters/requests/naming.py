"""Names made telling: an ambassador by his name, a government's initials with its country, the sender's government as printed."""

import re
from typing import Final

from reftel.codes import post, station_of_designator, tag_meanings
from reftel.matters.prose.parties import STATE
from reftel.matters.prose.stretches import TelegramReading
from reftel.matters.requests.asked import GOVERNMENT
from reftel.telegram import Telegram

_USG: Final = re.compile(r"\bUSG\b")
_OURS: Final = frozenset(
    {"u.s.", "us", "usg", "american", "americans", "u.s. government", "us government", "united states"}
)
_GOVERNMENT_OF: Final = re.compile(r"GO(?P<one>[A-Z])[A-Z]{0,2}|RO(?P<two>[A-Z])[A-Z]{0,2}G", re.ASCII)
_AMBASSADOR: Final = re.compile(r"\bAmbassador\s+(?P<name>(?:[A-Z]\.\s*)?(?:[A-Z][a-z]+|[A-Z]{3,})(?:-[A-Z][a-z]+)?)\b")
_TITLE_ONLY: Final = frozenset({"ambassador", "the ambassador"})


def told(reading: TelegramReading, name: str | None, sentence: str) -> str | None:
    """Return a party's name so that a reader who has only this name knows who it is; the name itself where no more is known."""
    if name is None:
        return None
    low = name.lower()
    if low in _OURS:
        return our_government(reading, sentence)
    if low in _TITLE_ONLY:
        return _ambassador(reading)
    if (match := _GOVERNMENT_OF.fullmatch(name)) is not None:
        country = host(reading.telegram)
        initial = match["one"] or match["two"]
        if country is not None and country[:1] == initial:
            return f"{name} ({country})"
    return name


def our_government(reading: TelegramReading, sentence: str) -> str:
    """Return the sender's government as the sentence prints it, or as the telegram does more often."""
    if _USG.search(sentence):
        return "USG"
    usg = sum(map(reading.prepared.count, (" usg ", " usg's ", " usg,", " usg.")))
    other = sum(map(reading.prepared.count, (" u.s.", " us ", " united states")))
    return "USG" if usg and usg >= other else GOVERNMENT


def _ambassador(reading: TelegramReading) -> str:
    """Return the ambassador of a post by name: as the text names its own, or as he signs."""
    telegram = reading.telegram
    signature = telegram.signature
    names = [match["name"] for stretch in reading.stretches[:40] for match in _AMBASSADOR.finditer(stretch.text)]
    if signature is not None:
        for name in names:
            if name.lower() == signature.lower():
                return f"Ambassador {name}"
    if telegram.station == STATE or signature is None or not signature.isalpha():
        return "Ambassador"
    return f"Ambassador {signature.title() if signature.isupper() else signature}"


def host(telegram: Telegram) -> str | None:
    """Return the country in which the sending post is."""
    return None if telegram.station is None else _country(telegram.station)


def hosts(telegram: Telegram) -> str | None:
    """Return to whom the Department's points are to be made: the country of the one post, else "host governments"."""
    if telegram.station != STATE or not telegram.action_addressees:
        return None
    if len(telegram.action_addressees) > 1:
        return "host governments"
    station = station_of_designator(telegram.action_addressees[0].designator)
    return _country(station) if station is not None else None


def _country(station: str) -> str | None:
    known = post(station)
    if known is None or known.geo_tag is None:
        return None
    return next((meaning.name for meaning in tag_meanings(known.geo_tag)), None)
