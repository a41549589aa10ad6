"""What a person at a terminal sees: colours, tables, progress; and never a telegram's own control characters."""

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Ran, Reftel
from tests.wire.conftest import PERFECT

STEERING = PERFECT.replace("FISHERIES", "FISH\x1b[31m \x07ERIES")


@pytest.fixture
def terminal(reftel: Reftel, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Ran]:
    """Run a command as if both streams were terminals."""
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "200")
    monkeypatch.delenv("NO_COLOR", raising=False)

    def call(*arguments: object) -> Ran:
        monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
        return reftel(*arguments)

    return call


@pytest.fixture
def held(reftel: Reftel, tmp_path: Path) -> Path:
    (tmp_path / "06PORTALDER412.txt").write_text(STEERING)
    assert reftel("-a", "strait", "add", "06PORTALDER412.txt").code == 0
    return tmp_path / "strait"


def test_hits_are_marked(terminal: Callable[..., Ran], held: Path) -> None:
    out = terminal("-a", held, "search", "cabinet").out
    assert "\x1b[7mcabinet\x1b[0m" in out
    assert "\\x1b[31m" in out
    assert "\x07" not in out
    assert "\x1b[31m" not in out


def test_no_color_means_no_colours(terminal: Callable[..., Ran], held: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b[3" not in terminal("-a", held, "search", "cabinet").out


def test_matters_are_a_table(terminal: Callable[..., Ran], reftel: Reftel, held: Path) -> None:
    on_a_terminal = terminal("-a", held, "matters", "list").out
    assert "verdict" in on_a_terminal.splitlines()[0]
    assert "suggested" in on_a_terminal
    assert "\x07" not in on_a_terminal


def test_what_is_copied_from_a_table_is_never_broken(
    terminal: Callable[..., Ran], reftel: Reftel, held: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ids = [row.split("\t")[0] for row in reftel("-a", held, "matters", "list").out.splitlines()]
    monkeypatch.setenv("COLUMNS", "100")
    out = terminal("-a", held, "matters", "list").out
    assert ids
    assert [one for one in ids if one not in out or "06PORTALDER412" not in out] == []


def test_rows_in_a_pipe_are_parted_by_tabs_without_a_head(reftel: Reftel, held: Path) -> None:
    rows = reftel("-a", held, "matters", "list").out.splitlines()
    assert {len(row.split("\t")) for row in rows} == {9}
    assert all(row.endswith("suggested") for row in rows)


def test_an_original_is_made_safe_for_a_terminal(terminal: Callable[..., Ran], held: Path) -> None:
    out = terminal("-a", held, "show", "06PORTALDER412", "--original").out
    assert "\\x1b[31m" in out
    assert "\x1b[31m" not in out


@pytest.mark.parametrize("form", ["graphml", "nodes", "edges"])
def test_the_web_is_made_safe_for_a_terminal(form: str, terminal: Callable[..., Ran], held: Path) -> None:
    out = terminal("-a", held, "refs", "--export", form).out
    assert "06PORTALDER412" in out
    assert "\x1b[31m" not in out
    assert "\n\n" not in out


@pytest.mark.parametrize("way", [(), ("--explain",)], ids=["read", "explained"])
def test_a_shown_telegram_is_safe(way: tuple[str, ...], reftel: Reftel, held: Path) -> None:
    out = reftel("-a", held, "show", "06PORTALDER412", *way).out
    assert "\\x1b[31m" in out
    assert "\x1b" not in out


def test_adding_shows_progress_on_the_error_stream_only(
    terminal: Callable[..., Ran], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.txt").write_text(PERFECT)
    ran = terminal("-a", "other", "add", "a.txt")
    assert ran.code == 0
    assert "read," in ran.err
    assert "1 read in" in ran.out
    assert "\x1b" not in ran.out
