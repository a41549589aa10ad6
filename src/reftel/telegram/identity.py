"""Identity of a telegram: year, station, serial; and its two-digit form, the message reference number (MRN)."""

import msgspec


class Key(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """The identity of a telegram.

    `year` has four digits and is null where the text gives none; `station` is canonical (capital
    letters only, "PORTALDER"); `serial` restarts at 1 each calendar year at each station.
    """

    year: int | None
    station: str
    serial: int


def mrn_of(key: Key | None) -> str | None:
    """Return the message reference number ("06PORTALDER412" form) of a key, or None without a year."""
    if key is None or key.year is None:
        return None
    return f"{key.year % 100:02d}{key.station}{key.serial}"


def station_letters(name: str) -> str:
    """Reduce a station's name to its canonical letters: "PORT ALDER" becomes "PORTALDER"."""
    return "".join(c for c in name.upper() if "A" <= c <= "Z")
