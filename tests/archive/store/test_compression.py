import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from reftel.archive.store.compression import Codec, Purpose, store_dictionary, train_dictionary
from reftel.archive.store.database import Store, create_store
from reftel.errors import ArchiveError


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    create_store(tmp_path / "records.db", archive_id="0" * 32)
    store = Store(tmp_path / "records.db", read_only=False)
    yield store
    store.close()


def samples(count: int = 400) -> list[bytes]:
    chance = random.Random(7)  # noqa: S311 - the same samples every time
    words = ["PORTALDER", "SALTMERE", "VERRIN", "HARBOR", "MINISTER", "FERRY", "DUES", "CONSULTATION", "SAID", "THE"]
    return [
        (
            f"FM AMEMBASSY PORT ALDER\nTO SECSTATE WASHDC {number:04d}\n" + " ".join(chance.choices(words, k=300))
        ).encode()
        for number in range(count)
    ]


def trained(store: Store) -> Codec:
    data = train_dictionary(samples(), 112_640)
    assert data is not None
    with store.writing() as connection:
        store_dictionary(connection, Purpose.ITEM, data)
    codec = Codec()
    with store.reading() as connection:
        codec.load(connection)
    return codec


@pytest.mark.parametrize("data", [b"", b"x", bytes(range(256)) * 50], ids=["empty", "one byte", "binary"])
def test_bytes_come_back_unchanged(data: bytes) -> None:
    codec = Codec()
    dictionary, frame = codec.compress(data, Purpose.ITEM)
    assert dictionary is None
    assert codec.decompress(frame, None, what="item 1") == data


def test_dictionary_saves_space_and_bytes_come_back(store: Store) -> None:
    codec, data = trained(store), samples(401)[-1]
    dictionary, frame = codec.compress(data, Purpose.ITEM)
    _, plain = Codec().compress(data, Purpose.ITEM)
    assert dictionary == 1
    assert len(frame) < len(plain)
    assert codec.decompress(frame, 1, what="item 1") == data


def test_what_was_stored_before_the_training_stays_readable(store: Store) -> None:
    _, frame = Codec().compress(b"before", Purpose.ITEM)
    assert trained(store).decompress(frame, None, what="item 1") == b"before"


def test_purposes_have_dictionaries_of_their_own(store: Store) -> None:
    codec = trained(store)
    assert codec.trained(Purpose.ITEM) == 1
    assert codec.trained(Purpose.RECORD) == 0
    assert codec.compress(b"record", Purpose.RECORD)[0] is None


def test_another_reader_takes_in_new_dictionaries_as_they_come(store: Store) -> None:
    reader = Codec()
    with store.reading() as connection:
        reader.load(connection)
    dictionary, frame = trained(store).compress(b"later", Purpose.ITEM)
    with pytest.raises(ArchiveError, match="dictionary 1 is missing"):
        reader.decompress(frame, dictionary, what="item 1")
    with store.reading() as connection:
        reader.load(connection)
        reader.load(connection)
    assert reader.decompress(frame, dictionary, what="item 1") == b"later"


def test_too_few_samples_make_no_dictionary() -> None:
    assert train_dictionary([b"one", b"two"], 112_640) is None


@pytest.mark.parametrize("position", [0, 5, -3], ids=["magic number", "header", "checksum"])
def test_flipped_byte_is_noticed(position: int) -> None:
    codec = Codec()
    _, frame = codec.compress(b"FM AMEMBASSY PORT ALDER " * 30, Purpose.ITEM)
    spoilt = bytearray(frame)
    spoilt[position] ^= 0xFF
    with pytest.raises(ArchiveError, match="item 9 is damaged"):
        codec.decompress(bytes(spoilt), None, what="item 9")


def test_unbelievable_length_is_refused_before_memory_is_taken() -> None:
    # A frame header that promises 2^40 bytes: magic, descriptor (8-byte content size, single segment), size.
    frame = bytes.fromhex("28b52ffd") + b"\xe0" + (1 << 40).to_bytes(8, "little")
    with pytest.raises(ArchiveError, match="length cannot be right"):
        Codec().decompress(frame, None, what="item 9")
