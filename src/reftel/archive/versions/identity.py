"""Under which number a text is filed, and how a reader's address is understood."""

import re
from pathlib import PurePosixPath
from typing import Final

import msgspec

from reftel.archive.values import FiledBy
from reftel.archive.versions.dating import parse_created
from reftel.codes import canonical_identifier
from reftel.telegram import Key, Published, Source, Telegram

_CANONICAL: Final = re.compile(r"(\d{2})([A-Z]+)(\d+)")
_FOUR_DIGIT_YEAR: Final = re.compile(r"\s*(1[7-9]|20|21)(\d\d)(?=[\s_-]*[A-Za-z])")
_IDENTIFIER: Final = re.compile(r"\d{2}(?:\d\d)?[A-Z]{3,24}\d{1,6}(?:_[a-z])?")
_VERSION: Final = re.compile(r"[0-9a-f]{4,16}")

_PIVOT: Final = 66
"""Two-digit years from here on are of the twentieth century (as in date-time groups)."""

LONGEST_SERIAL: Final = 15
"""Digits of a serial; more is no number of a telegram, and would not fit a database integer."""


class Filing(msgspec.Struct, frozen=True):
    """The identity under which a version is filed; `by` is null where neither text nor publisher gives a number."""

    key: Key | None
    by: FiledBy | None


class Address(msgspec.Struct, frozen=True, kw_only=True):
    """What a reader asked for: a number, a version, or a version of a number.

    `year` has four digits, or two where only two were written (`is_short_year`).
    `version` is the beginning of a version id.
    """

    text: str
    year: int | None = None
    is_short_year: bool = True
    station: str | None = None
    serial: int | None = None
    version: str | None = None


def file_under(telegram: Telegram, published: Published | None) -> Filing:
    """Return the number to file under: the text's; where it lacks one or its year, the publisher's.

    The text decides where the two differ: publishers' identifiers are sometimes wrong, and `wire` reports it. A year that neither
    gives is taken from the name of the file, where that is the identifier of the same station and serial.
    """
    said = published_key(published)
    if telegram.key is None:
        return Filing(said, FiledBy.PUBLISHED) if said else Filing(None, None)
    if telegram.key.year is None and said and _is_same_number(said, telegram.key):
        return Filing(said, FiledBy.PUBLISHED)
    named = None if telegram.key.year is not None else _named_key(telegram.source)
    if named is not None and _is_same_number(named, telegram.key):
        return Filing(named, FiledBy.FILE_NAME)
    return Filing(telegram.key, FiledBy.TEXT)


def _named_key(source: Source | None) -> Key | None:
    """Return the key in the name of the file that a text came from ("06PORTALDER412.txt", "06PORTALDER412.2.txt")."""
    if source is None:
        return None
    name = PurePosixPath((source.member or source.path).replace("\\", "/")).name.partition(".")[0]
    return published_key(Published(identifier=name)) if _IDENTIFIER.fullmatch(name) else None


def parse_address(text: str) -> Address | None:
    """Read "06PORTALDER412", "06 PORT ALDER 412", "2006PORTALDER412", each with "@3f2a…" or only that; else None."""
    name, _, version = text.strip().removeprefix("/t/").partition("@")
    version = version.strip().rstrip("…").lower()
    if version and not _VERSION.fullmatch(version):
        return None
    if not name.strip():
        return Address(text=text, version=version) if version else None
    return _numbered(text, name, version or None)


def _numbered(text: str, name: str, version: str | None) -> Address | None:
    full = _FOUR_DIGIT_YEAR.match(name)
    number = _split(canonical_identifier(full[2] + name[full.end() :] if full else name))
    if number is None:
        return None
    year = int(full[1]) * 100 + int(full[2]) if full else number[0]
    return Address(
        text=text, year=year, is_short_year=full is None, station=number[1], serial=number[2], version=version
    )


def published_key(published: Published | None) -> Key | None:
    """Return the key in the publisher's identifier, with the century of the publisher's date where there is one."""
    if published is None or published.identifier is None:
        return None
    address = parse_address(published.identifier)
    if address is None or address.station is None or address.serial is None or address.year is None:
        return None
    year = _with_century(address.year, published) if address.is_short_year else address.year
    return Key(year=year, station=address.station, serial=address.serial)


def _with_century(year: int, published: Published) -> int:
    created = parse_created(published.created) if published.created else None
    if created is not None and created[0].year % 100 == year:
        return created[0].year
    return (1900 if year >= _PIVOT else 2000) + year


def _split(canonical: str | None) -> tuple[int, str, int] | None:
    match = _CANONICAL.fullmatch(canonical) if canonical else None
    if match is None or len(match[3]) > LONGEST_SERIAL:
        return None
    return int(match[1]), match[2], int(match[3])


def _is_same_number(one: Key, other: Key) -> bool:
    return (one.station, one.serial) == (other.station, other.serial)
