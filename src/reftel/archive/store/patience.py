"""Giving up what takes too long: who reads sets a moment, and the database stops what is not done by then.

The moment belongs to the work at hand (a context variable, which goes along into threads), not to the connection.
"""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Final

STEPS: Final = 20_000
"""Steps of SQLite's machine between two looks at the clock: about a millisecond."""

_moment: ContextVar[float | None] = ContextVar("reftel_moment", default=None)


@contextmanager
def giving_up_at(moment: float) -> Iterator[None]:
    """Let reads inside the block that are not done at `moment` (of `time.monotonic`) fail with `TookTooLong`."""
    token = _moment.set(moment)
    try:
        yield
    finally:
        _moment.reset(token)


def is_over() -> bool:
    """Say whether the moment has passed: SQLite's progress handler."""
    moment = _moment.get()
    return moment is not None and time.monotonic() > moment
