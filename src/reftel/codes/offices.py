"""Office symbols of the Department that stand in pass lines ("EUR/RUS")."""

from collections.abc import Mapping
from functools import cache

import msgspec

from reftel.codes.tables import rows


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
    """Return the office of a symbol, None where the table has none."""
    return _by_symbol().get(symbol)
