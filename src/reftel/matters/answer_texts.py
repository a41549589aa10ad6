"""What the text of a telegram says of a request: whether it answers it, puts it off, or acts on an answer."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Final

import msgspec

from reftel.matters.answer_cues import ACTS_ON, ANSWER_CUES, DEFERRALS, POINTER
from reftel.matters.phrasing import Begins, Pattern, Scanner, compiled
from reftel.matters.sentences import Sentence
from reftel.matters.stretches import Reading, Stretch
from reftel.matters.values import Request
from reftel.matters.wording import content_words, overlap
from reftel.telegram import Passage

_SPOKEN_OF: Final = 0.34
"""So much of what was asked stands in the paragraph that answers it. A third: an answer puts things in its own words."""
_BEFORE: Final = 120


class Telling(msgspec.Struct, frozen=True, kw_only=True):
    """The sentence that answers: its passage, its paragraph, whether it puts a part off, whether it tells of a delivery."""

    passage: Passage
    around: str
    is_part: bool
    is_delivery: bool


class _Cue(msgspec.Struct, frozen=True):
    index: int
    stretch: Stretch
    sentence: Sentence
    pattern: Pattern

    @property
    def text(self) -> str:
        return self.stretch.text[self.sentence.start : self.sentence.end]


def answering(reading: Reading, request: Request, labels: Sequence[str], *, same_subject: bool) -> Telling | None:
    """Return the first sentence that answers a request, None where the text only cites it.

    The sentence has one of the cues, and points at the request's telegram (`labels`), or its paragraph speaks of what was
    asked, or both telegrams have the same subject.
    """
    deferred = {(c.index, c.sentence.start) for c in _cues(reading, _deferrals())}
    wanted = content_words(f"{request.what} {request.passage.quote}")
    for cue in _cues(reading, _answers()):
        if (cue.index, cue.sentence.start) in deferred or _is_enclosed(cue.stretch):
            continue
        spoken_of = overlap(content_words(request.what), content_words(cue.stretch.text)) >= _SPOKEN_OF
        points = _points_at(cue.text, labels) and overlap(wanted, content_words(_whole(reading))) >= _SPOKEN_OF
        if spoken_of or points or same_subject:
            return Telling(
                passage=cue.stretch.passage(cue.sentence.start, cue.sentence.end),
                around=_whole(reading),
                is_part=bool(deferred),
                is_delivery=cue.pattern.name in {"delivered", "as-requested", "in-response-to"},
            )
    return None


def acting_on(reading: Reading, request: Request, labels: Sequence[str], *, is_tied: bool) -> Passage | None:
    """Return the sentence that acts on the answer which a reference holds, None where there is none.

    `is_tied` is true where the telegram cites the request too; else the sentence must speak of what was asked.
    """
    for cue in _cues(reading, _acts()):
        if not _points_at(cue.text, labels):
            continue
        if is_tied or overlap(content_words(request.what), content_words(cue.stretch.text)) >= _SPOKEN_OF:
            return cue.stretch.passage(cue.sentence.start, cue.sentence.end)
    return None


def _cues(reading: Reading, scanner: Scanner) -> Iterator[_Cue]:
    for index, offset, _, pattern in reading.scan(scanner):
        stretch = reading.stretches[index]
        sentence = reading.sentence_at(index, offset)
        if sentence is not None and _matches(stretch.text, pattern, offset, sentence):
            yield _Cue(index, stretch, sentence, pattern)


def _matches(text: str, pattern: Pattern, offset: int, sentence: Sentence) -> bool:
    expression = compiled(pattern.pattern)
    if pattern.begins is Begins.HERE:
        return expression.match(text, offset, sentence.end) is not None
    return expression.search(text, max(offset - _BEFORE, sentence.start), sentence.end) is not None


def _points_at(text: str, labels: Sequence[str]) -> bool:
    """True where a sentence points at a reference by one of its labels; "" stands for "reftel"."""
    for label in labels:
        if label == "" and re.search(r"\breftels?\b", text, re.IGNORECASE):
            return True
        if label and compiled(POINTER.replace("{label}", re.escape(label))).search(text):
            return True
    return False


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
