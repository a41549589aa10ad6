"""Hold a record against a case. Standard library only, so that any implementation can be judged with it.

`python3 judge.py COMMAND …` runs the command once for each case, with the path of its text behind it, and reads one record as JSON
from what it prints: `python3 judge.py reftel parse --jsonl --spans`.
"""

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, Final

HERE: Final = Path(__file__).resolve().parent
_STEP: Final = re.compile(r"[^.\[\]]+")


@dataclass(frozen=True)
class Case:
    """A pair of files: the text as received and what must be read from it."""

    path: Path

    @property
    def name(self) -> str:
        """Return area and name: "heading/dual-precedence"."""
        return self.path.relative_to(HERE).with_suffix("").as_posix()

    @cached_property
    def expected(self) -> dict[str, Any]:
        loaded: dict[str, Any] = json.loads(self.path.read_text(encoding="utf-8"))
        return loaded

    @cached_property
    def text(self) -> str:
        """Decode the bytes and nothing else: no line end is changed."""
        return self.path.with_suffix(".txt").read_bytes().decode(self.expected.get("encoding", "utf-8"))


def cases() -> list[Case]:
    return [Case(path) for path in sorted(HERE.glob("*/*.json"))]


def faults(case: Case, record: dict[str, Any]) -> list[str]:
    """Return what this record has wrong, one sentence each; nothing where the case is met."""
    return [
        *_unequal(case.expected["expect"], record, ""),
        *_present(case.expected.get("absent", ()), record),
        *_findings(case.expected, record),
        *_spans(case, record),
    ]


def _unequal(expected: object, read: object, path: str) -> Iterator[str]:
    """An object is compared in the fields that the case names, a list item by item with its length, all else exactly."""
    if isinstance(expected, dict):
        for name, value in expected.items():
            yield from _unequal(value, read.get(name) if isinstance(read, dict) else None, f"{path}.{name}".strip("."))
    elif isinstance(expected, list) and isinstance(read, list) and len(expected) == len(read):
        for index, (value, item) in enumerate(zip(expected, read, strict=True)):
            yield from _unequal(value, item, f"{path}[{index}]")
    elif expected != read or isinstance(expected, bool) != isinstance(read, bool):
        yield f"{path} is {read!r}, not {expected!r}"


def _at(record: object, path: str) -> object:
    """Return the value at a path like `body[0].text`; null where the way ends."""
    for step in _STEP.findall(path):
        if isinstance(record, list):
            record = record[int(step)] if int(step) < len(record) else None
        else:
            record = record.get(step) if isinstance(record, dict) else None
    return record


def _present(paths: list[str], record: dict[str, Any]) -> Iterator[str]:
    for path in paths:
        if _at(record, path) not in (None, [], False, ""):
            yield f"{path} is {_at(record, path)!r}, not absent"


def _findings(expected: dict[str, Any], record: dict[str, Any]) -> Iterator[str]:
    found = {finding["code"] for finding in record.get("findings") or ()}
    if missing := set(expected.get("findings", ())) - found:
        yield f"findings {sorted(missing)} are missing"
    if surplus := set(expected.get("no_findings", ())) & found:
        yield f"findings {sorted(surplus)} do not belong here"


def _spans(case: Case, record: dict[str, Any]) -> Iterator[str]:
    """A span is met by one of its kind, with its field where one is named, whose text is the same without the white space around it."""
    for span in case.expected.get("spans", ()):
        stretches = [
            case.text[one["start"] : one["end"]].strip()
            for one in record.get("spans") or ()
            if one["kind"] == span["kind"] and ("field" not in span or one.get("field") == span["field"])
        ]
        if span["text"] not in stretches:
            yield f"no span {span['kind']} of {span.get('field', 'any field')} is {span['text']!r} but {stretches!r}"


def _read_with(command: list[str], case: Case) -> dict[str, Any]:
    done = subprocess.run([*command, str(case.path.with_suffix(".txt"))], capture_output=True, check=True)
    record: dict[str, Any] = json.loads(done.stdout)
    return record


def _main(command: list[str]) -> int:
    failed = 0
    for case in cases():
        try:
            wrong = faults(case, _read_with(command, case))
        except (subprocess.CalledProcessError, json.JSONDecodeError) as fault:
            wrong = [f"no record: {fault}"]
        failed += bool(wrong)
        for sentence in wrong:
            sys.stdout.write(f"{case.name}: {sentence}\n")
    sys.stdout.write(f"{len(cases()) - failed} of {len(cases())} cases are met\n")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(_main(sys.argv[1:]))
