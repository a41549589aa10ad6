import pytest
from sqlalchemy import text

from reftel.archive import Archive
from tests.archive.cables import NOW, OWNER


@pytest.fixture
def worked(archive: Archive) -> Archive:
    note = archive.work.notes.write(OWNER, "06PORTALDER412", "One", now=NOW)
    archive.work.notes.revise(OWNER, note.id, "Two", now=NOW)
    archive.work.frozen.freeze(OWNER, "dues", "dues OR ferry", now=NOW)
    archive.work.searches.save(OWNER, "ferries", "ferry", now=NOW)
    return archive


def test_work_as_it_was_written_is_clean(worked: Archive) -> None:
    assert worked.verify().problems == ()


UNGUARDED = ("DROP TRIGGER notes_are_not_removed", "DROP TRIGGER notes_are_not_changed")


@pytest.mark.parametrize(
    ("statements", "place", "what"),
    [
        (
            ("UPDATE kept SET version_ids = zeroblob(8) WHERE kind = 'frozen'",),
            "the frozen “dues”",
            "do not give its SHA-256",
        ),
        (("UPDATE kept SET data = X'7B' WHERE kind = 'search'",), "the search “ferries”", "cannot be read"),
        (("DROP TRIGGER notes_are_not_changed",), "notes", "guard notes_are_not_changed is gone"),
        ((*UNGUARDED, "DELETE FROM notes WHERE revision = 1"), "note ", "has 1 of its 2 revisions"),
        ((*UNGUARDED, "UPDATE notes SET data = X'7B7D'"), "note ", "cannot be read"),
    ],
    ids=["frozen", "search", "guard", "revision", "note"],
)
def test_what_somebody_changed_is_found(worked: Archive, statements: tuple[str, ...], place: str, what: str) -> None:
    with worked._store.writing() as connection:
        for statement in statements:
            connection.execute(text(statement))
    problems = worked.verify().problems
    assert any(problem.place.startswith(place) and what in problem.what for problem in problems), problems
