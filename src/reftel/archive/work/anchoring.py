"""Finding a quoted passage in a text, and finding it again in another version: by place, by its words, by what stands around.

Line ends, blanks and page furniture differ between versions of one telegram: words are compared, one blank between each two,
page lines left out; places are code points of the text as it is.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from reftel.archive.work.values import Fit, Quotation
from reftel.telegram import Paragraph, Place, Span, Telegram, walk

AROUND: Final = 40
"""Characters kept from before and behind a passage: enough to tell two like it apart."""

LONGEST_GAP: Final = 3
"""What stands between prefix and suffix may be so many times as long as the passage was, and still be taken for it."""

FURNITURE: Final = frozenset({"page_line", "page_classification", "repeated_heading", "repeated_section"})
"""Kinds of spans that the transmission put into the text; no passage has them."""

_WORD: Final = re.compile(r"\S+")


@dataclass(frozen=True, slots=True)
class Readable:
    """The words of a telegram, joined by single blanks, and where each of them stands in the text.

    `starts` are the places of the words in `words`, `places` those in the text.
    """

    words: str
    starts: tuple[int, ...]
    places: tuple[int, ...]

    def place(self, start: int, end: int) -> Place:
        """Return the place in the text of [start, end) of the joined words; it holds no blank at its ends."""
        return self._origin(start), self._origin(end - 1) + 1

    def inside(self, place: Place) -> Place:
        """Return the part of the joined words that stands within a place of the text."""
        first, last = bisect_right(self.places, place[0] - 1), bisect_right(self.places, place[1] - 1)
        if first >= last:
            return 0, 0
        return self.starts[first], self.starts[last] - 1 if last < len(self.starts) else len(self.words)

    def joined(self, place: Place) -> Place:
        """Return the place in the joined words of a place of the text that begins and ends in words."""
        return self._from(place[0]), self._from(place[1] - 1) + 1

    def _from(self, at: int) -> int:
        word = max(bisect_right(self.places, at) - 1, 0)
        return self.starts[word] + at - self.places[word]

    def _origin(self, at: int) -> int:
        word = bisect_right(self.starts, at) - 1
        return self.places[word] + at - self.starts[word]


def readable(text: str, extent: Place, spans: Iterable[Span] = ()) -> Readable:
    """Return the words of a telegram. Without spans everything within its extent counts."""
    words: list[str] = []
    starts: list[int] = []
    places: list[int] = []
    length = 0
    for start, end in _pieces(extent, spans):
        for match in _WORD.finditer(text, start, end):
            words.append(match[0])
            starts.append(length)
            places.append(match.start())
            length += len(match[0]) + 1
    return Readable(" ".join(words), tuple(starts), tuple(places))


def _pieces(extent: Place, spans: Iterable[Span]) -> list[Place]:
    """Return the stretches between furniture, neighbours joined so that no word is cut."""
    pieces: list[Place] = []
    at = extent[0]
    for span in spans:
        if span.kind in FURNITURE and extent[0] <= span.start < extent[1]:
            pieces.append((at, span.start))
            at = span.end
    return [piece for piece in (*pieces, (at, extent[1])) if piece[0] < piece[1]]


def squeezed(text: str) -> str:
    """Return a text with single blanks."""
    return " ".join(text.split())


def occurrences(read: Readable, quote: str, within: Place | None = None) -> list[Place]:
    """Return the places in the text where words stand, letter by letter or, where that is nowhere, in any case of letters."""
    wanted = squeezed(quote)
    if not wanted:
        return []
    low, high = (0, len(read.words)) if within is None else read.inside(within)
    found = _all(read.words, wanted, low, high) or _all(read.words, wanted, low, high, re.IGNORECASE)
    return [read.place(start, end) for start, end in found]


def _all(words: str, wanted: str, low: int, high: int, flags: int = 0) -> list[Place]:
    return [match.span() for match in re.compile(re.escape(wanted), flags).finditer(words, low, high)]


def quotation(read: Readable, place: Place, origin: int) -> Quotation:
    """Return a passage as it is kept: its words, those around it, its place from `origin` on."""
    start, end = read.joined(place)
    return Quotation(
        exact=read.words[start:end],
        prefix=read.words[max(start - AROUND, 0) : start],
        suffix=read.words[end : end + AROUND],
        place=(place[0] - origin, place[1] - origin),
    )


def refit(read: Readable, held: Quotation, origin: int) -> tuple[Fit, Place | None]:
    """Return where a kept passage stands in a text, and how well it fits there."""
    if held.place is not None and held.exact:
        place = held.place[0] + origin, held.place[1] + origin
        if place in occurrences(read, held.exact, place):
            return Fit.SAME, place
    places = occurrences(read, held.exact)
    if places:
        return Fit.MOVED, max(places, key=lambda place: _agreement(read, held, place))
    around = _surrounded(read, held)
    return (Fit.LOST, None) if around is None else (Fit.CHANGED, around)


def _agreement(read: Readable, held: Quotation, place: Place) -> int:
    """Count the characters around a place that are as they were around the passage."""
    here = quotation(read, place, 0)
    before = _common(reversed(here.prefix), reversed(held.prefix))
    return before + _common(here.suffix, held.suffix)


def _common(one: Iterable[str], other: Iterable[str]) -> int:
    count = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        count += 1
    return count


def _surrounded(read: Readable, held: Quotation) -> Place | None:
    """Return what stands between the words that stood around the passage, if they are there, once, and near enough."""
    before, after = held.prefix.strip(), held.suffix.strip()
    if len(before) < AROUND // 2 or len(after) < AROUND // 2:
        return None
    most = LONGEST_GAP * len(held.exact) + AROUND
    found = [
        (start, end)
        for start, end in _between(_starts(read.words, before), _starts(read.words, after), len(before))
        if len(read.words[start:end].strip()) in range(1, most + 1)
    ]
    if len(found) != 1:
        return None
    ((start, end),) = found
    between = read.words[start:end]
    return read.place(start + len(between) - len(between.lstrip()), end - len(between) + len(between.rstrip()))


def _starts(words: str, wanted: str) -> list[int]:
    """Return every place at which a string begins in another, also where they overlap."""
    found: list[int] = []
    at = words.find(wanted)
    while at >= 0:
        found.append(at)
        at = words.find(wanted, at + 1)
    return found


def _between(before: list[int], after: list[int], length: int) -> Iterator[Place]:
    """Yield what stands between two neighbours: the last one before what comes next behind it. Linear, whatever the text."""
    for number, start in enumerate(before):
        end = bisect_right(after, start + length - 1)
        if end == len(after):
            return
        following = before[number + 1] + length if number + 1 < len(before) else None
        if following is None or following > after[end]:
            yield start + length, after[end]


def paragraph_place(telegram: Telegram, number: int) -> Place | None:
    """Return the place in the text of the sender's paragraph of that number, None where there is none or no spans were made."""
    for path, block, within in walk(telegram.body):
        if within is None and isinstance(block, Paragraph) and block.number == number:
            return field_place(telegram, f"{path}.text")
    return None


def field_place(telegram: Telegram, field: str) -> Place | None:
    """Return the place from the first to the last span of a field."""
    spans = [span for span in telegram.spans or () if span.field == field]
    return (spans[0].start, spans[-1].end) if spans else None


def paragraph_at(telegram: Telegram, place: Place) -> int | None:
    """Return the number of the paragraph in which a place begins, None where it is in none with a number."""
    field = next((span.field for span in telegram.spans or () if span.start <= place[0] < span.end), None)
    if field is None:
        return None
    return next(
        (
            block.number
            for path, block, _ in walk(telegram.body)
            if isinstance(block, Paragraph) and f"{path}.text" == field
        ),
        None,
    )
