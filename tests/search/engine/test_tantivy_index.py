from pathlib import Path

import pytest

from reftel.access import Viewer
from reftel.errors import ArchiveError
from reftel.search import IndexUnusable, create_index, open_index, parse_query
from reftel.search.engine.folder import ID_NAME, read_id, write_id
from tests.search.samples import COLLECTION, HARBOUR, REPLY

OWNER = Viewer.owner("E. Winterbottom")
EVERYTHING = parse_query("")


def made(path: Path, owner: str = "") -> Path:
    index = create_index(path, owner=owner)
    index.add(COLLECTION)
    index.commit(7)
    index.close()
    return path


def test_what_was_committed_is_there_after_reopening(tmp_path: Path) -> None:
    index = open_index(made(tmp_path / "index"))
    assert index.search(OWNER, EVERYTHING).total == len(COLLECTION)
    assert index.revision() == 7
    index.close()


def test_what_was_not_committed_is_not(tmp_path: Path) -> None:
    index = open_index(made(tmp_path / "index"))
    index.delete([HARBOUR.version_id])
    index.close()
    again = open_index(tmp_path / "index")
    assert again.search(OWNER, EVERYTHING).total == len(COLLECTION)
    again.close()


def test_a_reader_sees_the_commits_of_the_writer(tmp_path: Path) -> None:
    reader = open_index(made(tmp_path / "index"))
    writer = open_index(tmp_path / "index")
    writer.delete([REPLY.version_id])
    assert reader.search(OWNER, EVERYTHING).total == len(COLLECTION)
    writer.commit(8)
    assert reader.search(OWNER, EVERYTHING).total == len(COLLECTION) - 1
    assert reader.revision() == 8
    writer.close()
    reader.close()


def test_only_one_may_write(tmp_path: Path) -> None:
    one, other = (open_index(made(tmp_path / "index")), open_index(tmp_path / "index"))
    one.add([HARBOUR])
    with pytest.raises(ArchiveError, match="written by another process"):
        other.add([HARBOUR])
    one.close()
    other.add([HARBOUR])
    other.close()


def test_closing_twice_and_committing_nothing_is_allowed(tmp_path: Path) -> None:
    index = create_index(tmp_path / "index")
    index.commit(1)
    assert index.search(OWNER, EVERYTHING).total == 0
    index.close()
    index.close()


def test_an_index_can_be_written_again_after_closing(tmp_path: Path) -> None:
    index = create_index(tmp_path / "index")
    index.add([HARBOUR])
    index.close()
    index.add([REPLY])
    index.commit(1)
    assert [hit.version_id for hit in index.search(OWNER, EVERYTHING).hits] == [REPLY.version_id]
    index.close()


def test_an_index_is_made_in_an_empty_folder_only(tmp_path: Path) -> None:
    (tmp_path / "something").write_text("else")
    with pytest.raises(IndexUnusable, match="is not empty"):
        create_index(tmp_path)


def test_the_index_of_another_archive_is_refused(tmp_path: Path) -> None:
    made(tmp_path / "index", owner="one")
    open_index(tmp_path / "index", owner="one").close()
    with pytest.raises(IndexUnusable, match="another archive"):
        open_index(tmp_path / "index", owner="other")


def test_another_schema_is_refused(tmp_path: Path) -> None:
    folder = made(tmp_path / "index")
    found = read_id(folder)
    write_id(folder, type(found)(schema_version=found.schema_version + 1, owner="", revision=7))
    with pytest.raises(IndexUnusable, match="has schema"):
        open_index(folder)


@pytest.mark.parametrize("content", [None, b"", b"{}", b"\xff", b'{"schema_version": "1"}'], ids=repr)
def test_a_folder_without_a_readable_id_is_no_index(tmp_path: Path, content: bytes | None) -> None:
    folder = made(tmp_path / "index")
    (folder / ID_NAME).unlink()
    if content is not None:
        (folder / ID_NAME).write_bytes(content)
    with pytest.raises(IndexUnusable, match="holds no index") as caught:
        open_index(folder)
    assert caught.value.next_step


def test_a_folder_without_the_engines_files_is_no_index(tmp_path: Path) -> None:
    folder = made(tmp_path / "index")
    (folder / "meta.json").write_text("{}")
    with pytest.raises(IndexUnusable, match="cannot be read"):
        open_index(folder)


def test_an_index_whose_files_vanish_says_so(tmp_path: Path) -> None:
    index = open_index(made(tmp_path / "index"))
    (tmp_path / "index" / ID_NAME).unlink()
    with pytest.raises(IndexUnusable, match="no index any more"):
        index.search(OWNER, EVERYTHING)
    index.close()


def test_an_index_damaged_under_a_reader_says_so(tmp_path: Path) -> None:
    folder = made(tmp_path / "index")
    index = open_index(folder)
    (folder / "meta.json").write_text("{}")
    write_id(folder, read_id(folder))
    with pytest.raises(IndexUnusable, match="cannot be read"):
        index.search(OWNER, EVERYTHING)
    index.close()
