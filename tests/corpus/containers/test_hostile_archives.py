"""Archives made to do harm, or broken on the way: refused with a reason, and the rest is read."""

import gzip
import io
import lzma
import struct
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Mapping
from pathlib import Path

import msgspec
import pytest
import zstandard

from reftel.corpus import LIMITS, Item, Limits, Rejected, read

Reading = Callable[..., list[Item | Rejected]]
Members = list[tuple[str | tarfile.TarInfo, bytes]]
ZipMembers = list[tuple[str | zipfile.ZipInfo, bytes]]

SMALL = msgspec.structs.replace(
    LIMITS,
    input_bytes=20_000,
    member_bytes=20_000,
    total_bytes=60_000,
    ratio=20,
    ratio_floor_bytes=10_000,
    members=5,
    packed_bytes_a_member=10**9,
    directory_bytes=2_000,
    nesting=1,
    name_chars=60,
)
GOOD = b"UNCLAS PORT ALDER 000415\n\nSUBJECT: HERRING\n\n1. Herring.\n"


def refusals(outcome: list[Item | Rejected]) -> list[Rejected]:
    return [found for found in outcome if isinstance(found, Rejected)]


def items(outcome: list[Item | Rejected]) -> list[Item]:
    return [found for found in outcome if isinstance(found, Item)]


def special(name: str, kind: bytes, target: str = "") -> tarfile.TarInfo:
    info = tarfile.TarInfo(name)
    info.type, info.linkname = kind, target
    return info


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("../out.txt", "climbs"),
        ("a/../../out.txt", "climbs"),
        ("a\\..\\..\\out.txt", "climbs"),
        ("/etc/out.txt", "absolute"),
        ("\\\\server\\out.txt", "absolute"),
        ("C:\\out.txt", "absolute"),
        ("n" * 61, "61 characters"),
        (" ", "no file can have"),
    ],
    ids=["up", "up inside", "up with backslashes", "absolute", "network", "drive", "long", "blank"],
)
@pytest.mark.parametrize("form", ["tar", "zip"])
def test_a_strange_path_is_refused_and_the_rest_read(
    form: str,
    name: str,
    reason: str,
    read_bytes: Reading,
    pack_tar: Callable[[Members], bytes],
    pack_zip: Callable[[ZipMembers], bytes],
    tmp_path: Path,
) -> None:
    packed = (
        pack_tar([(name, GOOD), ("good.txt", GOOD)]) if form == "tar" else pack_zip([(name, GOOD), ("good.txt", GOOD)])
    )
    outcome = read_bytes(packed, "a." + form, SMALL)
    (refused,) = refusals(outcome)
    assert reason in refused.reason
    assert [item.source.member for item in items(outcome)] == ["good.txt"]
    assert sorted(found.name for found in tmp_path.iterdir()) == ["a." + form]


@pytest.mark.parametrize(
    ("kind", "reason"),
    [
        (tarfile.SYMTYPE, "link"),
        (tarfile.LNKTYPE, "link"),
        (tarfile.CHRTYPE, "neither a file nor a folder"),
        (tarfile.BLKTYPE, "neither a file nor a folder"),
        (tarfile.FIFOTYPE, "neither a file nor a folder"),
        (tarfile.GNUTYPE_SPARSE, "holes"),
    ],
    ids=["symbolic link", "hard link", "character device", "block device", "pipe", "sparse"],
)
def test_links_and_devices_in_a_tar_archive_are_refused(
    kind: bytes, reason: str, read_bytes: Reading, pack_tar: Callable[[Members], bytes]
) -> None:
    outcome = read_bytes(pack_tar([(special("x", kind, "/etc/passwd"), b""), ("good.txt", GOOD)]))
    assert [(found.member, reason in found.reason) for found in refusals(outcome)] == [("x", True)]
    assert len(items(outcome)) == 1


@pytest.mark.parametrize(
    ("mode", "reason"), [(0o120777, "link"), (0o020666, "neither a file nor a folder")], ids=["link", "device"]
)
def test_links_and_devices_in_a_zip_archive_are_refused(
    mode: int, reason: str, read_bytes: Reading, pack_zip: Callable[[ZipMembers], bytes]
) -> None:
    info = zipfile.ZipInfo("x")
    info.external_attr = mode << 16
    outcome = read_bytes(pack_zip([(info, b"/etc/passwd"), ("good.txt", GOOD)]))
    assert [(found.member, reason in found.reason) for found in refusals(outcome)] == [("x", True)]
    assert len(items(outcome)) == 1


def test_folders_and_what_systems_leave_behind_are_passed_over(
    read_bytes: Reading, pack_tar: Callable[[Members], bytes], pack_zip: Callable[[ZipMembers], bytes]
) -> None:
    names = ["__MACOSX/._a.txt", "a/.DS_Store", "a/._a.txt", "a/a.txt"]
    for packed in (
        pack_tar([(special("a", tarfile.DIRTYPE), b""), *((name, GOOD) for name in names)]),
        pack_zip([("a/", b""), *((name, GOOD) for name in names)]),
    ):
        assert [found.source.member for found in items(read_bytes(packed))] == ["a/a.txt"]
        assert refusals(read_bytes(packed)) == []


BOMB = b"0" * 19_000


@pytest.mark.parametrize(
    "limits",
    [
        msgspec.structs.replace(SMALL, total_bytes=10**9),
        msgspec.structs.replace(SMALL, ratio=10**9),
        msgspec.structs.replace(SMALL, ratio=10**9, total_bytes=10**9, members=3),
    ],
    ids=["ratio", "total", "members"],
)
def test_a_zip_bomb_is_refused_whole_before_anything_is_read(
    limits: Limits, read_bytes: Reading, pack_zip: Callable[[ZipMembers], bytes]
) -> None:
    (refused,) = read_bytes(pack_zip([(f"{i}.txt", BOMB) for i in range(4)]), "bomb.zip", limits)
    assert isinstance(refused, Rejected)
    assert refused.reason.startswith("over the limit")
    assert refused.next_step


@pytest.mark.parametrize(
    ("pack", "binding"),
    [
        (gzip.compress, "ratio"),
        (lzma.compress, "ratio"),
        (gzip.compress, "total_bytes"),
        (lzma.compress, "members"),
        (bytes, "total_bytes"),
        (bytes, "members"),
    ],
    ids=["gz ratio", "xz ratio", "gz total", "xz members", "total", "members"],
)
def test_a_tar_bomb_stops_where_the_limit_is_reached(
    pack: Callable[[bytes], bytes], binding: str, read_bytes: Reading, pack_tar: Callable[[Members], bytes]
) -> None:
    wide = {name: 10**9 for name in ("ratio", "total_bytes", "members") if name != binding}
    limits = msgspec.structs.replace(SMALL, **wide)
    outcome = read_bytes(pack(pack_tar([(f"{i}.txt", BOMB) for i in range(9)])), "bomb", limits)
    (refused,) = refusals(outcome)
    assert outcome[-1] is refused
    assert refused.reason.startswith("over the limit")
    assert len(items(outcome)) < 9


@pytest.mark.parametrize("form", ["tar", "zip"])
def test_a_member_over_the_limit_is_refused_and_the_rest_read(
    form: str, read_bytes: Reading, pack_tar: Callable[[Members], bytes], pack_zip: Callable[[ZipMembers], bytes]
) -> None:
    big = bytes(i * 7919 % 64 + 48 for i in range(20_001))
    packed = (
        pack_tar([("big", big), ("good.txt", GOOD)]) if form == "tar" else pack_zip([("big", big), ("good.txt", GOOD)])
    )
    outcome = read_bytes(packed, "a", msgspec.structs.replace(SMALL, ratio=10**9))
    assert [(found.member, found.reason) for found in refusals(outcome)] == [
        ("big", "20,001 bytes; the limit for one member is 20,000")
    ]
    assert len(items(outcome)) == 1


@pytest.mark.parametrize(
    ("member_bytes", "reason"),
    [(20_000, "bytes of one member = 20,000"), (60_000, "bytes of one text = 20,000")],
    ids=["as a member", "as a text"],
)
def test_a_packed_text_over_the_limit_is_refused(member_bytes: int, reason: str, read_bytes: Reading) -> None:
    limits = msgspec.structs.replace(SMALL, ratio=10**9, member_bytes=member_bytes)
    (refused,) = read_bytes(gzip.compress(b"a" * 20_001), "a.txt.gz", limits)
    assert isinstance(refused, Rejected)
    assert reason in refused.reason


@pytest.mark.parametrize("pack", [lzma.compress, zstandard.ZstdCompressor().compress], ids=["xz", "zstd"])
def test_a_packed_bomb_that_is_no_archive_is_refused(pack: Callable[[bytes], bytes], read_bytes: Reading) -> None:
    (refused,) = read_bytes(pack(b"a" * 20_000_000), "a.packed")
    assert isinstance(refused, Rejected)
    assert "unpacked bytes for each packed one" in refused.reason


def test_a_text_over_the_limit_is_refused(read_bytes: Reading) -> None:
    (refused,) = read_bytes(b"a" * 20_001, "a.txt", SMALL)
    assert isinstance(refused, Rejected)
    assert "20,000" in refused.reason
    assert refused.next_step


def test_archives_inside_archives_have_a_limit(read_bytes: Reading, pack_zip: Callable[[ZipMembers], bytes]) -> None:
    packed = pack_zip([("a.txt", GOOD)])
    for depth in range(3):
        packed = pack_zip([(f"level{depth}.zip", packed), (f"beside{depth}.txt", GOOD)])
    outcome = read_bytes(packed, "nested.zip", SMALL)
    (refused,) = refusals(outcome)
    assert refused.member == "level2.zip/level1.zip"
    assert "archives inside archives = 1" in refused.reason
    assert [item.source.member for item in items(outcome)] == ["level2.zip/beside1.txt", "beside2.txt"]


def test_the_limits_count_through_all_levels(read_bytes: Reading, pack_zip: Callable[[ZipMembers], bytes]) -> None:
    inner = pack_zip([(f"{i}.txt", GOOD) for i in range(3)])
    outcome = read_bytes(pack_zip([("one.zip", inner), ("two.zip", inner)]), "nested.zip", SMALL)
    assert [(found.member, "members" in found.reason) for found in refusals(outcome)] == [("two.zip", True)]
    assert len(items(outcome)) == 3


def test_a_long_table_of_contents_is_refused_before_it_is_read(
    read_bytes: Reading, pack_zip: Callable[[ZipMembers], bytes]
) -> None:
    packed = pack_zip([(f"{i:050}", GOOD) for i in range(30)])
    (refused,) = read_bytes(packed, "a.zip", SMALL)
    assert isinstance(refused, Rejected)
    assert "table of contents = 2,000" in refused.reason


def test_a_table_of_contents_that_claims_64_bits_is_measured_too(
    read_bytes: Reading, pack_zip: Callable[[ZipMembers], bytes]
) -> None:
    packed = pack_zip([("a.txt", GOOD)])
    end = packed.rfind(b"PK\x05\x06")
    record = struct.pack("<4sQ2H2L4Q", b"PK\x06\x06", 44, 45, 45, 0, 0, 1, 1, 10**12, 0)
    locator = struct.pack("<4sLQL", b"PK\x06\x07", 0, end, 1)
    (refused,) = read_bytes(packed[:end] + record + locator + packed[end:])
    assert isinstance(refused, Rejected)
    assert "table of contents" in refused.reason


def test_an_encrypted_member_is_refused(read_bytes: Reading, pack_zip: Callable[[ZipMembers], bytes]) -> None:
    packed = bytearray(pack_zip([("a.txt", GOOD)]))
    packed[packed.rfind(b"PK\x01\x02") + 8] |= 1
    (refused,) = read_bytes(bytes(packed))
    assert isinstance(refused, Rejected)
    assert refused.reason == "an encrypted member"


def test_a_damaged_member_is_refused_and_the_rest_read(
    read_bytes: Reading, pack_zip: Callable[[ZipMembers], bytes]
) -> None:
    packed = bytearray(pack_zip([("a.txt", GOOD), ("b.txt", GOOD)]))
    packed[40] ^= 0xFF
    outcome = read_bytes(bytes(packed))
    assert [found.member for found in refusals(outcome)] == ["a.txt"]
    assert len(items(outcome)) == 1


def test_an_xz_stream_that_wants_much_memory_is_refused(read_bytes: Reading) -> None:
    (refused,) = read_bytes(
        lzma.compress(GOOD, preset=6), "a.txt.xz", msgspec.structs.replace(LIMITS, unpacker_bytes=1_000_000)
    )
    assert isinstance(refused, Rejected)
    assert "Memory usage limit" in refused.reason


@pytest.mark.parametrize("form", ["tar", "tar.gz", "tar.bz2", "tar.xz"])
@pytest.mark.parametrize("part", [0.3, 0.6, 0.9])
def test_a_truncated_archive_gives_what_came_before_and_a_refusal(
    form: str, part: float, samples: Mapping[str, bytes], read_bytes: Reading
) -> None:
    data = samples[form]
    whole = 4608 if form == "tar" else len(data)  # of a plain archive, what follows is padding
    outcome = read_bytes(data[: int(whole * part)])
    assert len(refusals(outcome)) == 1
    assert isinstance(outcome[-1], Rejected)
    assert "damaged" in outcome[-1].reason
    assert outcome[-1].next_step


def test_a_truncated_stream_of_many_members_keeps_those_before(
    read_bytes: Reading, pack_tar: Callable[[Members], bytes]
) -> None:
    packed = lzma.compress(
        pack_tar([(f"{i}.txt", GOOD + zlib.compress(bytes([i % 251, i // 251])).hex().encode()) for i in range(3000)])
    )
    outcome = read_bytes(packed[: len(packed) // 2])
    assert len(items(outcome)) > 100
    assert len(refusals(outcome)) == 1


def test_a_damaged_header_is_no_quiet_end(read_bytes: Reading, pack_tar: Callable[[Members], bytes]) -> None:
    packed = bytearray(pack_tar([("a.txt", GOOD), ("b.txt", GOOD), ("c.txt", GOOD)]))
    packed[1024:1124] = b"?" * 100
    outcome = read_bytes(bytes(packed))
    assert len(items(outcome)) == 1
    assert "lacks the mark at its end" in refusals(outcome)[0].reason


def test_what_follows_the_end_of_an_archive_is_reported(
    read_bytes: Reading, pack_tar: Callable[[Members], bytes]
) -> None:
    packed = pack_tar([("a.txt", GOOD)])
    outcome = read_bytes(packed + packed)
    assert len(items(outcome)) == 1
    assert "goes on after the mark" in refusals(outcome)[0].reason


def test_a_header_that_claims_a_huge_extension_is_refused(read_bytes: Reading) -> None:
    info = tarfile.TarInfo("././@PaxHeader")
    info.type, info.size = tarfile.XHDTYPE, 10**10
    (refused,) = read_bytes(info.tobuf(tarfile.GNU_FORMAT) + b"x" * 5000)
    assert isinstance(refused, Rejected)
    assert "over the limit" in refused.reason


def test_a_header_that_points_backwards_is_refused(read_bytes: Reading) -> None:
    info = tarfile.TarInfo("a.txt")
    info.size = -4096
    outcome = read_bytes(info.tobuf(tarfile.GNU_FORMAT) + bytes(2048))
    assert items(outcome) == []
    assert refusals(outcome)


def test_a_hostile_archive_harms_nothing_beside_it(
    tmp_path: Path, pack_zip: Callable[[ZipMembers], bytes], samples: Mapping[str, bytes]
) -> None:
    (tmp_path / "a.txt").write_bytes(samples["telegram"])
    (tmp_path / "b.zip").write_bytes(pack_zip([(f"{i}.txt", BOMB) for i in range(4)]))
    (tmp_path / "c.tar.xz").write_bytes(samples["tar.xz"][:-9])
    (tmp_path / "d.txt").write_bytes(samples["telegram"])
    outcome = list(read([tmp_path], limits=msgspec.structs.replace(SMALL, members=100)))
    assert [Path(found.path).name for found in refusals(outcome)] == ["b.zip", "c.tar.xz"]
    assert [Path(found.source.path).name for found in items(outcome) if found.source.member is None] == [
        "a.txt",
        "d.txt",
    ]


def test_an_archive_may_have_as_many_members_as_its_size_has_room_for(
    tmp_path: Path, pack_tar: Callable[[Members], bytes]
) -> None:
    (tmp_path / "a.tar").write_bytes(pack_tar([(f"{i}.txt", GOOD + b"%d" % i) for i in range(40)]))
    roomy = msgspec.structs.replace(SMALL, total_bytes=10**6, packed_bytes_a_member=256)
    assert len(items(list(read([tmp_path], limits=roomy)))) == 40
    narrow = msgspec.structs.replace(roomy, packed_bytes_a_member=4_000)
    (refused,) = refusals(list(read([tmp_path], limits=narrow)))
    size = (tmp_path / "a.tar").stat().st_size
    assert f"members of one archive = {size // 4_000}" in refused.reason


def test_members_are_read_without_keeping_the_archive_in_memory(pack_tar: Callable[[Members], bytes]) -> None:
    packed = pack_tar([(f"{i}.txt", GOOD) for i in range(50)])
    stream = io.BytesIO(packed)
    reading = read(["-"], stdin=stream)
    first = next(reading)
    assert isinstance(first, Item)
    assert sum(isinstance(found, Item) for found in reading) == 49


def test_headers_that_announce_one_another_without_end_are_refused(tmp_path: Path) -> None:
    long_name = tarfile.TarInfo("././@LongLink")
    long_name.type, long_name.size = tarfile.GNUTYPE_LONGNAME, 4
    header = long_name.tobuf(tarfile.GNU_FORMAT) + b"abc\0".ljust(512, b"\0")
    (tmp_path / "aa.tar").write_bytes(header * 2_000)
    (tmp_path / "zz.txt").write_bytes(GOOD)
    outcome = list(read([tmp_path]))
    assert len(items(outcome)) == 1
    (refused,) = refusals(outcome)
    assert "nested too deep" in refused.reason


@pytest.mark.parametrize("head", [b'<?xml version="1.0"?>', b""], ids=["XML", "HTML"])
def test_a_run_of_comments_takes_time_in_proportion(read_bytes: Reading, head: bytes) -> None:
    assert len(read_bytes(head + b"<!---->" * 4_000 + b"x", "a.txt")) == 1
