"""One suite for all readers: what the seam promises, whatever stands behind it."""

import hashlib
import io
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reftel.corpus import (
    LIMITS,
    Account,
    Budget,
    CorpusReader,
    Input,
    Item,
    Job,
    Ledger,
    Rejected,
    extract,
    parse_item,
    read,
)
from reftel.corpus.contract import broken_promises, run
from reftel.corpus.readers import find_reader, read_input, readers
from reftel.errors import TelegramError
from reftel.telegram import Source

Reading = Callable[..., list[Item | Rejected]]

WHO_READS = {
    "telegram": "text",
    "two telegrams": "text",
    "copied page": "text",
    "two copied pages": "text",
    "no telegram": "text",
    "blank": "text",
    "not utf-8": "text",
    "byte order mark": "text",
    "html page": "html-page",
    "eight columns": "csv8",
    "json lines": "jsonl",
    "volume": "frus-tei",
    "attributes": "text",
    "tar": "tar",
    "tar.gz": "compressed",
    "tar.bz2": "compressed",
    "tar.xz": "compressed",
    "tar.zst": "compressed",
    "txt.gz": "compressed",
    "zip": "zip",
    "zip of tar.gz": "zip",
    "pdf": "pdf",
    "pdf of two telegrams": "pdf",
    "withdrawal notice": "card",
    "catalogue": "catalogue",
    "catalogue in JSON": "jsonl",
    "mail": "mail",
    "mail with two telegrams": "mail",
    "mail without a telegram": "mail",
    "mail with attachments": "mail",
    "military mail": "mail",
    "mbox": "mbox",
}
HOW_MANY = {
    "eight columns": 3,
    "json lines": 2,
    "two telegrams": 2,
    "two copied pages": 2,
    "not utf-8": 2,
    "byte order mark": 2,
    "zip of tar.gz": 4,
    "pdf of two telegrams": 2,
    "catalogue": 2,
    "catalogue in JSON": 2,
    "mail with two telegrams": 2,
    "mail with attachments": 2,
    "mbox": 3,
} | dict.fromkeys(("tar", "tar.gz", "tar.bz2", "tar.xz", "tar.zst", "zip"), 3)

every_sample = pytest.mark.parametrize("name", WHO_READS)
every_reader = pytest.mark.parametrize("reader", readers(), ids=lambda reader: reader.name)


def items_of(outcome: list[Item | Rejected]) -> list[Item]:
    assert [found for found in outcome if isinstance(found, Rejected)] == []
    return [found for found in outcome if isinstance(found, Item)]


def test_every_sample_has_its_reader(samples: Mapping[str, bytes]) -> None:
    assert set(samples) == set(WHO_READS)
    assert {reader.name for reader in readers()} == set(WHO_READS.values())


@every_sample
def test_the_kind_is_told_by_content_whatever_the_name(name: str, samples: Mapping[str, bytes]) -> None:
    for file_name in ("x", "x.txt", "x.zip", "x.html", ""):
        reader = find_reader(samples[name], file_name)
        assert reader is not None
        assert reader.name == WHO_READS[name]


@every_sample
def test_everything_is_read(name: str, samples: Mapping[str, bytes], read_bytes: Reading) -> None:
    assert len(items_of(read_bytes(samples[name]))) == HOW_MANY.get(name, 1)


@every_sample
def test_reading_twice_gives_the_same(name: str, samples: Mapping[str, bytes], read_bytes: Reading) -> None:
    assert read_bytes(samples[name]) == read_bytes(samples[name])


@every_sample
def test_the_text_can_be_made_again_from_the_bytes(
    name: str, samples: Mapping[str, bytes], read_bytes: Reading
) -> None:
    for item in items_of(read_bytes(samples[name])):
        assert extract(item.source.extractor, item.data) == (item.text, item.encoding)


@every_sample
def test_every_byte_is_accounted_for(name: str, samples: Mapping[str, bytes], tmp_path: Path) -> None:
    (tmp_path / "input").write_bytes(samples[name])
    accounts: list[Account] = []
    items = items_of(list(read([tmp_path / "input"], ledger=Ledger(on_account=accounts.append))))
    assert all(account.is_balanced and not account.refused for account in accounts)
    assert sum(account.items for account in accounts) == len(items)
    assert [account.size for account in accounts if account.member is None] == [len(samples[name])]


@every_sample
def test_telegrams_with_the_same_bytes_have_places_in_their_text_that_follow_one_another(
    name: str, samples: Mapping[str, bytes], read_bytes: Reading
) -> None:
    ends: dict[tuple[str | None, tuple[int, int]], int] = {}
    for item in items_of(read_bytes(samples[name])):
        place = item.source.member, item.source.extent
        assert item.extent[0] >= ends.get(place, 0)
        ends[place] = item.extent[1]


@every_sample
def test_the_telegram_lies_in_the_text(name: str, samples: Mapping[str, bytes], read_bytes: Reading) -> None:
    for item in items_of(read_bytes(samples[name])):
        assert 0 <= item.extent[0] <= item.extent[1] <= len(item.text)


@every_sample
def test_items_become_telegrams_with_their_source(name: str, samples: Mapping[str, bytes], read_bytes: Reading) -> None:
    for item in items_of(read_bytes(samples[name])):
        telegram = parse_item(item, spans=True)
        assert (telegram.source, telegram.published) == (item.source, item.published)
        assert isinstance(telegram.spans, tuple)
        assert "".join(item.text[span.start : span.end] for span in telegram.spans) == item.text


@every_sample
def test_the_reader_keeps_the_contract(name: str, samples: Mapping[str, bytes]) -> None:
    reader = find_reader(samples[name], "x")
    assert reader is not None
    assert broken_promises(reader, samples[name]) == []


@every_sample
@every_reader
def test_a_reader_given_a_strange_or_broken_input_refuses_it(
    reader: CorpusReader, name: str, samples: Mapping[str, bytes]
) -> None:
    data = samples[name]
    for broken in (data, data[: len(data) // 2], data[:700], data[:-1], b"", data[::-1], data + b"\1\2\3"):
        try:
            outcome = run(reader, broken)
        except TelegramError as error:
            assert error.reason
        else:
            assert all(found.reason for found in outcome if isinstance(found, Rejected))


@every_reader
@given(st.binary(max_size=600))
@settings(max_examples=60)
def test_recognising_never_raises(reader: CorpusReader, head: bytes) -> None:
    assert reader.recognises(head, "x") in {True, False}


@given(st.sampled_from(sorted(WHO_READS)), st.integers(0, 4000), st.binary(min_size=1, max_size=40))
@settings(max_examples=200)
def test_a_damaged_input_never_raises(name: str, at: int, noise: bytes) -> None:
    data = DAMAGED[name]
    at %= len(data)
    damaged = data[:at] + noise + data[at + len(noise) :]
    job = Job(LIMITS, Budget(LIMITS, len(damaged)), read_input)
    for found in read_input(Input("input", None, io.BytesIO(damaged), len(damaged)), job):
        assert isinstance(found, Item | Rejected)


DAMAGED: dict[str, bytes] = {}


@pytest.fixture(scope="module", autouse=True)
def keep_samples(samples: Mapping[str, bytes]) -> None:
    """Hand the samples to the property test, which cannot take fixtures of its own."""
    DAMAGED.update(samples)


def test_an_unknown_extractor_is_named() -> None:
    with pytest.raises(TelegramError, match="pdf-text/9"):
        extract("pdf-text/9", b"")


def test_a_source_says_which_part_of_which_input(samples: Mapping[str, bytes], read_bytes: Reading) -> None:
    last = items_of(read_bytes(samples["zip of tar.gz"], "all.zip"))[2]
    assert isinstance(last.source, Source)
    assert last.source.path.endswith("all.zip")
    assert last.source.member == "inner.tar.gz/b/two.txt"
    assert last.source.sha256 == hashlib.sha256(last.data).hexdigest()
