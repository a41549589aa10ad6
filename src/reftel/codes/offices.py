"""Office symbols of the Department that stand in pass lines ("EUR/RUS")."""

from collections.abc import Mapping
from functools import cache
from typing import Final

import msgspec

from reftel.codes.tables import rows

SHORTEST_BUREAU: Final = 2
"""A symbol of one letter is a principal of the Department; what follows its slash is an office of its own name (S/P)."""


class Office(msgspec.Struct, frozen=True, kw_only=True):
    """One office symbol and its name; offices were renamed over the years, the name is one that it had."""

    symbol: str
    name: str
    source: str


@cache
def offices() -> tuple[Office, ...]:
    """Return all offices in the order of the table."""
    return tuple(Office(symbol=row["symbol"], name=row["name"], source=row["source"]) for row in rows("offices.csv"))


@cache
def _by_symbol() -> Mapping[str, Office]:
    return {row.symbol: row for row in offices()}


def office(symbol: str) -> Office | None:
    """Return the office of a symbol; of one that the table lacks, the bureau it belongs to, named as such; else None."""
    found = _by_symbol().get(symbol)
    bureau, slash, inside = symbol.partition("/")
    if found is not None or not slash or len(bureau) < SHORTEST_BUREAU:
        return found
    above = _by_symbol().get(bureau)
    return Office(symbol=symbol, name=f"{above.name}, its office {inside}", source=above.source) if above else None
