"""Commands that keep an archive sound."""

import json
import shutil
import sqlite3
from pathlib import Path

import click
import pytest

from reftel.archive.store.schema import SCHEMA_VERSION
from tests.cli.conftest import Reftel
from tests.wire.conftest import PERFECT

OLD = Path(__file__).resolve().parents[1] / "archive" / "care"


@pytest.fixture
def strait(reftel: Reftel, telegram_file: Path, tmp_path: Path) -> Path:
    assert reftel("add", "-a", "strait", telegram_file).code == 0
    return tmp_path / "strait"


def test_rebuild_says_that_all_is_equal(reftel: Reftel, strait: Path) -> None:
    ran = reftel("-a", strait, "rebuild")
    assert (ran.err, ran.code) == ("", 0)
    assert ran.out.splitlines()[-1] == "All is equal to what there was."
    assert json.loads(reftel("-a", strait, "rebuild", "--json").out)["differences"] == {}


def test_rebuild_names_what_had_been_otherwise(reftel: Reftel, strait: Path) -> None:
    database = sqlite3.connect(strait / "records.db")
    database.execute("DELETE FROM records")
    database.commit()
    database.close()
    assert "records had been otherwise: 0 rows before, 1 now" in reftel("-a", strait, "rebuild").out
    assert reftel("-a", strait, "verify").code == 0


def test_upgrade(reftel: Reftel, strait: Path, tmp_path: Path) -> None:
    assert "already" in reftel("-a", strait, "upgrade").out
    old = tmp_path / "old"
    old.mkdir()
    shutil.copy(OLD / "schema1.toml", old / "reftel.toml")
    database = sqlite3.connect(old / "records.db")
    database.execute("PRAGMA journal_mode = WAL")
    database.execute("PRAGMA application_id = 0x5246544C")
    database.executescript((OLD / "schema1.sql").read_text(encoding="utf-8"))
    database.close()
    told = reftel("-a", old, "search", "dues")
    assert told.code == 5
    assert told.err == (
        f"{old} was made by an older Reftel (schema 1; this one uses {SCHEMA_VERSION}).\n"
        f"Run `reftel -a {old} upgrade`: it makes a backup first, and loses nothing.\n"
    )
    ran = reftel("-a", old, "upgrade")
    assert (ran.err, ran.code) == ("", 0)
    assert "7 texts made again" in ran.out
    assert "The backup is " in ran.out
    assert ran.out.endswith("clean\n")
    assert reftel("-a", old, "search", "dues").code == 0


def test_status(reftel: Reftel, strait: Path) -> None:
    lines = reftel("-a", strait, "status").out.splitlines()
    assert "telegrams\t1\t" in lines
    assert "no telegram\t0\t0.0% of versions" in lines
    assert lines[-1] == "The index is up to date: 1 version in 1 segment, 0 deleted."
    found = json.loads(reftel("-a", strait, "status", "--json", "--findings").out)
    assert (found["telegrams"], found["repair_queue"], found["findings"]) == (1, 0, {})


@pytest.mark.parametrize("name", ["copy", "copy.tar.zst"])
def test_backup_and_restore(reftel: Reftel, strait: Path, name: str) -> None:
    ran = reftel("-a", strait, "backup", name)
    assert (ran.err, ran.code) == ("", 0)
    assert ran.out.startswith(f"The backup is {name}, ")
    ran = reftel("-a", "again", "restore", name)
    assert (ran.err, ran.code) == ("", 0)
    assert ran.out.endswith("clean\n")
    assert reftel("-a", "again", "search", "*").code == 0
    refused = reftel("-a", "again", "restore", name)
    assert (refused.code, refused.err.splitlines()[0]) == (2, "again is an archive already.")


def test_repair_from_refusal_to_mending(reftel: Reftel, strait: Path, tmp_path: Path, telegram_file: Path) -> None:
    (tmp_path / "scan.jpg").write_bytes(b"\xff\xd8\xff a picture")
    assert reftel("-a", strait, "add", "scan.jpg").code == 1
    listed = reftel("-a", strait, "repair", "list").out
    name, state, where, reason, times = listed.rstrip("\n").split("\t")
    assert (state, where, reason, times) == ("open", "scan.jpg", "a picture", "1")
    assert reftel("-a", strait, "repair", "list", "--counts").out == "1\ta picture\n"
    assert json.loads(reftel("-a", strait, "repair", "list", "--counts", "--json").out) == {"a picture": 1}
    assert "Refused: a picture" in reftel("-a", strait, "repair", "show", name).out
    assert reftel("-a", strait, "repair", "open", name, "--to", "out.jpg").code == 0
    assert (tmp_path / "out.jpg").read_bytes() == b"\xff\xd8\xff a picture"
    assert reftel("-a", strait, "repair", "open", name, "--to", "out.jpg").code == 2
    assert reftel("-a", strait, "repair", "retry").code == 1
    assert reftel("-a", strait, "repair", "dismiss", name, "--note", "a building").out == f"{name} is dismissed\n"
    assert reftel("-a", strait, "repair", "reopen", name).out == f"{name} is open\n"
    assert reftel("-a", strait, "repair", "mend", name, telegram_file).out.startswith(
        f"{name} is mended: 06PORTALDER412"
    )
    assert reftel("-a", strait, "repair", "list").out == ""
    assert json.loads(reftel("-a", strait, "repair", "list", "--state", "all", "--json").out)[0]["state"] == "mended"
    assert reftel("-a", strait, "repair", "show", "nothing").code == 3


def test_quick_verification_says_what_it_left_out(reftel: Reftel, strait: Path) -> None:
    ran = reftel("-a", strait, "verify", "--quick")
    assert ran.code == 0
    assert "was not compared" in ran.out


def test_compact_says_what_each_part_takes(reftel: Reftel, strait: Path) -> None:
    lines = [line.split("\t") for line in reftel("-a", strait, "compact").out.splitlines()]
    assert [line[0] for line in lines] == ["index", "records.db", "reftel.toml", "writer.lock", "everything"]
    assert json.loads(reftel("-a", strait, "compact", "--json").out)["compressed"] == 0


def test_what_is_edited_is_taken_in_and_no_copy_is_left(
    reftel: Reftel, strait: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copies: list[Path] = []

    def edit(filename: str) -> None:
        copies.append(Path(filename))
        copies[0].write_text(PERFECT, encoding="utf-8")

    (tmp_path / "scan.jpg").write_bytes(b"\xff\xd8\xff a picture")
    reftel("-a", strait, "add", "scan.jpg")
    name = reftel("-a", strait, "repair", "list").out.partition("\t")[0]
    monkeypatch.setattr(click, "edit", edit)
    assert reftel("-a", strait, "repair", "open", name, "--edit").out.startswith(f"{name} is mended")
    assert [copy.exists() for copy in copies] == [False]


def test_an_editor_that_fails_leaves_no_copy_and_changes_nothing(
    reftel: Reftel, strait: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copies: list[Path] = []

    def edit(filename: str) -> None:
        copies.append(Path(filename))
        raise click.ClickException("no-such-editor: Editing failed!")

    (tmp_path / "scan.jpg").write_bytes(b"\xff\xd8\xff a picture")
    reftel("-a", strait, "add", "scan.jpg")
    name = reftel("-a", strait, "repair", "list").out.partition("\t")[0]
    monkeypatch.setattr(click, "edit", edit)
    ran = reftel("-a", strait, "repair", "open", name, "--edit")
    assert (ran.code, "Editing failed" in ran.err) == (1, True)
    assert [copy.exists() for copy in copies] == [False]
    assert "\topen\t" in reftel("-a", strait, "repair", "list").out
