"""What a citation is made of, taken once from a telegram and its collection, for every style alike.

What the telegram does not say is left out and never guessed. The title is the subject; where that was sent in capitals it is set
in sentence case, as the manuals of style ask (*Chicago Manual of Style*, 17th ed., 8.159).
"""

import datetime as dt
from pathlib import PurePath
from typing import Final

import msgspec

from reftel.archive.values import Collection, DatePrecision, Holding, Whole
from reftel.codes import Classification, origin_of_designator
from reftel.exports.casing import sentence_case
from reftel.exports.prose import prose_of
from reftel.telegram import Source, Telegram

UNTITLED: Final = "no subject"


class Facts(msgspec.Struct, frozen=True, kw_only=True):
    """One telegram as citations see it.

    `number` is its reference number, or a printed volume's own number; `link` a web address that leads to it, where the
    collection says where it can be read; `place` the file it was read from. `date` is as exact as `precision` says.
    Where one passage is cited, `passage` says which ("para. 4, words of Tessaly"), `anchor` is its place on the page ("p4"),
    and the link leads there.
    """

    number: str | None
    version_id: str
    address: str
    sender: str
    recipient: str | None
    title: str
    date: dt.datetime | None
    precision: DatePrecision | None
    classification: Classification | None
    tags: tuple[str, ...]
    collection: Collection
    link: str | None
    place: str | None
    passage: str = ""
    anchor: str = ""

    @property
    def name(self) -> str:
        """Return what the telegram is called: its number, else its version."""
        return self.number or f"version {self.version_id}"


def facts_of(whole: Whole, collection: Collection) -> Facts:
    """Return the facts of a whole version."""
    return _facts(whole.telegram, collection, whole.address, whole.mrn, whole.sort_date, whole.date_precision)


def facts_of_holding(holding: Holding, collection: Collection) -> Facts:
    """Return the facts of one telegram's page."""
    precision = holding.date_precision
    return _facts(holding.telegram, collection, holding.address, holding.mrn, holding.sort_date, precision)


def _facts(
    telegram: Telegram,
    collection: Collection,
    address: str,
    mrn: str | None,
    date: dt.datetime | None,
    precision: DatePrecision | None,
) -> Facts:
    first = telegram.action_addressees[0].designator if telegram.action_addressees else None
    subject = telegram.subject or (telegram.published.title if telegram.published else None)
    return Facts(
        number=mrn or telegram.serial_text,
        version_id=telegram.version_id,
        address=address,
        sender=telegram.origin or telegram.originator or telegram.station or "Unknown sender",
        recipient=None if first is None else origin_of_designator(first) or first,
        title=sentence_case(subject, prose_of(telegram)) if subject else UNTITLED,
        date=date,
        precision=None if date is None else precision,
        classification=telegram.classification,
        tags=tuple(tag.code for tag in telegram.tags),
        collection=collection,
        link=f"{collection.url.rstrip('/')}/t/{address}" if collection.url else None,
        place=_place(telegram.source),
    )


def _place(source: Source | None) -> str | None:
    """Return the file's name: its folder is the writer's own, and nobody else's business."""
    if source is None:
        return None
    name = PurePath(source.path).name or source.path
    return name if source.member is None else f"{source.member} in {name}"
