"""What the values of a heading mean: relay, precedence, date, sender and addressees."""

from collections.abc import Mapping
from typing import Final

from reftel.codes import origin_of_designator, precedence_meaning, routing_indicator
from reftel.telegram import Addressee
from reftel.wire.dates import DATE_TIME_GROUP, read_date_time_group
from reftel.wire.explain.shown_values import DAY, Reader, Shown, figures
from reftel.wire.levels import SECURITY_LETTERS

_SHOWN: Final = 4
"""Names shown of an indicator that stands for many."""


def _identifier(shown: Shown) -> str:
    channel, number = shown.value[5:8], figures(shown.value[8:].strip())
    return f"Channel {channel}, number {number} on it." if number is not None else "A channel and its number."


def _precedence(shown: Shown) -> str:
    return precedence_meaning(shown.value) or "No table has this precedence."


def _station(shown: Shown) -> str:
    names = list(dict.fromkeys(row.addressee for row in routing_indicator(shown.value)))
    if not names:
        return "A station that the table of routing indicators does not have."
    return f"{shown.value} stands for {', '.join(names[:_SHOWN])}" + (" and others." if len(names) > _SHOWN else ".")


def _filed(shown: Shown) -> str:
    sent = shown.telegram.transmission
    if sent is None or sent.filed_at is None:
        return "Day of the year and time of filing; without a date in the heading the year is not known."
    return f"Filed on day {sent.filed_at:%j} of the year: {sent.filed_at:%d %B %Y, %H:%M} UTC."


def _date(shown: Shown) -> str:
    match = DATE_TIME_GROUP.match(shown.value)
    moment = (read_date_time_group(match) if match else None) or shown.telegram.date
    return f"{moment:%d %B %Y, %H:%M} UTC." if moment else "No day and hour can be made of it."


def _security(shown: Shown) -> str:
    letter = next((word[0] for word in shown.value.split() if len(word) == 5 and len(set(word)) == 1), "")
    level = SECURITY_LETTERS.get(letter)
    return f"{letter} stands for {level.value}." if level is not None else "No letter five times names a level."


def _section(shown: Shown) -> str:
    number = figures(shown.value)
    return f"Section {number} of the telegram." if number is not None else "A section of the telegram."


def _designator(shown: Shown) -> str:
    place, comma, name = shown.value.partition(", ")
    origin = origin_of_designator(shown.value) or (origin_of_designator(f"{name} {place}") if comma else None)
    return f"{origin}." if origin else "An agency, command or person by its name; no table of posts has it."


def _addressee(shown: Shown) -> str:
    held: Addressee | None = shown.item(getattr(shown.telegram, (shown.span.field or "").partition("[")[0]))
    if held is not None and held.collective:
        return "A collective: the name stands for a list of posts."
    return _designator(shown)


def _number(shown: Shown) -> str:
    number = figures(shown.value)
    which = f"Telegram number {shown.value if number is None else number} from this sender to this addressee"
    return f"{which}: a gap tells the addressee that one was lost."


_ADDRESSEE: Final = {
    "designator": _addressee,
    "routing_indicator": _station,
    "precedence": _precedence,
    "number": _number,
}
"""Field of an addressee → what its value means, in each of the three lists."""


def _place_date(shown: Shown) -> str:
    held = shown.telegram.place_date
    if held is None:
        return "The line gives no place and day that could be read."
    where = f" from {held.place}" if held.place else ""
    day = f" on {held.date:{DAY}}" if held.date else ""
    hour = f", at {held.time:%H:%M} by the clock of the place" if held.time else ""
    return f"Sent{where}{day}{hour}."


def _received(shown: Shown) -> str:
    held = shown.telegram.place_date
    sent = f"; it was sent on {held.date:{DAY}}" if held is not None and held.date is not None else ""
    return f"When the Department received it, as the editors print it{sent}."


def _serial_text(shown: Shown) -> str:
    held = shown.telegram.place_date
    year = f" in {held.date.year}" if held is not None and held.date is not None else ""
    return f"Number {shown.value} in the series of this sender to this addressee{year}."


HEADING_MEANINGS: Final[Mapping[str, Reader]] = {
    "transmission.identifier": _identifier,
    "transmission.precedences[]": _precedence,
    "transmission.routing_indicators[]": _station,
    "transmission.station_indicator": _station,
    "transmission.filed_at": _filed,
    "transmission.section": _section,
    "transmission.security": _security,
    "date": _date,
    "serial_text": _serial_text,
    "place_date.text": _place_date,
    "place_date.received": _received,
    "precedence.action": _precedence,
    "precedence.info": _precedence,
    "originator": _designator,
    **{
        f"{addressees}[].{name}": reader
        for addressees in ("action_addressees", "info_addressees", "exempt_addressees")
        for name, reader in _ADDRESSEE.items()
    },
}
"""Field path without indices → what this value means; of an addressee in each of the three lists."""
