"""The stretches of a telegram that rules read: each block of prose with its place, its paragraph and its voice.

All stretches stand in one lowered string, so that an anchor is looked for once for the whole telegram and not once for each
paragraph; a place in that string leads back to its stretch.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import Final

import msgspec

from reftel.matters.prose.phrasing import Pattern, Scanner, prepared
from reftel.matters.prose.sentences import MAX_SENTENCE, Sentence, sentence_around, split_sentences
from reftel.references import lower_same_length
from reftel.telegram import Block, Enclosure, Heading, Paragraph, Passage, Role, Telegram, walk

POINTS: Final = "points"
"""The kind of an enclosure that holds what the sender's own government says to others."""

_GAP: Final = "\n\n"
_ROLES: Final = (Role.ACTION_REQUEST, Role.COMMENT, Role.SUMMARY, Role.INTRODUCTION, Role.NOTE)
"""Which role names a passage where a paragraph has several: the one that says most about it first."""

_SPEAKING: Final = re.compile(
    r"(?:talking points?|following points?|points follow|talkers)\b[^.:\n]{0,80}:", re.IGNORECASE
)
_POINTS: Final = re.compile(r"oints|POINTS|point:|POINT:|alkers|TALKERS")
_BULLET: Final = re.compile(r"(?:^|\n|(?<=[.:;?!)\s])) ?-{1,2} ?(?=[A-Z\"'])")


class Stretch(msgspec.Struct, frozen=True, kw_only=True):
    """The text of one paragraph, of the telegram or of an enclosure.

    `paragraph` is the number of the top-level paragraph that holds it, 0 where unnumbered. `enclosure` is the kind of
    the enclosure it stands in, null for the sender's own words; `voice` is that enclosure's voice, null where not said.
    `points_from` is where points to be made to others begin inside a paragraph of the sender's, null where none do.
    """

    field: str
    paragraph: int
    roles: tuple[Role, ...]
    enclosure: str | None
    voice: str | None
    text: str
    points_from: int | None = None

    @property
    def role(self) -> str:
        """Return the one word that says what the stretch is for."""
        if self.enclosure is not None:
            return "enclosure"
        return next((role.value for role in _ROLES if role in self.roles), "paragraph")

    def passage(self, start: int, end: int) -> Passage:
        """Return the passage [start, end) of this stretch."""
        return Passage(
            paragraph=self.paragraph,
            role=self.role,
            voice=self.voice,
            field=self.field,
            start=start,
            end=end,
            quote=self.text[start:end],
        )


class Reading:
    """A body made ready for rules: its stretches, their sentences (cut when first asked for), one string to scan."""

    __slots__ = ("_last", "_sentences", "_starts", "_upper", "prepared", "stretches")

    def __init__(self, body: tuple[Block, ...]) -> None:
        self.stretches = tuple(_stretches(body))
        self.prepared = prepared(lower_same_length(_GAP.join([stretch.text for stretch in self.stretches])))
        self._starts = _starts(self.stretches)
        self._sentences: dict[int, tuple[Sentence, ...]] = {}
        self._last: dict[int, Sentence] = {}
        self._upper: dict[int, bool] = {}

    def scan(self, scanner: Scanner) -> Iterator[tuple[int, int, int, Pattern]]:
        """Yield (index of the stretch, offset in it, rank of the row, row) of every place where a row may match."""
        for at, rank, row in scanner.scan(self.prepared):
            index = bisect_right(self._starts, at) - 1
            yield index, at - self._starts[index], rank, row

    def matches(self, expression: re.Pattern[str]) -> Iterator[tuple[int, int, str]]:
        """Yield (index of the stretch, offset in it, first group) of every match over the prepared string.

        The expression begins with a blank, behind which a word begins.
        """
        for match in expression.finditer(self.prepared):
            index = bisect_right(self._starts, match.start()) - 1
            yield index, match.start() - self._starts[index], match[1]

    def places(self, words: tuple[str, ...]) -> Iterator[tuple[int, int]]:
        """Yield (index of the stretch, offset in it) of every place where some words in small letters stand."""
        for piece in words:
            at = self.prepared.find(piece)
            while at > 0:
                index = bisect_right(self._starts, at - 1) - 1
                yield index, at - 1 - self._starts[index]
                at = self.prepared.find(piece, at + 1)

    def is_upper(self, index: int) -> bool:
        """True where a stretch is all in capitals, so that large letters tell no names."""
        if index not in self._upper:
            self._upper[index] = self.stretches[index].text.isupper()
        return self._upper[index]

    def holds_any(self, index: int, start: int, end: int, pieces: tuple[str, ...]) -> bool:
        """True where one of the pieces, in small letters, stands in [start, end) of a stretch or at its edges."""
        at = self._starts[index]
        window = self.prepared[at + start : at + end + 1]
        return any(piece in window for piece in pieces)

    def sentences(self, index: int) -> tuple[Sentence, ...]:
        """Return the sentences of a stretch."""
        if index not in self._sentences:
            self._sentences[index] = split_sentences(self.stretches[index].text)
        return self._sentences[index]

    def sentence_at(self, index: int, offset: int) -> Sentence | None:
        """Return the sentence of a stretch that holds an offset, None between two.

        A stretch is cut whole, once for all rules; one that is longer than any real one around the offset alone.
        """
        last = self._last.get(index)
        if last is not None and last.start <= offset < last.end:
            return last
        text = self.stretches[index].text
        is_cut = len(text) < MAX_SENTENCE
        found = _holding(self.sentences(index), offset) if is_cut else sentence_around(text, offset)
        if found is not None:
            self._last[index] = found
        return found


class TelegramReading(Reading):
    """The same with the telegram that the body belongs to."""

    __slots__ = ("telegram",)

    def __init__(self, telegram: Telegram) -> None:
        super().__init__(telegram.body)
        self.telegram = telegram


def _holding(sentences: tuple[Sentence, ...], offset: int) -> Sentence | None:
    """Return the one of a stretch's sentences that holds an offset."""
    index = bisect_right(sentences, offset, key=lambda sentence: sentence.start) - 1
    return sentences[index] if index >= 0 and offset < sentences[index].end else None


def _starts(stretches: tuple[Stretch, ...]) -> list[int]:
    starts, at = [], 0
    for stretch in stretches:
        starts.append(at)
        at += len(stretch.text) + len(_GAP)
    return starts


def _stretches(body: tuple[Block, ...]) -> Iterator[Stretch]:
    voices: dict[str, str | None] = {}
    number, speaking = 0, False
    for path, block, within in walk(body):
        voice = voices.get(path.rpartition(".blocks[")[0]) if within else None
        if isinstance(block, Enclosure):
            voices[path] = block.voice or voice
        elif isinstance(block, Heading):
            speaking = speaking or (within is None and _SPEAKING.search(f"{block.text}:") is not None)
        elif not block.text:
            number = block.number or number if within is None else number
        elif within is not None:
            yield _stretch(path, block, within, voice, within.in_paragraph or number, points_from=None)
        else:
            speaking = speaking and block.number is None
            number = _paragraph(block, number, speaking=speaking)
            points_from = 0 if speaking else _points_from(block.text)
            yield _stretch(path, block, None, None, number, points_from=points_from)
            speaking = points_from is not None


def _paragraph(block: Paragraph, before: int, *, speaking: bool) -> int:
    """Return the number of a top-level paragraph, 0 where unnumbered; points belong to the paragraph that announced them."""
    if block.number is not None:
        return block.number
    return before if speaking or block.text.startswith("-") else 0


def _stretch(
    path: str, block: Paragraph, within: Enclosure | None, voice: str | None, number: int, *, points_from: int | None
) -> Stretch:
    return Stretch(
        field=f"{path}.text",
        paragraph=number,
        roles=block.roles,
        enclosure=within.kind if within else None,
        voice=voice,
        text=block.text,
        points_from=points_from,
    )


def _points_from(text: str) -> int | None:
    """Say where points to be made to others begin: the first dash after the words that announce them."""
    if ("oint" not in text and "OINT" not in text and "alker" not in text and "ALKER" not in text) or not (
        _POINTS.search(text)
    ):
        return None
    announced = _SPEAKING.search(text)
    if announced is None:
        return None
    bullet = _BULLET.search(text, announced.end() - 1)
    return bullet.start() if bullet else announced.end()
