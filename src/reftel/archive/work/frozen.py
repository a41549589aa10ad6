"""Frozen result sets: what a query found on a day, with the hash by which it can be cited, and what became of it since.

A frozen set is seen by those who may read all of it: its ids and its hash cannot be shown in part.
"""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from importlib.metadata import PackageNotFoundError, version
from typing import Final

import msgspec
from sqlalchemy import ColumnElement, Connection, func, not_, select

from reftel.access import Viewer, scope
from reftel.archive.sight import may_read
from reftel.archive.store.schema import labels as label_rows
from reftel.archive.store.schema import versions
from reftel.archive.values import Brief
from reftel.archive.versions.briefs import BriefRow, brief_of, briefs_of_versions
from reftel.archive.work import shelf
from reftel.archive.work.desk import Desk
from reftel.archive.work.holding import texts_among
from reftel.archive.work.packing import pack, sha256_of, unpack
from reftel.archive.work.shelf import KeptRow
from reftel.archive.work.values import Changed, Frozen, Kind, Made
from reftel.errors import NotFound
from reftel.search import Sort
from reftel.search.engine.fields import SCHEMA_VERSION
from reftel.search.query.limits import written

KIND: Final = Kind.FROZEN

_LIST: Final = "`reftel frozen list` lists those that there are."


class FrozenData(msgspec.Struct, frozen=True, kw_only=True):
    """What is kept of a set beside its name and its ids. `label_classes` are those of its versions when it was frozen."""

    query: str
    sort: str
    total: int
    sha256: str
    engine: str
    index_schema: int
    grammars: tuple[str, ...]
    program: str
    label_classes: tuple[str, ...]


_encode = msgspec.json.Encoder().encode
_decoder: msgspec.json.Decoder[FrozenData] = msgspec.json.Decoder(FrozenData)


class FrozenSets(Desk):
    """Frozen result sets."""

    def freeze(
        self, viewer: Viewer, name: str, query: str, *, now: dt.datetime, sort: str = "oldest", description: str = ""
    ) -> Frozen:
        """Keep what a query finds now, in order; raises `QueryError`, and `ConfigError` where the name is taken."""
        made = Made(kind=KIND, name=name, description=description, made_at=now, made_by=viewer.name)
        with self.writing(viewer) as (connection, labels):
            found, order = self._found(connection, labels, viewer, query, sort)
            data = FrozenData(
                query=" ".join(written(query).split()),
                sort=order.value,
                total=len(found),
                sha256=sha256_of(found),
                engine=f"tantivy {_version_of('tantivy')}",
                index_schema=SCHEMA_VERSION,
                grammars=_distinct(connection, versions.c.grammar, found),
                program=f"reftel {_version_of('reftel')}",
                label_classes=_label_classes(connection, found),
            )
            shelf.make(connection, made, _encode(data), version_ids=pack(found))
            return _frozen(self._require(connection, labels, viewer, name))

    def all_of(self, viewer: Viewer) -> tuple[Frozen, ...]:
        """Return the sets that the viewer may see, by name."""
        with self.reading(viewer) as (connection, labels):
            rows = shelf.rows_of(connection, KIND)
            return tuple(_frozen(row) for row in rows if _is_visible(connection, labels, viewer, row))

    def show(self, viewer: Viewer, name: str) -> Frozen:
        """Return one set without its ids."""
        with self.reading(viewer) as (connection, labels):
            return _frozen(self._require(connection, labels, viewer, name))

    def version_ids(self, viewer: Viewer, name: str) -> tuple[str, ...]:
        """Return the ids of a set in their order."""
        with self.reading(viewer) as (connection, labels):
            return _ids(self._require(connection, labels, viewer, name))

    def briefs(self, viewer: Viewer, name: str) -> dict[str, Brief]:
        """Return what there is to say of the versions of a set that are held."""
        with self.reading(viewer) as (connection, labels):
            ids = _ids(self._require(connection, labels, viewer, name))
            return {one: brief_of(row) for one, row in briefs_of_versions(connection, labels, ids).items()}

    def delete(self, viewer: Viewer, name: str, *, now: dt.datetime) -> None:
        """Set a frozen set aside."""
        with self.writing(viewer) as (connection, labels):
            self._require(connection, labels, viewer, name)
            shelf.delete(connection, KIND, name, now=now)

    def restore(self, viewer: Viewer, name: str) -> Frozen:
        """Bring back a set that was deleted."""
        with self.writing(viewer) as (connection, labels):
            row = shelf.deleted_row(connection, KIND, name)
            if row is None or not _is_visible(connection, labels, viewer, row):
                # The shelf's own sentence would name sets that this viewer may not see.
                raise NotFound(f"A deleted frozen result set “{name}”", next_step=_LIST)
            shelf.restore(connection, KIND, name)
            return _frozen(self._require(connection, labels, viewer, name))

    def check(self, viewer: Viewer, name: str) -> Changed:
        """Run a set's query again and say what came, what went, and what is found in another version."""
        with self.reading(viewer) as (connection, labels):
            row = self._require(connection, labels, viewer, name)
            frozen, before = _frozen(row), _ids(row)
            now, _ = self._found(connection, labels, viewer, frozen.query, frozen.sort)
            came, went = _without(now, before), _without(before, now)
            rows = briefs_of_versions(connection, labels, (*came, *went))
        others = _other_versions(came, went, rows)
        replaced, replacing = {old for old, _ in others}, {new for _, new in others}
        return Changed(
            frozen=frozen,
            total=len(now),
            is_whole=is_whole(row),
            came=tuple(brief_of(rows[one]) for one in came if one in rows and one not in replacing),
            went=tuple(one for one in went if one not in replaced),
            absent=tuple(one for one in went if one not in rows),
            other_versions=others,
        )

    def _found(
        self, connection: Connection, labels: str, viewer: Viewer, query: str, sort: str
    ) -> tuple[tuple[str, ...], Sort]:
        """Return what a query finds, and in which order: its own, where it names one."""
        parsed = self.understood(connection, labels, viewer, query)
        order = Sort(parsed.sort or sort)
        found = self.keeper.reader().identify(viewer, parsed, sort=order)
        return (_by_date(connection, found, order) if order in {Sort.OLDEST, Sort.NEWEST} else found), order

    @staticmethod
    def _require(connection: Connection, labels: str, viewer: Viewer, name: str) -> KeptRow:
        row = shelf.row_of(connection, KIND, name)
        if row is None or not _is_visible(connection, labels, viewer, row):
            raise NotFound(f"The frozen result set “{name}”", next_step=_LIST)
        return row


def citation(frozen: Frozen, collection: str) -> str:
    """Return the words by which a set is cited."""
    count = f"{frozen.total:,} version{'' if frozen.total == 1 else 's'} of telegrams"
    asked = f"the query “{frozen.query}”" if frozen.query else "the empty query"
    day = f"{frozen.made_at.day} {frozen.made_at:%B %Y, %H:%M}Z"
    return (
        f"“{frozen.name}”: {count} in “{collection}” found by {asked} ({frozen.sort} first), frozen {day} with "
        f"{frozen.program} ({frozen.engine}, index schema {frozen.index_schema}). SHA-256 of the version ids, one a line: {frozen.sha256}."
    )


def is_whole(row: KeptRow) -> bool:
    """Say whether the ids of a set still give its SHA-256."""
    data, ids = _decoder.decode(row.data), _ids(row)
    return len(ids) == data.total and sha256_of(ids) == data.sha256


def _ids(row: KeptRow) -> tuple[str, ...]:
    return unpack(row.version_ids or b"")


def _frozen(row: KeptRow) -> Frozen:
    data = msgspec.structs.asdict(_decoder.decode(row.data))
    del data["label_classes"]
    return Frozen(**msgspec.structs.asdict(shelf.made_of(row)), **data)


def _is_visible(connection: Connection, labels: str, viewer: Viewer, row: KeptRow) -> bool:
    """Say whether the viewer may read every version of a set, by its label then and by its label now."""
    allowed = scope(viewer)
    if not all(map(allowed.permits, _decoder.decode(row.data).label_classes)):
        return False
    query = select(func.count()).where(texts_among(versions.c.version_id, _ids(row)), not_(may_read(labels)))
    return connection.execute(query).scalar_one() == 0


def _label_classes(connection: Connection, version_ids: Iterable[str]) -> tuple[str, ...]:
    query = (
        select(label_rows.c.label_class)
        .join(versions, versions.c.label == label_rows.c.id)
        .where(texts_among(versions.c.version_id, version_ids))
        .distinct()
        .order_by(label_rows.c.label_class)
    )
    return tuple(connection.execute(query).scalars())


def _distinct(connection: Connection, column: ColumnElement[str], version_ids: Iterable[str]) -> tuple[str, ...]:
    query = select(column).where(texts_among(versions.c.version_id, version_ids)).distinct().order_by(column)
    return tuple(connection.execute(query).scalars())


def _by_date(connection: Connection, version_ids: Sequence[str], order: Sort) -> tuple[str, ...]:
    """Return versions by date, those without one last, equal ones by id: the same order in every archive, however it was loaded."""
    date = versions.c.sort_date
    by = date.asc() if order is Sort.OLDEST else date.desc()
    query = select(versions.c.version_id).where(texts_among(versions.c.version_id, version_ids))
    return tuple(connection.execute(query.order_by(date.is_(None), by, versions.c.version_id)).scalars())


def _without(some: Sequence[str], others: Iterable[str]) -> tuple[str, ...]:
    held = frozenset(others)
    return tuple(one for one in some if one not in held)


def _other_versions(
    came: Iterable[str], went: Iterable[str], rows: Mapping[str, BriefRow]
) -> tuple[tuple[str, str], ...]:
    """Pair what went with what came of the same telegram."""
    new = {rows[one].telegram: one for one in came if one in rows}
    return tuple((one, new[rows[one].telegram]) for one in went if one in rows and rows[one].telegram in new)


def _version_of(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:  # run from a source tree
        return "of a source tree"
