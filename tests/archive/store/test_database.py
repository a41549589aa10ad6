import sqlite3
from pathlib import Path

import pytest
from sqlalchemy import insert, text

from reftel.archive.store import schema
from reftel.archive.store.database import (
    Store,
    check_store,
    create_store,
    driver_cursor,
    meta_number,
    meta_value,
    set_meta_number,
)
from reftel.errors import ArchiveError

ID = "a" * 32


@pytest.fixture
def path(tmp_path: Path) -> Path:
    create_store(tmp_path / "records.db", archive_id=ID)
    return tmp_path / "records.db"


@pytest.fixture
def store(path: Path) -> Store:
    return Store(path, read_only=False)


def add_statement(store: Store) -> None:
    with store.writing() as connection:
        connection.execute(insert(schema.labels).values(id=1, label_class="UNCLASSIFIED"))
        connection.execute(
            insert(schema.statements).values(id=1, matter="m", item=b"i", quote="q", label=1, data=b"{}", chain="c")
        )


def test_new_store_is_fit_for_use(store: Store) -> None:
    check_store(store, archive_id=ID)
    with store.reading() as connection:
        assert meta_number(connection, "revision") == 0
        assert connection.exec_driver_sql("PRAGMA journal_mode").scalar_one() == "wal"
        assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar_one() == 1
        assert connection.exec_driver_sql("PRAGMA page_size").scalar_one() == schema.PAGE_BYTES
    store.close()


def test_what_is_written_stays_and_what_fails_is_undone(store: Store) -> None:
    with store.writing() as connection:
        set_meta_number(connection, "revision", 7)
    with pytest.raises(ZeroDivisionError), store.writing() as connection:
        set_meta_number(connection, "revision", 8)
        raise ZeroDivisionError
    with store.reading() as connection:
        assert meta_number(connection, "revision") == 7
    store.close()


def test_reader_is_not_blocked_by_a_writer_and_keeps_its_moment(store: Store) -> None:
    with store.reading() as reader:
        assert meta_number(reader, "revision") == 0
        with store.writing() as writer:
            set_meta_number(writer, "revision", 1)
        assert meta_number(reader, "revision") == 0
    store.close()


@pytest.mark.parametrize(
    "attack",
    [
        "UPDATE statements SET matter = 'x'",
        "DELETE FROM statements",
        "INSERT OR REPLACE INTO statements VALUES (1, 'x', 'i', 'q', 1, '{}', 'c')",
    ],
    ids=["update", "delete", "replace"],
)
def test_statements_are_only_appended(store: Store, attack: str) -> None:
    add_statement(store)
    with pytest.raises(ArchiveError), store.writing() as connection:
        connection.execute(text(attack))
    with store.reading() as connection:
        assert connection.execute(text("SELECT matter FROM statements")).scalars().all() == ["m"]
    store.close()


def test_read_only_store_refuses_to_write(path: Path) -> None:
    store = Store(path, read_only=True)
    with pytest.raises(ArchiveError, match="reading only"), store.writing():
        pass
    with pytest.raises(ArchiveError, match="may not be written to"), store.reading() as connection:
        set_meta_number(connection, "revision", 1)
    store.close()


def test_driver_faults_become_sentences_too(store: Store) -> None:
    with pytest.raises(ArchiveError, match="damaged or was made by another program"), store.reading() as connection:
        driver_cursor(connection).execute("SELECT * FROM nowhere")
    store.close()


def test_waiting_writer_gives_up_with_a_sentence(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reftel.archive.store.database.BUSY_SECONDS", 0.05)
    one, other = Store(path, read_only=False), Store(path, read_only=False)
    with one.writing(), pytest.raises(ArchiveError, match="written to by another process"), other.writing():
        pass
    one.close()
    other.close()


def test_every_table_has_one_duty() -> None:
    duties = (schema.ORIGINAL, schema.DERIVED, schema.SAID)
    assert sorted(name for duty in duties for name in duty) == sorted(schema.metadata.tables)


def check(path: Path, archive_id: str = ID) -> None:
    store = Store(path, read_only=False)
    try:
        check_store(store, archive_id=archive_id)
    finally:
        store.close()


def test_empty_file_is_no_records(tmp_path: Path) -> None:
    (tmp_path / "records.db").touch()
    with pytest.raises(ArchiveError, match="empty or no database of Reftel"):
        check(tmp_path / "records.db")


def test_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(ArchiveError, match="cannot be opened"):
        check(tmp_path / "records.db")


def test_file_of_another_kind_is_told(tmp_path: Path) -> None:
    (tmp_path / "records.db").write_bytes(b"no database at all " * 500)
    with pytest.raises(ArchiveError, match="no database"):
        check(tmp_path / "records.db")


def test_truncated_file_is_told(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: schema.PAGE_BYTES * 2 + 100])
    with pytest.raises(ArchiveError, match="is damaged"):
        check(path)


def test_records_of_another_archive_are_told(path: Path) -> None:
    with pytest.raises(ArchiveError, match="belongs to another archive"):
        check(path, archive_id="b" * 32)


def spoil(path: Path, statement: str) -> None:
    connection = sqlite3.connect(path)
    connection.execute(statement)
    connection.commit()
    connection.close()


@pytest.mark.parametrize(
    ("statement", "sentence"),
    [
        ("UPDATE meta SET value = '99' WHERE name = 'schema_version'", "has schema 99"),
        ("UPDATE meta SET value = '1' WHERE name = 'schema_version'", "was made by an older Reftel"),
        ("DELETE FROM meta WHERE name = 'archive_id'", "lacks its archive_id"),
    ],
    ids=["schema from the future", "schema of the past", "a value missing"],
)
def test_unfit_records_are_told(path: Path, statement: str, sentence: str) -> None:
    spoil(path, statement)
    with pytest.raises(ArchiveError, match=sentence):
        check(path)


def test_spoilt_number_is_told(path: Path, store: Store) -> None:
    spoil(path, "UPDATE meta SET value = 'many' WHERE name = 'revision'")
    with pytest.raises(ArchiveError, match="its revision is 'many'"), store.reading() as connection:
        meta_number(connection, "revision")
    with store.reading() as connection:
        assert meta_value(connection, "revision") == "many"
    store.close()
