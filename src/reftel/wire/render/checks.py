"""Checks of a value before it is written: what only the value shows, since what is written no longer tells it."""

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from typing import Final

from reftel.codes import Precedence, TelegramKind, captions
from reftel.errors import DraftError
from reftel.telegram import Addressee, Block, Enclosure, Heading, Paragraph, Telegram, mrn_of, walk
from reftel.wire.body.containers import MAX_DEPTH
from reftel.wire.heading.addressees import read_addressee
from reftel.wire.render.body import NAMES
from reftel.wire.render.heading import LISTS, addressee_line
from reftel.wire.render.rules import DRAFT_RULES

SHOWN: Final = 60
"""Characters of a value that a sentence quotes."""

MOST_SERIAL: Final = 999_999
"""Six figures on the class line. Source: 5 FAH-1 H-246; STATE reaches six."""

MOST_NUMBER: Final = 99_999
"""Five figures for the running number to an addressee. Source: ACP 127 practice in the collections."""


def fault(code: str, field: str, /, **facts: object) -> DraftError:
    """Make the fault of a rule: its sentence, with the facts in short and on one line."""
    rule = DRAFT_RULES[code]
    shown = {name: shorten(value) for name, value in facts.items()}
    return DraftError(code, field, rule.message.format(**shown))


def shorten(value: object) -> str:
    """Return a value as a sentence may quote it."""
    text = "nothing" if value is None or value == [] or value == "" else " ".join(str(value).split())
    return text if len(text) <= SHOWN else f"{text[: SHOWN - 2]} …"


def is_too_deep(blocks: Sequence[Block]) -> bool:
    """Answer whether enclosures stand inside each other deeper than a reader follows; it never descends further itself."""
    level: list[Block] = list(blocks)
    for _ in range(MAX_DEPTH + 1):
        level = [inner for block in level if isinstance(block, Enclosure) for inner in block.blocks]
    return bool(level)


def value_faults(telegram: Telegram) -> Iterator[DraftError]:
    """Yield the faults of a value in the order of the heading, the text block and the body."""
    for check in CHECKS:
        yield from check(telegram)


def _identity(t: Telegram) -> Iterator[DraftError]:
    if t.kind is TelegramKind.UNRECOGNISED:
        yield fault("RD101", "kind", kind=t.kind.value)
    if t.key is None:
        yield fault("RD102", "key")
        return
    if not 0 < t.key.serial <= MOST_SERIAL:
        yield fault("RD104", "key.serial", value=t.key.serial, low=1, high=MOST_SERIAL)
    if t.station is not None and t.station != t.key.station:
        yield fault("RD103", "station", value=t.station, other="key.station", wanted=t.key.station)
    if t.mrn != mrn_of(t.key):
        yield fault("RD103", "mrn", value=t.mrn, other="key", wanted=mrn_of(t.key))
    if t.date is not None and t.key.year != t.date.year:
        yield fault("RD103", "key.year", value=t.key.year, other="date", wanted=t.date.year)


def _times(t: Telegram) -> Iterator[DraftError]:
    moments = [("date", t.date)]
    if t.transmission is not None:
        moments.append(("transmission.filed_at", t.transmission.filed_at))
    for field, moment in moments:
        if moment is not None and not _is_minute(moment):
            yield fault("RD105", field, value=moment.isoformat())


def _is_minute(moment: dt.datetime) -> bool:
    return moment.utcoffset() == dt.timedelta() and not moment.second and not moment.microsecond


def _precedence(t: Telegram) -> Iterator[DraftError]:
    if t.precedence is None:
        yield fault("RD106", "precedence")
        return
    for name in ("action", "info"):
        if getattr(t.precedence, name) is Precedence.NIACT_IMMEDIATE:
            yield fault("RD107", f"precedence.{name}", value="NIACT IMMEDIATE", instead="IMMEDIATE")


def _transmission(t: Telegram) -> Iterator[DraftError]:
    sent = t.transmission
    if sent is None:
        return
    if bool(sent.routing_indicators) != (len(sent.precedences) == 1):
        yield fault("RD109", "transmission.routing_indicators", line=2, needs="one precedence and the stations called")
    de = (sent.section, sent.filed_at, sent.serial, sent.station_indicator)
    if any(part is not None for part in de) and (sent.serial is None or sent.station_indicator is None):
        yield fault("RD109", "transmission.station_indicator", line=3, needs="the station's indicator and the serial")
    if sent.serial is not None and not 0 < sent.serial <= MOST_SERIAL:
        yield fault("RD104", "transmission.serial", value=sent.serial, low=1, high=MOST_SERIAL)


def _addressees(t: Telegram) -> Iterator[DraftError]:
    for _, name in LISTS:
        held: tuple[Addressee, ...] = getattr(t, name)
        for index, addressee in enumerate(held):
            field = f"{name}[{index}]"
            if addressee.number is not None and not 0 <= addressee.number <= MOST_NUMBER:
                yield fault("RD104", f"{field}.number", value=addressee.number, low=0, high=MOST_NUMBER)
            line = addressee_line(addressee)
            alone = read_addressee(addressee.designator, 0, field)[0].designator
            if alone != addressee.designator or read_addressee(line, 0, field)[0] != addressee:
                yield fault("RD108", f"{field}.designator", line=line)


def _captions(t: Telegram) -> Iterator[DraftError]:
    for index, name in enumerate(t.captions):
        if name not in captions():
            yield fault("RD201", f"captions[{index}]", caption=name)
        elif name in t.captions[:index]:
            yield fault("RD202", f"captions[{index}]", caption=name)


def _order(t: Telegram) -> Iterator[DraftError]:
    if t.executive_order is not None and t.executive_order.number is None:
        yield fault("RD203", "executive_order.number")


def _body(t: Telegram) -> Iterator[DraftError]:
    numbers = [b.number for b in t.body if isinstance(b, Paragraph) and b.number is not None]
    if numbers and numbers[0] != 1:
        yield fault("RD301", "body", number=numbers[0])
    for path, block, _ in walk(t.body):
        if isinstance(block, Enclosure) and block.kind not in NAMES:
            yield fault("RD304", f"{path}.kind", kind=block.kind)


def _sections(t: Telegram) -> Iterator[DraftError]:
    held = t.sections
    if held is not None and (held.of < 2 or not _are_all(held.markers_seen, held.of)):
        yield fault("RD302", "sections", of=held.of, seen=", ".join(map(str, held.markers_seen[:20])))


def _are_all(seen: tuple[int, ...], of: int) -> bool:
    """Answer whether the markers are 1 to `of`, without counting to a number that somebody made up."""
    return len(seen) == of and seen == tuple(range(1, len(seen) + 1))


def _one_line(t: Telegram) -> Iterator[DraftError]:
    for field, text in _single_lines(t):
        if not text or text != " ".join(text.split()):
            yield fault("RD404", field)
    for field, text in _kept_lines(t):
        if not text or text != text.strip() or "\n" in text:
            yield fault("RD404", field)


def _single_lines(t: Telegram) -> Iterator[tuple[str, str]]:
    """Yield every value whose words a reader joins with single blanks, however they were laid out."""
    held = [("originator", t.originator), ("subject", t.subject)]
    if t.transmission is not None:
        held += [(f"transmission.{n}", getattr(t.transmission, n)) for n in ("identifier", "station_indicator")]
    held += [(f"{n}[{i}].designator", a.designator) for _, n in LISTS for i, a in enumerate(getattr(t, n))]
    held += [(f"captions[{i}]", name) for i, name in enumerate(t.captions)]
    held += [(f"pass_lines[{i}].text", line.text) for i, line in enumerate(t.pass_lines)]
    held += [(f"tags[{i}].code", tag.code) for i, tag in enumerate(t.tags)]
    held += [(f"references[{i}].text", reference.text) for i, reference in enumerate(t.references)]
    if t.executive_order is not None:
        held.append(("executive_order.text", t.executive_order.text))
    if t.classified_by is not None:
        held.append(("classified_by.text", t.classified_by.text))
    return ((field, text) for field, text in held if text is not None)


def _kept_lines(t: Telegram) -> Iterator[tuple[str, str]]:
    """Yield the values that are one line as it was printed, blanks inside and all."""
    if t.signature is not None:
        yield "signature", t.signature
    for path, block, _ in walk(t.body):
        if isinstance(block, Enclosure) and block.title is not None:
            yield f"{path}.title", block.title
        elif isinstance(block, Heading):
            yield f"{path}.text", block.text.split("\n", 1)[0].rstrip()


CHECKS: Final[tuple[Callable[[Telegram], Iterator[DraftError]], ...]] = (
    _identity,
    _times,
    _precedence,
    _transmission,
    _addressees,
    _captions,
    _order,
    _body,
    _sections,
    _one_line,
)
