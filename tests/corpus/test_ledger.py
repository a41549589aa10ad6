from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from reftel.corpus import Account, Furniture, Item, Ledger, Rejected, read
from reftel.corpus.ledger import Bookkeeper
from reftel.telegram import Place, Source


def item(extent: Place, member: str | None = None) -> Item:
    source = Source(path="x", member=member, extent=extent, sha256="0", extractor="text/1")
    return Item(source=source, data=b"", encoding="utf-8", text="", extent=(0, 0), published=None, reader="text")


def furniture(extent: Place) -> Furniture:
    return Furniture(path="x", member=None, extent=extent, what="a list")


def refused(extent: Place | None) -> Rejected:
    return Rejected(path="x", member=None, reason="broken", extent=extent)


@pytest.mark.parametrize(
    ("entries", "is_container", "expected"),
    [
        ([item((0, 10))], False, {"item_bytes": 10}),
        ([item((0, 4)), furniture((4, 10))], False, {"item_bytes": 4, "furniture_bytes": 6}),
        ([item((0, 4)), refused((4, 10))], False, {"item_bytes": 4, "refused_bytes": 6}),
        ([refused(None)], False, {"refused_bytes": 10}),
        ([item((0, 4)), refused(None)], False, {"item_bytes": 4, "refused_bytes": 6}),
        ([item((0, 99), "m"), item((0, 5), "n")], True, {"packing_bytes": 10}),
        ([item((0, 9), "m"), refused(None)], True, {"refused_bytes": 10}),
        ([item((2, 6))], False, {"item_bytes": 4, "missing_bytes": 6}),
        ([item((0, 6)), item((4, 10))], False, {"item_bytes": 10, "twice_bytes": 2}),
        ([item((0, 99))], False, {"item_bytes": 10}),
    ],
    ids=[
        "one item",
        "furniture after it",
        "a part refused",
        "all refused",
        "the rest refused",
        "members",
        "a broken container",
        "gaps",
        "claimed twice",
        "beyond the end",
    ],
)
def test_the_columns_add_up_to_the_size(
    entries: list[Item | Furniture | Rejected], is_container: bool, expected: dict[str, int]
) -> None:
    keeper = Bookkeeper("x", None, 10)
    keeper.is_container = is_container
    for entry in entries:
        keeper.note(entry, Ledger())
    account = keeper.close()
    columns = ("item_bytes", "furniture_bytes", "refused_bytes", "packing_bytes", "missing_bytes", "twice_bytes")
    assert {name: getattr(account, name) for name in columns if getattr(account, name)} == expected
    assert sum(getattr(account, name) for name in columns if name != "twice_bytes") == account.size == 10
    assert account.is_balanced == ("missing_bytes" not in expected and "twice_bytes" not in expected)


def test_every_input_has_an_account(samples: Mapping[str, bytes], tmp_path: Path) -> None:
    accounts: list[Account] = []
    for name, data in samples.items():
        (tmp_path / name).write_bytes(data)
    (tmp_path / "empty").write_bytes(b"")
    (tmp_path / "noise").write_bytes(bytes(range(256)))
    ledger = Ledger(on_account=accounts.append)
    found = list(read([tmp_path], ledger=ledger))
    files = [account for account in accounts if account.member is None]
    assert sorted(account.size for account in files) == sorted(path.stat().st_size for path in tmp_path.iterdir())
    assert ledger.unbalanced == 0
    assert all(account.is_balanced for account in accounts)
    assert sum(sums.items for sums in ledger.by_reader.values()) == sum(isinstance(entry, Item) for entry in found)
    assert sum(sums.inputs for sums in ledger.by_reader.values()) == len(accounts)
    assert ledger.encodings["utf-8-sig"] == 1 and ledger.encodings["cp1252"] == 1


def test_a_container_is_packing_and_its_members_have_accounts(
    samples: Mapping[str, bytes], tmp_path: Path, read_bytes: Callable[..., list[Item | Rejected]]
) -> None:
    (tmp_path / "all.zip").write_bytes(samples["zip"])
    ledger = Ledger()
    list(read([tmp_path / "all.zip"], ledger=ledger))
    assert ledger.by_reader["zip"].packing_bytes == len(samples["zip"])
    assert ledger.by_reader["text"].inputs == 2
    assert ledger.by_reader["html-page"].item_bytes == len(samples["html page"])
