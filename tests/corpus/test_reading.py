import hashlib
import io
import os
import threading
from collections.abc import Mapping
from pathlib import Path

import msgspec
import pytest

from reftel.corpus import LIMITS, Item, Rejected, read


def members(outcome: list[Item | Rejected]) -> list[str]:
    return [Path(found.source.path).name if isinstance(found, Item) else found.reason for found in outcome]


def test_folders_are_read_in_sorted_order(tmp_path: Path) -> None:
    for name in ("b/x.txt", "a.txt", "b/c/y.txt", "B.txt", "b.txt", "b/.DS_Store", "._a.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True, parents=True)
        (tmp_path / name).write_bytes(name.encode())
    outcome = list(read([tmp_path]))
    assert [found.text for found in outcome if isinstance(found, Item)] == [
        "B.txt",
        "a.txt",
        "b/c/y.txt",
        "b/x.txt",
        "b.txt",
    ]


def test_paths_are_read_in_the_order_given(tmp_path: Path) -> None:
    for name in "abc":
        (tmp_path / name).write_text(name)
    assert members(list(read([tmp_path / "c", str(tmp_path / "a"), tmp_path / "b"]))) == ["c", "a", "b"]


def test_links_are_not_followed_out_of_a_folder(tmp_path: Path) -> None:
    outside, folder = tmp_path / "outside", tmp_path / "folder"
    (folder / "inner").mkdir(parents=True)
    outside.mkdir()
    (outside / "secret.txt").write_text("x")
    (folder / "inner" / "a.txt").write_text("a")
    (folder / "1 file out").symlink_to(outside / "secret.txt")
    (folder / "2 folder out").symlink_to(outside)
    (folder / "3 in").symlink_to(folder / "inner" / "a.txt")
    (folder / "4 up").symlink_to(folder)
    (folder / "5 nowhere").symlink_to(folder / "nothing")
    (folder / "6 circle").symlink_to(folder / "6 circle")
    out, nowhere = "a link that leads out of the folder, which is not followed", "a link that leads nowhere"
    assert members(list(read([folder]))) == [out, out, nowhere, nowhere, "a.txt"]


def test_a_link_that_the_user_names_is_followed(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "a.txt").write_text("a")
    (tmp_path / "link").symlink_to(tmp_path / "folder")
    (tmp_path / "file").symlink_to(tmp_path / "folder" / "a.txt")
    assert members(list(read([tmp_path / "link", tmp_path / "file"]))) == ["a.txt", "file"]


def test_a_pipe_in_a_folder_is_refused_without_being_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert members(list(read([tmp_path]))) == ["neither a file nor a folder"]


def test_a_pipe_that_the_user_names_is_read(tmp_path: Path, samples: Mapping[str, bytes]) -> None:
    os.mkfifo(tmp_path / "pipe")
    writer = threading.Thread(target=(tmp_path / "pipe").write_bytes, args=(samples["zip"],))
    writer.start()
    outcome = list(read([tmp_path / "pipe"]))
    writer.join()
    assert len(outcome) == 3


def test_a_path_that_is_not_there_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("a")
    outcome = list(read([tmp_path / "nothing", "a\0b", tmp_path / "a.txt"]))
    assert members(outcome)[0] == "it cannot be read (No such file or directory)"
    assert "null" in members(outcome)[1]
    assert members(outcome)[2] == "a.txt"


def test_a_file_without_permission_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").write_text("a")

    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    assert members(list(read([tmp_path]))) == ["it cannot be read (Permission denied)"]


def test_a_folder_without_permission_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "listdir", refuse)
    assert members(list(read([tmp_path]))) == ["the folder cannot be read (Permission denied)"]


def test_a_file_that_vanishes_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "listdir", lambda _: ["gone.txt"])
    assert members(list(read([tmp_path]))) == ["it cannot be read (No such file or directory)"]


def test_a_file_that_fails_while_it_is_read_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Failing(io.BytesIO):
        def read(self, size: int | None = -1, /) -> bytes:
            raise OSError(5, "Input/output error")

    (tmp_path / "a.txt").write_text("a")
    monkeypatch.setattr(Path, "open", lambda *_: Failing())
    assert members(list(read([tmp_path]))) == ["it cannot be read (Input/output error)"]


def test_a_name_that_is_no_text_is_shown_with_replacements(tmp_path: Path) -> None:
    (tmp_path / os.fsdecode(b"caf\xe9.txt")).write_bytes(b"a")
    (item,) = read([tmp_path])
    assert isinstance(item, Item)
    assert item.source.path.endswith("caf�.txt")
    assert msgspec.json.decode(msgspec.json.encode(item.source))["path"] == item.source.path


@pytest.mark.parametrize("name", ["telegram", "two telegrams", "html page", "zip", "tar", "tar.xz"])
def test_standard_input_may_be_anything(name: str, samples: Mapping[str, bytes], tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(samples[name])
    from_file = [found for found in read([tmp_path / "file"]) if isinstance(found, Item)]
    from_stdin = [found for found in read(["-"], stdin=io.BytesIO(samples[name])) if isinstance(found, Item)]
    assert [item.text for item in from_stdin] == [item.text for item in from_file]
    assert {item.source.path for item in from_stdin} == {"-"}


def test_standard_input_is_the_process_s_own_unless_another_is_given(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"UNCLAS")))
    (item,) = read(["-"])
    assert isinstance(item, Item)
    assert item.data == b"UNCLAS"


def test_empty_standard_input_is_refused() -> None:
    assert members(list(read(["-"], stdin=io.BytesIO()))) == ["the file is empty"]


def test_a_stream_has_a_limit() -> None:
    limits = msgspec.structs.replace(LIMITS, total_bytes=10)
    (refused,) = read(["-"], stdin=io.BytesIO(b"a" * 11), limits=limits)
    assert isinstance(refused, Rejected)
    assert "bytes of one stream = 10" in refused.reason


def test_a_text_that_is_no_telegram_is_an_item_all_the_same(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"Herring\nCod\n")
    (item,) = read([tmp_path])
    assert isinstance(item, Item)
    assert (item.extent, item.published, item.reader) == ((0, 12), None, "text")
    assert item.source.sha256 == hashlib.sha256(b"Herring\nCod\n").hexdigest()


def test_the_place_of_a_refusal_names_the_member() -> None:
    assert Rejected(path="a.zip", member="b/c.txt", reason="x").place == "a.zip/b/c.txt"
    assert Rejected(path="a.txt", member=None, reason="x").place == "a.txt"
