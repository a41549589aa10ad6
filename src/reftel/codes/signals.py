"""Operating signals: three letters, perhaps a digit, that operators write to each other in a heading."""

from collections.abc import Mapping
from functools import cache

import msgspec

from reftel.codes.tables import rows


class OperatingSignal(msgspec.Struct, frozen=True, kw_only=True):
    """One signal, the format line where it stands, and what it says."""

    signal: str
    line: str
    meaning: str
    context: str | None
    source: str


@cache
def operating_signals() -> tuple[OperatingSignal, ...]:
    """Return all signals in the order of the table."""
    return tuple(
        OperatingSignal(
            signal=row["signal"],
            line=row["line"],
            meaning=row["meaning"],
            context=row["state_context"] or None,
            source=row["source"],
        )
        for row in rows("operating_signals.csv")
    )


@cache
def _by_signal() -> Mapping[str, OperatingSignal]:
    return {row.signal: row for row in operating_signals()}


def operating_signal(signal: str) -> OperatingSignal | None:
    """Return a signal by its letters; a digit after them varies it ("ZFF4" is a form of ZFF). None if not known."""
    return _by_signal().get(signal) or _by_signal().get(signal[:3])
