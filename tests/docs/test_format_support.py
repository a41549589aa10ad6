"""The table of format support says what was measured."""

import importlib.util
import re
import sys
from pathlib import Path
from types import ModuleType

import pytest

from tests.docs.pages import DOCS


def load_script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("format_support", DOCS / "format_support.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


SCRIPT = load_script()
ROW = re.compile(
    r"^\| (?P<name>[^|]+) \| (?P<read>yes|partly|no) \| (?:yes|partly|no) \| (?:(?P<met>[\d,]+) real|invented only|–) \|$"
)


def committed() -> dict[str, int]:
    """Return each element of the committed table with the number of real telegrams."""
    lines = SCRIPT.PAGE.read_text(encoding="utf-8").splitlines()
    rows = [match for line in lines if (match := ROW.match(line))]
    return {row["name"]: int((row["met"] or "0").replace(",", "")) for row in rows}


def test_every_element_has_its_row() -> None:
    assert list(committed()) == [element.name for element in SCRIPT.ELEMENTS]


def test_a_page_keeps_what_stands_around_the_table() -> None:
    page = f"before\n{SCRIPT.OPENING}\nan old table\n{SCRIPT.CLOSING}\nafter\n"
    made = SCRIPT.with_table(page, SCRIPT.render(3, dict.fromkeys(committed(), 2)))
    assert made.startswith("before\n")
    assert made.endswith(f"{SCRIPT.CLOSING}\nafter\n")
    assert "Measured on 3 real telegrams." in made
    assert "an old table" not in made


@pytest.mark.corpora
def test_the_committed_numbers_are_what_is_measured(corpora: Path) -> None:
    missing = [name for name in SCRIPT.COLLECTIONS if not (corpora / name).is_file()]
    if missing:
        pytest.skip(f"not in {corpora}: {', '.join(missing)}")
    _, met = SCRIPT.measure(corpora / name for name in SCRIPT.COLLECTIONS)
    held = committed()
    # A better rule moves a number a little; a table that is out of date is off by more.
    off = {name: (held[name], met[name]) for name in met if abs(met[name] - held[name]) > max(5, met[name] // 20)}
    assert {name: pair for name, pair in off.items() if name in readable()} == {}, "run python docs/format_support.py"


def readable() -> set[str]:
    return {element.name for element in SCRIPT.ELEMENTS if element.read != "no"}
