"""Executive orders on classification, the codes on their line, and the reasons of a Classified By line."""

import datetime as dt
from collections.abc import Mapping
from functools import cache

import msgspec

from reftel.codes.tables import rows


class ExecutiveOrder(msgspec.Struct, frozen=True, kw_only=True):
    """One executive order; `in_force_to` is the last day, None while it is in force."""

    number: str
    in_force_from: dt.date
    in_force_to: dt.date | None
    meaning: str
    source: str

    def in_force(self, day: dt.date) -> bool:
        """Say whether telegrams of that day go by this order."""
        return self.in_force_from <= day and (self.in_force_to is None or day <= self.in_force_to)


class EoCode(msgspec.Struct, frozen=True, kw_only=True):
    """One code on the E.O. line under one order, such as OADR, GDS, X1 or 25X1."""

    number: str
    code: str
    meaning: str
    source: str


class ClassificationReason(msgspec.Struct, frozen=True, kw_only=True):
    """One reason, "1.4(b)"; 1.5 is the numbering of 1995 to 2003."""

    reason: str
    meaning: str
    valid_from: dt.date | None
    valid_to: dt.date | None
    source: str


def _day(text: str) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None


@cache
def executive_orders() -> tuple[ExecutiveOrder, ...]:
    """Return the orders, oldest first; on every day since 1953-12-15 exactly one of them is in force."""
    return tuple(
        ExecutiveOrder(
            number=row["number"],
            in_force_from=dt.date.fromisoformat(row["in_force_from"]),
            in_force_to=_day(row["in_force_to"]),
            meaning=row["meaning"],
            source=row["source"],
        )
        for row in rows("executive_orders.csv")
    )


@cache
def _orders_by_number() -> Mapping[str, ExecutiveOrder]:
    return {order.number: order for order in executive_orders()}


def executive_order(number: str) -> ExecutiveOrder | None:
    """Return the order of that number ("12958"), None for a number that is no order on classification."""
    return _orders_by_number().get(number)


@cache
def eo_codes() -> tuple[EoCode, ...]:
    """Return all codes of all orders, by order."""
    return tuple(
        EoCode(number=row["number"], code=row["code"], meaning=row["meaning"], source=row["source"])
        for row in rows("eo_codes.csv")
    )


@cache
def _codes_by_order() -> Mapping[tuple[str, str], EoCode]:
    return {(row.number, _plain_code(row.code)): row for row in eo_codes()}


def _plain_code(code: str) -> str:
    return "".join(c for c in code.upper() if c.isalnum())


def eo_code(number: str, code: str) -> EoCode | None:
    """Return a code of an order; "XGDS-1", "XGDS1" and "xgds 1" are the same. None where the order has no such code."""
    return _codes_by_order().get((number, _plain_code(code)))


@cache
def classification_reasons() -> tuple[ClassificationReason, ...]:
    """Return the reasons 1.5 (a) to (h) and 1.4 (a) to (h)."""
    return tuple(
        ClassificationReason(
            reason=row["reason"],
            meaning=row["meaning"],
            valid_from=_day(row["valid_from"]),
            valid_to=_day(row["valid_to"]),
            source=row["source"],
        )
        for row in rows("reasons.csv")
    )


@cache
def _reasons_by_name() -> Mapping[str, ClassificationReason]:
    return {row.reason: row for row in classification_reasons()}


def classification_reason(reason: str) -> str | None:
    """Return what a reason protects: "1.4(b)", "1.4 (B)" → "foreign government information"; None if not known."""
    row = _reasons_by_name().get("".join(reason.lower().split()))
    return row.meaning if row is not None else None
