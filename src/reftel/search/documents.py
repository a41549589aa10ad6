"""What the index is told about one version: the values that are searched, faceted and sorted by."""

from enum import StrEnum
from typing import Final

import msgspec

MONTHS: Final = 12


class Passage(StrEnum):
    """The roles of a passage that have a field of their own; every other role is `paragraph`."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    SUMMARY = "summary"
    COMMENT = "comment"
    REQUEST = "action_request"
    ENCLOSURE = "enclosure"


class IndexDocument(msgspec.Struct, frozen=True, kw_only=True):
    """One version, as the index takes it in.

    `date` counts seconds UTC since 1970, `month` is `month_number(year, month)`. `label_class` decides who finds it.
    `to`, `info` and `exempt` are designators as printed; `refs` canonical numbers. `has` are words of the table
    `HAS`; what follows from the other values (enclosure, summary, comment, request, reference) is added by the index.
    `passages` are (role, voice, text) in the order of the body: the role is one of `Passage` or `telegram.Role`, "enclosure" for
    everything inside an enclosure, whose words are the voice's. `other_text` is what else of the telegram should be found: the heading,
    and the whole text where it is no telegram. `findings` are codes, `people` and `drafters` names as printed, `named` those of the
    people whom its labelled lines name, each once however it is spelled; `matters` the kinds of
    matters that rules find in it, `asks` and `owes` who asks whom in them, `due` the days (as `date` counts) when they fall due,
    `speakers` whose reported words it tells.
    """

    version_id: str
    mrn: str | None
    station: str | None
    serial: int | None
    year: int | None
    month: int | None
    date: int | None
    classification: str | None
    label_class: str
    captions: tuple[str, ...]
    tags: tuple[str, ...]
    origin: str | None
    precedence: str | None
    to: tuple[str, ...]
    info: tuple[str, ...]
    exempt: tuple[str, ...]
    signature: str | None
    kind: str
    subject: str | None
    refs: tuple[str, ...]
    has: tuple[str, ...]
    passages: tuple[tuple[str, str | None, str], ...]
    other_text: str
    originator: str | None = None
    findings: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    drafters: tuple[str, ...] = ()
    named: tuple[str, ...] = ()
    matters: tuple[str, ...] = ()
    asks: tuple[str, ...] = ()
    owes: tuple[str, ...] = ()
    due: tuple[int, ...] = ()
    speakers: tuple[str, ...] = ()


def month_number(year: int, month: int) -> int:
    """Return the month as one number, so that it can be counted: year × 12 + month, the month from 1 to 12."""
    return year * MONTHS + month


def year_and_month(number: int) -> tuple[int, int]:
    """Return the year and the month (1 to 12) of a month's number."""
    year, month = divmod(number - 1, MONTHS)
    return year, month + 1
