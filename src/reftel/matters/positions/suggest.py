"""Suggest positions: what a side wants, accepts or refuses on a question; a forecast is shown as one, and is no position taken."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import islice
from typing import Final

from reftel.matters.positions.wordings import (
    ASSENT,
    DENIED,
    EXPECTED,
    FORECAST,
    FORECASTS,
    GOVERNMENT,
    OBJECT,
    OWN_VERBS,
    PURSUIT,
    QUESTION,
    SIDES,
    TITLES,
    VERBS,
)
from reftel.matters.prose.parties import asker_before, side_named
from reftel.matters.prose.phrasing import word_expression
from reftel.matters.prose.sentences import Sentence
from reftel.matters.prose.stretches import Stretch, TelegramReading
from reftel.matters.prose.wording import is_quoted, shorten
from reftel.matters.rules import POSITION_EXPECTED, POSITION_STATED, POSITION_TOLD
from reftel.matters.values import Position, Stance, Standing

MAX_TRIED: Final = 1_000
"""So many verbs are tried in one telegram, which bounds the time that a hostile one takes."""

_BEFORE: Final = 160
_AHEAD: Final = 200
_WORDS_OF_A_QUESTION: Final = 8
_FIRST_PERSON: Final = frozenset({"we"})


def read_positions(reading: TelegramReading) -> tuple[Position, ...]:
    """Return the positions of a telegram in the order of its text, each of a side in a sentence once."""
    found: dict[tuple[str, int, str], Position] = {}
    for position in _positions(reading):
        found.setdefault((position.passage.field, position.passage.start, position.side), position)
    return tuple(found.values())


def _positions(reading: TelegramReading) -> Iterator[Position]:
    for index, at, verb in islice(reading.matches(_verbs()), MAX_TRIED):
        stretch = reading.stretches[index]
        if reading.is_upper(index) or is_quoted(stretch.text, at):
            continue  # where all is in capitals nothing tells a side from other words
        sentence = reading.sentence_at(index, at)
        if sentence is None:
            continue
        if verb in FORECASTS:
            position = _expected(stretch, sentence, at) if stretch.enclosure is None else None
        elif stretch.enclosure is not None:
            position = _stated(stretch, sentence, at, verb) if verb in OWN_VERBS else None
        else:
            position = _told(stretch, sentence, at, verb) if verb in VERBS else None
        if position is not None:
            yield position


def _told(stretch: Stretch, sentence: Sentence, at: int, verb: str) -> Position | None:
    """Read what the sender tells of a side: its government, or who speaks for it."""
    text = stretch.text
    before = text[max(sentence.start, at - _BEFORE) : at]
    if DENIED.search(before) is not None:
        return None
    side = asker_before(before, text[at : at + _AHEAD], ())
    if side is None or not is_side(side):
        return None
    match = OBJECT.match(text, at + len(verb), min(sentence.end, at + _AHEAD))
    if match is None:
        return None
    what = f"{verb} {match['what']}"
    return _make(stretch, sentence, side, match["what"], what, VERBS[verb], Standing.REPORTED, POSITION_TOLD)


def _stated(stretch: Stretch, sentence: Sentence, at: int, verb: str) -> Position | None:
    """Read what a text of a side's own says in the first person."""
    text = stretch.text
    last = re.findall(r"[\w']+", text[max(sentence.start, at - 40) : at])[-3:]
    denied = bool(last) and last[-1].lower() in {"not", "cannot"}
    if stretch.voice is None or not any(word.lower() in _FIRST_PERSON for word in last):
        return None
    match = OBJECT.match(text, at + len(verb), min(sentence.end, at + _AHEAD))
    if match is None:
        return None
    stance = _opposite(OWN_VERBS[verb]) if denied else OWN_VERBS[verb]
    what = f"{'not ' if denied else ''}{verb} {match['what']}"
    return _make(stretch, sentence, stretch.voice, match["what"], what, stance, Standing.STATED, POSITION_STATED)


def _expected(stretch: Stretch, sentence: Sentence, at: int) -> Position | None:
    """Read what the sender expects of a side."""
    text, start = stretch.text, max(sentence.start, at - 60)
    match = EXPECTED.search(text, start, sentence.end)
    if match is not None and match.start() <= at < match.end():
        side: str | None = match["side"].removeprefix("the ")
        denied = bool(match["no"]) != bool(match["not"])
    else:
        match = FORECAST.search(text, start, sentence.end)
        if match is None or not match.start() <= at < match.end():
            return None
        side = asker_before(text[max(sentence.start, match.start() - _BEFORE) : match.start()], match[0], ())
        denied = any(match[name] is not None for name in ("un", "hardly", "not"))
    if side is None or not is_side(side):
        return None
    act = match["act"].lower()
    what = " ".join(match[0].split())
    return _make(
        stretch, sentence, side, match["rest"], what, _stance(act, denied=denied), Standing.FORECAST, POSITION_EXPECTED
    )


def _stance(act: str, *, denied: bool) -> Stance:
    stance = Stance.ACCEPTS if act in ASSENT else Stance.WANTS if act in PURSUIT else Stance.REFUSES
    return _opposite(stance) if denied else stance


def _opposite(stance: Stance) -> Stance:
    return Stance.ACCEPTS if stance is Stance.REFUSES else Stance.REFUSES


def is_side(name: str) -> bool:
    """True for a state, its government, or who speaks for it: "Tessaly", "the GOT", "Foreign Minister Orlan"."""
    words = name.split()
    if GOVERNMENT.fullmatch(name) is not None or TITLES.search(name) is not None:
        return True
    return any(word.lower() in SIDES or side_named(word) is not None for word in words) or side_named(name) is not None


def _make(
    stretch: Stretch,
    sentence: Sentence,
    side: str,
    rest: str,
    what: str,
    stance: Stance,
    status: Standing,
    rule: str,
) -> Position | None:
    match = QUESTION.match(" ".join(rest.split()))
    question = " ".join(match["thing"].split()[:_WORDS_OF_A_QUESTION]).strip(" ,.;:") if match else ""
    if not question:
        return None
    return Position(
        paragraph=stretch.paragraph,
        side=side,
        question=question,
        stance=stance,
        status=status,
        what=shorten(what),
        passage=stretch.passage(sentence.start, sentence.end),
        rule=rule,
    )


@cache
def _verbs() -> re.Pattern[str]:
    return word_expression((*VERBS, *OWN_VERBS, *FORECASTS))
