"""A bag that is made piece by piece."""

import datetime as dt
import io
import tarfile
import tracemalloc
from collections.abc import Iterator
from pathlib import Path

import bagit
import msgspec

from reftel.archive import Collection, Whole
from reftel.exports.bag_stream import bagged

NOW = dt.datetime(2026, 3, 1, tzinfo=dt.UTC)


def many(whole: Whole, count: int) -> Iterator[Whole]:
    for number in range(count):
        telegram = msgspec.structs.replace(whole.telegram, version_id=f"{number:016x}")
        yield msgspec.structs.replace(whole, telegram=telegram)


def test_more_than_a_folder_of_telegrams_is_one_valid_bag(
    wholes: list[Whole], collection: Collection, tmp_path: Path
) -> None:
    data = b"".join(bagged(many(wholes[0], 1_001), collection, now=NOW))
    with tarfile.open(fileobj=io.BytesIO(data)) as packed:
        packed.extractall(tmp_path, filter="data")
    bag = bagit.Bag(str(tmp_path / "telegrams"))
    bag.validate()
    assert bag.info["Source-Organization"] == "Harbour Library"
    assert len(list((tmp_path / "telegrams" / "data" / "originals" / "0000").iterdir())) == 1_000
    assert len(list((tmp_path / "telegrams" / "data" / "originals" / "0001").iterdir())) == 1


def peak(whole: Whole, collection: Collection, count: int) -> int:
    tracemalloc.start()
    for _ in bagged(many(whole, count), collection, now=NOW):
        pass
    found = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return found


def test_a_large_bag_needs_no_more_memory_than_a_small_one(wholes: list[Whole], collection: Collection) -> None:
    small, large = peak(wholes[0], collection, 3_000), peak(wholes[0], collection, 12_000)
    assert large < small + 2_500_000  # what is kept of checksums before they go to the disk
