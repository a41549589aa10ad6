"""Sections that arrived apart, joined on the command line."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Reftel
from tests.wire.conftest import PERFECT
from tests.wire.sections import cut_sections


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for number, text in zip((3, 1, 2), cut_sections(PERFECT, [1, 6]), strict=True):
        (tmp_path / f"part{number}.txt").write_text(text)
    return tmp_path


def test_a_joined_telegram_is_summarised_with_all_its_files(reftel: Reftel, folder: Path) -> None:
    ran = reftel("join", folder)
    assert ran.code == 0
    assert ran.out.count("06PORTALDER412") == 1
    assert all(f"part{number}.txt" in ran.out for number in (1, 2, 3))


def test_the_record_has_sources_and_numbered_spans(reftel: Reftel, folder: Path) -> None:
    (line,) = reftel("join", folder, "--jsonl", "--spans").out.splitlines()
    record = json.loads(line)
    assert record["source"] is None
    assert [Path(source["path"]).name for source in record["sources"]] == ["part1.txt", "part2.txt", "part3.txt"]
    for number, source in enumerate(record["sources"]):
        text = Path(source["path"]).read_text()
        spans = [span for span in record["spans"] if span["source"] == number]
        assert "".join(text[span["start"] : span["end"]] for span in spans) == text


def test_without_spans_there_are_none(reftel: Reftel, folder: Path) -> None:
    assert "spans" not in json.loads(reftel("join", folder, "--jsonl").out)


def test_the_joined_text_reads_as_the_telegram(reftel: Reftel, folder: Path) -> None:
    (folder / "whole.txt").write_text(reftel("join", folder, "--text").out)
    ran = reftel("parse", folder / "whole.txt", "--jsonl")
    assert json.loads(ran.out)["sections"] == {"of": 3, "markers_seen": [1, 2, 3]}


def test_a_missing_section_is_shown_and_fails(reftel: Reftel, folder: Path) -> None:
    (folder / "part1.txt").unlink()
    ran = reftel("join", folder, "--text")
    assert ran.code == 1
    assert "[SECTION 02 OF 03 MISSING]" in ran.out


def test_a_missing_file_is_one_sentence(reftel: Reftel) -> None:
    ran = reftel("join", "no-such-file.txt")
    assert (ran.code, ran.out) == (1, "")
    assert "no-such-file.txt" in ran.err


@pytest.mark.parametrize("options", [("--spans",), ("--jsonl", "--text")], ids=" ".join)
def test_options_that_do_not_go_together(reftel: Reftel, folder: Path, options: tuple[str, ...]) -> None:
    assert reftel("join", folder, *options).code == 2
