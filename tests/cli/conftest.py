"""The command line, run as a user runs it: arguments in, exit code and both streams out."""

import io
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from reftel.cli.app import run
from tests.wire.conftest import PERFECT


class Ran(NamedTuple):
    code: int
    out: str
    err: str


Reftel = Callable[..., Ran]


@pytest.fixture
def reftel(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Reftel:
    """Run a command in an empty folder."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("REFTEL_ARCHIVE", raising=False)

    def call(*arguments: object, stdin: bytes = b"") -> Ran:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        capfd.readouterr()
        with pytest.raises(SystemExit) as leaving:
            run([str(a) for a in arguments])
        out, err = capfd.readouterr()
        code = leaving.value.code
        return Ran(code if isinstance(code, int) else 0, out, err)

    return call


@pytest.fixture
def telegram_file(tmp_path: Path) -> Path:
    path = tmp_path / "06PORTALDER412.txt"
    path.write_text(PERFECT, encoding="utf-8")
    return path
