"""Requests under a label: ACTION REQUEST, GUIDANCE REQUESTED and their kin make what stands under them the sender's request."""

import re
from collections.abc import Sequence
from itertools import islice
from typing import Final

import msgspec

from reftel.matters.prose.dues import find_due
from reftel.matters.prose.sentences import Sentence
from reftel.matters.prose.stretches import Stretch, TelegramReading
from reftel.matters.prose.wording import shorten
from reftel.matters.requests.asked import default_asked, sender
from reftel.matters.requests.hits import is_department, is_pointer, is_spoken
from reftel.matters.rules import LABELLED
from reftel.matters.values import Request
from reftel.telegram import Role

LABEL: Final = re.compile(
    r"(?:begin )?(?:(?:comment|summary|introduction|background) (?:and|&) )?"
    r"(?:action request(?:ed|s)?|action required|guidance request(?:ed)?|requests? for (?:guidance|action|instructions)"
    r"|requested action|action addressees are requested to)\s*(?:\([^)]{1,9}\)\s*)?[:.-]+\s*(?=[\w\"(])",
    re.IGNORECASE,
)
END: Final = re.compile(r"\bend (?:of )?(?:summary and )?action request", re.IGNORECASE)


class Zone(msgspec.Struct, frozen=True):
    """What stands under a label: [start, end) of one stretch. `mixed` where a summary stands under it too."""

    index: int
    start: int
    end: int
    mixed: bool


_LABEL_WORDS: Final = (
    "action request",
    "guidance request",
    "request for ",
    "requests for ",
    "action required",
    "requested action",
    "action addressees are",
)
"""One of these stands in every label."""
_OPENS: Final = re.compile(r"(?:^|[.:;!?)\]\"”=*-])\s*$")
"""What stands before a label: nothing, or the end of a sentence."""
_LABEL: Final = 60
"""The longest label."""
_LEAD: Final = 25
"""So long is what may stand in a label before them ("BEGIN COMMENT AND ")."""


MAX_ZONES: Final = 200
"""So many labels are heeded in one telegram; real ones have a handful."""


def find_zones(reading: TelegramReading) -> tuple[Zone, ...]:
    """Return what stands under labels in the sender's own words, in order."""
    labels = _labels(reading)
    zones = (
        _zone(index, stretch, labels.get(index))
        for index, stretch in enumerate(reading.stretches)
        if stretch.enclosure is None and (index in labels or Role.ACTION_REQUEST in stretch.roles)
    )
    return tuple(islice(zones, MAX_ZONES))


def _labels(reading: TelegramReading) -> dict[int, re.Match[str]]:
    """Return the first label of each stretch that holds one."""
    found: dict[int, re.Match[str]] = {}
    for index, offset in reading.places(_LABEL_WORDS):
        if index in found and found[index].start() <= offset:
            continue
        text = reading.stretches[index].text
        match = LABEL.search(text, max(offset - _LEAD, 0), offset + _LABEL)
        if match is not None and _OPENS.search(text[max(match.start() - _LEAD, 0) : match.start()]):
            found[index] = match
    return found


def _zone(index: int, stretch: Stretch, label: re.Match[str] | None) -> Zone:
    is_summary = label is None or stretch.text[: label.end()].lower().startswith("summary")
    mixed = Role.SUMMARY in stretch.roles and is_summary
    start = 0 if label is None or mixed else label.end()
    end = END.search(stretch.text, start)
    return Zone(index, start, end.start() if end else len(stretch.text), mixed)


def label_end(text: str) -> int:
    """Return how long the label is with which a sentence begins, 0 where it begins with none."""
    match = LABEL.match(text)
    return match.end() if match else 0


def heed_labels(reading: TelegramReading, found: Sequence[Request]) -> list[Request]:
    """Mark what stands under a label; where nothing under it was understood, take its first sentence as the request.

    What is reported of others under a label becomes the sender's request where the sender asks nothing in its own words:
    "ACTION REQUEST: The ministry asks for the charts."
    """
    out = list(found)
    zones = find_zones(reading)
    for zone in zones:
        out = [_labelled(request) if _within(reading, zone, request) else request for request in out]
    for zone in zones:
        if zone.mixed or _is_answered(reading, zones, zone, out):
            continue
        reported = [r for r in out if _within(reading, zone, r)]
        if reported:
            out[out.index(reported[0])] = _adopted(reading, reported[0])
        elif (request := _first_sentence(reading, zone)) is not None:
            out.append(request)
    return out


def _within(reading: TelegramReading, zone: Zone, request: Request) -> bool:
    stretch = reading.stretches[zone.index]
    return request.passage.field == stretch.field and zone.start <= request.passage.end - 1 < zone.end


def _labelled(request: Request) -> Request:
    rule = LABELLED if request.own else request.rule
    return msgspec.structs.replace(request, labelled=True, rule=rule)


def _is_answered(reading: TelegramReading, zones: Sequence[Zone], zone: Zone, found: Sequence[Request]) -> bool:
    """True where the sender asks something of its own in this zone, or in the zones that follow on it without a break."""
    run = [z for z in zones if z.index == zone.index or _is_one_run(zones, zone, z)]
    return any(request.own and _within(reading, z, request) for z in run for request in found)


def _is_one_run(zones: Sequence[Zone], one: Zone, other: Zone) -> bool:
    """True where every stretch from one zone to the other is under a label by its role alone."""
    between = range(min(one.index, other.index), max(one.index, other.index) + 1)
    covered = {z.index for z in zones if z.start == 0 or z.index == min(one.index, other.index)}
    return all(index in covered for index in between)


def _adopted(reading: TelegramReading, request: Request) -> Request:
    return msgspec.structs.replace(
        request, own=True, labelled=True, by=sender(reading.telegram), of=default_asked(reading.telegram), rule=LABELLED
    )


def _first_sentence(reading: TelegramReading, zone: Zone) -> Request | None:
    stretch = reading.stretches[zone.index]
    for sentence in reading.sentences(zone.index):
        start = max(sentence.start, zone.start)
        text = stretch.text[start : sentence.end]
        if sentence.end <= zone.start or sentence.start >= zone.end or is_spoken(stretch, sentence.start):
            continue
        if is_pointer(text) and not text.lower().startswith("end "):
            return None  # the request stands elsewhere, and another zone has it
        if len(text.split()) < 4 or is_pointer(text):
            continue
        return _of_sentence(reading, stretch, Sentence(start, sentence.end))
    return None


def _of_sentence(reading: TelegramReading, stretch: Stretch, sentence: Sentence) -> Request:
    text = stretch.text[sentence.start : sentence.end]
    telegram = reading.telegram
    return Request(
        paragraph=stretch.paragraph,
        by=sender(telegram),
        of=default_asked(telegram),
        own=True,
        labelled=True,
        what=shorten(text),
        due=find_due(text, telegram.date),
        passage=stretch.passage(sentence.start, sentence.end),
        rule=LABELLED,
    )


def is_instruction(reading: TelegramReading, name: str) -> bool:
    """True where the Department instructs its posts in its usual wording, which counts as a label."""
    return is_department(reading.telegram) and name in {"post-is-requested", "bare-request", "we-request", "please"}
