"""One version with everything a page or `show` needs."""

from typing import NamedTuple, Self

import msgspec
from sqlalchemy import Connection, func, select, tuple_

from reftel.access import Label
from reftel.archive.docket.matters import matters_of_version
from reftel.archive.references.naming import Citer
from reftel.archive.references.resolving import cites, citing_telegrams
from reftel.archive.sight import may_read
from reftel.archive.store.compression import Codec
from reftel.archive.store.schema import inputs, sightings, speakers, versions
from reftel.archive.values import Brief, DateBasis, DatePrecision, FiledBy, Holding, Sighting
from reftel.archive.versions.briefs import BriefRow, address_of, brief_of, briefs_of_telegrams, filed_key, versions_of
from reftel.archive.versions.dating import from_seconds
from reftel.archive.versions.loading import decode_published, load_version
from reftel.archive.versions.lookup import find_version
from reftel.archive.versions.sharing import may_have_bytes, moved, with_hidden_neighbours, without_neighbours
from reftel.codes import TelegramKind
from reftel.errors import NotFound
from reftel.telegram import Source, mrn_of


class Basis(NamedTuple):
    """How exact the sorting date is, and whose word it is."""

    precision: DatePrecision | None
    basis: DateBasis | None

    @classmethod
    def of(cls, precision: str | None, basis: str | None) -> Self:
        """Read the two columns of a row."""
        return cls(
            None if precision is None else DatePrecision(precision),
            None if basis is None else DateBasis(basis),
        )


def fetch(connection: Connection, codec: Codec, labels: str, address: str) -> Holding:
    """Return what an address means, as far as the viewer may read it."""
    row = find_version(connection, labels, address)
    loaded = load_version(connection, codec, row.id)
    is_shared = row.id in with_hidden_neighbours(connection, labels, (row.id,))
    item = without_neighbours(loaded.item) if is_shared else loaded.item
    telegram = moved(loaded.telegram, loaded.item.extent[0]) if is_shared else loaded.telegram
    key = filed_key(row)
    columns = (versions.c.date_precision, versions.c.date_basis, versions.c.filed_by)
    said = connection.execute(select(*columns).where(versions.c.id == row.id)).one()
    basis = Basis.of(said.date_precision, said.date_basis)
    cards = _cards_of(connection, row.telegram)
    hidden = (
        set[int]() if row.id in cards else cards
    )  # beside a text its cards say nothing; without one each may say something
    siblings = versions_of(connection, labels, (row.telegram,))[row.telegram]
    date = None if row.sort_date is None else from_seconds(row.sort_date)
    return Holding(
        telegram=telegram,
        text=item.text,
        extent=item.extent,
        label=Label.of(telegram),
        address=address_of(mrn_of(key), row.version_id),
        mrn=mrn_of(key),
        filed_by=None if said.filed_by is None else FiledBy(said.filed_by),
        sort_date=date,
        date_precision=basis.precision,
        date_basis=basis.basis,
        sightings=_sightings(connection, row.id),
        other_versions=tuple(brief_of(other) for other in siblings if other.id not in {row.id, *hidden}),
        cites=cites(connection, labels, telegram.references, Citer(date=date, filed=key)),
        cited_by=briefs_of_telegrams(connection, labels, citing_telegrams(connection, labels, row)),
        matters=matters_of_version(connection, labels, row.version_id),
        speakers=_speakers(connection, row.id),
        previous=_neighbour(connection, labels, row, forwards=False),
        next=_neighbour(connection, labels, row, forwards=True),
    )


def _cards_of(connection: Connection, telegram: int) -> set[int]:
    """Return the rows under a telegram that describe it and hold no text: they are no versions of it."""
    query = select(versions.c.id).where(versions.c.telegram == telegram, versions.c.kind == TelegramKind.CARD.value)
    return set(connection.scalars(query))


def fetch_original(connection: Connection, codec: Codec, labels: str, address: str) -> bytes:
    """Return the bytes of the item, exactly as received; raise `NotFound` where they hold what the viewer may not read too."""
    row = find_version(connection, labels, address)
    item = load_version(connection, codec, row.id).item
    is_shared = row.id in with_hidden_neighbours(connection, labels, (row.id,))
    if is_shared or not may_have_bytes(connection, labels, item):
        raise NotFound(f"The original of {address.strip()}")
    return item.data


def _speakers(connection: Connection, version: int) -> tuple[str, ...]:
    """Return whose reported words a telegram tells."""
    names = connection.scalars(select(speakers.c.names).where(speakers.c.version == version)).first()
    return () if names is None else msgspec.json.decode(names, type=tuple[str, ...])


def _sightings(connection: Connection, version: int) -> tuple[Sighting, ...]:
    query = (
        select(sightings, inputs.c.path, inputs.c.member, inputs.c.sha256)
        .join(inputs, inputs.c.id == sightings.c.input)
        .where(sightings.c.version == version)
        .order_by(sightings.c.id)
    )
    return tuple(
        Sighting(
            source=Source(
                path=row.path,
                member=row.member or None,
                extent=(row.byte_start, row.byte_end),
                sha256=row.sha256,
                extractor=row.extractor,
            ),
            reader=row.reader,
            encoding=row.encoding,
            seen_at=from_seconds(row.seen_at),
            published=decode_published(row.published),
        )
        for row in connection.execute(query)
    )


def _neighbour(connection: Connection, labels: str, row: BriefRow, *, forwards: bool) -> Brief | None:
    """Return the telegram of the same station that comes next by date, then serial number."""
    if row.station is None or row.sort_date is None:
        return None
    order = (versions.c.sort_date, func.coalesce(versions.c.serial, 0), versions.c.telegram)
    here = (row.sort_date, row.serial or 0, row.telegram)
    query = (
        select(versions.c.telegram)
        .where(versions.c.station == row.station, versions.c.telegram != row.telegram, may_read(labels))
        .where(tuple_(*order) > here if forwards else tuple_(*order) < here)
        .order_by(*(column if forwards else column.desc() for column in order))
        .limit(1)
    )
    found = list(connection.execute(query).scalars())
    return next(iter(briefs_of_telegrams(connection, labels, found)), None)
