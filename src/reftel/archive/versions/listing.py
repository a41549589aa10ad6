"""The versions of a telegram beside one another, and its near copies under other numbers, as one viewer sees them."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from sqlalchemy import Connection, or_, select

from reftel.archive.sight import may_read
from reftel.archive.store.compression import Codec
from reftel.archive.store.schema import inputs, sightings, versions
from reftel.archive.versions.briefs import COLUMNS, BriefRow, best_first, brief_of, filed_key, versions_of
from reftel.archive.versions.difference import Comparison, compare
from reftel.archive.versions.loading import Loaded, load_version, load_versions
from reftel.archive.versions.lookup import find_version
from reftel.archive.versions.values import Copy, Difference, Relation, VersionLine, VersionList, WhyBest
from reftel.archive.versions.words import Word, words_of
from reftel.corpus import parse_item
from reftel.telegram import mrn_of

MOST_VERSIONS: Final = 50
"""Versions of one telegram that are compared; more are listed without being compared."""

MOST_COPIES: Final = 20
"""Telegrams that are looked at for being copies: a form that is sent every day has hundreds."""

NEAR: Final = 0.8
"""Share of the longer text's words from which on a telegram is a copy."""

DAYS_OF_RETRANSMISSION: Final = 14

_DAY: Final = 86_400


def list_versions(connection: Connection, codec: Codec, labels: str, address: str) -> VersionList:
    """Return the versions of the telegram that an address means, best first, and its near copies."""
    row = find_version(connection, labels, address)
    rows = versions_of(connection, labels, (row.telegram,))[row.telegram]
    seen = _seen_in(connection, [one.id for one in rows])
    texts = _words(connection, codec, [one.id for one in rows[:MOST_VERSIONS]])
    best = rows[0]
    return VersionList(
        mrn=mrn_of(filed_key(best)),
        versions=tuple(_line(one, rows, texts, seen.get(one.id, ())) for one in rows),
        copies=_copies(connection, codec, labels, best),
    )


def difference(connection: Connection, codec: Codec, labels: str, first: str, second: str) -> Difference:
    """Return what two texts differ in."""
    rows = [find_version(connection, labels, address) for address in (first, second)]
    loaded = [load_version(connection, codec, row.id) for row in rows]
    found = compare(_words_of(loaded[0]), _words_of(loaded[1]))
    return Difference(
        first=brief_of(rows[0]),
        second=brief_of(rows[1]),
        pieces=found.pieces,
        same=found.same,
        removed=found.removed,
        added=found.added,
        redacted=found.redacted,
        lifted=found.lifted,
        same_words=found.same_words,
        is_coarse=found.is_coarse,
    )


def why_best(rows: Sequence[BriefRow]) -> WhyBest:
    """Return why the first of a telegram's versions, best first, is the first."""
    if len(rows) == 1:
        return WhyBest.ONLY
    if rows[0].corrected and (not rows[1].corrected or rows[0].sort_date != rows[1].sort_date):
        return WhyBest.CORRECTED
    return WhyBest.SHOWS_MOST if rows[0].readable > rows[1].readable else WhyBest.FIRST_ID


def relation_of(found: Comparison, *, is_corrected: bool) -> Relation:
    """Return how the second text stands to the first."""
    if found.same_words:
        return Relation.SAME_WORDS
    if is_corrected:
        return Relation.CORRECTED
    if found.redacted != found.lifted:
        return Relation.REDACTED if found.redacted > found.lifted else Relation.FULLER
    if not found.added:
        return Relation.EXTRACT
    return Relation.CONTAINS if not found.removed else Relation.CHANGED


def _line(
    row: BriefRow, rows: Sequence[BriefRow], texts: Mapping[int, list[Word]], seen: tuple[str, ...]
) -> VersionLine:
    best = rows[0]
    is_compared = row is not best and row.id in texts and best.id in texts
    found = compare(texts[best.id], texts[row.id]) if is_compared else None
    return VersionLine(
        brief=brief_of(row),
        why_best=why_best(rows) if row is best else None,
        relation=None if found is None else relation_of(found, is_corrected=bool(row.corrected)),
        lacks=0 if found is None else found.removed,
        adds=0 if found is None else found.added,
        redacted=0 if found is None else found.redacted,
        lifted=0 if found is None else found.lifted,
        seen_in=seen,
    )


def _copies(connection: Connection, codec: Codec, labels: str, row: BriefRow) -> tuple[Copy, ...]:
    candidates = _candidates(connection, labels, row)
    texts = _words(connection, codec, [row.id, *(one.id for one in candidates)], body_only=True)
    found = [
        _copy(row, one, compare(texts[row.id], texts[one.id])) for one in candidates if {row.id, one.id} <= set(texts)
    ]
    return tuple(copy for copy in found if copy is not None)


def _candidates(connection: Connection, labels: str, row: BriefRow) -> list[BriefRow]:
    """Return the best version of each other telegram that shares a number of its sketch, in order of date."""
    sketch = connection.execute(select(versions.c.sketch_a, versions.c.sketch_b).where(versions.c.id == row.id)).one()
    shared = [column == value for column, value in zip((versions.c.sketch_a, versions.c.sketch_b), sketch, strict=True)]
    if sketch.sketch_a is None:
        return []
    query = (
        select(*COLUMNS)
        .where(or_(*shared), versions.c.telegram != row.telegram, may_read(labels))
        .order_by(versions.c.sort_date, versions.c.version_id)
        .limit(MOST_COPIES)
    )
    telegrams: dict[int, list[BriefRow]] = {}
    for one in map(BriefRow._make, connection.execute(query)):
        telegrams.setdefault(one.telegram, []).append(one)
    return [best_first(of_one)[0] for of_one in telegrams.values()]


def _copy(row: BriefRow, other: BriefRow, found: Comparison) -> Copy | None:
    longest = found.same + max(found.removed, found.added)
    share = found.same / longest if longest else 0.0
    if share < NEAR:
        return None
    return Copy(brief=brief_of(other), relation=_copy_relation(row, other, found), share=round(share, 3))


def _copy_relation(row: BriefRow, other: BriefRow, found: Comparison) -> Relation:
    if None not in {row.station, row.sort_date, other.sort_date} and row.station == other.station:
        apart = abs((row.sort_date or 0) - (other.sort_date or 0))
        if apart <= DAYS_OF_RETRANSMISSION * _DAY:
            return Relation.RETRANSMISSION
    return Relation.SAME_WORDS if found.same_words else Relation.NEARLY_SAME


def _words(
    connection: Connection, codec: Codec, rows: Iterable[int], *, body_only: bool = False
) -> dict[int, list[Word]]:
    """Return the words of versions, by row; those that cannot be loaded are left out (`verify` names them)."""
    return {
        loaded.row: _words_of(loaded, body_only=body_only)
        for loaded in load_versions(connection, codec, rows)
        if isinstance(loaded, Loaded)
    }


def _words_of(loaded: Loaded, *, body_only: bool = False) -> list[Word]:
    return words_of(parse_item(loaded.item, spans=True), loaded.item.text, body_only=body_only)


def _seen_in(connection: Connection, rows: Sequence[int]) -> dict[int, tuple[str, ...]]:
    """Return for each version the inputs that it was seen in, each once, in the order of seeing."""
    query = (
        select(sightings.c.version, inputs.c.path, inputs.c.member)
        .join(inputs, inputs.c.id == sightings.c.input)
        .where(sightings.c.version.in_(rows))
        .order_by(sightings.c.id)
    )
    found: dict[int, dict[str, None]] = {}
    for version, path, member in connection.execute(query):
        found.setdefault(version, {})[f"{path} › {member}" if member else path] = None
    return {version: tuple(places) for version, places in found.items()}
