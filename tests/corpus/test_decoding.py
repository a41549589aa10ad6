from collections.abc import Callable
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reftel.corpus import Item, Rejected
from reftel.corpus.decoding import byte_places, decode, is_text

Reading = Callable[..., list[Item | Rejected]]


@pytest.mark.parametrize(
    ("data", "text", "encoding"),
    [
        (b"PORT ALDER", "PORT ALDER", "utf-8"),
        ("café".encode(), "café", "utf-8"),
        (b"\xef\xbb\xbfPORT", "PORT", "utf-8-sig"),
        (b"caf\xe9 \x93x\x94", "café “x”", "cp1252"),
        (b"\x81\xe9", "\x81é", "latin-1"),
        (b"a\r\nb\rc\n\x0c", "a\r\nb\rc\n\x0c", "utf-8"),
        (b"\xef\xbb\xbf\xe9", "ï»¿é", "cp1252"),
        (b"", "", "utf-8"),
    ],
    ids=[
        "ascii",
        "utf-8",
        "byte order mark",
        "windows",
        "latin-1",
        "line ends stay",
        "a mark before what is no utf-8",
        "empty",
    ],
)
def test_decoding_takes_the_first_encoding_that_fits(data: bytes, text: str, encoding: str) -> None:
    assert decode(data) == (text, encoding)


@given(st.binary())
def test_decoding_loses_nothing(data: bytes) -> None:
    text, encoding = decode(data)
    assert text.encode(encoding) == data


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        (b"1. (C) Herring.\r\n\x0c\x1a", True),
        (b"a\0" + b"b" * 98, True),
        (b"a\0b\0c\0d\0", False),
        (bytes(range(256)) * 4, False),
        ("¶1. (C) Fáilte 港".encode(), True),
        (b"", True),
    ],
    ids=["teleprinter", "a stray NUL", "NULs", "all bytes", "other scripts", "empty"],
)
def test_texts_are_told_from_other_files(head: bytes, expected: bool) -> None:
    assert is_text(head) is expected


@given(st.lists(st.text(alphabet="aé港\n", min_size=1), min_size=1, max_size=5), st.booleans())
def test_places_in_characters_become_places_in_bytes(parts: list[str], has_mark: bool) -> None:
    data = (b"\xef\xbb\xbf" if has_mark else b"") + "".join(parts).encode()
    text, encoding = decode(data)
    bounds = [0]
    for part in parts:
        bounds.append(bounds[-1] + len(part))
    places = byte_places(data, text, encoding, tuple(pairwise(bounds)))
    pieces = [data[start:end] for start, end in places]
    assert b"".join(pieces) == data
    assert [decode(piece)[0] for piece in pieces] == parts


def test_a_wrong_byte_in_one_telegram_does_not_change_the_other(read_bytes: Reading, texts: dict[str, str]) -> None:
    data = (
        texts["telegram"].replace("herring", "höring").encode("cp1252") + texts["second"].replace("20", "“20”").encode()
    )
    one, two = read_bytes(data)
    assert isinstance(one, Item)
    assert isinstance(two, Item)
    assert (one.encoding, two.encoding) == ("utf-8", "utf-8")
    assert "“20”" in two.text


def test_the_encoding_is_recorded(read_bytes: Reading, texts: dict[str, str]) -> None:
    (item,) = read_bytes(texts["second"].replace("minister", "min\xefster").encode("cp1252"))
    assert isinstance(item, Item)
    assert item.encoding == "cp1252"
    assert "minïster" in item.text
