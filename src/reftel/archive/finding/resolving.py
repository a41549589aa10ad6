"""Fields that the records answer: each value becomes the versions that it means, as far as the viewer may read them.

`RESOLVERS` is the seam: a field of kind `recorded` in the table of the language has a function here. What it returns must not
depend on anything that the viewer may not read.
"""

import datetime as dt
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
from reftel.matters import CONSULTATION, RECORDED
from reftel.search import Among, Index, Kept, Query, UnknownKept, with_kept
from reftel.search.query.tree import And, Node, Not

_EPOCH: Final = dt.date(1970, 1, 1).toordinal()


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
    return _holding(seen, Wanted(state=asked.value))


def _of_kind(seen: Records, asked: Kept) -> Node:
    """Return the versions on which something of a kind rests that people put down; a consultation rests on what its parts do."""
    kinds = RECORDED if asked.value == CONSULTATION else frozenset({asked.value})
    return _holding(seen, Wanted(kinds=kinds))


def _due(seen: Records, asked: Kept) -> Node:
    """Return the versions on which something rests that people put down and that falls due in some days."""
    since, until = (_EPOCH + int(end) // 86_400 if end else None for end in asked.value.split(".."))
    first = dt.date.min if since is None else dt.date.fromordinal(since)
    last = None if until is None else dt.date.fromordinal(until - 1)  # the end may lie behind the last day there is
    return _holding(seen, Wanted(kinds=RECORDED, due_from=first, due_until=last))


def _holding(seen: Records, wanted: Wanted) -> Node:
    """Return the versions on which some matters rest."""
    rows = seen.seeker.matters(seen.connection, seen.labels, wanted)
    numbers = func.json_each(json.dumps(sorted(rows))).table_valued("value")
    query = select(versions.c.version_id).where(versions.c.id.in_(select(numbers.c.value)), may_read(seen.labels))
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
    "matter": _of_kind,
    "due": _due,
    "group": lambda seen, asked: _holding(seen, Wanted(group=asked.value)),
    "side": lambda seen, asked: _holding(seen, Wanted(kinds=RECORDED, side=asked.value)),
}
"""Field → what answers it."""
