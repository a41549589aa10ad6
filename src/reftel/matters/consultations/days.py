"""Days and hours of the parties: weekends, public holidays, and what the clock says on each side when a session begins."""

import datetime as dt
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Final

import msgspec

from reftel.matters.consultations.parts import Party, Session

if TYPE_CHECKING:
    from holidays import HolidayBase

Zones = Callable[[str], dt.tzinfo | None]
"""Gives a time zone by its IANA name; None where there is none of that name. It is handed in: the names stand in files."""

_LONGEST: Final = 60
"""Days that are looked through for one on which all work."""


class Clash(msgspec.Struct, frozen=True, kw_only=True):
    """A day on which a party does not work, and why: the name of the holiday, or that its week ends."""

    side: str
    date: dt.date
    why: str


class Days(msgspec.Struct, frozen=True, kw_only=True):
    """What is known of a day: who does not work, the next one on which all do, and of whom no calendar is known."""

    clashes: tuple[Clash, ...]
    next_clear: dt.date | None
    unknown: tuple[str, ...]


class LocalTime(msgspec.Struct, frozen=True, kw_only=True):
    """When something begins on the clock of one side."""

    side: str
    zone: str
    at: dt.datetime


def look_at(date: dt.date, parties: Sequence[Party]) -> Days:
    """Return what is known of a day. Parties without a country, or one of which no calendar is known, are named as unknown."""
    known = [(party, days) for party in parties if (days := _calendar(party.country)) is not None]
    return Days(
        clashes=tuple(c for party, days in known if (c := _clash(party, days, date)) is not None),
        next_clear=next((day for day in _following(date) if all(_clash(p, d, day) is None for p, d in known)), None),
        unknown=tuple(party.name for party in parties if _calendar(party.country) is None),
    )


def local_times(session: Session, parties: Sequence[Party], zone_named: Zones) -> tuple[LocalTime, ...]:
    """Return when a session begins on the clock of each side; empty where its day, its hour or its zone is not known."""
    begins = begins_at(session, zone_named)
    if begins is None:
        return ()
    return tuple(
        LocalTime(side=party.name, zone=party.zone, at=begins.astimezone(zone))
        for party in parties
        if party.zone is not None and (zone := zone_named(party.zone)) is not None
    )


def begins_at(session: Session, zone_named: Zones) -> dt.datetime | None:
    """Return the moment at which a session begins; None where its day, its hour or its zone is not known."""
    zone = zone_named(session.zone) if session.zone else None
    if session.date is None or session.time is None or zone is None:
        return None
    return dt.datetime.combine(session.date, dt.time.fromisoformat(session.time), zone)


def has_calendar(country: str) -> bool:
    """Say whether holidays and working week of a country are known."""
    return _calendar(country) is not None


def _following(date: dt.date) -> Sequence[dt.date]:
    return tuple(date + dt.timedelta(days=days) for days in range(_LONGEST))


def _clash(party: Party, days: "HolidayBase", date: dt.date) -> Clash | None:
    holiday = days.get(date)
    if holiday is not None:
        return Clash(side=party.name, date=date, why=str(holiday))
    if not days.is_working_day(date):
        return Clash(side=party.name, date=date, why=f"{date:%A} is no working day there")
    return None


@lru_cache(maxsize=64)
def _calendar(country: str | None) -> "HolidayBase | None":
    if country is None:
        return None
    import holidays  # late: its tables take long to load

    try:
        return holidays.country_holidays(country.upper(), language="en_US")
    except NotImplementedError:
        return None
    except (ValueError, TypeError):
        return None
