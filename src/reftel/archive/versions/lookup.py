"""From a reader's address to one version: the number, the version, or what to choose from."""

from sqlalchemy import ColumnElement, Connection, select

from reftel.archive.sight import may_read
from reftel.archive.store.schema import sightings, versions
from reftel.archive.versions.briefs import COLUMNS, BriefRow, address_of, best_first, filed_key
from reftel.archive.versions.identity import Address, parse_address
from reftel.errors import Ambiguous, NotFound
from reftel.telegram import mrn_of

_CENTURY = 100


def find_version(connection: Connection, labels: str, text: str) -> BriefRow:
    """Return the version that an address means: the best one of its telegram, where it names none.

    Raises `NotFound` (also for what may not be read) and `Ambiguous`, whose choices are addresses.
    """
    address = parse_address(text)
    if address is None:
        raise NotFound(
            f"{text.strip()!r}",
            next_step="Write a number such as 06PORTALDER412, or @ and the beginning of a version id.",
        )
    found = (
        _under_number(connection, labels, address) if address.station else _under_version(connection, labels, address)
    )
    if not found:
        raise NotFound(text.strip())
    telegrams = {row.telegram for row in found}
    if len(telegrams) > 1:
        raise Ambiguous(text.strip(), tuple(_choices(found)))
    return best_first(found)[0]


def version_choices(connection: Connection, labels: str, text: str) -> list[BriefRow]:
    """Return the best version of each telegram that an address may mean; empty where it means none."""
    address = parse_address(text)
    if address is None:
        return []
    find = _under_number if address.station else _under_version
    return _best_of_each(find(connection, labels, address))


def _under_number(connection: Connection, labels: str, address: Address) -> list[BriefRow]:
    """Return the readable versions under a number; where none is, those that a publisher has under it."""
    numbered = (versions.c.station == address.station, versions.c.serial == address.serial)
    year = versions.c.year % _CENTURY if address.is_short_year else versions.c.year
    found = _rows(connection, labels, address, *numbered, year == address.year)
    if found:
        return found
    said_year = sightings.c.published_year % _CENTURY if address.is_short_year else sightings.c.published_year
    said = select(sightings.c.version).where(
        sightings.c.published_station == address.station,
        sightings.c.published_serial == address.serial,
        said_year == address.year,
    )
    return _rows(connection, labels, address, versions.c.id.in_(said))


def _under_version(connection: Connection, labels: str, address: Address) -> list[BriefRow]:
    return _rows(connection, labels, address)


def _rows(connection: Connection, labels: str, address: Address, *conditions: ColumnElement[bool]) -> list[BriefRow]:
    query = select(*COLUMNS).where(may_read(labels), *conditions)
    if address.version is not None:
        # Version ids are hexadecimal: "g" comes after every id with this beginning.
        query = query.where(versions.c.version_id >= address.version, versions.c.version_id < address.version + "g")
    return [BriefRow._make(row) for row in connection.execute(query)]


def _best_of_each(rows: list[BriefRow]) -> list[BriefRow]:
    telegrams: dict[int, list[BriefRow]] = {}
    for row in rows:
        telegrams.setdefault(row.telegram, []).append(row)
    best = [best_first(of_one)[0] for of_one in telegrams.values()]
    return sorted(best, key=lambda row: (row.sort_date is None, row.sort_date or 0, row.version_id))


def _choices(rows: list[BriefRow]) -> list[str]:
    return [address_of(mrn_of(filed_key(row)), row.version_id) for row in _best_of_each(rows)]
