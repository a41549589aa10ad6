import datetime as dt
import itertools

import pytest

from reftel.codes import (
    classification_reason,
    classification_reasons,
    eo_code,
    eo_codes,
    executive_order,
    executive_orders,
)


@pytest.mark.parametrize(
    ("day", "number"),
    [
        ("1971-01-01", "10501"),
        ("1973-03-01", "11652"),
        ("1978-12-01", "12065"),
        ("1989-12-19", "12356"),
        ("1995-10-13", "12356"),
        ("1995-10-14", "12958"),
        ("2010-06-26", "12958"),
        ("2010-06-27", "13526"),
        ("2020-01-01", "13526"),
    ],
)
def test_one_order_is_in_force_on_a_day(day: str, number: str) -> None:
    assert [order.number for order in executive_orders() if order.in_force(dt.date.fromisoformat(day))] == [number]


def test_orders_follow_each_other_without_a_gap() -> None:
    for earlier, later in itertools.pairwise(executive_orders()):
        assert earlier.in_force_to is not None
        assert earlier.in_force_to + dt.timedelta(days=1) == later.in_force_from


def test_order_by_number() -> None:
    order = executive_order("12958")
    assert order is not None
    assert order.in_force_from == dt.date(1995, 10, 14)
    assert executive_order("1295") is None


@pytest.mark.parametrize(
    ("number", "code", "found"),
    [
        ("11652", "GDS", "GDS"),
        ("11652", "XGDS1", "XGDS-1"),
        ("11652", "xgds 3", "XGDS-3"),
        ("12065", "RDS-1", "RDS-1"),
        ("12356", "OADR", "OADR"),
        ("12958", "X1", "X1"),
        ("12958", "N/A", "N/A"),
        ("13526", "50x1-hum", "50X1-HUM"),
        ("13526", "25X6", "25X6"),
        ("12958", "OADR", None),
        ("1295", "X1", None),
        ("", "", None),
    ],
)
def test_code_belongs_to_its_order(number: str, code: str, found: str | None) -> None:
    row = eo_code(number, code)
    assert (row.code if row else None) == found


def test_every_code_names_an_order() -> None:
    assert {row.number for row in eo_codes()} <= {order.number for order in executive_orders()}


@pytest.mark.parametrize(
    ("reason", "words"),
    [
        ("1.4(b)", "foreign government information"),
        ("1.4 (B)", "foreign government information"),
        ("1.5(d)", "foreign relations"),
        ("1.4(h)", "weapons of mass destruction"),
    ],
)
def test_reason_says_what_it_protects(reason: str, words: str) -> None:
    meaning = classification_reason(reason)
    assert meaning is not None
    assert words in meaning


@pytest.mark.parametrize("reason", ["1.4(i)", "1.6(a)", "b", ""])
def test_what_is_no_reason_has_no_meaning(reason: str) -> None:
    assert classification_reason(reason) is None


def test_numbering_changed_in_2003() -> None:
    by_name = {row.reason: row for row in classification_reasons()}
    assert by_name["1.5(b)"].valid_to == dt.date(2003, 3, 24)
    assert by_name["1.4(b)"].valid_from == dt.date(2003, 3, 25)
    assert by_name["1.5(b)"].meaning == by_name["1.4(b)"].meaning
