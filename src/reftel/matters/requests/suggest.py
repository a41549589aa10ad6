"""Suggest requests: what a telegram asks, who asks whom, and which words it rests on."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import Final

from reftel.codes import post
from reftel.matters.prose.dues import find_due
from reftel.matters.prose.lexicon import FIRST_PERSON
from reftel.matters.prose.parties import STATE, asker_before, ends_with_name, is_party, side_before, side_named
from reftel.matters.prose.stretches import POINTS, TelegramReading
from reftel.matters.prose.wording import shorten
from reftel.matters.requests.asked import GOVERNMENT, asked_in, default_asked, implied_asked, sender, single_post
from reftel.matters.requests.hits import Hit, find_hits, is_department
from reftel.matters.requests.labels import heed_labels, is_instruction, label_end
from reftel.matters.requests.naming import host, hosts, told
from reftel.matters.requests.own_asks import OWN_ASKS
from reftel.matters.requests.reported_asks import SPOKEN_ASKS
from reftel.matters.requests.retelling import BRIEF, without_retold
from reftel.matters.rules import LABELLED, REPORTED, SPOKEN
from reftel.matters.values import Request
from reftel.telegram import Telegram

NO_ACT: Final = re.compile(
    r"(?:not )?(?:to )?(?:understand|believe|recogni[sz]e|remember|bear in mind|keep in mind|know|realize|be patient|note"
    r"|imagine|elaborate|hear|comment on|describe|discuss)\b|(?:for )?(?:an? )?[\"“]|\s*$",
    re.IGNORECASE,
)
"""What one is asked to think, or to say in the meeting itself, is no request that anybody can answer later."""

_REF: Final = re.compile(r"\bref(?:tel|s?\.? \(?[A-Z]\b)", re.IGNORECASE)
OWN_PEOPLE: Final = re.compile(
    r"(?:the )?(?:Ambassador$|DCM|Pol(?:off|Couns|Chief)|Econ(?:off|Couns)|Emboffs?|Charg|CDA|Embassy |we$)",
    re.IGNORECASE,
)
"""The sender's own people, by their titles."""

_OWN_SIDE: Final = frozenset({"department", "washington", "state"})


def suggest_requests(telegram: Telegram) -> tuple[Request, ...]:
    """Return what a telegram asks, in the order of its text; empty where it asks nothing.

    Each sentence gives one request at most. What a summary tells of a request that stands in the body too is left out.
    """
    return read_requests(TelegramReading(telegram))


def read_requests(reading: TelegramReading) -> tuple[Request, ...]:
    """Return the requests of a telegram that has been made ready for rules."""
    found = [request for hit in find_hits(reading) if (request := _request(reading, hit)) is not None]
    return without_retold(heed_labels(reading, found), _brief_fields(reading))


def _brief_fields(reading: TelegramReading) -> frozenset[str]:
    """Return the stretches that tell in short what stands elsewhere in full."""
    return frozenset(s.field for s in reading.stretches if not BRIEF.isdisjoint(s.roles))


def _request(reading: TelegramReading, hit: Hit) -> Request | None:
    if NO_ACT.match(hit.what.strip()):
        return None
    if hit.pattern in OWN_ASKS:
        return _own(reading, hit)
    if hit.pattern in SPOKEN_ASKS:
        of = _named(hit) or (hosts(reading.telegram) if _is_point(reading, hit) else None)
        return _build(reading, hit, by=_speaker(reading, hit), of=of, own=False, rule=SPOKEN)
    by = _SAID[hit.pattern.name](reading) if hit.pattern.name in _SAID else hit.group("by") or _asker(reading, hit)
    printed = hit.group("of") or hit.group("post")
    if by is None or (printed and not is_party(printed)):
        return None
    of = _named(hit) or (None if printed else _implied(reading, hit, by))
    if hit.pattern.name == "ref-requested":
        of = sender(reading.telegram)
    return _build(reading, hit, by=by, of=of, own=False, rule=REPORTED)


def _own(reading: TelegramReading, hit: Hit) -> Request:
    """Read what the sender asks; what the Department asks in a post's words, or of that post, is reported."""
    telegram = reading.telegram
    by, of = sender(telegram), _named(hit)
    printed = " ".join((hit.group("by") or "").split())
    if not is_department(telegram) and printed.lower().removeprefix("the ") in _OWN_SIDE:
        return _build(reading, hit, by=printed, of=of or by, own=False, rule=REPORTED)
    if (
        not is_department(telegram)
        and of is not None
        and of.lower() in {"post", "embassy"}
        and telegram.station is not None
    ):
        return _build(reading, hit, by=default_asked(telegram), of=by, own=False, rule=REPORTED)
    rule = LABELLED if is_instruction(reading, hit.pattern.name) else hit.pattern.rule
    asked = single_post(of, telegram) if of else default_asked(telegram)
    return _build(reading, hit, by=by, of=asked, own=True, rule=rule)


def _named(hit: Hit) -> str | None:
    return asked_in(hit.group("of") or hit.group("post"), hit.what, is_upper=hit.text.isupper())


def _speaker(reading: TelegramReading, hit: Hit) -> str:
    """Say whose words an enclosed text or a point is: a party that it names itself by, its voice, the government."""
    printed = " ".join((hit.group("by") or "we").split())
    if printed.lower() not in {"we", "i"}:
        return printed.removeprefix("the ").removeprefix("The ")
    if _is_point(reading, hit):
        return GOVERNMENT
    return hit.stretch.voice or "the author of the enclosed text"


def _telling(reading: TelegramReading) -> str:
    """Return who "we" are where the sender tells what is asked of others: the government, in the Department's telegrams."""
    return GOVERNMENT if is_department(reading.telegram) else sender(reading.telegram)


def _citing(reading: TelegramReading) -> str:
    """Return whose telegram it is that is said to have asked: the first reference's, else the addressee's."""
    first = next((one.key for one in reading.telegram.references if one.key is not None), None)
    if first is None or first.station == STATE:
        return default_asked(reading.telegram)
    known = post(first.station)
    return f"Embassy {known.city}" if known is not None and known.city else first.station


def _implied(reading: TelegramReading, hit: Hit, by: str) -> str | None:
    """Return who is asked where the sentence does not say: the host where the sender's own people ask, else the sender's government."""
    if OWN_PEOPLE.match(by) is not None or told(reading, by, hit.text) == told(reading, GOVERNMENT, hit.text):
        return host(reading.telegram)
    return implied_asked(hit.around)


def _is_point(reading: TelegramReading, hit: Hit) -> bool:
    """True where the words are the sending government's: points to be made, or a text of the Department's without another voice."""
    if hit.stretch.enclosure is None or hit.stretch.enclosure == POINTS:
        return True
    return hit.stretch.voice is None and is_department(reading.telegram)


def _asker(reading: TelegramReading, hit: Hit) -> str | None:
    if hit.before.rstrip().endswith(" had") and _REF.search(hit.text):
        return None  # an earlier telegram has told of it
    if hit.pattern.named and not ends_with_name(hit.before):
        return None
    name = asker_before(hit.before, hit.match[0], _earlier(reading, hit))
    if name is None or name.lower() in FIRST_PERSON:
        return None if name is None else sender(reading.telegram)
    return _with_side(reading, hit, name)


def _earlier(reading: TelegramReading, hit: Hit) -> Iterator[str]:
    """Yield the sentences before a hit, the nearest first, over the border of one stretch at most."""
    for index in (hit.index, hit.index - 1):
        if index < 0 or reading.stretches[index].enclosure != hit.stretch.enclosure:
            return
        text, sentences = reading.stretches[index].text, reading.sentences(index)
        last = (
            bisect_left(sentences, hit.sentence.start, key=lambda s: s.start) if index == hit.index else len(sentences)
        )
        yield from (text[sentences[i].start : sentences[i].end] for i in range(last - 1, -1, -1))


def _with_side(reading: TelegramReading, hit: Hit, name: str) -> str:
    """Add the side where the text gives it: before the name, or in the sentence ("Orlan said Osmark's ships ...")."""
    words = name.split()
    if (
        side_named(name)
        or any(side_named(word) for word in words)
        or len(words[-1]) < 3
        or words[-1].isupper()
        or words[-1].islower()
    ):
        return name
    side = _side(reading, hit, name)
    return f"{name} ({side})" if side and side != "United States" else name


def _side(reading: TelegramReading, hit: Hit, name: str) -> str | None:
    first = next((s.text for s in reading.stretches if words_in(name, s.text)), "")
    if (side := side_before(name, first)) is not None:
        return side
    sides = {side for m in re.finditer(r"\b([A-Z][\w-]+)['’]s\b", hit.before) if (side := side_named(m[1])) is not None}
    return sides.pop() if len(sides) == 1 else None


def words_in(name: str, text: str) -> bool:
    """True where the last word of a name stands in a text."""
    return name.split()[-1] in text


def _build(reading: TelegramReading, hit: Hit, *, by: str, of: str | None, own: bool, rule: str) -> Request:
    start = hit.sentence.start + label_end(hit.text)
    return Request(
        paragraph=hit.stretch.paragraph,
        by=told(reading, by, hit.text) or by,
        of=told(reading, of, hit.text),
        own=own,
        labelled=rule == LABELLED,
        what=shorten(hit.what),
        due=find_due(hit.text, reading.telegram.date),
        passage=hit.stretch.passage(start, hit.sentence.end),
        rule=rule,
    )


_SAID: Final = {"ref-requested": _citing, "we-urge": _telling}
"""Rows whose wording says who asks, without a name before it → what names him."""
