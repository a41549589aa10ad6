"""One line for each telegram: the rows of `versions` as the values that lists show."""

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from sqlalchemy import Connection, Select, bindparam, select

from reftel.archive.sight import may_read
from reftel.archive.store.schema import versions
from reftel.archive.values import Brief
from reftel.archive.versions.dating import from_seconds
from reftel.archive.versions.grouping import Merit, rank_versions
from reftel.codes import Classification
from reftel.telegram import Key, mrn_of

COLUMNS = (
    versions.c.id,
    versions.c.version_id,
    versions.c.telegram,
    versions.c.year,
    versions.c.station,
    versions.c.serial,
    versions.c.corrected,
    versions.c.readable,
    versions.c.sort_date,
    versions.c.origin,
    versions.c.classification,
    versions.c.subject,
)
"""What `brief_of` and the choice of the best version need."""


class BriefRow(NamedTuple):
    """One row of `COLUMNS`."""

    id: int
    version_id: str
    telegram: int
    year: int | None
    station: str | None
    serial: int | None
    corrected: int
    readable: int
    sort_date: int | None
    origin: str | None
    classification: str | None
    subject: str | None


_IDS_AT_ONCE = 500


def filed_key(row: BriefRow) -> Key | None:
    """Return the key under which a version is filed."""
    if row.station is None or row.serial is None:
        return None
    return Key(year=row.year, station=row.station, serial=row.serial)


def address_of(mrn: str | None, version_id: str) -> str:
    """Return the address that always leads to this version ("06PORTALDER412@3f2a…" in full)."""
    return f"{mrn or ''}@{version_id}"


def brief_of(row: BriefRow) -> Brief:
    """Return the line for one row."""
    mrn = mrn_of(filed_key(row))
    return Brief(
        mrn=mrn,
        version_id=row.version_id,
        address=address_of(mrn, row.version_id),
        date=None if row.sort_date is None else from_seconds(row.sort_date),
        station=row.station,
        origin=row.origin,
        classification=None if row.classification is None else Classification(row.classification),
        subject=row.subject,
    )


def merit_of(row: BriefRow) -> Merit:
    """Return what the choice of the best version goes by."""
    return Merit(row.version_id, bool(row.corrected), row.sort_date, row.readable)


def best_first(rows: Iterable[BriefRow]) -> list[BriefRow]:
    """Return the versions of one telegram, best first."""
    by_id = {row.version_id: row for row in rows}
    return [by_id[merit.version_id] for merit in rank_versions(map(merit_of, by_id.values()))]


@lru_cache(maxsize=64)
def _of_telegrams(labels: str) -> Select[tuple[object, ...]]:
    wanted = versions.c.telegram.in_(bindparam("telegrams", expanding=True))
    return select(*COLUMNS).where(wanted, may_read(labels))


def versions_of(connection: Connection, labels: str, telegrams: Iterable[int]) -> Mapping[int, list[BriefRow]]:
    """Return the readable versions of telegrams, best first; a telegram of which none may be read is absent."""
    wanted = sorted(set(telegrams))
    found: dict[int, list[BriefRow]] = {}
    for start in range(0, len(wanted), _IDS_AT_ONCE):
        some = wanted[start : start + _IDS_AT_ONCE]
        for row in map(BriefRow._make, connection.execute(_of_telegrams(labels), {"telegrams": some})):
            found.setdefault(row.telegram, []).append(row)
    return {telegram: best_first(rows) for telegram, rows in found.items()}


def briefs_of_telegrams(connection: Connection, labels: str, telegrams: Sequence[int]) -> tuple[Brief, ...]:
    """Return one line for each telegram that may be read, in the given order, of its best version."""
    found = versions_of(connection, labels, telegrams)
    return tuple(brief_of(found[telegram][0]) for telegram in telegrams if telegram in found)


def briefs_of_versions(connection: Connection, labels: str, version_ids: Sequence[str]) -> Mapping[str, BriefRow]:
    """Return the rows of those versions that may be read, by version id."""
    found: dict[str, BriefRow] = {}
    for start in range(0, len(version_ids), _IDS_AT_ONCE):
        some = version_ids[start : start + _IDS_AT_ONCE]
        query = select(*COLUMNS).where(versions.c.version_id.in_(some), may_read(labels))
        found |= {row.version_id: row for row in map(BriefRow._make, connection.execute(query))}
    return found
