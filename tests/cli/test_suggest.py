import json
from pathlib import Path

from tests.cli.conftest import Reftel
from tests.wire.conftest import PERFECT

KINDS = ("requests", "promises", "meetings", "speakers", "documents", "positions", "mechanisms")
SAMPLES = Path(__file__).parents[2] / "src" / "reftel" / "samples"
PROPOSAL = str(SAMPLES / "06PORTALDER412.txt")


def test_a_record_has_every_kind_with_passages_and_rules(reftel: Reftel) -> None:
    ran = reftel("suggest", PROPOSAL, "--jsonl")
    (line,) = ran.out.splitlines()
    record = json.loads(line)
    assert ran.code == 0
    assert set(record) == {"source", "mrn", *KINDS}
    assert record["mrn"] == "06PORTALDER412"
    assert [(r["paragraph"], r["own"]) for r in record["requests"]] == [(4, False), (6, True), (6, False)]
    for kind in ("requests", "promises", "meetings", "documents"):
        assert record[kind], kind
        assert all(row["passage"]["quote"] and row["rule"] for row in record[kind])
    assert {"paragraph", "title", "from", "to"} <= set(record["documents"][0])


def test_speakers_stand_by_paragraph_each_name_once(reftel: Reftel) -> None:
    record = json.loads(reftel("suggest", PROPOSAL, "--jsonl", "--kind", "speakers").out)
    paragraphs = [row["paragraph"] for row in record["speakers"]]
    assert paragraphs == sorted(set(paragraphs))
    for row in record["speakers"]:
        assert len({name.split()[-1].lower() for name in row["names"]}) == len(row["names"])
        assert row["speeches"]


def test_kinds_can_be_chosen(reftel: Reftel) -> None:
    record = json.loads(reftel("suggest", PROPOSAL, "--jsonl", "--kind", "promises").out)
    assert record["promises"]
    assert all(record[kind] == [] for kind in KINDS if kind != "promises")


def test_what_is_no_telegram_gives_a_record_with_empty_lists(reftel: Reftel, tmp_path: Path) -> None:
    (tmp_path / "list.txt").write_text("bread, lamp oil, rope\n", encoding="utf-8")
    ran = reftel("suggest", str(tmp_path / "list.txt"), "--jsonl")
    record = json.loads(ran.out)
    assert ran.code == 0
    assert record["source"]["path"].endswith("list.txt")
    assert all(record[kind] == [] for kind in KINDS)


def test_a_file_that_is_missing_is_one_sentence_and_the_rest_is_read(reftel: Reftel, tmp_path: Path) -> None:
    ran = reftel("suggest", str(tmp_path / "nowhere.txt"), PROPOSAL, "--jsonl")
    assert ran.code != 0
    assert "nowhere.txt" in ran.err


def test_the_listing_is_for_people(reftel: Reftel) -> None:
    ran = reftel("suggest", PROPOSAL)
    assert ran.code == 0
    for words in ("asks", "promises", "met", "said:", "paper:"):
        assert words in ran.out


def test_the_listing_steers_no_terminal(reftel: Reftel, tmp_path: Path) -> None:
    text = PERFECT.replace("1.", "1. Orlan\x1b[31m said the lamp was out. We request\x1b[2J guidance.", 1)
    (tmp_path / "red.txt").write_text(text, encoding="utf-8")
    assert "\x1b" not in reftel("suggest", str(tmp_path / "red.txt")).out
