"""The year of a reference: printed, or inferred from the telegram that makes it."""

from typing import Final

from reftel.codes import is_station
from reftel.telegram import Key

PIVOT: Final = 66
"""Two-digit years from 66 are of the twentieth century: the first telegrams in the collections are of 1966."""

CENTURY: Final = 100

MOST_OF_DEPARTMENT: Final = 40_000
"""Telegrams of the Department in a month at most. Of 251,287 identifiers with their month none passes 38,200 a month."""

MOST_OF_POST: Final = 6_000
"""Telegrams of a post in a month at most. Of the same identifiers, without the travelling series, none passes 5,500."""

DATED_SERIES: Final = frozenset({"PARTO", "SECTO", "TOSEC", "TOPAR"})
"""Series of the Secretary's travels: their numbers hold dates."""


def full_year(year: int, digits: int, near: int | None) -> int:
    """Widen a two-digit year; with `near` (the referring telegram's year) the century nearest to it is taken."""
    if digits == 4:
        return year
    if near is not None:
        century = near - near % CENTURY
        return min((century - CENTURY + year, century + year, century + CENTURY + year), key=lambda y: abs(y - near))
    return 1900 + year if year >= PIVOT else 2000 + year


def printed_year(printed: str, near: int | None) -> int | None:
    """Return the year of its digits ("05", "O5", "2005"); None where they are no year ("094")."""
    digits = printed.upper().replace("O", "0")
    if len(digits) not in {2, 4}:
        return None
    return full_year(int(digits), len(digits), near)


def year_of_reference(
    station: str, serial: int, year: int | None, own: Key | None, *, month: int | None = None
) -> tuple[int | None, bool]:
    """Infer the year of a reference without one: the telegram's own year, else the year before.

    A serial above the telegram's own from the same station cannot be of the same year: serials restart at 1 each
    January. Nor can one that its station does not reach before the end of the telegram's `month`. Returns the year (null
    without `year`) and whether it was a guess.
    """
    if year is None:
        return None, False
    if own is not None and own.station == station:
        return (year - 1, True) if serial > own.serial else (year, False)
    most = MOST_OF_DEPARTMENT if station == "STATE" else MOST_OF_POST if is_station(station) else None
    if month is not None and most is not None and station not in DATED_SERIES and most * month < serial <= most * 12:
        return year - 1, True  # a number that no year reaches says nothing about its year
    return year, False
