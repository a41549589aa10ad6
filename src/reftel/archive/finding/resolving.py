"""Fields that the records answer: each value becomes the versions that it means, as far as the viewer may read them.

`RESOLVERS` is the seam: a field of kind `recorded` in the table of the language has a function here. What it returns must not
depend on anything that the viewer may not read.
"""

import json
from collections.abc import Callable, Mapping, Sequence
from typing import Final

import msgspec
from sqlalchemy import Connection, func, select

from reftel.access import Viewer
from reftel.archive.docket.listing import Wanted
from reftel.archive.finding.resembling import alike
from reftel.archive.references.resolving import meant_by, references_of
from reftel.archive.sight import may_read
from reftel.archive.store.compression import Codec
from reftel.archive.store.schema import versions
from reftel.archive.versions.briefs import BriefRow, versions_of
from reftel.archive.versions.loading import load_version
from reftel.archive.versions.lookup import find_version, version_choices
from reftel.archive.work.keeping import kept_node
from reftel.errors import Ambiguous, NotFound
from reftel.search import Among, Index, Kept, Query, UnknownKept, with_kept
from reftel.search.query.tree import And, Node, Not


class Seeker(msgspec.Struct, frozen=True, kw_only=True):
    """Who searches, with what; `matters` gives the rows of the versions that hold some matters."""

    index: Index
    viewer: Viewer
    codec: Codec
    matters: Callable[[Connection, str, Wanted], Sequence[int]]


class Records(msgspec.Struct, frozen=True, kw_only=True):
    """The records as one viewer sees them, while one query is resolved."""

    connection: Connection
    labels: str
    seeker: Seeker


def resolve_query(connection: Connection, labels: str, seeker: Seeker, query: Query) -> Query:
    """Return the query with everything that the records answer answered. Raises `QueryError` for a value they do not know."""
    seen = Records(connection=connection, labels=labels, seeker=seeker)
    return with_kept(query, lambda asked: RESOLVERS.get(asked.field, _made_by_readers)(seen, asked))


def _made_by_readers(seen: Records, asked: Kept) -> Node:
    """Return what a collection, a mark, a note or a name of a list stands for."""
    return kept_node(seen.connection, seen.labels, seen.seeker.viewer, asked)


def _cited_by(seen: Records, asked: Kept) -> Node:
    """Return the versions of the telegrams that a telegram refers to; nothing where it is not held."""
    named = version_choices(seen.connection, seen.labels, asked.value)
    found = references_of(seen.connection, seen.labels, (row.telegram for row in named))
    meant = meant_by(seen.connection, seen.labels, [row for rows in found.values() for row in rows])
    return _versions(
        versions_of(seen.connection, seen.labels, {one.row.telegram for one in meant if one.row is not None})
    )


def _in_state(seen: Records, asked: Kept) -> Node:
    """Return the versions with a matter in a state, or with a verdict."""
    rows = seen.seeker.matters(seen.connection, seen.labels, Wanted(state=asked.value))
    wanted = func.json_each(json.dumps(sorted(rows))).table_valued("value")
    query = select(versions.c.version_id).where(versions.c.id.in_(select(wanted.c.value)), may_read(seen.labels))
    return Among(version_ids=tuple(seen.connection.scalars(query)))


def _similar(seen: Records, asked: Kept) -> Node:
    """Return what resembles a telegram, itself left out."""
    try:
        row = find_version(seen.connection, seen.labels, asked.value)
    except NotFound:
        raise UnknownKept(
            asked, f"No telegram is held under {asked.value[:60]}", "Write the number of one that is held."
        ) from None
    except Ambiguous as error:
        choices = " or ".join(f'similar:"{choice}"' for choice in error.choices[:3])
        raise UnknownKept(asked, "Several telegrams have this number", f"Write {choices}.") from None
    telegram = load_version(seen.connection, seen.seeker.codec, row.id).telegram
    same = _versions(versions_of(seen.connection, seen.labels, {row.telegram}))
    return And((alike(seen.seeker.index, seen.seeker.viewer, telegram), Not(same)))


def _versions(found: Mapping[int, list[BriefRow]]) -> Among:
    return Among(version_ids=tuple(row.version_id for rows in found.values() for row in rows))


RESOLVERS: Final[Mapping[str, Callable[[Records, Kept], Node]]] = {
    "citedby": _cited_by,
    "state": _in_state,
    "similar": _similar,
}
"""Field → what answers it."""
