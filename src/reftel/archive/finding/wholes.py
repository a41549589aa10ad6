"""Whole versions one after the other, for exports: however many there are, a few hundred are in memory."""

from collections.abc import Iterator, Sequence
from typing import Final

import msgspec
from sqlalchemy import Connection, select

from reftel.archive.finding.fetching import Basis
from reftel.archive.sight import may_read
from reftel.archive.store.compression import Codec
from reftel.archive.store.schema import versions
from reftel.archive.values import Whole
from reftel.archive.versions.briefs import COLUMNS, BriefRow, address_of, filed_key
from reftel.archive.versions.dating import from_seconds
from reftel.archive.versions.loading import Damaged, Loaded, load_versions
from reftel.archive.versions.sharing import may_have_bytes, moved, with_hidden_neighbours, without_neighbours
from reftel.telegram import mrn_of

WHOLES_AT_ONCE: Final = 100
"""Versions loaded at once: about a megabyte of text."""


def wholes(connection: Connection, codec: Codec, labels: str, version_ids: Sequence[str]) -> Iterator[Whole]:
    """Yield those of the versions that may be read, in the given order; raises `ArchiveError` at a damaged one.

    Give not more than `WHOLES_AT_ONCE`. Where an original holds what the viewer may not read too, the telegram's own text stands
    for it.
    """
    query = select(*COLUMNS, versions.c.date_precision, versions.c.date_basis)
    found = connection.execute(query.where(versions.c.version_id.in_(version_ids), may_read(labels))).all()
    rows = {
        row.version_id: (BriefRow._make(row[: len(COLUMNS)]), Basis.of(row.date_precision, row.date_basis))
        for row in found
    }
    loaded = {one.row: one for one in load_versions(connection, codec, [row.id for row, _ in rows.values()])}
    shared = with_hidden_neighbours(connection, labels, [row.id for row, _ in rows.values()])
    for version_id in version_ids:
        if version_id in rows:
            row, basis = rows[version_id]
            one = loaded[row.id]
            whole = _whole(row, basis, one)
            if isinstance(one, Loaded) and not (row.id not in shared and may_have_bytes(connection, labels, one.item)):
                whole = _alone(whole, one)
            yield whole


def _whole(row: BriefRow, basis: Basis, loaded: Loaded | Damaged) -> Whole:
    if isinstance(loaded, Damaged):
        raise loaded.error
    mrn = mrn_of(filed_key(row))
    return Whole(
        telegram=loaded.telegram,
        text=loaded.item.text,
        extent=loaded.item.extent,
        data=loaded.item.data,
        address=address_of(mrn, row.version_id),
        mrn=mrn,
        sort_date=None if row.sort_date is None else from_seconds(row.sort_date),
        date_precision=basis.precision,
        date_basis=basis.basis,
    )


def _alone(whole: Whole, loaded: Loaded) -> Whole:
    """Return a whole with nothing of what stands around it in its original."""
    item = without_neighbours(loaded.item)
    data = item.text.encode("utf-8", "surrogateescape")
    telegram = moved(whole.telegram, loaded.item.extent[0])
    return msgspec.structs.replace(whole, telegram=telegram, text=item.text, extent=item.extent, data=data)
