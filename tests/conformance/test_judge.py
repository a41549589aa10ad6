"""The judge sees what is wrong: a comparison that lets all pass would prove nothing."""

import copy
import json
import sys
from collections.abc import Callable
from typing import Any

import msgspec
import pytest

from reftel.wire import parse
from tests.conformance import judge
from tests.conformance.judge import HERE, Case, faults

CASE = Case(HERE / "tags" / "caption-inside.json")
WITH_SPANS = Case(HERE / "sections" / "page-line-in-a-sentence.json")
WITH_NULLS = Case(HERE / "heading" / "format-lines-of-a-full-heading.json")


def record(case: Case) -> dict[str, Any]:
    read: dict[str, Any] = json.loads(msgspec.json.encode(parse(case.text, spans=True)))
    return read


CHANGES: list[tuple[str, Case, Callable[[dict[str, Any]], object]]] = [
    ("a value", CASE, lambda r: r["tags"][0].update(kind="program")),
    ("a value more", CASE, lambda r: r["tags"].append(r["tags"][0])),
    ("a value less", CASE, lambda r: r["tags"].pop()),
    ("no list", CASE, lambda r: r.update(tags=None)),
    ("another order", CASE, lambda r: r["tags"].reverse()),
    ("a finding less", CASE, lambda r: r.update(findings=[])),
    ("a finding too many", WITH_SPANS, lambda r: r["findings"].append({"code": "RT503"})),
    ("a field that must be absent", WITH_SPANS, lambda r: r["references"].append({"text": "x"})),
    ("no spans", WITH_SPANS, lambda r: r.pop("spans")),
    ("another kind of span", WITH_SPANS, lambda r: [s.update(kind="paragraph") for s in r["spans"]]),
    ("another field of a span", WITH_NULLS, lambda r: [s.update(field=None) for s in r["spans"]]),
    ("something in place of null", WITH_NULLS, lambda r: r["transmission"].update(section=1)),
    ("nothing at all", WITH_NULLS, lambda r: r.clear()),
]


@pytest.mark.parametrize(("case", "change"), [c[1:] for c in CHANGES], ids=[c[0] for c in CHANGES])
def test_a_changed_record_is_no_longer_met(case: Case, change: Callable[[dict[str, Any]], object]) -> None:
    good = record(case)
    assert faults(case, good) == []
    changed = copy.deepcopy(good)
    change(changed)
    assert faults(case, changed)


def test_what_the_case_does_not_name_may_differ() -> None:
    read = record(CASE)
    read["subject"] = "ANOTHER"
    read["findings"].append({"code": "RT106"})
    assert faults(CASE, read) == []


def test_a_command_is_judged(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(judge, "cases", lambda: [CASE, WITH_NULLS])
    known = {case.name: record(case) for case in (CASE, WITH_NULLS)}
    script = f"import pathlib, sys; print({known!r}['/'.join(pathlib.Path(sys.argv[1]).with_suffix('').parts[-2:])])"
    as_json = script.replace("print(", "import json; print(json.dumps(") + ")"
    assert judge._main([sys.executable, "-c", as_json]) == 0
    assert judge._main([sys.executable, "-c", "print('no record')"]) == 1
    assert capsys.readouterr().out.endswith("0 of 2 cases are met\n")
