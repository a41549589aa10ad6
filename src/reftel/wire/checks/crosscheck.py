"""What the publisher says against what the text says: every difference is a finding, neither is changed."""

import datetime as dt
import re
from collections.abc import Iterator
from typing import Final

from reftel.codes import Classification, canonical_identifier
from reftel.telegram import Finding, Place, Published, Telegram
from reftel.wire.checks.published_dates import parse_published_date
from reftel.wire.draft import make_finding

_SHOWN: Final = 10
"""References named in one finding."""

_LETTERS: Final = re.compile(r"[^A-Z0-9]+")


def crosscheck(telegram: Telegram, published: Published, extent: Place, length: int) -> tuple[Finding, ...]:
    """Compare a telegram with what its publisher says of it: a library page, a table's columns, an archive's attributes.

    `extent` is the telegram's place in a text of `length` code points; what lies outside is the publisher's furniture.
    """
    findings = list(_differences(telegram, published))
    if extent[0] > 0 or extent[1] < length:
        findings.append(make_finding("RT707", (0, extent[0]) if extent[0] else (extent[1], length)))
    return tuple(findings)


def _differences(telegram: Telegram, published: Published) -> Iterator[Finding]:
    if published.identifier and telegram.mrn:
        said = canonical_identifier(published.identifier) or published.identifier
        if said != telegram.mrn:
            yield make_finding("RT704", None, published=published.identifier, text=telegram.mrn)
    if published.created and telegram.date is not None:
        yield from _created(published.created, telegram.date)
    elif published.created and telegram.place_date is not None and telegram.place_date.date is not None:
        yield from _day(published.created, telegram.place_date.date)
    level = telegram.classification
    if published.classification and level is not None and _level(published.classification) != _level(level):
        yield make_finding("RT703", None, published=published.classification, text=level.value)
    if published.origin and telegram.origin and not _is_origin(published.origin, telegram):
        yield make_finding("RT705", None, published=published.origin, text=telegram.origin)
    yield from _title(telegram, published)
    yield from _references(telegram, published)
    codes = {tag.code for tag in telegram.tags}
    if published.tags and codes and {t.upper() for t in published.tags} != codes:
        yield make_finding(
            "RT706", None, published=" ".join(published.tags), text=" ".join(t.code for t in telegram.tags)
        )


def _is_origin(said: str, telegram: Telegram) -> bool:
    """Publishers name the post ("Embassy Port Alder"), as the archives do ("PORT ALDER"), or print its designator."""
    names = (telegram.origin, telegram.station, telegram.originator)
    return _squeeze(said) in {_squeeze(name) for name in names if name}


def _created(created: str, sent: dt.datetime) -> Iterator[Finding]:
    """One public library printed the hour (of a twelve-hour clock) again where the minutes belong: no error of the text."""
    said, text = parse_published_date(created), sent.strftime("%Y-%m-%d %H:%M")
    if said is not None and said.agrees(sent):
        return
    if created[:16].replace("T", " ") == sent.strftime("%Y-%m-%d %H:%I"):
        yield make_finding("RT709", None, published=created, text=text)
    else:
        yield make_finding("RT702", None, published=created, text=text)


def _day(created: str, day: dt.date) -> Iterator[Finding]:
    """A printed telegram has the local day of a place, with no hour that counts."""
    said = parse_published_date(created)
    if (
        said is not None
        and said.day is not None
        and (said.year, said.month, said.day) != (day.year, day.month, day.day)
    ):
        yield make_finding("RT702", None, published=created, text=day.isoformat())


def _references(telegram: Telegram, published: Published) -> Iterator[Finding]:
    """The publisher's list against the REF line; where the text has none, an extract may have lost it."""
    held = {reference.mrn for reference in telegram.references}
    if not published.references or not any(held):
        return
    lacking = [said for said in published.references if (canonical_identifier(said) or said) not in held]
    if lacking:
        yield make_finding("RT710", None, published=", ".join(lacking[:_SHOWN]))


def _title(telegram: Telegram, published: Published) -> Iterator[Finding]:
    if not published.title or not telegram.subject:
        return
    title, subject = _squeeze(published.title), _squeeze(telegram.subject)
    if title == subject:
        return
    if subject.startswith(title):
        yield make_finding("RT701", None)
    else:
        yield make_finding("RT708", None, published=published.title)


def _level(printed: str) -> Classification | None:
    """The level in a publisher's word; what follows `//` is a control, not a level."""
    word = printed.upper().split("//")[0].strip()
    return next((level for level in Classification if level.value == word), None)


def _squeeze(text: str) -> str:
    return _LETTERS.sub("", text.upper())
