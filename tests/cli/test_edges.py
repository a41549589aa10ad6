"""Faults at the edge, and the settings."""

from pathlib import Path

import pytest

from reftel.cli import app as edge
from reftel.cli import main
from reftel.config import Config, read_config
from reftel.errors import Ambiguous
from tests.cli.conftest import Reftel
from tests.wire.conftest import PERFECT


@pytest.mark.parametrize(
    ("option", "environment", "decided"),
    [
        ("named", {"REFTEL_ARCHIVE": "other"}, Config(archive=Path("named"), decided_by="option")),
        (None, {"REFTEL_ARCHIVE": "other"}, Config(archive=Path("other"), decided_by="environment")),
        (None, {"REFTEL_ARCHIVE": ""}, None),
    ],
    ids=["option first", "then environment", "an empty variable is none"],
)
def test_which_archive_is_meant(
    option: str | None, environment: dict[str, str], decided: Config | None, tmp_path: Path
) -> None:
    fallback = Config(archive=tmp_path / "demo-archive", decided_by="default")
    assert read_config(option, environment, tmp_path) == (decided or fallback)


@pytest.mark.parametrize("here", [".", "index", "index/deep"])
def test_the_nearest_parent_that_is_an_archive(here: str, tmp_path: Path) -> None:
    (tmp_path / "strait" / "index" / "deep").mkdir(parents=True)
    (tmp_path / "strait" / "reftel.toml").touch()
    (tmp_path / "reftel.toml").touch()
    found = read_config(None, {}, tmp_path / "strait" / here)
    assert found == Config(archive=tmp_path / "strait", decided_by="parent folder")


@pytest.mark.parametrize("given", ["before", "after", "both"])
def test_the_archive_may_be_named_before_and_after_the_command(given: str, reftel: Reftel, telegram_file: Path) -> None:
    reftel("-a", "strait", "add", telegram_file)
    words = {
        "before": ("-a", "strait", "show", "06PORTALDER412"),
        "after": ("show", "06PORTALDER412", "-a", "strait"),
        "both": ("-a", "wrong", "show", "06PORTALDER412", "--archive", "strait"),
    }
    ran = reftel(*words[given])
    assert (ran.code, ran.err) == (0, "")


def test_an_ambiguous_name_lists_the_choices(
    reftel: Reftel, telegram_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from reftel.archive import Archive

    def refuse(*_: object) -> None:
        raise Ambiguous("06VERRIN1", ("06VERRIN1@aa", "06VERRIN1@bb"))

    reftel("-a", "strait", "add", telegram_file)
    monkeypatch.setattr(Archive, "fetch", refuse)
    ran = reftel("-a", "strait", "show", "06VERRIN1")
    assert ran.code == 4
    assert "06VERRIN1@aa, 06VERRIN1@bb" in ran.err


def test_a_fault_of_our_own_is_one_sentence_with_what_to_do(
    reftel: Reftel, telegram_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise ZeroDivisionError("by\x1b zero")

    monkeypatch.setattr("reftel.corpus.parse_item", fail)
    ran = reftel("parse", telegram_file)
    assert ran.code == 70
    assert "REFTEL_TRACEBACK=1" in ran.err
    assert "Traceback" not in ran.err
    assert "\x1b" not in ran.err
    monkeypatch.setenv("REFTEL_TRACEBACK", "1")
    assert "Traceback" in reftel("parse", telegram_file).err


def test_ctrl_c_has_its_own_exit_code(reftel: Reftel, telegram_file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("reftel.corpus.parse_item", interrupt)
    ran = reftel("parse", telegram_file)
    assert ran.code == 130
    assert ran.err.split() == ["Stopped."]


def test_a_pipe_that_closes_early_is_no_fault(
    reftel: Reftel, telegram_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def close(*_: object, **__: object) -> None:
        raise BrokenPipeError

    silenced: list[bool] = []
    monkeypatch.setattr("reftel.corpus.parse_item", close)
    monkeypatch.setattr(edge, "_silence_stdout", lambda: silenced.append(True))
    ran = reftel("parse", telegram_file)
    assert (ran.code, ran.err, silenced) == (0, "", [True])


def test_a_machine_without_user_names(reftel: Reftel, telegram_file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def nobody() -> str:
        raise OSError("no such user")

    monkeypatch.setattr("getpass.getuser", nobody)
    reftel("-a", "strait", "add", telegram_file)
    assert reftel("-a", "strait", "show", "06PORTALDER412").code == 0


def test_the_entry_point_takes_its_arguments_from_the_process(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.argv", ["reftel", "--version"])
    with pytest.raises(SystemExit) as leaving:
        main()
    assert leaving.value.code == 0
    assert capsys.readouterr().out.startswith("reftel ")


@pytest.mark.parametrize("command", ["parse", "check", "asks"])
def test_what_cannot_be_read_does_not_stop_the_rest(
    command: str, reftel: Reftel, telegram_file: Path, tmp_path: Path
) -> None:
    (tmp_path / "empty.txt").touch()
    ran = reftel(command, "empty.txt", telegram_file, "--jsonl" if command == "parse" else "--json")
    assert ran.code == 1
    assert "empty.txt: the file is empty." in ran.err
    assert command == "check" or "06PORTALDER412" in ran.out


def test_consult_suggest_of_what_cannot_be_read(reftel: Reftel, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").touch()
    ran = reftel("consult", "suggest", "empty.txt")
    assert (ran.code, ran.out) == (1, "")
    assert "empty.txt: the file is empty." in ran.err


def test_members_of_archives_are_named(reftel: Reftel, tmp_path: Path) -> None:
    import zipfile

    with zipfile.ZipFile(tmp_path / "all.zip", "w") as archive:
        archive.writestr("a/one.txt", PERFECT)
        archive.writestr("a/two.txt", PERFECT.replace("4. (C) COMMENT", "4. (S) COMMENT"))
        archive.writestr("a/aunt.txt", "Dear aunt,\n\nall is well.\n")
    ran = reftel("check", "all.zip")
    assert "all.zip/a/two.txt:" in ran.out
    summaries = reftel("parse", "all.zip").out
    assert "all.zip/a/one.txt" in summaries
    assert "all.zip/a/aunt.txt: no telegram was recognised" in summaries
