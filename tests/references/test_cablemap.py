"""The reference tables of the older parser's tests (cablemap, BSD-3-Clause): read alike, or with a reason why not."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from reftel.references import parse_references
from reftel.telegram import Key

PLAIN = "test_reader_references:_TEST_DATA"
PAGES = "test_reader_references:_TRIPOLI_TESTS"
LABELLED = "test_reader_references_ng:_TEST_DATA"

DEVIATIONS = {
    (PLAIN, 53): "the second number after the comma inherits its station; theirs drops it",
    (LABELLED, 6): "the second number after the comma inherits its station; theirs drops it",
    (
        LABELLED,
        10,
    ): "three telegrams of the Secretary's delegation under H, one number after another; theirs drops them",
    (LABELLED, 21): "their expectation has two digits of the printed number exchanged",
    (LABELLED, 24): "the collection's own column of references calls the sender FAS, without its department",
    (LABELLED, 26): "the second telegram has its label, B; theirs loses it",
}
"""(table, row) → why ours is right where the two differ."""

LABEL = re.compile(r"(?:REF(?:TEL)?S?|REF\(S\))(?:[:;.]\s*|\s+(?=A\s))", re.IGNORECASE)
BARE_NUMBER = ((LABELLED, 26), Key(year=2003, station="ANKARA", serial=7000))
"""One row leaves out the station; theirs was told which telegram it stands in."""

Row = tuple[str, int, list[tuple[str | None, str]], list[tuple[str | None, str]]]


def rows(path: Path) -> Iterator[Row]:
    tables = json.loads(path.read_text(encoding="utf-8"))["tables"]
    for table in (PLAIN, PAGES, LABELLED):
        for index, row in enumerate(tables[table]):
            inner = row[1] if table == PAGES else row
            own = own_key(row, inner[1], (table, index))
            read = [(label, mrn) for label, mrn in ours(inner[0], inner[1], own)]
            if table == LABELLED:
                values = [item["v"] for item in inner[-1]]
                yield table, index, read, [(value[2], value[0]) for value in values if value[1] == 1]
            else:
                yield table, index, [(None, mrn) for _, mrn in read], [(None, mrn) for mrn in inner[-1]]


def own_key(row: list[object], year: int, place: tuple[str, int]) -> Key | None:
    named = next((value for value in row if isinstance(value, str) and re.fullmatch(r"\d\d[A-Z]+\d+", value)), None)
    if named is None:
        return BARE_NUMBER[1] if place == BARE_NUMBER[0] else None
    station, serial = re.fullmatch(r"\d\d([A-Z]+)(\d+)", named).groups()  # type: ignore[union-attr]  # matched above
    return Key(year=year, station=station, serial=int(serial))


def ours(fragment: str, year: int, own: Key | None) -> list[tuple[str | None, str]]:
    """Read a fragment as the text block hands it over: what stands behind the label of the element."""
    text = fragment.replace("\\n", "\n")
    label = LABEL.search(text)
    found = parse_references(text[label.end() if label else 0 :], year=year, own=own)
    return [(f.reference.label, f.reference.mrn) for f in found if f.reference.mrn is not None]


@pytest.mark.corpora
def test_the_reference_tables_are_read_alike(corpora: Path) -> None:
    path = corpora / "cablemap_cases.json"
    if not path.is_file():
        pytest.skip(f"not in {corpora}: {path.name}")
    differing = {(table, index) for table, index, read, expected in rows(path) if read != expected}
    assert differing == set(DEVIATIONS)
