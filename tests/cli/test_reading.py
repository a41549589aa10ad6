"""The commands that need no archive."""

import json
from pathlib import Path

import click
import pytest

from reftel.cli.app import COMMANDS, app
from tests.cli.conftest import Reftel
from tests.wire.conftest import PERFECT


def test_help_names_every_command_with_examples(reftel: Reftel) -> None:
    ran = reftel("--help")
    assert ran.code == 0
    assert all(name in ran.out for name in COMMANDS)
    assert "Examples" in ran.out


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help_with_an_example(reftel: Reftel, name: str) -> None:
    ran = reftel(name, "--help")
    assert ran.code == 0
    assert "Example" in ran.out


def _grouped() -> list[tuple[str, str]]:
    context = click.Context(app)
    groups = {name: app.get_command(context, name) for name in COMMANDS}
    return [(name, own) for name, group in groups.items() if isinstance(group, click.Group) for own in group.commands]


@pytest.mark.parametrize("words", _grouped(), ids=" ".join)
def test_a_command_of_a_group_shows_its_own_examples_and_no_others(reftel: Reftel, words: tuple[str, str]) -> None:
    ran = reftel(*words, "--help")
    assert ran.code == 0
    examples = [line.split() for line in ran.out.split("Example")[1].splitlines() if line.startswith("    reftel ")]
    assert examples
    assert {tuple(example[1:3]) for example in examples} == {words}


@pytest.mark.parametrize(
    ("words", "meant"), [(("serach",), "search"), (("note", "lst"), "list")], ids=["command", "own"]
)
def test_a_mistyped_command_is_answered_with_the_nearest(reftel: Reftel, words: tuple[str, ...], meant: str) -> None:
    ran = reftel(*words)
    assert ran.code == 2
    assert f"No such command '{words[-1]}'. Did you mean '{meant}'?" in ran.err


def test_version(reftel: Reftel) -> None:
    assert reftel("--version").out.startswith("reftel 0.")


def test_parse_prints_one_record_a_line(reftel: Reftel, telegram_file: Path) -> None:
    ran = reftel("parse", telegram_file, telegram_file, "--jsonl")
    records = [json.loads(line) for line in ran.out.splitlines()]
    assert ran.code == 0
    assert [r["mrn"] for r in records] == ["06PORTALDER412"] * 2
    assert records[0]["source"]["path"] == str(telegram_file)
    assert "spans" not in records[0]


def test_spans_cover_the_file(reftel: Reftel, telegram_file: Path) -> None:
    (line,) = reftel("parse", telegram_file, "--jsonl", "--spans").out.splitlines()
    spans = json.loads(line)["spans"]
    assert "".join(PERFECT[s["start"] : s["end"]] for s in spans) == PERFECT


def test_parse_reads_standard_input(reftel: Reftel) -> None:
    ran = reftel("parse", "-", "--jsonl", stdin=PERFECT.encode())
    assert json.loads(ran.out)["mrn"] == "06PORTALDER412"


def test_parse_summarises_for_people(reftel: Reftel, telegram_file: Path) -> None:
    ran = reftel("parse", telegram_file)
    assert "06PORTALDER412" in ran.out
    assert "words of Marrow Coast" in ran.out


def test_what_is_no_telegram_gives_a_record_all_the_same(reftel: Reftel, tmp_path: Path) -> None:
    (tmp_path / "aunt.txt").write_text("Dear aunt,\n\nall is well.\n")
    ran = reftel("parse", "aunt.txt", "--jsonl", "--spans")
    record = json.loads(ran.out)
    assert ran.code == 0
    assert record["kind"] == "unrecognised"
    assert record["spans"][-1]["end"] == 25


def test_a_missing_file_is_one_sentence(reftel: Reftel) -> None:
    ran = reftel("parse", "no-such-file.txt")
    assert ran.code == 1
    assert "no-such-file.txt" in ran.err
    assert "Traceback" not in ran.err


def test_spans_without_jsonl_is_a_usage_fault(reftel: Reftel, telegram_file: Path) -> None:
    assert reftel("parse", telegram_file, "--spans").code == 2


def test_check_is_silent_and_zero_on_a_perfect_telegram(reftel: Reftel, telegram_file: Path) -> None:
    ran = reftel("check", telegram_file)
    assert (ran.code, ran.out) == (0, "")


def test_check_prints_places_like_a_linter(reftel: Reftel, tmp_path: Path) -> None:
    path = tmp_path / "t.txt"
    path.write_text(PERFECT.replace("4. (C) COMMENT", "4. (S) COMMENT"))
    ran = reftel("check", path)
    line = PERFECT[: PERFECT.index("4. (C)")].count("\n") + 1
    assert ran.code == 1
    assert f"{path}:{line}:5: RT304 error" in ran.out


def test_notes_alone_do_not_fail(reftel: Reftel, tmp_path: Path) -> None:
    path = tmp_path / "t.txt"
    path.write_text(PERFECT.replace("BT\n#0412\nNNNN\n", ""))
    ran = reftel("check", path, "--json")
    assert ran.code == 0
    assert [f["code"] for f in json.loads(ran.out)] == ["RT504"]


def test_asks_of_a_file(reftel: Reftel, telegram_file: Path) -> None:
    ran = reftel("asks", telegram_file)
    assert "Embassy Port Alder asks" in ran.out
    assert "no archive was asked" in ran.out
    (entry,) = json.loads(reftel("asks", telegram_file, "--json").out)
    assert any(r["labelled"] and r["paragraph"] == 5 for r in entry["requests"])
    assert (entry["mrn"], entry["outcome"]) == ("06PORTALDER412", "not_looked_up")


def test_files_and_telegrams_of_an_archive_do_not_mix_in_one_document(reftel: Reftel, telegram_file: Path) -> None:
    assert reftel("asks", telegram_file, "06VERRIN1", "--json").code == 2


def test_consult_suggest_says_when_a_file_holds_more_than_one(reftel: Reftel, tmp_path: Path) -> None:
    other = PERFECT.replace("0412", "0415").replace("031405Z", "041405Z")
    (tmp_path / "two.txt").write_text(PERFECT + "\n" + other)
    ran = reftel("consult", "suggest", "two.txt", "--json")
    assert json.loads(ran.out)["source"]["extent"][0] == 0
    assert "several telegrams" in ran.err


def test_nothing_proposed_is_an_empty_list(reftel: Reftel, tmp_path: Path) -> None:
    (tmp_path / "aunt.txt").write_text("Dear aunt,\n\nall is well.\n")
    ran = reftel("consult", "suggest", "aunt.txt", "--json")
    assert ran.code == 0
    assert json.loads(ran.out)["suggestions"] == []


def test_schema_is_one_json_document(reftel: Reftel) -> None:
    schema = json.loads(reftel("schema").out)
    assert schema["$schema"].endswith("2020-12/schema")
    assert "Telegram" in schema["$defs"]


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_scripts(reftel: Reftel, shell: str) -> None:
    assert "_REFTEL_COMPLETE" in reftel("completion", shell).out


def test_an_unknown_command_is_a_usage_fault(reftel: Reftel) -> None:
    assert reftel("fly").code == 2


def test_untrusted_text_does_not_reach_the_terminal(reftel: Reftel, tmp_path: Path) -> None:
    path = tmp_path / "t.txt"
    path.write_text(PERFECT.replace("FISHERIES", "\x1b[31mFISH\x07"))
    ran = reftel("parse", path)
    assert "\x1b" not in ran.out
    assert "\x07" not in ran.out


def test_check_counts_the_lines_of_the_file_not_of_the_telegram(reftel: Reftel, tmp_path: Path) -> None:
    wrong = PERFECT.replace("4. (C) COMMENT", "4. (S) COMMENT")
    path = tmp_path / "t.txt"
    path.write_text(PERFECT + "\n" + wrong.replace("0412", "0415").replace("031405Z", "041405Z"))
    text = path.read_text()
    line = text[: text.index("4. (S)")].count("\n") + 1
    ran = reftel("check", path, path)
    assert ran.out.count(f"{path}:{line}:5: RT304") == 2


def test_a_finding_about_the_whole_telegram_stands_where_it_begins(reftel: Reftel, tmp_path: Path) -> None:
    head = "Identifier\nCreated\nClassification\nOrigin\n06PORTALDER412\n2006-05-04 14:05:00\nCONFIDENTIAL\nEmbassy Port Alder\n"
    path = tmp_path / "page.txt"
    path.write_text(head + PERFECT)
    assert f"{path}:9:1: RT702 warning" in reftel("check", path).out


def test_json_holds_no_character_that_steers_a_terminal(reftel: Reftel, tmp_path: Path) -> None:
    subject = "FISH \x9b31m \u202e \U000e0041"
    path = tmp_path / "t.txt"
    path.write_text(PERFECT.replace("FISHERIES", subject))
    ran = reftel("parse", path, "--jsonl")
    assert not set("\x9b\u202e\U000e0041") & set(ran.out)
    assert subject in json.loads(ran.out)["subject"]
