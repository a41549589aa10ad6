"""`export`, `cite` and `quote`, run as a user runs them."""

import csv
import io
import json
from pathlib import Path

import pytest

from reftel.cli.app import run
from tests.cli.conftest import Reftel


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("cli-export") / "demo"
    with pytest.raises(SystemExit):
        run(["-a", str(folder), "add", "--samples"])
    return folder


def test_a_query_gives_json_lines(reftel: Reftel, demo: Path) -> None:
    ran = reftel("-a", demo, "export", "lightship")
    total = json.loads(reftel("-a", demo, "search", "lightship", "--json").out)["total"]
    assert ran.code == 0
    assert len([json.loads(line) for line in ran.out.splitlines()]) == total


def test_a_table_goes_to_a_file(reftel: Reftel, demo: Path, tmp_path: Path) -> None:
    ran = reftel("-a", demo, "export", "*", "--form", "csv", "-o", tmp_path / "all.csv")
    rows = list(csv.DictReader(io.StringIO((tmp_path / "all.csv").read_text(encoding="utf-8"), newline="")))
    assert (ran.code, len(rows), ran.out) == (0, 76, "")
    assert "76 telegrams written" in ran.err


def test_single_telegrams_in_the_order_said(reftel: Reftel, demo: Path) -> None:
    ran = reftel("-a", demo, "export", "--telegram", "06PORTALDER264", "--telegram", "06PORTALDER231")
    assert [json.loads(line)["mrn"] for line in ran.out.splitlines()] == ["06PORTALDER264", "06PORTALDER231"]


def test_a_bag_needs_a_folder(reftel: Reftel, demo: Path) -> None:
    ran = reftel("-a", demo, "export", "*", "--form", "bagit")
    assert ran.code == 2
    assert "say -o" in ran.err


def test_nothing_found_writes_nothing(reftel: Reftel, demo: Path) -> None:
    ran = reftel("-a", demo, "export", "zzzzz", "-o", "none.jsonl")
    assert (ran.code, ran.out) == (3, "")


def test_a_query_that_is_wrong_leaves_no_file(reftel: Reftel, demo: Path, tmp_path: Path) -> None:
    ran = reftel("-a", demo, "export", '"open', "-o", tmp_path / "x.jsonl")
    assert ran.code == 2
    assert not list(tmp_path.glob("*x.jsonl*"))


def test_cite_in_two_styles(reftel: Reftel, demo: Path) -> None:
    assert "“MERIDEL: 151 saved" in reftel("-a", demo, "cite", "06PORTALDER231").out
    assert reftel("-a", demo, "cite", "06 PORT ALDER 231", "--style", "bibtex").out.startswith(
        "@techreport{06PORTALDER231"
    )


def test_quote(reftel: Reftel, demo: Path) -> None:
    ran = reftel("-a", demo, "quote", "06PORTALDER231#p1")
    assert ran.out.startswith("> \\(SBU\\)") or ran.out.startswith("> (SBU)")
    assert "para. 1" in ran.out
    assert reftel("-a", demo, "quote", "06PORTALDER231").code == 2
    assert reftel("-a", demo, "quote", "06PORTALDER231#p99").code == 3
