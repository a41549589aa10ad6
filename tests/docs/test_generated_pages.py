import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

from reftel.codes.tables import table_names

DOCS = Path(__file__).resolve().parents[2] / "docs"


def load_generator() -> ModuleType:
    spec = importlib.util.spec_from_file_location("generate_docs", DOCS / "generate.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


GENERATOR = load_generator()


@pytest.mark.parametrize("name", GENERATOR.PAGES)
def test_committed_page_is_what_the_tables_give(name: str) -> None:
    assert (DOCS / name).read_text(encoding="utf-8") == GENERATOR.PAGES[name](), "run `make docs`"


def test_every_table_is_described() -> None:
    assert set(GENERATOR.ABOUT) == set(table_names())


def test_cells_cannot_break_a_table() -> None:
    made = GENERATOR.table(("a", "b"), [("x|y", "<b>")])
    assert made.splitlines() == ["| a | b |", "| --- | --- |", r"| x\|y | &lt;b> |"]
