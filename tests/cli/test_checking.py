"""`reftel check`: what is shown of findings, and copies in which the mechanical ones are mended."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Reftel
from tests.wire.conftest import PERFECT

WRONG = PERFECT.replace("PREL EFIS QM QT", "PREL EFSI QM QT").replace("BT\n#0412\nNNNN\n", "")
MECHANICAL = PERFECT.replace("ALDER 000412", "ALDER 412").replace("TAGS:", "TAS:")


@pytest.fixture
def wrong(tmp_path: Path) -> Path:
    path = tmp_path / "t.txt"
    path.write_text(WRONG)
    return path


def codes(out: str) -> list[str]:
    return [row["code"] for row in json.loads(out)]


def test_the_place_is_underlined(reftel: Reftel, wrong: Path) -> None:
    lines = reftel("check", wrong).out.splitlines()
    shown = lines.index("    TAGS: PREL EFSI QM QT")
    assert lines[shown + 1] == "               ^^^^"


@pytest.mark.parametrize(
    ("options", "wanted"),
    [
        pytest.param([], ["RT504", "RT204"], id="all"),
        pytest.param(["--severity", "warning"], ["RT204"], id="warnings"),
        pytest.param(["--severity", "error"], [], id="errors"),
        pytest.param(["--select", "RT5"], ["RT504"], id="a hundred"),
        pytest.param(["--ignore", "rt204"], ["RT504"], id="left out"),
    ],
)
def test_findings_are_chosen(reftel: Reftel, wrong: Path, options: list[str], wanted: list[str]) -> None:
    ran = reftel("check", wrong, "--json", *options)
    assert codes(ran.out) == wanted
    assert ran.code == ("RT204" in wanted)


def test_a_copy_is_mended_and_the_input_kept(reftel: Reftel, tmp_path: Path) -> None:
    path = tmp_path / "t.txt"
    path.write_text(MECHANICAL)
    ran = reftel("check", path, "--fix")
    assert ran.code == 0
    assert 'RT214 "TAS:" became "TAGS:"' in ran.out
    assert path.read_text() == MECHANICAL
    assert (tmp_path / "t.fixed.txt").read_text() == PERFECT


def test_a_copy_that_exists_is_not_overwritten(reftel: Reftel, tmp_path: Path) -> None:
    (tmp_path / "t.txt").write_text(MECHANICAL)
    (tmp_path / "t.fixed.txt").write_text("mine")
    ran = reftel("check", tmp_path / "t.txt", "--fix")
    assert ran.code == 1
    assert "exists" in ran.err
    assert (tmp_path / "t.fixed.txt").read_text() == "mine"


def test_copies_go_to_the_folder_that_is_named(reftel: Reftel, tmp_path: Path) -> None:
    (tmp_path / "t.txt").write_text(MECHANICAL)
    ran = reftel("check", tmp_path / "t.txt", "--fix", "--output", tmp_path / "mended", "--json")
    assert [row["code"] for row in json.loads(ran.out)] == ["RT212", "RT214"]
    assert (tmp_path / "mended" / "t.fixed.txt").read_text() == PERFECT


def test_two_telegrams_of_one_file_are_mended_in_one_copy(reftel: Reftel, tmp_path: Path) -> None:
    other = MECHANICAL.replace("0412", "0415").replace("ALDER 412", "ALDER 415").replace("031405Z", "041405Z")
    (tmp_path / "t.txt").write_text(MECHANICAL + "\n" + other)
    assert reftel("check", tmp_path / "t.txt", "--fix").code == 0
    copy = (tmp_path / "t.fixed.txt").read_text()
    assert copy.startswith(PERFECT + "\n")
    assert "ALDER 000415" in copy


@pytest.mark.parametrize(
    "arguments", [["t.txt", "--output", "there"], ["-", "--fix"]], ids=["output without fix", "input without a name"]
)
def test_what_does_not_go_together_is_a_usage_fault(reftel: Reftel, wrong: Path, arguments: list[str]) -> None:
    assert reftel("check", *arguments).code == 2


def test_nothing_is_written_where_nothing_is_mechanical(reftel: Reftel, wrong: Path, tmp_path: Path) -> None:
    assert reftel("check", wrong, "--fix").code == 0
    assert list(tmp_path.iterdir()) == [wrong]
