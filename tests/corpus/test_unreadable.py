import io
import sqlite3
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from reftel.corpus import Item, Rejected
from reftel.corpus.unreadable import UNREADABLE, find_unreadable

Reading = Callable[..., list[Item | Rejected]]


def _office_document() -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
    return buffer.getvalue()


def _database(path: Path) -> bytes:
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE herring (weight)")
    connection.close()
    return path.read_bytes()


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(99), "Office"),
        (_office_document(), "Office"),
        (b"{\\rtf1 x}", "Rich Text"),
        (b"\xff\xd8\xff\xe0" + bytes(99), "picture"),
        (b"\x89PNG\r\n\x1a\n", "picture"),
        (b"Rar!\x1a\x07\x00", "RAR"),
        (b"7z\xbc\xaf\x27\x1c", "7z"),
        ("UNCLAS".encode("utf-16"), "UTF-16"),
        (b"\xfe\xff\x00U", "UTF-16"),
        (b"<?xml version='1.0'?><volume/>", "XML"),
        (b"\xef\xbb\xbf<?xml version='1.0'?>\n<?xml-model href='x'?>\n<volume/>", "XML"),
        (b'[{"text": "UNCLAS"}]', "JSON array"),
        (bytes(range(256)), "neither text nor an archive"),
        (b"", "empty"),
    ],
    ids=[
        "old office",
        "office",
        "rtf",
        "jpeg",
        "png",
        "rar",
        "7z",
        "utf-16",
        "utf-16 backwards",
        "xml",
        "xml with instructions",
        "json array",
        "binary",
        "empty",
    ],
)
def test_what_cannot_be_read_is_refused_by_name(data: bytes, reason: str, read_bytes: Reading) -> None:
    (refused,) = read_bytes(data, "06PORTALDER412.txt")
    assert isinstance(refused, Rejected)
    assert reason in refused.reason
    assert refused.place.endswith("06PORTALDER412.txt")


def test_a_database_is_refused(read_bytes: Reading, tmp_path: Path) -> None:
    (refused,) = read_bytes(_database(tmp_path / "x.db"))
    assert isinstance(refused, Rejected)
    assert refused.reason == "a database"


def test_every_kind_has_something_to_do_about_it() -> None:
    assert all((kind.reason and kind.next_step.endswith(".")) or kind.next_step.endswith("`.") for kind in UNREADABLE)


def test_a_telegram_is_no_known_unreadable_kind(samples: Mapping[str, bytes]) -> None:
    assert [name for name, data in samples.items() if find_unreadable(data)] == []
