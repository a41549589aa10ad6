"""Invented telegrams: telegram `n` of a seed is always the same, so that collections can be made in parts and made again."""

import datetime as dt
import random
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from typing import Final, NamedTuple, TypeVar

from bench.generated.profile import Profile, Shares
from bench.generated.words import Vocabulary
from reftel.codes import canonical_station, posts, station_of_designator

Value = TypeVar("Value")

SEED: Final = 1843
_WIDTH: Final = 64
_SENTENCE: Final = (9, 31)
_NAME: Final = 0.04
"""Share of the words that are written like names."""
_ADDRESSEES: Final = ("SECSTATE WASHDC", "NSC WASHDC", "SECDEF WASHDC", "CIA WASHDC")
_MARKS: Final = {"CONFIDENTIAL": "C", "SECRET": "S", "UNCLASSIFIED": "U"}
_CLASS_LINES: Final = {"CONFIDENTIAL": "C O N F I D E N T I A L", "SECRET": "S E C R E T", "UNCLASSIFIED": "UNCLAS"}
_SECURITY: Final = {"CONFIDENTIAL": "ZNY CCCCC ZZH", "SECRET": "ZNY SSSSS ZZH", "UNCLASSIFIED": "ZNR UUUUU ZZH"}
_PROSIGNS: Final = {"ROUTINE": "R", "PRIORITY": "P", "IMMEDIATE": "O", "FLASH": "Z"}
_REQUESTS: Final = (
    "We request the Department's guidance on the {0} of the {1}.",
    "Please advise whether the {0} may be shown to the {1}.",
    "Embassy would appreciate instructions on the {0} and the {1} before the meeting.",
)
_REPORTED: Final = "The Foreign Minister asked for {0} support on the {1}, and handed over a non-paper."
_SHORT: Final = 0.25
"""Share of the telegrams without routing that have a date-time group and addressees all the same."""
_HELD: Final = 0.6
"""Share of the references that name an earlier telegram of the collection; the others name numbers that it does not hold."""
_AGAIN: Final = 0.02
"""Share of the telegrams that are a second copy of an earlier one, with other line breaks."""
_SECTION_PARAGRAPHS: Final = 12
_HEADING_WORDS: Final = 10
"""A block with fewer words is a heading of its own."""


class Post(NamedTuple):
    """Where a telegram comes from: the station, its designator and its routing indicator."""

    station: str
    designator: str
    routing_indicator: str


class Made(NamedTuple):
    """A telegram: its number, its year, its text."""

    mrn: str
    year: int
    text: str


class Collection:
    """An invented collection: `telegram(n)` for n from 0, the earlier the older."""

    def __init__(self, profile: Profile, count: int, seed: int = SEED) -> None:
        self.count = count
        self._profile = profile
        self._seed = seed
        self._vocabulary = Vocabulary(profile.words, profile.curve)
        self._weights = _cumulative_weights(profile.stations)
        self._share_of = _shares_of(self._weights)
        self._days = _days(profile.years, count)

    def __iter__(self) -> Iterator[Made]:
        """Yield all telegrams in order."""
        return (self.telegram(number) for number in range(self.count))

    def telegram(self, number: int) -> Made:
        """Return one telegram."""
        chance = self._chance(number)
        if chance.random() < _AGAIN and number:
            return self._made(chance.randrange(number), width=_WIDTH + 6)
        return self._made(number, width=_WIDTH)

    def _chance(self, number: int, of: str = "") -> random.Random:
        return random.Random(f"{self._seed}/{number}/{of}")

    def _head(self, number: int) -> tuple[Post, dt.datetime, int]:
        """Return who sends telegram `number`, when, and its serial: about as dense as real collections are."""
        chance = self._chance(number, "head")
        post = chance.choices(_ALL_POSTS, cum_weights=self._weights)[0]
        date = self._days(number)
        elapsed = date - dt.datetime(date.year, 1, 1, tzinfo=dt.UTC)
        share = elapsed / dt.timedelta(days=366)
        density = self._share_of[post] * self.count / 5
        # Neighbours get different serials: the fraction of the year decides, spread over twice what the collection holds.
        return post, date, int(share * max(density * 2, 500)) + 1

    def _made(self, number: int, *, width: int) -> Made:
        chance = self._chance(number, "text")
        post, date, serial = self._head(number)
        writer = _Writer(self._profile, self._vocabulary, chance, post, date, serial, width)
        text = writer.write(self._references(chance, number, date))
        return Made(_mrn(post, date, serial), date.year, text)

    def _references(self, chance: random.Random, number: int, date: dt.datetime) -> list[str]:
        wanted = _length(chance, self._profile.references_lengths)
        found = []
        for _ in range(min(wanted, 26)):
            near = max(0, number - int(chance.expovariate(1 / 2_000)) - 1)
            post, then, serial = self._head(near)
            serial = serial if chance.random() < _HELD else serial + chance.randrange(1, 50)
            year = f"{then.year % 100:02d}" if then.year != date.year or chance.random() < 0.8 else ""
            found.append(f"{year} {_spaced(post)} {serial}".strip())
        return found


class _Writer:
    """Writes one telegram."""

    def __init__(
        self,
        profile: Profile,
        vocabulary: Vocabulary,
        chance: random.Random,
        post: Post,
        date: dt.datetime,
        serial: int,
        width: int,
    ) -> None:
        self._profile = profile
        self._chance = chance
        self._draw: Callable[[int], list[str]] = lambda count: vocabulary.draw(chance, count)
        self._post = post
        self._date = date
        self._serial = serial
        self._width = width
        self._level = _pick(chance, profile.classifications)
        self._precedence = _pick(chance, profile.precedences)
        self._name = self._draw(1)[0].upper()

    def write(self, references: Sequence[str]) -> str:
        """Return the text."""
        paragraphs = list(self._paragraphs())
        sections = max(1, -(-len(paragraphs) // _SECTION_PARAGRAPHS))
        lines = [*self._heading(sections), *self._text_block(references, sections), ""]
        for place, paragraph in enumerate(paragraphs):
            if place and place % _SECTION_PARAGRAPHS == 0:
                page = f"{_spaced(self._post)} {self._serial:08d}  {place // _SECTION_PARAGRAPHS + 1:03d} OF {sections:03d} "
                lines += [page, ""]
            lines += [*_wrapped(paragraph, self._width), ""]
        if self._has("signature"):
            lines.append(self._name)
        return "\n".join([*lines, "BT", f"#{self._serial}", "", "NNNN", ""])

    def _has(self, what: str) -> bool:
        return self._chance.random() < self._profile.shares[what]

    def _heading(self, sections: int) -> Iterator[str]:
        chance, date = self._chance, self._date
        if self._has("transmission"):
            prosign = _PROSIGNS[self._precedence]
            yield f"VZCZCXYZ{chance.randrange(10_000):04d}"
            yield f"{prosign * 2} {' '.join(_some(chance, _INDICATORS, 6))}"
            section = f"/{1:02d}" if sections > 1 else ""
            yield f"DE {self._post.routing_indicator} #{self._serial:04d}{section} {date:%j%H%M}"
            yield _SECURITY[self._level]
            yield from self._short_heading()
            yield "BT"
        elif chance.random() < _SHORT:
            yield from self._short_heading()
        yield ""

    def _short_heading(self) -> Iterator[str]:
        yield f"{_PROSIGNS[self._precedence]} {self._date:%d%H%M}Z {self._date:%b %y}".upper()
        yield f"FM {self._post.designator}"
        yield from self._addressees()

    def _addressees(self) -> Iterator[str]:
        chance = self._chance
        actions = max(1, _length(chance, self._profile.action_lengths))
        for place, name in enumerate(_some(chance, _ADDRESSEES, min(actions, 4))):
            yield f"{'TO ' if not place else ''}RUEHC/{name} {self._precedence} {chance.randrange(1, 9_999):04d}"
        infos = min(_length(chance, self._profile.info_lengths), 40)
        for place, (designator, indicator) in enumerate(_some(chance, _POSTS, infos)):
            yield f"{'INFO ' if not place else ''}{indicator}/{designator} {chance.randrange(1, 9_999):04d}"

    def _text_block(self, references: Sequence[str], sections: int) -> Iterator[str]:
        chance, date = self._chance, self._date
        section = f"SECTION 01 OF {sections:02d} " if sections > 1 else ""
        yield f"{_CLASS_LINES[self._level]} {section}{_spaced(self._post)} {self._serial:06d}"
        yield ""
        for caption in _pick(chance, self._profile.captions).split():
            yield caption
            yield ""
        secret = self._level != "UNCLASSIFIED"
        if self._has("executive_order"):
            yield f"E.O. 12958: {f'DECL: {date:%m/%d}/{date.year + 10}' if secret else 'N/A'}"
        tags = [_pick(chance, self._profile.tags) for _ in range(_length(chance, self._profile.tags_lengths))]
        if tags:
            yield f"TAGS: {', '.join(dict.fromkeys(tags))}"
        subject = " ".join(self._draw(max(3, _length(chance, self._profile.subject_lengths)))).upper()
        yield from _wrapped(f"SUBJECT: {subject}", self._width)
        yield ""
        yield from self._reference_lines(references)
        if secret and self._has("classified_by"):
            name = " ".join(self._draw(2)).title()
            yield from _wrapped(f"Classified By: Ambassador {name} for reasons 1.4 (b) and (d).", self._width)

    def _reference_lines(self, references: Sequence[str]) -> Iterator[str]:
        if len(references) == 1:
            yield f"REF: {references[0]}"
        for place, reference in enumerate(references if len(references) > 1 else ()):
            yield f"{'REF: ' if not place else '     '}{chr(65 + place)}. {reference}"
        if references:
            yield ""

    def _paragraphs(self) -> Iterator[str]:
        chance, profile = self._chance, self._profile
        count = max(1, _length(chance, profile.paragraphs_lengths))
        mark = f"({_MARKS[self._level]}) " if self._has("portion_marks") else ""
        summary, comment = self._has("summary"), self._has("comment")
        asked = chance.randrange(count) if self._has("action_request") else -1
        number = 0
        for place in range(count):
            words = _length(chance, profile.paragraph_lengths)
            if words < _HEADING_WORDS and place:
                yield " ".join(self._draw(max(words, 1))).title()
                continue
            number += 1
            prose = " ".join(self._sentences(max(words, _HEADING_WORDS)))
            if place == 0 and summary:
                prose = f"Summary: {prose} End Summary."
            elif place == count - 1 and comment:
                prose = f"Comment: {prose} End Comment."
            elif place == asked:
                prose = f"Action request: {chance.choice(_REQUESTS).format(*self._draw(2))} {prose}"
            elif chance.random() < 0.02:
                prose = f"{prose} {_REPORTED.format(*self._draw(2))}"
            yield f"{number}. {mark}{prose}"

    def _sentences(self, words: int) -> Iterator[str]:
        while words > 0:
            length = min(words, self._chance.randint(*_SENTENCE))
            drawn = self._draw(length)
            drawn = [word.title() if self._chance.random() < _NAME else word for word in drawn]
            drawn[0] = drawn[0][:1].upper() + drawn[0][1:]
            if length > 12:
                drawn[length // 2] += ","
            yield " ".join(drawn) + "."
            words -= length


def _wrapped(text: str, width: int) -> list[str]:
    """Return the lines of a text; `textwrap` takes ten times as long for the same."""
    lines, line = [], ""
    for word in text.split():
        if len(line) + len(word) >= width and line:
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}" if line else word
    return [*lines, line]


def _length(chance: random.Random, percentiles: Sequence[int]) -> int:
    """Return a number as often as it was measured; the largest one is a single telegram's, and stands for less than a hundredth."""
    place = chance.random() * (len(percentiles) - 1)
    low = int(place)
    return percentiles[low] if chance.random() >= place - low or low >= len(percentiles) - 2 else percentiles[low + 1]


def _pick(chance: random.Random, shares: Shares) -> str:
    return chance.choices(shares.values, weights=shares.counts)[0]


def _some(chance: random.Random, values: Sequence[Value], count: int) -> list[Value]:
    return chance.sample(values, min(count, len(values)))


def _spaced(post: Post) -> str:
    for beginning in ("AMEMBASSY ", "AMCONSUL ", "USMISSION "):
        if post.designator.startswith(beginning):
            return post.designator.removeprefix(beginning)
    return post.station


def _mrn(post: Post, date: dt.datetime, serial: int) -> str:
    return f"{date.year % 100:02d}{post.station}{serial}"


def _known_posts() -> tuple[Post, ...]:
    """Return the posts whose designator and class line are both read back as their station."""
    made = (
        Post(post.station, post.plad, post.routing_indicators[0])
        for post in posts()
        if post.plad and post.routing_indicators and station_of_designator(post.plad) == post.station
    )
    return tuple(post for post in made if canonical_station(_spaced(post)) == post.station)


_ALL_POSTS: Final = _known_posts()
_POSTS: Final = tuple((post.designator, post.routing_indicator) for post in _ALL_POSTS)
_INDICATORS: Final = tuple(sorted({post.routing_indicator for post in _ALL_POSTS}))


def _cumulative_weights(stations: Shares) -> list[float]:
    """Return the weights of all posts, added up: those of the profile as often as there, the others as the rarest."""
    counted = dict(zip(stations.values, stations.counts, strict=True))
    total, weights = 0.0, []
    for post in _ALL_POSTS:
        # The square root evens out a collection that a few stations dominate.
        total += counted.get(post.station, 1) ** 0.5
        weights.append(total)
    return weights


def _shares_of(weights: Sequence[float]) -> dict[Post, float]:
    single = [weight - before for before, weight in pairwise((0.0, *weights))]
    return {post: weight / weights[-1] for post, weight in zip(_ALL_POSTS, single, strict=True)}


def _days(years: Shares, count: int) -> Callable[[int], dt.datetime]:
    """Return the date of telegram n: years in their shares, the days of a year evenly, in order."""
    ordered = sorted(zip(map(int, years.values), years.counts, strict=True))
    total = sum(share for _, share in ordered)

    def date(number: int) -> dt.datetime:
        place = (number + 0.5) / count * total
        for year, share in ordered:
            if place <= share:
                start = dt.datetime(year, 1, 1, 8, tzinfo=dt.UTC)
                return start + dt.timedelta(minutes=int(place / share * 525_000))
            place -= share
        return dt.datetime(ordered[-1][0], 12, 31, 8, tzinfo=dt.UTC)

    return date
