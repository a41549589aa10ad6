"""Suggest what a text proposes for consultations between states: each fact once, with its best passage and its voice.

A text must found or shape a body between states before any rule speaks; then facts are read out of the enclosures that do so and
out of the sender's paragraphs that name the body. Where a fact stands twice, the words of the side itself (an enclosure) come before
words reported of it, and a sentence that names the heads before one that names a level.
"""

import re
from collections.abc import Iterator
from typing import Final

import msgspec

from reftel.matters.consultations.lists import split_items, split_names
from reftel.matters.consultations.patterns import (
    BETWEEN_STATES,
    BODY_WORDS,
    CADENCES,
    COORDINATORS,
    FORECAST,
    FOUNDING,
    FROM_SIDE,
    GROUP_LISTS,
    GROUPS_ARE_SHAPED,
    INITIATIVES,
    LEVELS,
    NAME_IN_USE,
    NAMES,
    OUTSIDERS,
    OWED_HEADS,
    ROTATIONS,
    SHAPES,
    STATUS,
    Row,
)
from reftel.matters.consultations.values import Suggestion
from reftel.matters.prose.parties import side_before, side_named, subject_of
from reftel.matters.prose.stretches import Reading, Stretch
from reftel.matters.requests.asked import sender
from reftel.telegram import Passage, Telegram

_OURS: Final = re.compile(
    r"^(?:the )?(?:ambassador|dcm|embassy|post|we|charg[eé]|consul|emboffs?|department|washington|united states|u\.s\.)\b",
    re.IGNORECASE,
)
_PROPOSES: Final = re.compile(
    r"\b(?:propos|suggest|counter-?propos|should be (?:known|called)|be (?:designated|named|called))\w*", re.IGNORECASE
)
_MAX_SENTENCE: Final = 1_500
ENOUGH: Final = 3
"""Kinds of facts that make a proposal; one or two stray words about somebody's body make none."""


class _Sentence(msgspec.Struct, frozen=True):
    """A sentence on one line, with its place in its stretch and who says it."""

    text: str
    passage: Passage
    in_enclosure: bool
    by: str | None
    ours: bool


def suggest_consultation(telegram: Telegram) -> tuple[Suggestion, ...]:
    """Return what a telegram proposes, in the order of its kinds; empty where it proposes no body between states."""
    reading = Reading(telegram.body)
    if not _may_found(reading):
        return ()
    sentences = list(_sentences(reading, telegram))
    if not _founds(sentences):
        return ()
    found = _read(sentences, telegram)
    return tuple(found) if len({s.kind for s in found}) >= ENOUGH or _names_wanted(found) else ()


def _may_found(reading: Reading) -> bool:
    """True where some stretch speaks of a body and of founding one; cheap on the many telegrams that do not."""
    if not any(word in reading.prepared for word in BODY_WORDS):
        return False
    texts = (s.text for s in reading.stretches if any(word in s.text.lower() for word in BODY_WORDS))
    return any(FOUNDING.search(" ".join(text.split())) is not None for text in texts)


def _names_wanted(found: list[Suggestion]) -> bool:
    """True where the sentence that proposes a body names it: then the name alone is worth telling."""
    names = (s for s in found if s.kind == "name" and s.status != "in_use")
    return any(_PROPOSES.search(" ".join(s.passage.quote.split())) is not None for s in names)


# The sentences that may speak of the body ----------------------------------------------------------------------------


def _sentences(reading: Reading, telegram: Telegram) -> Iterator[_Sentence]:
    last: dict[bool, str | None] = {}
    us = sender(telegram)
    voices = {s.voice for s in reading.stretches if s.voice}
    other = voices.pop() if len(voices) == 1 else None
    for index, stretch in enumerate(reading.stretches):
        for place in reading.sentences(index):
            raw = stretch.text[place.start : min(place.end, place.start + _MAX_SENTENCE)]
            text = " ".join(raw.split())
            enclosed = stretch.enclosure is not None
            by, ours = _speaker(text, stretch, last.get(enclosed), us, other)
            if not ours:
                last[enclosed] = by or last.get(enclosed)
            yield _Sentence(text, stretch.passage(place.start, place.end), enclosed, by, ours)


def _speaker(text: str, stretch: Stretch, before: str | None, us: str, other: str | None) -> tuple[str | None, bool]:
    """Say whose words a sentence holds, and whether the sender's own: an enclosure's voice, else its subject's side.

    `other` is the side whose paper the telegram encloses: a person without a country is taken to be of that side.
    """
    if stretch.enclosure is not None:
        return stretch.voice, False
    subject = subject_of(text)
    if _OURS.match(text) or (subject is not None and _OURS.match(subject)):
        return us, True
    if subject is None:
        return before, False
    named = next((side for word in subject.split() if (side := side_named(word)) is not None), None)
    side = named or side_named(subject) or side_before(subject, stretch.text)
    return side or other or before or subject, False


def _founds(sentences: list[_Sentence]) -> bool:
    """True where some sentence founds or shapes a body, and the words around it make it one between states."""
    for index, sentence in enumerate(sentences):
        if FOUNDING.search(sentence.text) is None:
            continue
        near = " ".join(s.text for s in sentences[max(index - 3, 0) : index + 4])
        if BETWEEN_STATES.search(near) and SHAPES.search(near):
            return True
    return False


# The facts -----------------------------------------------------------------------------------------------------------


def _read(sentences: list[_Sentence], telegram: Telegram) -> list[Suggestion]:
    about = _about(sentences)
    groups = list(_groups(about))
    return [
        *_names(about, sender(telegram)),
        *_levels(about, telegram),
        *groups,
        *_simple(about, COORDINATORS),
        *_simple(about, CADENCES),
        *_simple(about, ROTATIONS),
        *_outsiders(about, [g.text for g in groups]),
        *_initiatives(about),
        *_owed(about, [g.text for g in groups]),
    ]


def _about(sentences: list[_Sentence]) -> list[_Sentence]:
    """Keep the enclosures that found or shape the body, and the sentences of the sender's that name it or stand beside it."""
    bodies = {
        s.passage.field.rpartition(".blocks[")[0] for s in sentences if s.in_enclosure and FOUNDING.search(s.text)
    }
    fields = {s.passage.field for s in sentences if not s.in_enclosure and _names_body(s.text)}
    kept = []
    for sentence in sentences:
        if sentence.in_enclosure:
            if sentence.passage.field.rpartition(".blocks[")[0] in bodies:
                kept.append(sentence)
        elif sentence.passage.field in fields:
            kept.append(sentence)
    return kept


def _names_body(text: str) -> bool:
    return FOUNDING.search(text) is not None or NAME_IN_USE.pattern.search(text) is not None


def _make(
    row: Row,
    sentence: _Sentence,
    text: str,
    *,
    status: str | None = None,
    group: str | None = None,
    by: str | None = None,
) -> Suggestion:
    return Suggestion(
        kind=row.kind,
        text=text,
        by=by or sentence.by,
        status=status or _status(sentence.text),
        group=group,
        paragraph=sentence.passage.paragraph,
        voice=sentence.passage.voice,
        passage=sentence.passage,
        rule=row.rule,
    )


def _status(text: str) -> str:
    return next((status for status, pattern in STATUS if pattern.search(text)), "proposed")


def _in_order(sentences: list[_Sentence]) -> list[_Sentence]:
    """Order by worth: a side's own words before words reported of it."""
    return sorted(sentences, key=lambda s: not s.in_enclosure)


def _names(sentences: list[_Sentence], us: str) -> Iterator[Suggestion]:
    wanted: dict[str, Suggestion] = {}
    for sentence in _in_order(sentences):
        for row in NAMES:
            for match in row.pattern.finditer(sentence.text):
                name = match["fact"].strip(" ,.")
                wanted.setdefault(name.lower(), _make(row, sentence, name, status=_wish(sentence.text)))
    yield from wanted.values()
    for sentence in sentences:
        used = NAME_IN_USE.pattern.search(sentence.text)
        if used is not None and used["fact"].lower() not in wanted and not sentence.in_enclosure:
            yield _make(NAME_IN_USE, sentence, _without_sides(used["fact"]), status="in_use", by=us)
            return


def _wish(text: str) -> str:
    status = _status(text)
    return status if status in {"refused", "agreed"} else "proposed"


def _without_sides(name: str) -> str:
    """Drop the sides before a name: "U.S.-Quillonia Volcano Safety Consultations"."""
    words = name.split()
    while len(words) > 2 and ("-" in words[0] or side_named(words[0])):
        words.pop(0)
    return " ".join(words)


def _levels(sentences: list[_Sentence], telegram: Telegram) -> Iterator[Suggestion]:
    """Give the level wanted once for each side that wants one, and the sender's forecasts."""
    wanted: dict[str | None, Suggestion] = {}
    for row in LEVELS:  # a sentence that names who is to head it says more than one that names a level
        for sentence in _in_order(sentences):
            if FORECAST.pattern.search(sentence.text) is None and (match := row.pattern.search(sentence.text)):
                wanted.setdefault(
                    sentence.by, _make(row, sentence, match["fact"].strip(" ,"), status=_wish(sentence.text))
                )
    yield from wanted.values()
    for sentence in sentences:
        said = FORECAST.pattern.search(sentence.text)
        if said is not None and not sentence.in_enclosure:
            by = sender(telegram) if sentence.ours else sentence.by
            yield _make(FORECAST, sentence, said["fact"].strip(" ,"), status="forecast", by=by)


def _groups(sentences: list[_Sentence]) -> Iterator[Suggestion]:
    for sentence in _in_order(sentences):
        if GROUPS_ARE_SHAPED.search(sentence.text) is None:
            continue
        for row in GROUP_LISTS:
            match = row.pattern.search(sentence.text)
            items = split_items(match["fact"]) if match is not None else ()
            if len(items) > 1 and all(len(item.split()) <= 9 for item in items):
                for item in items:
                    yield _make(row, sentence, item)
                return


def _simple(sentences: list[_Sentence], rows: tuple[Row, ...]) -> Iterator[Suggestion]:
    """Give what the rows find, each rule once: the first in the side's own words, else as reported."""
    seen: set[str] = set()
    for row in rows:
        for sentence in _in_order(sentences):
            match = row.pattern.search(sentence.text)
            if match is None or row.rule in seen or sentence.ours:
                continue
            seen.add(row.rule)
            yield _make(row, sentence, _LEAD.sub("", match["fact"]).strip(" ,"))
            break


_LEAD: Final = re.compile(
    r"^(?:(?:at the same time|also|finally|further|moreover|coordinators?)[,.: ]+"
    r"|(?:we|it) (?:also )?(?:agrees?|proposes?|suggests?) that |and that )",
    re.IGNORECASE,
)


def _outsiders(sentences: list[_Sentence], groups: list[str]) -> Iterator[Suggestion]:
    seen: set[tuple[str, str | None]] = set()
    for sentence in sentences:
        taken: list[tuple[int, int]] = []
        for row in OUTSIDERS:
            for match in row.pattern.finditer(sentence.text):
                if any(match.start("fact") < end and start < match.end("fact") for start, end in taken):
                    continue
                group = _which_group(match["group"], groups) if match["group"] else None
                text = _LEAD.sub("", match["fact"]).strip(" ,")
                taken.append(match.span("fact"))
                if (text, group) not in seen:
                    seen.add((text, group))
                    yield _make(row, sentence, text, group=group)


def _which_group(printed: str, groups: list[str]) -> str:
    """Find the group that a sentence means: by its letter in the list, or by the words of its title."""
    if printed.startswith("(") and len(printed) == 3:
        index = ord(printed[1]) - ord("a")
        return groups[index] if 0 <= index < len(groups) else printed
    words = set(re.findall(r"\w{4,}", printed.lower()))
    return (
        max(groups, key=lambda g: len(words & set(re.findall(r"\w{4,}", g.lower()))), default=printed)
        if words
        else printed
    )


def _initiatives(sentences: list[_Sentence]) -> Iterator[Suggestion]:
    for sentence in _in_order(sentences):
        for row in INITIATIVES:
            if (match := row.pattern.search(sentence.text)) is not None:
                for name in split_names(_NOT_A_NAME.sub("", match["fact"])):
                    yield _make(row, sentence, name)
                return


_NOT_A_NAME: Final = re.compile(r",?\s*and (?:need|should|would|will|must|shall)\b.*$")


def _owed(sentences: list[_Sentence], groups: list[str]) -> Iterator[Suggestion]:
    """Give one awaited head for each group, or one for all where the groups are not named."""
    seen: set[str] = set()
    for sentence in _in_order(sentences):
        for row in OWED_HEADS:
            match = row.pattern.search(sentence.text)
            if match is None:
                continue
            side = _owing(match, sentence.text)
            if side in seen:
                continue
            seen.add(side)
            each: list[str | None] = [*groups] or [None]
            for group in each:
                yield _make(
                    row, sentence, f"head of the working group, to be named by {side}", status="awaited", group=group
                )


def _owing(match: re.Match[str], text: str) -> str:
    if match.groupdict().get("who"):
        return _ARTICLE.sub("", " ".join(match["who"].split()))
    found = FROM_SIDE.search(text)
    if found is None:
        return "the other side"
    return f"the {found['side']} side" if found["side"] else f"the {found['whom']}"


_ARTICLE: Final = re.compile(r"^[Tt]he ")
