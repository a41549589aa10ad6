"""Which of a telegram's stations have a page: those that the tables know, and those that sent something."""

from collections.abc import Iterable

from reftel.codes import post, station_of_designator
from reftel.telegram import Telegram
from reftel.web.room import Room


def posts_of(room: Room, stations: Iterable[str]) -> frozenset[str]:
    """Return those of some stations that have a page."""
    named = {station for station in stations if station}
    known = {station for station in named if post(station) is not None}
    return frozenset(known) | room.archive.sending(room.viewer, named - known)


def addressed_stations(telegram: Telegram) -> frozenset[str]:
    """Return the stations of all addressees; of one that is no post, the letters of its name."""
    addressees = (*telegram.action_addressees, *telegram.info_addressees, *telegram.exempt_addressees)
    return frozenset(station_of_designator(addressee.designator) for addressee in addressees)
