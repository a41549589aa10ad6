import sqlite3
import threading
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from reftel.archive import Archive
from reftel.archive.finding import indexing
from reftel.archive.finding.documents import Shown, document_of
from reftel.archive.store.layout import Layout, make_index_draft, mirror_index, replace_index
from reftel.archive.store.lock import WriterLock
from reftel.archive.versions.records import strip
from reftel.corpus import Item, parse_item
from reftel.errors import ArchiveError
from reftel.matters import suggest_requests
from reftel.search import IndexDocument, pack_document
from reftel.telegram import Published
from tests.archive.cables import NOW, OWNER, filled, item, items, telegram, write

RICH = telegram(
    412,
    "(U) Summary. A lightship is wanted. End summary.",
    "(C) The note follows. Begin text:\n\nThe Ministry has the honor to ask for a lightship.\n\nEnd text.",
    "(U) ACTION REQUEST: Embassy requests guidance on the lightship.",
    level="C O N F I D E N T I A L",
    refs="A. VERRIN 88\n     B. STATE 7000",
)


def shown(one: Item) -> IndexDocument:
    telegram_read = parse_item(one, spans=True)
    cuts = strip(telegram_read, one.text).cuts
    requests = tuple(("request", one) for one in suggest_requests(telegram_read))
    return document_of(Shown(telegram=telegram_read, text=one.text, extent=one.extent, cuts=cuts, matters=requests))


def test_document_holds_what_is_searched(tmp_path: Path) -> None:
    document = shown(item(tmp_path, RICH))
    assert (document.mrn, document.station, document.serial, document.year) == (
        "06PORTALDER412",
        "PORTALDER",
        412,
        2006,
    )
    assert (document.classification, document.label_class) == ("CONFIDENTIAL", "CONFIDENTIAL")
    assert document.refs == ("06VERRIN88", "06STATE7000")
    assert document.tags == ("PREL", "EWWT", "QM")
    assert {"findings", "request"} <= set(document.has)
    roles = [role for role, _, _ in document.passages]
    assert roles.count("summary") == 1
    assert "action_request" in roles
    assert "enclosure" in roles
    assert "The Ministry has the honor" not in document.other_text
    assert "AMEMBASSY PORT ALDER" in document.other_text
    assert "WINTERBOTTOM" in document.other_text


def test_text_that_is_no_telegram_is_all_other_text(tmp_path: Path) -> None:
    document = shown(item(tmp_path, "A letter about the dues."))
    assert (document.passages, document.other_text) == ((), "A letter about the dues.")
    assert (document.mrn, document.year, document.month, document.date) == (None, None, None, None)


def test_year_alone_gives_no_month(tmp_path: Path) -> None:
    text = telegram(412).replace("P 141030Z MAR 06\n", "")
    document = shown(item(tmp_path, text, published=Published(identifier="06PORTALDER412")))
    assert (document.mrn, document.year, document.month) == ("06PORTALDER412", 2006, None)


def test_replayed_documents_are_those_that_were_added(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    texts = {"a": RICH, "b": telegram(413), "c": "A letter."}
    given: list[bytes] = []
    add: Callable[[indexing.IndexKeeper, Sequence[bytes], int], None] = indexing.IndexKeeper.add

    def watched(self: indexing.IndexKeeper, documents: Sequence[bytes], revision: int) -> None:
        given.extend(documents)
        add(self, documents, revision)

    monkeypatch.setattr(indexing.IndexKeeper, "add", watched)
    archive = filled(tmp_path, **texts)
    with archive._store.reading() as connection:
        again = [
            pack_document(one) for some in indexing._documents_since(connection, archive._codec, 0) for one in some
        ]
    assert again == given


def test_index_is_committed_while_much_is_added(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(indexing, "COMMIT_TEXTS", 2)
    archive = Archive.create(tmp_path / "archive", title="Lightships")
    folder = write(tmp_path / "input", **{f"t{n}": telegram(n) for n in range(1, 6)})
    seen: list[int] = []
    with Archive.open(archive.path, read_only=True) as reader:
        archive.add(items(folder), now=NOW, batch=1, progress=lambda _: seen.append(reader.search(OWNER, "dues").total))
    assert seen == [0, 2, 2, 4, 4]
    assert archive.search(OWNER, "dues").total == 5


def test_reader_goes_on_while_the_index_is_made_anew(tmp_path: Path) -> None:
    archive = filled(tmp_path, a=telegram(412))
    with Archive.open(archive.path, read_only=True) as reader:
        assert reader.search(OWNER, "dues").total == 1
        archive.reindex()
        assert reader.search(OWNER, "dues").total == 1
        archive.add(items(write(tmp_path / "more", b=telegram(413))), now=NOW)
        assert reader.search(OWNER, "dues").total == 2


def test_index_is_left_alone_while_another_writes(tmp_path: Path) -> None:
    archive = filled(tmp_path, a=telegram(412))
    archive.close()
    for path in (archive.path / "index").iterdir():
        path.unlink()
    with WriterLock(archive.path / "writer.lock"), Archive.open(archive.path) as again:
        assert again.fetch(OWNER, "06PORTALDER412").mrn == "06PORTALDER412"
        with pytest.raises(ArchiveError):
            again.search(OWNER, "dues")


@pytest.mark.parametrize("name", ["meta.json", "index.json"])
def test_damaged_index_is_told_to_a_reader_and_repaired_by_a_writer(tmp_path: Path, name: str) -> None:
    archive = filled(tmp_path, a=telegram(412))
    archive.close()
    (archive.path / "index" / name).write_bytes(b"\xff\x00 nothing")
    with Archive.open(archive.path, read_only=True) as reader:
        with pytest.raises(ArchiveError) as fault:
            reader.search(OWNER, "dues")
        assert "reftel reindex" in fault.value.next_step
        assert len(reader.verify().problems) == 1
    with Archive.open(archive.path) as again:
        assert again.search(OWNER, "dues").total == 1
        assert again.verify().problems == ()


def test_what_a_killed_run_left_beside_the_index_is_removed(tmp_path: Path) -> None:
    archive = filled(tmp_path, a=telegram(412))
    left = archive.path / ".index.0123abcd.new"
    left.mkdir()
    (left / "meta.json").touch()
    archive.reindex()
    assert not left.exists()
    assert sorted(path.name for path in archive.path.iterdir() if path.name.startswith(".")) == []


def test_index_is_replaced_in_one_step_also_where_there_was_none(tmp_path: Path) -> None:
    layout = Layout(tmp_path)
    draft = make_index_draft(layout)
    (draft / "new").touch()
    replace_index(layout, draft)
    assert [path.name for path in layout.index.iterdir()] == ["new"]
    again = make_index_draft(layout)
    (again / "newer").touch()
    replace_index(layout, again)
    assert [path.name for path in layout.index.iterdir()] == ["newer"]
    assert [path.name for path in tmp_path.iterdir()] == ["index"]


def test_mirror_links_to_the_files_but_not_to_the_locks(tmp_path: Path) -> None:
    layout = Layout(tmp_path)
    layout.index.mkdir()
    for name in ("meta.json", ".managed.json", ".tantivy-meta.lock"):
        (layout.index / name).write_text(name)
    with mirror_index(layout) as mirror:
        assert {path.name: path.read_text() for path in Path(mirror).iterdir()} == {
            "meta.json": "meta.json",
            ".managed.json": ".managed.json",
        }


def test_many_threads_read_at_once(tmp_path: Path) -> None:
    archive = filled(tmp_path, **{f"t{n}": telegram(n, f"(U) Vessel {n}.", refs="PORT ALDER 1") for n in range(1, 9)})
    faults: list[BaseException] = []

    def read() -> None:
        try:
            for n in range(1, 9):
                assert archive.fetch(OWNER, f"06PORTALDER{n}").telegram.key is not None
                assert archive.search(OWNER, f"vessel {n}").hits
                assert archive.figures(OWNER).telegrams == 8
        except BaseException as fault:  # noqa: BLE001 - told to the test below
            faults.append(fault)

    threads = [threading.Thread(target=read) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert faults == []


def test_folder_that_may_not_be_written_is_read_through_a_mirror(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    archive = filled(tmp_path, a=telegram(412))
    archive.close()
    monkeypatch.setattr(Layout, "is_writable", lambda _: False)
    with Archive.open(archive.path, read_only=True) as reader:
        assert reader.search(OWNER, "dues").total == 1
        assert reader.verify().problems == ()
    with pytest.raises(ArchiveError, match="cannot be written to"):
        Archive.open(archive.path)
    (archive.path / "index" / "index.json").unlink()
    with Archive.open(archive.path, read_only=True) as reader:
        for _ in range(2):
            with pytest.raises(ArchiveError, match="no index that can be read"):
                reader.search(OWNER, "dues")


def test_unsaved_log_of_a_killed_writer_is_noticed(tmp_path: Path) -> None:
    archive = filled(tmp_path, a=telegram(412))
    archive.close()
    layout = Layout(archive.path)
    assert not layout.has_unsaved_log()
    connection = sqlite3.connect(layout.records)
    connection.execute("UPDATE meta SET value = value || 'x'")
    connection.commit()
    assert layout.has_unsaved_log()
    connection.close()
