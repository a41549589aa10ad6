"""Items become joined telegrams with the sources that they came from."""

from pathlib import Path

import pytest

from reftel.corpus import Item, join_items, parse_item, read
from tests.wire.conftest import PERFECT
from tests.wire.sections import cut_sections

SECTIONS = cut_sections(PERFECT, [1, 6])


@pytest.fixture
def items(tmp_path: Path) -> list[Item]:
    """The sections of one telegram in three files, out of order, between a letter and another telegram."""
    other = PERFECT.replace("0412", "0413").replace("031405Z", "031505Z")
    texts = ["Dear aunt,\n\nall is well.\n", SECTIONS[2], SECTIONS[0], other, SECTIONS[1]]
    for number, text in enumerate(texts):
        (tmp_path / f"{number}.txt").write_text(text)
    return [item for item in read([tmp_path]) if isinstance(item, Item)]


def test_sections_of_one_telegram_make_one_record(items: list[Item]) -> None:
    joined = list(join_items(items))
    names = [[Path(s.path).name for s in j.telegram.sources] for j in joined]
    assert names == [[], ["1.txt", "2.txt", "4.txt"], []]
    assert [j.telegram.mrn for j in joined] == [None, "06PORTALDER412", "06PORTALDER413"]


def test_spans_count_in_the_source_they_name(items: list[Item]) -> None:
    _, joined, _ = join_items(items)
    paths = [Path(source.path) for source in joined.telegram.sources]
    subject = [span for span in joined.telegram.spans or () if span.field == "subject"]
    held = [paths[s.source].read_text()[s.start : s.end] for s in subject if isinstance(s.source, int)]
    assert held == ["FISHERIES COUNCIL: THE ISLANDERS WANT IT AT", "MINISTERS' LEVEL"]


def test_a_telegram_from_one_file_is_as_it_is_read_alone(items: list[Item]) -> None:
    *_, joined = join_items(items)
    assert joined.telegram == parse_item(items[3], spans=True)


def test_what_holds_nothing_is_said_all_the_same(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_text("\n\n")
    (joined,) = join_items([item for item in read([tmp_path]) if isinstance(item, Item)])
    assert joined.telegram.kind == "unrecognised"
    assert joined.telegram.source is not None
