"""Searching: the index finds, the records show."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

import msgspec
from sqlalchemy import Connection, func, select

from reftel.archive.finding.documents import PARAGRAPH, passages_of
from reftel.archive.finding.narrowing import facet_values
from reftel.archive.finding.resolving import Seeker, resolve_query
from reftel.archive.store.compression import Codec
from reftel.archive.store.schema import suggestions
from reftel.archive.values import Hit, Result
from reftel.archive.versions.briefs import BriefRow, brief_of, briefs_of_versions
from reftel.archive.versions.dating import from_seconds
from reftel.archive.versions.loading import Damaged, Loaded, load_versions
from reftel.matters import REQUEST
from reftel.search import Query, Snippet, parse_query, snippets

SNIPPETS: Final = 2
"""Stretches shown of one hit."""

SNIPPET_CHARACTERS: Final = 240


class Page(msgspec.Struct, frozen=True, kw_only=True):
    """Which hits of a search are wanted, in which order, and which facets are counted."""

    limit: int
    offset: int
    sort: str
    facets: tuple[str, ...]


def search(connection: Connection, labels: str, seeker: Seeker, query: str, page: Page) -> Result:
    """Return one page of hits. Raises `QueryError` for a query that cannot be understood."""
    parsed = resolve_query(connection, labels, seeker, parse_query(query))
    found = seeker.index.search(
        seeker.viewer, parsed, limit=page.limit, offset=page.offset, sort=page.sort, facets=page.facets
    )
    rows = briefs_of_versions(connection, labels, [hit.version_id for hit in found.hits])
    shown = [rows[hit.version_id] for hit in found.hits if hit.version_id in rows]
    return Result(
        query=query,
        total=found.total,
        offset=page.offset,
        limit=page.limit,
        sort=parsed.sort or page.sort,
        hits=_hits(connection, seeker.codec, parsed, shown),
        facets={name: facet_values(parsed, name, counts) for name, counts in found.facets.items()},
        months=found.months,
        first_date=None if found.first_date is None else from_seconds(found.first_date),
        last_date=None if found.last_date is None else from_seconds(found.last_date),
    )


def identify(connection: Connection, labels: str, seeker: Seeker, query: str) -> tuple[str, ...]:
    """Return the version ids of everything that a query finds, the oldest first unless it says otherwise. Raises as `search` does."""
    return seeker.index.identify(seeker.viewer, resolve_query(connection, labels, seeker, parse_query(query)))


def search_json(result: Result) -> dict[str, object]:
    """Return what `search --json` and the JSON API give, in the form that is promised to scripts."""
    return {
        "query": result.query,
        "total": result.total,
        "hits": [
            {
                "mrn": hit.brief.mrn,
                "version_id": hit.brief.version_id,
                "date": hit.brief.date,
                "station": hit.brief.station,
                "classification": hit.brief.classification,
                "subject": hit.brief.subject,
                "snippets": [{"text": snippet.text, "marks": snippet.marks} for snippet in hit.snippets],
            }
            for hit in result.hits
        ],
        "facets": {
            name: [{"value": value.value, "count": value.count} for value in values]
            for name, values in result.facets.items()
        },
    }


def _hits(connection: Connection, codec: Codec, query: Query, rows: Sequence[BriefRow]) -> tuple[Hit, ...]:
    numbers = [row.id for row in rows]
    loaded = {one.row: one for one in load_versions(connection, codec, numbers)}
    requests = _requests(connection, numbers)
    return tuple(
        Hit(brief=brief_of(row), snippets=_snippets(query, loaded.get(row.id)), requests=requests.get(row.id, 0))
        for row in rows
    )


def _snippets(query: Query, loaded: Loaded | Damaged | None) -> tuple[Snippet, ...]:
    """Return the stretches to show; none of a version that cannot be loaded, which is still listed."""
    if not isinstance(loaded, Loaded):
        return ()
    whole = ((PARAGRAPH, None, loaded.item.text[slice(*loaded.item.extent)]),)
    passages = tuple(passages_of(loaded.telegram)) or whole
    return snippets(query, passages, count=SNIPPETS, width=SNIPPET_CHARACTERS)


def _requests(connection: Connection, versions: Iterable[int]) -> Mapping[int, int]:
    query = (
        select(suggestions.c.version, func.count())
        .where(suggestions.c.version.in_(list(versions)), suggestions.c.kind == REQUEST)
        .group_by(suggestions.c.version)
    )
    return {row[0]: row[1] for row in connection.execute(query)}
