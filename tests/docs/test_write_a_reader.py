"""The reader that the page on plug-ins shows keeps the contract, as the page says."""

import re

from reftel.corpus import CorpusReader, Item
from reftel.corpus.contract import broken_promises, run
from tests.docs.pages import DOCS

PAGE = DOCS / "how-to" / "write-a-reader.md"
LOG = b"HARBOUR LOG\nUNCLAS PORT ALDER 000415\n\n1. Herring.\n=====\nUNCLAS PORT ALDER 000416\n\n1. Cod.\n"


def shown_reader() -> CorpusReader:
    code, test = re.findall(r"```python\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    names: dict[str, type[CorpusReader]] = {}
    exec(code, names)  # noqa: S102 - the page is ours, and this is what it is for
    assert "broken_promises" in test
    return names["HarbourLog"]()


def test_the_shown_reader_keeps_the_contract() -> None:
    assert broken_promises(shown_reader(), LOG) == []


def test_the_shown_reader_reads_each_entry() -> None:
    texts = [found.text for found in run(shown_reader(), LOG) if isinstance(found, Item)]
    assert texts == ["UNCLAS PORT ALDER 000415\n\n1. Herring.\n=====\n", "UNCLAS PORT ALDER 000416\n\n1. Cod.\n"]
