"""Originals that hold several telegrams: those of one mail or one PDF, whose bytes cannot be told apart.

Each telegram has a label of its own. Who may not read all of them is given the text of those that he may, and no original. Nor is he
given the original of any mail or PDF while there is anything in the archive that he may not read: what is attached to it, or a page
that is a picture, has another label or none that is known.
"""

from collections.abc import Iterable
from typing import Final

import msgspec
from sqlalchemy import Connection, func, not_, or_, select

from reftel.archive.sight import may_read, sees_all
from reftel.archive.store.schema import sightings, versions
from reftel.corpus import Item, holds_text_only
from reftel.telegram import Place, Telegram

_AT_ONCE: Final = 500


def with_hidden_neighbours(connection: Connection, labels: str, rows: Iterable[int]) -> frozenset[int]:
    """Return those versions in whose original something stands that may not be read, or that nobody could read."""
    if sees_all(connection, labels):
        return frozenset()
    mine, any_of_it, other = (sightings.alias(name) for name in ("mine", "any_of_it", "other"))
    neighbour = versions.alias("neighbour")
    first = select(func.min(any_of_it.c.id)).where(any_of_it.c.version == mine.c.version).correlate(mine)
    query = (
        select(mine.c.version)
        .join(other, other.c.item == mine.c.item)
        .outerjoin(neighbour, neighbour.c.id == other.c.version)
        .where(mine.c.id == first.scalar_subquery())
        .where(or_(neighbour.c.id.is_(None), not_(may_read(labels, neighbour))))
        .distinct()
    )
    wanted, found = list(rows), set[int]()
    for start in range(0, len(wanted), _AT_ONCE):
        found.update(connection.scalars(query.where(mine.c.version.in_(wanted[start : start + _AT_ONCE]))))
    return frozenset(found)


def may_have_bytes(connection: Connection, labels: str, item: Item) -> bool:
    """Say whether somebody who may read the text of an item may have its bytes, as far as they hold more than this text."""
    return holds_text_only(item.source.extractor) or sees_all(connection, labels)


def without_neighbours(item: Item) -> Item:
    """Return an item as if its text were the telegram's alone; its bytes are left as they are."""
    start, end = item.extent
    return msgspec.structs.replace(item, text=item.text[start:end], extent=(0, end - start))


def moved(telegram: Telegram, by: int) -> Telegram:
    """Return a telegram whose text begins so much earlier: its findings and pointers stand at other places."""
    findings = tuple(
        finding if finding.span is None else msgspec.structs.replace(finding, span=_earlier(finding.span, by))
        for finding in telegram.findings
    )
    pointers = tuple(msgspec.structs.replace(pointer, span=_earlier(pointer.span, by)) for pointer in telegram.pointers)
    return msgspec.structs.replace(telegram, findings=findings, pointers=pointers)


def _earlier(place: Place, by: int) -> Place:
    return max(place[0] - by, 0), max(place[1] - by, 0)
