"""Reading text in pieces: cut at everything that begins or ends in it, so that a template has only to print them in order."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from reftel.exports.flow import LineEnd
from reftel.telegram import Place
from reftel.web.shown.hits import MOST_STEPS, HitPart


@dataclass(frozen=True, slots=True)
class Link:
    """A stretch [start, end) of one block's text that leads somewhere; `title` says where.

    A short form is explained by its title; it leads to the glossary (`is_term`), or has no `href`.
    """

    start: int
    end: int
    href: str | None
    title: str
    is_term: bool = False


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of reading text. `page` is a page line that stood here; `is_break` a line end that was meant.

    `hit` is the number of the hit that it belongs to, 0 where none; `begins` says whether that hit begins here.
    """

    text: str = ""
    href: str | None = None
    title: str | None = None
    is_term: bool = False
    is_passage: bool = False
    page: str | None = None
    is_break: bool = False
    hit: int = 0
    begins: bool = False

    @property
    def is_plain(self) -> bool:
        """Say whether it is nothing but words: most pieces are, and a template need not ask what else they may be."""
        return self.title is None and self.page is None and not (self.hit or self.is_break or self.is_passage)

    @property
    def can_step(self) -> bool:
        """Say whether the hit can be gone to."""
        return 0 < self.hit <= MOST_STEPS


@dataclass(frozen=True, slots=True)
class Cuts:
    """What stands in one text: links, passages that ask, hits, page lines (offset, words), line ends by their place."""

    links: Sequence[Link] = ()
    passages: Sequence[Place] = ()
    hits: Sequence[HitPart] = ()
    pages: Sequence[tuple[int, str]] = ()
    ends: Mapping[Place, LineEnd] | None = None


def cut_lines(text: str, cuts: Cuts) -> tuple[tuple[Piece, ...], ...]:
    """Cut a text at everything that begins or ends in it; a gap between its lines parts the result."""
    lines: list[list[Piece]] = [[]]
    pages, ends = cuts.pages, cuts.ends or {}
    for start, end in _stretches(len(text.rstrip()), cuts):
        lines[-1].extend(Piece(page=note) for _, note in pages[_from(pages, start) : _from(pages, start + 1)])
        line_end = ends.get((start, end))
        if line_end is LineEnd.GAP:
            lines.append([])
            continue
        lines[-1].append(
            _piece(_end_text(line_end) if line_end is not None else text[start:end], start, cuts, line_end)
        )
    return tuple(tuple(_joined(line)) for line in lines if line)


def cut(text: str, hits: Sequence[HitPart]) -> tuple[Piece, ...]:
    """Cut a text at its hits alone."""
    edges = sorted({0, len(text), *(at for hit in hits for at in (hit.start, hit.end))})
    cuts = Cuts(hits=hits)
    return tuple(_piece(text[start:end], start, cuts) for start, end in pairwise(edges))


def _piece(text: str, start: int, cuts: Cuts, line_end: LineEnd | None = None) -> Piece:
    link = _link_at(cuts.links, start)
    hit = _hit_at(cuts.hits, start)
    return Piece(
        text=text,
        href=link.href if link else None,
        title=link.title if link else None,
        is_term=link is not None and link.is_term,
        is_passage=any(s <= start < e for s, e in cuts.passages),
        is_break=line_end is LineEnd.BREAK,
        hit=hit.number if hit else 0,
        begins=hit is not None and hit.begins and hit.start == start,
    )


def _from(pages: Sequence[tuple[int, str]], at: int) -> int:
    return bisect_left(pages, at, key=lambda page: page[0])


def _link_at(links: Sequence[Link], at: int) -> Link | None:
    """Return the link that holds a place; links stand in order and do not overlap."""
    found = bisect_right(links, at, key=lambda link: link.start) - 1
    return links[found] if found >= 0 and at < links[found].end else None


def _hit_at(hits: Sequence[HitPart], at: int) -> HitPart | None:
    """Return the hit that holds a place; hits stand in order and do not overlap."""
    found = bisect_right(hits, at, key=lambda hit: hit.start) - 1
    return hits[found] if found >= 0 and at < hits[found].end else None


def _end_text(kind: LineEnd) -> str:
    return "" if kind in {LineEnd.NOTHING, LineEnd.BREAK} else "\n"


def _stretches(length: int, cuts: Cuts) -> Iterator[Place]:
    """Yield the stretches between all places where something begins or ends; a line end is never cut."""
    ends = cuts.ends or {}
    places = {0, length, *(at for at, _ in cuts.pages)}
    places.update(at for link in cuts.links for at in (link.start, link.end))
    places.update(at for passage in cuts.passages for at in passage)
    places.update(at for hit in cuts.hits for at in (hit.start, hit.end))
    inside = {at for start, end in ends for at in range(start + 1, end)}
    places.update(at for end in ends for at in end)
    yield from pairwise(sorted(at for at in places - inside if 0 <= at <= length))


def _joined(line: list[Piece]) -> Iterator[Piece]:
    """Join neighbours that differ in nothing, so that a page is no longer than it need be."""
    for alike in _runs(line):
        first = alike[0]
        yield replace(first, text="".join(piece.text for piece in alike)) if len(alike) > 1 else first


def _runs(line: list[Piece]) -> Iterator[list[Piece]]:
    held: list[Piece] = []
    for piece in line:
        if held and not _are_alike(held[-1], piece):
            yield held
            held = []
        held.append(piece)
    if held:
        yield held


def _are_alike(one: Piece, other: Piece) -> bool:
    if one.page or other.page or one.is_break or other.is_break:
        return False
    return (one.href, one.title, one.is_passage, one.hit) == (other.href, other.title, other.is_passage, other.hit)
