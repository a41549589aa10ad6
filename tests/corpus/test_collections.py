"""Everything real goes through: nothing refused, nothing lost, no exception."""

from collections import Counter
from pathlib import Path

import pytest

from reftel.corpus import Account, Item, Ledger, Rejected, extract, parse_item, read

pytestmark = pytest.mark.corpora


def read_all(path: Path) -> list[Item]:
    outcome = list(read([path]))
    assert [found for found in outcome if isinstance(found, Rejected)] == []
    return [found for found in outcome if isinstance(found, Item)]


def test_the_text_collection_is_read_whole(corpora: Path) -> None:
    items = read_all(corpora / "text.tar.xz")
    members = Counter(item.source.member for item in items)
    assert len(members) == 2000
    # One file in a thousand holds two telegrams.
    assert len(items) <= 2010
    for item in items:
        assert extract(item.source.extractor, item.data) == (item.text, item.encoding)
        assert item.extent == (0, len(item.text))


def test_saved_pages_are_read_whole(corpora: Path) -> None:
    items = read_all(corpora / "pages.tar.xz")
    assert len(items) == 250
    for item in items:
        assert item.published is not None
        assert item.published.identifier == Path(str(item.source.member)).stem
        assert item.published.created and item.published.classification and item.published.origin
        assert extract(item.source.extractor, item.data) == (item.text, item.encoding)
        assert "<" not in item.text[:200]
        assert "&#" not in item.text


def test_the_numbers_of_saved_pages_are_those_of_their_texts(corpora: Path) -> None:
    agree = Counter(
        parse_item(item).mrn == item.published.identifier
        for item in read_all(corpora / "pages.tar.xz")
        if item.published is not None
    )
    assert agree[True] >= 220  # the others are partial extracts, or the page's number is a garble


def test_the_table_of_eight_columns_is_read_row_by_row(corpora: Path) -> None:
    items = read_all(corpora / "cables.csv.xz")
    assert len(items) == 2200
    for item in items:
        assert item.published is not None
        assert item.published.identifier and item.published.created and item.published.origin
        assert extract(item.source.extractor, item.data) == (item.text, item.encoding)
    assert sum(bool(item.published and item.published.references) for item in items) > 400


def test_the_telegrams_of_a_document_series_are_taken_from_its_volumes(corpora: Path) -> None:
    items = read_all(corpora / "frus.tar.xz")
    assert len(items) == 1388
    for item in items:
        assert item.published is not None
        assert item.published.identifier and item.published.title
        assert extract(item.source.extractor, item.data) == (item.text, item.encoding)


@pytest.mark.parametrize(
    "name",
    [
        "text.tar.xz",
        "pages.tar.xz",
        "cables.csv.xz",
        "frus.tar.xz",
        "gold.tar.xz",
        "matters.tar.xz",
        "revisions.tar.xz",
    ],
)
def test_every_byte_of_a_collection_is_accounted_for(name: str, corpora: Path) -> None:
    accounts: list[Account] = []
    ledger = Ledger(on_account=accounts.append)
    assert [found for found in read([corpora / name], ledger=ledger) if isinstance(found, Rejected)] == []
    assert ledger.unbalanced == 0
    (outermost,) = (account for account in accounts if account.member is None)
    assert outermost.size == outermost.packing_bytes == (corpora / name).stat().st_size
    for account in accounts:
        assert account.item_bytes + account.furniture_bytes + account.packing_bytes == account.size


@pytest.mark.parametrize("name", ["gold.tar.xz", "matters.tar.xz", "revisions.tar.xz"])
def test_the_other_collections_are_read_whole(name: str, corpora: Path) -> None:
    assert read_all(corpora / name)


def test_the_example_document_is_one_page_with_a_telegram_in_it(seed_document: Path) -> None:
    (item,) = read_all(seed_document)
    assert (item.reader, item.encoding) == ("copied-page", "utf-8")
    telegram = item.text[slice(*item.extent)]
    assert telegram.startswith("VZCZC")
    assert len(telegram.splitlines()[-1].split()) == 1  # the signature
    assert item.published is not None
    assert item.published.identifier == seed_document.stem
    assert item.published.created and item.published.classification and item.published.origin and item.published.title
    assert len(item.published.tags) == 7
