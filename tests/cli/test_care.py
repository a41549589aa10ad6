"""Commands that keep an archive sound."""

import json
import shutil
import sqlite3
from pathlib import Path

import pytest

from tests.cli.conftest import Reftel

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
        f"{old} was made by an older Reftel (schema 1; this one uses 2).\n"
        f"Run `reftel -a {old} upgrade`: it makes a backup first, and loses nothing.\n"
    )
    ran = reftel("-a", old, "upgrade")
    assert (ran.err, ran.code) == ("", 0)
    assert "7 texts made again" in ran.out
    assert "The backup is " in ran.out
    assert ran.out.endswith("clean\n")
    assert reftel("-a", old, "search", "dues").code == 0
