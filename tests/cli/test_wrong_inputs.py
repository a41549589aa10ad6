"""Wrong inputs to the commands that need no archive: what is wrong, where, what to do, and the exit code."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Reftel
from tests.wire.conftest import PERFECT

WRONG = (
    ("check", ("absent.txt",), 1, ("absent.txt: it cannot be read", "Look at the name")),
    ("check", ("t.txt", "--select", "banana"), 2, ("'--select'", "'banana' is no finding", "findings.md")),
    ("check", ("t.txt", "--ignore", "RT999"), 2, ("'--ignore'", "'RT999' is no finding")),
    ("check", ("t.txt", "--fix", "--select", "RT1"), 2, ("--fix mends all", "leave out")),
    ("check", ("t.txt", "--output", "mended"), 2, ("--output goes with --fix",)),
    ("check", ("empty",), 1, ("empty: nothing to read is there", "Name files")),
    ("check", ("empty", "--fix"), 1, ("empty: nothing to read is there",)),
    ("join", ("absent.txt",), 1, ("absent.txt: it cannot be read", "Look at the name")),
    ("join", ("t.txt", "--jsonl", "--text"), 2, ("--jsonl or --text, not both",)),
    ("join", ("empty.txt",), 1, ("empty.txt: the file is empty", "Fetch it again")),
    ("join", ("t.txt", "--text", "--spans"), 2, ("--spans goes with --jsonl",)),
    ("render", ("absent.json",), 1, ("absent.json: it cannot be read", "Name the file of one record")),
    ("render", ("t.txt",), 1, ("t.txt: it is no record of a telegram", "reftel schema")),
    ("render", ("empty.txt",), 1, ("empty.txt: it is empty", "Give one record")),
    ("render", ("two.jsonl",), 1, ("two.jsonl: it holds more than one record", "Give one record")),
    ("render", ("wrong.json",), 1, ("wrong.json: it is no record", "`$.kind`")),
    ("schema", ("t.txt",), 2, ("unexpected extra argument (t.txt)", "reftel schema --help")),
    ("schema", ("--span",), 2, ("No such option", "--spans")),
    ("schema", ("--jsonl",), 2, ("No such option", "--jsonl")),
    ("parse", ("absent.txt",), 1, ("absent.txt: it cannot be read", "Look at the name")),
    ("parse", ("broken.zip",), 1, ("broken.zip: the archive is damaged", "Fetch it again")),
    ("parse", ("t.txt", "--spans"), 2, ("--spans goes with --jsonl",)),
    ("parse", ("t.txt", "--jsonl", "--explain"), 2, ("--jsonl or --explain, not both",)),
    ("parse", ("empty",), 1, ("empty: nothing to read is there", "Name files")),
    ("parse", (), 2, ("Missing argument", "reftel parse --help")),
)


@pytest.fixture
def here(tmp_path: Path) -> Path:
    """A folder with a telegram and things that are none."""
    (tmp_path / "t.txt").write_text(PERFECT, encoding="utf-8")
    (tmp_path / "empty").mkdir()
    (tmp_path / "empty.txt").touch()
    (tmp_path / "broken.zip").write_bytes(b"PK\x03\x04 and no more")
    return tmp_path


@pytest.mark.parametrize(
    ("command", "words", "code", "said"), WRONG, ids=[f"{c} {' '.join(w)}" for c, w, _, _ in WRONG]
)
def test_a_wrong_input_is_said_in_a_sentence(
    command: str, words: tuple[str, ...], code: int, said: tuple[str, ...], reftel: Reftel, here: Path
) -> None:
    record = reftel("parse", "t.txt", "--jsonl").out
    (here / "two.jsonl").write_text(record * 2, encoding="utf-8")
    (here / "wrong.json").write_text(json.dumps({**json.loads(record), "kind": "poem"}), encoding="utf-8")
    ran = reftel(command, *words)
    assert (ran.code, ran.out) == (code, "")
    for words_of_it in said:
        assert words_of_it in ran.err
    assert "Traceback" not in ran.err


def test_parse_explains_a_file(reftel: Reftel, here: Path) -> None:
    ran = reftel("parse", here / "t.txt", "--explain")
    assert (ran.code, ran.err) == (0, "")
    assert "    TAGS line: Marrow Coast (geographic TAG)." in ran.out
    assert "    [5 FAH-1 H-240]" in ran.out
