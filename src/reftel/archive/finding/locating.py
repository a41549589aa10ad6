"""Where in a telegram's text a query is met: the places behind the marks, for whoever shows or quotes the text itself."""

from collections.abc import Iterable, Iterator

from sqlalchemy import Connection

from reftel.archive.finding.documents import ENCLOSURE, HEADING, PARAGRAPH
from reftel.archive.finding.resolving import Seeker, resolve_query
from reftel.archive.values import Marks
from reftel.archive.versions.loading import Loaded, load_version
from reftel.archive.versions.lookup import find_version
from reftel.archive.versions.sharing import with_hidden_neighbours
from reftel.search import Query, marks, parse_query
from reftel.search.query.fields import OTHER, SUBJECT
from reftel.search.query.limits import written
from reftel.telegram import Block, Enclosure, Heading, Place, walk


def marks_of(connection: Connection, labels: str, seeker: Seeker, query: str, address: str) -> Marks:
    """Return what a query is met by in one telegram, in its passages and in its whole text. Raises `QueryError` and `NotFound`."""
    row = find_version(connection, labels, address)
    parsed = resolve_query(connection, labels, seeker, parse_query(written(query)))
    loaded = load_version(connection, seeker.codec, row.id)
    is_shared = row.id in with_hidden_neighbours(connection, labels, (row.id,))
    before = loaded.item.extent[0] if is_shared else 0
    return Marks(
        subject=marks(parsed, loaded.telegram.subject or "", role=SUBJECT),
        passages={name: places for name, places in _by_passage(parsed, loaded) if places},
        places=tuple((start - before, end - before) for start, end in places_of(parsed, loaded)),
    )


def _by_passage(query: Query, loaded: Loaded) -> Iterator[tuple[str, tuple[Place, ...]]]:
    """Yield the field of each passage ("body[3].text", "body[8].title") with its places, counted in its own words."""
    for path, block, within in walk(loaded.telegram.body):
        name, text = ("title", block.title or "") if isinstance(block, Enclosure) else ("text", block.text)
        roles = (ENCLOSURE,) if isinstance(block, Enclosure) else _roles(block, within)
        found = sorted({place for role in roles for place in marks(query, text, role=role)})
        yield f"{path}.{name}", tuple(_apart(found))


def places_of(query: Query, loaded: Loaded) -> tuple[Place, ...]:
    """Return every stretch of the text that the query asked for, in order, in code points; none overlaps another.

    A stretch that goes on behind a page line is several places. What only `subject:` asks for has none: the subject is kept joined,
    without its places.
    """
    found = sorted({*_in_passages(query, loaded), *_in_the_rest(query, loaded)})
    return tuple(_apart(found))


def _apart(found: Iterable[Place]) -> list[Place]:
    """Make one of places that overlap; they come in order."""
    places: list[Place] = []
    for start, end in found:
        if places and start < places[-1][1]:
            places[-1] = (places[-1][0], max(places[-1][1], end))
        else:
            places.append((start, end))
    return places


def _in_passages(query: Query, loaded: Loaded) -> Iterator[Place]:
    cuts = iter(loaded.cuts)
    for _, block, within in walk(loaded.telegram.body):
        if isinstance(block, Enclosure):
            continue
        pieces = next(cuts, ())
        for role in _roles(block, within):
            for start, end in marks(query, block.text, role=role):
                yield from _back(pieces, start, end)


def _roles(block: Block, within: Enclosure | None) -> tuple[str, ...]:
    if within is not None:
        return (ENCLOSURE,)
    if isinstance(block, Heading | Enclosure):
        return (HEADING,)
    return tuple(map(str, block.roles)) or (PARAGRAPH,)


def _back(pieces: tuple[int, ...], start: int, end: int) -> Iterator[Place]:
    """Yield where [start, end) of a passage stands in the text that its pieces were cut from."""
    before = 0
    for first, last in zip(pieces[::2], pieces[1::2], strict=True):
        here, there = max(start - before, 0), min(end - before, last - first)
        if here < there:
            yield first + here, first + there
        before += last - first


def _in_the_rest(query: Query, loaded: Loaded) -> Iterator[Place]:
    """Yield places between the passages: heading, labelled lines, signature."""
    at, end = loaded.item.extent
    prose = sorted(place for cut in loaded.cuts for place in zip(cut[::2], cut[1::2], strict=True))
    for first, last in (*prose, (end, end)):
        for start, stop in marks(query, loaded.item.text[at:first], role=OTHER):
            yield at + start, at + stop
        at = max(at, last)
