"""`reftel versions` and `reftel diff`."""

import json
from pathlib import Path

import pytest

from reftel.cli.app import run
from tests.archive.cables import telegram, write
from tests.cli.conftest import Reftel

FULL = "(U) Deputy Minister Ashby told the harbour pilots that the lightship would not be moved before the summer."


@pytest.fixture(scope="module")
def strait(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("versions")
    write(
        folder / "input",
        a=telegram(1, FULL),
        b=telegram(1, FULL.replace("Ashby", "XXXXXXXXXXXX")),
        c=telegram(2, FULL + "\x1b[31m Never."),
    )
    with pytest.raises(SystemExit):
        run(["-a", str(folder / "strait"), "add", str(folder / "input")])
    return folder / "strait"


def test_versions_are_listed_best_first(reftel: Reftel, strait: Path) -> None:
    ran = reftel("-a", strait, "versions", "06PORTALDER1")
    assert ran.code == 0
    lines = ran.out.splitlines()
    assert lines[1] == "    best: shows most"
    assert lines[2].endswith("a.txt")
    assert lines[4] == "    hides what the best shows: 1 redacted here, 1 words lacking, 1 words more"


def test_versions_as_json(reftel: Reftel, strait: Path) -> None:
    found = json.loads(reftel("-a", strait, "versions", "06PORTALDER1", "--json").out)
    assert set(found) == {"mrn", "versions", "copies"}
    assert [line["relation"] for line in found["versions"]] == [None, "redacted"]


def test_diff_of_one_address_compares_the_other_version_with_the_best(reftel: Reftel, strait: Path) -> None:
    ran = reftel("-a", strait, "diff", "06PORTALDER1")
    assert ran.code == 0
    assert "redacted here 1, lifted here 0" in ran.out
    assert "[-Ashby-] {+XXXXXXXXXXXX+} [redacted here]" in ran.out
    assert "SIPDIS" not in ran.out


def test_diff_can_print_everything(reftel: Reftel, strait: Path) -> None:
    assert "SIPDIS" in reftel("-a", strait, "diff", "06PORTALDER1", "--all").out


def test_diff_of_two_telegrams_cannot_steer_the_terminal(reftel: Reftel, strait: Path) -> None:
    ran = reftel("-a", strait, "diff", "06PORTALDER1", "06PORTALDER2")
    assert "Never." in ran.out
    assert "\x1b" not in ran.out


def test_diff_as_json(reftel: Reftel, strait: Path) -> None:
    found = json.loads(reftel("-a", strait, "diff", "06PORTALDER1", "--json").out)
    assert (found["redacted"], found["lifted"], found["same_words"]) == (1, 0, False)
    assert [piece["second"] for piece in found["pieces"] if piece["change"] == "redacted"] == ["XXXXXXXXXXXX"]


def test_diff_of_a_telegram_with_one_version_says_so(reftel: Reftel, strait: Path) -> None:
    assert "has one version" in reftel("-a", strait, "diff", "06PORTALDER2").out


def test_diff_of_a_text_with_itself(reftel: Reftel, strait: Path) -> None:
    assert "The same " in reftel("-a", strait, "diff", "06PORTALDER2", "06PORTALDER2").out


@pytest.mark.parametrize("command", [["versions", "06PORTALDER9"], ["diff", "06PORTALDER1", "06PORTALDER9"]])
def test_what_is_not_held_is_not_found(reftel: Reftel, strait: Path, command: list[str]) -> None:
    assert reftel("-a", strait, *command).code == 3
