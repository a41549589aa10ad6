"""Giving up what takes too long."""

import time
from pathlib import Path

import pytest
from sqlalchemy import text

from reftel.archive.store.database import Store, create_store
from reftel.archive.store.patience import giving_up_at
from reftel.errors import TookTooLong

FOR_EVER = text("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n")


@pytest.fixture
def store(tmp_path: Path) -> Store:
    create_store(tmp_path / "records.db", archive_id="a")
    return Store(tmp_path / "records.db", read_only=False)


def test_a_read_ends_at_its_moment_and_the_store_goes_on(store: Store) -> None:
    began = time.monotonic()
    with pytest.raises(TookTooLong, match="was given up"), giving_up_at(began + 0.2), store.reading() as connection:
        connection.execute(FOR_EVER)
    assert time.monotonic() - began < 5
    with store.reading() as connection:
        assert connection.execute(text("SELECT 1")).scalar_one() == 1
    store.close()


def test_a_moment_that_is_not_over_does_no_harm(store: Store) -> None:
    with giving_up_at(time.monotonic() + 60), store.reading() as connection:
        assert connection.execute(text("SELECT 1")).scalar_one() == 1
    store.close()


def test_a_commit_of_anybody_is_a_change(store: Store) -> None:
    first = store.change()
    assert store.change() == first
    with store.writing() as connection:
        connection.execute(text("UPDATE meta SET value = value + 1 WHERE name = 'revision'"))
    second = store.change()
    assert second != first
    other = Store(store.path, read_only=False)
    with other.writing() as connection:
        connection.execute(text("UPDATE meta SET value = value + 1 WHERE name = 'revision'"))
    other.close()
    assert store.change() != second
    store.close()
