"""Writing the transmission heading, format lines 1 to 11 of ACP 127, as far as the value holds them."""

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import Final

from reftel.codes import PROSIGNS, Precedence
from reftel.telegram import Addressee, Drafting, PrecedencePair, Telegram, Transmission
from reftel.wire.render.sheet import LINE_WIDTH, Row

PROSIGN_OF: Final = {precedence: prosign for prosign, precedence in PROSIGNS.items()}
"""Precedence → prosign. NIACT IMMEDIATE has none of its own: it is a word on an addressee's line."""

MONTHS: Final = "JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC".split()
_SHORT_YEARS: Final = range(1966, 2066)
"""Years that two digits name; others are printed in full. Source: the reader's pivot (`dates.PIVOT`)."""

LISTS: Final = (("TO", "action_addressees"), ("INFO", "info_addressees"), ("XMT", "exempt_addressees"))


def heading_rows(telegram: Telegram) -> Iterator[Row]:
    """Yield the rows of the heading in their order; what the value does not hold is left out."""
    for text, field in _lines(telegram):
        yield Row(text, field, in_heading=True)


def _lines(telegram: Telegram) -> Iterator[tuple[str, str]]:
    if telegram.drafting is not None:
        yield from _drafting(telegram.drafting)
    if telegram.transmission is not None:
        yield from _transmission(telegram.transmission)
    if telegram.date is not None:
        yield date_time_line(telegram.date, telegram.precedence), "date"
    if telegram.originator is not None:
        yield f"FM {telegram.originator}", "originator"
    for keyword, field in LISTS:
        yield from _addressees(keyword, field, getattr(telegram, field))
    yield "BT", ""


def _drafting(drafting: Drafting) -> Iterator[tuple[str, str]]:
    """The drafting block stands above the heading, as the prints of the 1970s have it."""
    if drafting.drafted_by is not None:
        yield f"DRAFTED BY {drafting.drafted_by}", "drafting.drafted_by"
    if drafting.approved_by is not None:
        yield f"APPROVED BY {drafting.approved_by}", "drafting.approved_by"
    for index, name in enumerate(drafting.cleared_by):
        yield f"CLEARED BY {name}", f"drafting.cleared_by[{index}]"


def _transmission(t: Transmission) -> Iterator[tuple[str, str]]:
    """Format lines 1 to 4: identification, called stations, DE line, security line."""
    if t.identifier is not None:
        yield t.identifier, "transmission.identifier"
    if t.routing_indicators:
        yield from _called(t)
    if t.station_indicator is not None and t.serial is not None:
        section = f"/{t.section:02d}" if t.section is not None else ""
        filed = f" {t.filed_at:%j%H%M}" if t.filed_at is not None else ""
        yield f"DE {t.station_indicator} #{t.serial:04d}{section}{filed}", "transmission.station_indicator"
    if t.security is not None:
        yield t.security, "transmission.security"


def _called(t: Transmission) -> Iterator[tuple[str, str]]:
    """Format line 2: the highest precedence doubled and the stations called, over as many lines as they need."""
    line = (PROSIGN_OF.get(t.precedences[0], "O") if t.precedences else "R") * 2
    for indicator in t.routing_indicators:
        if len(line) + 1 + len(indicator) > LINE_WIDTH:
            yield line, "transmission.routing_indicators"
            line = indicator
        else:
            line = f"{line} {indicator}"
    yield line, "transmission.routing_indicators"


def date_time_line(date: dt.datetime, pair: PrecedencePair | None) -> str:
    """Return format line 5: the prosigns and the date-time group."""
    prosigns = [PROSIGN_OF.get(p, "O") for p in (pair.action, pair.info) if p is not None] if pair else []
    year = f"{date.year % 100:02d}" if date.year in _SHORT_YEARS else f"{date.year:04d}"
    return " ".join([*prosigns, f"{date:%d%H%M}Z", MONTHS[date.month - 1], year])


def _addressees(keyword: str, field: str, addressees: Sequence[Addressee]) -> Iterator[tuple[str, str]]:
    """The keyword stands on the first line; the others hold an addressee each."""
    for index, addressee in enumerate(addressees):
        line = addressee_line(addressee)
        yield (f"{keyword} {line}" if index == 0 else line), f"{field}[{index}]"


def addressee_line(addressee: Addressee) -> str:
    """Return an addressee without its keyword: `RUEHC/SECSTATE WASHDC IMMEDIATE 5392`."""
    indicator = f"{addressee.routing_indicator}/" if addressee.routing_indicator is not None else ""
    precedence = f" {addressee.precedence.value}" if isinstance(addressee.precedence, Precedence) else ""
    number = f" {addressee.number:04d}" if addressee.number is not None else ""
    return f"{indicator}{addressee.designator}{precedence}{number}"
