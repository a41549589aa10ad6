"""From an address with a paragraph, as a person writes it, to the passage that a statement rests on."""

import re
from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

from sqlalchemy import Connection, func, insert, select

from reftel.access import joined, label_class, parse_label_class
from reftel.archive.docket.matters import as_text
from reftel.archive.docket.statements import Hold
from reftel.archive.docket.suggesting import quote_hash
from reftel.archive.store.compression import Codec
from reftel.archive.store.schema import items, labels, sightings, versions
from reftel.archive.versions.briefs import brief_of
from reftel.archive.versions.loading import load_version
from reftel.archive.versions.lookup import find_version
from reftel.errors import StatementError
from reftel.matters import Evidence, TelegramFacts
from reftel.telegram import Enclosure, Paragraph, Passage, Telegram, walk

_PLACE: Final = re.compile(r"(?P<address>[^#:]+)(?:#p(?P<paragraph>\d{1,4}))?(?::\s*(?P<quote>.+))?", re.DOTALL)

MOST: Final = 50
"""Passages that one statement may rest on."""


class Resting(NamedTuple):
    """The passages of a statement, the original that it holds on to (SHA-256, empty where none), the labels of the telegrams."""

    evidence: tuple[Evidence, ...]
    item: bytes
    labels: tuple[int, ...]


def evidence_at(connection: Connection, codec: Codec, permitted: str, places: Sequence[str]) -> tuple[Evidence, ...]:
    """Return the passages at some places, such as "06PORTALDER412#p5" or "06PORTALDER412#p5: words of it".

    Raises `StatementError` where the words do not stand there, `NotFound` and `Ambiguous` as looking up does.
    """
    return tuple(_evidence(connection, codec, permitted, as_text(place).strip()) for place in places if place.strip())


def resting_on(connection: Connection, evidence: Sequence[Evidence]) -> Resting:
    """Return what a statement on some passages holds on to: the original of the first; and the labels of all."""
    if len(evidence) > MOST:
        raise StatementError(f"a statement rests on at most {MOST} passages", next_step="Name the main ones.")
    wanted = [one.telegram.version_id for one in evidence if one.telegram.version_id is not None]
    if not wanted:
        return Resting(tuple(evidence), b"", ())
    found = connection.scalars(select(versions.c.label).where(versions.c.version_id.in_(wanted)).distinct())
    item = connection.execute(
        select(items.c.sha256)
        .join(sightings, sightings.c.item == items.c.id)
        .join(versions, versions.c.id == sightings.c.version)
        .where(versions.c.version_id == wanted[0])
        .order_by(sightings.c.id)
        .limit(1)
    ).scalar_one()
    return Resting(tuple(evidence), item, tuple(found))


def label_over(connection: Connection, rows: Iterable[int]) -> int:
    """Return the row of the label that is as strict as all of these together; it is added where it is new."""
    wanted = sorted(set(rows))
    if len(wanted) == 1:
        return wanted[0]
    classes = connection.scalars(select(labels.c.label_class).where(labels.c.id.in_(wanted)))
    name = label_class(joined(parse_label_class(one) for one in classes))
    found = connection.execute(select(labels.c.id).where(labels.c.label_class == name)).scalar_one_or_none()
    if found is not None:
        return int(found)
    number = 1 + (connection.execute(select(func.max(labels.c.id))).scalar_one() or 0)
    connection.execute(insert(labels).values(id=number, label_class=name))
    return int(number)


def hold_of(matter: str, resting: Resting) -> Hold:
    """Return what a statement holds on to. The hash has the matter's name in it: no suggestion of a rule rests on it."""
    quote = resting.evidence[0].passage.quote if resting.evidence else ""
    return Hold(matter, resting.item, quote_hash(f"{quote} {matter}"))


def facts_of(connection: Connection, permitted: str, address: str) -> TelegramFacts:
    """Return which telegram an address means; raises `NotFound` and `Ambiguous`."""
    brief = brief_of(find_version(connection, permitted, address))
    return TelegramFacts(mrn=brief.mrn, version_id=brief.version_id, date=brief.date, address=brief.address)


def _evidence(connection: Connection, codec: Codec, permitted: str, place: str) -> Evidence:
    found = _PLACE.fullmatch(place)
    if found is None:
        raise StatementError(f"{place[:60]!r} is no place", next_step="Write it like 06PORTALDER412#p5.")
    address, number = found["address"].strip(), int(found["paragraph"] or 0)
    row = find_version(connection, permitted, address)
    telegram = load_version(connection, codec, row.id).telegram
    passage = passage_in(telegram, number, " ".join((found["quote"] or "").split()))
    if passage is None:
        where = f"in paragraph {number}" if number else "anywhere"
        raise StatementError(
            f"{address} does not say so {where}",
            next_step="Name a paragraph that it has (#p5), or words as they are printed (: words).",
        )
    return Evidence(telegram=facts_of(connection, permitted, address), passage=passage)


def passage_in(telegram: Telegram, number: int, quote: str) -> Passage | None:
    """Return the passage with some words, in the paragraph of a number (0: anywhere); without words the whole paragraph."""
    current = 0
    for path, block, within in walk(telegram.body):
        if isinstance(block, Paragraph) and within is None:
            current = block.number or 0
        if isinstance(block, Enclosure):
            current = block.in_paragraph or current
            continue
        if number not in {0, current} or not (quote or (number and isinstance(block, Paragraph))):
            continue
        span = _find(block.text, quote) if quote else (0, len(block.text))
        if span is not None:
            return Passage(
                paragraph=current,
                role="enclosure" if within is not None else "paragraph",
                voice=within.voice if within is not None else None,
                field=f"{path}.text",
                start=span[0],
                end=span[1],
                quote=block.text[span[0] : span[1]],
            )
    return None


def _find(text: str, quote: str) -> tuple[int, int] | None:
    """Return where some words stand, whatever the white space between them."""
    found = re.search(r"\s+".join(re.escape(word) for word in quote.split()), text)
    return found.span() if found else None
