from collections.abc import Iterator
from pathlib import Path

import pytest

from reftel.archive.care.rebuild import _SEEN_AT
from reftel.archive.ingest.writer import inputs_of
from reftel.archive.store import schema
from reftel.archive.store.database import Store, create_store, driver_cursor
from reftel.archive.store.numbering import NumberedRows


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    create_store(tmp_path / "records.db", archive_id="0" * 32)
    store = Store(tmp_path / "records.db", read_only=False)
    yield store
    store.close()


def test_rows_are_found_by_their_values_and_numbered_where_new(store: Store) -> None:
    one, other = ("a.txt", "", "0" * 64), ("a.txt", "", "0" * 63 + "1")
    with store.writing() as connection:
        rows = inputs_of(driver_cursor(connection))
        assert (rows.find(*one), rows.number(*one), rows.number(*other), rows.number(*one)) == (None, 1, 2, 1)
        rows.insert()
    with store.writing() as connection:
        again = inputs_of(driver_cursor(connection))
        assert (again.find(*one), again.find(*other), again.find("b.txt", "", "0" * 64)) == (1, 2, None)


def test_no_row_is_looked_for_by_reading_a_whole_table(store: Store) -> None:
    with store.reading() as connection:
        cursor = driver_cursor(connection)
        found = (
            inputs_of(cursor).query,
            NumberedRows(cursor, schema.items, ("sha256",)).query,
            NumberedRows(cursor, schema.versions, ("version_id",)).query,
            _SEEN_AT,
        )
        for query in found:
            values = ("",) * (3 if "?3" in query else query.count("?"))
            plans = cursor.execute(f"EXPLAIN QUERY PLAN {query}", values).fetchall()
            assert not any(plan[3].startswith("SCAN") for plan in plans), query
