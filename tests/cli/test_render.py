"""`reftel render`: a record in, a telegram or all faults out."""

import json
from pathlib import Path
from typing import Any

import pytest

from reftel.cli import render as command
from reftel.wire import content_of, parse
from tests.cli.conftest import Reftel
from tests.wire.conftest import PERFECT


@pytest.fixture
def record(reftel: Reftel, telegram_file: Path) -> dict[str, Any]:
    made: dict[str, Any] = json.loads(reftel("parse", telegram_file, "--jsonl").out)
    return made


@pytest.mark.parametrize("options", [(), ("--spans",)], ids=["record", "record with spans"])
def test_what_parse_prints_is_written(reftel: Reftel, telegram_file: Path, options: tuple[str, ...]) -> None:
    printed = reftel("parse", telegram_file, "--jsonl", *options).out
    ran = reftel("render", "-", stdin=printed.encode())
    assert ran.code == 0
    assert ran.err == ""
    assert content_of(parse(ran.out)) == content_of(parse(PERFECT))


def test_a_file_is_read(reftel: Reftel, record: dict[str, Any], tmp_path: Path) -> None:
    (tmp_path / "draft.json").write_text(json.dumps(record), encoding="utf-8")
    assert reftel("render", "draft.json").out.endswith("BT\n#0412\nNNNN\n")


def test_all_faults_are_said_and_nothing_is_written(reftel: Reftel, record: dict[str, Any]) -> None:
    record["subject"], record["date"], record["captions"] = None, None, ["HUSHHUSH"]
    ran = reftel("render", "-", stdin=json.dumps(record).encode())
    assert ran.code == 1
    assert ran.out == ""
    lines = ran.err.splitlines()
    assert 'RD201 captions[0]: No table knows the caption "HUSHHUSH".' in lines
    assert any(line.startswith("RT106 date: ") for line in lines)
    assert any(line.startswith("RT205 subject: ") for line in lines)
    assert lines[-1] == f"Nothing was written: {len(lines) - 1} faults."


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"{", "no record of a telegram"),
        (b"[]", "no record of a telegram"),
        (b'{"mrn": 3}', "no record of a telegram"),
        (b'{"mrn": "\xff"}', "no "),
        (b"", "it is empty"),
    ],
    ids=["cut short", "a list", "wrong type", "no UTF-8", "nothing"],
)
def test_what_is_no_record_is_refused_in_a_sentence(reftel: Reftel, data: bytes, said: str) -> None:
    ran = reftel("render", "-", stdin=data)
    assert ran.code == 1
    assert ran.out == ""
    assert said in ran.err
    assert "standard input" in ran.err


def test_an_absent_file_is_said(reftel: Reftel) -> None:
    ran = reftel("render", "absent.json")
    assert (ran.code, ran.out) == (1, "")
    assert "absent.json: it cannot be read" in ran.err


def test_a_record_over_the_limit_is_refused(reftel: Reftel, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(command, "MAX_RECORD", 10)
    ran = reftel("render", "-", stdin=b" " * 11)
    assert ran.code == 1
    assert "MAX_RECORD = 10" in ran.err
