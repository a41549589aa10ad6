"""Routing indicators: the addresses of the relay network. One may stand for several addressees, and the reverse."""

from collections.abc import Mapping
from functools import cache

import msgspec

from reftel.codes.tables import rows


class RoutingIndicator(msgspec.Struct, frozen=True, kw_only=True):
    """One pair of routing indicator and addressee; `is_verified` is false for those from general knowledge."""

    routing_indicator: str
    addressee: str
    kind: str
    is_verified: bool
    source: str


@cache
def routing_indicators() -> tuple[RoutingIndicator, ...]:
    """Return all pairs, the invented ones of the examples last."""
    return tuple(
        RoutingIndicator(
            routing_indicator=row["routing_indicator"],
            addressee=row["addressee"],
            kind=row["kind"],
            is_verified=row["verified"] == "yes",
            source=row["source"],
        )
        for name in ("routing_indicators.csv", "routing_indicators_invented.csv")
        for row in rows(name)
    )


@cache
def _by_indicator() -> Mapping[str, tuple[RoutingIndicator, ...]]:
    found: dict[str, list[RoutingIndicator]] = {}
    for row in routing_indicators():
        found.setdefault(row.routing_indicator, []).append(row)
    return {indicator: tuple(sorted(held, key=lambda row: not row.is_verified)) for indicator, held in found.items()}


def routing_indicator(indicator: str) -> tuple[RoutingIndicator, ...]:
    """Return the addressees behind a routing indicator, verified ones first; empty where the table has none."""
    return _by_indicator().get(indicator, ())
