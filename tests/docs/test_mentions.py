"""Nothing that a user can name is missing from the documentation."""

import re

import pytest

from reftel.cli.app import COMMANDS
from reftel.codes import finding_rules
from reftel.search.query.fields import fields
from tests.docs.pages import DOCS, README, ROOT

REFERENCE = DOCS / "reference"
SETTINGS = re.compile(r"\bREFTEL_[A-Z_]+\b")
OF_THE_TESTS = {"REFTEL_CORPORA", "REFTEL_CHROMIUM", "REFTEL_REQUIRE_BROWSER"}


def read(name: str) -> str:
    return (REFERENCE / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_is_documented(command: str) -> None:
    assert re.search(rf"reftel {command}\b", read("cli.md"))


@pytest.mark.parametrize("name", [field.name for field in fields()])
def test_every_query_field_is_documented(name: str) -> None:
    assert re.search(rf"`{name}[`:]", read("query-language.md"))


@pytest.mark.parametrize("code", finding_rules())
def test_every_finding_is_documented(code: str) -> None:
    assert code in read("findings.md")


def test_every_setting_is_documented() -> None:
    sources = [*sorted((ROOT / "src").rglob("*.py")), ROOT / "Makefile"]
    named = {name for file in sources for name in SETTINGS.findall(file.read_text(encoding="utf-8"))} - OF_THE_TESTS
    assert named
    assert named - set(SETTINGS.findall(read("cli.md"))) == set()


def test_the_readme_is_short_and_warns() -> None:
    text = README.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= 120
    for word in ("no real telegram", "history", "not a decision", "clearance", "harmed", "not accredited", "inferred"):
        assert word in re.sub(r"\s+", " ", text.replace("**", "")), word
