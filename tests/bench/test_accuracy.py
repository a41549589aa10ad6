"""The mechanism of the accuracy bench, on invented telegrams; the way of scoring is the collections' own."""

import csv
import io
import json
import lzma
import tarfile
from pathlib import Path

import pytest

from bench import accounted, accuracy, cablemap, scoring, verdicts
from bench.scoring import Difference, Score
from bench.verdicts import sort_differences

pytestmark = [  # score.py of the collections, which is not ours to change, leaves its files open
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]

TEXT = """\
P 141252Z MAR 06
FM AMEMBASSY PORT ALDER
TO SECSTATE WASHDC PRIORITY {serial}
BT
UNCLAS PORT ALDER {serial:06d}

E.O. 12958: N/A
TAGS: PREL EFIS QM
SUBJECT: LIGHTHOUSE NUMBER {serial}
REF: VERRIN 12

1. The government closed lighthouse number {serial} for repair.

WINTERBOTTOM
BT
#{serial:04d}
NNNN
"""

LABEL = {
    "mrn": "06PORTALDER3",
    "dtg": "2006-03-14T12:52Z",
    "precedence": {"action": "PRIORITY", "info": None},
    "originator": "AMEMBASSY PORT ALDER",
    "action": ["SECSTATE WASHDC"],
    "info": [],
    "exempt": [],
    "classification": "UNCLASSIFIED",
    "captions": [],
    "pass_lines": [],
    "eo": {"number": "12958", "declassify_on": None},
    "tags": ["PREL", "EFIS", "QM"],
    "subject": "LIGHTHOUSE NUMBER THREE",
    "references": [{"mrn": "06VERRIN13", "key": {"year": 2006, "station": "VERRIN", "serial": 13}}],
    "classified_by": None,
    "paragraphs": [[1, None]],
    "summary": [],
    "comment": [],
    "action_request": [],
    "enclosures": [],
    "signature": "WINTERBOTTOM",
    "sections": None,
    "repeated_heading": False,
    "doubtful": ["signature"],
}


def pack(path: Path, texts: dict[str, str]) -> None:
    with tarfile.open(path, "w:xz") as archive:
        for name, text in texts.items():
            data = text.encode()
            member = tarfile.TarInfo(f"{path.name.partition('.')[0]}/{name}")
            member.size = len(data)
            archive.addfile(member, io.BytesIO(data))


@pytest.fixture(scope="module")
def collections(corpora: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder like that of the collections, with the real `score.py` and invented telegrams."""
    if not (corpora / "score.py").is_file():
        pytest.skip(f"no file {corpora / 'score.py'}")
    folder = tmp_path_factory.mktemp("collections")
    (folder / "score.py").write_bytes((corpora / "score.py").read_bytes())
    pack(folder / "text.tar.xz", {f"06PORTALDER{n}.txt": TEXT.format(serial=n) for n in (1, 2, 3)})
    rows = [["identifier", "created", "classification", "origin"]]
    rows += [[f"06PORTALDER{n}", "2006-03-14 12:12", "UNCLASSIFIED", "Embassy Port Alder"] for n in (1, 2)]
    rows += [["06PORTALDER3", "2006-03-15 12:12", "SECRET", "Embassy Port Alder"]]
    with (folder / "text.index.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)
    pack(folder / "gold.tar.xz", {"06PORTALDER3.text.txt": TEXT.format(serial=3)})
    (folder / "gold.jsonl").write_text(json.dumps({"file": "06PORTALDER3.text.txt", **LABEL}) + "\n", encoding="utf-8")
    heading, _, text = TEXT.format(serial=4).partition("BT\n")
    row = ["1", "3/14/2006 12:52", "06PORTALDER4", "Embassy Port Alder", "UNCLASSIFIED"]
    row += ["06VERRIN12|06STATE4412|06STATE4413", heading, text.replace("repair", "repair; see our 4412")]
    line = ",".join(f'"{field}"' for field in row)
    (folder / "cables.csv.xz").write_bytes(lzma.compress(line.encode()))
    cases = {
        "test_c14n_id_c14n:_TEST_DATA": [["06PORTALDER004", "06PORTALDER4"], ["06PORT ALDER 5", "06ALDER5"]],
        "test_reader_tags:_TEST_DATA": [["TAGS: PREL EFIS", ["PREL", "EFIS"]]],
        "test_reader_subject:_TEST_DATA": [["SUBJECT: (U) FOG\n", True, "FOG"]],
        "test_reader_references:_TEST_DATA": [
            ["\\nREF: A. VERRIN 12 B. 05 SALTMERE 8", 2006, ["06VERRIN12", "05SALTMERE8"]]
        ],
        "test_reader_classified_by:_TEST_DATA": [
            ["", "Maud Ostler", "Classified By: DCM Maud Ostler for reasons 1.4 (b)."]
        ],
        "test_reader_signers:_TEST_DATA": [["OSTLER", "1. (C) Fog came.\n\nOSTLER\n"]],
        "test_reader_nondisclosure_deadline:_TEST_DATA": [["E.O. 12958: DECL: 11/03/2015", "2015-11-03"]],
        "test_reader_recipients:_TEST_DATA": [
            [
                "TO AMEMBASSY VERRIN PRIORITY 0012",
                [{"_": "Recipient", "v": [None, "AMEMBASSY VERRIN", "PRIORITY", "0012", []]}],
            ]
        ],
        "test_reader_summary:_TEST_DATA": [["1. (C) Summary: Fog came. End Summary.", "Fog came."]],
        "test_utils_tag_kind:_TEST_DATA": [["KIPR", 3]],
        "test_utils_titlefy:_TEST_DATA": [["FOG", "Fog"]],
        "test_difficult_subjects:_TEST_DATA": [["06PORTALDER1", "LIGHTHOUSE NUMBER 1"], ["06NOWHERE1", "X"]],
    }
    (folder / "cablemap_cases.json").write_text(json.dumps({"tables": cases}), encoding="utf-8")
    return folder


def test_publishers_data_are_compared_and_the_misprint_is_theirs(collections: Path) -> None:
    scores = {score.field: score for score in scoring.score_text(collections)}
    assert {field: (score.good, score.total) for field, score in scores.items()} == {
        "classification": (2, 3),
        "identifier (dated)": (3, 3),
        "date": (0, 3),
        "origin": (3, 3),
    }
    held = sort_differences(scores["date"], {})
    assert [len(one) for one in (held.ours, held.theirs, held.unsaid, held.taste, held.open)] == [0, 2, 0, 0, 1]
    assert held.right == pytest.approx(2 / 3)


def test_labels_are_compared_and_doubtful_ones_left_out(collections: Path) -> None:
    scores = {score.field: score for score in scoring.score_gold(collections)}
    assert "signature" not in scores
    assert {field for field, score in scores.items() if score.differences} == {"subject", "references", scoring.GIVEN}
    (given,) = scores[scoring.GIVEN].differences
    assert (given.ours, given.theirs) == ("06VERRIN12", "['06VERRIN13']")


def test_each_lost_reference_is_a_difference_of_its_own(collections: Path) -> None:
    (score,) = scoring.score_references(collections)
    assert (score.good, score.total) == (1, 2)  # the number 4413 does not stand in the text
    assert [difference.theirs for difference in score.differences] == ["06STATE4412"]


def test_a_verdict_sorts_its_difference_and_one_without_is_open(collections: Path) -> None:
    (score,) = (score for score in scoring.score_text(collections) if score.field == "classification")
    (difference,) = score.differences
    assert sort_differences(score, {}).open == (difference,)
    for wrong in verdicts.WHO:
        verdict = verdicts.Verdict("text", "classification", difference.key, wrong, "the class line says so")
        held = sort_differences(score, {("text", "classification", difference.key): verdict})
        assert getattr(held, wrong) == (difference,)
        assert held.right == pytest.approx(2 / 3 if wrong == "ours" else 1)
        assert verdicts.unused([score], {("text", "classification", difference.key): verdict}) == []
    stale = verdicts.Verdict("text", "classification", "0" * 12, "ours", "mended")
    assert verdicts.unused([score], {("text", "classification", "0" * 12): stale}) == [stale]


def test_fragments_are_read_within_a_telegram(collections: Path) -> None:
    held = cablemap.cases(collections)
    assert len(held) == 12  # neither titles nor telegrams that are not at hand
    assert [(case.table, case.index) for case in held if not case.agrees] == [("test_c14n_id_c14n:_TEST_DATA", 1)]


def test_tables_are_printed_and_written(
    collections: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("REFTEL_CORPORA", str(collections))
    monkeypatch.setattr(accuracy, "PAGE", tmp_path / "accuracy.md")
    accuracy.main(["--write"])
    printed = capsys.readouterr().out
    page = (tmp_path / "accuracy.md").read_text(encoding="utf-8")
    for title in accuracy.COLLECTIONS.values():
        assert title in printed
        assert f"## {title}" in page
    assert "| classification | 2 | 3 | 66.67 |" in page
    assert "unrecognised" not in printed.partition("what ")[2].partition("findings")[0]


def test_differences_are_listed_with_what_a_verdict_needs(
    collections: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("REFTEL_CORPORA", str(collections))
    accuracy.main(["--differences", "classification"])
    printed = capsys.readouterr().out
    key = scoring.key_of(TEXT.format(serial=3))
    assert printed.startswith(f"text,classification,{key},open: 06PORTALDER3.txt\n   ours   UNCLAS")


def test_a_list_of_differences_that_does_not_add_up_stops_the_bench() -> None:
    difference = Difference("text", "origin", "0" * 12, "a.txt", "x", "y")
    assert scoring._scores("text", {"origin": (50.0, 2)}, [difference])[0].good == 1
    with pytest.raises(SystemExit, match=r"text, origin: score\.py says 100\.0 % of 2, the differences 1"):
        scoring._scores("text", {"origin": (100.0, 2)}, [difference])


@pytest.mark.parametrize(
    ("created", "is_misprint"),
    [("2006-03-14 16:04", True), ("2006-03-14 00:12", True), ("2006-03-14 12:12", True), ("2006-03-14 16:05", False)],
)
def test_minutes_that_are_the_hour_again(created: str, is_misprint: bool) -> None:
    assert scoring.is_misprinted(created) is is_misprint


@pytest.mark.parametrize("spans", [[(0, 2), (3, 5)], [(0, 3), (2, 5)], [(0, 4)], [(1, 5)], [(0, 3), (3, 2)]])
def test_spans_that_do_not_join_stop_the_bench(spans: list[tuple[int, int]]) -> None:
    accounted.require_whole([(0, 2), (2, 5)], 5)
    with pytest.raises(SystemExit, match="spans"):
        accounted.require_whole(spans, 5)


def test_a_verdict_without_evidence_stops_the_bench(tmp_path: Path) -> None:
    path = tmp_path / "verdicts.csv"
    path.write_text("collection,field,key,wrong,evidence\ntext,date,0123456789ab,ours,\n", encoding="utf-8")
    with pytest.raises(SystemExit, match="evidence"):
        verdicts.verdicts(path)


def test_no_verdict_names_an_identifier_as_its_key() -> None:
    for verdict in verdicts.verdicts().values():
        assert len(verdict.key) == scoring.KEY_DIGITS
        assert set(verdict.key) <= set("0123456789abcdef")


@pytest.mark.corpora
def test_each_reason_names_a_case_in_which_we_differ(corpora: Path) -> None:
    if not (corpora / cablemap.CASES).is_file():
        pytest.skip(f"no file {corpora / cablemap.CASES}")
    differing = {(case.table, case.index) for case in cablemap.cases(corpora) if not case.agrees}
    assert set(cablemap.reasons()) <= differing
    explained = ("subject", "tags", "classified_by", "nondisclosure_deadline")
    ours = {case for case in differing if any(f"test_reader_{name}:" in case[0] for name in explained)}
    assert ours <= set(cablemap.reasons())


def test_score_of_nothing_is_nothing() -> None:
    assert sort_differences(Score("gold", "mrn", 0, 0, ()), {}).right == 0
