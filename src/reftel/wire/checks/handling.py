"""Checks of captions and of the Classified By line. Source: 5 FAH-1 H-240; the order in force; 06STATE89712 for SIPDIS."""

import datetime as dt
from collections.abc import Mapping
from functools import cache
from typing import Final

from reftel.codes import (
    Classification,
    ClassificationReason,
    classification_reasons,
    is_station,
    station_of_designator,
)
from reftel.telegram import Telegram
from reftel.wire.draft import Draft
from reftel.wire.levels import CLASSIFIED

EXCLUSIVE: Final = ("NODIS", "EXDIS", "STADIS")
"""Captions that narrow distribution, so that SIPDIS, which widens it, contradicts them."""

ALONE: Final = frozenset({"AGREMENT CHANNEL", "DIRGEN CHANNEL"})
"""Channels beside which no other caption stands."""

FIRST_WITH_REASONS: Final = 1996
"""First whole year of E.O. 12958, which brought the Classified By line and its reasons."""


def check_captions_together(draft: Draft, telegram: Telegram) -> None:
    """Captions that contradict one another or the level."""
    names = telegram.captions
    if not names or names == ("SIPDIS",):
        return
    channels = [name for name in names if name.endswith(" CHANNEL")]
    if "SIPDIS" in names:
        for name in (*(n for n in EXCLUSIVE if n in names), *channels):
            draft.find("RT403", _place(draft, names, name), first="SIPDIS", second=name)
    if len(channels) > 1:
        draft.find("RT404", _place(draft, names, channels[1]), first=channels[0], second=channels[1])
    for name in channels:
        if name in ALONE and len(names) > len(channels):
            other = next(n for n in names if n not in channels)
            draft.find("RT405", _place(draft, names, name), caption=name, other=other)
    if telegram.classification in {Classification.UNCLASSIFIED, Classification.LIMITED_OFFICIAL_USE}:
        for name in ("NODIS", "EXDIS"):
            if name in names:
                draft.find("RT406", _place(draft, names, name), caption=name, classification=telegram.classification)
    if "STADIS" in names:
        _check_stadis(draft, telegram)


def _place(draft: Draft, names: tuple[str, ...], name: str) -> tuple[int, int] | None:
    return draft.place_of(f"captions[{names.index(name)}]")


def _check_stadis(draft: Draft, telegram: Telegram) -> None:
    """STADIS stays in the Department: an addressee that is neither a post nor a collective is another agency."""
    for name, addressees in (("action", telegram.action_addressees), ("info", telegram.info_addressees)):
        for index, addressee in enumerate(addressees):
            if not addressee.collective and not is_station(station_of_designator(addressee.designator)):
                place = draft.place_of(f"{name}_addressees[{index}].designator")
                draft.find("RT407", place, designator=addressee.designator)


def check_classifier(draft: Draft, telegram: Telegram) -> None:
    """A classified telegram says who classified it and why, with reasons of the numbering of its day."""
    by, level = telegram.classified_by, telegram.classification
    if by is None:
        if level in CLASSIFIED and (draft.year or FIRST_WITH_REASONS) >= FIRST_WITH_REASONS:
            draft.find("RT402", draft.class_line, classification=level)
        return
    found: dict[str, dict[str, object]] = {}
    if level is Classification.UNCLASSIFIED:
        found["RT410"] = {}
    if not by.reasons and level in CLASSIFIED and (draft.year or FIRST_WITH_REASONS) >= FIRST_WITH_REASONS:
        found["RT401"] = {}
    if unknown := [reason for reason in by.reasons if reason not in _rows()]:
        found["RT409"] = {"reasons": ", ".join(unknown)}
    if draft.date is not None and (old := [r for r in by.reasons if not _is_of_its_day(r, draft.date.date())]):
        found["RT408"] = {"reasons": ", ".join(old), "date": draft.date.date()}
    for code, facts in found.items():
        draft.find(code, draft.place_of("classified_by.text"), **facts)


def _is_of_its_day(reason: str, day: dt.date) -> bool:
    """A numbering counts from the amendment of 2003 on; for the rest of that year both are accepted, as posts learned of it late."""
    row = _rows().get(reason)
    if row is None:
        return True
    after = row.valid_to is not None and day > row.valid_to and day.year > row.valid_to.year
    return not after and (row.valid_from is None or day >= row.valid_from)


@cache
def _rows() -> Mapping[str, ClassificationReason]:
    return {row.reason: row for row in classification_reasons()}
