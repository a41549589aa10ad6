"""The year of a reference: printed, or inferred from the telegram that makes it."""

from typing import Final

from reftel.telegram import Key

PIVOT: Final = 66
"""Two-digit years from 66 are of the twentieth century: the first telegrams in the collections are of 1966."""


def full_year(year: int, digits: int, near: int | None) -> int:
    """Widen a two-digit year; with `near` (the referring telegram's year) the century nearest to it is taken."""
    if digits == 4:
        return year
    if near is not None:
        century = near - near % 100
        return min((century - 100 + year, century + year, century + 100 + year), key=lambda y: abs(y - near))
    return 1900 + year if year >= PIVOT else 2000 + year


def year_of_reference(station: str, serial: int, year: int | None, own: Key | None) -> tuple[int | None, bool]:
    """Infer the year of a reference without one: the telegram's own year, else the year before.

    A serial above the telegram's own from the same station cannot be of the same year: serials restart at 1 each
    January. Returns the year (null without `year`) and whether it was a guess.
    """
    if year is None:
        return None, False
    if own is not None and own.station == station and serial > own.serial:
        return year - 1, True
    return year, False
