"""Finding the sentences that ask: from anchors, each tried with the patterns for whose words it is."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import islice
from typing import Final

import msgspec

from reftel.matters.prose.parties import STATE
from reftel.matters.prose.phrasing import Begins, Pattern, Scanner, compiled
from reftel.matters.prose.sentences import Sentence
from reftel.matters.prose.stretches import Stretch, TelegramReading
from reftel.matters.prose.wording import is_quoted
from reftel.matters.requests.own_asks import OWN_ASKS
from reftel.matters.requests.reported_asks import REPORTED_ASKS, SPOKEN_ASKS
from reftel.telegram import Telegram

POINTER: Final = re.compile(
    r"\bsee\b.{0,40}\b(?:action request|para)|\baction (?:request|item)s? (?:is |are |follows |for \w+ )?(?:in|at) para"
    r"|\bthis (?:cable|message|telegram|is|contains)\b.{0,20}\baction request\b|^action request[.:]?$"
    r"|\bpara\w* \w+ (?:contains?|below)\b.{0,30}\baction request|^\W*end (?:summary|comment|action|note)[\w /]*\W*$",
    re.IGNORECASE | re.DOTALL,
)
"""A sentence that points at a request, or closes one, and asks nothing itself."""

TABLE: Final = (*OWN_ASKS, *REPORTED_ASKS, *SPOKEN_ASKS)
_OWN: Final = range(len(OWN_ASKS))
_SPOKEN: Final = range(len(OWN_ASKS) + len(REPORTED_ASKS), len(TABLE))
_DEPARTMENT_ONLY: Final = frozenset({"post-should"})
_TO_POSTS: Final = frozenset({"post-should", "post-is-requested"})
"""What is said to posts is the sender's own even among points to be made to others."""
_BEFORE: Final = 120
"""So many characters before its anchor a match may begin: the longest asker and adverbs that were seen."""
_CUE: Final = 50
"""Within so many a row's cue stands."""
_AFTER: Final = 160
"""So many after it are enough to see whether a row can match."""
_AHEAD: Final = 600
"""So far ahead a row that begins with its anchor is looked at before the sentence is cut."""
_NEAR: Final = 1_500
"""As long as most paragraphs are."""
MAX_TRIED: Final = 2_000
"""So many anchors are tried in one telegram, which bounds the time that a hostile one takes; the most seen is 140."""


class Hit(msgspec.Struct, frozen=True):
    """A pattern that matched in a sentence; `match` is over the whole text of the stretch, `index` the stretch's place."""

    index: int
    stretch: Stretch
    sentence: Sentence
    pattern: Pattern
    match: re.Match[str]

    @property
    def text(self) -> str:
        """Return the sentence."""
        return self.stretch.text[self.sentence.start : self.sentence.end]

    @property
    def around(self) -> str:
        """Return the sentence with what stands near it in its paragraph."""
        return self.stretch.text[max(self.sentence.start - _NEAR, 0) : self.sentence.end + _NEAR]

    @property
    def before(self) -> str:
        """Return the words of the sentence before the match, the nearest ones where they are very many."""
        start = max(self.sentence.start, self.match.start() - _NEAR)
        return self.stretch.text[start : self.match.start()]

    @property
    def what(self) -> str:
        """Return the words that say what is asked, as printed."""
        return self.group("what") or self.group("rest") or ""

    def group(self, name: str) -> str | None:
        """Return what a group of the pattern holds, None where the pattern has none of that name."""
        return self.match.groupdict().get(name)


@cache
def _scanner() -> Scanner:
    return Scanner(TABLE)


def is_department(telegram: Telegram) -> bool:
    """True for the Department's own telegrams."""
    return telegram.station == STATE


def is_spoken(stretch: Stretch, at: int) -> bool:
    """True where a place of a stretch is in an enclosure or among points to be made to others."""
    return stretch.enclosure is not None or (stretch.points_from is not None and at >= stretch.points_from)


def find_hits(reading: TelegramReading) -> Iterator[Hit]:
    """Yield the sentences that ask something in the order of the text, each with the first row of the table that fits."""
    best: dict[tuple[int, int], tuple[int, Hit]] = {}
    for index, offset, rank, pattern in islice(_tries(reading), MAX_TRIED):
        hit = _match(reading, index, offset, pattern)
        if hit is None:
            continue
        place = (index, hit.sentence.start)
        if place not in best or rank < best[place][0]:
            best[place] = (rank, hit)
    for _, (_, hit) in sorted(best.items(), key=lambda item: item[0]):
        if not is_pointer(hit.text):
            yield hit


def _tries(reading: TelegramReading) -> Iterator[tuple[int, int, int, Pattern]]:
    """Yield the anchors at which a row of the right table may match."""
    department = is_department(reading.telegram)
    for index, offset, rank, pattern in reading.scan(_scanner()):
        if _applies(reading.stretches[index], offset, rank, pattern, department=department):
            yield index, offset, rank, pattern


def _applies(stretch: Stretch, offset: int, rank: int, pattern: Pattern, *, department: bool) -> bool:
    """True where a row may be tried: each table for its own voice."""
    if pattern.name in _DEPARTMENT_ONLY and not department:
        return False
    if is_spoken(stretch, offset):
        return rank in _SPOKEN or (stretch.enclosure is None and pattern.name in _TO_POSTS)
    return rank not in _SPOKEN


def _match(reading: TelegramReading, index: int, offset: int, pattern: Pattern) -> Hit | None:
    """Try one row at one anchor; the sentence is cut only where the row matches the text at hand."""
    stretch = reading.stretches[index]
    text, expression = stretch.text, compiled(pattern.pattern)
    if pattern.begins is Begins.HERE and expression.match(text, offset, offset + _AHEAD) is None:
        return None
    if pattern.begins is Begins.BEFORE:
        start = max(offset - _BEFORE, 0)
        if pattern.cues and not reading.holds_any(index, max(offset - _CUE, 0), offset, pattern.cues):
            return None
        if pattern.tail is not None and compiled(pattern.tail).match(text, offset) is None:
            return None
        if expression.search(text, start, offset + _AFTER) is None:
            return None
    sentence = reading.sentence_at(index, offset)
    if sentence is None:
        return None
    match = _match_in(text, expression, pattern.begins, offset, sentence)
    if match is None or is_quoted(text, match.start()):
        return None
    return Hit(index, stretch, sentence, pattern, match)


def _match_in(
    text: str, expression: re.Pattern[str], begins: Begins, offset: int, sentence: Sentence
) -> re.Match[str] | None:
    if begins is Begins.HERE:
        return expression.match(text, offset, sentence.end)
    return expression.search(text, max(offset - _BEFORE, sentence.start), sentence.end)


def is_pointer(sentence: str) -> bool:
    """True for a sentence that only points at a request or closes a part of the telegram."""
    lowered = sentence.lower()
    return ("action request" in lowered or "para" in lowered or "end " in lowered) and POINTER.search(
        lowered
    ) is not None
