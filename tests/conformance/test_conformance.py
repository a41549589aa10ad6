"""Every case of the conformance suite is met, but those that are listed as not yet met; the cases themselves are in order."""

import csv
import json
import re
from collections import Counter
from functools import cache
from typing import Any, Final

import msgspec
import pytest

from reftel.codes import finding_rules, span_kinds
from reftel.corpus import Item, parse_item, read
from reftel.telegram import Telegram
from reftel.telegram.field_meanings import FIELD_MEANINGS
from tests.conformance.judge import HERE, Case, cases, faults
from tests.telegram.test_schema import faults as schema_faults

NOT_YET_MET: Final = {
    "addressees/wrapped-designator": "the second line is read as an addressee of its own",
}
"""Cases that the format demands and that are not read yet. Strict: one that is met must leave the list, here and in README.md."""

CASES: Final = cases()
SCHEMA: Final[dict[str, Any]] = json.loads((HERE / "case.schema.json").read_text(encoding="utf-8"))
FIELDS: Final = {field for fields in FIELD_MEANINGS.values() for field in fields}


def pitfalls() -> dict[str, str]:
    """Return the pitfalls with the reason why there is no case for one, empty for most."""
    with (HERE / "pitfalls.csv").open(encoding="utf-8", newline="") as file:
        return {row["number"]: row["not_one_text"] for row in csv.DictReader(file)}


@cache
def item_of(case: Case) -> Item:
    (item,) = read([case.path.with_suffix(".txt")])
    assert isinstance(item, Item)
    assert item.text == case.text
    return item


@cache
def read_with_spans(case: Case) -> Telegram:
    return parse_item(item_of(case), spans=True)


def as_read(telegram: Telegram) -> dict[str, Any]:
    record: dict[str, Any] = json.loads(msgspec.json.encode(telegram))
    return record


def parameters() -> list[Any]:
    marks = {name: pytest.mark.xfail(reason=reason, strict=True) for name, reason in NOT_YET_MET.items()}
    return [pytest.param(case, id=case.name, marks=marks.get(case.name, ())) for case in CASES]


every_case = pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)


@pytest.mark.parametrize("case", parameters())
def test_case_is_met(case: Case) -> None:
    assert faults(case, as_read(read_with_spans(case))) == []


@every_case
def test_record_is_the_same_with_and_without_spans(case: Case) -> None:
    assert msgspec.structs.replace(read_with_spans(case), spans=msgspec.UNSET) == parse_item(item_of(case))


@every_case
def test_spans_cover_the_text(case: Case) -> None:
    telegram = read_with_spans(case)
    assert telegram.spans is not msgspec.UNSET
    assert "".join(case.text[span.start : span.end] for span in telegram.spans) == case.text
    assert {span.kind for span in telegram.spans} <= set(span_kinds())


@every_case
def test_case_keeps_the_schema_and_names_what_exists(case: Case) -> None:
    assert list(schema_faults({**case.expected, "expect": {}}, SCHEMA, SCHEMA)) == []
    assert names_in(case.expected["expect"]) <= FIELDS
    assert {step for path in case.expected.get("absent", ()) for step in re.findall(r"[a-z_]+", path)} <= FIELDS
    assert {*case.expected.get("findings", ()), *case.expected.get("no_findings", ())} <= set(finding_rules())
    assert {span["kind"] for span in case.expected.get("spans", ())} <= set(span_kinds())
    assert (
        set(case.expected) - {"title", "rule", "source", "pitfalls", "encoding"} != {"expect"}
        or case.expected["expect"]
    )


def names_in(value: object) -> set[str]:
    if isinstance(value, dict):
        return set(value).union(*(names_in(item) for item in value.values()))
    return set().union(*(names_in(item) for item in value)) if isinstance(value, list) else set()


def test_every_pitfall_has_a_case_or_a_reason() -> None:
    named = {number for case in CASES for number in case.expected.get("pitfalls", ())}
    reasons = pitfalls()
    assert list(reasons) == [f"P{number}" for number in range(1, 57)]
    assert named == {number for number, reason in reasons.items() if not reason}


def without_own_number(case: Case) -> str:
    """Return the text without the telegram's serial number: cases that differ only there are alike."""
    key = read_with_spans(case).key
    return case.text if key is None else re.sub(rf"0*{key.serial}\b", "", case.text)


def test_no_two_cases_are_alike() -> None:
    for alike in (Counter(map(without_own_number, CASES)), Counter(case.expected["title"] for case in CASES)):
        assert [what for what, times in alike.items() if times > 1] == []


def test_every_text_has_its_expectation() -> None:
    assert {path.with_suffix("") for path in HERE.glob("*/*.txt")} == {case.path.with_suffix("") for case in CASES}


def test_what_is_not_yet_met_is_said_in_the_readme() -> None:
    readme = (HERE / "README.md").read_text(encoding="utf-8")
    listed = re.findall(r"^\* `([a-z0-9/-]+)`:", readme.partition("## Not yet met")[2], re.MULTILINE)
    assert sorted(listed) == sorted(NOT_YET_MET)
    assert f"{len(CASES)} cases" in readme
