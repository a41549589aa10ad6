"""The page of the Python interface names all that is public, and its examples run."""

import doctest
import re

import pytest

import reftel
from tests.docs.pages import DOCS, ROOT

PAGE = DOCS / "reference" / "python.md"
EXAMPLES = doctest.DocTestParser().get_doctest(PAGE.read_text(encoding="utf-8"), {}, PAGE.name, str(PAGE), 0)


@pytest.mark.parametrize("name", sorted(set(reftel.__all__) - {"__version__"}))
def test_every_public_name_stands_on_the_page(name: str) -> None:
    assert re.search(rf"`{name}\b", PAGE.read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", [n for n in reftel.__all__ if callable(getattr(reftel, n)) and n.islower()])
def test_every_function_has_an_example_and_a_docstring(name: str) -> None:
    assert any(f"reftel.{name}(" in example.source for example in EXAMPLES.examples)
    assert re.match(r"[A-Z][^\n]*[.:]$", getattr(reftel, name).__doc__.splitlines()[0])


def test_the_examples_run(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    flags = doctest.ELLIPSIS | doctest.IGNORE_EXCEPTION_DETAIL
    said: list[str] = []
    runner = doctest.DocTestRunner(optionflags=flags, verbose=False)
    result = runner.run(EXAMPLES, out=said.append)
    assert result.attempted >= 20
    assert result.failed == 0, "".join(said)


def test_the_package_says_that_it_is_typed() -> None:
    assert (ROOT / "src" / "reftel" / "py.typed").is_file()
