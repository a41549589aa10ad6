"""`reftel refs`, `gaps`, and `show` of what is cited but not held."""

import csv
import io
import json
from pathlib import Path
from xml.etree import ElementTree

import pytest

from reftel.cli.app import run
from tests.archive.cables import telegram, write
from tests.cli.conftest import Reftel

XMLNS = "{http://graphml.graphdrawing.org/xmlns}"


@pytest.fixture(scope="module")
def strait(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three telegrams in a row; the first cites one that is absent."""
    folder = tmp_path_factory.mktemp("refs")
    write(
        folder / "input",
        a=telegram(2, date="2006-03-02T08:00", refs="A. PORT ALDER 1 (NOTAL)\n     B. SMITH E-MAIL OF MARCH 1"),
        b=telegram(5, date="2006-03-05T08:00", refs="PORT ALDER 2", subject="\x1b[31mRED"),
        c=telegram(7, date="2006-03-07T08:00", refs="PORT ALDER 5"),
    )
    with pytest.raises(SystemExit):
        run(["-a", str(folder / "strait"), "add", str(folder / "input")])
    return folder / "strait"


def test_refs_shows_both_directions(reftel: Reftel, strait: Path) -> None:
    ran = reftel("-a", strait, "refs", "06PORTALDER2")
    assert ran.code == 0
    assert "← cites" in ran.out
    assert "A  06PORTALDER1  (not in this archive)  [notal]" in ran.out
    assert "B  SMITH E-MAIL OF MARCH 1  (e-mail)" in ran.out
    assert "→ cited by" in ran.out
    assert "06PORTALDER5  2006-03-05" in ran.out
    assert "06PORTALDER7" not in ran.out


def test_a_thread_goes_on(reftel: Reftel, strait: Path) -> None:
    ran = reftel("-a", strait, "refs", "06PORTALDER7", "--thread")
    assert [name in ran.out for name in ("06PORTALDER5", "06PORTALDER2", "06PORTALDER1")] == [True] * 3
    assert "\x1b" not in ran.out


def test_refs_as_json(reftel: Reftel, strait: Path) -> None:
    found = json.loads(reftel("-a", strait, "refs", "06PORTALDER2", "--json").out)
    assert set(found) == {"id", "nodes", "edges", "is_cut"}
    assert set(found["edges"][0]) == {"source", "target", "label", "text", "kind", "fate", "notal", "ambiguous"}
    assert [node["mrn"] for node in found["nodes"]] == ["06PORTALDER2", "06PORTALDER1", "06PORTALDER5"]


def test_a_telegram_without_any_references_says_so(reftel: Reftel, tmp_path: Path) -> None:
    write(tmp_path / "input", a=telegram(2))
    reftel("-a", "alone", "add", "input")
    assert "cites nothing" in reftel("-a", "alone", "refs", "06PORTALDER2").out


def test_the_web_as_graphml(reftel: Reftel, strait: Path) -> None:
    tree = ElementTree.fromstring(reftel("-a", strait, "refs", "--export", "graphml").out)  # noqa: S314 - our own
    assert len(list(tree.iter(f"{XMLNS}node"))) == 4
    assert len(list(tree.iter(f"{XMLNS}edge"))) == 3


@pytest.mark.parametrize(("form", "rows"), [("nodes", 4), ("edges", 3)])
def test_the_web_as_tables(reftel: Reftel, strait: Path, form: str, rows: int) -> None:
    table = list(csv.DictReader(io.StringIO(reftel("-a", strait, "refs", "--export", form).out)))
    assert len(table) == rows


def test_one_thread_can_be_exported(reftel: Reftel, strait: Path) -> None:
    out = reftel("-a", strait, "refs", "06PORTALDER7", "--export", "nodes").out
    assert len(list(csv.DictReader(io.StringIO(out)))) == 2


def test_rates(reftel: Reftel, strait: Path) -> None:
    found = json.loads(reftel("-a", strait, "refs", "--rates", "--json").out)
    assert (found["references"], found["fates"]["resolved"], found["fates"]["absent"]) == (4, 2, 1)
    assert "cited by number, not held" in reftel("-a", strait, "refs", "--rates").out


@pytest.mark.parametrize(
    "options",
    [[], ["--json"], ["06PORTALDER2", "--json", "--export", "nodes"], ["--rates", "--export", "nodes"]],
    ids=["nothing", "json of nothing", "two forms", "two things"],
)
def test_wrong_combinations_are_said(reftel: Reftel, strait: Path, options: list[str]) -> None:
    assert reftel("-a", strait, "refs", *options).code == 2


def test_what_nobody_knows_is_not_found(reftel: Reftel, strait: Path) -> None:
    ran = reftel("-a", strait, "refs", "06PORTALDER77")
    assert ran.code == 3
    assert "06PORTALDER77" in ran.err


def test_show_says_who_cites_what_is_absent(reftel: Reftel, strait: Path) -> None:
    ran = reftel("-a", strait, "show", "06", "PORT", "ALDER", "1")
    assert ran.code == 3
    assert "06PORTALDER1 is not in this archive, but cited." in ran.out
    assert "Sent 2006-01-01 to 2006-03-02: before 06PORTALDER2" in ran.out
    assert "06PORTALDER2  2006-03-02  ref A: “PORT ALDER 1”" in ran.out


def test_show_of_a_ghost_as_json(reftel: Reftel, strait: Path) -> None:
    ran = reftel("-a", strait, "show", "06PORTALDER1", "--json")
    assert ran.code == 3
    assert json.loads(ran.out)["cited_by"][0]["brief"]["mrn"] == "06PORTALDER2"


def test_show_of_what_nobody_cites_says_as_before(reftel: Reftel, strait: Path) -> None:
    ran = reftel("-a", strait, "show", "06PORTALDER99")
    assert (ran.code, ran.out) == (3, "")


def test_gaps_of_a_station_and_year(reftel: Reftel, strait: Path) -> None:
    ran = reftel("-a", strait, "gaps", "--station", "port alder", "--year", "2006")
    assert ran.code == 0
    assert ran.out.splitlines() == [
        "PORTALDER 2006: 3 of 7 numbers held (42.9%); 4 missing, 1 of these cited",
        "1\t1\t2006-01-01 to 2006-03-02\t1 (1×)",
        "3-4\t2\t2006-03-02 to 2006-03-05\t",
        "6\t1\t2006-03-05 to 2006-03-07\t",
    ]


def test_gaps_as_json_and_as_a_list_of_ledgers(reftel: Reftel, strait: Path) -> None:
    found = json.loads(reftel("-a", strait, "gaps", "--station", "PORTALDER", "--year", "2006", "--json").out)
    assert (found["missing"], found["gaps"][1]["first"], found["gaps"][1]["earliest"]) == (4, 3, "2006-03-02")
    assert reftel("-a", strait, "gaps").out == "PORTALDER\t2006\t3\t7\t42.9%\n"
    assert json.loads(reftel("-a", strait, "gaps", "--json").out)[0]["held"] == 3


def test_a_request_lists_what_is_missing(reftel: Reftel, strait: Path) -> None:
    out = reftel("-a", strait, "gaps", "--station", "PORTALDER", "--year", "2006", "--request").out
    assert "06 PORTALDER 3 to 06 PORTALDER 4 (2 numbers)" in out


def test_gaps_of_a_station_without_a_name_is_a_usage_error(reftel: Reftel, strait: Path) -> None:
    assert reftel("-a", strait, "gaps", "--station", " ", "--year", "2006").code == 2


def test_gaps_of_nothing(reftel: Reftel, strait: Path) -> None:
    assert (
        reftel("-a", strait, "gaps", "--station", "VERRIN", "--year", "2006").out == "VERRIN 2006: no number is held.\n"
    )


@pytest.mark.parametrize(
    "options",
    [["--year", "2006"], ["--request"], ["--station", "VERRIN", "--request"]],
    ids=["year", "request", "no year"],
)
def test_gaps_say_what_they_need(reftel: Reftel, strait: Path, options: list[str]) -> None:
    assert reftel("-a", strait, "gaps", *options).code == 2
