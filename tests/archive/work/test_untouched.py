"""Reading again, reindexing and what else makes derived data anew leaves readers' work as it is, row by row."""

from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import select

from reftel.archive import Archive
from reftel.archive.store import schema
from reftel.archive.store.work_tables import WORK_TABLES
from reftel.archive.work.values import Kind, NameEntry
from tests.archive.cables import NOW, OWNER
from tests.archive.work.conftest import CORRECTED, LATER, add


@pytest.fixture
def worked(archive: Archive) -> Archive:
    work = archive.work
    work.sets.make(OWNER, "some", now=NOW)
    work.sets.put(OWNER, "some", ["06PORTALDER412", "06PORTALDER414"], now=NOW)
    work.sets.put(OWNER, "to read", ["06PORTALDER413"], now=NOW, kind=Kind.MARK)
    work.notes.write(OWNER, "06PORTALDER412", "Check", now=NOW, quote="Winterbotom of the pilotage board")
    work.searches.save(OWNER, "ferries", "ferry", now=NOW)
    work.searches.look(OWNER, "ferries", now=NOW)
    work.frozen.freeze(OWNER, "dues", "dues", now=NOW)
    work.names.add(OWNER, "people", (NameEntry(name="Winterbottom", spellings=("Winterbotom",), note=""),), now=NOW)
    return archive


def rows(archive: Archive) -> dict[str, list[tuple[object, ...]]]:
    with archive._store.reading() as connection:
        return {table.name: list(map(tuple, connection.execute(select(table)))) for table in WORK_TABLES}


ACTS: dict[str, Callable[[Archive, Path], object]] = {
    "reread": lambda archive, _: archive.reread(now=LATER),
    "reindex": lambda archive, _: archive.reindex(),
    "add": lambda archive, folder: add(archive, folder, corrected=CORRECTED),
    "verify": lambda archive, _: archive.verify(),
    "rebuild": lambda archive, _: archive.care.rebuild(now=LATER, workers=0),
}


@pytest.mark.parametrize("act", ACTS)
def test_what_readers_made_is_untouched(worked: Archive, tmp_path: Path, act: str) -> None:
    before = rows(worked)
    assert all(before.values())
    ACTS[act](worked, tmp_path / "more")
    assert rows(worked) == before
    queries = ("collection:some", 'mark:"to read"', "note:check", "name:Winterbotom")
    assert all(worked.search(OWNER, query).total for query in queries)


def test_every_table_of_it_is_carried_over() -> None:
    assert {table.name for table in WORK_TABLES} <= schema.SAID
    derived = {table for table in schema.metadata.tables.values() if table.name not in schema.SAID}
    for table in WORK_TABLES:
        assert not {key.column.table for key in table.foreign_keys} & derived
