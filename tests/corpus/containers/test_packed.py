import gzip
import io
import lzma
from collections.abc import Callable

import msgspec
import pytest
import zstandard

from reftel.corpus import LIMITS, Item, Rejected
from reftel.corpus.containers.packed import find_packing, open_packed, unpacked_name

Reading = Callable[..., list[Item | Rejected]]

zst = zstandard.ZstdCompressor().compress

XZ = lzma.compress(b"UNCLAS ") + bytes(70_000) + lzma.compress(b"PORT ") + bytes(4) + lzma.compress(b"ALDER")
"""Three streams with padding between, longer than what is read at once."""


@pytest.mark.parametrize(
    "data",
    [XZ, XZ + bytes(8), gzip.compress(b"UNCLAS ") + gzip.compress(b"PORT ALDER"), zst(b"UNCLAS ") + zst(b"PORT ALDER")],
    ids=["xz", "xz with padding at its end", "gz", "zstd"],
)
def test_streams_one_after_another_are_one(data: bytes, read_bytes: Reading) -> None:
    (item,) = read_bytes(data)
    assert isinstance(item, Item)
    assert item.text == "UNCLAS PORT ALDER"


@pytest.mark.parametrize("size", [1, 3, 7, 1000])
def test_an_xz_stream_can_be_read_in_any_pieces(size: int) -> None:
    packing = find_packing(XZ)
    assert packing is not None
    stream = open_packed(packing, io.BytesIO(XZ), LIMITS)
    pieces = []
    while piece := stream.read(size):
        pieces.append(piece)
    assert b"".join(pieces) == b"UNCLAS PORT ALDER"


def test_what_follows_an_xz_stream_and_is_none_is_damage(read_bytes: Reading) -> None:
    (refused,) = read_bytes(lzma.compress(b"UNCLAS") + b"more")
    assert isinstance(refused, Rejected)
    assert "damaged" in refused.reason


@pytest.mark.parametrize(
    ("name", "inner"),
    [
        ("/a/b/06PORTALDER412.txt.gz", "06PORTALDER412.txt"),
        ("C:\\x\\telegrams.TXT.XZ", "telegrams.TXT"),
        ("telegram", "telegram"),
        (".gz", ".gz"),
        ("-", "-"),
    ],
)
def test_the_name_of_what_is_inside(name: str, inner: str) -> None:
    for data in (gzip.compress(b""), lzma.compress(b"")):
        packing = find_packing(data)
        assert packing is not None
        if name.lower().endswith(packing.suffixes) or inner == name:
            assert unpacked_name(name, packing) == inner


@pytest.mark.parametrize("size", [1, 700, 100_000])
def test_a_zstd_stream_can_be_read_in_any_pieces(size: int) -> None:
    text = bytes(range(256)) * 2_000
    data = zst(text[:200_000]) + zst(b"") + zst(text[200_000:])
    packing = find_packing(data)
    assert packing is not None
    stream = open_packed(packing, io.BytesIO(data), LIMITS)
    assert b"".join(iter(lambda: stream.read(size), b"")) == text


def test_a_zstd_stream_that_breaks_off_is_damage(read_bytes: Reading) -> None:
    (refused,) = read_bytes(zst(b"UNCLAS PORT ALDER" * 99)[:-4])
    assert isinstance(refused, Rejected)
    assert "damaged" in refused.reason


def test_a_zstd_stream_that_asks_for_too_much_memory_is_refused(read_bytes: Reading) -> None:
    parameters = zstandard.ZstdCompressionParameters(window_log=27, enable_ldm=True)
    data = zstandard.ZstdCompressor(compression_params=parameters).compressobj().compress(b"x" * 200_000)
    limits = msgspec.structs.replace(LIMITS, unpacker_bytes=1024 * 1024)
    (refused,) = read_bytes(data, "input", limits)
    assert isinstance(refused, Rejected)
    assert "memory" in refused.reason
