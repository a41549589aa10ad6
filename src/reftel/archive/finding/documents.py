"""What the index is told about a telegram. The same from a text just read and from the records, so that replay adds nothing new."""

import datetime as dt
from collections.abc import Iterable, Iterator
from contextlib import suppress

import msgspec

from reftel.access import Label, label_class
from reftel.archive.finding.named import everybody_named, named_once
from reftel.archive.values import DatePrecision
from reftel.archive.versions.dating import seconds, sort_date
from reftel.archive.versions.identity import file_under
from reftel.archive.versions.records import Cuts
from reftel.matters import REQUEST, About, Meeting, described
from reftel.search import IndexDocument, month_number
from reftel.telegram import Addressee, Block, Enclosure, Heading, Place, Reference, Telegram, mrn_of, walk

ENCLOSURE = "enclosure"
HEADING = "heading"
PARAGRAPH = "paragraph"

_WITH_MONTH = frozenset({DatePrecision.MINUTE, DatePrecision.DAY, DatePrecision.MONTH})


class Shown(msgspec.Struct, frozen=True, kw_only=True):
    """A telegram with source and publisher, its text, its place in it, the places of its prose; what rules find.

    `matters` are (kind, what it is about), `speakers` names as printed.
    """

    telegram: Telegram
    text: str
    extent: Place
    cuts: Cuts
    matters: tuple[tuple[str, About], ...] = ()
    speakers: tuple[str, ...] = ()


def document_of(shown: Shown) -> IndexDocument:
    """Return the index's document of one version."""
    telegram = shown.telegram
    key, dated = file_under(telegram, telegram.published).key, sort_date(telegram, telegram.published)
    words = [described(about) for _, about in shown.matters]
    has_month = dated is not None and dated.precision in _WITH_MONTH
    return IndexDocument(
        version_id=telegram.version_id,
        mrn=mrn_of(key),
        station=telegram.station if key is None else key.station,
        serial=None if key is None else key.serial,
        year=dated.date.year if dated is not None else None if key is None else key.year,
        month=month_number(dated.date.year, dated.date.month) if dated is not None and has_month else None,
        date=None if dated is None else seconds(dated.date),
        classification=telegram.classification,
        label_class=label_class(Label.of(telegram)),
        captions=telegram.captions,
        tags=tuple(tag.code for tag in telegram.tags),
        origin=telegram.origin,
        precedence=None if telegram.precedence is None else telegram.precedence.action,
        to=_designators(telegram.action_addressees),
        info=_designators(telegram.info_addressees),
        exempt=_designators(telegram.exempt_addressees),
        signature=telegram.signature,
        kind=telegram.kind,
        subject=telegram.subject,
        refs=tuple(dict.fromkeys(_numbers(telegram.references))),
        has=tuple(_has(shown)),
        passages=tuple(passages_of(telegram)),
        other_text=_other_text(shown),
        originator=telegram.originator,
        findings=tuple(dict.fromkeys(finding.code for finding in telegram.findings)),
        people=tuple(dict.fromkeys(_people(shown))),
        named=named_once(telegram),
        drafters=tuple(filter(None, (telegram.drafting.drafted_by,))) if telegram.drafting else (),
        matters=tuple(dict.fromkeys(kind for kind, _ in shown.matters)),
        asks=_each(one.asks for one in words),
        owes=_each(one.owes for one in words),
        due=tuple(dict.fromkeys(_days(one.due for one in words))),
        speakers=shown.speakers,
    )


def _each(names: Iterable[str | None]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for name in names if name))


def _people(shown: Shown) -> Iterator[str]:
    """Yield everybody whom the telegram names outside of its prose, who speaks in it, and who is met."""
    yield from everybody_named(shown.telegram)
    yield from shown.speakers
    for _, about in shown.matters:
        if isinstance(about, Meeting):
            yield from about.participants


def _days(dues: Iterable[str | None]) -> Iterator[int]:
    """Yield, in seconds, the days that are stated whole; a due that is words only is no day."""
    for due in dues:
        if due is None:
            continue
        with suppress(ValueError):
            yield seconds(dt.datetime.fromisoformat(due).replace(tzinfo=dt.UTC))


def _designators(addressees: Iterable[Addressee]) -> tuple[str, ...]:
    return tuple(addressee.designator for addressee in addressees)


def _numbers(references: Iterable[Reference]) -> Iterator[str]:
    for reference in references:
        mrn = reference.mrn or mrn_of(reference.key)
        if mrn is not None:
            yield mrn


def _has(shown: Shown) -> Iterator[str]:
    telegram = shown.telegram
    if telegram.findings:
        yield "findings"
    if any(kind == REQUEST for kind, _ in shown.matters):
        yield "request"
    if telegram.sections is not None and telegram.sections.of > 1:
        yield "sections"


def passages_of(telegram: Telegram) -> Iterator[tuple[str, str | None, str]]:
    """Yield (role, voice, text) of every piece of the body; a paragraph with two roles comes twice."""
    for _, block, within in walk(telegram.body):
        if within is not None:
            yield from _enclosed(block, within)
        elif isinstance(block, Heading):
            yield HEADING, None, block.text
        elif isinstance(block, Enclosure):
            if block.title:
                yield ENCLOSURE, block.voice, block.title
        else:
            for role in block.roles or (PARAGRAPH,):
                yield str(role), None, block.text


def _enclosed(block: Block, within: Enclosure) -> Iterator[tuple[str, str | None, str]]:
    text = block.title if isinstance(block, Enclosure) else block.text
    if text:
        yield ENCLOSURE, within.voice, text


def _other_text(shown: Shown) -> str:
    """Join what lies in the telegram's extent but in none of its passages: heading, labelled lines, signature."""
    start, end = shown.extent
    places = sorted((at, to) for cut in shown.cuts for at, to in zip(cut[::2], cut[1::2], strict=True))
    gaps: list[str] = []
    for at, to in places:
        gaps.append(shown.text[start:at])
        start = max(start, to)
    gaps.append(shown.text[start:end])
    return "\n".join(gaps)
