"""One version with everything a page or `show` needs."""

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Final, NamedTuple, Self

import msgspec
from sqlalchemy import Connection, Select, bindparam, func, select, tuple_

from reftel.access import Label
from reftel.archive.docket.matters import matters_of_version
from reftel.archive.references.naming import Citer
from reftel.archive.references.resolving import cites, citing_telegrams
from reftel.archive.sight import may_read
from reftel.archive.store.compression import Codec
from reftel.archive.store.schema import inputs, sightings, speakers, versions
from reftel.archive.values import Brief, DateBasis, DatePrecision, FiledBy, Holding, Sighting
from reftel.archive.versions.briefs import BriefRow, address_of, brief_of, filed_key, versions_of
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
    beside = {one.id: one for one in connection.execute(_BESIDE, {"telegram": row.telegram})}
    said = beside[row.id]
    basis = Basis.of(said.date_precision, said.date_basis)
    cards = {number for number, one in beside.items() if one.kind == TelegramKind.CARD.value}
    hidden = (
        set[int]() if row.id in cards else cards
    )  # beside a text its cards say nothing; without one each may say something
    date = None if row.sort_date is None else from_seconds(row.sort_date)
    citing = citing_telegrams(connection, labels, row)
    before, after = (_neighbour(connection, labels, row, forwards=forwards) for forwards in (False, True))
    # All that a line is shown of, in one look at the versions.
    near = versions_of(connection, labels, (row.telegram, *citing, *before, *after))
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
        other_versions=tuple(brief_of(other) for other in near[row.telegram] if other.id not in {row.id, *hidden}),
        cites=cites(connection, labels, telegram.references, Citer(date=date, filed=key)),
        cited_by=tuple(_best(near, citing)),
        matters=matters_of_version(connection, labels, row.version_id),
        speakers=_speakers(connection, row.id),
        previous=next(_best(near, before), None),
        next=next(_best(near, after), None),
    )


_BESIDE: Final = select(
    versions.c.id, versions.c.kind, versions.c.date_precision, versions.c.date_basis, versions.c.filed_by
).where(versions.c.telegram == bindparam("telegram"))
"""All rows under a telegram; those that describe it and hold no text (cards) are no versions of it."""


def _best(near: Mapping[int, list[BriefRow]], telegrams: Iterable[int]) -> Iterator[Brief]:
    """Yield one line for each telegram that may be read, of its best version."""
    return (brief_of(near[telegram][0]) for telegram in telegrams if telegram in near)


def fetch_original(connection: Connection, codec: Codec, labels: str, address: str) -> bytes:
    """Return the bytes of the item, exactly as received; raise `NotFound` where they hold what the viewer may not read too."""
    row = find_version(connection, labels, address)
    item = load_version(connection, codec, row.id).item
    is_shared = row.id in with_hidden_neighbours(connection, labels, (row.id,))
    if is_shared or not may_have_bytes(connection, labels, item):
        raise NotFound(f"The original of {address.strip()}")
    return item.data


_SPEAKERS: Final = select(speakers.c.names).where(speakers.c.version == bindparam("version"))


def _speakers(connection: Connection, version: int) -> tuple[str, ...]:
    """Return whose reported words a telegram tells."""
    names = connection.scalars(_SPEAKERS, {"version": version}).first()
    return () if names is None else msgspec.json.decode(names, type=tuple[str, ...])


_SIGHTINGS: Final = (
    select(sightings, inputs.c.path, inputs.c.member, inputs.c.sha256)
    .join(inputs, inputs.c.id == sightings.c.input)
    .where(sightings.c.version == bindparam("version"))
    .order_by(sightings.c.id)
)


def _sightings(connection: Connection, version: int) -> tuple[Sighting, ...]:
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
        for row in connection.execute(_SIGHTINGS, {"version": version})
    )


def _neighbour(connection: Connection, labels: str, row: BriefRow, *, forwards: bool) -> tuple[int, ...]:
    """Return the telegram of the same station that comes next by date, then serial number; nothing where there is none."""
    if row.station is None or row.sort_date is None:
        return ()
    here = {"station": row.station, "telegram": row.telegram, "sent": row.sort_date, "serial": row.serial or 0}
    return tuple(connection.execute(_next_of(labels, forwards=forwards), here).scalars())


@lru_cache(maxsize=64)
def _next_of(labels: str, *, forwards: bool) -> Select[int]:
    order = (versions.c.sort_date, func.coalesce(versions.c.serial, 0), versions.c.telegram)
    here = tuple_(bindparam("sent"), bindparam("serial"), bindparam("telegram"))
    return (
        select(versions.c.telegram)
        .where(versions.c.station == bindparam("station"), versions.c.telegram != bindparam("telegram"))
        .where(may_read(labels), tuple_(*order) > here if forwards else tuple_(*order) < here)
        .order_by(*(column if forwards else column.desc() for column in order))
        .limit(1)
    )
