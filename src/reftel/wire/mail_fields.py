"""The header fields of military mail (RFC 6477) as a telegram's heading: a pure function from pairs of name and value.

| field | says |
|---|---|
| `MMHS-Primary-Precedence`, `MMHS-Copy-Precedence` | `precedence.action`, `precedence.info`; numbers of STANAG 4406 or their words |
| `MMHS-Originator-PLAD` | `originator`, and with it `station` and `origin` |
| `MMHS-Extended-Authorisation-Info` | `date`: when the telegram was released, as the date-time group says it |
| `MMHS-Acp127-Message-Identifier` | `transmission.station_indicator`, `serial`, `filed_at`: the DE line |
| `To`, `MMHS-Other-Recipients-Indicator-To` | `action_addressees` |
| `Cc`, `MMHS-Other-Recipients-Indicator-CC` | `info_addressees` |
| `MMHS-Exempted-Address` | `exempt_addressees` |
| `MMHS-Subject-Indicator-Codes` | `tags`, those that a table of TAGS knows |
| `MMHS-Originator-Reference` | `key` and `mrn`, where it has the form of one |
| `SIO-Label` (RFC 7444), its marking | `classification` |
| `Subject` | `subject` |

The text decides: a field fills only what the text leaves open; a label alone can raise the level, never lower it. Where both speak,
`published_from_fields` keeps the mail's word, and `crosscheck` reports the difference. Numbers of precedence without a word of ours
(deferred, override, national ones) say nothing.
"""

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from email.utils import getaddresses, parsedate_to_datetime
from typing import Final

import msgspec

from reftel.codes import (
    Classification,
    Precedence,
    TagKind,
    TelegramKind,
    canonical_identifier,
    origin_of_designator,
    origin_of_station,
    station_of_designator,
    tag,
    tag_codes,
)
from reftel.telegram import (
    Addressee,
    Key,
    Paragraph,
    Place,
    PrecedencePair,
    Published,
    Span,
    Tag,
    Telegram,
    Transmission,
    mrn_of,
)
from reftel.wire.dates import read_filed, widen
from reftel.wire.levels import LEVEL

Fields = Sequence[tuple[str, str]]
"""Name as written and value, unfolded and decoded, in the order of the header."""

PREFIX: Final = "mmhs-"

_PRECEDENCES: Final = {
    "1": Precedence.ROUTINE,
    "routine": Precedence.ROUTINE,
    "2": Precedence.PRIORITY,
    "priority": Precedence.PRIORITY,
    "3": Precedence.IMMEDIATE,
    "immediate": Precedence.IMMEDIATE,
    "4": Precedence.FLASH,
    "flash": Precedence.FLASH,
}
"""STANAG 4406, annex A, MMHSPrecedence; 0 is deferred, 5 override, which telegrams do not have."""

_MARKING: Final = re.compile(r'marking\s*=\s*(?:"([^"]{0,200})"|([^;\s]{1,200}))', re.IGNORECASE)
_DE_LINE: Final = re.compile(
    r"(?:DE )?\s*(?P<station>R[A-Z]{3,7})\s+#?(?P<serial>\d{1,6})(?:/\d{2,3})?(?:\s+(?P<filed>\d{7}|\d{2,3}/\d{4}Z?))?\b"
)
_IDENTIFIER: Final = re.compile(r"(\d\d)([A-Z]+)(\d{1,15})")
_CODE: Final = re.compile(r"[A-Z0-9]{2,8}")
_LONGEST: Final = 8 * 1024
"""A list of addresses longer than this is not taken apart."""


def is_military(fields: Fields) -> bool:
    """Tell whether a mail carries any field of RFC 6477."""
    return any(name.lower().startswith(PREFIX) for name, _ in fields)


def published_from_fields(fields: Fields) -> Published:
    """Return what the header of a military mail says of its telegram, for what a text can be compared with."""
    said = _by_name(fields)
    date = parse_mail_date(said.get("mmhs-extended-authorisation-info", ""))
    level = _classification(said)
    return Published(
        identifier=canonical_identifier(said.get("mmhs-originator-reference", "")),
        created=date,
        classification=None if level is None else level.value,
        origin=origin_of_designator(said.get("mmhs-originator-plad", "")[:_LONGEST]),
        title=said.get("subject") or None,
    )


def parse_mail_date(value: str) -> str | None:
    """Return a date of RFC 5322 as "2006-03-14 09:26" in UTC, None where it is none."""
    moment = _date(value)
    return None if moment is None else moment.strftime("%Y-%m-%d %H:%M")


def fill_from_fields(telegram: Telegram, fields: Fields, text: str, extent: Place) -> Telegram:
    """Return the telegram with what the header of its mail says where the text is silent.

    A military mail whose body shows no format at all is a telegram too: its body is one paragraph, `text[extent]`.
    """
    if not is_military(fields):
        return telegram
    said = _by_name(fields)
    filled = _with_body(telegram, text, extent) if telegram.kind is TelegramKind.UNRECOGNISED else telegram
    filled = msgspec.structs.replace(
        filled,
        date=filled.date or _date(said.get("mmhs-extended-authorisation-info", "")),
        precedence=filled.precedence or _precedence(said),
        originator=filled.originator or said.get("mmhs-originator-plad") or None,
        classification=_higher(filled.classification, _classification(said)),
        subject=filled.subject or said.get("subject") or None,
    )
    filled = _with_addressees(filled, fields)
    filled = _with_transmission(filled, said.get("mmhs-acp127-message-identifier", ""))
    return _with_tags(_with_identity(filled, said.get("mmhs-originator-reference", "")), said)


def _by_name(fields: Fields) -> Mapping[str, str]:
    """Return the first value of each field."""
    return {name.lower(): value for name, value in reversed(fields)}


def _with_body(telegram: Telegram, text: str, extent: Place) -> Telegram:
    body = text[slice(*extent)]
    spans = telegram.spans
    if isinstance(spans, tuple):
        spans = tuple(
            Span(start=span.start, end=span.end, kind="paragraph", field="body[0].text")
            if span.kind == "unrecognised" and (span.start, span.end) == extent
            else span
            for span in spans
        )
    paragraph = Paragraph(number=None, portion=None, text=body)
    return msgspec.structs.replace(telegram, kind=TelegramKind.TELEGRAM, body=(paragraph,) if body else (), spans=spans)


def _date(value: str) -> dt.datetime | None:
    try:
        moment = parsedate_to_datetime(value[:100])
        return (moment if moment.tzinfo else moment.replace(tzinfo=dt.UTC)).astimezone(dt.UTC)
    except (ValueError, TypeError, OverflowError, IndexError):
        return None


def _precedence(said: Mapping[str, str]) -> PrecedencePair | None:
    action, info = (
        _PRECEDENCES.get(said.get(f"mmhs-{which}-precedence", "").strip().lower()) for which in ("primary", "copy")
    )
    return None if action is None else PrecedencePair(action=action, info=info)


def _classification(said: Mapping[str, str]) -> Classification | None:
    label = _MARKING.search(said.get("sio-label", "")[:_LONGEST])
    words = (label.group(1) or label.group(2) or "").upper() if label else ""
    level = LEVEL.match(words)
    if level is None:
        return None
    squeezed = re.sub(r"[^A-Z]", "", level.group())
    return next((one for one in Classification if one.value.replace(" ", "").startswith(squeezed)), None)


def _higher(text: Classification | None, label: Classification | None) -> Classification | None:
    """Return the higher level: the label decides who may read the mail, the class line who may read the text."""
    if text is None or label is None:
        return text or label
    return max(text, label, key=lambda level: level.rank)


def _with_addressees(telegram: Telegram, fields: Fields) -> Telegram:
    if telegram.action_addressees or telegram.info_addressees:
        return telegram
    pair = telegram.precedence
    action = [*_addresses(fields, "to"), *_designators(fields, "mmhs-other-recipients-indicator-to")]
    info = [*_addresses(fields, "cc"), *_designators(fields, "mmhs-other-recipients-indicator-cc")]
    return msgspec.structs.replace(
        telegram,
        action_addressees=_addressees(action, None if pair is None else pair.action),
        info_addressees=_addressees(info, None if pair is None else pair.info),
        exempt_addressees=telegram.exempt_addressees or _addressees(_addresses(fields, "mmhs-exempted-address"), None),
    )


def _addressees(designators: Iterable[str], precedence: Precedence | None) -> tuple[Addressee, ...]:
    return tuple(Addressee(designator=name, precedence=precedence) for name in dict.fromkeys(designators))


def _addresses(fields: Fields, wanted: str) -> Iterator[str]:
    """Yield the names of the addresses in a field; the address itself where it has no name."""
    values = [value for name, value in fields if name.lower() == wanted and len(value) <= _LONGEST]
    try:
        found = getaddresses(values)
    except (ValueError, IndexError, TypeError, RecursionError):  # the library's own faults on broken lists
        return
    yield from (name or address for name, address in found if name or address)


def _designators(fields: Fields, wanted: str) -> Iterator[str]:
    for name, value in fields:
        if name.lower() == wanted:
            parts = value.split(";") if ";" in value else value.split(",")
            yield from (part.strip() for part in parts if part.strip())


def _with_transmission(telegram: Telegram, identifier: str) -> Telegram:
    match = _DE_LINE.match(identifier[:200].upper())
    if match is None or telegram.transmission is not None:
        return telegram
    transmission = Transmission(
        station_indicator=match["station"],
        serial=int(match["serial"]),
        filed_at=read_filed(match["filed"], telegram.date) if match["filed"] else None,
    )
    return msgspec.structs.replace(telegram, transmission=transmission)


def _with_identity(telegram: Telegram, reference: str) -> Telegram:
    """Add station, origin and number. The number is the originator's reference, else the serial of the DE line."""
    originator = telegram.originator or ""
    station = telegram.station or (station_of_designator(originator) if originator else None)
    key = telegram.key or _key(telegram, station, reference)
    station = station or (key.station if key else None)
    return msgspec.structs.replace(
        telegram,
        station=station,
        origin=telegram.origin
        or (origin_of_designator(originator) if originator else origin_of_station(station or "")),
        key=key,
        mrn=telegram.mrn or mrn_of(key),
    )


def _key(telegram: Telegram, station: str | None, reference: str) -> Key | None:
    match = _IDENTIFIER.fullmatch(canonical_identifier(reference) or "")
    if match is not None:
        return Key(year=widen(match[1]), station=match[2], serial=int(match[3]))
    serial = telegram.transmission.serial if telegram.transmission else None
    if station is None or serial is None:
        return None
    return Key(year=telegram.date.year if telegram.date else None, station=station, serial=serial)


def _with_tags(telegram: Telegram, said: Mapping[str, str]) -> Telegram:
    if telegram.tags:
        return telegram
    year = telegram.key.year if telegram.key else telegram.date.year if telegram.date else None
    codes = _CODE.findall(said.get("mmhs-subject-indicator-codes", "").upper()[:_LONGEST])
    known = [tag(code, year) for code in dict.fromkeys(codes) if code in tag_codes()]
    tags = tuple(Tag(code=one.code, kind=one.kind, name=one.name) for one in known if one.kind is not TagKind.UNKNOWN)
    return msgspec.structs.replace(telegram, tags=tags)
