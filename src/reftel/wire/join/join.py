"""Joining: the sections of a telegram that arrived apart become one telegram, and every character of every text is accounted for."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence

import msgspec

from reftel.telegram import Finding, Place, Pointer, Span, Telegram
from reftel.wire.draft import Mark, finish_spans, make_finding
from reftel.wire.join.groups import Group, group_parts
from reftel.wire.join.order import Noted, arrange
from reftel.wire.join.pieces import Part, cut_parts
from reftel.wire.join.text import JoinedText, Segment, join_text, with_blocks
from reftel.wire.parse import parse


class Joined(msgspec.Struct, frozen=True, kw_only=True):
    """A telegram that was joined.

    `text` is the joined text, `segments` what of the texts stands where in it. `texts` are the indices of the texts that hold
    parts of the telegram; where there are several, the spans, findings and pointers of `telegram` say with `source` which of
    them they count in. Spans cover each of these texts whole, text by text.
    """

    telegram: Telegram
    text: str
    segments: tuple[Segment, ...]
    texts: tuple[int, ...]


def join_sections(texts: Sequence[str], extents: Sequence[Place | None] | None = None) -> Joined:
    """Join the sections of one telegram, in whatever order and however often they came.

    Each text may hold one part of the telegram or several: a section with or without a heading of its own, a copy of one, a text
    that was joined before. `extents` are the telegrams' places in the texts; all of them by default. Sections that are missing
    leave a line in the joined text and a finding. Where the texts hold several telegrams, the first is joined and a finding
    counts the parts that were left out. Never raises for content.
    """
    groups = _grouped(texts, extents)
    joined = _join(groups, 0, texts, extents)
    others = sum(len(group) for group in groups[1:])
    if not others:
        return joined
    finding = make_finding("RT527", None, count=others)
    telegram = msgspec.structs.replace(joined.telegram, findings=(*joined.telegram.findings, finding))
    return msgspec.structs.replace(joined, telegram=telegram)


def join_telegrams(texts: Sequence[str], extents: Sequence[Place | None] | None = None) -> tuple[Joined, ...]:
    """Join the sections of every telegram that the texts hold; the telegrams stand in the order of their first parts."""
    groups = _grouped(texts, extents)
    return tuple(_join(groups, index, texts, extents) for index in range(len(groups)))


def _extent(text: str, extents: Sequence[Place | None] | None, index: int) -> Place:
    given = extents[index] if extents is not None else None
    return (0, len(text)) if given is None else (max(given[0], 0), min(given[1], len(text)))


def _grouped(texts: Sequence[str], extents: Sequence[Place | None] | None) -> list[list[Part]]:
    parts: list[Part] = []
    for index, text in enumerate(texts):
        parts.extend(cut_parts(text, _extent(text, extents, index), index))
    return group_parts(parts)


def _join(groups: list[list[Part]], index: int, texts: Sequence[str], extents: Sequence[Place | None] | None) -> Joined:
    """Join one of the groups; what the others have in its texts is the publisher's, as everywhere outside a telegram."""
    parts = groups[index] if groups else []
    used = tuple(sorted({part.source for part in parts})) or tuple(range(min(len(texts), 1)))
    if not parts:
        made = JoinedText(segments=(), left_out=(), noted=())
    else:
        parts = with_blocks(parts)
        identity = Group.of(parts).identity
        made = join_text(arrange(parts), identity)
    outside = [part for number, group in enumerate(groups) if number != index for part in group]
    text = "".join(_piece(segment, texts) for segment in made.segments)
    read = parse(text, spans=True)
    places = _Places(made.segments, used)
    telegram = msgspec.structs.replace(
        read,
        findings=_findings(read, made.noted, places),
        pointers=tuple(places.pointer(pointer) for pointer in read.pointers),
        spans=tuple(_spans(read, (*made.left_out, *_outside(outside)), places, texts, extents)),
    )
    return Joined(telegram=telegram, text=text, segments=made.segments, texts=used)


def _piece(segment: Segment, texts: Sequence[str]) -> str:
    if segment.source is None:
        return segment.put_in
    piece = texts[segment.source][segment.start : segment.end]
    return (
        piece if "\n" in piece else piece.replace("\r", "\n")
    )  # texts with other line ends join line by line all the same


class _Places:
    """From a place in the joined text to the text that it came from."""

    def __init__(self, segments: Sequence[Segment], used: tuple[int, ...]) -> None:
        self.segments = segments
        self.starts: list[int] = []
        self.numbers = {index: number for number, index in enumerate(used)}
        self.is_several = len(used) > 1
        at = 0
        for segment in segments:
            self.starts.append(at)
            at += segment.length

    def pieces(self, start: int, end: int) -> Iterator[tuple[int, int, int]]:
        """Yield (text, start, end) for each piece of a stretch of the joined text; what was put in has none."""
        at = max(bisect_right(self.starts, start) - 1, 0)
        while at < len(self.segments) and self.starts[at] < end:
            segment, first = self.segments[at], self.starts[at]
            left, right = max(start, first), min(end, first + segment.length)
            if segment.source is not None and left < right:
                yield segment.source, segment.start + left - first, segment.start + right - first
            at += 1

    def number(self, text: int | None) -> "int | msgspec.UnsetType":
        """Return the number of a text among the sources, unset where there is only one."""
        return self.numbers[text] if self.is_several and text is not None else msgspec.UNSET

    def finding(self, finding: Finding) -> Finding:
        """Move a finding to the text that it is about; what was put in is in none."""
        if finding.span is None:
            return finding
        found = next(self.pieces(*finding.span), None)
        if found is None:
            return msgspec.structs.replace(finding, span=None)
        return msgspec.structs.replace(finding, span=found[1:], source=self.number(found[0]))

    def pointer(self, pointer: Pointer) -> Pointer:
        """Move a pointer to the text that it stands in."""
        source, start, end = next(self.pieces(*pointer.span))
        return msgspec.structs.replace(pointer, span=(start, end), source=self.number(source))


def _findings(read: Telegram, noted: Sequence[Noted], places: _Places) -> tuple[Finding, ...]:
    own = [msgspec.structs.replace(n.finding, source=places.number(n.source)) for n in noted]
    return (*(places.finding(finding) for finding in read.findings), *own)


def _outside(parts: Sequence[Part]) -> Iterator[tuple[int, Mark]]:
    for part in parts:
        yield part.source, (*part.place, "publisher", None)


def _spans(
    read: Telegram,
    left_out: Sequence[tuple[int, Mark]],
    places: _Places,
    texts: Sequence[str],
    extents: Sequence[Place | None] | None,
) -> Iterator[Span]:
    """Yield the spans of all texts, text by text: what is in the telegram, what was left out, what belongs to others."""
    marks: dict[int, list[Mark]] = {index: [] for index in places.numbers}
    for span in read.spans or ():
        for source, start, end in places.pieces(span.start, span.end):
            marks[source].append((start, end, span.kind, span.field))
    for source, mark in left_out:
        if source in marks:
            marks[source].append(mark)
    for index, number in places.numbers.items():
        text = texts[index]
        for span in finish_spans(marks[index], text, _extent(text, extents, index)):
            yield msgspec.structs.replace(span, source=number) if places.is_several else span
