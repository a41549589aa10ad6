"""Suggest what a text proposes for consultations between states: each fact once, with its best passage and its voice.

A text must found or shape a body between states before any rule speaks (an anchor); then facts are read out of the enclosures that
do so, out of the sender's paragraphs with an anchor, and out of sentences elsewhere that name the body. Bodies of organizations,
parliaments, parties and third states anchor nothing. Where a fact stands twice, the words of the side itself (an enclosure) come
before words reported of it, and a sentence that names the heads before one that names a level."""

from collections.abc import Iterator

from reftel.matters.consultations.patterns.cadences import ROTATIONS
from reftel.matters.consultations.patterns.coordinators import COORDINATORS
from reftel.matters.consultations.reading.cadences import read_cadences
from reftel.matters.consultations.reading.coordinators import read_coordinators
from reftel.matters.consultations.reading.founding import anchors_of, may_found, nouns_of, sentences_about
from reftel.matters.consultations.reading.groups import read_groups, read_number_of_groups
from reftel.matters.consultations.reading.levels import read_levels
from reftel.matters.consultations.reading.making import defaults_of, read_simple
from reftel.matters.consultations.reading.names import read_names
from reftel.matters.consultations.reading.outsiders import read_initiatives, read_outsiders, read_owed
from reftel.matters.consultations.reading.sentences import BodySentence, sentences_of, with_speakers
from reftel.matters.consultations.reading.sessions import read_sessions
from reftel.matters.consultations.seats import suggest_seats
from reftel.matters.consultations.values import Suggestion
from reftel.matters.prose.stretches import Reading
from reftel.matters.requests.asked import sender
from reftel.telegram import Telegram


def suggest_consultation(telegram: Telegram) -> tuple[Suggestion, ...]:
    """Return what a telegram proposes, in the order of its kinds; empty where it proposes no body between states."""
    reading, us = Reading(telegram.body), sender(telegram)
    proposed = _proposed(reading, us)
    groups = tuple(one.text for one in proposed if one.kind == "group")
    return (*proposed, *suggest_seats(reading, us, groups))


def _proposed(reading: Reading, us: str) -> tuple[Suggestion, ...]:
    if not may_found(reading):
        return ()
    sentences = list(sentences_of(reading))
    anchors = anchors_of(sentences)
    if not anchors:
        return ()
    spoken = list(with_speakers(sentences, reading, us))
    return tuple(_read(sentences_about(spoken, anchors), anchors, spoken, us))


def may_propose(telegram: Telegram) -> bool:
    """Say whether a telegram founds or shapes a body between states; what it proposes, if anything, takes longer to read."""
    reading = Reading(telegram.body)
    if may_found(reading) and anchors_of(list(sentences_of(reading))):
        return True
    return next(suggest_seats(reading, "", ()), None) is not None


def _read(
    about: list[BodySentence], anchors: list[int], sentences: list[BodySentence], us: str
) -> Iterator[Suggestion]:
    default = defaults_of(anchors, sentences)
    own = nouns_of(sentences, anchors)
    groups = list(read_groups(about, default))
    yield from read_names(about, us, own, default)
    yield from read_levels(about, us, default)
    yield from groups
    titles = [g.text for g in groups]
    if not any(one.status != "refused" for one in groups):
        yield from read_number_of_groups(about, default)
    named = list(read_coordinators(about))
    yield from (o for o in read_simple(about, COORDINATORS, default) if not any(_same(o, other) for other in named))
    yield from named
    yield from read_cadences(about, default)
    yield from read_simple(about, ROTATIONS, default)
    yield from read_sessions(about, default)
    yield from read_outsiders(about, titles, default)
    yield from read_initiatives(about, own, default)
    yield from read_owed(about, titles)


def _same(one: Suggestion, other: Suggestion) -> bool:
    """True where an office that coordinates is a person who is named."""
    return other.text in one.text or one.text in other.text
