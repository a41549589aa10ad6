"""Where in a telegram's text a query is met: the places behind the marks, for whoever shows or quotes the text itself."""

from collections.abc import Iterator

from reftel.archive.finding.documents import ENCLOSURE, HEADING, PARAGRAPH
from reftel.archive.versions.loading import Loaded
from reftel.search import Query, marks
from reftel.search.query.fields import OTHER
from reftel.telegram import Block, Enclosure, Heading, Place, walk


def places_of(query: Query, loaded: Loaded) -> tuple[Place, ...]:
    """Return every stretch of the text that the query asked for, in order, in code points; none overlaps another.

    A stretch that goes on behind a page line is several places. What only `subject:` asks for has none: the subject is kept joined,
    without its places.
    """
    found = sorted({*_in_passages(query, loaded), *_in_the_rest(query, loaded)})
    places: list[Place] = []
    for start, end in found:
        if places and start < places[-1][1]:
            places[-1] = (places[-1][0], max(places[-1][1], end))
        else:
            places.append((start, end))
    return tuple(places)


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
