"""What the text of a telegram says of a request: whether it answers it, puts it off, or acts on an answer."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import islice
from typing import Final

import msgspec

from reftel.matters.answers.cues import (
    ACTED,
    ACTS_ON,
    ANSWER_CUES,
    DEFERRALS,
    DELIVERIES,
    PARAGRAPH_POINTER,
    POINTER,
    REPORTING,
)
from reftel.matters.prose.phrasing import Begins, Pattern, Scanner, compiled
from reftel.matters.prose.sentences import Sentence
from reftel.matters.prose.stretches import Reading, Stretch
from reftel.matters.prose.wording import content_words, overlap
from reftel.matters.values import Request
from reftel.telegram import Passage

_SPOKEN_OF: Final = 0.34
"""So much of what was asked stands in the paragraph that answers it. A third: an answer puts things in its own words."""
_CERTAINLY: Final = 0.5
"""So much where the text points at another paragraph of the same telegram, or only the whole text speaks of it."""
_ANY: Final = 0.1
"""A word or two, in a text that answers this very request and puts something off."""
_GENERIC: Final = content_words(
    "guidance instructions request reply response answer Department Embassy post advice views"
)
"""Words that stand in every request and in every answer."""
_BEFORE: Final = 120
_NEAR: Final = 3_000
"""Longer than nearly all paragraphs."""
MAX_CUES: Final = 1_000
"""So many cues are looked at in one telegram, which bounds the time that a hostile one takes."""


class Telling(msgspec.Struct, frozen=True, kw_only=True):
    """The sentence that answers: its passage, the whole text, what puts a part off.

    `is_delivery` is true where it tells of something done for the request, and not only of something allowed.
    """

    passage: Passage
    around: str
    deferred: tuple[str, ...]
    is_delivery: bool


class _Cue(msgspec.Struct, frozen=True):
    """A sentence with a cue in it."""

    stretch: Stretch
    sentence: Sentence
    pattern: Pattern

    @property
    def text(self) -> str:
        return self.stretch.text[self.sentence.start : self.sentence.end]

    @property
    def paragraph(self) -> str:
        """Return the paragraph, or of a very long one what stands near the sentence."""
        return self.stretch.text[max(self.sentence.start - _NEAR, 0) : self.sentence.end + _NEAR]

    @property
    def passage(self) -> Passage:
        return self.stretch.passage(self.sentence.start, self.sentence.end)


def answering(reading: Reading, request: Request, labels: Sequence[str], *, is_only: bool) -> Telling | None:
    """Return the first sentence that answers a request, None where the text only cites it.

    A sentence that points at the request's paragraph answers ("ref A, paragraph 6"). Else it needs a cue, and its
    paragraph must speak of what was asked: more surely where the text points at another paragraph of the request's
    telegram; the whole text may do so where the request's telegram is the only one that is cited (`is_only`).
    """
    cues = [cue for cue in _cues(reading, _answers()) if not _is_enclosed(cue.stretch)]
    pointed = dict(_paragraphs(reading, labels))
    found = pointed.get(request.paragraph)
    needed = _SPOKEN_OF if found is None else _ANY
    deferrals = [cue for cue in _cues(reading, _deferrals()) if _part(cue, request) > needed]
    if found is not None and not cues and not _acted(found):
        return None
    if found is None:
        found = _by_cue(cues, deferrals, reading, request, labels, points_elsewhere=bool(pointed), is_only=is_only)
    if found is None:
        return None
    stretch, sentence = found
    return Telling(
        passage=stretch.passage(sentence.start, sentence.end),
        around=_whole(reading),
        deferred=tuple(cue.text for cue in deferrals),
        is_delivery=_acted(found)
        or any((c.stretch, c.sentence) == found and c.pattern.name in DELIVERIES for c in cues),
    )


def _acted(found: tuple[Stretch, Sentence]) -> bool:
    stretch, sentence = found
    return compiled(ACTED).search(stretch.text, sentence.start, sentence.end) is not None


def _part(cue: _Cue, request: Request) -> float:
    """Return how much of what was asked a sentence speaks of that puts something off."""
    words = content_words(cue.text) - _GENERIC
    asked, quoted = content_words(request.what) - _GENERIC, content_words(request.passage.quote) - _GENERIC
    return max(overlap(words, asked), overlap(words, asked | quoted))


def _by_cue(
    cues: Sequence[_Cue],
    deferrals: Sequence[_Cue],
    reading: Reading,
    request: Request,
    labels: Sequence[str],
    *,
    points_elsewhere: bool,
    is_only: bool,
) -> tuple[Stretch, Sentence] | None:
    put_off = {(cue.stretch.field, cue.sentence.start) for cue in deferrals}
    needed = _CERTAINLY if points_elsewhere else _SPOKEN_OF
    whole = is_only and _asked_of(_whole(reading), request) >= _CERTAINLY
    for cue in cues:
        if (cue.stretch.field, cue.sentence.start) in put_off:
            continue
        if _asked_of(cue.paragraph, request) >= needed or whole or _answers_pointed(cue, labels, request):
            return cue.stretch, cue.sentence
    return None


def _answers_pointed(cue: _Cue, labels: Sequence[str], request: Request) -> bool:
    """True where the cue itself points at the telegram, and its paragraph shares a word of the request or reports to it."""
    if not points_at(cue.text, labels):
        return False
    if cue.pattern.name in DELIVERIES and compiled(REPORTING).match(request.what):
        return True
    return bool(content_words(request.what) & content_words(cue.paragraph))


def _asked_of(text: str, request: Request) -> float:
    return overlap(content_words(request.what), content_words(text))


def _paragraphs(reading: Reading, labels: Sequence[str]) -> Iterator[tuple[int, tuple[Stretch, Sentence]]]:
    """Yield the paragraphs of the request's telegram that a text points at, the last first, so that the first counts."""
    found: list[tuple[int, tuple[Stretch, Sentence]]] = []
    for index, stretch in enumerate(reading.stretches):
        for label in labels:
            expression = compiled(PARAGRAPH_POINTER.replace("{label}", re.escape(label) if label else "tel"))
            for match in expression.finditer(stretch.text):
                sentence = reading.sentence_at(index, match.start())
                if sentence is not None and not _is_enclosed(stretch):
                    found.extend(
                        (int(n), (stretch, sentence))
                        for n in re.findall(r"\d{1,2}", match["numbers"] or match["before"])
                    )
    yield from reversed(found)


def acting_on(reading: Reading, request: Request, labels: Sequence[str], *, is_tied: bool) -> Passage | None:
    """Return the sentence that acts on the answer which a reference holds, None where there is none.

    `is_tied` is true where the telegram cites the request too; else the sentence must speak of what was asked.
    """
    for cue in _cues(reading, _acts()):
        if not points_at(cue.text, labels):
            continue
        if _asked_of(cue.paragraph, request) >= (_SPOKEN_OF if is_tied else _CERTAINLY):
            return cue.passage
    return None


def _cues(reading: Reading, scanner: Scanner) -> Iterator[_Cue]:
    for index, offset, _, pattern in islice(reading.scan(scanner), MAX_CUES):
        stretch = reading.stretches[index]
        sentence = reading.sentence_at(index, offset)
        if sentence is not None and _matches(stretch.text, pattern, offset, sentence):
            yield _Cue(stretch, sentence, pattern)


def _matches(text: str, pattern: Pattern, offset: int, sentence: Sentence) -> bool:
    expression = compiled(pattern.pattern)
    if pattern.begins is Begins.HERE:
        return expression.match(text, offset, sentence.end) is not None
    return expression.search(text, max(offset - _BEFORE, sentence.start), sentence.end) is not None


def points_at(text: str, labels: Sequence[str]) -> bool:
    """True where a sentence points at a reference by one of its labels; "" stands for "reftel"."""
    return any(
        compiled(POINTER.replace("{label}", re.escape(label) if label else "tel")).search(text) is not None
        for label in labels
    )


def _is_enclosed(stretch: Stretch) -> bool:
    """True for the words of others; points to be delivered are the answer itself."""
    return stretch.enclosure is not None and stretch.voice is not None


def _whole(reading: Reading) -> str:
    return "\n".join(stretch.text for stretch in reading.stretches)


@cache
def _answers() -> Scanner:
    return Scanner(ANSWER_CUES)


@cache
def _deferrals() -> Scanner:
    return Scanner(DEFERRALS)


@cache
def _acts() -> Scanner:
    return Scanner(ACTS_ON)
