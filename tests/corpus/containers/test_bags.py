"""BagIt bags: validated, then read; what is wrong is named, file by file."""

import gzip
import io
import os
import tarfile
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import bagit
import pytest

from reftel.corpus import Item, Rejected, read
from reftel.corpus.containers.bags import looks_like_bag
from tests.corpus.conftest import SECOND, TELEGRAM


@pytest.fixture
def bag(tmp_path: Path) -> Path:
    folder = tmp_path / "bag"
    (folder / "a").mkdir(parents=True)
    (folder / "a" / "one.txt").write_text(TELEGRAM)
    (folder / "two.txt").write_text(SECOND)
    bagit.make_bag(str(folder), checksums=["sha256"])
    return folder


def zipped(folder: Path) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for path in sorted(folder.rglob("*"), reverse=True):
            archive.write(path, path.relative_to(folder.parent).as_posix())
    return buffer.getvalue()


def tarred(folder: Path) -> bytes:
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w") as archive:
        archive.add(folder, folder.name)
    return buffer.getvalue()


def flat(folder: Path) -> bytes:
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w") as archive:
        for path in sorted(folder.iterdir()):
            archive.add(path, f"./{path.name}")
    return buffer.getvalue()


FORMS: dict[str, Callable[[Path], bytes] | None] = {
    "folder": None,
    "zip": zipped,
    "tar": tarred,
    "flat tar": flat,
    "tar.gz": lambda folder: gzip.compress(tarred(folder)),
}
every_form = pytest.mark.parametrize("form", FORMS)


def outcome(bag: Path, form: str) -> tuple[list[str], dict[str, str]]:
    """Return the files that were read, and the reasons by file, named from the bag on."""
    pack = FORMS[form]
    given = bag
    if pack is not None:
        given = bag.parent / "packed"
        given.write_bytes(pack(bag))
    found = list(read([given]))

    def name(path: str, member: str | None) -> str:
        whole = Path(path).relative_to(given).as_posix() if pack is None else (member or "")
        return whole.removeprefix("bag/").removeprefix("./").removesuffix("bag").removesuffix(".")

    return (
        [name(item.source.path, item.source.member) for item in found if isinstance(item, Item)],
        {name(one.path, one.member): one.reason for one in found if isinstance(one, Rejected)},
    )


@every_form
def test_the_payload_is_read_and_nothing_else(bag: Path, form: str) -> None:
    assert outcome(bag, form) == (["data/a/one.txt", "data/two.txt"], {})


def corrupt(bag: Path) -> None:
    (bag / "data" / "two.txt").write_text(SECOND.replace("March", "April"))


def lose(bag: Path) -> None:
    (bag / "data" / "two.txt").unlink()


def add(bag: Path) -> None:
    (bag / "data" / "three.txt").write_text(SECOND)


def corrupt_and_lose(bag: Path) -> None:
    (bag / "data" / "a" / "one.txt").write_text("x")
    lose(bag)


@every_form
@pytest.mark.parametrize(
    ("harm", "read_still", "reasons"),
    [
        (corrupt, ["data/a/one.txt"], {"data/two.txt": "is not what the bag's manifest says (sha256 differs)"}),
        (lose, ["data/a/one.txt"], {"data/two.txt": "is missing"}),
        (add, ["data/a/one.txt", "data/two.txt"], {"data/three.txt": "no manifest of the bag names it"}),
        (corrupt_and_lose, [], {"data/two.txt": "is missing", "data/a/one.txt": "sha256 differs"}),
    ],
    ids=["corrupt", "missing", "unexpected", "both"],
)
def test_what_is_wrong_is_named_and_the_rest_read(
    bag: Path, form: str, harm: Callable[[Path], None], read_still: list[str], reasons: dict[str, str]
) -> None:
    harm(bag)
    files, refused = outcome(bag, form)
    assert files == read_still
    assert set(refused) == set(reasons)
    for name, words in reasons.items():
        assert words in refused[name]


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("bagit.txt", "BagIt-Version: 9.0\nTag-File-Character-Encoding: UTF-8\n", "Unsupported bag version"),
        ("manifest-sha256.txt", f"{'0' * 64}  ../../etc/passwd\n", "unsafe"),
        ("fetch.txt", "http://quay.example/x 1 ../../x\n", "unsafe"),
        ("bag-info.txt", "Payload-Oxum: 1.1\n", "as it says"),
    ],
    ids=["version", "climbing manifest", "climbing fetch", "wrong total"],
)
@every_form
def test_a_bag_that_is_none_is_refused_whole(bag: Path, form: str, name: str, content: str, words: str) -> None:
    for manifest in bag.glob("tagmanifest-*"):
        manifest.unlink()
    (bag / name).write_text(content)
    files, refused = outcome(bag, form)
    assert files == []
    assert words in refused[""]


@pytest.mark.parametrize("target", ["/dev/zero", "two.txt"], ids=["device", "inside"])
def test_a_bag_with_links_is_not_handed_to_the_library(bag: Path, target: str) -> None:
    (bag / "data" / "link.txt").symlink_to(target)
    files, refused = outcome(bag, "folder")
    assert files == []
    assert "something else than files (data/link.txt)" in refused[""]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_bag_with_a_pipe_is_not_waited_for(bag: Path) -> None:
    os.mkfifo(bag / "data" / "pipe")
    assert "data/pipe" in outcome(bag, "folder")[1][""]


def test_a_bag_inside_a_folder_is_found(bag: Path) -> None:
    (bag.parent / "beside.txt").write_text(TELEGRAM)
    found = [item for item in read([bag.parent]) if isinstance(item, Item)]
    assert [Path(item.source.path).name for item in found] == ["one.txt", "two.txt", "beside.txt"]


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (["bag/data/a", "bag/bagit.txt"], True),
        (["bagit.txt", "data/a"], True),
        (["./data/a", "./bagit.txt", "./manifest-md5.txt"], True),
        (["bag/data/a", "bag/manifest-md5.txt"], False),
        (["telegrams/a.txt", "telegrams/bagit.txt"], False),
        (["bag/bagit.txt", "other/data/a"], False),
        ([], False),
    ],
    ids=["in a folder", "flat", "dots", "no mark", "other files", "two folders", "empty"],
)
def test_bags_are_known_by_their_names(names: list[str], expected: bool) -> None:
    assert looks_like_bag(names) is expected


def test_names_are_asked_for_only_while_they_may_be_a_bags() -> None:
    def names() -> Iterator[str]:
        yield "telegrams/one.txt"
        raise AssertionError("asked for more")

    assert not looks_like_bag(names())
