"""What becomes of a seat when somebody takes it: from then on it is awaited from nobody."""

import datetime as dt

import msgspec

from reftel.matters.consultations.parts import Seat
from reftel.matters.values import About


def filled(old: About | None, new: About, on: dt.date) -> About:
    """Return a seat as it stands when it was awaited and is filled: since the day that is given, else since `on`.

    Anything else is returned as it is. That it was awaited, and since when, stays in its history.
    """
    if not isinstance(old, Seat) or not isinstance(new, Seat):
        return new
    was_awaited = old.awaited_from is not None and not (old.person or old.office)
    if not was_awaited or not (new.person or new.office):
        return new
    since = new.since if new.since != old.since else on
    return msgspec.structs.replace(new, awaited_from=None, due=None, since=since)
