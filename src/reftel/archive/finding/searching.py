"""Searching: the index finds, the records show."""

from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor, wait
from functools import cache
from typing import Final

import msgspec
from sqlalchemy import Connection, func, select

from reftel.archive.finding.documents import PARAGRAPH, passages_of
from reftel.archive.finding.locating import places_of
from reftel.archive.finding.narrowing import facet_values
from reftel.archive.finding.resolving import Seeker, resolve_query
from reftel.archive.store.compression import Codec
from reftel.archive.store.schema import suggestions
from reftel.archive.values import Hit, Result
from reftel.archive.versions.briefs import BriefRow, brief_of, briefs_of_versions
from reftel.archive.versions.dating import from_seconds
from reftel.archive.versions.loading import Damaged, Loaded, load_versions
from reftel.archive.versions.sharing import with_hidden_neighbours
from reftel.matters import REQUEST
from reftel.search import Counts, Query, Snippet, parse_query, snippets
from reftel.search.query.limits import written
from reftel.telegram import Place

SNIPPETS: Final = 2
"""Stretches shown of one hit."""

COUNTERS: Final = 4
"""Searches that are counted at a time; more wait for their turn."""

SNIPPET_CHARACTERS: Final = 240


class Page(msgspec.Struct, frozen=True, kw_only=True):
    """Which hits of a search are wanted, in which order, and which facets are counted, and whether all places are given."""

    limit: int
    offset: int
    sort: str
    facets: tuple[str, ...]
    places: bool = False


def search(connection: Connection, labels: str, seeker: Seeker, query: str, page: Page) -> Result:
    """Return one page of hits. Raises `QueryError` for a query that cannot be understood."""
    parsed = resolve_query(connection, labels, seeker, parse_query(written(query)))
    if not page.facets:
        return _result(parsed, page, *_shown(connection, labels, seeker, parsed, page), NOTHING)
    # The engine counts without Python: meanwhile this thread finds the hits and cuts their snippets.
    counting = _counters().submit(seeker.index.count, seeker.viewer, parsed, page.facets)
    try:
        total, hits = _shown(connection, labels, seeker, parsed, page)
    finally:
        wait((counting,))
    return _result(parsed, page, total, hits, counting.result())


@cache
def _counters() -> ThreadPoolExecutor:
    """Return the threads that count, started with the first search that needs one."""
    return ThreadPoolExecutor(COUNTERS, thread_name_prefix="reftel-count")


def _shown(
    connection: Connection, labels: str, seeker: Seeker, query: Query, page: Page
) -> tuple[int, tuple[Hit, ...]]:
    """Return how much is found, and one page of it with its snippets."""
    found = seeker.index.search(seeker.viewer, query, limit=page.limit, offset=page.offset, sort=page.sort, facets=())
    rows = briefs_of_versions(connection, labels, [hit.version_id for hit in found.hits])
    shown = [rows[hit.version_id] for hit in found.hits if hit.version_id in rows]
    return found.total, _hits(connection, labels, seeker.codec, query, shown, places=page.places)


def _result(query: Query, page: Page, total: int, hits: tuple[Hit, ...], counts: Counts) -> Result:
    return Result(
        query=query.text,
        total=total,
        offset=page.offset,
        limit=page.limit,
        sort=query.sort or page.sort,
        hits=hits,
        facets={name: facet_values(query, name, values) for name, values in counts.facets.items()},
        months=counts.months,
        first_date=None if counts.first_date is None else from_seconds(counts.first_date),
        last_date=None if counts.last_date is None else from_seconds(counts.last_date),
    )


NOTHING: Final = Counts(facets={}, months=(), first_date=None, last_date=None)


def identify(connection: Connection, labels: str, seeker: Seeker, query: str) -> tuple[str, ...]:
    """Return the version ids of everything that a query finds, the oldest first unless it says otherwise. Raises as `search` does."""
    return seeker.index.identify(seeker.viewer, resolve_query(connection, labels, seeker, parse_query(written(query))))


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
            | ({} if hit.places is None else {"places": hit.places})
            for hit in result.hits
        ],
        "facets": {
            name: [{"value": value.value, "count": value.count} for value in values]
            for name, values in result.facets.items()
        },
    }


def _hits(
    connection: Connection, labels: str, codec: Codec, query: Query, rows: Sequence[BriefRow], *, places: bool
) -> tuple[Hit, ...]:
    numbers = [row.id for row in rows]
    loaded = {one.row: one for one in load_versions(connection, codec, numbers)}
    shared = with_hidden_neighbours(connection, labels, numbers) if places else frozenset()
    requests = _requests(connection, numbers)
    return tuple(
        Hit(
            brief=brief_of(row),
            snippets=_snippets(query, loaded.get(row.id)),
            requests=requests.get(row.id, 0),
            places=_places(query, loaded.get(row.id), is_alone=row.id in shared) if places else None,
        )
        for row in rows
    )


def _snippets(query: Query, loaded: Loaded | Damaged | None) -> tuple[Snippet, ...]:
    """Return the stretches to show; none of a version that cannot be loaded, which is still listed."""
    if not isinstance(loaded, Loaded):
        return ()
    whole = ((PARAGRAPH, None, loaded.item.text[slice(*loaded.item.extent)]),)
    return snippets(
        query, passages_of(loaded.telegram) if loaded.telegram.body else whole, count=SNIPPETS, width=SNIPPET_CHARACTERS
    )


def _places(query: Query, loaded: Loaded | Damaged | None, *, is_alone: bool) -> tuple[Place, ...]:
    """Return the places in the text that the viewer is given: where he may not read what stands around it, the telegram's own."""
    if not isinstance(loaded, Loaded):
        return ()
    before = loaded.item.extent[0] if is_alone else 0
    return tuple((start - before, end - before) for start, end in places_of(query, loaded))


def _requests(connection: Connection, versions: Iterable[int]) -> Mapping[int, int]:
    query = (
        select(suggestions.c.version, func.count())
        .where(suggestions.c.version.in_(list(versions)), suggestions.c.kind == REQUEST)
        .group_by(suggestions.c.version)
    )
    return {row[0]: row[1] for row in connection.execute(query)}
