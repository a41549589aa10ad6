"""What the parts of a consultation may hold beyond what their types tell, and faults in words that say what to write instead."""

import datetime as dt
import re
from collections.abc import Iterator
from enum import StrEnum
from typing import Any, Final, get_type_hints

import msgspec

from reftel.errors import StatementError
from reftel.matters.consultations.parts import Seat, Session

FIRST_YEAR: Final = 1500
LAST_YEAR: Final = 2499
"""No consultation has days outside of these years; what has no day ("until further notice") has an empty field."""

MOST_MONTHS: Final = 240
"""Months between two sessions, or from a session to its review, at most."""

MOST_SESSIONS: Final = 1_200
"""The highest number of a session."""

_PLACE: Final = re.compile(r" - at `\$\.(?P<field>[a-z_]+)")
_LIMITS: Final = {"cadence": MOST_MONTHS, "review": MOST_MONTHS, "ordinal": MOST_SESSIONS}


def require_sound(part: msgspec.Struct, kind: str) -> None:
    """Raise `StatementError` for values that no part can have, whatever else is recorded."""
    first = next((getattr(part, name) for name in ("name", "title", "what") if hasattr(part, name)), "x")
    if not str(first).strip():
        raise StatementError(f"the {kind} has no name", next_step="Give it one.")
    for day in _days(part):
        if not FIRST_YEAR <= day.year <= LAST_YEAR:
            raise StatementError(
                f"{day.isoformat()} is no day of a consultation: its year is not between {FIRST_YEAR} and {LAST_YEAR}",
                next_step="Leave the field empty where there is no day.",
            )
    for name, most in _LIMITS.items():
        number = getattr(part, name, None)
        if number is not None and not 0 < number <= most:
            raise StatementError(f"{name} cannot be {number}", next_step=f"Write a number from 1 to {most}.")
    for party in getattr(part, "parties", ()):
        _require_country(party.country)
    if isinstance(part, Session):
        _require_session(part)
    if isinstance(part, Seat):
        _require_seat(part)


def _require_seat(seat: Seat) -> None:
    if seat.since is not None and seat.until is not None and seat.until < seat.since:
        raise StatementError("the seat is given up before it is filled", next_step="Correct since or until.")
    if seat.due is not None and seat.awaited_from is None:
        raise StatementError("a name is due from nobody", next_step="Say from whom it is awaited in awaited_from.")


def _require_session(session: Session) -> None:
    if session.exception and not session.host:
        raise StatementError("an exception needs the host whom it made", next_step="Fill in host too.")
    if session.until is not None and session.date is None:
        raise StatementError("the session has a last day and no first one", next_step="Fill in date too.")


def _require_country(country: str | None) -> None:
    if country is not None and (len(country) != 2 or not country.isascii() or not country.isalpha()):
        raise StatementError(f"{country[:20]!r} is no country", next_step="Write its two letters (ISO 3166-1).")


def _days(value: object) -> Iterator[dt.date]:
    """Yield every day that a part holds, those of its milestones among them."""
    if isinstance(value, dt.date):
        yield value
    elif isinstance(value, msgspec.Struct):
        for name in value.__struct_fields__:
            yield from _days(getattr(value, name))
    elif isinstance(value, tuple):
        for one in value:
            yield from _days(one)


def fault_in(kind: str, about: type[msgspec.Struct], values: dict[str, Any], error: Exception) -> StatementError:
    """Return a fault of decoding in words: which value cannot be, and how that field is written."""
    place = _PLACE.search(str(error))
    field = place["field"] if place else ""
    value = values.get(field)
    shown = f"{value[:60]!r}" if isinstance(value, str) else "a value in it"
    if "date" in str(error):
        return StatementError(f"{field}: {shown} is no day of the calendar", next_step="Write it like 2007-05-14.")
    if "enum" in str(error) and isinstance(choices := _choices(about, field), tuple):
        return StatementError(f"{field} cannot be {shown}", next_step=f"It is one of {', '.join(choices)}.")
    if "missing required" in str(error):
        missing = str(error).split("`")[1]
        return StatementError(f"the {kind} has no {missing}", next_step=f"Fill in {missing}.")
    reason = str(error).partition(" - at ")[0]
    return StatementError(f"{field}: {reason}" if field else reason, next_step="Correct the value.")


def _choices(about: type[msgspec.Struct], field: str) -> tuple[str, ...] | None:
    hint = get_type_hints(about).get(field)
    return tuple(one.value for one in hint) if isinstance(hint, type) and issubclass(hint, StrEnum) else None
